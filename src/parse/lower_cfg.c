/* The builder: blocks, instructions, temporaries. */
#include <stdlib.h>

#include "parse/lower_fn.h"

lw_block *lw_new_block(lw_fn *fn)
{
    lw_block *block = FT_NEW(fn->lw->arena, lw_block);

    ft_vec_push(&fn->blocks, block);
    return block;
}

void lw_start(lw_fn *fn, lw_block *block, CXCursor at)
{
    if (!fn->cur->done)
        lw_jump(fn, at, block);
    fn->cur = block;
}

ft_var *lw_fn_var(lw_fn *fn, const char *name, const ft_type *type, ft_loc loc)
{
    ft_var *var = FT_NEW(fn->lw->arena, ft_var);

    *var = (ft_var){ .name = name, .type = type, .loc = loc, .param = -1, .index = (uint32_t)fn->vars.n };
    ft_vec_push(&fn->vars, var);
    return var;
}

ft_var *lw_synthetic(lw_fn *fn, const ft_type *type, CXCursor at)
{
    const char *name = ft_arena_printf(fn->lw->arena, "%%%u", ++fn->n_synthetic);

    return lw_fn_var(fn, ft_intern(fn->lw->strings, name), type, lw_loc_of(fn->lw, at));
}

/* ---- where an instruction comes from ---- */

static void fill_macros(lw_unit *lw, ft_instr *instr, lw_place place, CXCursor at)
{
    const lw_expansion *inner = lw_macro_inner(place.file, place.start);

    while (inner && inner->end < place.end) /* MACRO(x) + 1 is not made by MACRO */
        inner = inner->parent < 0 ? NULL : &place.file->expansions.v[inner->parent];
    if (!inner)
        return;
    const char *inner_name = inner->name;
    instr->macro = lw_macro_outer(place.file, place.start)->name;
    if (inner->start == place.start) { /* from a body, perhaps of a macro used in that body */
        const char *spelled = lw_macro_spelled(lw, at);
        if (spelled)
            inner_name = spelled;
    }
    if (inner_name != instr->macro)
        instr->inner_macro = inner_name;
}

static void fill_place(lw_unit *lw, ft_instr *instr, CXCursor at)
{
    lw_place place = lw_place_of(lw, at);

    if (!place.file)
        return;
    instr->loc = lw_loc(lw, place);
    if (place.file->expansions.n)
        fill_macros(lw, instr, place, at);
    if (!place.file->starts.n || place.file->starts.v[place.file->starts.n - 1] != place.start)
        ft_vec_push(&place.file->starts, place.start);
}

/* PyList_GET_SIZE(x) is a macro that only casts for the function of that name: no news for anybody. */
void lw_drop_callee_macro(ft_instr *call)
{
    if (call->inner_macro == call->callee)
        call->inner_macro = NULL;
    if (call->macro == call->callee) {
        call->macro = call->inner_macro;
        call->inner_macro = NULL;
    }
}

/* ---- temporaries ---- */

static void insert_before_end(lw_block *block, ft_instr instr)
{
    ft_vec_push(&block->instrs, instr);
    size_t last = block->instrs.n - 1;
    if (block->done) {
        block->instrs.v[last] = block->instrs.v[last - 1];
        block->instrs.v[last - 1] = instr;
    }
}

static void spill(lw_fn *fn, uint32_t temp, CXCursor at)
{
    lw_block *block = (lw_block *)(uintptr_t)fn->temps.v[temp].block;
    const ft_type *type = fn->temps.v[temp].type;
    ft_var *var = lw_synthetic(fn, type, at);
    ft_operand args[2] = { lw_local(var), { .kind = FT_OPERAND_TEMP, .temp = temp } };
    ft_instr store = { .op = FT_OP_STORE, .type = type, .n_args = 2 };

    store.args = ft_arena_dup(fn->lw->arena, args, 2, sizeof *args);
    fill_place(fn->lw, &store, at);
    insert_before_end(block, store);
    fn->temps.v[temp].spill = var;
}

ft_operand lw_reload(lw_fn *fn, ft_operand operand, CXCursor at)
{
    if (operand.kind != FT_OPERAND_TEMP || fn->temps.v[operand.temp].block == fn->cur)
        return operand;
    if (!fn->temps.v[operand.temp].spill)
        spill(fn, operand.temp, at);
    return lw_load(fn, at, lw_local(fn->temps.v[operand.temp].spill), fn->temps.v[operand.temp].type);
}

ft_instr *lw_emit(lw_fn *fn, ft_op op, CXCursor at, const ft_operand *args, uint32_t n)
{
    ft_instr instr = { .op = op, .n_args = n };

    if (fn->cur->done) /* after return, break, ...: kept apart, dropped in the end */
        fn->cur = lw_new_block(fn);
    instr.args = ft_arena_dup(fn->lw->arena, args, n, sizeof *args);
    for (uint32_t i = 0; i < n; i++)
        instr.args[i] = lw_reload(fn, instr.args[i], at);
    fill_place(fn->lw, &instr, at);
    ft_vec_push(&fn->cur->instrs, instr);
    return &fn->cur->instrs.v[fn->cur->instrs.n - 1];
}

ft_operand lw_define(lw_fn *fn, ft_instr *instr, const ft_type *type)
{
    lw_temp temp = { fn->cur, type, NULL };

    instr->type = type;
    instr->dst = (uint32_t)fn->temps.n;
    ft_vec_push(&fn->temps, temp);
    return (ft_operand){ .kind = FT_OPERAND_TEMP, .temp = instr->dst };
}

/* ---- instructions ---- */

ft_operand lw_load(lw_fn *fn, CXCursor at, ft_operand address, const ft_type *type)
{
    return lw_define(fn, lw_emit(fn, FT_OP_LOAD, at, &address, 1), type);
}

