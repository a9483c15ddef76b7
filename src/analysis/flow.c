#include "analysis/flow.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/conditions.h"
#include "analysis/locking.h"
#include "analysis/outcomes.h"
#include "analysis/state.h"

/* Rounds over all blocks after which values that still change become unknown; and a bound that is never met. */
enum { WIDEN_AFTER = 4, MAX_ROUNDS = 40 };

static uint32_t add_test(ft_flow *flow, ft_test test)
{
    uint32_t i;

    for (i = 0; i < flow->tests.n; i++) {
        const ft_test *t = &flow->tests.v[i];

        if (t->kind == test.kind && t->value == test.value && t->type == test.type)
            return i;
    }
    ft_vec_push(&flow->tests, test);
    return i;
}

static void learn(ft_flow *flow, ft_state *state, ft_test_kind kind, ft_val value, const char *type)
{
    ft_bits_set(&state->tests, add_test(flow, (ft_test){kind, value, type}));
}

static bool is_zero(const ft_operand *o)
{
    return o->kind == FT_OPERAND_NULL || (o->kind == FT_OPERAND_INT && o->num == 0);
}

static bool is_constant(const ft_operand *o)
{
    return is_zero(o) || o->kind == FT_OPERAND_INT;
}

/* v was found zero (unset) or not. */
static void learn_value(ft_flow *flow, ft_state *state, ft_val v, bool unset)
{
    const ft_node *n;

    if (unset)
        ft_flow_learn_no_lock(flow, state, v);
    n = ft_value_node(flow->values, v);
    if (n->kind == FT_VALUE_RESULT && unset) /* NULL: nothing that could be lost */
        ft_bits_reset(&state->live, (uint32_t)n->num);
    if (n->kind != FT_VALUE_LOAD)
        return;
    learn(flow, state, FT_TEST_SEEN, n->base, NULL);
    if (unset)
        learn(flow, state, FT_TEST_UNSET, n->base, NULL);
}

/*
 * What a call's result tells about its first argument. A sequence that is found not to be a list needs no lock:
 * "if (PyList_CheckExact(seq)) PyCriticalSection_Begin(&cs, seq)" protects on both ways.
 */
static void learn_call(ft_flow *flow, ft_state *state, uint32_t id, bool taken)
{
    const ft_instr *call = flow->calls[id];
    const ft_model *model = ft_flow_model(flow, call);
    ft_val subject = flow->call_subjects[id];
    ft_lock_entry entry = {.kind = FT_LOCK_SECTION, .value = subject, .name = call->callee};

    if (!model || !model->checks || !subject)
        return;
    if (taken)
        learn(flow, state, FT_TEST_TYPE, subject, model->checks);
    else if (!strcmp(model->checks, "list"))
        ft_bits_set(&state->locks, ft_flow_lock(flow, &entry));
}

/* The value that a condition tests is the result of a call, perhaps kept in a local meanwhile. */
static void learn_result(ft_flow *flow, ft_state *state, ft_val v, bool taken)
{
    const ft_node *n = ft_value_node(flow->values, v);

    if (n->kind == FT_VALUE_RESULT && (uint32_t)n->num < flow->n_calls)
        learn_call(flow, state, (uint32_t)n->num, taken);
}

