/* Where values come from: over all paths of a function, all callers of a helper, all returns of a callee. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/program.h"
#include "link/trace.h"

/* Values followed through values: how deep (real programs stay below fifty), and how many for one question. */
enum { MAX_DEPTH = 250, MAX_STEPS = 20000 };

/*
 * The search follows values through functions and back, so that it meets values whose answer is still being
 * worked out. Such a cycle adds nothing of its own and is cut; but what was found with a cut that reaches above
 * a value is only part of its answer and must not be remembered.
 */
typedef struct ft_search {
    uint32_t lowest_cut;
} ft_search;

static ft_prov cut(ft_program *program, uint32_t depth)
{
    if (depth < program->lowest_cut)
        program->lowest_cut = depth;
    return (ft_prov){0};
}

static bool search_enter(ft_program *program, ft_search *outer, uint16_t *busy)
{
    if (program->depth == 0) {
        program->steps = 0;
        program->lowest_cut = UINT32_MAX;
    }
    if (program->depth >= MAX_DEPTH || program->steps > MAX_STEPS)
        return false;
    outer->lowest_cut = program->lowest_cut;
    program->lowest_cut = UINT32_MAX;
    program->steps++;
    *busy = (uint16_t)++program->depth;
    return true;
}

/* True if the answer is whole. */
static bool search_leave(ft_program *program, const ft_search *outer, uint16_t *busy)
{
    bool whole = program->lowest_cut >= *busy;

    *busy = 0;
    program->depth--;
    if (whole || outer->lowest_cut < program->lowest_cut)
        program->lowest_cut = outer->lowest_cut;
    return whole && program->steps <= MAX_STEPS;
}

static ft_prov of_value(ft_program *program, uint32_t unit, ft_row value);

static bool is_traced(const ft_program *program)
{
    return program->trace && !ft_trace_is_full(program->trace);
}

static bool is_param(const ft_program *program, uint32_t unit, ft_row value, uint32_t index)
{
    const ft_value_row *v = ft_value_at(program, unit, value);

    return v->kind == FT_VALUE_PARAM && v->num == (int64_t)index;
}

static bool starts_with(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool ends_with(const char *s, const char *suffix)
{
    size_t len = strlen(s), end = strlen(suffix);

    return len >= end && strcmp(s + len - end, suffix) == 0;
}

static ft_prov only(uint32_t from)
{
    return (ft_prov){.from = from};
}

static void add_class(ft_prov *p, uint32_t id)
{
    for (uint32_t i = 0; i < p->n_classes; i++)
        if (p->classes[i] == id)
            return;
    if (p->n_classes == FT_MAX_CLASSES)
        p->from |= FT_FROM_NOWHERE;
    else
        p->classes[p->n_classes++] = id;
}

void ft_prov_unite(ft_prov *into, const ft_prov *p)
{
    bool tells = p->from & (FT_FROM_PYTHON | FT_FROM_RESULT) && !(into->from & (FT_FROM_PYTHON | FT_FROM_RESULT));

    into->from |= p->from;
    for (uint32_t i = 0; i < p->n_classes; i++)
        add_class(into, p->classes[i]);
    if (!into->api || tells)
        into->api = p->api;
    if (!into->param || tells)
        into->param = p->param;
}

/* What was read out of the containers of p. */
static ft_prov element_of(ft_program *program, const ft_prov *p, const char *api)
{
    ft_prov result = {.api = api};
    char key[512], text[512];

    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *outer = program->classes.v[p->classes[i]];

        if (strlen(outer->key) > 200)
            continue;
        snprintf(key, sizeof key, "[]%s", outer->key);
        snprintf(text, sizeof text, "an item of %s", outer->text);
        add_class(&result, ft_class_id(program, key, text));
    }
    if (p->from & (FT_FROM_CALL_ARGS | FT_FROM_PYTHON | FT_FROM_RESULT | FT_FROM_TUPLE))
        result.from |= FT_FROM_PYTHON;
    if (p->from & (FT_FROM_HERE | FT_FROM_OWN_THREAD | FT_FROM_NOWHERE))
        result.from |= FT_FROM_NOWHERE;
    result.from |= p->from & FT_FROM_WRAPPER;
    if (p->from & FT_FROM_DYING)
        result.from |= FT_FROM_DYING;
    return result;
}

