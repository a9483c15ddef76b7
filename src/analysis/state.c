#include <stdlib.h>
#include <string.h>

#include "analysis/state.h"

#include "analysis/outcomes.h"

static size_t env_at(const ft_state *state, ft_val address)
{
    size_t low = 0, high = state->env.n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (state->env.v[mid].address < address)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool ft_state_get(const ft_state *state, ft_val address, ft_val *value)
{
    size_t i = env_at(state, address);

    if (i >= state->env.n || state->env.v[i].address != address)
        return false;
    *value = state->env.v[i].value;
    return true;
}

void ft_state_set(ft_state *state, ft_val address, ft_val value)
{
    size_t i = env_at(state, address);
    ft_env entry = {address, value};

    if (i < state->env.n && state->env.v[i].address == address) {
        state->env.v[i].value = value;
        return;
    }
    ft_vec_push(&state->env, entry);
    memmove(&state->env.v[i + 1], &state->env.v[i], (state->env.n - 1 - i) * sizeof entry);
    state->env.v[i] = entry;
}

void ft_state_forget_parts(ft_state *state, const ft_values *values, ft_val address)
{
    size_t kept = 0;

    for (size_t i = 0; i < state->env.n; i++) {
        ft_val a = state->env.v[i].address;

        if (a == address || !ft_value_mentions(values, a, address))
            state->env.v[kept++] = state->env.v[i];
    }
    state->env.n = kept;
}

void ft_state_copy(ft_state *into, const ft_state *from)
{
    into->reached = from->reached;
    into->detached = from->detached;
    ft_vec_reserve(&into->env, from->env.n);
    into->env.n = from->env.n;
    if (from->env.n)
        memcpy(into->env.v, from->env.v, from->env.n * sizeof *from->env.v);
    ft_bits_copy(&into->leaks, &from->leaks);
    ft_bits_copy(&into->locks, &from->locks);
    ft_bits_copy(&into->promises, &from->promises);
    ft_bits_copy(&into->tests, &from->tests);
    ft_bits_copy(&into->conditions, &from->conditions);
    ft_bits_copy(&into->live, &from->live);
    ft_bits_copy(&into->crossed, &from->crossed);
    ft_bits_copy(&into->suspended, &from->suspended);
}

void ft_state_release(ft_state *state)
{
    ft_vec_release(&state->env);
    ft_vec_release(&state->leaks);
    ft_vec_release(&state->locks);
    ft_vec_release(&state->promises);
    ft_vec_release(&state->tests);
    ft_vec_release(&state->conditions);
    ft_vec_release(&state->live);
    ft_vec_release(&state->crossed);
    ft_vec_release(&state->suspended);
}

/* Both sorted; an address that only one side knows is not known. */
static bool join_env(ft_state *into, const ft_state *from, ft_values *values, bool widen)
{
    bool changed = false;
    size_t kept = 0, f = 0;

    for (size_t i = 0; i < into->env.n; i++) {
        ft_env entry = into->env.v[i];
        ft_val joined;

        while (f < from->env.n && from->env.v[f].address < entry.address)
            f++;
        if (f >= from->env.n || from->env.v[f].address != entry.address) {
            changed = true;
            continue;
        }
        joined = ft_value_join(values, entry.value, from->env.v[f].value);
        if (joined != entry.value) {
            changed = true;
            entry.value = widen ? 0 : joined;
        }
        into->env.v[kept++] = entry;
    }
    into->env.n = kept;
    return changed;
}

bool ft_state_join(ft_flow *flow, ft_state *into, const ft_state *from, bool widen)
{
    bool changed;

    if (!into->reached) {
        ft_state_copy(into, from);
        into->reached = true;
        return true;
    }
    changed = ft_outcome_join(flow, into, from);
    changed |= join_env(into, from, flow->values, widen);
    changed |= ft_bits_unite(&into->leaks, &from->leaks);
    changed |= ft_bits_intersect(&into->locks, &from->locks);
    changed |= ft_bits_intersect(&into->tests, &from->tests);
    changed |= ft_bits_intersect(&into->conditions, &from->conditions);
    changed |= ft_bits_unite(&into->live, &from->live);
    changed |= ft_bits_unite(&into->crossed, &from->crossed);
    changed |= ft_bits_unite(&into->suspended, &from->suspended);
    if (into->detached && !from->detached) {
        into->detached = false;
        changed = true;
    }
    return changed;
}
