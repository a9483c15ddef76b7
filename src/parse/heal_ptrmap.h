#ifndef FT_PARSE_HEAL_PTRMAP_H
#define FT_PARSE_HEAL_PTRMAP_H

/* A map from interned strings to small numbers. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/vec.h"

typedef struct ft_ptrmap {
    const char **keys;
    uint32_t *values;
    size_t n, cap; /* cap: power of two, at most half full */
} ft_ptrmap;

static inline size_t ft_ptrmap_slot(const ft_ptrmap *m, const char *key)
{
    size_t i = (size_t)(((uintptr_t)key >> 3) * 0x9E3779B97F4A7C15u >> 20) & (m->cap - 1);
    while (m->keys[i] && m->keys[i] != key)
        i = (i + 1) & (m->cap - 1);
    return i;
}

/* NULL if key is not there. The pointer lives until the next ft_ptrmap_add. */
static inline uint32_t *ft_ptrmap_find(const ft_ptrmap *m, const char *key)
{
    if (m->cap == 0)
        return NULL;
    size_t i = ft_ptrmap_slot(m, key);
    return m->keys[i] ? &m->values[i] : NULL;
}

static inline void ft_ptrmap_release(ft_ptrmap *m)
{
    free(m->keys);
    free(m->values);
    *m = (ft_ptrmap){0};
}

/* Sets key to value. */
static inline void ft_ptrmap_add(ft_ptrmap *m, const char *key, uint32_t value)
{
    if (m->n * 2 >= m->cap) {
        ft_ptrmap old = *m;
        m->cap = old.cap ? old.cap * 2 : 64;
        m->keys = ft_xcalloc(m->cap, sizeof *m->keys);
        m->values = ft_xcalloc(m->cap, sizeof *m->values);
        for (size_t i = 0; i < old.cap; i++) {
            if (old.keys[i]) {
                size_t to = ft_ptrmap_slot(m, old.keys[i]);
                m->keys[to] = old.keys[i];
                m->values[to] = old.values[i];
            }
        }
        ft_ptrmap_release(&old);
    }
    size_t i = ft_ptrmap_slot(m, key);
    m->n += m->keys[i] == NULL;
    m->keys[i] = key;
    m->values[i] = value;
}

#endif
