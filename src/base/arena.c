#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* First chunk of an arena; later ones double up to the maximum, so that small units stay small. */
enum { FIRST_CHUNK = 16 * 1024, MAX_CHUNK = 1024 * 1024 };

typedef struct chunk {
    struct chunk *next;
    size_t cap, used;
    max_align_t data[];
} chunk;

struct ft_arena {
    chunk *head; /* the one that is being filled */
    size_t used, next_cap;
};

ft_arena *ft_arena_new(void)
{
    ft_arena *arena = ft_xcalloc(1, sizeof *arena);

    arena->next_cap = FIRST_CHUNK;
    return arena;
}

void ft_arena_free(ft_arena *arena)
{
    if (!arena)
        return;
    for (chunk *c = arena->head, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    free(arena);
}

static chunk *new_chunk(size_t cap)
{
    chunk *c = ft_xcalloc(1, sizeof *c + cap);

    c->cap = cap;
    return c;
}

/* A piece that would waste most of a chunk gets one of its own, behind the one being filled. */
static void *alloc_big(ft_arena *arena, size_t size)
{
    chunk *c = new_chunk(size);

    c->used = size;
    if (arena->head) {
        c->next = arena->head->next;
        arena->head->next = c;
    } else {
        arena->head = c;
    }
    return c->data;
}

void *ft_arena_alloc(ft_arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    chunk *c = arena->head;

    if (size > SIZE_MAX / 2) {
        fputs("ftlint: out of memory\n", stderr);
        exit(2);
    }
    size = (size + align - 1) / align * align;
    if (size == 0)
        size = align;
    arena->used += size;
    if (!c || c->cap - c->used < size) {
        if (size >= arena->next_cap / 4)
            return alloc_big(arena, size);
        c = new_chunk(arena->next_cap);
        c->next = arena->head;
        arena->head = c;
        if (arena->next_cap < MAX_CHUNK)
            arena->next_cap *= 2;
    }
    void *p = (char *)c->data + c->used;
    c->used += size;
    return p;
}

char *ft_arena_strndup(ft_arena *arena, const char *s, size_t len)
{
    char *copy = ft_arena_alloc(arena, len + 1);

    if (len)
        memcpy(copy, s, len);
    return copy;
}

char *ft_arena_strdup(ft_arena *arena, const char *s)
{
    return ft_arena_strndup(arena, s, strlen(s));
}

char *ft_arena_printf(ft_arena *arena, const char *fmt, ...)
{
    char small[256]; /* most texts are; they are formatted once then */
    va_list ap;

    va_start(ap, fmt);
    int len = vsnprintf(small, sizeof small, fmt, ap);
    va_end(ap);
    if (len < 0)
        len = 0;
    char *text = ft_arena_alloc(arena, (size_t)len + 1);
    if ((size_t)len < sizeof small)
        return memcpy(text, small, (size_t)len);
    va_start(ap, fmt);
    vsnprintf(text, (size_t)len + 1, fmt, ap);
    va_end(ap);
    return text;
}

void *ft_arena_dup(ft_arena *arena, const void *data, size_t n, size_t size)
{
    if (n == 0 || size == 0)
        return NULL;
    void *copy = ft_arena_alloc(arena, n > SIZE_MAX / size ? SIZE_MAX : n * size);
    return memcpy(copy, data, n * size);
}

size_t ft_arena_used(const ft_arena *arena)
{
    return arena->used;
}
