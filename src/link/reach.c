#include "link/reach_ways.h"

#include <stdlib.h>
#include <string.h>

#include "link/locks.h"

/* Longest chain that is followed through wrapped results and phis. */
enum { MAX_FOLLOWED = 8 };

/* How far up conditions are followed, and how many calls are looked at for one answer; beyond that, all ways count. */
enum { MAX_UP = 4, MAX_CALLS = 256 };

/*
 * A pointer that more functions stand in is a class hierarchy: each has data of its own behind the object that it is handed, and
 * that two of them touch fields of one name says nothing.
 */
enum { MAX_IMPLEMENTATIONS = 2 };

static const ft_conditions always = {0};

/* ---- values -------------------------------------------------------------------------------------- */

/* Returns nothing but one of its parameters (a checked cast, say): which; -1 otherwise. */
static int returned_param(const ft_program *program, const ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;
    int param = -1;

    for (size_t i = 0; i < fn->returns.n; i++) {
        const ft_value_row *v = ft_value_at(program, fn->unit, f->ret.v[fn->returns.v[i]].value);

        if (v->kind == FT_VALUE_NULL)
            continue;
        if (v->kind != FT_VALUE_PARAM || (param >= 0 && param != v->num))
            return -1;
        param = (int)v->num;
    }
    return param;
}

/* The value that a path starts from, seen through functions that hand back an argument. */
static ft_row start_of(const ft_program *program, uint32_t unit, ft_row value)
{
    for (int i = 0; i < MAX_FOLLOWED; i++) {
        const ft_value_row *v;
        const ft_fn *callee;
        const ft_arg_row *arg;
        int param;

        value = ft_value_bottom(program, unit, value, true);
        v = ft_value_at(program, unit, value);
        if (v->kind != FT_VALUE_RESULT || ft_models_find(program->models, ft_text(program, unit, v->name)))
            return value;
        callee = ft_function_named(program, unit, v->name);
        param = callee ? returned_param(program, callee) : -1;
        arg = param >= 0 ? ft_call_arg(program, unit, (ft_row)v->num, (uint32_t)param) : NULL;
        if (!arg)
            return value;
        value = arg->value;
    }
    return value;
}

/* What a call handed out: an object of Python code, or one that stands in some object or global. */
static uint32_t ways_of_result(ft_program *program, const ft_fn *fn, ft_row value)
{
    const uint32_t entries = FT_ROLE_METHOD | FT_ROLES_SLOT | FT_ROLE_GETTER | FT_ROLE_SETTER | FT_ROLE_NEW;
    const uint32_t not_shared = FT_FROM_HERE | FT_FROM_STACK | FT_FROM_DYING | FT_FROM_NOWHERE;
    ft_prov p;

    if (!(fn->contexts & entries) || fn->init_only)
        return 0;
    p = ft_provenance(program, fn->unit, value, false);
    if (p.from & FT_FROM_HERE)
        return FT_WAY_BIRTH;
    if ((p.from & not_shared) || !((p.from & FT_FROM_PYTHON) || p.n_classes > 0))
        return 0;
    return FT_WAY_OPEN;
}

/* One of several: an object or a copy made here is the object's own business (copy on write). */
static uint32_t ways_of(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, int depth,
                        const ft_conditions *conditions, ft_ask *ask)
{
    const ft_unit_info *u = &program->units[fn->unit];
    const ft_value_row *v;
    uint32_t ways = 0, one;
    ft_row member;

    value = start_of(program, fn->unit, value);
    v = ft_value_at(program, fn->unit, value);
    if (v->kind == FT_VALUE_PARAM)
        return v->num >= 0 && v->num < fn->n_params ? ft_ways_under(program, reach, fn, (uint32_t)v->num, conditions, ask) : 0;
    if (v->kind == FT_VALUE_RESULT || v->kind == FT_VALUE_OUT)
        return ways_of_result(program, fn, value);
    if (v->kind != FT_VALUE_PHI || depth > MAX_FOLLOWED)
        return 0;
    for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n; m++) {
        if (u->facts->member.v[m].value != value)
            break;
        member = u->facts->member.v[m].member;
        one = ways_of(program, reach, fn, member, depth + 1, conditions, ask);
        if (one == FT_WAY_BIRTH && ft_reach_is_made_here(program, fn, member))
            return FT_WAY_BIRTH;
        ways |= one;
    }
    return ways;
}

uint32_t ft_reach_value(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value)
{
    return ways_of(program, reach, fn, value, 0, &always, &(ft_ask){0});
}

