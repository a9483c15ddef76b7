#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

typedef struct entry {
    const char *text;
    size_t len;
    uint32_t hash;
} entry;

/* Open addressing over the ids; the texts themselves stand in an arena, in order of first use. */
struct ft_interner {
    ft_arena *arena;
    entry *entries; /* by id; [0] is "" */
    size_t n, cap;
    uint32_t *slots; /* id, 0 = free */
    size_t n_slots;  /* power of two, at most half full */
};

/* FNV-1a with a final mix: short keys, no seed needed since no order depends on it. */
static uint32_t hash_text(const char *s, size_t len)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ (h >> 15);
}

static void add_entry(ft_interner *in, entry e)
{
    if (in->n == in->cap)
        ft_vec_grow((void **)&in->entries, in->n, &in->cap, sizeof *in->entries);
    in->entries[in->n++] = e;
}

ft_interner *ft_interner_new(void)
{
    ft_interner *in = ft_xcalloc(1, sizeof *in);

    in->arena = ft_arena_new();
    in->n_slots = 256;
    in->slots = ft_xcalloc(in->n_slots, sizeof *in->slots);
    add_entry(in, (entry){ .text = "" });
    return in;
}

void ft_interner_free(ft_interner *in)
{
    if (!in)
        return;
    ft_arena_free(in->arena);
    free(in->entries);
    free(in->slots);
    free(in);
}

static void rehash(ft_interner *in)
{
    size_t n_slots = in->n_slots * 2;
    uint32_t *slots = ft_xcalloc(n_slots, sizeof *slots);

    for (size_t id = 1; id < in->n; id++) {
        size_t i = in->entries[id].hash & (n_slots - 1);
        while (slots[i])
            i = (i + 1) & (n_slots - 1);
        slots[i] = (uint32_t)id;
    }
    free(in->slots);
    in->slots = slots;
    in->n_slots = n_slots;
}

/* The slot of that text, or the free one where it belongs. */
static size_t slot_of(const ft_interner *in, const char *s, size_t len, uint32_t hash)
{
    size_t i = hash & (in->n_slots - 1);

    for (; in->slots[i]; i = (i + 1) & (in->n_slots - 1)) {
        const entry *e = &in->entries[in->slots[i]];
        if (e->hash == hash && e->len == len && memcmp(e->text, s, len) == 0)
            break;
    }
    return i;
}

static uint32_t intern(ft_interner *in, const char *s, size_t len)
{
    if (len == 0)
        return 0;
    uint32_t hash = hash_text(s, len);
    size_t slot = slot_of(in, s, len, hash);
    if (in->slots[slot])
        return in->slots[slot];
    uint32_t id = (uint32_t)in->n;
    add_entry(in, (entry){ ft_arena_strndup(in->arena, s, len), len, hash });
    in->slots[slot] = id;
    if (in->n * 2 > in->n_slots)
        rehash(in);
    return id;
}

uint32_t ft_intern_find(const ft_interner *in, const char *s)
{
    size_t len = strlen(s);

    return len ? in->slots[slot_of(in, s, len, hash_text(s, len))] : 0;
}

uint32_t ft_intern_id(ft_interner *in, const char *s)
{
    return s ? intern(in, s, strlen(s)) : 0;
}

uint32_t ft_intern_id_n(ft_interner *in, const char *s, size_t len)
{
    return intern(in, s, len);
}

const char *ft_intern(ft_interner *in, const char *s)
{
    uint32_t id = ft_intern_id(in, s); /* first: it may move the entries */

    return in->entries[id].text;
}

const char *ft_intern_n(ft_interner *in, const char *s, size_t len)
{
    uint32_t id = intern(in, s, len);

    return in->entries[id].text;
}

const char *ft_intern_text(const ft_interner *in, uint32_t id)
{
    return id < in->n ? in->entries[id].text : "";
}

uint32_t ft_interner_count(const ft_interner *in)
{
    return (uint32_t)in->n;
}
