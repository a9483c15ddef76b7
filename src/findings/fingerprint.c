#include "findings/fingerprint.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

#include "base/strbuf.h"
#include "base/vec.h"

/* Changes with the recipe, so that old fingerprints are never mistaken for new ones. */
#define RECIPE "ftlint-fingerprint/1"

typedef struct keyed {
    uint64_t key;
    size_t index; /* in the list */
} keyed;

/* The line with every run of white space as one blank: indentation and alignment may change. */
static void add_normalised(ft_strbuf *out, const char *line)
{
    const char *s = line + strspn(line, " \t\r\f\v");

    while (*s) {
        size_t word = strcspn(s, " \t\r\f\v");

        ft_strbuf_add(out, s, word);
        s += word;
        s += strspn(s, " \t\r\f\v");
        if (*s)
            ft_strbuf_addch(out, ' ');
    }
}

static uint64_t hash_finding(const ft_finding *f, const char *line, ft_strbuf *scratch)
{
    const char *parts[] = {RECIPE, f->rule, f->at.path, f->function, f->symbol};

    ft_strbuf_clear(scratch);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ft_strbuf_adds(scratch, parts[i]);
        ft_strbuf_addch(scratch, '\n');
    }
    add_normalised(scratch, line ? line : "");
    return XXH64(scratch->s, scratch->len, 0);
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

void ft_fingerprint_all(ft_finding *findings, size_t n, ft_arena *arena, ft_line_text line_text, void *data)
{
    keyed *keys = ft_xcalloc(n, sizeof *keys);
    size_t among_equals = 0;
    ft_strbuf scratch;

    ft_strbuf_init(&scratch);
    for (size_t i = 0; i < n; i++) {
        const char *line = line_text ? line_text(data, findings[i].at.path, findings[i].at.line) : NULL;

        keys[i] = (keyed){hash_finding(&findings[i], line, &scratch), i};
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
