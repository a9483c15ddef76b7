/* Where values come from: over all paths of a function, all callers of a helper, all returns of a callee. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

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

static bool starts_with(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
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

static void unite(ft_prov *into, const ft_prov *p)
{
    into->from |= p->from;
    for (uint32_t i = 0; i < p->n_classes; i++)
        add_class(into, p->classes[i]);
    if (!into->api)
        into->api = p->api;
    if (!into->param)
        into->param = p->param;
}

uint32_t ft_class_id(ft_program *program, const char *key, const char *text)
{
    const char *interned = ft_intern(program->strings, key);
    ft_class *c = ft_named_find(program->class_by_key, interned);

    if (!c) {
        c = FT_NEW(program->arena, ft_class);
        c->key = interned;
        c->text = ft_intern(program->strings, text);
        c->id = (uint32_t)program->classes.n;
        ft_vec_push(&program->classes, c);
        ft_named_add(&program->class_by_key, program->arena, interned, c);
    }
    return c->id;
}

const ft_class *ft_class_at(const ft_program *program, uint32_t id)
{
    return program->classes.v[id];
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
    if (p->from & (FT_FROM_FRESH | FT_FROM_PUBLISHED | FT_FROM_OWN_THREAD | FT_FROM_NOWHERE))
        result.from |= FT_FROM_NOWHERE;
    if (p->from & FT_FROM_DYING)
        result.from |= FT_FROM_DYING;
    return result;
}

/* ---- addresses: the class of containers that stand there --------------------------------------- */

bool ft_class_of_address(ft_program *program, uint32_t unit, ft_row address, uint32_t *id)
{
    const ft_value_row *v = ft_value_at(program, unit, address);
    ft_row root = ft_value_bottom(program, unit, address, false);
    ft_var_info *var = ft_value_global(program, unit, root);
    char key[512], text[512];

    if (v->kind == FT_VALUE_FIELD && !var) {
        const char *record = ft_text(program, unit, v->record), *name = ft_text(program, unit, v->name);

        if (!*name || strlen(record) + strlen(name) > 200)
            return false;
        snprintf(key, sizeof key, "%s.%s", record, name);
        *id = ft_class_id(program, key, key);
        return true;
    }
    if (!var)
        return false;
    snprintf(key, sizeof key, "@%u%s", var->id, v->kind == FT_VALUE_GLOBAL ? "" : "[]");
    snprintf(text, sizeof text, "the global %.200s", var->name);
    *id = ft_class_id(program, key, text);
    return true;
}

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
        if (base.from && base.n_classes == 0 && !(base.from & ~(uint32_t)(FT_FROM_FRESH | FT_FROM_DYING)))
            return only(base.from);
    }
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

static bool runs_python_code(const char *api)
{
    return starts_with(api, "PyObject_Call") || starts_with(api, "_PyObject_Call") ||
           starts_with(api, "PyObject_Vectorcall") || starts_with(api, "PyEval_") || starts_with(api, "PyVectorcall_");
}

static ft_prov of_modelled_result(ft_program *program, uint32_t unit, ft_row call, const ft_model *model)
{
    ft_prov container;

    switch (model->returns) {
    case FT_RETURNS_NEW:
        if (model->fresh) {
            bool tuple = model->type && !strcmp(model->type, "tuple");

            return (ft_prov){.from = FT_FROM_FRESH | (tuple ? FT_FROM_TUPLE : 0u), .api = model->name};
        }
        if (model->container && model->from >= 0) {
            container = of_arg(program, unit, call, model->from);
            return element_of(program, &container, model->name);
        }
        return (ft_prov){.from = runs_python_code(model->name) ? FT_FROM_RESULT : FT_FROM_PYTHON, .api = model->name};
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
        unite(&result, &p);
    }
    if (callee->returns.n == 0)
        result.from |= FT_FROM_NOWHERE;
    if (!result.api)
        result.api = callee->name;
    return result;
}

static ft_prov of_result(ft_program *program, uint32_t unit, ft_row call)
{
    const ft_facts *f = program->units[unit].facts;
    const char *name = ft_facts_text(f, f->call.v[call].callee);
    const ft_model *model = ft_models_find(program->models, name);
    const ft_fn *callee = model ? NULL : ft_program_callee(program, unit, name);

    if (model)
        return of_modelled_result(program, unit, call, model);
    if (callee)
        return of_returns(program, unit, call, callee);
    return (ft_prov){.from = FT_FROM_NOWHERE, .api = *name ? name : NULL};
}

static ft_prov of_output(ft_program *program, uint32_t unit, ft_row call, uint32_t index)
{
    const ft_model *model = ft_call_model(program, unit, call);
    ft_prov container;

    if (!model)
        return only(FT_FROM_NOWHERE);
    if (model->format >= 0) {
        const ft_arg_row *type = index > 0 ? ft_call_arg(program, unit, call, index - 1) : NULL;

        if (type && !strcmp(ft_text(program, unit, type->text), "&PyTuple_Type"))
            return only(FT_FROM_TUPLE);
        return (ft_prov){.from = FT_FROM_PYTHON, .api = model->name};
    }
    if (model->container) {
        container = of_arg(program, unit, call, model->from >= 0 ? model->from : 0);
        return element_of(program, &container, model->name);
    }
    return (ft_prov){.from = FT_FROM_PYTHON, .api = model->name};
}

