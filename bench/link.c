/*
 * What bench/link runs: the facts of a checkout, linked as they are and then twice, four and eight times over. Each further
 * copy stands in a folder of its own and has other names for all that the project defines (functions, globals, records),
 * so that no copy is taken for another; the sites found must grow in step, or the figures mean nothing.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <uthash.h>

#include "base/vec.h"
#include "command/run.h"
#include "command/summarise.h"
#include "facts/facts_schema.h"
#include "link/link.h"

enum { SCALES = 4, MIN_RUNS = 5, MAX_RUNS = 50 };

typedef struct name {
    const char *text;
    UT_hash_handle hh;
} name;

typedef struct project {
    FT_VEC(ft_strbuf) texts; /* one unit's facts each */
    name *own;
    ft_arena *arena;
    const ft_models *models;
} project;

typedef struct figures {
    double seconds;
    size_t link_kib, peak_kib, sites;
} figures;

/* ---- facts ------------------------------------------------------------------------------------------ */

static void add_name(project *p, const char *text)
{
    name *n = NULL;

    if (*text && !ft_models_find(p->models, text))
        HASH_FIND_STR(p->own, text, n);
    else
        return;
    if (n)
        return;
    n = FT_NEW(p->arena, name);
    n->text = ft_arena_strdup(p->arena, text);
    HASH_ADD_KEYPTR(hh, p->own, n->text, strlen(n->text), n);
}

/* What a second copy must not share with the first. */
static void collect_names(project *p, const ft_facts *f)
{
    for (size_t i = 0; i < f->function.n; i++)
        add_name(p, ft_facts_text(f, f->function.v[i].name));
    for (size_t i = 0; i < f->global.n; i++)
        if (f->global.v[i].flags & FT_GLOBAL_PROJECT)
            add_name(p, ft_facts_text(f, f->global.v[i].name));
    for (size_t i = 0; i < f->record.n; i++)
        if (f->record.v[i].project)
            add_name(p, ft_facts_text(f, f->record.v[i].name));
}

static ft_str renamed(const project *p, ft_facts *f, ft_str old, unsigned copy)
{
    const char *text = ft_facts_text(f, old);
    char other[1024];
    name *n = NULL;

    HASH_FIND_STR(p->own, text, n);
    if (!n || snprintf(other, sizeof other, "%s_copy%u", text, copy) >= (int)sizeof other)
        return old;
    return ft_facts_str(f, other);
}

/* All columns of text in all tables; of files, the folder. */
static void rename_all(const project *p, ft_facts *f, unsigned copy)
{
    char path[4096];

    for (ft_table t = 0; t < FT_TABLE_COUNT; t++) {
        ft_table_info table = ft_table_describe(t);
        ft_rows rows = ft_table_rows(f, t);

        for (const ft_column *c = table.columns; c->name; c++)
            for (size_t i = 0; c->type == FT_COLUMN_TEXT && i < rows.n; i++) {
                ft_str *cell = (ft_str *)((char *)rows.v + i * table.row_size + c->offset);

                *cell = renamed(p, f, *cell, copy);
            }
    }
    for (size_t i = 0; i < f->file.n; i++) {
        if (!f->file.v[i].project)
            continue;
        snprintf(path, sizeof path, "copy%u/%s", copy, ft_facts_text(f, f->file.v[i].path));
        f->file.v[i].path = ft_facts_str(f, path);
    }
}

/* ---- measuring -------------------------------------------------------------------------------------- */

