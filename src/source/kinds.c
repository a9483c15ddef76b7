#include "source/kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/vec.h"
#include "source/lookup.h"
#include "source/names.h"

typedef FT_VEC(uint32_t) numbers;

/* A build in place leaves NAME.c beside its template NAME.c.src, which is what people edit. */
static bool is_made_from_template(const ft_index *index, const ft_index_file *f)
{
    char path[PATH_ROOM];
    size_t len = strlen(f->path);

    if (f->class != FT_NAME_SOURCE || len + sizeof ".src" > sizeof path)
        return false;
    memcpy(path, f->path, len);
    memcpy(path + len, ".src", sizeof ".src");
    return ft_index_find(index, path) != FT_INDEX_NONE;
}

bool ft_kinds_is_generated(const ft_index *index, const ft_index_file *f)
{
    return f->scan.is_generated || ft_name_is_mypyc(ft_path_base(f->path)) || is_made_from_template(index, f);
}

static ft_source_kind kind_by_itself(const ft_index *index, const ft_index_file *f, bool include_generated)
{
    if (f->scan.is_binary)
        return FT_SOURCE_BINARY;
    if (f->is_compat)
        return FT_SOURCE_COMPAT;
    if (!include_generated && ft_kinds_is_generated(index, f))
        return FT_SOURCE_GENERATED;
    return f->class == FT_NAME_SOURCE && f->is_read && !f->is_duplicate ? FT_SOURCE_UNIT : FT_SOURCE_HEADER;
}

/* A unit test that includes the file it tests does not make a fragment of it. */
static bool counts_as_includer(const ft_index_file *by, const ft_index_file *f)
{
    return !by->is_duplicate && (!by->is_test || f->is_test);
}

/*
 * True for a source that something includes. A complete extension module is none: it is built by itself,
 * whoever includes it as well.
 */
static bool may_be_fragment(const ft_index *index, const ft_source_kind *kinds, uint32_t i)
{
    const ft_index_file *f = &index->files[i];

    if (kinds[i] != FT_SOURCE_UNIT || (f->scan.names_init && f->includes_python))
        return false;
    for (size_t k = 0; k < f->n_by; k++) {
        if (counts_as_includer(&index->files[f->by[k]], f))
            return true;
    }
    return false;
}

static bool is_passable(ft_source_kind kind)
{
    return kind != FT_SOURCE_GENERATED && kind != FT_SOURCE_BINARY;
}

/* Marks what is reached from `start` along includes that are analysed. */
static void mark_reached(const ft_index *index, const ft_source_kind *kinds, uint32_t start, bool *reached)
{
    numbers todo = { 0 };

    reached[start] = true;
    ft_vec_push(&todo, start);
    while (todo.n) {
        const ft_index_file *f = &index->files[todo.v[--todo.n]];
        for (size_t k = 0; k < f->scan.n_includes; k++) {
            uint32_t to = f->to[k];
            if (to == FT_INDEX_NONE || reached[to] || !is_passable(kinds[to]))
                continue;
            if (index->files[to].class == FT_NAME_SOURCE && !counts_as_includer(f, &index->files[to]))
                continue;
            reached[to] = true;
            ft_vec_push(&todo, to);
        }
    }
    ft_vec_release(&todo);
}

/*
 * A source is a fragment if some unit leads to it. What only generated files, unused headers or a circle
 * of sources include would otherwise be analysed nowhere: it stays a unit, the first of a circle for all.
 */
static void find_fragments(const ft_index *index, ft_source_kind *kinds)
{
    bool *reached = ft_xcalloc(index->n, sizeof *reached);
    bool *maybe = ft_xcalloc(index->n, sizeof *maybe);

    for (uint32_t i = 0; i < index->n; i++)
        maybe[i] = may_be_fragment(index, kinds, i);
    for (uint32_t i = 0; i < index->n; i++) {
        if (kinds[i] == FT_SOURCE_UNIT && !maybe[i])
            mark_reached(index, kinds, i, reached);
    }
    for (uint32_t i = 0; i < index->n; i++) {
        if (!maybe[i])
            continue;
        if (reached[i])
            kinds[i] = FT_SOURCE_FRAGMENT;
        else
            mark_reached(index, kinds, i, reached);
    }
    free(maybe);
    free(reached);
}

