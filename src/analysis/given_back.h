#ifndef FT_ANALYSIS_GIVEN_BACK_H
#define FT_ANALYSIS_GIVEN_BACK_H

/*
 * Inside the analysis room: locks that a function gives back without having taken them, so that its callers hold them
 * no longer. They stand among flow->locks as entries of the kind FT_LOCK_GONE (value: the lock), so that all that is said of locks
 * held (on every path, if the result is 0) can be said of them. Taking the lock again does not wipe that out: what the
 * function holds itself counts first. What functions of other files give back is noted by call (FT_LOCK_LEFT).
 */
#include "analysis/flow.h"

/* The number of the entry that says that the lock was given back, added if it is new. */
uint32_t ft_given_back_entry(ft_flow *flow, ft_val value);

/* Notes for ft_wrappers_find() that the function gives back a lock that it did not take. */
void ft_given_back_note(ft_flow *flow, ft_lock_kind kind, ft_val value);

/* The callers' lock is given back here. */
void ft_given_back_set(ft_flow *flow, ft_state *state, ft_val value);

/* A function of the unit gives the lock back if its result has one of the signs. */
void ft_given_back_promise(ft_flow *flow, ft_state *state, ft_lock_kind kind, ft_val value, ft_val result, uint32_t signs);

/* A function of another file is called that may give back any lock. */
void ft_given_back_by_call(ft_flow *flow, ft_state *state, uint32_t call);

/* A lock is taken. */
void ft_given_back_hold(ft_flow *flow, ft_state *state, uint32_t lock);

/* A promise came true: the lock is held, or given back. */
void ft_given_back_learn(ft_flow *flow, ft_state *state, uint32_t lock);

/* The entry holds: of a lock that was given back, that it was not taken again. */
bool ft_given_back_stands(const ft_flow *flow, const ft_state *state, uint32_t lock);

/* What a function of another file took is not certain any more: it may be what was given back before. */
void ft_given_back_doubt(const ft_flow *flow, ft_state *state);

/* Is it a lock, and not a note about one? */
bool ft_is_lock_entry(const ft_lock_entry *entry);

#endif