/* The state on the way out of a branch: the condition came out as `taken`. */
static void refine(ft_flow *flow, ft_state *state, const ft_operand *cond, bool taken)
{
    const ft_instr *def;

    if (cond->kind != FT_OPERAND_TEMP || !(def = flow->defs[cond->temp]))
        return;
    if (def->op == FT_OP_UNARY && def->sub == FT_SUB_LNOT) {
        refine(flow, state, &def->args[0], !taken);
    } else if (def->op == FT_OP_CAST) {
        refine(flow, state, &def->args[0], taken);
    } else if (def->op == FT_OP_BINARY && (def->sub == FT_SUB_EQ || def->sub == FT_SUB_NE)) {
        bool equal = (def->sub == FT_SUB_EQ) == taken;
        int constant = is_constant(&def->args[1]) ? 1 : is_constant(&def->args[0]) ? 0 : -1;

        if (constant >= 0 && is_zero(&def->args[constant])) {
            learn_value(flow, state, ft_flow_operand(flow, &def->args[1 - constant]), equal);
            refine(flow, state, &def->args[1 - constant], !equal);
        } else if (constant >= 0) {
            learn_value(flow, state, ft_flow_operand(flow, &def->args[1 - constant]), equal);
            if (equal)
                refine(flow, state, &def->args[1 - constant], true);
            else
                learn_result(flow, state, ft_flow_operand(flow, &def->args[1 - constant]), false);
        }
    } else if (def->op == FT_OP_BINARY) {
        learn_value(flow, state, ft_flow_operand(flow, &def->args[0]), false);
        learn_value(flow, state, ft_flow_operand(flow, &def->args[1]), false);
    } else if (def->op == FT_OP_CALL || def->op == FT_OP_LOAD) {
        learn_result(flow, state, flow->temps[cond->temp], taken);
        learn_value(flow, state, flow->temps[cond->temp], !taken);
    }
}

static void number_instrs(ft_flow *flow)
{
    const ft_function *f = flow->function;
    uint32_t n = 0, calls = 0;

    for (uint32_t b = 0; b < f->n_blocks; b++)
        n += f->blocks[b]->n_instrs;
    flow->block_first = FT_NEW_ARRAY(flow->arena, uint32_t, f->n_blocks + 1);
    flow->call_ids = FT_NEW_ARRAY(flow->arena, uint32_t, n + 1);
    flow->calls = FT_NEW_ARRAY(flow->arena, const ft_instr *, n + 1);
    flow->call_subjects = FT_NEW_ARRAY(flow->arena, ft_val, n + 1);
    flow->defs = FT_NEW_ARRAY(flow->arena, const ft_instr *, f->n_temps + 1);
    flow->temps = FT_NEW_ARRAY(flow->arena, ft_val, f->n_temps + 1);
    n = 0;
    for (uint32_t b = 0; b < f->n_blocks; b++) {
        flow->block_first[b] = n;
        for (uint32_t i = 0; i < f->blocks[b]->n_instrs; i++, n++) {
            const ft_instr *instr = &f->blocks[b]->instrs[i];

            if (instr->dst)
                flow->defs[instr->dst] = instr;
            if (instr->op == FT_OP_CALL) {
                flow->call_ids[n] = calls;
                flow->calls[calls++] = instr;
            }
        }
    }
    flow->n_calls = calls;
}

/* Blocks of the natural loop of each back edge (blocks are in reverse postorder). */
static void find_loops(ft_flow *flow)
{
    const ft_function *f = flow->function;
    FT_VEC(const ft_block *) work = {0};

    flow->in_loop = FT_NEW_ARRAY(flow->arena, bool, f->n_blocks + 1);
    for (uint32_t b = 0; b < f->n_blocks; b++)
        for (uint32_t s = 0; s < f->blocks[b]->n_succ; s++) {
            uint32_t head = f->blocks[b]->succ[s]->index;

            if (head > b)
                continue;
            flow->in_loop[head] = true;
            ft_vec_push(&work, f->blocks[b]);
            while (work.n) {
                const ft_block *block = work.v[--work.n];

                if (flow->in_loop[block->index] || block->index < head)
                    continue;
                flow->in_loop[block->index] = true;
                for (uint32_t p = 0; p < block->n_pred; p++)
                    ft_vec_push(&work, block->pred[p]);
            }
        }
    ft_vec_release(&work);
}

ft_val ft_flow_param(ft_flow *flow, uint32_t i)
{
    const ft_var *var = flow->function->vars[i];
    const char *type = var->type && var->type->name ? var->type->name : "";

    return ft_value_make(flow->values, &(ft_node){.kind = FT_VALUE_PARAM, .num = (int64_t)i, .name = var->name,
                                                  .type = type, .shape = ft_type_shape(var->type)});
}

static void enter(ft_flow *flow)
{
    const ft_function *f = flow->function;
    ft_state *state = &flow->in[0];

    state->reached = true;
    for (uint32_t i = 0; i < f->n_params; i++) {
        ft_operand o = {.kind = FT_OPERAND_LOCAL, .var = f->vars[i]};

        ft_state_set(state, ft_flow_operand(flow, &o), ft_flow_param(flow, i));
    }
}