const ft_source_kind *ft_kinds_decide(const ft_index *index, bool include_generated)
{
    ft_source_kind *kinds = FT_NEW_ARRAY(index->arena, ft_source_kind, index->n);

    for (size_t i = 0; i < index->n; i++)
        kinds[i] = kind_by_itself(index, &index->files[i], include_generated);
    find_fragments(index, kinds);
    for (size_t i = 0; i < index->n; i++) {
        const ft_index_file *f = &index->files[i];
        if (kinds[i] == FT_SOURCE_HEADER && f->n_by && ft_name_is_inc(f->path))
            kinds[i] = FT_SOURCE_FRAGMENT;
    }
    return kinds;
}

static size_t common_length(const char *a, const char *b)
{
    size_t n = 0;

    while (a[n] && a[n] == b[n])
        n++;
    return n;
}

/* Which of two units at the same distance shows a header better; they come in byte order. */
static bool is_better(const ft_index *index, uint32_t a, uint32_t b, const ft_index_file *header)
{
    const ft_index_file *x = &index->files[a], *y = &index->files[b];

    if (x->is_test != y->is_test)
        return y->is_test;
    if (x->uses_python != y->uses_python)
        return x->uses_python;
    return common_length(x->path, header->path) > common_length(y->path, header->path);
}

/* Keeps the best two; best[0] is the better one. */
static void keep_best(const ft_index *index, uint32_t best[2], uint32_t unit, const ft_index_file *header)
{
    if (best[0] == FT_INDEX_NONE || is_better(index, unit, best[0], header)) {
        best[1] = best[0];
        best[0] = unit;
    } else if (best[1] == FT_INDEX_NONE || is_better(index, unit, best[1], header)) {
        best[1] = unit;
    }
}

/*
 * Breadth first along the includers, up to the first distance that has a unit. seen[x] == start means
 * visited in this search.
 */
static void find_nearest_units(const ft_index *index, const ft_source_kind *kinds, uint32_t start, uint32_t *seen,
                               uint32_t best[2])
{
    numbers todo = { 0 };
    size_t level_end = 1;

    best[0] = best[1] = FT_INDEX_NONE;
    seen[start] = start;
    ft_vec_push(&todo, start);
    for (size_t at = 0; at < todo.n; at++) {
        if (at == level_end) {
            if (best[0] != FT_INDEX_NONE)
                break;
            level_end = todo.n;
        }
        const ft_index_file *f = &index->files[todo.v[at]];
        for (size_t k = 0; k < f->n_by; k++) {
            uint32_t by = f->by[k];
            if (seen[by] == start || index->files[by].is_duplicate || !is_passable(kinds[by]))
                continue;
            seen[by] = start;
            ft_vec_push(&todo, by);
            if (kinds[by] == FT_SOURCE_UNIT)
                keep_best(index, best, by, &index->files[start]);
        }
    }
    ft_vec_release(&todo);
}

/* What the units lead to: those that were asked for, or all. The caller frees the result. */
static bool *reached_from_units(const ft_index *index, const ft_source_kind *kinds, bool only_asked)
{
    bool *reached = ft_xcalloc(index->n, sizeof *reached);

    for (uint32_t i = 0; i < index->n; i++) {
        bool is_start = kinds[i] == FT_SOURCE_UNIT && (!only_asked || index->files[i].asked);
        if (is_start && !reached[i])
            mark_reached(index, kinds, i, reached);
    }
    return reached;
}

void ft_kinds_find_helpers(const ft_index *index, const ft_source_kind *kinds, bool *helpers)
{
    bool *reached = reached_from_units(index, kinds, true);
    bool *reachable = reached_from_units(index, kinds, false); /* spares a search that finds nothing */
    uint32_t *seen = ft_xmalloc(index->n * sizeof *seen);

    memset(seen, 0xFF, index->n * sizeof *seen);
    for (uint32_t i = 0; i < index->n; i++) {
        bool needs_unit = kinds[i] == FT_SOURCE_HEADER || kinds[i] == FT_SOURCE_FRAGMENT;
        uint32_t best[2];
        if (!index->files[i].asked || !needs_unit || reached[i] || !reachable[i])
            continue;
        find_nearest_units(index, kinds, i, seen, best);
        for (size_t k = 0; k < 2 && best[k] != FT_INDEX_NONE; k++) {
            helpers[best[k]] = true;
            mark_reached(index, kinds, best[k], reached);
        }
    }
    free(seen);
    free(reachable);
    free(reached);
}
