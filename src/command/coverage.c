#include "command/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/vec.h"
#include "command/message.h"

typedef FT_VEC(ft_unparsed) reason_list;

enum { NAMES_SHOWN = 3 };

/* Why a file that was asked for is not looked at; what the reason is called when files are counted. */
static const struct {
    ft_source_kind kind;
    bool is_missed; /* it is code of the project that ftlint cannot read; else leaving it out is right */
    const char *reason, *one, *many;
} reasons[] = {
    {FT_SOURCE_GENERATED, false, "generated code", "generated file", "generated files"},
    {FT_SOURCE_COMPAT, false, "vendored compatibility header", "vendored compatibility header",
     "vendored compatibility headers"},
    {FT_SOURCE_HEADER, false, "nothing that is analysed includes it", "header that nothing includes",
     "headers that nothing includes"},
    {FT_SOURCE_FRAGMENT, false, "nothing that is analysed includes it", "fragment that nothing includes",
     "fragments that nothing includes"},
    {FT_SOURCE_BINARY, true, "not source text (NUL bytes)", "binary file", "binary files"},
};

enum { N_REASONS = sizeof reasons / sizeof *reasons };

/* The paths of all files that the units consist of. */
static ft_interner *read_files(const ft_summaries *summaries)
{
    ft_interner *seen = ft_interner_new();

    for (size_t u = 0; u < summaries->n_facts; u++) {
        const ft_facts *facts = summaries->facts[u];

        for (size_t i = 0; i < facts->coverage.n; i++)
            if (facts->coverage.v[i].file != FT_NO_ROW)
                ft_intern_id(seen, ft_facts_text(facts, facts->file.v[facts->coverage.v[i].file].path));
    }
    return seen;
}

static bool is_seen(ft_interner *seen, const char *path)
{
    uint32_t before = ft_interner_count(seen);

    ft_intern_id(seen, path); /* each file is asked about once: that it is there from now on does no harm */
    return ft_interner_count(seen) == before;
}

static void sort_out_files(const ft_source *source, const ft_summaries *summaries, reason_list *missed,
                           reason_list *left_out)
{
    ft_interner *seen = read_files(summaries);
    size_t n;
    const ft_source_file *files = ft_source_files(source, &n);

    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < N_REASONS && files[i].asked; k++) {
            if (files[i].kind != reasons[k].kind || is_seen(seen, files[i].shown))
                continue;
            ft_unparsed row = {files[i].shown, reasons[k].reason};
            if (reasons[k].is_missed)
                ft_vec_push(missed, row);
            else
                ft_vec_push(left_out, row);
        }
    }
    ft_interner_free(seen);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const ft_unparsed *)a)->path, ((const ft_unparsed *)b)->path);
}

static const ft_unparsed *take_list(reason_list *list, ft_arena *arena, size_t *n)
{
    const ft_unparsed *rows;

    if (list->n)
        qsort(list->v, list->n, sizeof *list->v, compare_paths);
    rows = ft_arena_dup(arena, list->v, list->n, sizeof *list->v);
    *n = list->n;
    ft_vec_release(list);
    return rows;
}

ft_report_coverage ft_coverage_collect(const ft_source *source, const ft_summaries *summaries, const ft_link *link,
                                       ft_arena *arena)
{
    ft_report_coverage c = {.files = summaries->n_parsed, .text = *ft_link_coverage(link)};
    reason_list missed = {0}, left_out = {0};
    size_t n;
    const ft_source_problem *problems = ft_source_problems(source, &n);

    for (size_t i = 0; i < n; i++)
        ft_vec_push(&missed, ((ft_unparsed){problems[i].path, problems[i].text}));
    for (size_t i = 0; i < summaries->n_unparsed; i++)
        ft_vec_push(&missed, summaries->unparsed[i]);
    sort_out_files(source, summaries, &missed, &left_out);
    c.unparsed = take_list(&missed, arena, &c.n_unparsed);
    c.left_out = take_list(&left_out, arena, &c.n_left_out);
    return c;
}

static void note_reason(const ft_unparsed *files, size_t n, size_t row)
{
    ft_strbuf names;
    size_t count = 0;

    ft_strbuf_init(&names);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(files[i].reason, reasons[row].reason) != 0)
            continue;
        if (count < NAMES_SHOWN)
            ft_strbuf_addf(&names, "%s%s", count ? ", " : "", files[i].path);
        count++;
    }
    if (count > 0)
        ft_say_note("left out %zu %s: %s%s%s", count, count == 1 ? reasons[row].one : reasons[row].many, names.s,
                    count > NAMES_SHOWN ? ", ..." : "",
                    reasons[row].kind == FT_SOURCE_GENERATED ? " (--include-generated)" : "");
    ft_strbuf_release(&names);
}

void ft_coverage_note_left_out(const ft_report_coverage *coverage)
{
    for (size_t i = 0; i < N_REASONS; i++) {
        if (i > 0 && reasons[i].reason == reasons[i - 1].reason)
            continue;
        note_reason(reasons[i].is_missed ? coverage->unparsed : coverage->left_out,
                    reasons[i].is_missed ? coverage->n_unparsed : coverage->n_left_out, i);
    }
}

static void add_part(ft_strbuf *out, size_t n, size_t whole, const char *one, const char *many, const char *what)
{
    if (n == 0)
        return;
    ft_strbuf_addf(out, "%s%zu", out->len ? ", " : "", n);
    if (whole)
        ft_strbuf_addf(out, " of %zu", whole);
    ft_strbuf_addf(out, " %s %s", (whole ? whole : n) == 1 ? one : many, what);
}

static bool is_below(size_t missed, size_t whole, int percent)
{
    return (whole - missed) * 100 < whole * (size_t)percent;
}

bool ft_coverage_suffices(const ft_report_coverage *coverage, int percent)
{
    const ft_counts *n = &coverage->text.total;
    size_t calls = n->calls - n->calls_off;
    ft_strbuf out;

    if (coverage->n_unparsed == 0 && !is_below(n->functions_error + n->functions_lost, n->functions, percent) &&
        !is_below(n->calls_lost, calls, percent))
        return true;
    ft_strbuf_init(&out);
    add_part(&out, coverage->n_unparsed, 0, "file", "files", "not parsed");
    add_part(&out, n->functions_error, n->functions, "function", "functions", "with parse errors");
    add_part(&out, n->functions_lost, n->functions, "function", "functions", "not seen");
    add_part(&out, n->calls_lost, calls, "C-API call", "C-API calls", "not seen");
    ft_say_error("coverage is incomplete (--strict=%d): %s; -v lists them", percent, out.s);
    ft_strbuf_release(&out);
    return false;
}
