#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/match.h"
#include "command/message.h"
#include "command/notes.h"
#include "command/select.h"
#include "command/run.h"
#include "command/summarise.h"
#include "findings/findings.h"
#include "link/link.h"
#include "report/report.h"
#include "report/text_cache.h"

typedef FT_VEC(ft_unparsed) unparsed_list;

/* Everything one run of check owns. */
typedef struct check {
    const ft_options *options;
    ft_run session;
    bool *selected; /* rules */
    ft_summaries summaries;
    ft_link *link;
    ft_findings *findings;
    ft_text_cache *text;
    unparsed_list unparsed; /* for the coverage, in order of path */
    ft_stopwatch *watch;
} check;

/* Files that were asked for and are not source text: an error if named, else only counted. */
static void note_binaries(check *c)
{
    size_t n;
    const ft_source_file *files = ft_source_files(c->session.source, &n);

    for (size_t i = 0; i < n; i++) {
        if (files[i].kind != FT_SOURCE_BINARY || !files[i].asked)
            continue;
        ft_vec_push(&c->unparsed, ((ft_unparsed){files[i].shown, "not source text (NUL bytes)"}));
        if (!files[i].explicit_file)
            continue;
        ft_say_error("cannot analyse '%s': not source text (NUL bytes)", files[i].shown);
        c->session.failed = true;
    }
}

static void note_problems(check *c)
{
    size_t n;
    const ft_source_problem *problems = ft_source_problems(c->session.source, &n);

    for (size_t i = 0; i < n; i++)
        ft_vec_push(&c->unparsed, ((ft_unparsed){problems[i].path, problems[i].text}));
}

static void note_lost_units(check *c)
{
    for (size_t i = 0; i < c->summaries.n_unparsed; i++) {
        const ft_unparsed *lost = &c->summaries.unparsed[i];

        ft_say_error("%s: %s; file skipped", lost->path, lost->reason);
        ft_vec_push(&c->unparsed, *lost);
        c->session.failed = true;
    }
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const ft_unparsed *)a)->path, ((const ft_unparsed *)b)->path);
}

/* A run over nothing must not look like a clean one. */
static bool found_anything(const check *c)
{
    size_t n;
    const ft_source_file *files = ft_source_files(c->session.source, &n);

    for (size_t i = 0; i < n; i++)
        if (files[i].asked)
            return true;
    return false;
}

static bool prepare(check *c)
{
    const ft_options *options = c->options;
    ft_error err = {0};

    ft_run_init(&c->session, options);
    c->selected = ft_select_rules(c->session.rules, options, &err);
    if (!c->selected) {
        ft_say_error("%s", err.text);
        return false;
    }
    if (!ft_run_open_source(&c->session, options->arguments.v, options->arguments.n))
        return false;
    if (options->misspelt)
        ft_say_note("did you mean the command 'ftlint %s'?", options->misspelt);
    if (!found_anything(c)) {
        if (!c->session.failed)
            ft_say_error("no C or C++ source files to analyse");
        return false;
    }
    ft_stopwatch_lap(c->watch, "rules and sources");
    if (options->verbose)
        ft_note_units(c->session.source);
    if (!options->quiet)
        ft_note_left_out(c->session.source);
    return true;
}

static void find(check *c)
{
    const char *start = ft_source_start(c->session.source);

    c->link = ft_link_program(c->summaries.facts, c->summaries.n_facts, c->session.models);
    ft_stopwatch_lap(c->watch, "linking");
    c->findings = ft_findings_new();
    ft_match_rules(&c->session, c->selected, c->link, c->findings);
    c->text = ft_text_cache_new(start);
    ft_text_cache_set_root(c->text, ft_source_root(c->session.source));
    ft_findings_finish(c->findings, ft_text_cache_line, c->text);
    ft_stopwatch_lap(c->watch, "rules");
}

static ft_report_coverage coverage_of(const check *c)
{
    ft_coverage linked = ft_link_coverage(c->link);

    return (ft_report_coverage){
        .files = c->summaries.n_facts,
        .functions = linked.functions,
        .functions_error = linked.functions_error,
        .calls = linked.calls,
        .calls_text = linked.calls_text,
        .calls_skipped = linked.calls_skipped,
        .unparsed = c->unparsed.v,
        .n_unparsed = c->unparsed.n,
    };
}

static void report_aside(const check *c, const ft_report_input *input)
{
    ft_strbuf summary;

    if (c->options->statistics)
        ft_note_statistics(c->findings);
    if (c->options->timing)
        ft_note_timing(c->watch);
    if (c->options->quiet)
        return;
    ft_strbuf_init(&summary);
    ft_report_summary(input, &summary);
    fputs(summary.s, stderr);
    ft_strbuf_release(&summary);
}

/* The report goes out in one piece, at the end. */
static bool report(check *c)
{
    char clang[128];
    ft_report_input input = {
        .findings = c->findings,
        .coverage = coverage_of(c),
        .text = c->text,
        .color = ft_term_wants_color(stdout, (ft_color_mode)c->options->color),
        .quiet = c->options->quiet,
        .version = FTLINT_VERSION,
        .clang_version = clang,
        .target = ft_options_target(c->options),
    };
    ft_strbuf out;
    bool ok;

    ft_parse_clang_version(clang, sizeof clang);
    ft_strbuf_init(&out);
    ft_report_formats[c->options->format].write(&input, &out);
    ok = ft_print(&out);
    ft_strbuf_release(&out);
    ft_stopwatch_lap(c->watch, "report");
    if (ok)
        report_aside(c, &input);
    return ok;
}

static int status_of(const check *c)
{
    if (c->session.failed)
        return FT_EXIT_PROBLEM;
    if (ft_findings_count(c->findings) > 0 && !c->options->exit_zero)
        return FT_EXIT_FINDINGS;
    return FT_EXIT_CLEAN;
}

static int run(check *c)
{
    int stopped;

    if (!prepare(c))
        return FT_EXIT_PROBLEM;
    stopped = ft_summarise(&c->session, &c->summaries);
    if (stopped)
        return 128 + stopped;
    ft_stopwatch_lap(c->watch, "parsing and analysis");
    note_binaries(c);
    note_problems(c);
    note_lost_units(c);
    if (c->unparsed.n > 0)
        qsort(c->unparsed.v, c->unparsed.n, sizeof *c->unparsed.v, compare_paths);
    find(c);
    return report(c) ? status_of(c) : FT_EXIT_PROBLEM;
}

static void release(check *c)
{
    ft_text_cache_free(c->text);
    ft_findings_free(c->findings);
    if (c->link)
        ft_link_free(c->link);
    ft_summaries_release(&c->summaries);
    ft_vec_release(&c->unparsed);
    free(c->selected);
    ft_run_release(&c->session);
    ft_stopwatch_free(c->watch);
}

int ft_command_check(const ft_options *options)
{
    check c = {.options = options, .watch = ft_stopwatch_new()};
    int status = run(&c);

    release(&c);
    return status;
}
