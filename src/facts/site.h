#ifndef FT_FACTS_SITE_H
#define FT_FACTS_SITE_H

/*
 * What link hands to the rules: one place in the program with its attributes resolved. Strings belong to the
 * link result's arena.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/vocabulary.h"

typedef struct ft_spot {
    const char *path;
    uint32_t line, col, end_line, end_col;
} ft_spot;

/* Whose step a place is in the interleaving that breaks (bit set). */
enum { FT_THIS_THREAD = 1, FT_OTHER_THREAD = 2 };

typedef struct ft_related {
    ft_spot at;
    const char *text; /* "written here by foo_set()" */
    unsigned threads; /* 0: not a step */
} ft_related;

typedef struct ft_site {
    ft_site_kind kind;
    ft_spot at;
    const char *symbol;    /* the API, variable, field or module concerned */
    const char *function;  /* the enclosing function, "" at file scope */
    bool low_confidence;   /* the function holds a parse error, or what it says rests on something not seen */
    bool in_template;      /* in a repeat template: several places of the code stand there */
    const char *attrs[FT_ATTR_COUNT]; /* NULL: not set (only those of its kind are) */
    ft_related *related;
    size_t n_related;
    uint32_t unit, row;    /* where link has it: CALL sites, for ft_link_explain() */
} ft_site;

#endif
