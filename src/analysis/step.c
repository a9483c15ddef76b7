/* The effect of one instruction on the state. */
#include <stdlib.h>
#include <string.h>

#include "analysis/locking.h"
#include "analysis/outcomes.h"
#include "analysis/state.h"

/* Calls through well-known function pointers (type->tp_alloc()) are modelled by the name of the field. */
static const char *called_field(const ft_flow *flow, const ft_instr *call)
{
    const ft_instr *def = call->target.kind == FT_OPERAND_TEMP ? flow->defs[call->target.temp] : NULL;

    if (def && def->op == FT_OP_LOAD && def->args[0].kind == FT_OPERAND_TEMP)
        def = flow->defs[def->args[0].temp];
    return def && def->op == FT_OP_FIELD ? def->field : NULL;
}

const ft_model *ft_flow_model(const ft_flow *flow, const ft_instr *call)
{
    const char *name = call->callee ? call->callee : called_field(flow, call);
    const ft_model *model = name ? ft_models_find(flow->models, name) : NULL;

    if (!model && call->callee && (name = ft_lock_method(flow, call)))
        model = ft_models_find(flow->models, name);
    return model;
}

static const char *type_name(const ft_type *type)
{
    return type && type->name ? type->name : "";
}

ft_val ft_flow_operand(ft_flow *flow, const ft_operand *o)
{
    switch (o->kind) {
    case FT_OPERAND_TEMP:
        return flow->temps[o->temp];
    case FT_OPERAND_INT:
        return ft_value_make(flow->values, &(ft_node){.kind = FT_VALUE_INT, .num = o->num, .name = o->text});
    case FT_OPERAND_NULL:
        return ft_value_make(flow->values, &(ft_node){.kind = FT_VALUE_NULL});
    case FT_OPERAND_STRING:
        return ft_value_make(flow->values, &(ft_node){.kind = FT_VALUE_STRING, .name = o->text});
    case FT_OPERAND_FUNC:
        return ft_value_make(flow->values, &(ft_node){.kind = FT_VALUE_FUNC, .name = o->text});
    case FT_OPERAND_LOCAL:
        return ft_value_make(flow->values,
                             &(ft_node){.kind = FT_VALUE_LOCAL, .name = o->var->name, .num = o->var->index,
                                        .type = type_name(o->var->type), .shape = ft_type_shape(o->var->type)});
    case FT_OPERAND_GLOBAL:
        return ft_value_make(flow->values,
                             &(ft_node){.kind = FT_VALUE_GLOBAL, .name = o->global->name, .num = o->global->index,
                                        .type = type_name(o->global->type),
                                        .shape = ft_type_shape(o->global->type)});
    case FT_OPERAND_NONE:
    case FT_OPERAND_OTHER:
        break;
    }
    return 0;
}

static ft_val argument(ft_flow *flow, const ft_instr *instr, int i)
{
    return i >= 0 && (uint32_t)i < instr->n_args ? ft_flow_operand(flow, &instr->args[i]) : 0;
}

static bool is_local_address(const ft_flow *flow, ft_val address)
{
    return ft_value_node(flow->values, ft_value_root(flow->values, address, false))->kind == FT_VALUE_LOCAL;
}

/* PyList_GET_ITEM and friends hand out the place of the item; what stands there is the item. */
static bool is_item_place(const ft_flow *flow, ft_val v)
{
    const ft_node *n = ft_value_node(flow->values, v);
    const ft_model *model = n->kind == FT_VALUE_RESULT ? ft_models_find(flow->models, n->name ? n->name : "") : NULL;

    return model && model->is_lvalue;
}

static ft_val load(ft_flow *flow, const ft_state *state, ft_val address, const ft_type *type)
{
    ft_val value;

    if (is_item_place(flow, address))
        return address;
    if (is_local_address(flow, address) && ft_state_get(state, address, &value))
        return value;
    return ft_value_load(flow->values, address, type_name(type), ft_type_shape(type));
}

