#include "command/summarise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "analysis/analysis.h"
#include "base/vec.h"
#include "command/sift.h"
#include "command/workers.h"

typedef struct outcome {
    const ft_source_file *file;
    ft_facts *facts;
    const char *reason; /* why there are none */
} outcome;

typedef struct run {
    const ft_run *session;
    ft_arena *arena;
    ft_parser *parser; /* made when the first file comes, so that every process has its own */
    outcome *outcomes; /* of the units, in order of path */
    size_t n;
    time_t started;
    bool in_process; /* no worker: facts need not travel */
    bool progress, progress_shown;
} run;

static bool summarise_one(void *data, size_t item, ft_strbuf *result)
{
    run *r = data;
    ft_error err = {0};
    ft_facts *facts;
    ft_unit *unit;

    if (!r->parser)
        r->parser = ft_parser_new(&r->session->parse);
    unit = ft_run_parse(r->session, r->parser, r->outcomes[item].file, &err);
    if (!unit) {
        ft_strbuf_adds(result, err.text);
        return false;
    }
    facts = ft_analyse_unit(unit, r->session->models);
    ft_unit_free(unit);
    if (r->in_process) {
        r->outcomes[item].facts = facts;
        return true;
    }
    ft_facts_write(facts, result);
    ft_facts_free(facts);
    return true;
}

static void take_result(void *data, size_t item, bool ok, const char *result, size_t len)
{
    run *r = data;
    ft_error err = {0};

    if (ok && !r->in_process)
        r->outcomes[item].facts = ft_facts_read(result, len, &err);
    if (!r->outcomes[item].facts)
        r->outcomes[item].reason = ok ? ft_arena_strdup(r->arena, err.text) : ft_arena_strndup(r->arena, result, len);
}

static void show_progress(void *data, size_t n_done)
{
    run *r = data;

    if (!r->progress || time(NULL) - r->started < 2)
        return;
    fprintf(stderr, "\r\033[K%zu of %zu files analysed", n_done, r->n);
    r->progress_shown = true;
}

static void clear_progress(const run *r)
{
    if (r->progress_shown)
        fputs("\r\033[K", stderr);
}

static void list_units(run *r)
{
    size_t n;
    const ft_source_file *files = ft_source_files(r->session->source, &n);

    r->outcomes = ft_xcalloc(n + 1, sizeof *r->outcomes);
    for (size_t i = 0; i < n; i++)
        if (files[i].kind == FT_SOURCE_UNIT)
            r->outcomes[r->n++].file = &files[i];
}

/* One process per processor unless -j says otherwise, with FTLINT_IN_PROCESS=1 this one and no other (for debuggers). */
static unsigned count_processes(const ft_options *options)
{
    long n = options->jobs;

    const char *here = getenv("FTLINT_IN_PROCESS");

    if (here && strcmp(here, "1") == 0)
        return 0;
    if (n == 0)
        n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : (unsigned)n;
}

/* What can be told of a file that could not be analysed, NULL: nothing. */
static ft_facts *facts_of_text(const run *r, const ft_source_file *file)
{
    ft_unit *unit = ft_parse_text(&r->session->parse, file->path);
    ft_facts *facts = unit ? ft_analyse_unit(unit, r->session->models) : NULL;

    if (unit)
        ft_unit_free(unit);
    return facts;
}

/* Which functions belong to tests: a fact of where they stand, which the analysis of one file does not know. */
static void mark_tests(const run *r, ft_facts *facts)
{
    bool *is_test = ft_xcalloc(facts->file.n + 1, sizeof *is_test);

    for (size_t i = 0; i < facts->file.n; i++)
        is_test[i] = facts->file.v[i].project && ft_path_is_test(r->session, ft_facts_text(facts, facts->file.v[i].path));
    for (size_t i = 0; i < facts->function.n; i++)
        if (facts->function.v[i].at.file < facts->file.n && is_test[facts->function.v[i].at.file])
            facts->function.v[i].flags |= FT_FUNCTION_TEST;
    free(is_test);
}

static void collect(run *r, bool stopped, ft_summaries *summaries)
{
    summaries->facts = ft_xcalloc(r->n + 1, sizeof(ft_facts *));
    summaries->unparsed = ft_xcalloc(r->n + 1, sizeof *summaries->unparsed);
    for (size_t i = 0; i < r->n; i++) {
        const outcome *o = &r->outcomes[i];
        ft_facts *facts = o->facts || stopped ? o->facts : facts_of_text(r, o->file);

        if (facts)
            mark_tests(r, facts);
        if (facts)
            summaries->facts[summaries->n_facts++] = facts;
        if (o->facts)
            summaries->n_parsed++;
        else
            summaries->unparsed[summaries->n_unparsed++] = (ft_unparsed){o->file->shown, o->reason};
    }
}

int ft_summarise(const ft_run *session, ft_summaries *summaries)
{
    run r = {.session = session, .started = time(NULL),
             .progress = !session->options->quiet && isatty(STDERR_FILENO)};
    ft_work work = {.data = &r, .run = summarise_one, .done = take_result, .tick = show_progress};
    int stopped;

    *summaries = (ft_summaries){.arena = ft_arena_new()};
    r.arena = summaries->arena;
    list_units(&r);
    work.n = r.n;
    work.jobs = count_processes(session->options);
    r.in_process = work.jobs == 0;
    work.timeout = (unsigned)session->options->timeout;
    work.memory = (unsigned)session->options->memory;
    stopped = ft_workers_run(&work);
    clear_progress(&r);
    collect(&r, stopped != 0, summaries);
    if (r.parser)
        ft_parser_free(r.parser);
    free(r.outcomes);
    return stopped;
}

void ft_summaries_release(ft_summaries *summaries)
{
    for (size_t i = 0; i < summaries->n_facts; i++)
        ft_facts_free(summaries->facts[i]);
    free(summaries->facts);
    free(summaries->unparsed);
    ft_arena_free(summaries->arena);
}
