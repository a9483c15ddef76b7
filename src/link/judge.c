/* The judgement on one call that hands out what belongs to a container. */
#include "link/judge.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "link/locks.h"

static ft_verdict verdict(const char *sharing, const char *why)
{
    return (ft_verdict){.sharing = sharing, .why = why, .change = "", .origin = "other", .published = "unknown",
                        .lock_gap = ""};
}

/* ---- locks ------------------------------------------------------------------------------------- */

/* "u->Foo.lock" and "u->Foo.items": parts of one struct, by the places of link/locks.h. */
static bool are_siblings(const char *a, const char *b)
{
    const char *end_a = strrchr(a, '.'), *end_b = strrchr(b, '.');

    return end_a && end_b && end_a - a == end_b - b && strncmp(a, b, (size_t)(end_a - a)) == 0;
}

/* A section on another part of the same struct: the project has made that object the lock of the whole. */
static bool covers_sibling(ft_held_set held, const char *object)
{
    for (uint32_t i = 0; i < held.n; i++)
        if (held.v[i].kind == FT_LOCK_SECTION && are_siblings(held.v[i].place, object))
            return true;
    return false;
}

static bool has_mutex(ft_held_set held)
{
    for (uint32_t i = 0; i < held.n; i++)
        if (held.v[i].kind != FT_LOCK_SECTION)
            return true;
    return false;
}

/* A mutex of the project keeps nobody away from what Python code holds too; a section on the object does. */
static bool has_section(ft_held_set held, const char *object)
{
    return ft_locks_have_section(held, object) || covers_sibling(held, object);
}

/* Is a lock held round the call, and how does the result outlive it ("": it does not)? */
static bool is_guarded(ft_program *program, const ft_fn *fn, const ft_call_row *call, ft_row container, const char **gap,
                       bool *by_section)
{
    ft_held_set held = ft_locks_at(program, fn, call->lockset, call->flags);
    const char *object;

    *gap = "";
    *by_section = false;
    if (held.n == 0)
        return false;
    object = container != FT_NO_ROW ? ft_place_text(program, fn->unit, container) : "";
    if (!ft_locks_cover(held, object) && !covers_sibling(held, object))
        return false;
    *by_section = has_section(held, object);
    if (call->uses & FT_USE_UNLOCKED)
        *gap = "the lock that is held at the lookup is released before the result is last used";
    else if (call->uses & FT_USE_SUSPENDED && !has_mutex(held))
        *gap = "a call in between can run other code, which suspends the critical section";
    return true;
}

/* ---- containers -------------------------------------------------------------------------------- */

static const char *describe_change(ft_program *program, const ft_class *c)
{
    ft_spot spot = ft_spot_of(program, c->mutator_unit, &c->mutated_at);

    return ft_arena_printf(program->arena, "%s() in %s() changes it at %s:%u", c->mutator_api, c->mutator->name,
                           spot.path, spot.line);
}

static bool has_global(const ft_class *c)
{
    return strchr(c->key, '@') != NULL;
}

/* A field of Python objects, or a global: many threads may reach it. A plain struct may as well live on a stack. */
static bool is_of_object(const ft_program *program, const ft_class *c)
{
    const char *dot = strchr(c->key, '.'), *record = c->key;
    char name[256];

    if (has_global(c))
        return true;
    while (!strncmp(record, "[]", 2))
        record += 2;
    if (!dot || dot - record >= (ptrdiff_t)sizeof name)
        return false;
    memcpy(name, record, (size_t)(dot - record));
    name[dot - record] = '\0';
    return ft_record_is_object(program, name);
}

/* The function that other extensions call to put something into the container, or one round it. */
static bool registers(const ft_class *c, const ft_fn *fn)
{
    if (fn == c->mutator)
        return true;
    for (size_t i = 0; i < c->mutator->callers.n; i++)
        if (c->mutator->callers.v[i].fn == fn)
            return true;
    return false;
}

static bool judge_mutated(ft_program *program, const ft_fn *fn, const ft_prov *p, ft_verdict *v)
{
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->mutated || p->from & FT_FROM_STACK || (!c->replaced && !c->exposed && !c->from_python))
            continue;
        v->change = describe_change(program, c);
        v->class = c;
        v->origin = has_global(c) ? "global" : "field";
        v->theirs = c->from_python;
        v->published = c->exposed || c->from_python ? "yes" : is_of_object(program, c) ? "inside" : "unknown";
        v->why = ft_arena_printf(program->arena, "is %s, which every thread reaches", c->text);
        if (c->mutated_by_import && !ft_is_used(fn) && registers(c, fn))
            v->origin = "registration";
        else if (c->mutated_by_import && !is_of_object(program, c))
            v->origin = "struct";
        if (c->mutated_by_import)
            v->why = ft_arena_printf(program->arena, "is %s, which is changed by code that other extensions may call", c->text);
        else
            v->sharing = "shared";
        return true;
    }
    return false;
}