/* ---- ways of getting published ---------------------------------------------------------------- */

bool ft_flow_is_root(const ft_flow *flow, ft_val v)
{
    ft_value_kind kind = ft_value_node(flow->values, v)->kind;

    return kind == FT_VALUE_RESULT || kind == FT_VALUE_OUT || kind == FT_VALUE_PARAM;
}

static void add_leak(ft_flow *flow, ft_state *state, const ft_leak *leak)
{
    size_t i;

    for (i = 0; i < flow->leaks.n; i++) {
        const ft_leak *l = &flow->leaks.v[i];

        if (l->kind == leak->kind && l->root == leak->root && l->call == leak->call && l->arg == leak->arg &&
            l->into == leak->into)
            break;
    }
    if (i == flow->leaks.n)
        ft_vec_push(&flow->leaks, *leak);
    ft_bits_set(&state->leaks, (uint32_t)i);
}

/* Everything that v may be (or point into) goes the way of `leak`. */
static void publish(ft_flow *flow, ft_state *state, ft_val v, ft_leak leak)
{
    const ft_node *n = ft_value_node(flow->values, v);

    if (n->kind == FT_VALUE_PHI) {
        ft_val members[FT_PHI_MAX];
        uint32_t n_members = n->n_phi;

        memcpy(members, n->phi, sizeof members);
        for (uint32_t i = 0; i < n_members; i++)
            publish(flow, state, members[i], leak);
        return;
    }
    leak.root = ft_value_root(flow->values, v, false);
    if (ft_flow_is_root(flow, leak.root) && leak.root != leak.into)
        add_leak(flow, state, &leak);
}

/* v is stored in memory that `holder` reaches. */
static void publish_into(ft_flow *flow, ft_state *state, ft_val v, ft_val holder)
{
    ft_val root = ft_value_root(flow->values, holder, true);
    ft_value_kind kind = ft_value_node(flow->values, root)->kind;
    ft_leak leak = {.kind = FT_GOES_OUT};

    if (kind == FT_VALUE_RESULT || kind == FT_VALUE_OUT) {
        leak.kind = FT_GOES_INTO;
        leak.into = root;
    }
    publish(flow, state, v, leak);
}

static uint32_t private_at_depth(const ft_flow *flow, const ft_state *state, ft_val root, ft_leak_list *pending,
                                 int depth);

/* One of several: as little private as the least private of them; constants do not count. */
static uint32_t all_private(const ft_flow *flow, const ft_state *state, const ft_node *phi, ft_leak_list *pending,
                            int depth)
{
    uint32_t result = FT_ARG_SHARED;
    bool any = false;

    for (uint32_t i = 0; i < phi->n_phi; i++) {
        ft_value_kind kind = ft_value_node(flow->values, phi->phi[i])->kind;
        uint32_t one;

        if (kind == FT_VALUE_NULL || kind == FT_VALUE_INT)
            continue;
        one = private_at_depth(flow, state, phi->phi[i], pending, depth + 1);
        if (one == FT_ARG_SHARED)
            return FT_ARG_SHARED;
        result = !any || one == FT_ARG_PENDING ? one : result;
        any = true;
    }
    return result;
}

static uint32_t private_at_depth(const ft_flow *flow, const ft_state *state, ft_val root, ft_leak_list *pending,
                                 int depth)
{
    const ft_node *n = ft_value_node(flow->values, root);
    uint32_t result = FT_ARG_PRIVATE;

    if (n->kind == FT_VALUE_PHI)
        return all_private(flow, state, n, pending, depth);
    if (!ft_flow_is_root(flow, root) || depth > 4)
        return FT_ARG_SHARED;
    for (uint32_t i = 0; i < flow->leaks.n; i++) {
        const ft_leak *leak = &flow->leaks.v[i];

        if (leak->root != root || !ft_bits_has(&state->leaks, i))
            continue;
        if (leak->kind == FT_GOES_OUT)
            return FT_ARG_SHARED;
        if (leak->kind == FT_GOES_TO_CALL) {
            ft_vec_push(pending, i);
            result = FT_ARG_PENDING;
        } else {
            uint32_t holder = private_at_depth(flow, state, leak->into, pending, depth + 1);

            if (holder == FT_ARG_SHARED)
                return FT_ARG_SHARED;
            if (holder == FT_ARG_PENDING)
                result = FT_ARG_PENDING;
        }
    }
    return result;
}

