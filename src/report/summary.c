#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/formats.h"

/* 6909 -> "6,909" */
static void add_count(ft_strbuf *out, size_t n)
{
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%zu", n);

    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            ft_strbuf_addch(out, ',');
        ft_strbuf_addch(out, digits[i]);
    }
}

static void add_counted(ft_strbuf *out, size_t n, const char *noun)
{
    add_count(out, n);
    ft_strbuf_addf(out, " %s%s", noun, n == 1 ? "" : "s");
}

/* Rounded down: 100.0% is said only when it is all of them. */
static void add_share(ft_strbuf *out, size_t part, size_t whole, const char *what)
{
    size_t permille = part >= whole ? 1000 : part * 1000 / whole;

    ft_strbuf_addf(out, "%zu.%zu%% of ", permille / 10, permille % 10);
    add_counted(out, whole, what);
}

static void add_findings(ft_strbuf *out, const ft_report_input *input)
{
    static const char *const names[] = {"note", "warning", "error"};
    size_t counts[3] = {0}, files = 0, n = ft_findings_count(input->findings);
    const char *separator = " (";

    for (size_t i = 0; i < n; i++) {
        const ft_finding *f = ft_findings_at(input->findings, i);

        counts[f->severity]++;
        files += i == 0 || strcmp(f->at.path, ft_findings_at(input->findings, i - 1)->at.path) != 0;
    }
    if (n == 0) {
        ft_strbuf_adds(out, "no findings in ");
        add_counted(out, input->coverage.files, "file");
        return;
    }
    add_counted(out, n, "finding");
    for (int severity = 2; severity >= 0; severity--) {
        if (counts[severity] == 0)
            continue;
        ft_strbuf_adds(out, separator);
        add_counted(out, counts[severity], names[severity]);
        separator = ", ";
    }
    ft_strbuf_adds(out, ") in ");
    add_counted(out, files, "file");
}

/* What is known already: said, so that a short list is not taken for a clean one. */
static void add_states(ft_strbuf *out, const ft_findings *findings)
{
    static const struct {
        ft_finding_state state;
        const char *text;
    } states[] = {{FT_FINDING_TODO, "marked to do"}, {FT_FINDING_SUPPRESSED, "suppressed"},
                  {FT_FINDING_BASELINED, "in the baseline"}, {FT_FINDING_UNCHANGED, "not of this change"}};

    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        size_t n = ft_findings_in_state(findings, states[i].state);

        if (n == 0)
            continue;
        ft_strbuf_adds(out, ", ");
        add_count(out, n);
        ft_strbuf_addf(out, " %s", states[i].text);
    }
}

static void add_off(ft_strbuf *out, const ft_counts *n)
{
    if (n->functions_off == 0 && n->calls_off == 0)
        return;
    ft_strbuf_adds(out, " (");
    if (n->functions_off > 0)
        add_counted(out, n->functions_off, "function");
    if (n->functions_off > 0 && n->calls_off > 0)
        ft_strbuf_adds(out, " and ");
    if (n->calls_off > 0)
        add_counted(out, n->calls_off, "call");
    ft_strbuf_adds(out, " switched off)");
}

/* What the preprocessor switches off for the target is not there to be understood. */
static void add_coverage(ft_strbuf *out, const ft_report_coverage *c)
{
    const ft_counts *n = &c->text.total;
    size_t calls = n->calls - n->calls_off;

    if (n->functions > 0 || calls > 0)
        ft_strbuf_adds(out, "understood ");
    if (n->functions > 0)
        add_share(out, n->functions - n->functions_error - n->functions_lost, n->functions, "function");
    if (n->functions > 0 && calls > 0)
        ft_strbuf_adds(out, ", ");
    if (calls > 0)
        add_share(out, calls - n->calls_lost, calls, "C-API call");
    add_off(out, n);
    if (c->n_unparsed > 0) {
        ft_strbuf_adds(out, n->functions > 0 || calls > 0 ? "; " : "");
        add_counted(out, c->n_unparsed, "file");
        ft_strbuf_adds(out, " not parsed");
    }
}

void ft_report_summary(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf coverage;

    add_findings(out, input);
    add_states(out, input->findings);
    ft_strbuf_init(&coverage);
    add_coverage(&coverage, &input->coverage);
    ft_strbuf_addf(out, "%s%s\n", coverage.len ? "; " : "", coverage.s);
    ft_strbuf_release(&coverage);
}

void ft_report_coverage_line(const ft_report_coverage *coverage, ft_strbuf *out)
{
    add_coverage(out, coverage);
    ft_strbuf_addch(out, '\n');
}

static void add_missed(const ft_file_coverage *file, ft_strbuf *out)
{
    static const struct {
        const char *before, *after;
    } texts[FT_MISSED_COUNT] = {
        [FT_MISSED_FUNCTION] = {"function ", " not seen\n"},
        [FT_MISSED_CALL] = {"call of ", "() not seen\n"},
        [FT_MISSED_ERROR] = {"function ", " has parse errors\n"},
    };

    for (size_t i = 0; i < file->n_missed; i++) {
        const ft_missed *m = &file->missed[i];

        ft_add_clean(out, file->path);
        ft_strbuf_addf(out, ":%" PRIu32 ":%" PRIu32 ": ", m->at.line, m->at.col);
        ft_strbuf_adds(out, texts[m->kind].before);
        ft_add_clean(out, m->name);
        ft_strbuf_adds(out, texts[m->kind].after);
    }
}

static void add_reasons(const ft_unparsed *files, size_t n, const char *what, ft_strbuf *out)
{
    for (size_t i = 0; i < n; i++) {
        ft_add_clean(out, files[i].path);
        ft_strbuf_addf(out, ": %s: ", what);
        ft_add_clean(out, files[i].reason);
        ft_strbuf_addch(out, '\n');
    }
}

void ft_report_missed(const ft_report_coverage *coverage, ft_strbuf *out)
{
    for (size_t i = 0; i < coverage->text.n_files; i++)
        add_missed(&coverage->text.files[i], out);
    add_reasons(coverage->unparsed, coverage->n_unparsed, "not parsed", out);
    add_reasons(coverage->left_out, coverage->n_left_out, "left out", out);
}
