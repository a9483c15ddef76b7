/* The algorithm is that of github/codeql-action, src/fingerprints.ts, and must give the same hashes. */
#include "report/line_hash.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/vec.h"

enum { BLOCK = 100, MOD = 37, END_OF_FILE = 65535, REPLACEMENT = 0xfffd };

typedef FT_VEC(ft_line_hash) hash_list;

typedef struct roller {
    uint32_t window[BLOCK];
    uint32_t lines[BLOCK]; /* the line that starts at this place of the window, 0: none */
    uint64_t hash, first_mod;
    unsigned index;
    uint32_t line;
    bool line_start, after_cr;
    hash_list hashes;
} roller;

static void flush_line(roller *r)
{
    uint32_t line = r->lines[r->index];

    if (line == 0)
        return;
    while (r->hashes.n < line)
        ft_vec_push(&r->hashes, ((ft_line_hash){0, 0}));
    r->hashes.v[line - 1] = (ft_line_hash){r->hash, 1};
    r->lines[r->index] = 0;
}

static void roll(roller *r, uint32_t unit)
{
    r->hash = r->hash * MOD + unit - r->first_mod * r->window[r->index];
    r->window[r->index] = unit;
    r->index = (r->index + 1) % BLOCK;
}

static void add_unit(roller *r, uint32_t unit)
{
    bool skipped = unit == ' ' || unit == '\t' || (r->after_cr && unit == '\n');

    r->after_cr = !skipped && unit == '\r';
    if (skipped)
        return;
    if (unit == '\r')
        unit = '\n';
    flush_line(r);
    if (r->line_start)
        r->lines[r->index] = ++r->line;
    r->line_start = unit == '\n';
    roll(r, unit);
}

/* What may follow the first byte of a character, and how many bytes it has; 0: it starts none. */
static size_t shape_of(unsigned char first, unsigned char *low, unsigned char *high)
{
    *low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    *high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* As browsers decode: the longest start of a character that goes wrong becomes one replacement. */
static size_t decode(const unsigned char *s, size_t len, uint32_t *c)
{
    unsigned char low, high;
    size_t n = shape_of(*s, &low, &high), i = 1;

    *c = n < 2 ? *s : *s & (0x7fU >> n);
    for (; i < n; i++) {
        if (i == len || s[i] < low || s[i] > high) {
            *c = REPLACEMENT;
            return i;
        }
        *c = *c << 6 | (s[i] & 0x3fU);
        low = 0x80;
        high = 0xbf;
    }
    if (n == 0)
        *c = REPLACEMENT;
    return i;
}

static void add_character(roller *r, uint32_t c)
{
    if (c < 0x10000) {
        add_unit(r, c);
        return;
    }
    add_unit(r, 0xd800 + ((c - 0x10000) >> 10));
    add_unit(r, 0xdc00 + ((c - 0x10000) & 0x3ff));
}

static void finish(roller *r)
{
    add_unit(r, END_OF_FILE);
    for (int i = 0; i < BLOCK; i++) {
        flush_line(r);
        roll(r, 0);
    }
}

typedef struct keyed {
    uint64_t hash;
    uint32_t line;
} keyed;

static int compare_keyed(const void *a, const void *b)
{
    const keyed *x = a, *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static void count_equals(ft_line_hash *hashes, uint32_t n)
{
    keyed *keys = ft_xcalloc(n, sizeof *keys);

    for (uint32_t i = 0; i < n; i++)
        keys[i] = (keyed){hashes[i].hash, i};
    qsort(keys, n, sizeof *keys, compare_keyed);
    for (uint32_t i = 1; i < n; i++)
        if (keys[i].hash == keys[i - 1].hash)
            hashes[keys[i].line].nth = hashes[keys[i - 1].line].nth + 1;
    free(keys);
}

ft_line_hash *ft_line_hashes(ft_arena *arena, const char *text, size_t len, uint32_t *n)
{
    roller r = {.line_start = true, .first_mod = 1};
    ft_line_hash *hashes;

    for (int i = 0; i < BLOCK; i++)
        r.first_mod *= MOD;
    for (size_t i = 0; i < len;) {
        uint32_t c;

        i += decode((const unsigned char *)text + i, len - i, &c);
        add_character(&r, c);
    }
    finish(&r);
    *n = (uint32_t)r.hashes.n;
    hashes = ft_arena_dup(arena, r.hashes.v, r.hashes.n, sizeof *r.hashes.v);
    ft_vec_release(&r.hashes);
    if (*n > 0)
        count_equals(hashes, *n);
    return hashes;
}
