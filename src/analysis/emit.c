#include "analysis/conditions.h"
#include "analysis/emit.h"
#include "analysis/locking.h"

#include <stdlib.h>
#include <string.h>

ft_place ft_emit_place(const ft_loc *loc)
{
    return (ft_place){loc->file, loc->line, loc->col, loc->end_line, loc->end_col};
}

static void remember_row(ft_emit *emit, ft_val v, ft_row row)
{
    uint32_t old = emit->n_value_rows;

    if (v >= old) {
        uint32_t n = v + 64;

        emit->value_rows = ft_xrealloc(emit->value_rows, n * sizeof *emit->value_rows);
        for (uint32_t i = old; i < n; i++)
            emit->value_rows[i] = FT_NO_ROW;
        emit->n_value_rows = n;
    }
    emit->value_rows[v] = row;
}

ft_row ft_emit_value(ft_emit *emit, ft_val v)
{
    ft_facts *facts = emit->facts;
    ft_node n = *ft_value_node(emit->flow->values, v);
    ft_row base = FT_NO_ROW, row;
    bool of_call = n.kind == FT_VALUE_RESULT || n.kind == FT_VALUE_OUT;

    if (v < emit->n_value_rows && emit->value_rows[v] != FT_NO_ROW)
        return emit->value_rows[v];
    if (n.base)
        base = ft_emit_value(emit, n.base);
    row = FT_FACTS_ADD(facts, value);
    facts->value.v[row] = (ft_value_row){
        .function = emit->function, .kind = n.kind, .base = base, .name = ft_facts_str(facts, n.name),
        .record = ft_facts_str(facts, n.record), .num = of_call ? n.num + (int64_t)emit->first_call : n.num,
        .arg = n.arg, .type = ft_facts_str(facts, n.type), .shape = n.shape};
    remember_row(emit, v, row);
    for (uint32_t i = 0; i < n.n_phi; i++) {
        ft_row member = ft_emit_value(emit, n.phi[i]);
        ft_row r = FT_FACTS_ADD(facts, member);

        facts->member.v[r] = (ft_member_row){row, member};
    }
    return row;
}

/* Sections are suspended while the thread state is detached; other locks stay. */
static bool counts(const ft_flow *flow, const ft_state *state, uint32_t i)
{
    return ft_bits_has(&state->locks, i) && !(state->detached && flow->locks.v[i].kind == FT_LOCK_SECTION);
}

static bool same_locks(const ft_lockset *set, const ft_state *state)
{
    size_t n = set->locks.n > state->locks.n ? set->locks.n : state->locks.n;

    if (set->detached != state->detached)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((i < set->locks.n ? set->locks.v[i] : 0) != (i < state->locks.n ? state->locks.v[i] : 0))
            return false;
    return true;
}

static void add_lock(ft_emit *emit, uint32_t id, const ft_lock_entry *l, ft_val value)
{
    bool left = l->kind == FT_LOCK_LEFT;
    ft_row of = left && value == 0 ? FT_NO_ROW : ft_emit_value(emit, value);
    ft_row row = FT_FACTS_ADD(emit->facts, lock);

    emit->facts->lock.v[row] = (ft_lock_row){id, l->kind, of, l->signs, ft_facts_str(emit->facts, l->name),
                                             left ? emit->first_call + l->call : FT_NO_ROW};
}

static uint32_t lockset(ft_emit *emit, const ft_state *state, uint32_t *next)
{
    ft_lockset set = {.detached = state->detached};
    bool any = false;

    for (uint32_t i = 0; i < emit->flow->locks.n; i++)
        any |= counts(emit->flow, state, i);
    if (!any)
        return 0;
    for (size_t i = 0; i < emit->locksets.n; i++)
        if (same_locks(&emit->locksets.v[i], state))
            return emit->locksets.v[i].id;
    set.id = (*next)++;
    ft_bits_copy(&set.locks, &state->locks);
    ft_vec_push(&emit->locksets, set);
    for (uint32_t i = 0; i < emit->flow->locks.n; i++) {
        ft_lock_entry l = emit->flow->locks.v[i];

        if (!counts(emit->flow, state, i))
            continue;
        add_lock(emit, set.id, &l, l.value);
        if (l.value2)
            add_lock(emit, set.id, &l, l.value2);
    }
    return set.id;
}

static uint32_t point_flags(const ft_emit *emit, const ft_state *state, uint32_t block)
{
    return (state->detached ? FT_AT_DETACHED : 0u) | (emit->flow->in_loop[block] ? FT_AT_LOOP : 0u);
}

