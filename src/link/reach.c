#include "link/reach.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/locks.h"

/* Longest chain of helpers that a message shows, and that is followed through wrapped results and phis. */
enum { MAX_SHOWN = 3, MAX_FOLLOWED = 8 };

/*
 * A pointer that more functions stand in is a class hierarchy: each has data of its own behind the object that it is handed, and
 * that two of them touch fields of one name says nothing.
 */
enum { MAX_IMPLEMENTATIONS = 2 };

typedef struct ft_step {
    const ft_fn *from; /* the caller that hands the object on; NULL: Python itself does */
    uint32_t param;    /* of the caller; FT_MAX_PARAMS: it got the object in another way */
} ft_step;

struct ft_reach {
    uint8_t *ways; /* by function id * FT_MAX_PARAMS + parameter */
    ft_step *open, *locked;
};

static size_t slot_of(const ft_fn *fn, uint32_t param)
{
    return (size_t)fn->id * FT_MAX_PARAMS + param;
}

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
        callee = ft_program_callee(program, unit, ft_text(program, unit, v->name));
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
static uint32_t ways_of(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, int depth)
{
    const ft_unit_info *u = &program->units[fn->unit];
    const ft_value_row *v;
    uint32_t ways = 0, one;
    ft_row member;

    value = start_of(program, fn->unit, value);
    v = ft_value_at(program, fn->unit, value);
    if (v->kind == FT_VALUE_PARAM)
        return v->num >= 0 && v->num < FT_MAX_PARAMS ? reach->ways[slot_of(fn, (uint32_t)v->num)] : 0;
    if (v->kind == FT_VALUE_RESULT || v->kind == FT_VALUE_OUT)
        return ways_of_result(program, fn, value);
    if (v->kind != FT_VALUE_PHI || depth > MAX_FOLLOWED)
        return 0;
    for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n; m++) {
        if (u->facts->member.v[m].value != value)
            break;
        member = u->facts->member.v[m].member;
        one = ways_of(program, reach, fn, member, depth + 1);
        if (one == FT_WAY_BIRTH && ft_reach_is_made_here(program, fn, member))
            return FT_WAY_BIRTH;
        ways |= one;
    }
    return ways;
}

uint32_t ft_reach_value(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value)
{
    return ways_of(program, reach, fn, value, 0);
}

int ft_reach_param(const ft_program *program, const ft_fn *fn, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, start_of(program, fn->unit, value));

    return v->kind == FT_VALUE_PARAM && v->num >= 0 && v->num < FT_MAX_PARAMS ? (int)v->num : -1;
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
static uint32_t ways_at(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, uint32_t lockset, uint32_t flags)
{
    uint32_t ways = ft_reach_value(program, reach, fn, value);

    if ((ways & FT_WAY_LOCKED) && !(ways & FT_WAY_OPEN) && gave_back(program, fn, lockset, flags))
        ways |= FT_WAY_OPEN;
    if ((ways & FT_WAY_OPEN) && is_covered(program, fn, value, lockset, flags))
        ways = (ways & ~(uint32_t)FT_WAY_OPEN) | FT_WAY_LOCKED;
    return ways;
}

bool ft_reach_is_locked(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, uint32_t lockset,
                        uint32_t flags)
{
    return !(ways_at(program, reach, fn, value, lockset, flags) & FT_WAY_OPEN);
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
    size_t slot = slot_of(fn, param);
    uint32_t fresh = ways & ~(uint32_t)reach->ways[slot];

    if (!fresh)
        return;
    if (fresh & FT_WAY_OPEN)
        reach->open[slot] = step;
    if (fresh & FT_WAY_LOCKED)
        reach->locked[slot] = step;
    reach->ways[slot] |= (uint8_t)fresh;
    ft_vec_push(work, fn);
}

static void enter_from_python(ft_program *program, ft_reach *reach, ft_worklist *work)
{
    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (size_t i = 0; i < f->param.n; i++) {
            const ft_param_row *p = &f->param.v[i];
            const ft_fn *fn = program->units[u].fn_of_row[p->function];

            if (fn && fn->unit == u && fn->row == p->function && !fn->init_only && p->index < FT_MAX_PARAMS)
                add_ways(reach, fn, p->index, ways_of_entry(fn, p->index, p->shape), (ft_step){NULL, 0}, work);
        }
    }
}

/* The ways of argument i of a call, as the callee sees them. */
static uint32_t ways_of_argument(ft_program *program, const ft_reach *reach, const ft_fn *fn, const ft_call_row *call,
                                 ft_row arg)
{
    ft_row value = program->units[fn->unit].facts->arg.v[arg].value;

    if (ft_arg_is_private(program, fn->unit, arg) && ft_reach_is_made_here(program, fn, value))
        return FT_WAY_BIRTH;
    return ways_at(program, reach, fn, value, call->lockset, call->flags);
}

