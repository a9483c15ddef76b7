/* Who calls whom, and what holds at all callers. */
#include <string.h>

#include "link/program.h"

static void add_caller(ft_fn *callee, ft_caller caller)
{
    for (size_t i = 0; i < callee->callers.n; i++)
        if (callee->callers.v[i].fn == caller.fn && callee->callers.v[i].call == caller.call)
            return;
    ft_vec_push(&callee->callers, caller);
}

/* A body that several units have calls in each of them what stands there under that name. */
static void find_other_callees(ft_program *program, uint32_t unit)
{
    const ft_unit_info *u = &program->units[unit];
    const ft_facts *f = u->facts;
    ft_row first = 0;

    for (ft_row c = 0; c < f->call.n; c++) {
        ft_fn *fn = u->fn_of_row[f->call.v[c].function], *callee = u->callee_of_call[c];

        if (c > 0 && f->call.v[c].function != f->call.v[c - 1].function)
            first = c;
        ft_caller caller = {fn, fn->first_call + (c - first)};
        if (!callee || fn->unit == unit || caller.call >= fn->end_call ||
            callee == ft_call_callee(program, fn->unit, caller.call))
            continue;
        for (; callee; callee = callee->twin)
            add_caller(callee, caller);
    }
}

static void find_callers(ft_program *program)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        for (ft_row c = fn->first_call; c < fn->end_call; c++) {
            ft_fn *callee = ft_call_callee(program, fn->unit, c);
            ft_caller caller = {fn, c};

            for (; callee; callee = callee->twin)
                ft_vec_push(&callee->callers, caller);
        }
        for (size_t c = 0; c < fn->pointer_calls.n; c++)
            for (ft_fn *callee = fn->pointer_calls.v[c].callee; callee; callee = callee->twin)
                ft_vec_push(&callee->callers, ((ft_caller){fn, fn->pointer_calls.v[c].call}));
    }
    for (uint32_t u = 0; u < program->n_units; u++)
        find_other_callees(program, u);
}

/* Greatest fixpoint: assume it of all that could be, take back what has another way in. */
static void find_init_only(ft_program *program)
{
    bool changed = true;

    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        fn->init_only = (fn->roles & ~(uint32_t)FT_ROLE_INIT) == 0 &&
                        (fn->roles || fn->callers.n > 0 || fn->entered_once);
    }
    while (changed) {
        changed = false;
        for (size_t i = 0; i < program->fns.n; i++) {
            ft_fn *fn = program->fns.v[i];

            for (size_t c = 0; fn->init_only && c < fn->callers.n; c++)
                if (!fn->callers.v[c].fn->init_only && fn->callers.v[c].fn != fn) {
                    fn->init_only = false;
                    changed = true;
                }
        }
    }
    /* A ring of functions that only call each other is not module init. */
    for (size_t i = 0; i < program->fns.n; i++)
        program->fns.v[i]->contexts = program->fns.v[i]->roles;
}

/* The same without the tests: what those do to the rest of the program shows how it is set up, not how it is used. */
static void spread_uses(ft_program *program)
{
    bool changed = true;

    for (size_t i = 0; i < program->fns.n; i++)
        program->fns.v[i]->uses = program->fns.v[i]->roles;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < program->fns.n; i++) {
            ft_fn *fn = program->fns.v[i];
            uint32_t old = fn->uses;

            for (size_t c = 0; c < fn->callers.n; c++)
                if (ft_is_in_test(program, fn) || !ft_is_in_test(program, fn->callers.v[c].fn))
                    fn->uses |= fn->callers.v[c].fn->uses;
            changed |= fn->uses != old;
        }
    }
}

static void spread_contexts(ft_program *program)
{
    bool changed = true;

    while (changed) {
        changed = false;
        for (size_t i = 0; i < program->fns.n; i++) {
            ft_fn *fn = program->fns.v[i];
            uint32_t old = fn->contexts;

            for (size_t c = 0; c < fn->callers.n; c++)
                fn->contexts |= fn->callers.v[c].fn->contexts;
            changed |= fn->contexts != old;
        }
    }
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        if (fn->init_only && !fn->entered_once && !(fn->contexts & FT_ROLE_INIT))
            fn->init_only = false;
        if (fn->contexts == 0)
            fn->contexts = fn->is_static ? FT_ROLE_UNKNOWN : FT_ROLE_EXPORT;
    }
}

bool ft_is_used(const ft_fn *fn)
{
    return (fn->uses & ~(uint32_t)(FT_ROLE_INIT | FT_ROLE_EXPORT | FT_ROLE_UNKNOWN)) != 0;
}

bool ft_is_reached(const ft_fn *fn)
{
    return (fn->contexts & ~(uint32_t)(FT_ROLE_INIT | FT_ROLE_EXPORT | FT_ROLE_UNKNOWN)) != 0;
}

void ft_graph_build(ft_program *program)
{
    ft_entries_find(program);
    find_callers(program);
    find_init_only(program);
    spread_contexts(program);
    spread_uses(program);
    ft_detached_find(program);
}