static void add_passes(ft_emit *emit, const ft_leak_list *pending, ft_row arg, ft_row access, ft_row ret)
{
    for (size_t i = 0; i < pending->n; i++) {
        const ft_leak *leak = &emit->flow->leaks.v[pending->v[i]];
        ft_row row = FT_FACTS_ADD(emit->facts, pass);

        emit->facts->pass.v[row] = (ft_pass_row){arg, access, ret, emit->first_call + leak->call, leak->arg};
    }
}

static uint32_t private_state(ft_emit *emit, const ft_state *state, ft_val v, ft_leak_list *pending)
{
    return ft_flow_private(emit->flow, state, ft_value_root(emit->flow->values, v, false), pending);
}

static const char *proven_type(const ft_emit *emit, const ft_state *state, ft_val v)
{
    for (uint32_t i = 0; i < emit->flow->tests.n; i++) {
        const ft_test *t = &emit->flow->tests.v[i];

        if (t->kind == FT_TEST_TYPE && t->value == v && v && ft_bits_has(&state->tests, i))
            return t->type;
    }
    return NULL;
}

static bool was_tested(const ft_emit *emit, const ft_state *state, ft_test_kind kind, ft_val address)
{
    for (uint32_t i = 0; i < emit->flow->tests.n; i++) {
        const ft_test *t = &emit->flow->tests.v[i];

        if (t->kind == kind && t->value == address && ft_bits_has(&state->tests, i))
            return true;
    }
    return false;
}

static void emit_args(ft_emit *emit, const ft_state *state, const ft_instr *instr, ft_row call)
{
    for (uint32_t i = 0; i < instr->n_args; i++) {
        ft_val v = ft_flow_operand(emit->flow, &instr->args[i]);
        ft_leak_list pending = {0};
        ft_row value = ft_emit_value(emit, v);
        uint32_t how = private_state(emit, state, v, &pending);
        ft_row row = FT_FACTS_ADD(emit->facts, arg);

        emit->facts->arg.v[row] =
            (ft_arg_row){.call = call, .index = i, .value = value, .state = how,
                         .proven = ft_facts_str(emit->facts, proven_type(emit, state, v)),
                         .text = ft_facts_str(emit->facts, instr->arg_text ? instr->arg_text[i] : NULL)};
        if (how == FT_ARG_PENDING)
            add_passes(emit, &pending, row, FT_NO_ROW, FT_NO_ROW);
        ft_vec_release(&pending);
    }
}

static bool is_global_object(const ft_flow *flow, ft_val address)
{
    return ft_value_node(flow->values, ft_value_root(flow->values, address, true))->kind == FT_VALUE_GLOBAL;
}

/* self->items[i]: an element of the memory that a field points at. */
static bool is_item_of_field(const ft_flow *flow, ft_val address)
{
    const ft_node *n = ft_value_node(flow->values, address);

    if (n->kind != FT_VALUE_INDEX)
        return false;
    n = ft_value_node(flow->values, n->base);
    return n->kind == FT_VALUE_LOAD && ft_value_node(flow->values, n->base)->kind == FT_VALUE_FIELD;
}

/* Storage that others may see: globals and what they point at, fields of objects, what parameters point at. */
static bool is_shared_storage(const ft_flow *flow, ft_val address, bool write)
{
    const ft_node *root = ft_value_node(flow->values, ft_value_root(flow->values, address, false));
    ft_val v = address;

    if (root->kind == FT_VALUE_LOCAL || address == 0)
        return false;
    if (root->kind == FT_VALUE_GLOBAL || is_global_object(flow, address))
        return true;
    if ((root->kind == FT_VALUE_PARAM && write) || is_item_of_field(flow, address))
        return true;
    for (const ft_node *n = ft_value_node(flow->values, v);; v = n->base, n = ft_value_node(flow->values, v)) {
        if (n->kind == FT_VALUE_FIELD)
            return true;
        if (n->kind != FT_VALUE_INDEX)
            return false;
    }
}

