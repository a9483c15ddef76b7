/* How much of the text was understood, over all units: each place counts once. */
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

/* A place that some unit did not analyse. */
typedef struct gap {
    ft_missed missed;
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

typedef struct counter {
    const ft_program *program;
    ft_arena *arena;
    ft_named *by_path, *by_place;
    FT_VEC(file *) files;
    FT_VEC(gap *) gaps;
} counter;

static file *file_of(counter *c, const char *path)
{
    file *f = ft_named_find(c->by_path, path);

    if (f)
        return f;
    f = FT_NEW(c->arena, file);
    f->pub.path = path;
    ft_named_add(&c->by_path, c->arena, path, f);
    ft_vec_push(&c->files, f);
    return f;
}

static void count_texts(counter *c, uint32_t unit)
{
    const ft_facts *facts = c->program->units[unit].facts;

    for (size_t i = 0; i < facts->coverage.n; i++) {
        const ft_coverage_row *row = &facts->coverage.v[i];
        if (row->file == FT_NO_ROW)
            continue;
        file *f = file_of(c, ft_facts_text(facts, facts->file.v[row->file].path));
        f->units++;
        if (row->calls > f->pub.counts.calls)
            f->pub.counts.calls = row->calls;
    }
}

static void note_gap(counter *c, uint32_t unit, const ft_gap_row *row)
{
    ft_spot spot = ft_spot_of(c->program, unit, &row->at);
    const char *place = ft_arena_printf(c->arena, "%s:%u:%u:%u", spot.path, spot.line, spot.col, row->kind);
    gap *g = ft_named_find(c->by_place, place);

    if (!g) {
        g = FT_NEW(c->arena, gap);
        g->missed = (ft_missed){spot, row->kind == FT_LOST_CALL ? FT_MISSED_CALL : FT_MISSED_FUNCTION,
                                ft_text(c->program, unit, row->name)};
        g->is_off = true;
        ft_named_add(&c->by_place, c->arena, place, g);
        ft_vec_push(&c->gaps, g);
    }
    g->units++;
    g->is_off &= row->off != 0;
}

/* The first of all functions that are written at that place, but for a parse error in it. */
static body *body_of(counter *c, const ft_fn *fn, const ft_function_row *row)
{
    ft_spot at = ft_spot_of(c->program, fn->unit, &row->at);
    bool is_one = ft_is_in_template(c->program, fn->unit, &row->at); /* macros may make several at one place */
    const char *place = ft_arena_printf(c->arena, "%s:%u:%u:%s", at.path, at.line, at.col, is_one ? "" : fn->name);
    body *b = ft_named_find(c->by_place, place);

    if (b)
        return b;
    b = FT_NEW(c->arena, body);
    b->missed = (ft_missed){at, FT_MISSED_ERROR, fn->name};
    ft_named_add(&c->by_place, c->arena, place, b);
    file_of(c, fn->path)->pub.counts.functions++;
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
        file *f = file_of(c, fn->path);

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
        file *f = file_of(c, g->missed.at.path);
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
    ft_named_clear(&c.by_path);
    ft_named_clear(&c.by_place);
    ft_vec_release(&c.files);
    ft_vec_release(&c.gaps);
    ft_arena_free(c.arena);
    return result;
}