uint32_t ft_flow_private(const ft_flow *flow, const ft_state *state, ft_val root, ft_leak_list *pending)
{
    return private_at_depth(flow, state, root, pending, 0);
}

/* ---- stores ------------------------------------------------------------------------------------ */

static void store(ft_flow *flow, ft_state *state, const ft_operand *to, const ft_operand *what)
{
    ft_val address = ft_flow_operand(flow, to), value = ft_flow_operand(flow, what), old;

    ft_flow_store_lock(flow, state, address, value);
    if (is_item_place(flow, address)) {
        publish_into(flow, state, value, address);
        return;
    }
    if (!is_local_address(flow, address)) {
        publish_into(flow, state, value, address);
        return;
    }
    ft_outcome_store(flow, state, address, what);
    ft_state_forget_parts(state, flow->values, address);
    if (ft_value_node(flow->values, address)->kind == FT_VALUE_INDEX && ft_state_get(state, address, &old))
        value = ft_value_join(flow->values, old, value);
    ft_state_set(state, address, value);
}

/* ---- calls ------------------------------------------------------------------------------------- */

static ft_val result_of(ft_flow *flow, const ft_instr *instr, const ft_model *model, uint32_t id)
{
    if (model && model->returns == FT_RETURNS_SAME && model->from >= 0)
        return argument(flow, instr, model->from);
    return ft_value_make(flow->values,
                         &(ft_node){.kind = FT_VALUE_RESULT, 
                                    .num = id, .name = instr->callee ? instr->callee : model ? model->name : NULL,
                                    .type = type_name(instr->type), .shape = ft_type_shape(instr->type)});
}

static void publish_arguments(ft_flow *flow, ft_state *state, const ft_instr *instr, const ft_model *model, uint32_t id)
{
    for (uint32_t i = 0; i < instr->n_args; i++) {
        ft_val v = argument(flow, instr, (int)i);
        ft_leak to_call = {.kind = FT_GOES_TO_CALL, .call = id, .arg = i};
        unsigned bit = i < FT_MODEL_MAX_ARGS ? 1u << i : 0;

        if (!model)
            publish(flow, state, v, to_call);
        else if ((model->retains | model->steals) & bit)
            publish_into(flow, state, v, model->mutates & 1 && i > 0 ? argument(flow, instr, 0) : 0);
    }
}

static bool call_writes(const ft_model *model, uint32_t i)
{
    unsigned bit = i < FT_MODEL_MAX_ARGS ? 1u << i : 0;

    if (!model)
        return true;
    return ((model->writes | model->out_new | model->out_borrowed) & bit) || (model->format >= 0 && (int)i > model->format);
}

static void write_outputs(ft_flow *flow, ft_state *state, const ft_instr *instr, const ft_model *model, uint32_t id)
{
    for (uint32_t i = 0; i < instr->n_args; i++) {
        ft_val address = argument(flow, instr, (int)i);
        const ft_node *n = ft_value_node(flow->values, address);

        if (!is_local_address(flow, address) || !call_writes(model, i))
            continue;
        ft_outcome_forget(flow, state, address);
        ft_state_forget_parts(state, flow->values, address);
        ft_state_set(state, address,
                     ft_value_make(flow->values, &(ft_node){.kind = FT_VALUE_OUT, .num = id, .arg = i,
                                                            .name = instr->callee, .type = n->type, .shape = n->shape}));
    }
}

