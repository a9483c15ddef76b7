/* How much of the text was understood, over all units: each place counts once. */
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "link/program.h"

/* A place that some unit did not analyse. */
typedef struct gap {
    ft_missed missed;
    uint32_t path;  /* id among the program's strings */
    uint32_t units; /* how many of them did not */
    bool is_off;    /* for all of them because it is switched off */
} gap;

typedef struct body {
    ft_missed missed;
    bool is_broken;
} body;

typedef struct file {
    ft_file_coverage pub;
    uint32_t units; /* that include it */
    FT_VEC(ft_missed) missed;
} file;

/* A place in a text, and what stands there. */
typedef struct place {
    uint32_t path; /* id among the program's strings */
    uint32_t line, col;
    uint32_t kind;    /* of a gap; NO_GAP: a function */
    const char *name; /* of the function, interned; NULL: all that are written there */
} place;

enum { NO_GAP = UINT32_MAX };

typedef struct known {
    place at;
    void *what; /* gap or body */
    UT_hash_handle hh;
} known;

typedef struct counter {
    const ft_program *program;
    ft_arena *arena;
    FT_VEC(file *) by_path; /* by id of the path, NULL: not met */
    FT_VEC(file *) files;
    FT_VEC(gap *) gaps;
    known *by_place;
} counter;

static file *file_of(counter *c, uint32_t path)
{
    while (c->by_path.n <= path)
        ft_vec_push(&c->by_path, NULL);
    if (!c->by_path.v[path]) {
        file *f = FT_NEW(c->arena, file);

        f->pub.path = ft_intern_text(c->program->strings, path);
        ft_vec_push(&c->files, f);
        c->by_path.v[path] = f;
    }
    return c->by_path.v[path];
}

/* What stands there, NULL where nothing is known yet. */
static void **slot_at(counter *c, const place *at)
{
    known *k = NULL;

    HASH_FIND(hh, c->by_place, at, sizeof *at, k);
    if (!k) {
        k = FT_NEW(c->arena, known);
        k->at = *at;
        HASH_ADD(hh, c->by_place, at, sizeof k->at, k);
    }
    return &k->what;
}

static void count_texts(counter *c, uint32_t unit)
{
    const ft_facts *facts = c->program->units[unit].facts;

    for (size_t i = 0; i < facts->coverage.n; i++) {
        const ft_coverage_row *row = &facts->coverage.v[i];
        if (row->file == FT_NO_ROW)
            continue;
        file *f = file_of(c, c->program->units[unit].path_of_file[row->file]);
        f->units++;
        if (row->calls > f->pub.counts.calls)
            f->pub.counts.calls = row->calls;
    }
}

static void note_gap(counter *c, uint32_t unit, const ft_gap_row *row)
{
    place at = {ft_path_id(c->program, unit, &row->at), row->at.line, row->at.col, row->kind, NULL};
    void **slot = slot_at(c, &at);
    gap *g = *slot;

    if (!g) {
        *slot = g = FT_NEW(c->arena, gap);
        g->path = at.path;
        g->missed = (ft_missed){ft_spot_of(c->program, unit, &row->at), row->kind == FT_LOST_CALL ? FT_MISSED_CALL : FT_MISSED_FUNCTION,
                                ft_text(c->program, unit, row->name)};
        g->is_off = true;
        ft_vec_push(&c->gaps, g);
    }
    g->units++;
    g->is_off &= row->off != 0;
}

/* The first of all functions that are written at that place, but for a parse error in it. */
static body *body_of(counter *c, const ft_fn *fn, const ft_function_row *row)
{
    bool is_one = ft_is_in_template(c->program, fn->unit, &row->at); /* macros may make several at one place */
    place at = {ft_path_id(c->program, fn->unit, &row->at), row->at.line, row->at.col, NO_GAP, is_one ? NULL : fn->name};
    void **slot = slot_at(c, &at);
    body *b = *slot;

    if (b)
        return b;
    *slot = b = FT_NEW(c->arena, body);
    b->missed = (ft_missed){ft_spot_of(c->program, fn->unit, &row->at), FT_MISSED_ERROR, fn->name};
    file_of(c, at.path)->pub.counts.functions++;
    return b;
}

