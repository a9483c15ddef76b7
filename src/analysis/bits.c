#include <stdlib.h>
#include <string.h>

#include "analysis/flow.h"

static void reserve(ft_bits *bits, size_t words)
{
    if (bits->n >= words)
        return;
    ft_vec_reserve(bits, words);
    memset(bits->v + bits->n, 0, (words - bits->n) * sizeof *bits->v);
    bits->n = words;
}

void ft_bits_set(ft_bits *bits, uint32_t i)
{
    reserve(bits, i / 64 + 1);
    bits->v[i / 64] |= (uint64_t)1 << (i % 64);
}

void ft_bits_reset(ft_bits *bits, uint32_t i)
{
    if (i / 64 < bits->n)
        bits->v[i / 64] &= ~((uint64_t)1 << (i % 64));
}

bool ft_bits_has(const ft_bits *bits, uint32_t i)
{
    return i / 64 < bits->n && (bits->v[i / 64] >> (i % 64) & 1);
}

bool ft_bits_unite(ft_bits *into, const ft_bits *from)
{
    bool changed = false;

    reserve(into, from->n);
    for (size_t i = 0; i < from->n; i++) {
        uint64_t old = into->v[i];

        into->v[i] |= from->v[i];
        changed |= into->v[i] != old;
    }
    return changed;
}

bool ft_bits_intersect(ft_bits *into, const ft_bits *from)
{
    bool changed = false;

    for (size_t i = 0; i < into->n; i++) {
        uint64_t old = into->v[i];

        into->v[i] &= i < from->n ? from->v[i] : 0;
        changed |= into->v[i] != old;
    }
    return changed;
}

void ft_bits_copy(ft_bits *into, const ft_bits *from)
{
    ft_vec_reserve(into, from->n);
    into->n = from->n;
    if (from->n)
        memcpy(into->v, from->v, from->n * sizeof *from->v);
}