ft_instr *lw_store(lw_fn *fn, CXCursor at, ft_operand address, ft_operand value, const ft_type *type)
{
    ft_operand args[2] = { address, value };
    ft_instr *instr = lw_emit(fn, FT_OP_STORE, at, args, 2);

    instr->type = type;
    return instr;
}

static bool fold(ft_sub sub, int64_t a, int64_t b, int64_t *out)
{
    uint64_t x = (uint64_t)a, y = (uint64_t)b;

    switch (sub) {
    case FT_SUB_ADD: *out = (int64_t)(x + y); return true;
    case FT_SUB_SUB: *out = (int64_t)(x - y); return true;
    case FT_SUB_MUL: *out = (int64_t)(x * y); return true;
    case FT_SUB_AND: *out = (int64_t)(x & y); return true;
    case FT_SUB_OR:  *out = (int64_t)(x | y); return true;
    case FT_SUB_XOR: *out = (int64_t)(x ^ y); return true;
    case FT_SUB_SHL: *out = (int64_t)(y < 64 ? x << y : 0); return true;
    case FT_SUB_EQ:  *out = a == b; return true;
    case FT_SUB_NE:  *out = a != b; return true;
    case FT_SUB_LT:  *out = a < b; return true;
    case FT_SUB_LE:  *out = a <= b; return true;
    case FT_SUB_GT:  *out = a > b; return true;
    case FT_SUB_GE:  *out = a >= b; return true;
    case FT_SUB_NEG: *out = (int64_t)(0 - x); return true;
    case FT_SUB_NOT: *out = (int64_t)~x; return true;
    case FT_SUB_LNOT: *out = !x; return true;
    default: return false;
    }
}

ft_operand lw_binary(lw_fn *fn, CXCursor at, ft_sub sub, ft_operand a, ft_operand b, const ft_type *type)
{
    ft_operand args[2] = { a, b };
    int64_t folded;

    if (a.kind == FT_OPERAND_INT && b.kind == FT_OPERAND_INT && fold(sub, a.num, b.num, &folded))
        return lw_int(folded);
    ft_instr *instr = lw_emit(fn, FT_OP_BINARY, at, args, 2);
    instr->sub = sub;
    return lw_define(fn, instr, type);
}

ft_operand lw_unary(lw_fn *fn, CXCursor at, ft_sub sub, ft_operand a, const ft_type *type)
{
    int64_t folded;

    if (a.kind == FT_OPERAND_INT && fold(sub, a.num, 0, &folded))
        return lw_int(folded);
    ft_instr *instr = lw_emit(fn, FT_OP_UNARY, at, &a, 1);
    instr->sub = sub;
    return lw_define(fn, instr, type);
}

ft_operand lw_index(lw_fn *fn, CXCursor at, ft_operand base, ft_operand index, const ft_type *element)
{
    ft_operand args[2] = { base, index };

    return lw_define(fn, lw_emit(fn, FT_OP_INDEX, at, args, 2), element);
}

ft_operand lw_field(lw_fn *fn, CXCursor at, ft_operand base, const ft_record *record, const char *field,
                    const ft_type *type)
{
    ft_instr *instr = lw_emit(fn, FT_OP_FIELD, at, &base, 1);

    instr->record = record;
    instr->field = field;
    return lw_define(fn, instr, type);
}

/* ---- terminators ---- */

static lw_block *end_block(lw_fn *fn, lw_block *const *succ, uint32_t n)
{
    lw_block *block = fn->cur;

    block->succ = ft_arena_dup(fn->lw->arena, succ, n, sizeof(lw_block *));
    block->n_succ = n;
    block->done = true;
    return block;
}

void lw_jump(lw_fn *fn, CXCursor at, lw_block *to)
{
    lw_emit(fn, FT_OP_JUMP, at, NULL, 0);
    end_block(fn, &to, 1);
}

void lw_branch(lw_fn *fn, CXCursor at, ft_operand condition, lw_block *yes, lw_block *no)
{
    lw_block *succ[2] = { yes, no };

    if (condition.kind == FT_OPERAND_INT || condition.kind == FT_OPERAND_NULL) {
        lw_jump(fn, at, condition.num ? yes : no);
        return;
    }
    lw_emit(fn, FT_OP_BRANCH, at, &condition, 1);
    end_block(fn, succ, 2);
}

void lw_go_anywhere(lw_fn *fn, CXCursor at, ft_operand where, lw_block **to, uint32_t n)
{
    lw_emit(fn, FT_OP_GOTO, at, &where, 1);
    end_block(fn, to, n);
}

void lw_end(lw_fn *fn, ft_op op, CXCursor at, const ft_operand *value)
{
    lw_emit(fn, op, at, value, value ? 1 : 0);
    end_block(fn, NULL, 0);
}

lw_block *lw_end_switch(lw_fn *fn, CXCursor at, ft_operand value)
{
    lw_emit(fn, FT_OP_SWITCH, at, &value, 1);
    return end_block(fn, NULL, 0);
}

void lw_close_switch(lw_fn *fn, lw_block *block, const lw_switch *sw, lw_block *otherwise)
{
    size_t n = sw->targets.n;

    block->n_succ = (uint32_t)n + 1;
    block->succ = FT_NEW_ARRAY(fn->lw->arena, lw_block *, n + 1);
    for (size_t i = 0; i < n; i++)
        block->succ[i] = sw->targets.v[i];
    block->succ[n] = sw->on_default ? sw->on_default : otherwise;
    block->cases = ft_arena_dup(fn->lw->arena, sw->cases.v, n, sizeof *sw->cases.v);
}
