/* What a container is to the callers of the function that looks into it. */
#include <stddef.h>

#include "link/judge.h"
#include "link/locks.h"

static bool changes_param(const ft_program *program, const ft_fn *fn, uint32_t param, int depth);

/* Does the function, or one that it hands the value to, change the container? */
static bool changes(const ft_program *program, const ft_fn *fn, ft_row value, int depth)
{
    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_model *model = ft_call_model(program, fn->unit, c);
        const ft_fn *callee = ft_call_callee(program, fn->unit, c);
        uint32_t n = ft_call_n_args(program, fn->unit, c);

        for (uint32_t i = 0; i < n && i < FT_MODEL_MAX_ARGS; i++) {
            if (ft_call_arg(program, fn->unit, c, i)->value != value)
                continue;
            if (model ? model->mutates >> i & 1 : callee && depth > 0 && changes_param(program, callee, i, depth - 1))
                return true;
        }
    }
    return false;
}

static bool changes_param(const ft_program *program, const ft_fn *fn, uint32_t param, int depth)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (ft_row v = 0; v < f->value.n; v++)
        if (f->value.v[v].function == fn->row && f->value.v[v].kind == FT_VALUE_PARAM && f->value.v[v].num == (int64_t)param)
            return changes(program, fn, v, depth);
    return false;
}

bool ft_is_state_of_caller(const ft_program *program, const ft_fn *fn, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, value);

    if (changes(program, fn, value, 1))
        return true;
    if (v->kind != FT_VALUE_PARAM || fn->roles != 0 || fn->callers.n == 0)
        return false;
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        const ft_arg_row *arg = ft_call_arg(program, caller->fn->unit, caller->call, (uint32_t)v->num);

        if (!arg || !changes(program, caller->fn, arg->value, 1))
            return false;
    }
    return true;
}

static bool holds_lock(ft_program *program, const ft_caller *caller, const ft_arg_row *arg)
{
    const ft_call_row *row = &program->units[caller->fn->unit].facts->call.v[caller->call];
    ft_held_set held = ft_locks_at(program, caller->fn, row->lockset, row->flags);

    return held.n > 0 && ft_locks_cover(held, ft_place_text(program, caller->fn->unit, arg->value));
}

bool ft_callers_without_lock(ft_program *program, const ft_fn *fn, ft_row value, ft_prov *rest)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, value);
    bool any = false;

    *rest = (ft_prov){0};
    if (v->kind != FT_VALUE_PARAM || fn->roles != 0)
        return false;
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        const ft_arg_row *arg = ft_call_arg(program, caller->fn->unit, caller->call, (uint32_t)v->num);
        ft_prov p = {.from = FT_FROM_NOWHERE};

        if (caller->fn->in_test && !fn->in_test)
            continue;
        if (arg && holds_lock(program, caller, arg)) {
            any = true;
            continue;
        }
        if (arg)
            p = ft_provenance_arg(program, caller->fn->unit, (ft_row)(arg - program->units[caller->fn->unit].facts->arg.v));
        ft_prov_unite(rest, &p);
    }
    return any;
}
