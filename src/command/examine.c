#include "command/examine.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "command/command.h"
#include "command/config.h"
#include "command/match.h"
#include "command/message.h"
#include "command/select.h"
#include "command/sift.h"
#include "report/text_cache.h"

/* A file that was named and is not source text is an error; others are only counted. */
static void note_binaries(ft_examination *e)
{
    size_t n;
    const ft_source_file *files = ft_source_files(e->session.source, &n);

    for (size_t i = 0; i < n; i++) {
        if (files[i].kind != FT_SOURCE_BINARY || !files[i].explicit_file)
            continue;
        ft_say_error("cannot analyse '%s': not source text (NUL bytes)", files[i].shown);
        e->session.failed = true;
    }
}

static void note_lost_units(ft_examination *e)
{
    for (size_t i = 0; i < e->summaries.n_unparsed; i++) {
        const ft_unparsed *lost = &e->summaries.unparsed[i];

        ft_say_error("%s: %s; file skipped", lost->path, lost->reason);
        e->session.failed = true;
    }
}

/* A run over nothing must not look like a clean one. */
static bool found_anything(const ft_examination *e)
{
    size_t n;
    const ft_source_file *files = ft_source_files(e->session.source, &n);

    for (size_t i = 0; i < n; i++)
        if (files[i].asked)
            return true;
    return e->options->force_exclude && !e->session.failed; /* a hook may hand over nothing but what is left out */
}

static bool prepare(ft_examination *e, const char *const *paths, size_t n_paths)
{
    const ft_options *options = e->options;
    ft_error err = {0};

    ft_run_init(&e->session, options);
    e->selected = ft_select_rules(e->session.rules, options, &err);
    if (!e->selected) {
        ft_say_error("%s", err.text);
        return false;
    }
    if (!ft_config_check(options->config, e->session.rules))
        return false;
    if (!ft_run_open_source(&e->session, paths, n_paths))
        return false;
    if (!options->quiet && !ft_parse_has_libc())
        ft_say_note("no headers of a C library found: ftlint's own declarations stand in for them");
    if (options->misspelt)
        ft_say_note("did you mean the command 'ftlint %s'?", options->misspelt);
    if (!found_anything(e)) {
        if (!e->session.failed)
            ft_say_error("no C or C++ source files to analyse");
        return false;
    }
    ft_stopwatch_lap(e->watch, "rules and sources");
    if (options->verbose) {
        ft_say("configuration: %s", options->config->path ? options->config->shown : "none");
        ft_note_units(e->session.source);
    }
    return true;
}

static void find(ft_examination *e)
{
    const char *start = ft_source_start(e->session.source);
    ft_sift sift = {.session = &e->session, .selected = e->selected, .summaries = &e->summaries,
                    .complete = e->summaries.n_unparsed == 0};

    e->link = ft_link_program(e->summaries.facts, e->summaries.n_facts, e->session.models);
    ft_stopwatch_lap(e->watch, "linking");
    e->findings = ft_findings_new();
    ft_match_rules(&e->session, e->link, e->findings);
    e->text = ft_text_cache_new(start);
    ft_text_cache_set_root(e->text, ft_source_root(e->session.source));
    sift.findings = e->findings;
    sift.text = e->text;
    ft_sift_findings(&sift);
    ft_stopwatch_lap(e->watch, "rules");
}

int ft_examine(ft_examination *e, const ft_options *options, const char *const *paths, size_t n_paths)
{
    int stopped;

    *e = (ft_examination){.options = options, .watch = ft_stopwatch_new()};
    if (!prepare(e, paths, n_paths))
        return FT_EXIT_PROBLEM;
    stopped = ft_summarise(&e->session, &e->summaries);
    if (stopped)
        return 128 + stopped;
    ft_stopwatch_lap(e->watch, "parsing and analysis");
    note_binaries(e);
    note_lost_units(e);
    find(e);
    e->coverage = ft_coverage_collect(e->session.source, &e->summaries, e->link, e->session.arena);
    return 0;
}

void ft_examination_release(ft_examination *e)
{
    ft_text_cache_free(e->text);
    ft_findings_free(e->findings);
    if (e->link)
        ft_link_free(e->link);
    ft_summaries_release(&e->summaries);
    free(e->selected);
    ft_run_release(&e->session);
    ft_stopwatch_free(e->watch);
}
