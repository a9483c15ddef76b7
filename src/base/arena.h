#ifndef FT_BASE_ARENA_H
#define FT_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Memory that lives exactly as long as its owner (one run, or one translation unit). Nothing in it
 * is freed singly, so nodes may point at each other; every pointer into it dies with
 * ft_arena_free(). Out of memory ends the program: a linter in that state has nothing useful left
 * to say.
 */
typedef struct ft_arena ft_arena;

ft_arena *ft_arena_new(void);
void ft_arena_free(ft_arena *arena); /* NULL is fine */

/* Zeroed memory aligned for any object; never NULL. */
void *ft_arena_alloc(ft_arena *arena, size_t size);

/* Copies len bytes of s and adds a NUL; the copy belongs to the arena. */
char *ft_arena_strndup(ft_arena *arena, const char *s, size_t len);
char *ft_arena_strdup(ft_arena *arena, const char *s);
char *ft_arena_printf(ft_arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Copies n elements of the given size; NULL for n == 0. */
void *ft_arena_dup(ft_arena *arena, const void *data, size_t n, size_t size);

/* Bytes handed out so far, for statistics and tests. */
size_t ft_arena_used(const ft_arena *arena);

#define FT_NEW(arena, type) ((type *)ft_arena_alloc((arena), sizeof(type)))
#define FT_NEW_ARRAY(arena, type, n) ((type *)ft_arena_alloc((arena), sizeof(type) * (size_t)(n)))

#endif
