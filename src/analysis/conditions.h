#ifndef FT_ANALYSIS_CONDITIONS_H
#define FT_ANALYSIS_CONDITIONS_H

/*
 * Inside the analysis room: what branches tell of parameters, as the caller handed them over. What happens only `if (flag)`
 * does not happen in a call that hands over 0 (link/conditions.h).
 */
#include "analysis/emit.h"

/* The condition of a branch came out as `taken`. */
void ft_conditions_branch(ft_flow *flow, ft_state *state, const ft_operand *cond, bool taken);

/* A switch went to its successor s. */
void ft_conditions_case(ft_flow *flow, ft_state *state, const ft_block *block, uint32_t s);

/* The number of the set of conditions that hold here, written if it is new; 0: none. */
uint32_t ft_emit_conditions(ft_emit *emit, const ft_state *state);

#endif