/* What the value of a switch can be on the way to its successor s; the default is the last one. */
static uint32_t signs_of_case(const ft_block *block, uint32_t s)
{
    uint32_t signs = FT_SIGN_ANY;

    if (s + 1 < block->n_succ)
        return ft_sign_of(block->cases[s]);
    for (uint32_t i = 0; i + 1 < block->n_succ; i++)
        if (block->cases[i] == 0)
            signs = FT_SIGN_NONZERO;
    return signs;
}

/* The state on the way out of the end of a block by its successor s. */
static void leave_by(ft_flow *flow, ft_state *state, const ft_block *block, uint32_t s)
{
    const ft_instr *last = &block->instrs[block->n_instrs - 1];

    if (last->op == FT_OP_BRANCH && block->succ[0] != block->succ[1]) {
        ft_outcome_learn(flow, state, &last->args[0], s == 0 ? FT_SIGN_NONZERO : FT_SIGN_ZERO);
        refine(flow, state, &last->args[0], s == 0);
        ft_conditions_branch(flow, state, &last->args[0], s == 0);
    } else if (last->op == FT_OP_SWITCH) {
        ft_conditions_case(flow, state, block, s);
        ft_outcome_learn(flow, state, &last->args[0], signs_of_case(block, s));
    }
}

/* True if the way into a block that stands before (a back edge) changed, so that another round is due. */
static bool flow_block(ft_flow *flow, uint32_t b, bool *dirty, bool widen)
{
    const ft_block *block = flow->function->blocks[b];
    bool changed = false;

    ft_state_copy(&flow->now, &flow->in[b]);
    for (uint32_t i = 0; i < block->n_instrs; i++)
        ft_flow_step(flow, &flow->now, &block->instrs[i], flow->call_ids[flow->block_first[b] + i]);
    for (uint32_t s = 0; s < block->n_succ; s++) {
        uint32_t to = block->succ[s]->index;
        ft_state *out = &flow->now;

        if (s + 1 < block->n_succ) { /* nobody needs it any more on the last way out */
            out = &flow->out;
            ft_state_copy(out, &flow->now);
        }
        leave_by(flow, out, block, s);
        if (ft_state_join(flow, &flow->in[to], out, widen)) {
            dirty[to] = true;
            changed |= to <= b;
        }
    }
    return changed;
}

ft_flow *ft_flow_run(const ft_unit *unit, const ft_function *function, const ft_models *models,
                     const ft_wrappers *wrappers, ft_arena *arena)
{
    ft_flow *flow = ft_xcalloc(1, sizeof *flow);
    bool *dirty;
    bool changed = function->n_blocks > 0;

    flow->unit = unit;
    flow->function = function;
    flow->models = models;
    flow->wrappers = wrappers;
    flow->arena = arena;
    flow->values = ft_values_new(arena);
    number_instrs(flow);
    find_loops(flow);
    flow->in = ft_xcalloc(function->n_blocks + 1, sizeof *flow->in);
    dirty = FT_NEW_ARRAY(arena, bool, function->n_blocks + 1);
    if (changed) {
        enter(flow);
        dirty[0] = true;
    }
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
        changed = false;
        for (uint32_t b = 0; b < function->n_blocks; b++)
            if (dirty[b]) {
                dirty[b] = false;
                changed |= flow_block(flow, b, dirty, round >= WIDEN_AFTER);
            }
    }
    return flow;
}

void ft_flow_free(ft_flow *flow)
{
    if (!flow)
        return;
    for (uint32_t b = 0; b < flow->function->n_blocks; b++)
        ft_state_release(&flow->in[b]);
    free(flow->in);
    ft_state_release(&flow->now);
    ft_state_release(&flow->out);
    ft_vec_release(&flow->locks);
    ft_vec_release(&flow->given_back);
    ft_vec_release(&flow->promises);
    ft_vec_release(&flow->tests);
    ft_vec_release(&flow->leaks);
    ft_vec_release(&flow->conditions);
    ft_values_free(flow->values);
    free(flow);
}
