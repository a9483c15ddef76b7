#include "analysis/outcomes.h"

#include <stdlib.h>

#include "analysis/given_back.h"
#include "analysis/state.h"

enum { MAX_DEPTH = 6 };

uint32_t ft_sign_of(int64_t n)
{
    return n < 0 ? FT_SIGN_MINUS : n == 0 ? FT_SIGN_ZERO : FT_SIGN_PLUS;
}

uint32_t ft_outcome_possible(const ft_flow *flow, ft_val v)
{
    const ft_node *n = ft_value_node(flow->values, v);
    uint32_t signs = 0;

    switch (n->kind) {
    case FT_VALUE_INT:
        return ft_sign_of(n->num);
    case FT_VALUE_NULL:
        return FT_SIGN_ZERO;
    case FT_VALUE_STRING:
    case FT_VALUE_FUNC:
        return FT_SIGN_PLUS;
    case FT_VALUE_PHI:
        for (uint32_t i = 0; i < n->n_phi; i++)
            signs |= ft_outcome_possible(flow, n->phi[i]);
        return signs;
    default:
        return FT_SIGN_ANY;
    }
}

/* ---- promises ------------------------------------------------------------------------------------- */

static uint32_t number(ft_flow *flow, ft_val subject, uint32_t lock, uint32_t sign)
{
    ft_promise promise = {subject, lock, sign};
    uint32_t i;

    for (i = 0; i < flow->promises.n; i++) {
        const ft_promise *p = &flow->promises.v[i];

        if (p->subject == subject && p->lock == lock && p->sign == sign)
            return i;
    }
    ft_vec_push(&flow->promises, promise);
    return i;
}

void ft_outcome_promise(ft_flow *flow, ft_state *state, ft_val subject, uint32_t lock, uint32_t signs)
{
    for (uint32_t sign = 1; subject && sign <= FT_SIGN_PLUS; sign <<= 1)
        if (signs & sign)
            ft_bits_set(&state->promises, number(flow, subject, lock, sign));
}

void ft_outcome_forget(const ft_flow *flow, ft_state *state, ft_val subject)
{
    for (uint32_t i = 0; i < flow->promises.n; i++)
        if (flow->promises.v[i].subject == subject)
            ft_bits_reset(&state->promises, i);
}

bool ft_outcome_given_back(const ft_flow *flow, ft_state *state, uint32_t lock)
{
    bool any = false;

    for (uint32_t i = 0; i < flow->promises.n; i++)
        if (flow->promises.v[i].lock == lock) {
            any |= ft_bits_has(&state->promises, i);
            ft_bits_reset(&state->promises, i);
        }
    return any;
}

/* What stands in a local can only have these signs. */
static uint32_t possible_at(const ft_flow *flow, const ft_state *state, ft_val subject)
{
    ft_val v;

    return ft_state_get(state, subject, &v) ? ft_outcome_possible(flow, v) : FT_SIGN_ANY;
}

static ft_outcome of_subject(const ft_flow *flow, const ft_state *state, ft_val subject, uint32_t lock)
{
    ft_outcome o = {0};

    for (uint32_t i = 0; i < flow->promises.n; i++) {
        const ft_promise *p = &flow->promises.v[i];

        if (p->subject == subject && p->lock == lock && ft_bits_has(&state->promises, i))
            o.told |= p->sign;
    }
    o.held = o.told | (FT_SIGN_ANY & ~possible_at(flow, state, subject));
    return o;
}

/* ---- expressions ---------------------------------------------------------------------------------- */

/* The signs with which `x sub k` comes out true, and false. */
typedef struct ft_split {
    uint32_t yes, no;
} ft_split;

