#include "rules/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"

void ft_problems_release(ft_problems *problems)
{
    free(problems->v);
    problems->v = NULL;
    problems->n = problems->cap = 0;
}

static void push(ft_problems *problems, const char *text, size_t line, size_t col)
{
    if (problems->n == problems->cap)
        ft_vec_grow((void **)&problems->v, problems->n, &problems->cap, sizeof *problems->v);
    problems->v[problems->n++] = (struct ft_problem){text, line, col};
}

/* Few, nearly in order already, and equal places must keep their order: by insertion. */
void ft_problems_sort(ft_problems *problems, size_t first)
{
    for (size_t i = first + 1; i < problems->n; i++) {
        const struct ft_problem p = problems->v[i];
        size_t at = i;

        for (; at > first; at--) {
            const struct ft_problem *before = &problems->v[at - 1];

            if (before->line < p.line || (before->line == p.line && before->col <= p.col))
                break;
            problems->v[at] = *before;
        }
        problems->v[at] = p;
    }
}

static char *format(ft_arena *arena, const char *fmt, va_list ap)
{
    va_list again;
    char *text;
    int len;

    va_copy(again, ap);
    len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (len < 0)
        return ft_arena_strdup(arena, fmt);
    text = ft_arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, ap);
    return text;
}

bool ft_problem_at(ft_problems *problems, const char *path, size_t line, size_t col, const char *fmt, ...)
{
    va_list ap;
    const char *text;

    va_start(ap, fmt);
    text = format(problems->arena, fmt, ap);
    va_end(ap);
    push(problems, ft_arena_printf(problems->arena, "%s:%zu:%zu: %s", path, line, col, text), line, col);
    return false;
}

bool ft_problem_add(ft_problems *problems, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    push(problems, format(problems->arena, fmt, ap), 0, 0);
    va_end(ap);
    return false;
}
