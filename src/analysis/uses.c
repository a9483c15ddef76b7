/* What becomes of the result of a call. */
#include <string.h>

#include "analysis/emit.h"

/* How telling each use is; one that outlives a call that may run Python tells most. */
static const uint32_t weights[] = {
    [FT_USE_BIT_NULL_TEST] = 0, [FT_USE_BIT_COMPARED] = 1, [FT_USE_BIT_INCREF] = 2, [FT_USE_BIT_DEREF] = 3,
    [FT_USE_BIT_PASSED] = 4,    [FT_USE_BIT_STORED] = 5,   [FT_USE_BIT_RETURNED] = 6,
};

static void note_call(ft_emit *emit, const ft_state *state, uint32_t id, int bit, const ft_instr *instr)
{
    ft_call_row *row = &emit->facts->call.v[emit->first_call + id];
    bool crossed = bit != FT_USE_BIT_NULL_TEST && ft_bits_has(&state->crossed, id);
    uint32_t weight = 1 + weights[bit] + (crossed ? 10 : 0);

    row->uses |= 1u << bit;
    if (crossed)
        row->uses |= FT_USE_CROSSES;
    if (weight <= emit->use_weights[id])
        return;
    emit->use_weights[id] = weight;
    if (row->use == FT_NO_ROW) {
        ft_row use = FT_FACTS_ADD(emit->facts, use);

        row = &emit->facts->call.v[emit->first_call + id];
        row->use = use;
    }
    emit->facts->use.v[row->use] =
        (ft_use_row){.call = emit->first_call + id, .kind = (uint32_t)bit, .at = ft_emit_place(&instr->loc),
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

/* Memory behind a result is touched: p->f, p[i], *p. The place of a list item is not the item. */
static void note_memory(ft_emit *emit, const ft_state *state, ft_val address, const ft_instr *instr)
{
    const ft_node *n = ft_value_node(emit->flow->values, address);
    const ft_model *model = n->kind == FT_VALUE_RESULT && n->name ? ft_models_find(emit->flow->models, n->name) : NULL;

    if (model && model->is_lvalue)
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
    }
    if (instr->target.kind != FT_OPERAND_NONE)
        note(emit, state, ft_flow_operand(emit->flow, &instr->target), FT_USE_BIT_DEREF, instr);
}

static bool is_local(const ft_emit *emit, ft_val address)
{
    ft_val root = ft_value_root(emit->flow->values, address, false);

    return ft_value_node(emit->flow->values, root)->kind == FT_VALUE_LOCAL;
}

void ft_emit_uses(ft_emit *emit, const ft_state *state, const ft_instr *instr)
{
    ft_val first = instr->n_args > 0 ? ft_flow_operand(emit->flow, &instr->args[0]) : 0;

    switch (instr->op) {
    case FT_OP_LOAD:
        note_memory(emit, state, first, instr);
        break;
    case FT_OP_STORE:
        note_memory(emit, state, first, instr);
        if (!is_local(emit, first))
            note(emit, state, ft_flow_operand(emit->flow, &instr->args[1]), FT_USE_BIT_STORED, instr);
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