int ft_reach_param(const ft_program *program, const ft_fn *fn, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, start_of(program, fn->unit, value));

    return v->kind == FT_VALUE_PARAM && v->num >= 0 && v->num < fn->n_params ? (int)v->num : -1;
}

/* One of several objects is covered if one of them is: the code that picks the others cannot be told apart from here. */
static bool covers(ft_program *program, const ft_fn *fn, ft_held_set held, ft_row value, unsigned depth)
{
    const ft_unit_info *u = &program->units[fn->unit];

    if (ft_locks_cover(held, ft_place_text(program, fn->unit, value)))
        return true;
    value = start_of(program, fn->unit, value);
    if (ft_value_at(program, fn->unit, value)->kind != FT_VALUE_PHI || depth > MAX_FOLLOWED)
        return false;
    for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n && u->facts->member.v[m].value == value; m++)
        if (covers(program, fn, held, u->facts->member.v[m].member, depth + 1))
            return true;
    return false;
}

/* A lock of the object, of what it hangs from, or any mutex; held by fn or by all its callers. */
static bool is_covered(ft_program *program, const ft_fn *fn, ft_row value, uint32_t lockset, uint32_t flags)
{
    ft_held_set held = ft_locks_at(program, fn, lockset, flags);

    return held.n > 0 && covers(program, fn, held, value, 0);
}

/* Did fn give back a lock here that its callers hold? */
static bool gave_back(ft_program *program, const ft_fn *fn, uint32_t lockset, uint32_t flags)
{
    ft_held_set callers = lockset ? ft_locks_at(program, fn, 0, flags) : (ft_held_set){0};

    for (uint32_t i = 0; i < callers.n; i++)
        if (ft_is_given_back(program, fn->unit, lockset, &callers.v[i], true))
            return true;
    return false;
}

/* The ways to the object at a point of fn: those that are locked for all of fn are open once the lock is given back. */
static uint32_t ways_at(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, ft_point at,
                        const ft_conditions *conditions, ft_ask *ask)
{
    uint32_t ways = ways_of(program, reach, fn, value, 0, conditions, ask);

    if ((ways & FT_WAY_LOCKED) && !(ways & FT_WAY_OPEN) && gave_back(program, fn, at.lockset, at.flags))
        ways |= FT_WAY_OPEN;
    if ((ways & FT_WAY_OPEN) && is_covered(program, fn, value, at.lockset, at.flags))
        ways = (ways & ~(uint32_t)FT_WAY_OPEN) | FT_WAY_LOCKED;
    return ways;
}

uint32_t ft_reach_at(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, ft_point at)
{
    ft_conditions conditions;

    ft_conditions_at(program, fn->unit, at.conditions, &conditions);
    return ways_at(program, reach, fn, value, at, &conditions, &(ft_ask){0});
}

uint32_t ft_ways_of_argument(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row call, uint32_t i,
                             const ft_conditions *conditions, ft_ask *ask)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_call_row *row = &f->call.v[call];
    const ft_arg_row *arg = ft_call_arg(program, fn->unit, call, i);

    if (!arg)
        return 0;
    if (ft_arg_is_private(program, fn->unit, (ft_row)(arg - f->arg.v)) && ft_reach_is_made_here(program, fn, arg->value))
        return FT_WAY_BIRTH;
    return ways_at(program, reach, fn, arg->value, (ft_point){row->lockset, row->flags, 0}, conditions, ask);
}

bool ft_spreads(const ft_program *program, const ft_caller *caller, const ft_fn *fn)
{
    const ft_fn *callee = ft_call_callee(program, caller->fn->unit, caller->call);

    for (const ft_fn *twin = callee; twin; twin = twin->twin)
        if (twin == fn)
            return true;
    for (size_t i = 0; !callee && i < caller->fn->pointer_calls.n; i++) {
        const ft_pointer_call *p = &caller->fn->pointer_calls.v[i];

        for (const ft_fn *twin = p->call == caller->call && p->n <= MAX_IMPLEMENTATIONS ? p->callee : NULL; twin; twin = twin->twin)
            if (twin == fn)
                return true;
    }
    return false;
}

