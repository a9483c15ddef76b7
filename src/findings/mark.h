#ifndef FT_FINDINGS_MARK_H
#define FT_FINDINGS_MARK_H

/* Inside the findings room: finds the directives in the text of one comment. */
#include "base/arena.h"
#include "findings/suppress.h"

/* A directive in a comment: "ignore[FT101, borrowed] because". */
typedef struct ft_mark {
    ft_finding_state state;
    ft_scope scope;
    const char **words; /* of the list */
    size_t n_words;
    const char *reason;
    const char *detail; /* malformed: why; else NULL */
    bool foreign;
    bool whole;         /* the comment says nothing else */
} ft_mark;

/*
 * The next directive at or after *at (a position in text, moved behind it). False if there is none.
 * text: the comment with its delimiters. Strings live in the arena.
 */
bool ft_mark_next(const char *text, size_t *at, ft_arena *arena, ft_mark *mark);

#endif
