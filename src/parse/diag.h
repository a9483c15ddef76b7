#ifndef FT_PARSE_DIAG_H
#define FT_PARSE_DIAG_H

/* Inside the parse room only: the errors of a parsed unit as plain data. */
#include "parse/session.h"

typedef struct ft_problem {
    const char *text;        /* "use of undeclared identifier 'x'" */
    const char *file;        /* where it is spelled (inside a macro's definition, if so); never NULL */
    unsigned line, offset;   /* of that place */
    unsigned use_offset;     /* where the macro that it comes from is used, in use_file; else the same place */
    const char *use_file;
    bool is_owned;           /* ftlint may read that file */
    bool is_pasted;          /* a name that a macro put together: it is spelled nowhere */
    bool in_heal;            /* in the healed declarations themselves */
} ft_problem;

typedef struct ft_problems {
    ft_problem *v;
    size_t n;
    unsigned n_lost; /* errors that count: all but #error and those without a place */
} ft_problems;

/* All errors of s->tu, in the compiler's order. All memory is the session's. */
ft_problems ft_problems_read(ft_session *s);

/* The text between the n-th pair of single quotes (from 0), or NULL. Memory of the arena. */
const char *ft_problem_quoted(const ft_problem *p, unsigned n, ft_arena *arena);

#endif
