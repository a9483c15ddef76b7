#ifndef FT_ANALYSIS_OUTCOMES_H
#define FT_ANALYSIS_OUTCOMES_H

/*
 * Inside the analysis room: what the outcome of a test tells about locks. "If @res is 0, the lock is held" is a
 * promise; it is made by a call that tries a lock, goes along when the result is stored, negated or compared, lasts
 * until the lock is given back, and becomes certain on the branch that the promised outcome takes.
 */
#include "analysis/flow.h"

/* What is known of one value and one lock. */
typedef struct ft_outcome {
    uint32_t held; /* FT_SIGN_*: if the value has that sign, the lock is held; also signs that it cannot have */
    uint32_t told; /* of those, the ones that a promise tells about */
} ft_outcome;

uint32_t ft_sign_of(int64_t n);

/* The signs that the value can have, as far as it shows. */
uint32_t ft_outcome_possible(const ft_flow *flow, ft_val v);

ft_outcome ft_outcome_of(ft_flow *flow, const ft_state *state, const ft_operand *value, uint32_t lock);

/* subject (the result of a call, the address of a local): a sign in `signs` means that the lock is held. */
void ft_outcome_promise(ft_flow *flow, ft_state *state, ft_val subject, uint32_t lock, uint32_t signs);

/* The operand came out with one of the signs. */
void ft_outcome_learn(ft_flow *flow, ft_state *state, const ft_operand *value, uint32_t signs);

/* A store of `value` to a local: before the state knows of it. */
void ft_outcome_store(ft_flow *flow, ft_state *state, ft_val address, const ft_operand *value);

/* What the subject was promised is over: it has another value. */
void ft_outcome_forget(const ft_flow *flow, ft_state *state, ft_val subject);

/* The lock was given back; true if its holding was promised. */
bool ft_outcome_given_back(const ft_flow *flow, ft_state *state, uint32_t lock);

/* Where paths meet: a promise stays if both keep it. Before the rest of the two states is joined. */
bool ft_outcome_join(ft_flow *flow, ft_state *into, const ft_state *from);

#endif
