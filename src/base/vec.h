#ifndef FT_BASE_VEC_H
#define FT_BASE_VEC_H

#include <stddef.h>

/*
 * Growable array of any type, scope-owned: zero-initialise it, push, release in the same function.
 *     FT_VEC(int) v = {0};
 *     ft_vec_push(&v, 7);
 *     for (size_t i = 0; i < v.n; i++) use(v.v[i]);
 *     ft_vec_release(&v);
 */
#define FT_VEC(type)     \
    struct {             \
        type *v;         \
        size_t n, cap;   \
    }

/* Grows *data so that it holds at least n + 1 elements; out of memory ends the program. */
void ft_vec_grow(void **data, size_t n, size_t *cap, size_t size);

/* Room for at least want elements; what is behind n is not set. */
#define ft_vec_reserve(vec, want)                                                                \
    do {                                                                                         \
        if ((vec)->cap < (want))                                                                 \
            ft_vec_grow((void **)&(vec)->v, (want), &(vec)->cap, sizeof *(vec)->v);              \
    } while (0)

#define ft_vec_push(vec, item)                                                           \
    do {                                                                                 \
        if ((vec)->n == (vec)->cap)                                                      \
            ft_vec_grow((void **)&(vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v);    \
        (vec)->v[(vec)->n++] = (item);                                                   \
    } while (0)

#define ft_vec_release(vec)                 \
    do {                                    \
        free((vec)->v);                     \
        (vec)->v = NULL;                    \
        (vec)->n = (vec)->cap = 0;          \
    } while (0)

/* malloc and friends that end the program instead of returning NULL. */
void *ft_xmalloc(size_t size);
void *ft_xcalloc(size_t n, size_t size);
void *ft_xrealloc(void *p, size_t size);

#endif
