#ifndef FT_ANALYSIS_LOCKING_H
#define FT_ANALYSIS_LOCKING_H

/* Inside the analysis room: what instructions do to the set of locks held. */
#include "analysis/flow.h"

/* The effect of a call with a model, and of one without; result: its value, which may tell whether a lock was got. */
void ft_flow_model_locks(ft_flow *flow, ft_state *state, const ft_instr *instr, const ft_model *model, ft_val result);
void ft_flow_wrapper_locks(ft_flow *flow, ft_state *state, const ft_instr *instr, ft_val result);

/* The effect of a store: a flag goes back to 0, a lock is replaced by another one. */
void ft_flow_store_lock(ft_flow *flow, ft_state *state, ft_val address, ft_val stored);

/* v was found NULL: if it is a pointer to a lock, there is nothing to hold. */
void ft_flow_learn_no_lock(ft_flow *flow, ft_state *state, ft_val v);

/* The name of the model for a method call on a C++ lock ("std::mutex::lock"); NULL if it is none. */
const char *ft_lock_method(const ft_flow *flow, const ft_instr *call);

/* The lock of a wrapper, as its caller (or it itself) names it; root: what its parameter is. */
ft_val ft_wrapper_lock(ft_flow *flow, const ft_wrapper *wrapper, ft_val root);

#endif