uint32_t ft_ways_under(ft_program *program, const ft_reach *reach, const ft_fn *fn, uint32_t param, const ft_conditions *conditions,
                       ft_ask *ask)
{
    uint32_t all = reach->ways[ft_param_number(fn, param)], ways = reach->base[ft_param_number(fn, param)];

    if (conditions->n == 0 || ask->up >= MAX_UP)
        return all;
    ask->up++;
    for (size_t i = 0; i < fn->callers.n && (ways & all) != all; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        ft_conditions outer;

        if (ask->calls++ > MAX_CALLS)
            ways = all;
        else if (!caller->fn->init_only && ft_spreads(program, caller, fn) &&
                 ft_conditions_in_caller(program, caller->fn->unit, caller->call, conditions, &outer))
            ways |= ft_ways_of_argument(program, reach, caller->fn, caller->call, param, &outer, ask);
    }
    ask->up--;
    return ways & all;
}

bool ft_reach_is_made_here(const ft_program *program, const ft_fn *fn, ft_row value)
{
    uint32_t kind = ft_value_at(program, fn->unit, start_of(program, fn->unit, value))->kind;

    return kind == FT_VALUE_RESULT || kind == FT_VALUE_OUT;
}

/* ---- ways in --------------------------------------------------------------------------------------- */

/* What Python hands a function in its parameter i. */
static uint32_t ways_of_entry(const ft_fn *fn, uint32_t i, uint32_t shape)
{
    uint32_t ways = 0;

    if (ft_is_pickling(fn))
        return i == 0 ? FT_WAY_BIRTH : 0;
    if (fn->roles & FT_ROLE_METHOD)
        ways |= FT_WAY_OPEN;
    if ((fn->roles & (FT_ROLES_SLOT | FT_ROLE_GETTER | FT_ROLE_SETTER)) && (i == 0 || shape == FT_SHAPE_OBJECT))
        ways |= FT_WAY_OPEN;
    if (fn->roles & FT_ROLE_NEW)
        ways |= i == 0 ? FT_WAY_BIRTH : FT_WAY_OPEN;
    if ((fn->roles & FT_ROLES_LAST) && i == 0)
        ways |= FT_WAY_DEATH;
    return ways;
}

typedef FT_VEC(const ft_fn *) ft_worklist;

static void add_ways(ft_reach *reach, const ft_fn *fn, uint32_t param, uint32_t ways, ft_step step, ft_worklist *work)
{
    size_t slot = ft_param_number(fn, param);
    uint32_t fresh = param < fn->n_params ? ways & ~(uint32_t)reach->ways[slot] : 0;

    if (!fresh)
        return;
    if (fresh & FT_WAY_OPEN)
        reach->open[slot] = step;
    if (fresh & FT_WAY_LOCKED)
        reach->locked[slot] = step;
    reach->ways[slot] |= (uint8_t)fresh;
    ft_vec_push(work, fn);
}

/* ... that come through no call, so that no condition keeps them away. */
static void add_base(ft_reach *reach, const ft_fn *fn, uint32_t param, uint32_t ways, ft_step step, ft_worklist *work)
{
    size_t slot = ft_param_number(fn, param);
    bool fresh;

    if (param >= fn->n_params)
        return;
    fresh = (ways & ~(uint32_t)reach->base[slot]) != 0;
    reach->base[slot] |= (uint8_t)ways;
    add_ways(reach, fn, param, ways, step, work);
    if (fresh && reach->conditional[fn->id])
        ft_vec_push(work, fn);
}

static void enter_from_python(ft_program *program, ft_reach *reach, ft_worklist *work)
{
    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (size_t i = 0; i < f->param.n; i++) {
            const ft_param_row *p = &f->param.v[i];
            const ft_fn *fn = program->units[u].fn_of_row[p->function];

            if (fn && fn->unit == u && fn->row == p->function && !fn->init_only && p->index < fn->n_params)
                add_base(reach, fn, p->index, ways_of_entry(fn, p->index, p->shape), (ft_step){NULL, 0, FT_NO_ROW}, work);
        }
    }
}

/* What is registered with a callback is an object that others have; locks held at that time say nothing. */
static void spread_to_callbacks(ft_program *program, ft_reach *reach, const ft_fn *fn, ft_worklist *work)
{
    for (size_t i = 0; i < fn->handovers.n; i++) {
        const ft_handover *h = &fn->handovers.v[i];
        ft_row value = ft_call_arg(program, fn->unit, h->call, h->data)->value;
        uint32_t ways = ft_reach_value(program, reach, fn, value);
        int param = ft_reach_param(program, fn, value);
        ft_step step = {fn, param < 0 ? FT_MAX_PARAMS : (uint32_t)param, FT_NO_ROW};

        for (const ft_fn *twin = h->callback; twin && (ways & (FT_WAY_OPEN | FT_WAY_LOCKED)); twin = twin->twin)
            add_base(reach, twin, h->param, FT_WAY_OPEN, step, work);
    }
}

