/* What happens to the containers of a class: changed in place, handed to Python code, taken from it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

bool ft_is_pickling(const ft_fn *fn)
{
    static const char *const names[] = {"__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__deepcopy__",
                                        "_unpickle", "_reconstruct"};

    if (strstr(fn->name, "unpickle") || strstr(fn->name, "setstate"))
        return true;
    for (size_t i = 0; fn->python_name && i < sizeof names / sizeof names[0]; i++)
        if (!strcmp(fn->python_name, names[i]))
            return true;
    return false;
}

static bool only_pickling(const ft_fn *fn, int depth)
{
    if (ft_is_pickling(fn))
        return true;
    if (fn->roles != 0 || fn->callers.n == 0 || depth > 6)
        return false;
    for (size_t i = 0; i < fn->callers.n; i++)
        if (fn->callers.v[i].fn != fn && !only_pickling(fn->callers.v[i].fn, depth + 1))
            return false;
    return true;
}

bool ft_is_unpickling(const ft_fn *fn)
{
    return only_pickling(fn, 0);
}

/*
 * Module set-up, construction and unpickling work on what nobody else has yet, deallocation on what nobody has any
 * more. That holds for the fields of the object; a global is there for all from the end of the import on.
 */
static bool before_publication(const ft_fn *fn, const ft_class *c)
{
    const uint32_t private_roles = FT_ROLE_INIT | FT_ROLE_NEW | FT_ROLES_LAST;

    if (fn->init_only)
        return true;
    if (strchr(c->key, '@'))
        return false;
    return ft_is_pickling(fn) || (fn->contexts & ~private_roles) == 0;
}

static void note_mutation(ft_program *program, ft_fn *fn, ft_row call, ft_row arg)
{
    ft_prov p = ft_provenance_arg(program, fn->unit, arg);
    const ft_facts *f = program->units[fn->unit].facts;

    for (uint32_t i = 0; i < p.n_classes; i++) {
        ft_class *c = program->classes.v[p.classes[i]];

        if (before_publication(fn, c))
            continue;
        c->replaced |= strncmp(ft_facts_text(f, f->call.v[call].callee), "PyDict_SetDefault", 17) != 0;
        if (c->mutated && (!c->mutated_by_import || !ft_is_used(fn)))
            continue;
        c->mutated = true;
        c->mutated_by_import = !ft_is_used(fn);
        c->mutator = fn;
        c->mutator_unit = fn->unit;
        c->mutated_at = f->call.v[call].at;
        c->mutator_api = ft_facts_text(f, f->call.v[call].callee);
    }
}

static void note_mutations(ft_program *program, ft_fn *fn)
{
    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_model *model = ft_call_model(program, fn->unit, c);
        uint32_t n = model && model->mutates ? ft_call_n_args(program, fn->unit, c) : 0;

        for (uint32_t i = 0; i < n && i < FT_MODEL_MAX_ARGS; i++)
            if (model->mutates >> i & 1)
                note_mutation(program, fn, c, (ft_row)(ft_call_arg(program, fn->unit, c, i) - program->units[fn->unit].facts->arg.v));
    }
}

/* PyModule_AddObjectRef(m, "names", cache): from then on Python code has it. */
static void note_given_away(ft_program *program, ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const char *callee = ft_facts_text(f, f->call.v[c].callee);
        uint32_t n = ft_call_n_args(program, fn->unit, c);

        if (strncmp(callee, "PyModule_Add", 12) && strncmp(callee, "PyObject_SetAttr", 16))
            continue;
        for (uint32_t i = 1; i < n; i++) {
            ft_prov p = ft_provenance(program, fn->unit, ft_call_arg(program, fn->unit, c, i)->value, true);

            for (uint32_t k = 0; k < p.n_classes; k++)
                program->classes.v[p.classes[k]]->exposed = true;
        }
    }
}

