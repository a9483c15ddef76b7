/* The way from Python to an object, backwards, and in words. */
#include <string.h>

#include "base/strbuf.h"
#include "link/reach_ways.h"

/* Longest chain of helpers that a message shows. */
enum { MAX_SHOWN = 3 };

/* Where the way back to Python has come to. */
typedef struct ft_back {
    const ft_fn *fn;
    int param; /* -1: got in another way than through a parameter */
    ft_conditions conditions;
} ft_back;

static ft_back back_from(const ft_program *program, const ft_fn *fn, int param, uint32_t conditions)
{
    ft_back back = {.fn = fn, .param = param};

    ft_conditions_at(program, fn->unit, conditions, &back.conditions);
    return back;
}

/* A call that hands the object on and leads to where the conditions hold. */
static bool find_step(ft_program *program, const ft_reach *reach, const ft_back *back, uint32_t way, ft_step *step, ft_conditions *outer)
{
    ft_ask ask = {0};

    for (size_t i = 0; i < back->fn->callers.n; i++) {
        const ft_caller *caller = &back->fn->callers.v[i];
        int param;

        if (caller->fn->init_only || !ft_spreads(program, caller, back->fn) ||
            !ft_conditions_in_caller(program, caller->fn->unit, caller->call, &back->conditions, outer) ||
            !(ft_ways_of_argument(program, reach, caller->fn, caller->call, (uint32_t)back->param, outer, &ask) & way))
            continue;
        param = ft_reach_param(program, caller->fn, ft_call_arg(program, caller->fn->unit, caller->call, (uint32_t)back->param)->value);
        *step = (ft_step){caller->fn, param < 0 ? FT_MAX_PARAMS : (uint32_t)param, caller->call};
        return true;
    }
    return false;
}

/* One step towards Python; false at its door. */
static bool step_back(ft_program *program, const ft_reach *reach, ft_back *back)
{
    size_t slot = ft_param_number(back->fn, (uint32_t)back->param);
    uint32_t ways = ft_ways_under(program, reach, back->fn, (uint32_t)back->param, &back->conditions, &(ft_ask){0});
    uint32_t way = ways & FT_WAY_OPEN ? FT_WAY_OPEN : ways & FT_WAY_LOCKED;
    ft_step step = way == FT_WAY_OPEN ? reach->open[slot] : reach->locked[slot];
    ft_conditions outer;

    if (!way || !step.from)
        return false;
    if (back->conditions.n == 0 || (reach->base[slot] & way) || !find_step(program, reach, back, way, &step, &outer)) {
        uint32_t set = step.call == FT_NO_ROW ? 0 : program->units[step.from->unit].facts->call.v[step.call].conditions;

        ft_conditions_at(program, step.from->unit, set, &outer);
    }
    back->fn = step.from;
    back->param = step.param < FT_MAX_PARAMS ? (int)step.param : -1;
    back->conditions.n = outer.n;
    memcpy(back->conditions.v, outer.v, outer.n * sizeof outer.v[0]);
    return true;
}

const ft_fn *ft_reach_entry(ft_program *program, const ft_reach *reach, const ft_fn *fn, int param, uint32_t conditions)
{
    ft_back back = back_from(program, fn, param, conditions);

    for (int i = 0; back.param >= 0 && i < 64 && step_back(program, reach, &back); i++)
        ;
    return back.param >= 0 ? back.fn : NULL;
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

const char *ft_reach_text(ft_program *program, const ft_reach *reach, const ft_fn *fn, int param, uint32_t conditions)
{
    const ft_fn *entry = ft_reach_entry(program, reach, fn, param, conditions);
    ft_back back = back_from(program, fn, param, conditions);
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
    while (back.param >= 0 && step_back(program, reach, &back) && shown < MAX_SHOWN)
        ft_strbuf_addf(&b, "%s%s()", shown++ ? " in " : "", back.fn->name);
    if (!shown)
        ft_strbuf_addf(&b, "%s()", entry->name);
    result = ft_intern(program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}