static void emit_access(ft_emit *emit, const ft_state *state, const ft_instr *instr, uint32_t block,
                        uint32_t *next_lockset, ft_access_kind kind, ft_val address, ft_val stored)
{
    ft_access_row row = {.function = emit->function, .kind = kind, .flags = point_flags(emit, state, block),
                         .at = ft_emit_place(&instr->loc), .stored = FT_NO_ROW};
    ft_leak_list pending = {0};
    uint32_t how;
    ft_row r;

    if (was_tested(emit, state, FT_TEST_SEEN, address))
        row.flags |= FT_AT_CHECKED;
    if (was_tested(emit, state, FT_TEST_UNSET, address))
        row.flags |= FT_AT_UNSET;
    if (ft_value_node(emit->flow->values, address)->kind != FT_VALUE_GLOBAL)
        row.flags |= FT_AT_ELEMENT;
    if (instr->op == FT_OP_STORE && instr->is_init && emit->unit->is_cxx && is_global_object(emit->flow, address))
        row.flags |= FT_AT_ONCE;
    how = private_state(emit, state, address, &pending);
    if (how != FT_ARG_SHARED)
        row.flags |= how == FT_ARG_PRIVATE ? FT_AT_LOCAL : FT_AT_LOCAL | FT_AT_PENDING;
    row.object = ft_emit_value(emit, address);
    if (kind == FT_ACC_WRITE || kind == FT_ACC_RMW)
        row.stored = ft_emit_value(emit, stored);
    row.lockset = lockset(emit, state, next_lockset);
    row.conditions = ft_emit_conditions(emit, state);
    row.macro = ft_facts_str(emit->facts, instr->macro);
    r = FT_FACTS_ADD(emit->facts, access);
    emit->facts->access.v[r] = row;
    if (how == FT_ARG_PENDING)
        add_passes(emit, &pending, FT_NO_ROW, r, FT_NO_ROW);
    ft_vec_release(&pending);
}

/* x = x + 1 and the like, written out. */
static bool reads_itself(const ft_emit *emit, const ft_instr *store, ft_val address)
{
    const ft_operand *v = &store->args[1];
    const ft_instr *def = v->kind == FT_OPERAND_TEMP ? emit->flow->defs[v->temp] : NULL;

    if (!def || def->op != FT_OP_BINARY)
        return false;
    for (uint32_t i = 0; i < def->n_args; i++) {
        const ft_node *n = ft_value_node(emit->flow->values, ft_flow_operand(emit->flow, &def->args[i]));

        if (n->kind == FT_VALUE_LOAD && n->base == address)
            return true;
    }
    return false;
}

static void emit_call(ft_emit *emit, const ft_state *state, const ft_instr *instr, uint32_t id, uint32_t block,
                      uint32_t *next_lockset)
{
    const ft_model *model = ft_flow_model(emit->flow, instr);
    ft_row row = emit->first_call + id;
    uint32_t set = lockset(emit, state, next_lockset);
    ft_row target = FT_NO_ROW;

    if (!instr->callee)
        target = ft_emit_value(emit, ft_flow_operand(emit->flow, &instr->target));
    ft_bits_copy(&emit->call_locks[id], &state->locks);
    emit_args(emit, state, instr, row);
    emit->facts->call.v[row].callee = ft_facts_str(emit->facts, model ? model->name : instr->callee);
    emit->facts->call.v[row].macro = ft_facts_str(emit->facts, instr->macro);
    emit->facts->call.v[row].target = target;
    emit->facts->call.v[row].lockset = set;
    emit->facts->call.v[row].conditions = ft_emit_conditions(emit, state);
    emit->facts->call.v[row].flags = point_flags(emit, state, block);
    emit->facts->call.v[row].at = ft_emit_place(&instr->loc);
    if (model && model->atomic != FT_ACCESS_NONE && instr->n_args > 0) {
        ft_val address = ft_flow_operand(emit->flow, &instr->args[0]);

        if (is_shared_storage(emit->flow, address, true))
            emit_access(emit, state, instr, block, next_lockset, FT_ACC_ATOMIC, address, 0);
    }
}

static void emit_result(ft_emit *emit, const ft_instr *instr, uint32_t id)
{
    ft_row result = instr->dst ? ft_emit_value(emit, emit->flow->temps[instr->dst]) : FT_NO_ROW;

    emit->facts->call.v[emit->first_call + id].result = result;
}

static void emit_return(ft_emit *emit, const ft_state *state, const ft_instr *instr, uint32_t block,
                        uint32_t *next_lockset)
{
    ft_val v = instr->n_args > 0 ? ft_flow_operand(emit->flow, &instr->args[0]) : 0;
    ft_leak_list pending = {0};
    ft_ret_row row = {.function = emit->function, .value = ft_emit_value(emit, v),
                      .state = private_state(emit, state, v, &pending), .lockset = lockset(emit, state, next_lockset),
                      .flags = point_flags(emit, state, block), .at = ft_emit_place(&instr->loc)};
    ft_row r = FT_FACTS_ADD(emit->facts, ret);

    emit->facts->ret.v[r] = row;
    if (row.state == FT_ARG_PENDING)
        add_passes(emit, &pending, FT_NO_ROW, FT_NO_ROW, r);
    ft_vec_release(&pending);
}