static bool judge_known_to_python(ft_program *program, const ft_prov *p, ft_verdict *v)
{
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->from_python && !c->exposed)
            continue;
        v->sharing = "shared";
        v->origin = has_global(c) ? "global" : "field";
        v->published = "yes";
        v->theirs = c->from_python;
        if (c->from_python)
            v->why = ft_arena_printf(program->arena, "is %s, an object that Python code also holds", c->text);
        else if (c->exposer)
            v->why = ft_arena_printf(program->arena, "is %s, which %s() hands to Python code", c->text, c->exposer->name);
        else
            v->why = ft_arena_printf(program->arena, "is %s, which Python code sees as an attribute", c->text);
        return true;
    }
    return false;
}

/* The container was handed to the constructor, and goes to it again when a pickle is read. */
static bool judge_pickled(ft_program *program, const ft_prov *p, ft_verdict *v)
{
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->from_constructor)
            continue;
        v->origin = "state";
        v->why = ft_arena_printf(program->arena, "is %s, which only unpickling takes from Python code", c->text);
        return true;
    }
    return false;
}

static bool judge_stranger(ft_program *program, const ft_prov *p, ft_verdict *v)
{
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->from_nowhere)
            continue;
        v->origin = has_global(c) ? "global" : "field";
        v->why = ft_arena_printf(program->arena, "is %s, where %s() puts an object of unknown origin", c->text,
                                c->stranger->name);
        return true;
    }
    return false;
}

static const char *from_python_text(ft_program *program, const ft_prov *p)
{
    if (p->api && !strncmp(p->api, "PyArg_", 6))
        return "is an argument of the call, an object that the caller's other threads can change";
    if (p->api)
        return ft_arena_printf(program->arena, "came out of %s(), so that other code holds it too", p->api);
    if (p->param && *p->param)
        return ft_arena_printf(program->arena, "came in from Python as '%s'", p->param);
    return "came in from Python";
}

/* By where it comes from, no place in the program being known to hold it. */
static void judge_origin(ft_program *program, const ft_prov *p, ft_verdict *v)
{
    if (p->from & FT_FROM_PYTHON) {
        *v = verdict("shared", from_python_text(program, p));
        v->theirs = true;
        v->origin = "argument";
        v->published = "yes";
    } else if (p->from & FT_FROM_RESULT) {
        v->why = "was returned by Python code, which may keep it";
        v->origin = "result";
    } else if (p->from & FT_FROM_WRAPPER) {
        v->why = "is held by a smart pointer, which ftlint does not follow";
        v->origin = "wrapper";
    } else if (p->from & (FT_FROM_PUBLISHED | FT_FROM_GIVEN_TUPLE)) {
        v->why = "was made here but has been handed on since";
        v->origin = "published";
        v->published = "here";
    } else if (p->from & FT_FROM_NOWHERE) {
        v->why = "comes from where ftlint cannot follow it";
    } else if (p->from & FT_FROM_STACK) {
        *v = verdict("private", "lives in a variable of this call");
        v->published = "no";
    } else if (p->n_classes > 0) {
        *v = verdict("settled", "never lets go of what it holds once it is published");
        v->published = "inside";
    } else if (p->from) {
        *v = verdict("private", "is known to this call only");
        v->published = "no";
    }
}

/* Nothing but tuples. An argument that was proven to be one is known to others all the same. */
static bool is_tuple(const ft_prov *p)
{
    const uint32_t tuples = FT_FROM_TUPLE | FT_FROM_CALL_ARGS | FT_FROM_NEW_TUPLE | FT_FROM_GIVEN_TUPLE;

    return p->from & FT_FROM_TUPLE && !(p->from & ~tuples) && p->n_classes == 0;
}

static bool is_null(const ft_program *program, uint32_t unit, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, unit, value);

    return v->kind == FT_VALUE_NULL || (v->kind == FT_VALUE_INT && v->num == 0);
}

/* "mine = global; global = NULL;": whoever comes next finds nothing. Py_CLEAR() of what is still in use is another thing. */
static bool is_taken_over(const ft_program *program, const ft_fn *fn, ft_row value)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_value_row *v = ft_value_at(program, fn->unit, value);

    if (v->kind != FT_VALUE_LOAD || !ft_value_global(program, fn->unit, v->base))
        return false;
    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];

        if (a->kind == FT_ACC_WRITE && a->object == v->base && !a->macro && is_null(program, fn->unit, a->stored))
            return true;
    }
    return false;
}

/* Do all that call a constructor at run time hand it an object that they have just made? */
static bool builds_for_callers(ft_program *program, const ft_fn *fn, ft_row value, uint32_t private_roles)
{
    const ft_value_row *root = ft_value_at(program, fn->unit, ft_value_bottom(program, fn->unit, value, true));

    if (root->kind != FT_VALUE_PARAM || !(fn->roles & FT_ROLE_NEW) || (fn->roles & ~private_roles) != 0)
        return false;
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        const ft_arg_row *arg = ft_call_arg(program, caller->fn->unit, caller->call, (uint32_t)root->num);
        ft_prov p = {.from = FT_FROM_NOWHERE};

        if (arg)
            p = ft_provenance_arg(program, caller->fn->unit, (ft_row)(arg - program->units[caller->fn->unit].facts->arg.v));
        if (p.n_classes > 0 || (p.from & ~(uint32_t)(FT_FROM_FRESH | FT_FROM_CONSTANT)) != 0)
            return false;
    }
    return true;
}