/* All that the call hands over, as a number that grows with it; the number before that is kept in `handed`. */
static bool hands_over_more(ft_reach *reach, const ft_fn *fn, ft_row call, uint32_t sum)
{
    uint8_t *old = &reach->handed[fn->unit][call];
    bool more = sum > *old;

    if (more)
        *old = (uint8_t)sum;
    return more;
}

/* A function that gets nothing new may still get it by another call, under other conditions. */
static void spread_to(ft_program *program, ft_reach *reach, const ft_fn *fn, ft_row call, const ft_fn *callee, ft_worklist *work)
{
    const ft_facts *f = program->units[fn->unit].facts;
    uint32_t n = callee ? ft_call_n_args(program, fn->unit, call) : 0, sum = 0;
    ft_conditions conditions;

    ft_conditions_at(program, fn->unit, f->call.v[call].conditions, &conditions);
    for (uint32_t i = 0; i < n && i < FT_MAX_PARAMS; i++) {
        ft_row value = ft_call_arg(program, fn->unit, call, i)->value;
        uint32_t ways = ft_ways_of_argument(program, reach, fn, call, i, &conditions, &(ft_ask){0});
        int param = ft_reach_param(program, fn, value);
        ft_step step = {fn, param < 0 ? FT_MAX_PARAMS : (uint32_t)param, call};

        sum += ways;
        for (const ft_fn *twin = callee; twin && ways; twin = twin->twin)
            add_ways(reach, twin, i, ways, step, work);
    }
    if (sum > 0 && hands_over_more(reach, fn, call, sum))
        for (const ft_fn *twin = callee; twin; twin = twin->twin)
            if (reach->conditional[twin->id])
                ft_vec_push(work, twin);
}

static void spread_from(ft_program *program, ft_reach *reach, const ft_fn *fn, ft_worklist *work)
{
    for (ft_row c = fn->first_call; c < fn->end_call; c++)
        spread_to(program, reach, fn, c, ft_call_callee(program, fn->unit, c), work);
    for (size_t i = 0; i < fn->pointer_calls.n; i++)
        if (fn->pointer_calls.v[i].n <= MAX_IMPLEMENTATIONS)
            spread_to(program, reach, fn, fn->pointer_calls.v[i].call, fn->pointer_calls.v[i].callee, work);
}

static void find_conditional(ft_program *program, ft_reach *reach)
{
    reach->conditional = FT_NEW_ARRAY(program->arena, bool, program->fns.n + 1);
    reach->handed = FT_NEW_ARRAY(program->arena, uint8_t *, program->n_units + 1);
    for (uint32_t u = 0; u < program->n_units; u++)
        reach->handed[u] = FT_NEW_ARRAY(program->arena, uint8_t, program->units[u].facts->call.n + 1);
    for (size_t i = 0; i < program->fns.n; i++) {
        const ft_fn *fn = program->fns.v[i];

        for (ft_row c = fn->first_call; c < fn->end_call && !reach->conditional[i]; c++)
            reach->conditional[i] = ft_conditions_any(&program->units[fn->unit], program->units[fn->unit].facts->call.v[c].conditions);
    }
}

ft_reach *ft_reach_build(ft_program *program)
{
    ft_reach *reach = FT_NEW(program->arena, ft_reach);
    size_t n = program->n_params + 1;
    ft_worklist work = {0};

    reach->ways = FT_NEW_ARRAY(program->arena, uint8_t, n);
    reach->base = FT_NEW_ARRAY(program->arena, uint8_t, n);
    reach->open = FT_NEW_ARRAY(program->arena, ft_step, n);
    reach->locked = FT_NEW_ARRAY(program->arena, ft_step, n);
    ft_conditions_prepare(program);
    find_conditional(program, reach);
    enter_from_python(program, reach, &work);
    for (size_t i = 0; i < program->fns.n; i++) /* those that get objects in other ways than parameters */
        if (!program->fns.v[i]->init_only)
            ft_vec_push(&work, program->fns.v[i]);
    for (size_t i = 0; i < work.n; i++)
        if (!work.v[i]->init_only) {
            spread_from(program, reach, work.v[i], &work);
            spread_to_callbacks(program, reach, work.v[i], &work);
        }
    ft_vec_release(&work);
    return reach;
}
