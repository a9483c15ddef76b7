/* Who calls whom, and what holds at all callers. */
#include <stdlib.h>

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

/* Whom each function calls, by function id. */
typedef struct callees {
    uint32_t *first; /* n + 1 */
    uint32_t *id;
} callees;

static callees find_callees(const ft_program *program)
{
    size_t n = program->fns.n;
    callees c = {.first = ft_xcalloc(n + 2, sizeof *c.first)};

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < program->fns.v[i]->callers.n; k++)
            c.first[program->fns.v[i]->callers.v[k].fn->id + 2]++;
    for (size_t i = 2; i < n + 2; i++)
        c.first[i] += c.first[i - 1];
    c.id = ft_xcalloc(c.first[n + 1] + 1u, sizeof *c.id);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < program->fns.v[i]->callers.n; k++)
            c.id[c.first[program->fns.v[i]->callers.v[k].fn->id + 1]++] = (uint32_t)i;
    return c;
}

/* Functions from which something is still to be carried to those that they call, each there once. */
typedef struct worklist {
    FT_VEC(uint32_t) ids;
    bool *queued;
} worklist;

static worklist new_worklist(const ft_program *program)
{
    return (worklist){.queued = ft_xcalloc(program->fns.n + 1, sizeof(bool))};
}

static void push(worklist *w, uint32_t id)
{
    if (!w->queued[id])
        ft_vec_push(&w->ids, id);
    w->queued[id] = true;
}

static uint32_t pop(worklist *w)
{
    uint32_t id = w->ids.v[--w->ids.n];

    w->queued[id] = false;
    return id;
}

static void release(worklist *w)
{
    ft_vec_release(&w->ids);
    free(w->queued);
}

/* Greatest fixpoint: assume it of all that could be, take back what has another way in. */
static void find_init_only(ft_program *program, const callees *c)
{
    worklist w = new_worklist(program);

    for (uint32_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        fn->init_only = (fn->roles & ~(uint32_t)FT_ROLE_INIT) == 0 &&
                        (fn->roles || fn->callers.n > 0 || fn->entered_once);
        if (!fn->init_only)
            push(&w, i);
    }
    while (w.ids.n > 0) {
        uint32_t caller = pop(&w);

        for (uint32_t k = c->first[caller]; k < c->first[caller + 1]; k++)
            if (program->fns.v[c->id[k]]->init_only) {
                program->fns.v[c->id[k]]->init_only = false;
                push(&w, c->id[k]);
            }
    }
    release(&w);
}

/* Bits of all callers, direct and indirect. `but_tests`: from tests to tests alone. */
static void spread(ft_program *program, const callees *c, uint32_t *bits, bool but_tests)
{
    worklist w = new_worklist(program);

    for (uint32_t i = 0; i < program->fns.n; i++)
        if ((bits[i] = program->fns.v[i]->roles))
            push(&w, i);
    while (w.ids.n > 0) {
        uint32_t caller = pop(&w);

        for (uint32_t k = c->first[caller]; k < c->first[caller + 1]; k++) {
            uint32_t callee = c->id[k], all = bits[callee] | bits[caller];

            if (all == bits[callee] || (but_tests && program->fns.v[caller]->in_test && !program->fns.v[callee]->in_test))
                continue;
            bits[callee] = all;
            push(&w, callee);
        }
    }
    release(&w);
}

static void spread_contexts(ft_program *program, const callees *c)
{
    uint32_t *bits = ft_xcalloc(program->fns.n + 1, sizeof *bits);

    spread(program, c, bits, false);
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        fn->contexts = bits[i];
        /* A ring of functions that only call each other is not module init. */
        if (fn->init_only && !fn->entered_once && !(fn->contexts & FT_ROLE_INIT))
            fn->init_only = false;
        if (fn->contexts == 0)
            fn->contexts = fn->is_static ? FT_ROLE_UNKNOWN : FT_ROLE_EXPORT;
    }
    /* What tests do to the rest of the program shows how it is set up, not how it is used. */
    spread(program, c, bits, true);
    for (size_t i = 0; i < program->fns.n; i++)
        program->fns.v[i]->uses = bits[i];
    free(bits);
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
    callees all;

    ft_entries_find(program);
    find_callers(program);
    all = find_callees(program);
    find_init_only(program, &all);
    spread_contexts(program, &all);
    free(all.first);
    free(all.id);
    ft_detached_find(program);
}
