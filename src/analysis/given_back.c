/* Locks of the callers that a function gives back. */
#include "analysis/given_back.h"

#include "analysis/outcomes.h"

bool ft_is_lock_entry(const ft_lock_entry *entry)
{
    return entry->kind != FT_LOCK_GONE && entry->kind != FT_LOCK_LEFT;
}

static bool is_mutex_at(const ft_lock_entry *entry, ft_val value)
{
    return (entry->kind == FT_LOCK_MUTEX || entry->kind == FT_LOCK_SHARED) && entry->value == value;
}

uint32_t ft_given_back_entry(ft_flow *flow, ft_val value)
{
    ft_lock_entry entry = {.kind = FT_LOCK_GONE, .value = value};

    return ft_flow_lock(flow, &entry);
}

void ft_given_back_note(ft_flow *flow, ft_lock_kind kind, ft_val value)
{
    ft_lock_entry entry = {.kind = kind, .value = value};

    for (size_t i = 0; i < flow->given_back.n; i++)
        if (flow->given_back.v[i].kind == kind && flow->given_back.v[i].value == value)
            return;
    ft_vec_push(&flow->given_back, entry);
}

void ft_given_back_set(ft_flow *flow, ft_state *state, ft_val value)
{
    if (value)
        ft_bits_set(&state->locks, ft_given_back_entry(flow, value));
}

/* Does the function itself hold the lock? */
static bool is_held(const ft_flow *flow, const ft_state *state, ft_val value)
{
    for (uint32_t i = 0; i < flow->locks.n; i++)
        if (is_mutex_at(&flow->locks.v[i], value) && ft_bits_has(&state->locks, i))
            return true;
    return false;
}

/* A lock that may be the one that a function of another file gave back, or that it took again. */
static bool is_any_held(const ft_flow *flow, const ft_state *state, bool by_call)
{
    for (uint32_t i = 0; i < flow->locks.n; i++) {
        ft_lock_kind kind = flow->locks.v[i].kind;

        if ((kind == FT_LOCK_CALL || (!by_call && (kind == FT_LOCK_MUTEX || kind == FT_LOCK_SHARED))) && ft_bits_has(&state->locks, i))
            return true;
    }
    return false;
}

bool ft_given_back_stands(const ft_flow *flow, const ft_state *state, uint32_t lock)
{
    const ft_lock_entry *l = &flow->locks.v[lock];

    if (!ft_bits_has(&state->locks, lock) || ft_is_lock_entry(l))
        return ft_bits_has(&state->locks, lock);
    if (is_any_held(flow, state, l->kind == FT_LOCK_GONE))
        return false;
    return l->kind == FT_LOCK_LEFT || !is_held(flow, state, l->value);
}

void ft_given_back_doubt(const ft_flow *flow, ft_state *state)
{
    for (uint32_t i = 0; i < flow->locks.n; i++)
        if (!ft_is_lock_entry(&flow->locks.v[i]))
            ft_bits_reset(&state->locks, i);
}

void ft_given_back_promise(ft_flow *flow, ft_state *state, ft_lock_kind kind, ft_val value, ft_val result, uint32_t signs)
{
    if (!value || ft_value_node(flow->values, result)->kind != FT_VALUE_RESULT)
        return;
    if (!is_held(flow, state, value))
        ft_given_back_note(flow, kind, value);
    ft_outcome_promise(flow, state, result, ft_given_back_entry(flow, value), signs);
}

void ft_given_back_by_call(ft_flow *flow, ft_state *state, uint32_t call)
{
    ft_lock_entry entry = {.kind = FT_LOCK_LEFT, .call = call};
    uint32_t n = (uint32_t)flow->locks.n;

    ft_bits_set(&state->locks, ft_flow_lock(flow, &entry));
    for (uint32_t i = 0; i < n; i++) {
        const ft_lock_entry *l = &flow->locks.v[i];

        if ((l->kind != FT_LOCK_MUTEX && l->kind != FT_LOCK_SHARED) || !ft_bits_has(&state->locks, i))
            continue;
        entry.value = l->value;
        ft_bits_set(&state->locks, ft_flow_lock(flow, &entry));
    }
}

/* What a call would have given back of it before, or will have if its result says so, is over. */
void ft_given_back_hold(ft_flow *flow, ft_state *state, uint32_t lock)
{
    ft_val value = flow->locks.v[lock].value;

    ft_bits_set(&state->locks, lock);
    for (uint32_t i = 0; value && i < flow->locks.n; i++) {
        if (flow->locks.v[i].value != value || ft_is_lock_entry(&flow->locks.v[i]))
            continue;
        ft_outcome_given_back(flow, state, i);
        if (flow->locks.v[i].kind == FT_LOCK_LEFT)
            ft_bits_reset(&state->locks, i);
    }
}

void ft_given_back_learn(ft_flow *flow, ft_state *state, uint32_t lock)
{
    ft_val value = flow->locks.v[lock].value;
    bool own = false;

    if (flow->locks.v[lock].kind != FT_LOCK_GONE) {
        ft_given_back_hold(flow, state, lock);
        return;
    }
    for (uint32_t i = 0; i < flow->locks.n; i++)
        if (is_mutex_at(&flow->locks.v[i], value) && ft_bits_has(&state->locks, i)) {
            ft_bits_reset(&state->locks, i);
            own = true;
        }
    if (own)
        ft_outcome_given_back(flow, state, lock);
    else
        ft_bits_set(&state->locks, lock);
}