/* ---- memory ------------------------------------------------------------------------------------- */

static ft_prov of_load(ft_program *program, uint32_t unit, ft_row address)
{
    const ft_value_row *v = ft_value_at(program, unit, address);
    ft_prov base = only(0), result = {0};
    uint32_t id;

    if (v->kind == FT_VALUE_PHI || v->kind == FT_VALUE_UNKNOWN)
        return only(FT_FROM_NOWHERE);
    if (v->kind == FT_VALUE_FIELD || v->kind == FT_VALUE_INDEX) {
        base = of_value(program, unit, ft_value_bottom(program, unit, address, false));
        base.from &= ~(uint32_t)FT_FROM_CONSTANT;
        if (base.from && base.n_classes == 0 && !(base.from & ~(uint32_t)(FT_FROM_FRESH | FT_FROM_NEW_TUPLE | FT_FROM_TUPLE | FT_FROM_DYING)))
            return only(base.from);
    }
    if (v->kind == FT_VALUE_FIELD && ft_record_is_wrapper(program, ft_text(program, unit, v->record)))
        return only(FT_FROM_WRAPPER);
    if (ft_class_of_address(program, unit, address, &id)) {
        add_class(&result, id);
        if (base.from == FT_FROM_STACK && base.n_classes == 0)
            result.from = FT_FROM_STACK;
        return result;
    }
    if (v->kind == FT_VALUE_INDEX && (base.from & (FT_FROM_CALL_ARGS | FT_FROM_PYTHON)))
        return only(FT_FROM_PYTHON);
    return only(FT_FROM_NOWHERE);
}

/* ---- calls -------------------------------------------------------------------------------------- */

static ft_row arg_row(ft_program *program, uint32_t unit, ft_row call, int index)
{
    const ft_arg_row *arg = index >= 0 ? ft_call_arg(program, unit, call, (uint32_t)index) : NULL;

    return arg ? (ft_row)(arg - program->units[unit].facts->arg.v) : FT_NO_ROW;
}

static ft_prov of_arg(ft_program *program, uint32_t unit, ft_row call, int index)
{
    ft_row arg = arg_row(program, unit, call, index);

    return arg == FT_NO_ROW ? only(FT_FROM_NOWHERE) : ft_provenance_arg(program, unit, arg);
}

static ft_prov of_modelled_result(ft_program *program, uint32_t unit, ft_row call, const ft_model *model)
{
    ft_prov container;

    switch (model->returns) {
    case FT_RETURNS_NEW:
        if (model->fresh) {
            bool tuple = model->type && !strcmp(model->type, "tuple");

            return (ft_prov){.from = tuple ? FT_FROM_TUPLE | FT_FROM_NEW_TUPLE : FT_FROM_FRESH, .api = model->name};
        }
        if (model->type && ft_is_plain_type(model->type))
            return only(FT_FROM_CONSTANT);
        if (model->container && model->from >= 0) {
            container = of_arg(program, unit, call, model->from);
            return element_of(program, &container, model->name);
        }
        return (ft_prov){.from = ft_api_runs_python(model->name) ? FT_FROM_RESULT : FT_FROM_PYTHON, .api = model->name};
    case FT_RETURNS_BORROWED:
    case FT_RETURNS_INTERIOR:
        if (model->from == FT_FROM_THREAD)
            return only(FT_FROM_OWN_THREAD);
        if (model->from < 0)
            return (ft_prov){.from = FT_FROM_PYTHON, .api = model->name};
        container = of_arg(program, unit, call, model->from);
        if (model->returns == FT_RETURNS_INTERIOR)
            return container;
        if (model->container && !strcmp(model->container, "module"))
            return (ft_prov){.from = FT_FROM_PYTHON, .api = model->name};
        return element_of(program, &container, model->name);
    case FT_RETURNS_SAME:
        return of_arg(program, unit, call, model->from);
    case FT_RETURNS_ALIAS: {
        ft_row arg = arg_row(program, unit, call, model->from);

        if (arg != FT_NO_ROW && !strcmp(ft_text(program, unit, program->units[unit].facts->arg.v[arg].proven), "tuple"))
            return only(FT_FROM_TUPLE);
        container = of_arg(program, unit, call, model->from);
        container.from &= ~(uint32_t)FT_FROM_CONSTANT;
        return container;
    }
    case FT_RETURNS_NOTHING: /* a number, or NULL as of PyErr_NoMemory() */
        return only(FT_FROM_CONSTANT);
    case FT_RETURNS_UNKNOWN:
        break;
    }
    return only(FT_FROM_NOWHERE);
}