static ft_split split_by(ft_sub sub, int64_t k)
{
    const uint32_t minus = FT_SIGN_MINUS, zero = FT_SIGN_ZERO, plus = FT_SIGN_PLUS, any = FT_SIGN_ANY;

    switch (sub) {
    case FT_SUB_EQ: /* what is not the number that means failure (or success) is the one that means the other */
        return k == 0 ? (ft_split){zero, minus | plus} : (ft_split){ft_sign_of(k), zero};
    case FT_SUB_NE:
        return k == 0 ? (ft_split){minus | plus, zero} : (ft_split){zero, ft_sign_of(k)};
    case FT_SUB_LT:
        return k == 0 ? (ft_split){minus, zero | plus} : k == 1 ? (ft_split){minus | zero, plus} : (ft_split){any, any};
    case FT_SUB_LE:
        return k == 0 ? (ft_split){minus | zero, plus} : k == -1 ? (ft_split){minus, zero | plus} : (ft_split){any, any};
    case FT_SUB_GT:
        return k == 0 ? (ft_split){plus, minus | zero} : k == -1 ? (ft_split){zero | plus, minus} : (ft_split){any, any};
    case FT_SUB_GE:
        return k == 0 ? (ft_split){zero | plus, minus} : k == 1 ? (ft_split){plus, minus | zero} : (ft_split){any, any};
    default:
        return (ft_split){any, any};
    }
}

static ft_sub mirrored(ft_sub sub)
{
    switch (sub) {
    case FT_SUB_LT:
        return FT_SUB_GT;
    case FT_SUB_LE:
        return FT_SUB_GE;
    case FT_SUB_GT:
        return FT_SUB_LT;
    case FT_SUB_GE:
        return FT_SUB_LE;
    default:
        return sub;
    }
}

static bool constant(const ft_operand *o, int64_t *k)
{
    *k = o->kind == FT_OPERAND_INT ? o->num : 0;
    return o->kind == FT_OPERAND_INT || o->kind == FT_OPERAND_NULL;
}

/* `x < 0` and the like: which of its arguments x is, and how it splits; -1: no comparison with a constant */
static int compared(const ft_instr *def, ft_split *split)
{
    int64_t k;

    if (def->op != FT_OP_BINARY || def->sub < FT_SUB_EQ || def->sub > FT_SUB_GE)
        return -1;
    if (constant(&def->args[1], &k)) {
        *split = split_by(def->sub, k);
        return 0;
    }
    if (constant(&def->args[0], &k)) {
        *split = split_by(mirrored(def->sub), k);
        return 1;
    }
    return -1;
}

/* A truth value, of what was known with each sign of what it is made from. */
static ft_outcome truth(ft_outcome x, ft_split split)
{
    ft_outcome o = {.held = FT_SIGN_MINUS};

    if (!(split.yes & ~x.held)) {
        o.held |= FT_SIGN_PLUS;
        o.told |= split.yes & x.told ? FT_SIGN_PLUS : 0u;
    }
    if (!(split.no & ~x.held)) {
        o.held |= FT_SIGN_ZERO;
        o.told |= split.no & x.told ? FT_SIGN_ZERO : 0u;
    }
    return o;
}

static uint32_t swapped(uint32_t signs)
{
    return (signs & FT_SIGN_ZERO) | (signs & FT_SIGN_MINUS ? FT_SIGN_PLUS : 0u) | (signs & FT_SIGN_PLUS ? FT_SIGN_MINUS : 0u);
}

/* The local that was read, if it still holds that value. */
static bool is_read_of_local(ft_flow *flow, const ft_state *state, const ft_instr *def, ft_val *address)
{
    ft_val now;

    if (def->op != FT_OP_LOAD)
        return false;
    *address = ft_flow_operand(flow, &def->args[0]);
    if (ft_value_node(flow->values, ft_value_root(flow->values, *address, false))->kind != FT_VALUE_LOCAL)
        return false;
    return !ft_state_get(state, *address, &now) || now == flow->temps[def->dst];
}

static ft_outcome at_depth(ft_flow *flow, const ft_state *state, const ft_operand *value, uint32_t lock, int depth)
{
    const ft_instr *def = value->kind == FT_OPERAND_TEMP ? flow->defs[value->temp] : NULL;
    const ft_split negation = {FT_SIGN_ZERO, FT_SIGN_MINUS | FT_SIGN_PLUS};
    ft_outcome o = {0};
    ft_split split;
    ft_val address;
    int x;

    if (!def || depth > MAX_DEPTH) {
        o.held = FT_SIGN_ANY & ~ft_outcome_possible(flow, ft_flow_operand(flow, value));
    } else if (def->op == FT_OP_CAST) {
        o = at_depth(flow, state, &def->args[0], lock, depth + 1);
    } else if (def->op == FT_OP_UNARY && def->sub == FT_SUB_LNOT) {
        o = truth(at_depth(flow, state, &def->args[0], lock, depth + 1), negation);
    } else if (def->op == FT_OP_UNARY && def->sub == FT_SUB_NEG) {
        o = at_depth(flow, state, &def->args[0], lock, depth + 1);
        o = (ft_outcome){swapped(o.held), swapped(o.told)};
    } else if ((x = compared(def, &split)) >= 0) {
        o = truth(at_depth(flow, state, &def->args[x], lock, depth + 1), split);
    } else if (is_read_of_local(flow, state, def, &address)) {
        o = of_subject(flow, state, address, lock);
    } else {
        o = of_subject(flow, state, flow->temps[def->dst], lock);
        o.held |= FT_SIGN_ANY & ~ft_outcome_possible(flow, flow->temps[def->dst]);
    }
    return o;
}

