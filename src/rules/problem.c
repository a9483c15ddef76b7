#include "rules/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"

void ft_problems_release(ft_problems *problems)
{
    free(problems->text);
    problems->text = NULL;
    problems->n = problems->cap = 0;
}

static void push(ft_problems *problems, const char *text)
{
    if (problems->n == problems->cap)
        ft_vec_grow((void **)&problems->text, problems->n, &problems->cap, sizeof *problems->text);
    problems->text[problems->n++] = text;
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
    push(problems, ft_arena_printf(problems->arena, "%s:%zu:%zu: %s", path, line, col, text));
    return false;
}

bool ft_problem_add(ft_problems *problems, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    push(problems, format(problems->arena, fmt, ap));
    va_end(ap);
    return false;
}
