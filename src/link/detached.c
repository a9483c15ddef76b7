/* Which functions run without an attached thread state, since whoever calls them has let it go. */
#include <stdlib.h>

#include "link/program.h"

/* Does it get itself a thread state, by itself or through a wrapper of the project? */
static bool attaches(const ft_program *program, const ft_fn *fn)
{
    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_model *model = ft_call_model(program, fn->unit, c);
        const ft_fn *callee = model ? NULL : ft_call_callee(program, fn->unit, c);
        const ft_unit_info *u = callee ? &program->units[callee->unit] : NULL;

        if (model && (model->acquires == FT_LOCK_ATTACH || model->releases == FT_LOCK_DETACH))
            return true;
        for (ft_row i = u ? u->first_wrapper[callee->row] : FT_NO_ROW; i != FT_NO_ROW && i < u->facts->wrapper.n; i++) {
            const ft_wrapper_row *w = &u->facts->wrapper.v[i];

            if (w->function != callee->row)
                break;
            if (w->kind == FT_LOCK_DETACH && !w->acquires)
                return true;
        }
    }
    return false;
}

static bool is_called_attached(const ft_program *program, const ft_fn *fn)
{
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *c = &fn->callers.v[i];

        if (c->fn != fn && !ft_is_detached_at(c->fn, program->units[c->fn->unit].facts->call.v[c->call].flags))
            return true;
    }
    return false;
}

/* Some way in leads there: the start of a thread, or a call from a function that is not itself only supposed to be detached. */
static bool is_supported(const ft_fn *fn, const bool *supported)
{
    for (size_t i = 0; i < fn->callers.n; i++)
        if (!fn->callers.v[i].fn->is_detached || supported[fn->callers.v[i].fn->id])
            return true;
    return (fn->roles & FT_ROLE_THREAD) != 0;
}

/* Functions that nobody calls but each other were supposed to be detached and nothing spoke against it. Nothing speaks for it. */
static void take_back_rings(ft_program *program)
{
    bool *supported = ft_xcalloc(program->fns.n + 1, sizeof *supported), changed = true;

    while (changed) {
        changed = false;
        for (size_t i = 0; i < program->fns.n; i++)
            if (program->fns.v[i]->is_detached && !supported[i] && is_supported(program->fns.v[i], supported))
                changed = supported[i] = true;
    }
    for (size_t i = 0; i < program->fns.n; i++)
        program->fns.v[i]->is_detached &= supported[i];
    free(supported);
}

void ft_detached_find(ft_program *program)
{
    bool changed = true;

    /* Greatest fixpoint: assume it of all that could be, take back what somebody calls with a thread state. */
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        fn->is_detached = (fn->roles & ~(uint32_t)FT_ROLE_THREAD) == 0 && (fn->roles || fn->callers.n > 0) && !attaches(program, fn);
    }
    while (changed) {
        changed = false;
        for (size_t i = 0; i < program->fns.n; i++) {
            ft_fn *fn = program->fns.v[i];

            if (fn->is_detached && is_called_attached(program, fn)) {
                fn->is_detached = false;
                changed = true;
            }
        }
    }
    take_back_rings(program);
}