/* What a function of the program returns, seen from one call: its parameters stand for the arguments. */
static ft_prov of_returns(ft_program *program, uint32_t unit, ft_row call, const ft_fn *callee)
{
    const ft_facts *f = program->units[callee->unit].facts;
    ft_prov result = {0};

    for (size_t i = 0; i < callee->returns.n; i++) {
        const ft_ret_row *r = &f->ret.v[callee->returns.v[i]];
        const ft_value_row *v = ft_value_at(program, callee->unit, r->value);
        ft_prov p;

        if (v->kind == FT_VALUE_PARAM)
            p = of_arg(program, unit, call, (int)v->num);
        else
            p = ft_provenance(program, callee->unit, r->value,
                              ft_return_is_private(program, callee->unit, callee->returns.v[i]));
        ft_prov_unite(&result, &p);
    }
    if (callee->returns.n == 0)
        result.from |= FT_FROM_NOWHERE;
    if (!result.api)
        result.api = callee->name;
    return result;
}

static ft_prov of_result(ft_program *program, uint32_t unit, ft_row call)
{
    const char *name = ft_text(program, unit, program->units[unit].facts->call.v[call].callee);
    const ft_model *model = ft_call_model(program, unit, call);
    const ft_fn *callee = model ? NULL : ft_call_callee(program, unit, call);

    if (model)
        return of_modelled_result(program, unit, call, model);
    if (callee)
        return of_returns(program, unit, call, callee);
    return (ft_prov){.from = FT_FROM_NOWHERE, .api = *name ? name : NULL};
}

static ft_prov of_output(ft_program *program, uint32_t unit, ft_row call, uint32_t index);

/* What a function of the program stores through one of its parameters, itself or by what it calls. */
static ft_prov of_stored(ft_program *program, const ft_fn *callee, uint32_t index)
{
    const ft_facts *f = program->units[callee->unit].facts;
    ft_prov result = {0};

    for (size_t i = 0; i < callee->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[callee->accesses.v[i]];
        ft_prov p;

        if (a->kind != FT_ACC_WRITE || !is_param(program, callee->unit, a->object, index))
            continue;
        p = of_value(program, callee->unit, a->stored);
        ft_prov_unite(&result, &p);
    }
    for (ft_row c = callee->first_call; c < callee->end_call; c++) {
        uint32_t n = ft_call_n_args(program, callee->unit, c);

        for (uint32_t i = 0; i < n; i++) {
            ft_prov p;

            if (!is_param(program, callee->unit, ft_call_arg(program, callee->unit, c, i)->value, index))
                continue;
            p = of_output(program, callee->unit, c, i);
            ft_prov_unite(&result, &p);
        }
    }
    return result;
}