ft_outcome ft_outcome_of(ft_flow *flow, const ft_state *state, const ft_operand *value, uint32_t lock)
{
    ft_outcome o = at_depth(flow, state, value, lock, 0);

    if (ft_bits_has(&state->locks, lock))
        o.held = FT_SIGN_ANY;
    return o;
}

void ft_outcome_learn(ft_flow *flow, ft_state *state, const ft_operand *value, uint32_t signs)
{
    uint32_t n = flow->promises.n ? (uint32_t)flow->locks.n : 0;

    for (uint32_t i = 0; i < n; i++) {
        ft_outcome o;

        if (ft_bits_has(&state->locks, i))
            continue;
        o = ft_outcome_of(flow, state, value, i);
        if (!(signs & ~o.held) && (signs & o.told))
            ft_given_back_learn(flow, state, i);
    }
}

void ft_outcome_store(ft_flow *flow, ft_state *state, ft_val address, const ft_operand *value)
{
    uint32_t n = flow->promises.n ? (uint32_t)flow->locks.n : 0;
    ft_bits old = {0};

    if (!n)
        return;
    ft_bits_copy(&old, &state->promises);
    ft_outcome_forget(flow, state, address);
    for (uint32_t i = 0; i < n; i++) {
        ft_state before = *state;
        ft_outcome o;

        if (ft_bits_has(&state->locks, i))
            continue;
        before.promises = old;
        o = ft_outcome_of(flow, &before, value, i);
        if (o.told)
            ft_outcome_promise(flow, state, address, i, o.held);
    }
    ft_vec_release(&old);
}

/* ---- where paths meet --------------------------------------------------------------------------------- */

static bool keeps(const ft_flow *flow, const ft_state *state, uint32_t promise)
{
    const ft_promise *p = &flow->promises.v[promise];

    return ft_bits_has(&state->promises, promise) || ft_bits_has(&state->locks, p->lock) ||
           !(possible_at(flow, state, p->subject) & p->sign);
}

/* One path holds the lock and the other does not, but left a constant in a local: what that is not means held. */
static void promise_by_locals(ft_flow *flow, ft_state *into, const ft_state *held, const ft_state *other, uint32_t lock)
{
    for (size_t i = 0; i < other->env.n; i++) {
        ft_env e = other->env.v[i];
        uint32_t never = FT_SIGN_ANY & ~ft_outcome_possible(flow, e.value);
        ft_val there;

        if (never && !(ft_state_get(held, e.address, &there) && there == e.value))
            ft_outcome_promise(flow, into, e.address, lock, never);
    }
}

bool ft_outcome_join(ft_flow *flow, ft_state *into, const ft_state *from)
{
    uint32_t n_promises = (uint32_t)flow->promises.n;
    bool changed = false;

    for (uint32_t i = 0; i < n_promises; i++) {
        bool old = ft_bits_has(&into->promises, i);

        if (!old && !ft_bits_has(&from->promises, i))
            continue;
        if (keeps(flow, into, i) && keeps(flow, from, i)) {
            if (!ft_bits_has(&into->locks, flow->promises.v[i].lock) || !ft_bits_has(&from->locks, flow->promises.v[i].lock)) {
                ft_bits_set(&into->promises, i);
                changed |= !old;
            }
        } else if (old) {
            ft_bits_reset(&into->promises, i);
            changed = true;
        }
    }
    for (uint32_t i = 0; i < flow->locks.n; i++) {
        bool here = ft_bits_has(&into->locks, i), there = ft_bits_has(&from->locks, i);

        if (here != there)
            promise_by_locals(flow, into, here ? into : from, here ? from : into, i);
    }
    return changed;
}
