/* From the builder's blocks to the graph of the IR. */
#include <stdlib.h>

#include "parse/lower_fn.h"

typedef FT_VEC(lw_block *) block_vec;

static bool is_hop(const lw_block *b)
{
    return b->done && b->instrs.n == 1 && b->instrs.v[0].op == FT_OP_JUMP;
}

/* Where control ends up that comes to b; blocks that only jump are left out. */
static lw_block *land(lw_block *b)
{
    for (int hops = 0; is_hop(b) && b->succ[0] != b && hops < 1000; hops++)
        b = b->succ[0];
    return b;
}

static void thread_jumps(lw_fn *fn)
{
    for (size_t i = 0; i < fn->blocks.n; i++) {
        lw_block *b = fn->blocks.v[i];
        for (uint32_t k = 0; k < b->n_succ; k++)
            b->succ[k] = land(b->succ[k]);
        if (b->n_succ == 2 && b->succ[0] == b->succ[1] && b->instrs.v[b->instrs.n - 1].op == FT_OP_BRANCH) {
            b->instrs.v[b->instrs.n - 1].op = FT_OP_JUMP;
            b->instrs.v[b->instrs.n - 1].n_args = 0;
            b->n_succ = 1;
        }
    }
}

/* Depth first with an explicit stack; the last successor first, so that the first comes first in the end. */
static void postorder(lw_block *entry, block_vec *order)
{
    struct frame { lw_block *block; uint32_t left; } top;
    FT_VEC(struct frame) stack = { 0 };

    entry->visited = true;
    top = (struct frame){ entry, entry->n_succ };
    ft_vec_push(&stack, top);
    while (stack.n) {
        struct frame *f = &stack.v[stack.n - 1];
        if (!f->left) {
            ft_vec_push(order, f->block);
            stack.n--;
            continue;
        }
        lw_block *next = f->block->succ[--f->left];
        next->n_in++;
        if (next->visited)
            continue;
        next->visited = true;
        top = (struct frame){ next, next->n_succ };
        ft_vec_push(&stack, top);
    }
    ft_vec_release(&stack);
}

/* Appends the only successor of b to it, as often as that has no other way in. */
static void absorb(lw_block *entry, lw_block *b)
{
    while (b->n_succ == 1 && b->instrs.v[b->instrs.n - 1].op == FT_OP_JUMP) {
        lw_block *next = b->succ[0];
        if (next->n_in != 1 || next == b || next == entry)
            return;
        b->instrs.n--;
        for (size_t i = 0; i < next->instrs.n; i++)
            ft_vec_push(&b->instrs, next->instrs.v[i]);
        b->succ = next->succ;
        b->n_succ = next->n_succ;
        b->cases = next->cases;
        next->visited = false; /* gone */
    }
}

static void make_blocks(lw_fn *fn, const block_vec *order)
{
    ft_arena *arena = fn->lw->arena;
    ft_function *ir = fn->ir;

    ir->blocks = FT_NEW_ARRAY(arena, ft_block *, order->n);
    for (size_t i = order->n; i-- > 0;) {
        lw_block *b = order->v[i];
        if (!b->visited)
            continue;
        b->ir = FT_NEW(arena, ft_block);
        b->ir->index = ir->n_blocks;
        b->ir->instrs = ft_arena_dup(arena, b->instrs.v, b->instrs.n, sizeof *b->instrs.v);
        b->ir->n_instrs = (uint32_t)b->instrs.n;
        b->ir->cases = b->cases;
        ir->blocks[ir->n_blocks++] = b->ir;
    }
}

static void link_blocks(lw_fn *fn, const block_vec *order)
{
    ft_arena *arena = fn->lw->arena;

    for (size_t i = order->n; i-- > 0;) {
        lw_block *b = order->v[i];
        if (!b->visited)
            continue;
        b->ir->succ = FT_NEW_ARRAY(arena, ft_block *, b->n_succ);
        b->ir->n_succ = b->n_succ;
        for (uint32_t k = 0; k < b->n_succ; k++) {
            lw_block *to = b->succ[k];
            b->ir->succ[k] = to->ir;
            if (!to->ir->pred)
                to->ir->pred = FT_NEW_ARRAY(arena, ft_block *, to->n_in + b->n_succ);
            uint32_t n = to->ir->n_pred;
            if (n == 0 || to->ir->pred[n - 1] != b->ir) /* a switch may lead there twice */
                to->ir->pred[to->ir->n_pred++] = b->ir;
        }
    }
}

/* ---- whose address is known to others ---- */

static bool is_access(const ft_instr *in)
{
    return in->op == FT_OP_LOAD || in->op == FT_OP_STORE || in->op == FT_OP_FIELD || in->op == FT_OP_INDEX;
}

static ft_var *root_of(ft_var **roots, const ft_operand *o)
{
    return o->kind == FT_OPERAND_LOCAL ? o->var : o->kind == FT_OPERAND_TEMP ? roots[o->temp] : NULL;
}

static void note_addresses(ft_var **roots, const ft_instr *in)
{
    for (uint32_t i = 0; i < in->n_args; i++) {
        ft_var *var = root_of(roots, &in->args[i]);
        if (!var)
            continue;
        if (i > 0 || !is_access(in))
            var->address_taken = true;
        else if (in->op == FT_OP_FIELD || in->op == FT_OP_INDEX)
            roots[in->dst] = var;
    }
}

static void find_taken_addresses(const ft_function *ir)
{
    ft_var **roots = ft_xcalloc(ir->n_temps ? ir->n_temps : 1, sizeof *roots);

    for (uint32_t i = 0; i < ir->n_blocks; i++) {
        for (uint32_t k = 0; k < ir->blocks[i]->n_instrs; k++)
            note_addresses(roots, &ir->blocks[i]->instrs[k]);
    }
    free(roots);
}

void lw_finish(lw_fn *fn)
{
    block_vec order = { 0 };
    lw_block *entry = fn->blocks.v[0];

    thread_jumps(fn);
    entry = land(entry);
    postorder(entry, &order);
    for (size_t i = order.n; i-- > 0;) {
        if (order.v[i]->visited)
            absorb(entry, order.v[i]);
    }
    make_blocks(fn, &order);
    link_blocks(fn, &order);
    ft_vec_release(&order);
    fn->ir->n_temps = (uint32_t)fn->temps.n;
    find_taken_addresses(fn->ir);
}