/* A constructor or unpickling at work on fields of the object that it makes. */
static bool builds_itself(ft_program *program, const ft_fn *fn, ft_row value, const ft_prov *p)
{
    const uint32_t private_roles = FT_ROLE_INIT | FT_ROLE_NEW | FT_ROLES_LAST;

    if (p->n_classes == 0)
        return false;
    return ft_is_unpickling(fn) || (fn->contexts != 0 && (fn->contexts & ~private_roles) == 0) ||
           builds_for_callers(program, fn, value, private_roles);
}

/* PyTuple_GET_SIZE() without a test before it: the code relies on a tuple. */
static bool is_taken_for_tuple(const ft_program *program, const ft_fn *fn, ft_row value)
{
    bool claimed = false;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_model *model = ft_call_model(program, fn->unit, c);
        const ft_arg_row *arg = model ? ft_call_arg(program, fn->unit, c, 0) : NULL;

        if (!arg || arg->value != value)
            continue;
        if (model->checks)
            return false;
        claimed |= !strcmp(model->name, "PyTuple_GET_SIZE") || !strcmp(model->name, "PyTuple_GET_ITEM");
    }
    return claimed;
}

static ft_verdict judge_container(ft_program *program, const ft_fn *fn, ft_row arg, const ft_model *model)
{
    const ft_arg_row *row = &program->units[fn->unit].facts->arg.v[arg];
    const char *proven = ft_text(program, fn->unit, row->proven);
    ft_verdict v = verdict("unknown", "cannot be followed to its origin");
    ft_prov p = ft_provenance_arg(program, fn->unit, arg), rest;
    bool locked = ft_callers_without_lock(program, fn, row->value, &rest);

    if (locked)
        p = rest;
    p.from &= ~(uint32_t)FT_FROM_CONSTANT;
    if (locked && p.from == 0 && p.n_classes == 0)
        v = verdict("guarded", "is locked by the callers");
    else if (ft_is_unpickling(fn) && p.n_classes == 0)
        v = verdict("private", "is the state that is being pickled or unpickled");
    else if (is_taken_over(program, fn, row->value))
        v = verdict("private", "was taken out of the global for this call");
    else if (!judge_mutated(program, fn, &p, &v) && !judge_known_to_python(program, &p, &v) &&
             !judge_pickled(program, &p, &v) && !judge_stranger(program, &p, &v))
        judge_origin(program, &p, &v);
    if (!strcmp(v.origin, "argument") && !strcmp(model->name, "PyDict_GetItemString") && ft_is_state_of_caller(program, fn, row->value)) {
        v.sharing = "unknown";
        v.origin = "state";
        v.why = "is an argument that the call also writes its results to";
    }
    if (builds_itself(program, fn, row->value, &p))
        v.published = "no";
    else if (is_tuple(&p))
        v.published = p.from & FT_FROM_GIVEN_TUPLE ? "here" : p.from & FT_FROM_NEW_TUPLE ? "no" : "yes";
    if (model->container_immutable || !strcmp(proven, "tuple") || is_tuple(&p) || is_taken_for_tuple(program, fn, row->value)) {
        v.sharing = "frozen";
        v.why = model->container_immutable ? "is immutable" : "is a tuple";
        v.change = "";
        v.class = NULL;
    }
    return v;
}

/* Calls whose container is no argument, or does not matter. */
static bool judge_owner(const ft_fn *fn, const ft_model *model, ft_verdict *v)
{
    if (fn->init_only) {
        *v = verdict("init", "is used while the module is set up");
        v->published = "no";
    } else if (model->from == FT_FROM_THREAD) {
        *v = verdict("private", "belongs to the running thread");
    } else {
        return false;
    }
    return true;
}

ft_verdict ft_judge_call(ft_program *program, const ft_fn *fn, ft_row call, const ft_model *model)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_arg_row *arg = model->from >= 0 ? ft_call_arg(program, fn->unit, call, (uint32_t)model->from) : NULL;
    ft_verdict v = verdict("unknown", "cannot be followed to its origin");
    const char *gap;
    bool guarded, by_section;

    if (judge_owner(fn, model, &v))
        return v;
    guarded = is_guarded(program, fn, &f->call.v[call], arg ? arg->value : FT_NO_ROW, &gap, &by_section);
    if (model->from == FT_FROM_INTERP) {
        v = verdict("shared", "belongs to the interpreter, where any thread can replace it");
        v.origin = "interpreter";
    } else if (model->container && !strcmp(model->container, "weakref")) {
        v = verdict("shared", "does not keep its object alive");
    } else if (arg) {
        v = judge_container(program, fn, (ft_row)(arg - f->arg.v), model);
    }
    v.lock_gap = gap;
    if (guarded && !*gap && (by_section || !v.theirs) && strcmp(v.sharing, "frozen") != 0) {
        v.sharing = "guarded";
        v.why = "is used under a lock";
        v.change = "";
        v.class = NULL;
    }
    return v;
}
