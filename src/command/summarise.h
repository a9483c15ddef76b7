#ifndef FT_COMMAND_SUMMARISE_H
#define FT_COMMAND_SUMMARISE_H

/* The first phase: every unit on its own, from source to facts. */
#include "command/run.h"
#include "facts/facts.h"
#include "report/report.h"

typedef struct ft_summaries {
    ft_facts **facts;      /* of the units that could be analysed, in order of path */
    size_t n_facts, n_parsed; /* of the others there is at least what their text says */
    ft_unparsed *unparsed; /* the others, in order of path, and why */
    size_t n_unparsed;
    ft_arena *arena;
} ft_summaries;

/*
 * Analyses all units of the source, in the processes that the options ask for; the result does not depend on
 * their number. Returns 0, or the signal that ended the work. Released by the caller in any case.
 */
int ft_summarise(const ft_run *session, ft_summaries *summaries);
void ft_summaries_release(ft_summaries *summaries);

#endif
