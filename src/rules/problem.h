#ifndef FT_RULES_PROBLEM_H
#define FT_RULES_PROBLEM_H

/* What is wrong in the files of one load, each with its place, those of a file in order of place. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct ft_problems {
    ft_arena *arena; /* the texts live here */
    struct ft_problem {
        const char *text;
        size_t line, col;
    } *v;
    size_t n, cap;
} ft_problems;

void ft_problems_release(ft_problems *problems);

/* "path:line:column: text". Returns false, so that readers can `return ft_problem_at(...)`. */
bool ft_problem_at(ft_problems *problems, const char *path, size_t line, size_t col, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* Puts those from number `first` on, which are of one file, in order of their places. */
void ft_problems_sort(ft_problems *problems, size_t first);

/* A problem of no single place: an unreadable folder. */
bool ft_problem_add(ft_problems *problems, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
