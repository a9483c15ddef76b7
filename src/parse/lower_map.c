#include <stdlib.h>

#include "parse/lowering.h"

typedef struct slot {
    CXCursor key;
    void *value; /* NULL: free */
} slot;

struct lw_map {
    slot *slots;
    size_t n, cap; /* cap is a power of two, at most half full */
};

lw_map *lw_map_new(void)
{
    lw_map *map = ft_xcalloc(1, sizeof *map);

    map->cap = 256;
    map->slots = ft_xcalloc(map->cap, sizeof *map->slots);
    return map;
}

void lw_map_free(lw_map *map)
{
    if (!map)
        return;
    free(map->slots);
    free(map);
}

/* clang_hashCursor() is poor in its low bits: pointers are aligned. */
static slot *find(const lw_map *map, CXCursor key)
{
    size_t i = (clang_hashCursor(key) * 2654435761u) >> 7;

    for (i &= map->cap - 1; map->slots[i].value; i = (i + 1) & (map->cap - 1)) {
        if (clang_equalCursors(map->slots[i].key, key))
            break;
    }
    return &map->slots[i];
}

void *lw_map_get(const lw_map *map, CXCursor key)
{
    return find(map, key)->value;
}

static void grow(lw_map *map)
{
    lw_map bigger = { .cap = map->cap * 2 };

    bigger.slots = ft_xcalloc(bigger.cap, sizeof *bigger.slots);
    for (size_t i = 0; i < map->cap; i++) {
        if (map->slots[i].value)
            *find(&bigger, map->slots[i].key) = map->slots[i];
    }
    free(map->slots);
    map->slots = bigger.slots;
    map->cap = bigger.cap;
}

void lw_map_put(lw_map *map, CXCursor key, void *value)
{
    slot *s = find(map, key);

    if (!s->value && ++map->n * 2 > map->cap) {
        grow(map);
        s = find(map, key);
    }
    *s = (slot){ key, value };
}
