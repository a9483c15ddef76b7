#include "base/vec.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void die_of_memory(void)
{
    fputs("ftlint: out of memory\n", stderr);
    exit(2);
}

void *ft_xmalloc(size_t size)
{
    void *p = malloc(size ? size : 1);

    if (!p)
        die_of_memory();
    return p;
}

void *ft_xcalloc(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size ? size : 1);

    if (!p)
        die_of_memory();
    return p;
}

void *ft_xrealloc(void *p, size_t size)
{
    p = realloc(p, size ? size : 1);
    if (!p)
        die_of_memory();
    return p;
}

void ft_vec_grow(void **data, size_t n, size_t *cap, size_t size)
{
    size_t want = n < 8 ? 8 : n + n / 2;

    if (want <= *cap)
        return;
    if (want > SIZE_MAX / size)
        die_of_memory();
    *data = ft_xrealloc(*data, want * size);
    *cap = want;
}
