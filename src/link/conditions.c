#include "link/conditions.h"

#include <stdlib.h>

#include "base/vec.h"

/* How far up a parameter is followed that callers hand on as they got it, and how many callers are looked at; else it may matter. */
enum { MAX_UP = 4, MAX_CALLERS = 64 };

typedef enum { NO, YES, PERHAPS } ft_answer;

/* Signs differ where a number goes through an unsigned type: nothing is said then. */
static ft_answer holds(int64_t value, uint32_t op, int64_t num)
{
    bool same = (value < 0) == (num < 0);

    switch (op) {
    case FT_COND_EQ:
        return value == num ? YES : same ? NO : PERHAPS;
    case FT_COND_NE:
        return value == num ? NO : YES;
    case FT_COND_BITS:
        return value & num ? YES : NO;
    case FT_COND_NO_BITS:
        return value & num ? NO : YES;
    default:
        break;
    }
    if (!same)
        return PERHAPS;
    switch (op) {
    case FT_COND_LT:
        return value < num ? YES : NO;
    case FT_COND_LE:
        return value <= num ? YES : NO;
    case FT_COND_GT:
        return value > num ? YES : NO;
    case FT_COND_GE:
        return value >= num ? YES : NO;
    default:
        return PERHAPS;
    }
}

/* False if it contradicts what is there. */
static bool add(ft_conditions *list, uint32_t param, uint32_t op, int64_t num)
{
    for (uint32_t i = 0; i < list->n; i++) {
        if (list->v[i].param != param)
            continue;
        if (list->v[i].op == op && list->v[i].num == num)
            return true;
        if ((list->v[i].op == FT_COND_EQ && holds(list->v[i].num, op, num) == NO) ||
            (op == FT_COND_EQ && holds(num, list->v[i].op, list->v[i].num) == NO))
            return false;
    }
    if (list->n < FT_MAX_CONDITIONS) {
        list->v[list->n].param = param;
        list->v[list->n].op = op;
        list->v[list->n++].num = num;
    }
    return true;
}

void ft_conditions_read(const ft_program *program, uint32_t unit, uint32_t set, ft_conditions *out)
{
    const ft_unit_info *u = &program->units[unit];
    ft_row i = set && set < u->n_conditions ? u->first_condition[set] : FT_NO_ROW;

    out->n = 0;
    for (; i < u->facts->condition.n && u->facts->condition.v[i].set == set; i++)
        add(out, u->facts->condition.v[i].param, u->facts->condition.v[i].op, u->facts->condition.v[i].num);
}

/* Does what is handed over meet the condition? An address is not NULL, and more is not known of it. */
static ft_answer argument_holds(const ft_value_row *v, uint32_t op, int64_t num)
{
    switch ((ft_value_kind)v->kind) {
    case FT_VALUE_INT:
        return holds(v->num, op, num);
    case FT_VALUE_NULL:
        return holds(0, op, num);
    case FT_VALUE_STRING:
    case FT_VALUE_FUNC:
    case FT_VALUE_GLOBAL:
    case FT_VALUE_LOCAL:
        return num != 0 ? PERHAPS : op == FT_COND_EQ ? NO : op == FT_COND_NE ? YES : PERHAPS;
    default:
        return PERHAPS;
    }
}

bool ft_conditions_in_caller(const ft_program *program, uint32_t unit, ft_row call, const ft_conditions *inner, ft_conditions *outer)
{
    ft_conditions_at(program, unit, program->units[unit].facts->call.v[call].conditions, outer);
    for (uint32_t i = 0; i < inner->n; i++) {
        const ft_arg_row *arg = ft_call_arg(program, unit, call, inner->v[i].param);
        const ft_value_row *v = arg ? ft_value_at(program, unit, arg->value) : NULL;

        if (v && argument_holds(v, inner->v[i].op, inner->v[i].num) == NO)
            return false;
        if (v && v->kind == FT_VALUE_PARAM && !add(outer, (uint32_t)v->num, inner->v[i].op, inner->v[i].num))
            return false;
    }
    return true;
}

/* ---- which of them matter -------------------------------------------------------------------------- */

/* Is there a call that hands over something with which the condition does not hold? */
static bool keeps_away(const ft_program *program, const ft_fn *fn, const ft_condition_row *c, int up)
{
    ft_conditions inner = {.n = 1}, outer;

    for (size_t i = 0; i < fn->callers.n && i < MAX_CALLERS; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        const ft_arg_row *arg = ft_call_arg(program, caller->fn->unit, caller->call, c->param);
        const ft_value_row *v = arg ? ft_value_at(program, caller->fn->unit, arg->value) : NULL;
        ft_condition_row handed_on = *c;

        if (!v)
            continue;
        if (v->kind != FT_VALUE_PARAM) {
            if (argument_holds(v, c->op, c->num) == NO)
                return true;
            continue;
        }
        inner.v[0].param = c->param;
        inner.v[0].op = c->op;
        inner.v[0].num = c->num;
        handed_on.param = (uint32_t)v->num;
        if (up >= MAX_UP || !ft_conditions_in_caller(program, caller->fn->unit, caller->call, &inner, &outer) ||
            keeps_away(program, caller->fn, &handed_on, up + 1))
            return true;
    }
    return fn->callers.n > MAX_CALLERS;
}

typedef struct ft_known {
    ft_condition_row condition;
    bool matters;
} ft_known;

/* The same test stands in most sets of a function. */
static bool matters(const ft_program *program, const ft_fn *fn, const ft_condition_row *c, ft_known *known, uint32_t *n, uint32_t max)
{
    for (uint32_t i = 0; i < *n; i++)
        if (known[i].condition.param == c->param && known[i].condition.op == c->op && known[i].condition.num == c->num)
            return known[i].matters;
    if (*n == max)
        return true;
    known[*n].condition = *c;
    known[*n].matters = keeps_away(program, fn, c, 0);
    return known[(*n)++].matters;
}

/* Rows of a function stand next to each other, and in them those of a set. */
static void find_in_unit(ft_program *program, uint32_t unit, bool *keep)
{
    const ft_facts *f = program->units[unit].facts;
    ft_known known[32];
    uint32_t n = 0;

    for (size_t i = 0; i < f->condition.n; i++) {
        const ft_condition_row *c = &f->condition.v[i];
        const ft_fn *fn = program->units[unit].fn_of_row[c->function];

        if (i > 0 && f->condition.v[i - 1].function != c->function)
            n = 0;
        if (fn && fn->unit == unit && fn->row == c->function && c->set < program->units[unit].n_conditions && !keep[c->set])
            keep[c->set] = matters(program, fn, c, known, &n, sizeof known / sizeof known[0]);
    }
}

void ft_conditions_prepare(ft_program *program)
{
    bool **keep = ft_xcalloc(program->n_units + 1, sizeof *keep);

    for (uint32_t u = 0; u < program->n_units; u++) {
        keep[u] = ft_xcalloc(program->units[u].n_conditions + 1, sizeof **keep);
        find_in_unit(program, u, keep[u]);
    }
    for (uint32_t u = 0; u < program->n_units; u++) { /* only now: what was found out rests on all of them */
        for (uint32_t set = 0; set < program->units[u].n_conditions; set++)
            if (!keep[u][set])
                program->units[u].first_condition[set] = FT_NO_ROW;
        free(keep[u]);
    }
    free(keep);
}
