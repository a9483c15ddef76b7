/* What becomes of the result of a call. */
#include <string.h>

#include "analysis/emit.h"
#include "analysis/given_back.h"

/* How telling each use is; one that outlives a call that may run Python tells most. */
static const uint32_t weights[] = {
    [FT_USE_BIT_NULL_TEST] = 0, [FT_USE_BIT_COMPARED] = 1, [FT_USE_BIT_INCREF] = 2, [FT_USE_BIT_DEREF] = 3,
    [FT_USE_BIT_PASSED] = 4,    [FT_USE_BIT_STORED] = 5,   [FT_USE_BIT_RETURNED] = 6, [FT_USE_BIT_WRITTEN] = 7,
    [FT_USE_BIT_SUSPENDED] = 0,
};

/* Was a lock that was held at the call, here or by the callers, given back since? */
static bool is_unlocked(const ft_emit *emit, const ft_state *state, uint32_t id)
{
    const ft_bits *held = &emit->call_locks[id];

    for (uint32_t i = 0; i < emit->flow->locks.n; i++) {
        const ft_lock_entry *l = &emit->flow->locks.v[i];
        bool then = ft_bits_has(held, i), now = ft_bits_has(&state->locks, i);

        if (ft_is_lock_entry(l) ? then && !now : l->kind == FT_LOCK_GONE && !then && ft_given_back_stands(emit->flow, state, i))
            return true;
    }
    return false;
}

static void note_call(ft_emit *emit, const ft_state *state, uint32_t id, int bit, const ft_instr *instr)
{
    ft_call_row *row = &emit->facts->call.v[emit->first_call + id];
    bool crossed = bit != FT_USE_BIT_NULL_TEST && ft_bits_has(&state->crossed, id);
    uint32_t weight = 1 + weights[bit] + (crossed ? 10 : 0);

    if (bit == FT_USE_BIT_SUSPENDED && !ft_bits_has(&state->live, id))
        return;
    row->uses |= 1u << bit;
    if (crossed)
        row->uses |= FT_USE_CROSSES;
    if (bit != FT_USE_BIT_NULL_TEST && ft_bits_has(&state->live, id)) {
        row->uses |= ft_bits_has(&state->suspended, id) ? FT_USE_SUSPENDED : 0u;
        row->uses |= is_unlocked(emit, state, id) ? FT_USE_UNLOCKED : 0u;
    }
    if (weight <= emit->use_weights[id])
        return;
    emit->use_weights[id] = weight;
    if (row->use == FT_NO_ROW) {
        ft_row use = FT_FACTS_ADD(emit->facts, use);

        row = &emit->facts->call.v[emit->first_call + id];
        row->use = use;
    }
    emit->facts->use.v[row->use] =
        (ft_use_row){.call = emit->first_call + id, .kind = (uint32_t)bit, .into = FT_NO_ROW, .at = ft_emit_place(&instr->loc),
                     .callee = ft_facts_str(emit->facts, instr->op == FT_OP_CALL ? instr->callee : NULL)};
}

static void note(ft_emit *emit, const ft_state *state, ft_val v, int bit, const ft_instr *instr)
{
    const ft_node *n = ft_value_node(emit->flow->values, v);

    if (n->kind == FT_VALUE_RESULT || n->kind == FT_VALUE_OUT)
        note_call(emit, state, (uint32_t)n->num, bit, instr);
    else if (n->kind == FT_VALUE_PHI)
        for (uint32_t i = 0; i < n->n_phi; i++)
            note(emit, state, n->phi[i], bit, instr);
}

static void note_kept(ft_emit *emit, ft_val v, ft_val address, const ft_instr *instr)
{
    const ft_node n = *ft_value_node(emit->flow->values, v);
    ft_kept kept = {address, (uint32_t)n.num};
    ft_row into, use;

    for (uint32_t i = 0; n.kind == FT_VALUE_PHI && i < n.n_phi; i++)
        note_kept(emit, n.phi[i], address, instr);
    if (n.kind != FT_VALUE_RESULT)
        return;
    ft_vec_push(&emit->kept, kept);
    if (emit->facts->call.v[emit->first_call + kept.call].kept != FT_NO_ROW)
        return;
    into = ft_emit_value(emit, address);
    use = FT_FACTS_ADD(emit->facts, use);
    emit->facts->use.v[use] = (ft_use_row){.call = emit->first_call + kept.call, .kind = FT_USE_BIT_STORED, .into = into,
                                           .at = ft_emit_place(&instr->loc)};
    emit->facts->call.v[emit->first_call + kept.call].kept = use;
}

/* Py_INCREF(self->field) after "self->field = borrowed" */
static void note_late_reference(ft_emit *emit, const ft_state *state, ft_val v, const ft_instr *instr)
{
    const ft_node *n = ft_value_node(emit->flow->values, v);

    for (size_t i = 0; n->kind == FT_VALUE_LOAD && i < emit->kept.n; i++)
        if (emit->kept.v[i].address == n->base)
            note_call(emit, state, emit->kept.v[i].call, FT_USE_BIT_INCREF, instr);
}

