#ifndef FT_RULES_PROBLEM_H
#define FT_RULES_PROBLEM_H

/* What is wrong in the files of one load, each with its place, in order of discovery. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct ft_problems {
    ft_arena *arena; /* the texts live here */
    const char **text;
    size_t n, cap;
} ft_problems;

void ft_problems_release(ft_problems *problems);

/* "path:line:column: text". Returns false, so that readers can `return ft_problem_at(...)`. */
bool ft_problem_at(ft_problems *problems, const char *path, size_t line, size_t col, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* A problem of no single place: an unreadable folder. */
bool ft_problem_add(ft_problems *problems, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
