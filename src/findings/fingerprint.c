#include "findings/fingerprint.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

#include "base/strbuf.h"
#include "base/vec.h"

/* Changes with the recipe, so that old fingerprints are never mistaken for new ones. */
#define RECIPE "ftlint-fingerprint/2"

enum { MAX_LINES = 8 }; /* of a place that count */

typedef struct keyed {
    uint64_t key;
    size_t index; /* in the list */
} keyed;

/* Without white space: indentation, alignment and line breaks may change. */
static void add_normalised(ft_strbuf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!strchr(" \t\r\n\f\v", text[i]))
            ft_strbuf_addch(out, text[i]);
}

/* The text of the place itself, not of all its line: what stands beside it is not the finding. */
static void add_place(ft_strbuf *out, const ft_spot *at, const ft_finish *finish)
{
    for (uint32_t i = 0; i < MAX_LINES && at->line + i <= at->end_line; i++) {
        const char *line = finish->line_text(finish->data, at->path, at->line + i);
        size_t len = line ? strlen(line) : 0;
        size_t from = i == 0 && at->col > 0 ? at->col - 1 : 0;
        size_t to = at->line + i == at->end_line && at->end_col > 0 ? at->end_col - 1 : len;

        if (from < len && from < to)
            add_normalised(out, line + from, (to < len ? to : len) - from);
    }
}

static uint64_t hash_text(const ft_finding *f, const ft_finish *finish, ft_strbuf *scratch)
{
    ft_strbuf_clear(scratch);
    if (finish->line_text)
        add_place(scratch, &f->at, finish);
    return XXH64(scratch->s, scratch->len, 0);
}

void ft_view_add_path(const ft_view *view, const char *path, ft_strbuf *out)
{
    size_t strip = view->strip ? strlen(view->strip) : 0;

    if (strip > 0 && strncmp(path, view->strip, strip) == 0)
        path += strip;
    else if (view->add && path[0] != '/')
        ft_strbuf_adds(out, view->add);
    ft_strbuf_adds(out, path);
}

static uint64_t hash_finding(uint64_t text, const ft_finding *f, const ft_finish *finish, ft_strbuf *scratch)
{
    const bool in_template = f->in_template; /* then function and symbol change with the lists of its heads */
    const char *parts[] = {RECIPE, f->rule, in_template ? "" : f->function, in_template ? "" : f->symbol};

    ft_strbuf_clear(scratch);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ft_strbuf_adds(scratch, parts[i]);
        ft_strbuf_addch(scratch, '\n');
    }
    ft_view_add_path(&finish->view, f->at.path, scratch);
    return XXH64(scratch->s, scratch->len, text);
}

/* The second and later ones of equal findings: the count is written out so that byte order does not matter. */
static uint64_t hash_repetition(uint64_t hash, size_t among_equals)
{
    char text[24];
    int len = snprintf(text, sizeof text, "%zu", among_equals);

    return among_equals > 0 ? XXH64(text, (size_t)len, hash) : hash;
}

static int compare_keyed(const void *a, const void *b)
{
    const keyed *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

void ft_fingerprint_all(ft_finding *findings, size_t n, ft_arena *arena, const ft_finish *finish)
{
    keyed *keys = ft_xcalloc(n, sizeof *keys);
    size_t among_equals = 0;
    ft_strbuf scratch;

    ft_strbuf_init(&scratch);
    for (size_t i = 0; i < n; i++) {
        uint64_t text = hash_text(&findings[i], finish, &scratch);

        findings[i].text_hash = ft_arena_printf(arena, "%016" PRIx64, text);
        keys[i] = (keyed){hash_finding(text, &findings[i], finish, &scratch), i};
    }
    qsort(keys, n, sizeof *keys, compare_keyed);
    for (size_t i = 0; i < n; i++) {
        among_equals = i > 0 && keys[i - 1].key == keys[i].key ? among_equals + 1 : 0;
        findings[keys[i].index].fingerprint =
            ft_arena_printf(arena, "%016" PRIx64, hash_repetition(keys[i].key, among_equals));
    }
    ft_strbuf_release(&scratch);
    free(keys);
}