bool ft_model_suspends(const ft_model *model)
{
    return model && (model->runs >= FT_RUNS_YES || model->acquires == FT_LOCK_SECTION || model->acquires == FT_LOCK_DETACH);
}

static bool gives_reference(const ft_instr *instr, const ft_model *model)
{
    if (model && model->returns == FT_RETURNS_SAME)
        return true;
    return instr->callee && (!strcmp(instr->callee, "Py_INCREF") || !strcmp(instr->callee, "Py_XINCREF") ||
                             !strcmp(instr->callee, "Py_IncRef"));
}

static void own(ft_flow *flow, ft_state *state, ft_val v)
{
    const ft_node *n = ft_value_node(flow->values, v);

    if (n->kind == FT_VALUE_RESULT || n->kind == FT_VALUE_OUT)
        ft_bits_reset(&state->live, (uint32_t)n->num);
    else if (n->kind == FT_VALUE_PHI)
        for (uint32_t i = 0; i < n->n_phi; i++)
            own(flow, state, n->phi[i]);
}

/* In the next round of a loop a call makes another object: what became of the last one says nothing about it. */
static void start_anew(const ft_flow *flow, ft_state *state, uint32_t id, ft_val result)
{
    for (uint32_t i = 0; i < flow->leaks.n; i++) {
        const ft_node *root = ft_value_node(flow->values, flow->leaks.v[i].root);

        if ((root->kind == FT_VALUE_RESULT || root->kind == FT_VALUE_OUT) && root->num == (int64_t)id)
            ft_bits_reset(&state->leaks, i);
    }
    ft_outcome_forget(flow, state, result);
}

static void call(ft_flow *flow, ft_state *state, const ft_instr *instr, uint32_t id)
{
    const ft_model *model = ft_flow_model(flow, instr);
    ft_val result = result_of(flow, instr, model, id);

    flow->call_subjects[id] = argument(flow, instr, 0);
    if (instr->dst)
        flow->temps[instr->dst] = result;
    if (gives_reference(instr, model))
        own(flow, state, argument(flow, instr, 0));
    if (!model || model->runs >= FT_RUNS_MAYBE)
        ft_bits_unite(&state->crossed, &state->live);
    if (ft_model_suspends(model))
        ft_bits_unite(&state->suspended, &state->live);
    publish_arguments(flow, state, instr, model, id);
    start_anew(flow, state, id, result);
    write_outputs(flow, state, instr, model, id);
    ft_bits_reset(&state->crossed, id);
    ft_bits_reset(&state->suspended, id);
    ft_bits_set(&state->live, id);
    if (model)
        ft_flow_model_locks(flow, state, instr, model, result);
    else if (instr->callee)
        ft_flow_wrapper_locks(flow, state, instr, result);
}

void ft_flow_step(ft_flow *flow, ft_state *state, const ft_instr *instr, uint32_t call_id)
{
    ft_val v = 0;

    switch (instr->op) {
    case FT_OP_FIELD:
        v = argument(flow, instr, 0);
        v = ft_value_field(flow->values, v, instr->record ? instr->record->name : NULL, instr->field,
                           type_name(instr->type), ft_type_shape(instr->type));
        break;
    case FT_OP_INDEX:
        v = ft_value_index(flow->values, argument(flow, instr, 0), type_name(instr->type),
                           ft_type_shape(instr->type));
        break;
    case FT_OP_LOAD:
        v = load(flow, state, argument(flow, instr, 0), instr->type);
        break;
    case FT_OP_CAST:
        v = argument(flow, instr, 0);
        break;
    case FT_OP_STORE:
        store(flow, state, &instr->args[0], &instr->args[1]);
        return;
    case FT_OP_CALL:
        call(flow, state, instr, call_id);
        return;
    default:
        break;
    }
    if (instr->dst)
        flow->temps[instr->dst] = v;
}