/* What is registered with a callback is an object that others have; locks held at that time say nothing. */
static void spread_to_callbacks(ft_program *program, ft_reach *reach, const ft_fn *fn, ft_worklist *work)
{
    for (size_t i = 0; i < fn->handovers.n; i++) {
        const ft_handover *h = &fn->handovers.v[i];
        ft_row value = ft_call_arg(program, fn->unit, h->call, h->data)->value;
        uint32_t ways = ft_reach_value(program, reach, fn, value);
        int param = ft_reach_param(program, fn, value);
        ft_step step = {fn, param < 0 ? FT_MAX_PARAMS : (uint32_t)param};

        for (const ft_fn *twin = h->callback; twin && (ways & (FT_WAY_OPEN | FT_WAY_LOCKED)); twin = twin->twin)
            add_ways(reach, twin, h->param, FT_WAY_OPEN, step, work);
    }
}

static void spread_to(ft_program *program, ft_reach *reach, const ft_fn *fn, ft_row call, const ft_fn *callee, ft_worklist *work)
{
    const ft_facts *f = program->units[fn->unit].facts;
    uint32_t n = callee ? ft_call_n_args(program, fn->unit, call) : 0;

    for (uint32_t i = 0; i < n && i < FT_MAX_PARAMS; i++) {
        const ft_arg_row *arg = ft_call_arg(program, fn->unit, call, i);
        uint32_t ways = ways_of_argument(program, reach, fn, &f->call.v[call], (ft_row)(arg - f->arg.v));
        int param = ft_reach_param(program, fn, arg->value);
        ft_step step = {fn, param < 0 ? FT_MAX_PARAMS : (uint32_t)param};

        for (const ft_fn *twin = callee; twin && ways; twin = twin->twin)
            add_ways(reach, twin, i, ways, step, work);
    }
}

static void spread_from(ft_program *program, ft_reach *reach, const ft_fn *fn, ft_worklist *work)
{
    for (ft_row c = fn->first_call; c < fn->end_call; c++)
        spread_to(program, reach, fn, c, ft_call_callee(program, fn->unit, c), work);
    for (size_t i = 0; i < fn->pointer_calls.n; i++)
        if (fn->pointer_calls.v[i].n <= MAX_IMPLEMENTATIONS)
            spread_to(program, reach, fn, fn->pointer_calls.v[i].call, fn->pointer_calls.v[i].callee, work);
}

ft_reach *ft_reach_build(ft_program *program)
{
    ft_reach *reach = FT_NEW(program->arena, ft_reach);
    size_t n = program->fns.n * FT_MAX_PARAMS + 1;
    ft_worklist work = {0};

    reach->ways = FT_NEW_ARRAY(program->arena, uint8_t, n);
    reach->open = FT_NEW_ARRAY(program->arena, ft_step, n);
    reach->locked = FT_NEW_ARRAY(program->arena, ft_step, n);
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

/* ---- in words ---------------------------------------------------------------------------------------- */

/* One step towards Python; false at its door. */
static bool step_back(const ft_reach *reach, const ft_fn **fn, int *param)
{
    size_t slot = slot_of(*fn, (uint32_t)*param);
    const ft_step *step = reach->ways[slot] & FT_WAY_OPEN ? &reach->open[slot] : &reach->locked[slot];

    if (!(reach->ways[slot] & (FT_WAY_OPEN | FT_WAY_LOCKED)) || !step->from)
        return false;
    *fn = step->from;
    *param = step->param < FT_MAX_PARAMS ? (int)step->param : -1;
    return true;
}

const ft_fn *ft_reach_entry(const ft_reach *reach, const ft_fn *fn, int param)
{
    for (int i = 0; param >= 0 && i < 64 && step_back(reach, &fn, &param); i++)
        ;
    return param >= 0 ? fn : NULL;
}

/* The nearest caller that Python code calls; NULL if there is none near. */
static const ft_fn *python_caller(const ft_fn *fn, int depth)
{
    if (fn->roles & (FT_ROLE_METHOD | FT_ROLES_SLOT | FT_ROLE_GETTER | FT_ROLE_SETTER | FT_ROLE_NEW))
        return fn;
    for (size_t i = 0; depth > 0 && i < fn->callers.n; i++) {
        const ft_fn *entry = python_caller(fn->callers.v[i].fn, depth - 1);

        if (entry)
            return entry;
    }
    return NULL;
}

const char *ft_reach_text(ft_program *program, const ft_reach *reach, const ft_fn *fn, int param)
{
    const ft_fn *entry = ft_reach_entry(reach, fn, param), *at = fn;
    const char *text, *result;
    int shown = 0;
    ft_strbuf b;

    for (int depth = 0; !entry && depth < MAX_SHOWN; depth++)
        entry = python_caller(fn, depth);
    if (!entry)
        return ft_entry_text(program, fn);
    text = ft_entry_text(program, entry);
    if (entry == fn || !*text)
        return text;
    ft_strbuf_init(&b);
    ft_strbuf_addf(&b, "%s by way of ", text);
    while (param >= 0 && step_back(reach, &at, &param) && shown < MAX_SHOWN)
        ft_strbuf_addf(&b, "%s%s()", shown++ ? " in " : "", at->name);
    if (!shown)
        ft_strbuf_addf(&b, "%s()", entry->name);
    result = ft_intern(program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}
