/* Who calls whom, how functions are entered, what holds at all callers. */
#include <string.h>

#include "link/program.h"

/* Names of slots (Py_tp_new, tp_new, m_free ...) by the role they give; anything else in a table is a slot. */
static const struct {
    const char *name;
    uint32_t role;
} slot_roles[] = {
    {"tp_new", FT_ROLE_NEW},          {"tp_init", FT_ROLE_NEW},       {"tp_alloc", FT_ROLE_NEW},
    {"tp_dealloc", FT_ROLE_DEALLOC},  {"tp_free", FT_ROLE_DEALLOC},   {"tp_finalize", FT_ROLE_DEALLOC},
    {"tp_del", FT_ROLE_DEALLOC},      {"tp_clear", FT_ROLE_DEALLOC},  {"tp_traverse", FT_ROLE_TRAVERSE},
    {"m_free", FT_ROLE_INIT},         {"m_clear", FT_ROLE_INIT},      {"m_traverse", FT_ROLE_INIT},
    {"mod_exec", FT_ROLE_INIT},       {"mod_create", FT_ROLE_INIT},   {"ml_meth", FT_ROLE_METHOD},
    {"get", FT_ROLE_GETTER},          {"set", FT_ROLE_SETTER},
};

static uint32_t role_of_slot(const char *slot)
{
    if (!strncmp(slot, "Py_", 3))
        slot += 3;
    for (size_t i = 0; i < sizeof slot_roles / sizeof slot_roles[0]; i++)
        if (!strcmp(slot, slot_roles[i].name))
            return slot_roles[i].role;
    return FT_ROLE_SLOT;
}

static bool starts_with(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool is_init_name(const char *name)
{
    return starts_with(name, "PyInit_") || starts_with(name, "PyInitU_") || starts_with(name, "PyModExport_");
}

/* The INIT row of the same table element with another last field: "[2].value" -> "[2].slot". */
static const ft_init_row *sibling(const ft_program *program, uint32_t unit, ft_row row, const char *field)
{
    const ft_facts *f = program->units[unit].facts;
    const ft_init_row *self = &f->init.v[row];
    const char *path = ft_facts_text(f, self->path);
    const char *dot = strrchr(path, '.');
    size_t len = dot ? (size_t)(dot - path) : 0;

    if (!dot)
        return NULL;
    for (ft_row i = program->units[unit].first_init[self->global]; i < f->init.n && f->init.v[i].global == self->global; i++) {
        const char *other = ft_facts_text(f, f->init.v[i].path);

        if (!strncmp(other, path, len) && other[len] == '.' && !strcmp(other + len + 1, field))
            return &f->init.v[i];
    }
    return NULL;
}

static const char *last_field(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot ? dot + 1 : "";
}

/* A function named in a table of the interpreter or in any other initialiser. */
static void enter_from_table(ft_program *program, uint32_t unit, ft_row row)
{
    const ft_facts *f = program->units[unit].facts;
    const ft_init_row *init = &f->init.v[row];
    ft_fn *fn = ft_program_callee(program, unit, ft_facts_text(f, init->text));
    const char *field = last_field(ft_facts_text(f, init->path));
    const ft_init_row *other;

    if (!fn)
        return;
    if (!strcmp(field, "ml_meth")) {
        fn->roles |= FT_ROLE_METHOD;
        other = sibling(program, unit, row, "ml_flags");
        if (other)
            fn->method_flags |= (uint32_t)other->num;
        other = sibling(program, unit, row, "ml_name");
        if (other && !fn->python_name)
            fn->python_name = ft_intern(program->strings, ft_facts_text(f, other->text));
    } else if (!strcmp(field, "get") || !strcmp(field, "set")) {
        fn->roles |= role_of_slot(field);
        other = sibling(program, unit, row, "name");
        if (other && !fn->python_name)
            fn->python_name = ft_intern(program->strings, ft_facts_text(f, other->text));
    } else if ((!strcmp(field, "pfunc") || !strcmp(field, "value") || starts_with(field, "sl_")) &&
               ((other = sibling(program, unit, row, "slot")) || (other = sibling(program, unit, row, "sl_id")))) {
        const char *slot = ft_facts_text(f, other->text);

        fn->roles |= role_of_slot(slot);
        if (!fn->python_name)
            fn->python_name = ft_intern(program->strings, slot);
    } else if (starts_with(field, "tp_") || starts_with(field, "nb_") || starts_with(field, "sq_") ||
               starts_with(field, "mp_") || starts_with(field, "am_") || starts_with(field, "bf_") ||
               starts_with(field, "m_")) {
        fn->roles |= role_of_slot(field);
        if (!fn->python_name)
            fn->python_name = ft_intern(program->strings, field);
    } else {
        fn->roles |= FT_ROLE_CALLBACK;
    }
}

/* Type.tp_new = foo_new; handlers[i] = f; and the like. */
static void enter_from_store(ft_program *program, uint32_t unit, const ft_access_row *access)
{
    const ft_value_row *stored = ft_value_at(program, unit, access->stored);
    const ft_value_row *object = ft_value_at(program, unit, access->object);
    const char *field = object->kind == FT_VALUE_FIELD ? ft_text(program, unit, object->name) : "";
    ft_fn *fn;

    if (stored->kind != FT_VALUE_FUNC || !(fn = ft_program_callee(program, unit, ft_text(program, unit, stored->name))))
        return;
    if (starts_with(field, "tp_") || starts_with(field, "nb_") || starts_with(field, "sq_") || starts_with(field, "mp_"))
        fn->roles |= role_of_slot(field);
    else
        fn->roles |= FT_ROLE_CALLBACK;
}

/* Does the function put its parameter into a slot of a module definition (slots[0].value = exec)? */
static bool makes_slot_of(const ft_program *program, const ft_fn *fn, uint32_t param)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];
        const ft_value_row *object = ft_value_at(program, fn->unit, a->object);
        const ft_value_row *stored = ft_value_at(program, fn->unit, a->stored);

        if (a->kind == FT_ACC_WRITE && object->kind == FT_VALUE_FIELD && stored->kind == FT_VALUE_PARAM &&
            stored->num == (int64_t)param && !strcmp(ft_facts_text(f, object->record), "PyModuleDef_Slot"))
            return true;
    }
    return false;
}