/*
 * A function is counted once, where it is written, however many expansions of a template and includers of a fragment
 * make of it. It counts as broken if one of them is.
 */
static void count_functions(counter *c)
{
    for (size_t i = 0; i < c->program->fns.n; i++) {
        const ft_fn *fn = c->program->fns.v[i];
        const ft_function_row *row = &c->program->units[fn->unit].facts->function.v[fn->row];
        body *b = body_of(c, fn, row);
        file *f = file_of(c, ft_path_id(c->program, fn->unit, &row->at));

        if (b->is_broken || !(row->flags & FT_FUNCTION_ERROR))
            continue;
        b->is_broken = true;
        f->pub.counts.functions_error++;
        ft_vec_push(&f->missed, b->missed);
    }
}

static void count_gaps(counter *c)
{
    for (size_t i = 0; i < c->gaps.n; i++) {
        const gap *g = c->gaps.v[i];
        file *f = file_of(c, g->path);
        ft_counts *n = &f->pub.counts;
        bool is_call = g->missed.kind == FT_MISSED_CALL;

        if (g->units < f->units) /* another unit analysed it */
            continue;
        if (is_call)
            ++*(g->is_off ? &n->calls_off : &n->calls_lost);
        else
            ++*(g->is_off ? &n->functions_off : &n->functions_lost);
        if (g->is_off)
            continue;
        n->functions += !is_call;
        ft_vec_push(&f->missed, g->missed);
    }
}

static int compare_missed(const void *pa, const void *pb)
{
    const ft_missed *a = pa, *b = pb;

    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.col != b->at.col)
        return a->at.col < b->at.col ? -1 : 1;
    return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp((*(file *const *)a)->pub.path, (*(file *const *)b)->pub.path);
}

static void add_counts(ft_counts *to, const ft_counts *n)
{
    to->functions += n->functions;
    to->functions_error += n->functions_error;
    to->functions_lost += n->functions_lost;
    to->functions_off += n->functions_off;
    to->calls += n->calls;
    to->calls_lost += n->calls_lost;
    to->calls_off += n->calls_off;
}

static ft_coverage finish(counter *c, ft_arena *arena)
{
    ft_coverage result = {.n_files = c->files.n};
    ft_file_coverage *files = FT_NEW_ARRAY(arena, ft_file_coverage, c->files.n + 1);

    if (c->files.n)
        qsort(c->files.v, c->files.n, sizeof c->files.v[0], compare_files);
    for (size_t i = 0; i < c->files.n; i++) {
        file *f = c->files.v[i];

        if (f->missed.n)
            qsort(f->missed.v, f->missed.n, sizeof f->missed.v[0], compare_missed);
        f->pub.missed = ft_arena_dup(arena, f->missed.v, f->missed.n, sizeof f->missed.v[0]);
        f->pub.n_missed = f->missed.n;
        ft_vec_release(&f->missed);
        files[i] = f->pub;
        add_counts(&result.total, &f->pub.counts);
    }
    result.files = files;
    return result;
}

ft_coverage ft_coverage_count(ft_program *program)
{
    counter c = {.program = program, .arena = ft_arena_new()};
    ft_coverage result;

    for (uint32_t u = 0; u < program->n_units; u++) {
        count_texts(&c, u);
        for (size_t i = 0; i < program->units[u].facts->gap.n; i++)
            note_gap(&c, u, &program->units[u].facts->gap.v[i]);
    }
    count_functions(&c);
    count_gaps(&c);
    result = finish(&c, program->arena);
    HASH_CLEAR(hh, c.by_place);
    ft_vec_release(&c.by_path);
    ft_vec_release(&c.files);
    ft_vec_release(&c.gaps);
    ft_arena_free(c.arena);
    return result;
}
