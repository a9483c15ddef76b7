/* How functions are entered: tables of the interpreter, stores into slots, registered callbacks, threads, capsules. */
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

/* Names of slots (Py_tp_new, tp_new, m_free ...) by the role they give; anything else in a table is a slot. */
static const struct {
    const char *name;
    uint32_t role;
} slot_roles[] = {
    {"tp_new", FT_ROLE_NEW},          {"tp_init", FT_ROLE_NEW},       {"tp_alloc", FT_ROLE_NEW},
    {"tp_dealloc", FT_ROLE_DEALLOC},  {"tp_free", FT_ROLE_DEALLOC},   {"tp_finalize", FT_ROLE_FINALIZE},
    {"tp_del", FT_ROLE_FINALIZE},     {"tp_clear", FT_ROLE_CLEAR},    {"tp_traverse", FT_ROLE_TRAVERSE},
    {"tp_iter", FT_ROLE_ITERATOR},    {"tp_iternext", FT_ROLE_ITERATOR}, {"am_aiter", FT_ROLE_ITERATOR},
    {"am_anext", FT_ROLE_ITERATOR},   {"am_await", FT_ROLE_ITERATOR}, {"am_send", FT_ROLE_ITERATOR},
    {"bf_getbuffer", FT_ROLE_BUFFER}, {"bf_releasebuffer", FT_ROLE_BUFFER},
    {"m_free", FT_ROLE_INIT},         {"m_clear", FT_ROLE_INIT},      {"m_traverse", FT_ROLE_INIT},
    {"mod_exec", FT_ROLE_INIT},       {"mod_create", FT_ROLE_INIT},   {"ml_meth", FT_ROLE_METHOD},
    {"get", FT_ROLE_GETTER},          {"set", FT_ROLE_SETTER},
};

/* Functions that keep a callback: which argument it is, and which argument becomes which parameter of it (-1: none). */
typedef struct ft_registrar {
    const char *name;
    uint32_t function;
    int data;
    uint32_t param, role;
} ft_registrar;

static const ft_registrar registrars[] = {
    {"CreateThread", 2, 3, 0, FT_ROLE_THREAD},
    {"PyCapsule_New", 2, -1, 0, FT_ROLE_FINALIZE},
    {"PyEval_SetProfile", 0, 1, 0, FT_ROLE_CALLBACK},
    {"PyEval_SetProfileAllThreads", 0, 1, 0, FT_ROLE_CALLBACK},
    {"PyEval_SetTrace", 0, 1, 0, FT_ROLE_CALLBACK},
    {"PyEval_SetTraceAllThreads", 0, 1, 0, FT_ROLE_CALLBACK},
    {"PyThread_start_joinable_thread", 0, 1, 0, FT_ROLE_THREAD},
    {"PyThread_start_new_thread", 0, 1, 0, FT_ROLE_THREAD},
    {"PyUnstable_AtExit", 1, 2, 0, FT_ROLE_CALLBACK},
    {"Py_AddPendingCall", 0, 1, 0, FT_ROLE_CALLBACK},
    {"_beginthread", 0, 2, 0, FT_ROLE_THREAD},
    {"_beginthreadex", 2, 3, 0, FT_ROLE_THREAD},
    {"pthread_create", 2, 3, 0, FT_ROLE_THREAD},
    {"std::jthread::jthread", 1, 2, 0, FT_ROLE_THREAD},
    {"std::thread::thread", 1, 2, 0, FT_ROLE_THREAD},
    {"thrd_create", 1, 2, 0, FT_ROLE_THREAD},
};

static const ft_registrar *registrar_of(const char *callee)
{
    for (size_t i = 0; i < sizeof registrars / sizeof registrars[0]; i++)
        if (!strcmp(callee, registrars[i].name))
            return &registrars[i];
    return NULL;
}

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

/* A field of a static type or of one of the structs that hang from it. */
static bool is_slot_field(const char *field)
{
    static const char *const prefixes[] = {"tp_", "nb_", "sq_", "mp_", "am_", "bf_"};

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (starts_with(field, prefixes[i]))
            return true;
    return false;
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
static void enter_from_table(ft_program *program, const bool *exported, uint32_t unit, ft_row row)
{
    const ft_facts *f = program->units[unit].facts;
    const ft_init_row *init = &f->init.v[row];
    ft_fn *fn = ft_function_named(program, unit, init->text);
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
    } else if (is_slot_field(field) || starts_with(field, "m_")) {
        fn->roles |= role_of_slot(field);
        if (!fn->python_name)
            fn->python_name = ft_intern(program->strings, field);
    } else {
        fn->roles |= exported[program->units[unit].var_of_row[init->global]->id] ? FT_ROLE_CAPI : FT_ROLE_CALLBACK;
    }
}

