#ifndef FT_LINK_JUDGE_H
#define FT_LINK_JUDGE_H

/* Who else can change the container that a call reads, and is a lock in the way? Clauses live in the program's arena. */
#include "link/program.h"

typedef struct ft_verdict {
    const char *sharing, *why, *change; /* attributes of call sites of these names (facts/vocabulary.h) */
    const char *origin, *published, *lock_gap;
    bool theirs;                        /* Python code has it as well, and takes no lock of the project's */
    const ft_class *class;              /* whose mutation `change` means, NULL */
} ft_verdict;

ft_verdict ft_judge_call(ft_program *program, const ft_fn *fn, ft_row call, const ft_model *model);

/*
 * Named entries are read from a dict argument, and results are written back into it: that is how a call keeps state for its
 * caller between rounds, and not something that two threads share.
 */
bool ft_is_state_of_caller(const ft_program *program, const ft_fn *fn, ft_row value);

/*
 * For a parameter: true if some callers hold a lock that covers what they hand over. Where the others have it from goes
 * to rest (nothing: there are no others).
 */
bool ft_callers_without_lock(ft_program *program, const ft_fn *fn, ft_row value, ft_prov *rest);

#endif