/* Does it come from Python only where a constructor takes it, in this function or in those that hand it on? */
static bool by_constructor(ft_program *program, const ft_fn *fn, ft_row value, int depth)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, value);

    if (fn->contexts == FT_ROLE_NEW)
        return true;
    if (v->kind != FT_VALUE_PARAM || fn->roles != 0 || fn->callers.n == 0 || depth > 3)
        return false;
    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        const ft_arg_row *arg = ft_call_arg(program, caller->fn->unit, caller->call, (uint32_t)v->num);
        ft_prov p = {.from = FT_FROM_PYTHON};

        if (arg)
            p = ft_provenance(program, caller->fn->unit, arg->value, true);
        if (p.from & (FT_FROM_PYTHON | FT_FROM_RESULT) &&
            (!arg || !by_constructor(program, caller->fn, arg->value, depth + 1)))
            return false;
    }
    return true;
}

static void note_pickled(ft_program *program, ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;
    uint32_t id;

    if (!ft_is_unpickling(fn))
        return;
    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];

        if (a->kind == FT_ACC_READ && ft_class_of_address(program, fn->unit, a->object, &id))
            program->classes.v[id]->pickled = true;
    }
}

/* A constructor's argument is an object of somebody else's, unless it is there for what a pickle holds. */
static void settle_constructors(ft_program *program)
{
    for (size_t i = 0; i < program->classes.n; i++) {
        ft_class *c = program->classes.v[i];

        c->from_python |= c->from_constructor && !c->pickled;
        c->from_constructor &= !c->from_python;
    }
}

/* What could not be read is not of unknown origin: that would make a finding out of a parse error. */
static void note_stores(ft_program *program, ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const bool has_error = f->function.v[fn->row].flags & FT_FUNCTION_ERROR;

    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];
        ft_prov p;
        uint32_t id;

        if (a->kind != FT_ACC_WRITE || !ft_class_of_address(program, fn->unit, a->object, &id))
            continue;
        p = ft_provenance(program, fn->unit, a->stored, true);
        if (!ft_is_pickling(fn) && (p.from & (FT_FROM_PYTHON | FT_FROM_RESULT))) {
            if (p.from & FT_FROM_PYTHON && !(p.from & FT_FROM_RESULT) && by_constructor(program, fn, a->stored, 0))
                program->classes.v[id]->from_constructor = true;
            else
                program->classes.v[id]->from_python = true;
        }
        if (!ft_is_pickling(fn) && (p.from & FT_FROM_NOWHERE) && ft_is_reached(fn) && !has_error) {
            program->classes.v[id]->from_nowhere = true;
            program->classes.v[id]->stranger = fn;
        }
        program->classes.v[id]->written = true;
    }
}

static void note_returns(ft_program *program, ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;

    if (!(fn->roles & (FT_ROLE_METHOD | FT_ROLE_GETTER | FT_ROLES_SLOT)) || ft_is_pickling(fn))
        return;
    for (size_t i = 0; i < fn->returns.n; i++) {
        ft_prov p = ft_provenance(program, fn->unit, f->ret.v[fn->returns.v[i]].value, true);

        for (uint32_t c = 0; c < p.n_classes; c++) {
            ft_class *class = program->classes.v[p.classes[c]];

            class->exposed = true;
            if (!class->exposer)
                class->exposer = fn;
        }
    }
}

/* Python code reads what a member table shows, and sets it unless it is read-only. */
static void note_members(ft_program *program)
{
    for (size_t i = 0; i < program->member_keys.n; i++) {
        const char *key = program->member_keys.v[i];
        const ft_member *member = ft_named_find(program->members, key);
        uint32_t id = ft_class_id(program, key, key);

        program->classes.v[id]->exposed = true;
        program->classes.v[id]->from_python |= member->is_set;
    }
}

void ft_classes_build(ft_program *program)
{
    note_members(program);
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        note_stores(program, fn);
        note_given_away(program, fn);
        note_returns(program, fn);
        note_mutations(program, fn);
        note_pickled(program, fn);
    }
    settle_constructors(program);
}
