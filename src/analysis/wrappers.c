#include "analysis/wrappers.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* What the calls of a function do to locks. */
typedef struct ft_lock_use {
    uint32_t acquires, releases;
    const ft_operand *lock;
} ft_lock_use;

static void look_at_call(const ft_instr *call, const ft_models *models, ft_lock_use *use)
{
    const ft_model *model = call->callee ? ft_models_find(models, call->callee) : NULL;

    if (!model || (model->acquires != FT_LOCK_MUTEX && model->releases != FT_LOCK_MUTEX))
        return;
    if (model->lock_try)
        use->acquires += 2; /* may fail: not a plain wrapper */
    use->acquires += model->acquires == FT_LOCK_MUTEX;
    use->releases += model->releases == FT_LOCK_MUTEX;
    if (model->lock_arg >= 0 && (uint32_t)model->lock_arg < call->n_args)
        use->lock = &call->args[model->lock_arg];
}

/* The parameter that a temporary was loaded from, -1 if none. */
static int param_behind(const ft_function *f, const ft_operand *o)
{
    for (uint32_t b = 0; o->kind == FT_OPERAND_TEMP && b < f->n_blocks; b++)
        for (uint32_t i = 0; i < f->blocks[b]->n_instrs; i++) {
            const ft_instr *instr = &f->blocks[b]->instrs[i];

            if (instr->dst == o->temp && instr->op == FT_OP_LOAD && instr->args[0].kind == FT_OPERAND_LOCAL)
                return instr->args[0].var->param;
        }
    return -1;
}

static bool is_wrapper(const ft_function *f, const ft_models *models, ft_wrapper *out)
{
    ft_lock_use use = {0};

    for (uint32_t b = 0; b < f->n_blocks; b++)
        for (uint32_t i = 0; i < f->blocks[b]->n_instrs; i++)
            if (f->blocks[b]->instrs[i].op == FT_OP_CALL)
                look_at_call(&f->blocks[b]->instrs[i], models, &use);
    if (use.acquires + use.releases != 1 || !use.lock)
        return false;
    *out = (ft_wrapper){.name = f->name, .acquires = use.acquires == 1, .param = param_behind(f, use.lock)};
    if (use.lock->kind == FT_OPERAND_GLOBAL)
        out->lock = use.lock->global;
    return out->lock || out->param >= 0;
}

ft_wrappers ft_wrappers_find(const ft_unit *unit, const ft_models *models, ft_arena *arena)
{
    FT_VEC(ft_wrapper) list = {0};
    ft_wrappers result;

    for (uint32_t i = 0; i < unit->n_functions; i++) {
        ft_wrapper wrapper;

        if (unit->functions[i]->n_blocks <= 8 && is_wrapper(unit->functions[i], models, &wrapper))
            ft_vec_push(&list, wrapper);
    }
    result = (ft_wrappers){ft_arena_dup(arena, list.v, list.n, sizeof list.v[0]), (uint32_t)list.n};
    ft_vec_release(&list);
    return result;
}

const ft_wrapper *ft_wrapper_find(const ft_wrappers *wrappers, const char *name)
{
    for (uint32_t i = 0; wrappers && i < wrappers->n; i++)
        if (wrappers->v[i].name == name || !strcmp(wrappers->v[i].name, name))
            return &wrappers->v[i];
    return NULL;
}