static void enter_from_argument(ft_program *program, uint32_t unit, ft_row call, const ft_arg_row *arg)
{
    const ft_value_row *v = ft_value_at(program, unit, arg->value);
    const ft_model *model = ft_call_model(program, unit, call);
    const ft_fn *callee;
    ft_fn *fn;

    if (v->kind != FT_VALUE_FUNC || !(fn = ft_program_callee(program, unit, ft_text(program, unit, v->name))))
        return;
    if (model && model->acquires == FT_LOCK_ONCE)
        fn->entered_once = true;
    else if ((callee = ft_call_callee(program, unit, call)) &&
             makes_slot_of(program, callee, arg->index))
        fn->roles |= FT_ROLE_INIT;
    else
        fn->roles |= FT_ROLE_CALLBACK;
}

static void find_entries(ft_program *program)
{
    for (size_t i = 0; i < program->fns.n; i++)
        if (is_init_name(program->fns.v[i]->name))
            program->fns.v[i]->roles |= FT_ROLE_INIT;
    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (ft_row i = 0; i < f->init.n; i++)
            if (f->init.v[i].kind == FT_HOLDS_FUNCTION)
                enter_from_table(program, u, i);
        for (ft_row i = 0; i < f->access.n; i++)
            enter_from_store(program, u, &f->access.v[i]);
        for (ft_row i = 0; i < f->arg.n; i++)
            enter_from_argument(program, u, f->arg.v[i].call, &f->arg.v[i]);
    }
}

/* What is said of one definition of a name holds for the others. */
static void share_entries(ft_program *program)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        const ft_fn *fn = program->fns.v[i];

        for (ft_fn *twin = fn->twin; twin; twin = twin->twin) {
            twin->roles |= fn->roles;
            twin->method_flags |= fn->method_flags;
            if (!twin->python_name)
                twin->python_name = fn->python_name;
        }
    }
}

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
    find_entries(program);
    share_entries(program);
    find_callers(program);
    find_init_only(program);
    spread_contexts(program);
    spread_uses(program);
}