/* Type.tp_new = foo_new; handlers[i] = f; and the like. */
static void enter_from_store(ft_program *program, const bool *exported, uint32_t unit, const ft_access_row *access)
{
    const ft_var_info *var = ft_value_global(program, unit, ft_value_bottom(program, unit, access->object, false));
    const ft_value_row *stored = ft_value_at(program, unit, access->stored);
    const ft_value_row *object = ft_value_at(program, unit, access->object);
    const char *field = object->kind == FT_VALUE_FIELD ? ft_text(program, unit, object->name) : "";
    ft_fn *fn;

    if (stored->kind != FT_VALUE_FUNC || !(fn = ft_function_named(program, unit, stored->name)))
        return;
    if (is_slot_field(field)) {
        fn->roles |= role_of_slot(field);
        if (!fn->python_name)
            fn->python_name = ft_intern(program->strings, field);
        return;
    }
    fn->roles |= var && exported[var->id] ? FT_ROLE_CAPI : FT_ROLE_CALLBACK;
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

/* The function hands its parameter on to one that keeps callbacks: start_worker(run) { pthread_create(..., run, ...); } */
static uint32_t role_behind(const ft_program *program, const ft_fn *fn, uint32_t param)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_registrar *r = registrar_of(ft_facts_text(f, f->call.v[c].callee));
        const ft_arg_row *arg = r ? ft_call_arg(program, fn->unit, c, r->function) : NULL;
        const ft_value_row *v = ft_value_at(program, fn->unit, arg ? arg->value : FT_NO_ROW);

        if (v->kind == FT_VALUE_PARAM && v->num == (int64_t)param)
            return r->role;
    }
    return FT_ROLE_CALLBACK;
}

static void register_callback(ft_program *program, uint32_t unit, ft_row call, const ft_registrar *r, ft_fn *callback)
{
    ft_fn *by = program->units[unit].fn_of_row[program->units[unit].facts->call.v[call].function];
    ft_handover handover = {.call = call, .data = (uint32_t)r->data, .param = r->param, .callback = callback};

    callback->roles |= r->role;
    if (r->data >= 0 && by->unit == unit && call >= by->first_call && call < by->end_call &&
        ft_call_arg(program, unit, call, handover.data))
        ft_vec_push(&by->handovers, handover);
}

static void enter_from_argument(ft_program *program, uint32_t unit, ft_row call, const ft_arg_row *arg)
{
    const ft_registrar *r;
    const ft_value_row *v = ft_value_at(program, unit, arg->value);
    const ft_model *model = ft_call_model(program, unit, call);
    const ft_fn *callee;
    ft_fn *fn;

    if (v->kind != FT_VALUE_FUNC || !(fn = ft_function_named(program, unit, v->name)))
        return;
    if (model && model->acquires == FT_LOCK_ONCE)
        fn->entered_once = true;
    else if ((r = registrar_of(ft_text(program, unit, program->units[unit].facts->call.v[call].callee))) && r->function == arg->index)
        register_callback(program, unit, call, r, fn);
    else if ((callee = ft_call_callee(program, unit, call)) &&
             makes_slot_of(program, callee, arg->index))
        fn->roles |= FT_ROLE_INIT;
    else
        fn->roles |= callee ? role_behind(program, callee, arg->index) : FT_ROLE_CALLBACK;
}

/* PyCapsule_New(&api, ...): other modules call what stands in there. By id of the global. */
static bool *exported_tables(const ft_program *program)
{
    bool *exported = FT_NEW_ARRAY(program->arena, bool, program->vars.n + 1);

    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (ft_row c = 0; c < f->call.n; c++) {
            const ft_arg_row *arg = ft_call_arg(program, u, c, 0);
            const ft_var_info *var;

            if (!arg || strcmp(ft_facts_text(f, f->call.v[c].callee), "PyCapsule_New") != 0)
                continue;
            var = ft_value_global(program, u, ft_value_bottom(program, u, arg->value, false));
            if (var)
                exported[var->id] = true;
        }
    }
    return exported;
}

static void find_entries(ft_program *program)
{
    const bool *exported = exported_tables(program);

    for (size_t i = 0; i < program->fns.n; i++)
        if (is_init_name(program->fns.v[i]->name))
            program->fns.v[i]->roles |= FT_ROLE_INIT;
    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (ft_row i = 0; i < f->init.n; i++)
            if (f->init.v[i].kind == FT_HOLDS_FUNCTION)
                enter_from_table(program, exported, u, i);
        for (ft_row i = 0; i < f->access.n; i++)
            enter_from_store(program, exported, u, &f->access.v[i]);
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

/* The first thing that it does is to get a thread state: it comes without one. */
static bool attaches_itself(const ft_program *program, const ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_model *model = ft_call_model(program, fn->unit, c);

        if (model && model->acquires == FT_LOCK_ATTACH)
            return !(f->call.v[c].flags & FT_AT_DETACHED);
    }
    return false;
}

static void tell_foreign_callbacks(ft_program *program)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        if ((fn->roles & FT_ROLE_CALLBACK) && attaches_itself(program, fn))
            fn->roles = (fn->roles & ~(uint32_t)FT_ROLE_CALLBACK) | FT_ROLE_FOREIGN;
    }
}

void ft_entries_find(ft_program *program)
{
    find_entries(program);
    ft_pointers_resolve(program);
    share_entries(program);
    tell_foreign_callbacks(program);
}