/* Memory behind a result is touched: p->f, p[i], *p. The place of a list item is not the item. */
static bool is_item_result(const ft_emit *emit, ft_val address)
{
    const ft_node *n = ft_value_node(emit->flow->values, address);
    const ft_model *model = n->kind == FT_VALUE_RESULT && n->name ? ft_models_find(emit->flow->models, n->name) : NULL;

    return model && model->is_lvalue;
}

static void note_memory(ft_emit *emit, const ft_state *state, ft_val address, const ft_instr *instr)
{
    if (is_item_result(emit, address))
        return;
    note(emit, state, ft_value_root(emit->flow->values, address, false), FT_USE_BIT_DEREF, instr);
}

static bool is_zero(const ft_operand *o)
{
    return o->kind == FT_OPERAND_NULL || (o->kind == FT_OPERAND_INT && o->num == 0);
}

static void note_binary(ft_emit *emit, const ft_state *state, const ft_instr *instr)
{
    bool equality = instr->sub == FT_SUB_EQ || instr->sub == FT_SUB_NE;

    for (uint32_t i = 0; i < 2; i++) {
        bool tested = equality && is_zero(&instr->args[1 - i]);

        note(emit, state, ft_flow_operand(emit->flow, &instr->args[i]),
             tested ? FT_USE_BIT_NULL_TEST : FT_USE_BIT_COMPARED, instr);
    }
}

static bool gives_reference(const ft_instr *instr, const ft_model *model)
{
    return (model && model->returns == FT_RETURNS_SAME) || !strcmp(instr->callee, "Py_INCREF") ||
           !strcmp(instr->callee, "Py_XINCREF") || !strcmp(instr->callee, "Py_IncRef");
}

static bool writes_through(const ft_model *model, uint32_t i)
{
    return model && i < FT_MODEL_MAX_ARGS && (model->writes >> i & 1) && model->atomic == FT_ACCESS_NONE;
}

static void note_call_args(ft_emit *emit, const ft_state *state, const ft_instr *instr)
{
    const ft_model *model = ft_flow_model(emit->flow, instr);
    int bit = FT_USE_BIT_PASSED;

    if (instr->callee && gives_reference(instr, model))
        bit = FT_USE_BIT_INCREF;
    else if (model && (model->checks || model->returns == FT_RETURNS_INTERIOR))
        bit = FT_USE_BIT_DEREF;
    for (uint32_t i = 0; i < instr->n_args; i++) {
        ft_val v = ft_flow_operand(emit->flow, &instr->args[i]);

        if (ft_value_node(emit->flow->values, v)->kind == FT_VALUE_FIELD)
            v = ft_value_root(emit->flow->values, v, false);
        note(emit, state, v, bit, instr);
        if (bit == FT_USE_BIT_PASSED && ft_model_suspends(model))
            note(emit, state, v, FT_USE_BIT_SUSPENDED, instr);
        if (writes_through(model, i))
            note(emit, state, ft_value_root(emit->flow->values, v, false), FT_USE_BIT_WRITTEN, instr);
        if (bit == FT_USE_BIT_INCREF)
            note_late_reference(emit, state, v, instr);
    }
    if (instr->target.kind != FT_OPERAND_NONE)
        note(emit, state, ft_flow_operand(emit->flow, &instr->target), FT_USE_BIT_DEREF, instr);
}

static bool is_local(const ft_emit *emit, ft_val address)
{
    ft_val root = ft_value_root(emit->flow->values, address, false);

    return ft_value_node(emit->flow->values, root)->kind == FT_VALUE_LOCAL;
}

/* "*out = value" hands the value to the caller. */
static bool is_output(const ft_emit *emit, ft_val address)
{
    return ft_value_node(emit->flow->values, address)->kind == FT_VALUE_PARAM;
}

static void note_store(ft_emit *emit, const ft_state *state, ft_val address, ft_val value, const ft_instr *instr)
{
    note_memory(emit, state, address, instr);
    if (!is_item_result(emit, address))
        note(emit, state, ft_value_root(emit->flow->values, address, false), FT_USE_BIT_WRITTEN, instr);
    if (is_local(emit, address))
        return;
    note(emit, state, value, is_output(emit, address) ? FT_USE_BIT_RETURNED : FT_USE_BIT_STORED, instr);
    if (!is_output(emit, address))
        note_kept(emit, value, address, instr);
}

void ft_emit_uses(ft_emit *emit, const ft_state *state, const ft_instr *instr)
{
    ft_val first = instr->n_args > 0 ? ft_flow_operand(emit->flow, &instr->args[0]) : 0;

    switch (instr->op) {
    case FT_OP_LOAD:
        note_memory(emit, state, first, instr);
        break;
    case FT_OP_STORE:
        note_store(emit, state, first, ft_flow_operand(emit->flow, &instr->args[1]), instr);
        break;
    case FT_OP_CALL:
        note_call_args(emit, state, instr);
        break;
    case FT_OP_BINARY:
        note_binary(emit, state, instr);
        break;
    case FT_OP_UNARY:
    case FT_OP_BRANCH:
        note(emit, state, first, FT_USE_BIT_NULL_TEST, instr);
        break;
    case FT_OP_SWITCH:
        note(emit, state, first, FT_USE_BIT_COMPARED, instr);
        break;
    case FT_OP_RETURN:
        note(emit, state, first, FT_USE_BIT_RETURNED, instr);
        break;
    default:
        break;
    }
}
