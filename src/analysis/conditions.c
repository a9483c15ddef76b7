#include "analysis/conditions.h"

/* Longer switches are dispatchers: what no case names says little. More conditions than that are not written. */
enum { MAX_DEPTH = 6, MAX_CASES = 8, MAX_WRITTEN = 8 };

static void add(ft_flow *flow, ft_state *state, ft_condition c)
{
    uint32_t i;

    for (i = 0; i < flow->conditions.n; i++) {
        const ft_condition *k = &flow->conditions.v[i];

        if (k->param == c.param && k->op == c.op && k->num == c.num)
            break;
    }
    if (i == flow->conditions.n)
        ft_vec_push(&flow->conditions, c);
    ft_bits_set(&state->conditions, i);
}

static uint32_t op_of(ft_sub sub)
{
    return FT_COND_EQ + (uint32_t)(sub - FT_SUB_EQ);
}

static uint32_t negated(uint32_t op)
{
    static const uint32_t other[] = {
        [FT_COND_EQ] = FT_COND_NE, [FT_COND_NE] = FT_COND_EQ, [FT_COND_LT] = FT_COND_GE, [FT_COND_LE] = FT_COND_GT,
        [FT_COND_GT] = FT_COND_LE, [FT_COND_GE] = FT_COND_LT, [FT_COND_BITS] = FT_COND_NO_BITS, [FT_COND_NO_BITS] = FT_COND_BITS};

    return other[op];
}

/* 3 < x is x > 3. */
static uint32_t mirrored(uint32_t op)
{
    static const uint32_t other[] = {[FT_COND_EQ] = FT_COND_EQ, [FT_COND_NE] = FT_COND_NE, [FT_COND_LT] = FT_COND_GT,
                                     [FT_COND_LE] = FT_COND_GE, [FT_COND_GT] = FT_COND_LT, [FT_COND_GE] = FT_COND_LE};

    return other[op];
}

static bool is_constant(const ft_operand *o, int64_t *num)
{
    *num = o->kind == FT_OPERAND_INT ? o->num : 0;
    return o->kind == FT_OPERAND_INT || o->kind == FT_OPERAND_NULL;
}

/* Which argument of x == 3 is the constant; -1 if none. */
static int constant_of(const ft_instr *def, int64_t *num)
{
    return is_constant(&def->args[1], num) ? 1 : is_constant(&def->args[0], num) ? 0 : -1;
}

static void learn(ft_flow *flow, ft_state *state, const ft_operand *value, uint32_t op, int64_t num, int depth);

/* x & 4, compared with a number */
static void learn_mask(ft_flow *flow, ft_state *state, const ft_instr *def, uint32_t op, int64_t num, int depth)
{
    int64_t mask;
    int constant = constant_of(def, &mask);

    if (constant < 0)
        return;
    if (num == 0 && (op == FT_COND_EQ || op == FT_COND_NE))
        learn(flow, state, &def->args[1 - constant], op == FT_COND_NE ? FT_COND_BITS : FT_COND_NO_BITS, mask, depth + 1);
    else if (num != 0 && op == FT_COND_EQ)
        learn(flow, state, &def->args[1 - constant], FT_COND_BITS, num, depth + 1);
}

/* It holds that `value op num`. */
static void learn(ft_flow *flow, ft_state *state, const ft_operand *value, uint32_t op, int64_t num, int depth)
{
    const ft_instr *def = value->kind == FT_OPERAND_TEMP ? flow->defs[value->temp] : NULL;
    const ft_node *n = ft_value_node(flow->values, ft_flow_operand(flow, value));
    bool truth = num == 0 && (op == FT_COND_EQ || op == FT_COND_NE);
    int64_t k;
    int constant;

    if (depth > MAX_DEPTH)
        return;
    if (n->kind == FT_VALUE_PARAM) {
        add(flow, state, (ft_condition){(uint32_t)n->num, op, num});
        if (op == FT_COND_EQ && num != 0)
            add(flow, state, (ft_condition){(uint32_t)n->num, FT_COND_NE, 0}); /* x == 1 || x == 2 */
    } else if (def && def->op == FT_OP_CAST) {
        learn(flow, state, &def->args[0], op, num, depth + 1);
    } else if (def && truth && def->op == FT_OP_UNARY && def->sub == FT_SUB_LNOT) {
        learn(flow, state, &def->args[0], negated(op), 0, depth + 1);
    } else if (def && def->op == FT_OP_BINARY && def->sub == FT_SUB_AND) {
        learn_mask(flow, state, def, op, num, depth);
    } else if (def && truth && def->op == FT_OP_BINARY && def->sub >= FT_SUB_EQ && def->sub <= FT_SUB_GE) {
        constant = constant_of(def, &k);
        if (constant < 0)
            return;
        if (op == FT_COND_EQ)
            op = negated(op_of(def->sub));
        else
            op = op_of(def->sub);
        learn(flow, state, &def->args[1 - constant], constant == 0 ? mirrored(op) : op, k, depth + 1);
    }
}

void ft_conditions_branch(ft_flow *flow, ft_state *state, const ft_operand *cond, bool taken)
{
    learn(flow, state, cond, taken ? FT_COND_NE : FT_COND_EQ, 0, 0);
}

void ft_conditions_case(ft_flow *flow, ft_state *state, const ft_block *block, uint32_t s)
{
    const ft_operand *value = &block->instrs[block->n_instrs - 1].args[0];

    if (block->n_succ > MAX_CASES + 1)
        return;
    if (s + 1 < block->n_succ)
        learn(flow, state, value, FT_COND_EQ, block->cases[s], 0);
    for (uint32_t i = 0; i + 1 < block->n_succ; i++)
        if (s + 1 >= block->n_succ || block->cases[i] != block->cases[s])
            learn(flow, state, value, FT_COND_NE, block->cases[i], 0);
}

/* ---- rows ------------------------------------------------------------------------------------------ */

static bool same_bits(const ft_bits *a, const ft_bits *b)
{
    for (size_t i = 0; i < a->n || i < b->n; i++)
        if ((i < a->n ? a->v[i] : 0) != (i < b->n ? b->v[i] : 0))
            return false;
    return true;
}

uint32_t ft_emit_conditions(ft_emit *emit, const ft_state *state)
{
    ft_lockset set = {.id = 0};
    uint32_t n = 0;

    for (size_t i = 0; i < state->conditions.n; i++)
        n |= state->conditions.v[i] != 0;
    if (n == 0)
        return 0;
    for (size_t i = 0; i < emit->condition_sets.n; i++)
        if (same_bits(&emit->condition_sets.v[i].locks, &state->conditions))
            return emit->condition_sets.v[i].id;
    set.id = (*emit->next_conditions)++;
    ft_bits_copy(&set.locks, &state->conditions);
    ft_vec_push(&emit->condition_sets, set);
    n = 0;
    for (uint32_t i = 0; i < emit->flow->conditions.n && n < MAX_WRITTEN; i++) {
        const ft_condition *c = &emit->flow->conditions.v[i];
        ft_row row;

        if (!ft_bits_has(&state->conditions, i))
            continue;
        row = FT_FACTS_ADD(emit->facts, condition);
        emit->facts->condition.v[row] = (ft_condition_row){emit->function, set.id, c->param, c->op, c->num};
        n++;
    }
    return set.id;
}
