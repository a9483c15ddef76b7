#include "command/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/vec.h"
#include "command/message.h"

enum { MAX_LAPS = 8 };

void ft_note_units(const ft_source *source)
{
    const char *database = ft_source_database(source);
    ft_strbuf line;
    size_t n;
    const ft_source_file *files = ft_source_files(source, &n);

    ft_say("project: %s", ft_source_root(source));
    ft_say("compile commands: %s", database ? database : "none");
    ft_strbuf_init(&line);
    for (size_t i = 0; i < n; i++) {
        if (files[i].kind != FT_SOURCE_UNIT)
            continue;
        ft_strbuf_clear(&line);
        for (size_t k = 0; k < files[i].n_flags; k++)
            ft_strbuf_addf(&line, " %s", files[i].flags[k]);
        ft_say("%s: flags %s:%s", files[i].shown, files[i].from_database ? "from compile commands" : "by evidence",
               line.s);
    }
    ft_strbuf_release(&line);
}

typedef struct tally {
    const char *rule, *name;
    size_t count;
} tally;

static int compare_tallies(const void *a, const void *b)
{
    const tally *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->rule, y->rule);
}

void ft_note_statistics(const ft_findings *findings)
{
    FT_VEC(tally) tallies = {0};

    for (size_t i = 0; i < ft_findings_count(findings); i++) {
        const ft_finding *f = ft_findings_at(findings, i);
        size_t k = 0;

        while (k < tallies.n && strcmp(tallies.v[k].rule, f->rule) != 0)
            k++;
        if (k == tallies.n)
            ft_vec_push(&tallies, ((tally){f->rule, f->name, 0}));
        tallies.v[k].count++;
    }
    if (tallies.n > 0)
        qsort(tallies.v, tallies.n, sizeof *tallies.v, compare_tallies);
    for (size_t i = 0; i < tallies.n; i++)
        fprintf(stderr, "%7zu  %s %s\n", tallies.v[i].count, tallies.v[i].rule, tallies.v[i].name);
    ft_vec_release(&tallies);
}

struct ft_stopwatch {
    double last;
    struct {
        const char *phase;
        double seconds;
    } laps[MAX_LAPS];
    size_t n;
};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

ft_stopwatch *ft_stopwatch_new(void)
{
    ft_stopwatch *watch = ft_xcalloc(1, sizeof *watch);

    watch->last = now();
    return watch;
}

void ft_stopwatch_lap(ft_stopwatch *watch, const char *phase)
{
    double t = now();

    if (watch->n == MAX_LAPS)
        return;
    watch->laps[watch->n].phase = phase;
    watch->laps[watch->n++].seconds = t - watch->last;
    watch->last = t;
}

void ft_note_timing(const ft_stopwatch *watch)
{
    double total = 0;

    for (size_t i = 0; i < watch->n; i++) {
        fprintf(stderr, "%9.3f s  %s\n", watch->laps[i].seconds, watch->laps[i].phase);
        total += watch->laps[i].seconds;
    }
    fprintf(stderr, "%9.3f s  total\n", total);
}

void ft_stopwatch_free(ft_stopwatch *watch)
{
    free(watch);
}