static void emit_instr(ft_emit *emit, const ft_state *state, const ft_instr *instr, uint32_t id, uint32_t block,
                       uint32_t *next_lockset)
{
    ft_val address = instr->n_args > 0 ? ft_flow_operand(emit->flow, &instr->args[0]) : 0;

    ft_emit_uses(emit, state, instr);
    switch (instr->op) {
    case FT_OP_CALL:
        emit_call(emit, state, instr, id, block, next_lockset);
        break;
    case FT_OP_LOAD:
        if (!instr->is_compound && is_shared_storage(emit->flow, address, false))
            emit_access(emit, state, instr, block, next_lockset, FT_ACC_READ, address, 0);
        break;
    case FT_OP_STORE:
        if (instr->is_init && instr->args[0].kind == FT_OPERAND_GLOBAL)
            break; /* a local static of C++: the compiler sees to it that this happens once */
        if (is_shared_storage(emit->flow, address, true))
            emit_access(emit, state, instr, block, next_lockset,
                        instr->is_compound || reads_itself(emit, instr, address) ? FT_ACC_RMW : FT_ACC_WRITE, address,
                        ft_flow_operand(emit->flow, &instr->args[1]));
        break;
    case FT_OP_RETURN:
        if (instr->n_args > 0 && instr->args[0].kind != FT_OPERAND_NONE)
            emit_return(emit, state, instr, block, next_lockset);
        break;
    default:
        break;
    }
}

static void emit_block(ft_emit *emit, uint32_t b, uint32_t *next_lockset)
{
    const ft_block *block = emit->flow->function->blocks[b];
    ft_state state = {0};

    ft_state_copy(&state, &emit->flow->in[b]);
    for (uint32_t i = 0; i < block->n_instrs; i++) {
        const ft_instr *instr = &block->instrs[i];
        uint32_t id = emit->flow->call_ids[emit->flow->block_first[b] + i];

        emit_instr(emit, &state, instr, id, b, next_lockset);
        ft_flow_step(emit->flow, &state, instr, id);
        if (instr->op == FT_OP_CALL)
            emit_result(emit, instr, id);
    }
    ft_state_release(&state);
}

/* The lock, as the wrapper itself names it. */
static ft_val wrapped(ft_flow *flow, const ft_wrapper *w)
{
    return ft_wrapper_lock(flow, w, w->param >= 0 ? ft_flow_param(flow, (uint32_t)w->param) : 0);
}

/* What the function does to a lock of its caller, for callers in other files. */
static void emit_wrappers(ft_emit *emit)
{
    const ft_wrappers *wrappers = emit->flow->wrappers;

    for (uint32_t i = 0; wrappers && i < wrappers->n; i++) {
        const ft_wrapper *w = &wrappers->v[i];
        ft_row lock, row;

        if (w->function != emit->flow->function || w->kind == FT_LOCK_DETACH)
            continue;
        lock = w->kind == FT_LOCK_LEFT ? FT_NO_ROW : ft_emit_value(emit, wrapped(emit->flow, w));
        row = FT_FACTS_ADD(emit->facts, wrapper);
        emit->facts->wrapper.v[row] = (ft_wrapper_row){emit->function, w->acquires, w->kind, w->signs, lock,
                                                       w->kind == FT_LOCK_LEFT ? emit->first_call + w->call : FT_NO_ROW};
    }
}

void ft_emit_function(ft_facts *facts, const ft_unit *unit, ft_flow *flow, ft_row function, uint32_t *next_lockset,
                      uint32_t *next_conditions)
{
    ft_emit emit = {.facts = facts, .unit = unit, .flow = flow, .function = function, .next_conditions = next_conditions};

    emit.first_call = (ft_row)facts->call.n;
    emit.use_weights = ft_xcalloc(flow->n_calls + 1, sizeof *emit.use_weights);
    emit.call_locks = ft_xcalloc(flow->n_calls + 1, sizeof *emit.call_locks);
    for (uint32_t i = 0; i < flow->n_calls; i++) {
        ft_row row = FT_FACTS_ADD(facts, call);

        facts->call.v[row] = (ft_call_row){.function = function, .target = FT_NO_ROW, .result = FT_NO_ROW,
                                           .use = FT_NO_ROW, .kept = FT_NO_ROW,
                                           .at = ft_emit_place(&flow->calls[i]->loc)};
    }
    for (uint32_t b = 0; b < flow->function->n_blocks; b++)
        if (flow->in[b].reached)
            emit_block(&emit, b, next_lockset);
    emit_wrappers(&emit);
    for (size_t i = 0; i < emit.locksets.n; i++)
        ft_vec_release(&emit.locksets.v[i].locks);
    ft_vec_release(&emit.locksets);
    for (size_t i = 0; i < emit.condition_sets.n; i++)
        ft_vec_release(&emit.condition_sets.v[i].locks);
    ft_vec_release(&emit.condition_sets);
    free(emit.value_rows);
    free(emit.use_weights);
    for (uint32_t i = 0; i < flow->n_calls; i++)
        ft_vec_release(&emit.call_locks[i]);
    free(emit.call_locks);
    ft_vec_release(&emit.kept);
}