static ft_prov of_project_output(ft_program *program, uint32_t unit, ft_row call, uint32_t index)
{
    const ft_fn *callee = ft_call_callee(program, unit, call);
    size_t slot = callee ? ft_param_number(callee, index) : 0;
    ft_search outer;
    ft_prov result;
    bool whole;

    if (!callee || index >= callee->n_params)
        return only(FT_FROM_NOWHERE);
    if (program->output_prov[slot] && !is_traced(program))
        return *program->output_prov[slot];
    if (program->output_busy[slot])
        return cut(program, program->output_busy[slot]);
    if (!search_enter(program, &outer, &program->output_busy[slot]))
        return only(FT_FROM_NOWHERE);
    result = of_stored(program, callee, index);
    whole = search_leave(program, &outer, &program->output_busy[slot]);
    if (whole && !(result.from & ~(uint32_t)FT_FROM_CONSTANT) && result.n_classes == 0)
        result.from |= FT_FROM_NOWHERE;
    if (whole)
        program->output_prov[slot] = ft_arena_dup(program->arena, &result, 1, sizeof result);
    return result;
}

static bool is_output(const ft_model *model, uint32_t index)
{
    uint32_t outputs = (uint32_t)model->writes | model->out_new | model->out_borrowed;

    return model->format >= 0 || (index < FT_MODEL_MAX_ARGS && (outputs >> index & 1));
}

static ft_prov of_output(ft_program *program, uint32_t unit, ft_row call, uint32_t index)
{
    const ft_model *model = ft_call_model(program, unit, call);
    ft_prov container;

    if (!model)
        return of_project_output(program, unit, call, index);
    if (!is_output(model, index))
        return only(0);
    if (model->format >= 0) {
        const ft_arg_row *type = index > 0 ? ft_call_arg(program, unit, call, index - 1) : NULL;

        if (type && !strcmp(ft_text(program, unit, type->text), "&PyTuple_Type"))
            return only(FT_FROM_TUPLE);
        return (ft_prov){.from = FT_FROM_PYTHON, .api = model->name};
    }
    if (ends_with(model->name, "_Resize")) /* works on what nobody else has, or fails */
        return only(starts_with(model->name, "_PyTuple") ? FT_FROM_TUPLE | FT_FROM_NEW_TUPLE : FT_FROM_FRESH);
    if (model->container) {
        container = of_arg(program, unit, call, model->from >= 0 ? model->from : 0);
        return element_of(program, &container, model->name);
    }
    return (ft_prov){.from = FT_FROM_PYTHON, .api = model->name};
}

/* ---- parameters --------------------------------------------------------------------------------- */

static ft_prov of_param(ft_program *program, uint32_t unit, ft_row function, uint32_t param, const char *name)
{
    ft_fn *fn = program->units[unit].fn_of_row[function];
    size_t slot = ft_param_number(fn, param);
    ft_search outer;
    ft_prov result;

    if (param >= fn->n_params)
        return only(FT_FROM_NOWHERE);
    if (program->param_prov[slot] && !is_traced(program))
        return *program->param_prov[slot];
    if (program->param_busy[slot])
        return cut(program, program->param_busy[slot]);
    if (!search_enter(program, &outer, &program->param_busy[slot]))
        return only(FT_FROM_NOWHERE);
    result = only(ft_role_origin(fn, param));
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        ft_prov p;

        if (caller->fn->in_test && !fn->in_test)
            continue;
        ft_trace_caller(program, caller);
        p = of_arg(program, caller->fn->unit, caller->call, (int)param);
        ft_prov_unite(&result, &p);
    }
    if (fn->roles == 0 && fn->callers.n == 0)
        result.from |= FT_FROM_NOWHERE;
    if (!result.param)
        result.param = name;
    if (search_leave(program, &outer, &program->param_busy[slot]))
        program->param_prov[slot] = ft_arena_dup(program->arena, &result, 1, sizeof result);
    return result;
}

/* ---- values ------------------------------------------------------------------------------------- */

