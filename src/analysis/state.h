#ifndef FT_ANALYSIS_STATE_H
#define FT_ANALYSIS_STATE_H

/* What holds at one program point: queries, updates and the join where paths meet. */
#include "analysis/flow.h"

/* What stands at the address of (part of) a local; false if that is not known. */
bool ft_state_get(const ft_state *state, ft_val address, ft_val *value);
void ft_state_set(ft_state *state, ft_val address, ft_val value);

/* Forgets what is known of the fields and elements below address, but not of address itself. */
void ft_state_forget_parts(ft_state *state, const ft_values *values, ft_val address);

/* True if `into` changed. widen: values that still change become unknown, so that loops end. */
bool ft_state_join(ft_flow *flow, ft_state *into, const ft_state *from, bool widen);

#endif
