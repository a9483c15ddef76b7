#ifndef FT_PARSE_REPEAT_HEAD_H
#define FT_PARSE_REPEAT_HEAD_H

/* The head of a repeated block: its variables, their values, what it leaves out. */
#include "base/arena.h"
#include "base/error.h"

typedef struct ft_repeat_word {
    const char *s;
    size_t len;
} ft_repeat_word;

typedef struct ft_repeat_var {
    ft_repeat_word name;
    const ft_repeat_word *values; /* as many as the head has rounds */
} ft_repeat_var;

/* One ":exclude:": a round is left out if all names have these values. */
typedef struct ft_repeat_exclude {
    const ft_repeat_word *names, *values;
    size_t n;
} ft_repeat_exclude;

typedef struct ft_repeat_head {
    const ft_repeat_var *vars;
    size_t n_vars;
    size_t n_rounds;
    const ft_repeat_exclude *excludes;
    size_t n_excludes;
} ft_repeat_head;

/* text: what stands between the mark and the end of its comment. */
bool ft_repeat_read_head(ft_arena *arena, const char *text, size_t len, ft_repeat_head *head, ft_error *err);

bool ft_repeat_same(ft_repeat_word a, ft_repeat_word b);

#endif