static ft_prov compute(ft_program *program, uint32_t unit, ft_row value)
{
    const ft_unit_info *u = &program->units[unit];
    const ft_value_row *v = ft_value_at(program, unit, value);
    ft_prov result = {0};

    switch ((ft_value_kind)v->kind) {
    case FT_VALUE_INT:
    case FT_VALUE_NULL:
    case FT_VALUE_STRING:
    case FT_VALUE_FUNC:
        return only(FT_FROM_CONSTANT);
    case FT_VALUE_PARAM:
        return of_param(program, unit, v->function, (uint32_t)v->num, ft_facts_text(u->facts, v->name));
    case FT_VALUE_LOAD:
        return of_load(program, unit, v->base);
    case FT_VALUE_FIELD:
    case FT_VALUE_INDEX:
        return of_value(program, unit, ft_value_bottom(program, unit, value, false));
    case FT_VALUE_RESULT:
        return of_result(program, unit, (ft_row)v->num);
    case FT_VALUE_OUT:
        return of_output(program, unit, (ft_row)v->num, v->arg);
    case FT_VALUE_PHI:
        for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n; m++) {
            ft_prov p;

            if (u->facts->member.v[m].value != value)
                break;
            p = of_value(program, unit, u->facts->member.v[m].member);
            ft_prov_unite(&result, &p);
        }
        return result;
    case FT_VALUE_LOCAL:
        return only(FT_FROM_STACK);
    case FT_VALUE_GLOBAL:
        return only(ft_is_immortal(ft_facts_text(u->facts, v->name)) ? FT_FROM_CONSTANT : FT_FROM_NOWHERE);
    case FT_VALUE_UNKNOWN:
    case FT_VALUE_COUNT:
        break;
    }
    return only(FT_FROM_NOWHERE);
}

static ft_prov traced(ft_program *program, uint32_t unit, ft_row value)
{
    ft_strbuf before;
    ft_prov result;

    ft_trace_open(program, unit, value, &before);
    result = compute(program, unit, value);
    ft_trace_close(program, &before, &result);
    return result;
}

static ft_prov of_value(ft_program *program, uint32_t unit, ft_row value)
{
    ft_unit_info *u = &program->units[unit];
    ft_prov result;
    ft_search outer;

    if (value >= u->facts->value.n)
        return only(FT_FROM_NOWHERE);
    if (u->prov[value] && !is_traced(program))
        return *u->prov[value];
    if (u->prov_busy[value])
        return cut(program, u->prov_busy[value]);
    if (!search_enter(program, &outer, &u->prov_busy[value]))
        return only(FT_FROM_NOWHERE);
    result = ft_trace_wants(program, unit, value) ? traced(program, unit, value) : compute(program, unit, value);
    if (search_leave(program, &outer, &u->prov_busy[value]))
        u->prov[value] = ft_arena_dup(program->arena, &result, 1, sizeof result);
    return result;
}

ft_prov ft_provenance(ft_program *program, uint32_t unit, ft_row value, bool private_here)
{
    ft_prov result = of_value(program, unit, value);
    uint32_t kind = ft_value_at(program, unit, value)->kind;
    bool tracked = kind == FT_VALUE_RESULT || kind == FT_VALUE_OUT || kind == FT_VALUE_PARAM || kind == FT_VALUE_PHI;

    if (tracked && !private_here && (result.from & FT_FROM_FRESH))
        result.from = (result.from & ~(uint32_t)FT_FROM_FRESH) | FT_FROM_PUBLISHED;
    if (tracked && !private_here && (result.from & FT_FROM_NEW_TUPLE))
        result.from = (result.from & ~(uint32_t)FT_FROM_NEW_TUPLE) | FT_FROM_GIVEN_TUPLE;
    return result;
}

ft_prov ft_provenance_arg(ft_program *program, uint32_t unit, ft_row arg)
{
    const ft_arg_row *row = &program->units[unit].facts->arg.v[arg];

    return ft_provenance(program, unit, row->value, ft_arg_is_private(program, unit, arg));
}

void ft_provenance_prepare(ft_program *program)
{
    size_t n = program->n_params + 1;

    program->param_prov = FT_NEW_ARRAY(program->arena, ft_prov *, n);
    program->param_busy = FT_NEW_ARRAY(program->arena, uint16_t, n);
    program->output_prov = FT_NEW_ARRAY(program->arena, ft_prov *, n);
    program->output_busy = FT_NEW_ARRAY(program->arena, uint16_t, n);
}