static double processor_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t resident_kib(void)
{
    unsigned long size, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");

    if (f && fscanf(f, "%lu %lu", &size, &resident) != 2)
        resident = 0;
    if (f)
        fclose(f);
    return resident * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

static ft_facts **read_copies(const project *p, unsigned copies)
{
    ft_facts **facts = ft_xcalloc(p->texts.n * copies + 1, sizeof *facts);
    ft_error err = {0};

    for (unsigned c = 0; c < copies; c++)
        for (size_t i = 0; i < p->texts.n; i++) {
            ft_facts *f = facts[c * p->texts.n + i] = ft_facts_read(p->texts.v[i].s, p->texts.v[i].len, &err);

            if (!f) {
                fprintf(stderr, "bench: %s\n", err.text);
                exit(2);
            }
            if (c > 0)
                rename_all(p, f, c);
        }
    return facts;
}

static figures link_once(ft_facts **facts, size_t n, const ft_models *models)
{
    size_t before = resident_kib();
    double start = processor_seconds();
    ft_link *link = ft_link_program(facts, n, models);
    figures result = {.seconds = processor_seconds() - start};
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    result.peak_kib = (size_t)usage.ru_maxrss;
    result.link_kib = result.peak_kib > before ? result.peak_kib - before : 0;
    ft_link_sites(link, &result.sites);
    return result; /* the process ends here: nothing is given back */
}

/* One figure more, from a process that this one leaves behind. What link costs is what its first run in a process costs:
 * one that is run again finds its memory mapped and, where the program is small, its facts in the processor's caches. */
static bool in_child(figures (*run)(const void *), const void *of, figures *result)
{
    int ends[2], status;
    pid_t child;
    bool ok;

    fflush(stdout);
    if (pipe(ends) != 0 || (child = fork()) < 0)
        return false;
    if (child == 0) {
        figures f = run(of);

        _exit(write(ends[1], &f, sizeof f) != (ssize_t)sizeof f);
    }
    close(ends[1]);
    ok = read(ends[0], result, sizeof *result) == (ssize_t)sizeof *result;
    close(ends[0]);
    return waitpid(child, &status, 0) == child && ok && status == 0;
}

typedef struct copies_of {
    const project *p;
    unsigned copies;
    ft_facts **facts;
} copies_of;

static figures run_once(const void *of)
{
    const copies_of *c = of;

    return link_once(c->facts, c->p->texts.n * c->copies, c->p->models);
}

/* The best of several first runs over so many copies, read once. */
static figures run_copies(const void *of)
{
    copies_of c = *(const copies_of *)of;
    figures best = {0}, now;
    double total = 0;

    c.facts = read_copies(c.p, c.copies);
    malloc_trim(0); /* what reading has given back is not there for link to use unseen */
    for (int run = 0; run < MAX_RUNS && (run < MIN_RUNS || total < 1); run++) {
        if (!in_child(run_once, &c, &now))
            _exit(2);
        total += now.seconds;
        if (run == 0 || now.seconds < best.seconds)
            best = now;
    }
    return best;
}

/* In a process of its own, whose peak of memory is then that of this size alone. */
static bool measure(const project *p, unsigned copies, figures *result)
{
    copies_of c = {p, copies, NULL};

    return in_child(run_copies, &c, result);
}

static double ratio(double now, double first, unsigned copies)
{
    return first > 0 ? now / (first * copies) : 0;
}

static int report(const project *p, const char *title)
{
    figures first = {0}, now;

    printf("%s: %zu units\n%6s %9s %7s %9s %7s %9s %7s %9s %7s\n", title, p->texts.n, "copies", "link s", "ratio", "link MiB",
           "ratio", "peak MiB", "ratio", "sites", "ratio");
    for (unsigned i = 0; i < SCALES; i++) {
        unsigned copies = 1u << i;

        if (!measure(p, copies, &now)) {
            fprintf(stderr, "bench: a run over %u copies failed\n", copies);
            return 2;
        }
        if (i == 0)
            first = now;
        printf("%6u %9.3f %7.2f %9.1f %7.2f %9.1f %7.2f %9zu %7.2f\n", copies, now.seconds,
               ratio(now.seconds, first.seconds, copies), (double)now.link_kib / 1024,
               ratio((double)now.link_kib, (double)first.link_kib, copies), (double)now.peak_kib / 1024,
               ratio((double)now.peak_kib, (double)first.peak_kib, copies), now.sites,
               ratio((double)now.sites, (double)first.sites, copies));
    }
    return 0;
}

/* ---- reading the checkout --------------------------------------------------------------------------- */

/* Facts kept in a file: the texts of all units one after the other, each with its length before it. */
static void keep(const project *p, const char *file)
{
    FILE *f = fopen(file, "wb");

    for (size_t i = 0; f && i < p->texts.n; i++)
        if (fwrite(&p->texts.v[i].len, sizeof(size_t), 1, f) != 1 || fwrite(p->texts.v[i].s, 1, p->texts.v[i].len, f) == 0)
            break;
    if (f)
        fclose(f);
}

static bool read_kept(project *p, const char *file)
{
    FILE *f = file ? fopen(file, "rb") : NULL;
    size_t len;

    while (f && fread(&len, sizeof len, 1, f) == 1) {
        char *text = ft_xmalloc(len + 1);
        ft_facts *facts;
        ft_error err = {0};
        ft_strbuf b;

        ft_strbuf_init(&b);
        if (fread(text, 1, len, f) == len)
            ft_strbuf_add(&b, text, len);
        free(text);
        facts = ft_facts_read(b.s, b.len, &err);
        if (!facts)
            break;
        collect_names(p, facts);
        ft_facts_free(facts);
        ft_vec_push(&p->texts, b);
    }
    if (f)
        fclose(f);
    return p->texts.n > 0;
}

static void add_units(project *p, const ft_summaries *summaries)
{
    for (size_t i = 0; i < summaries->n_facts; i++) {
        ft_strbuf text;

        collect_names(p, summaries->facts[i]);
        ft_strbuf_init(&text);
        ft_facts_write(summaries->facts[i], &text);
        ft_vec_push(&p->texts, text);
    }
}

/* FACTS in the environment names a file that keeps the facts from one run to the next. */
static bool summarise(project *p, const char *checkout, const char *jobs)
{
    char *words[] = {"ftlint", "check", "-q", "--no-config", (char *)jobs, (char *)checkout, NULL};
    const char *file = getenv("FACTS");
    ft_options options;
    ft_summaries summaries;
    ft_error err = {0};
    ft_run *session = FT_NEW(p->arena, ft_run);

    if (!ft_options_parse(&options, 6, words, &err))
        return false;
    ft_run_init(session, &options);
    p->models = session->models; /* needed to the end */
    if (read_kept(p, file))
        return true;
    if (!ft_run_open_source(session, options.arguments.v, options.arguments.n) || ft_summarise(session, &summaries))
        return false;
    add_units(p, &summaries);
    ft_summaries_release(&summaries);
    if (file)
        keep(p, file);
    return true;
}

int main(int argc, char **argv)
{
    project p = {.arena = ft_arena_new()};
    int status;

    if (argc != 3) {
        fprintf(stderr, "usage: bench_link JOBS CHECKOUT\n");
        return 2;
    }
    if (!summarise(&p, argv[2], argv[1])) {
        fprintf(stderr, "bench: '%s' cannot be analysed\n", argv[2]);
        return 2;
    }
    status = report(&p, argv[2]);
    for (size_t i = 0; i < p.texts.n; i++)
        ft_strbuf_release(&p.texts.v[i]);
    ft_vec_release(&p.texts);
    HASH_CLEAR(hh, p.own);
    ft_arena_free(p.arena);
    return status;
}