/* ---- parameters --------------------------------------------------------------------------------- */

enum { METH_VARARGS_BIT = 1, METH_KEYWORDS_BIT = 2, METH_O_BIT = 8, METH_FASTCALL_BIT = 0x80 };

static ft_prov of_method_param(const ft_fn *fn, uint32_t param)
{
    uint32_t flags = fn->method_flags;

    if (param == 0)
        return only(FT_FROM_PYTHON);
    if (ft_is_pickling(fn))
        return only(FT_FROM_CALL_ARGS);
    if (flags & METH_O_BIT)
        return only(FT_FROM_PYTHON);
    if (flags & METH_FASTCALL_BIT)
        return only(param == 1 ? FT_FROM_CALL_ARGS : FT_FROM_TUPLE);
    return only(param == 1 ? FT_FROM_TUPLE | FT_FROM_CALL_ARGS : FT_FROM_CALL_ARGS);
}

static bool is_call_slot(const ft_fn *fn)
{
    return fn->python_name && (!strcmp(fn->python_name, "tp_call") || !strcmp(fn->python_name, "Py_tp_call"));
}

static ft_prov of_role(const ft_fn *fn, uint32_t param)
{
    ft_prov result = {0};

    if (fn->roles & FT_ROLE_METHOD) {
        ft_prov p = of_method_param(fn, param);

        unite(&result, &p);
    }
    if (fn->roles & FT_ROLE_NEW)
        result.from |= param == 0 ? FT_FROM_PYTHON : FT_FROM_CALL_ARGS;
    if (fn->roles & (FT_ROLE_DEALLOC | FT_ROLE_TRAVERSE))
        result.from |= param == 0 ? FT_FROM_DYING : FT_FROM_NOWHERE;
    if (fn->roles & FT_ROLE_SLOT)
        result.from |= is_call_slot(fn) && param > 0 ? FT_FROM_CALL_ARGS : FT_FROM_PYTHON;
    if (fn->roles & (FT_ROLE_GETTER | FT_ROLE_SETTER))
        result.from |= FT_FROM_PYTHON;
    if (fn->roles & (FT_ROLE_CALLBACK | FT_ROLE_INIT))
        result.from |= FT_FROM_NOWHERE;
    return result;
}

static ft_prov of_param(ft_program *program, uint32_t unit, ft_row function, uint32_t param, const char *name)
{
    ft_fn *fn = program->units[unit].fn_of_row[function];
    size_t slot = (size_t)fn->id * FT_MAX_PARAMS + param;
    ft_search outer;
    ft_prov result;

    if (param >= FT_MAX_PARAMS)
        return only(FT_FROM_NOWHERE);
    if (program->param_prov[slot])
        return *program->param_prov[slot];
    if (program->param_busy[slot])
        return cut(program, program->param_busy[slot]);
    if (!search_enter(program, &outer, &program->param_busy[slot]))
        return only(FT_FROM_NOWHERE);
    result = of_role(fn, param);
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        ft_prov p = of_arg(program, caller->fn->unit, caller->call, (int)param);

        unite(&result, &p);
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
            unite(&result, &p);
        }
        return result;
    case FT_VALUE_LOCAL:
        return only(FT_FROM_STACK);
    case FT_VALUE_GLOBAL:
    case FT_VALUE_UNKNOWN:
    case FT_VALUE_COUNT:
        break;
    }
    return only(FT_FROM_NOWHERE);
}

static ft_prov of_value(ft_program *program, uint32_t unit, ft_row value)
{
    ft_unit_info *u = &program->units[unit];
    ft_prov result;
    ft_search outer;

    if (value >= u->facts->value.n)
        return only(FT_FROM_NOWHERE);
    if (u->prov[value])
        return *u->prov[value];
    if (u->prov_busy[value])
        return cut(program, u->prov_busy[value]);
    if (!search_enter(program, &outer, &u->prov_busy[value]))
        return only(FT_FROM_NOWHERE);
    result = compute(program, unit, value);
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
    return result;
}

ft_prov ft_provenance_arg(ft_program *program, uint32_t unit, ft_row arg)
{
    const ft_arg_row *row = &program->units[unit].facts->arg.v[arg];

    return ft_provenance(program, unit, row->value, ft_arg_is_private(program, unit, arg));
}

void ft_provenance_prepare(ft_program *program)
{
    size_t n = program->fns.n * FT_MAX_PARAMS + 1;

    program->param_prov = FT_NEW_ARRAY(program->arena, ft_prov *, n);
    program->param_busy = FT_NEW_ARRAY(program->arena, uint16_t, n);
}
