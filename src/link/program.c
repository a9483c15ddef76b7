#include "link/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

struct ft_named {
    const char *key;
    void *value;
    UT_hash_handle hh;
};

ft_named *ft_named_add(ft_named **table, ft_arena *arena, const char *key, void *value)
{
    ft_named *entry = FT_NEW(arena, ft_named);

    entry->key = key;
    entry->value = value;
    HASH_ADD_KEYPTR(hh, *table, entry->key, strlen(entry->key), entry);
    return entry;
}

void *ft_named_find(ft_named *table, const char *key)
{
    ft_named *entry = NULL;

    HASH_FIND_STR(table, key, entry);
    return entry ? entry->value : NULL;
}

void ft_named_clear(ft_named **table)
{
    HASH_CLEAR(hh, *table);
}

const char *ft_text(const ft_program *program, uint32_t unit, ft_str s)
{
    return ft_facts_text(program->units[unit].facts, s);
}

const ft_value_row *ft_value_at(const ft_program *program, uint32_t unit, ft_row value)
{
    static const ft_value_row unknown = {.function = FT_NO_ROW, .kind = FT_VALUE_UNKNOWN, .base = FT_NO_ROW};
    const ft_facts *facts = program->units[unit].facts;

    return value < facts->value.n ? &facts->value.v[value] : &unknown;
}

ft_row ft_value_bottom(const ft_program *program, uint32_t unit, ft_row value, bool through_loads)
{
    for (;;) {
        const ft_value_row *v = ft_value_at(program, unit, value);

        if (v->kind != FT_VALUE_FIELD && v->kind != FT_VALUE_INDEX && !(through_loads && v->kind == FT_VALUE_LOAD))
            return value;
        value = v->base;
    }
}

ft_var_info *ft_value_global(const ft_program *program, uint32_t unit, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, unit, value);
    const ft_unit_info *u = &program->units[unit];

    if (v->kind != FT_VALUE_GLOBAL || v->num < 0 || (size_t)v->num >= u->facts->global.n)
        return NULL;
    return u->var_of_row[v->num];
}

ft_spot ft_spot_of(const ft_program *program, uint32_t unit, const ft_place *place)
{
    const ft_facts *facts = program->units[unit].facts;
    const char *path = place->file < facts->file.n ? ft_facts_text(facts, facts->file.v[place->file].path) : "";

    return (ft_spot){path, place->line, place->col, place->end_line, place->end_col};
}

bool ft_is_in_template(const ft_program *program, uint32_t unit, const ft_place *place)
{
    const ft_facts *facts = program->units[unit].facts;

    return place->file < facts->file.n && facts->file.v[place->file].template;
}

uint32_t ft_call_n_args(const ft_program *program, uint32_t unit, ft_row call)
{
    return program->units[unit].n_args[call];
}

const ft_arg_row *ft_call_arg(const ft_program *program, uint32_t unit, ft_row call, uint32_t index)
{
    const ft_unit_info *u = &program->units[unit];

    return call < u->facts->call.n && index < u->n_args[call] ? &u->facts->arg.v[u->first_arg[call] + index] : NULL;
}

const ft_model *ft_call_model(const ft_program *program, uint32_t unit, ft_row call)
{
    return program->units[unit].model_of_call[call];
}

static ft_row *first_rows(ft_program *program, size_t n)
{
    ft_row *rows = FT_NEW_ARRAY(program->arena, ft_row, n + 1);

    for (size_t i = 0; i <= n; i++)
        rows[i] = FT_NO_ROW;
    return rows;
}

/* For every owner row the first row of the other table that belongs to it. */
static void note_first(ft_row *first, size_t n, ft_row owner, size_t row)
{
    if (owner < n && first[owner] == FT_NO_ROW)
        first[owner] = (ft_row)row;
}

/* Arguments of a call stand next to each other; any that do not are left out. */
static void index_args(ft_program *program, ft_unit_info *u)
{
    const ft_facts *f = u->facts;

    u->first_arg = first_rows(program, f->call.n);
    u->n_args = FT_NEW_ARRAY(program->arena, uint32_t, f->call.n + 1);
    for (size_t i = 0; i < f->arg.n; i++) {
        ft_row call = f->arg.v[i].call;

        note_first(u->first_arg, f->call.n, call, i);
        if (call < f->call.n && u->first_arg[call] + u->n_args[call] == i)
            u->n_args[call]++;
    }
}

static void index_rows(ft_program *program, ft_unit_info *u)
{
    const ft_facts *f = u->facts;

    index_args(program, u);
    u->first_member = first_rows(program, f->value.n);
    for (size_t i = 0; i < f->member.n; i++)
        note_first(u->first_member, f->value.n, f->member.v[i].value, i);
    u->first_init = first_rows(program, f->global.n);
    for (size_t i = 0; i < f->init.n; i++)
        note_first(u->first_init, f->global.n, f->init.v[i].global, i);
    for (size_t i = 0; i < f->lock.n; i++)
        if (f->lock.v[i].set >= u->n_locksets && f->lock.v[i].set < f->lock.n + 1)
            u->n_locksets = f->lock.v[i].set + 1;
    u->first_lock = first_rows(program, u->n_locksets);
    for (size_t i = 0; i < f->lock.n; i++)
        note_first(u->first_lock, u->n_locksets, f->lock.v[i].set, i);
    for (size_t i = 0; i < f->condition.n; i++)
        if (f->condition.v[i].set >= u->n_conditions && f->condition.v[i].set < f->condition.n + 1)
            u->n_conditions = f->condition.v[i].set + 1;
    u->first_condition = first_rows(program, u->n_conditions);
    for (size_t i = 0; i < f->condition.n; i++)
        note_first(u->first_condition, u->n_conditions, f->condition.v[i].set, i);
    u->first_wrapper = first_rows(program, f->function.n);
    for (size_t i = 0; i < f->wrapper.n; i++)
        note_first(u->first_wrapper, f->function.n, f->wrapper.v[i].function, i);
    u->first_pass_arg = first_rows(program, f->arg.n);
    u->first_pass_access = first_rows(program, f->access.n);
    u->first_pass_ret = first_rows(program, f->ret.n);
    for (size_t i = 0; i < f->pass.n; i++) {
        note_first(u->first_pass_arg, f->arg.n, f->pass.v[i].arg, i);
        note_first(u->first_pass_access, f->access.n, f->pass.v[i].access, i);
        note_first(u->first_pass_ret, f->ret.n, f->pass.v[i].ret, i);
    }
    u->callee_of_call = FT_NEW_ARRAY(program->arena, ft_fn *, f->call.n + 1);
    u->model_of_call = FT_NEW_ARRAY(program->arena, const ft_model *, f->call.n + 1);
    u->place = FT_NEW_ARRAY(program->arena, const char *, f->value.n + 1);
    u->prov = FT_NEW_ARRAY(program->arena, ft_prov *, f->value.n + 1);
    u->prov_busy = FT_NEW_ARRAY(program->arena, uint16_t, f->value.n + 1);
}

static void add_global(ft_program *program, uint32_t unit, ft_row row)
{
    ft_unit_info *u = &program->units[unit];
    const ft_global_row *r = &u->facts->global.v[row];
    const char *name = ft_intern(program->strings, ft_facts_text(u->facts, r->name));
    ft_spot spot = ft_spot_of(program, unit, &r->at);
    const char *key = name;
    ft_var_info *var;

    if (r->flags & FT_GLOBAL_STATIC)
        key = ft_intern(program->strings, ft_arena_printf(program->arena, "%s:%u:%s", spot.path, spot.line, name));
    var = ft_named_find(program->var_by_key, key);
    if (!var) {
        var = FT_NEW(program->arena, ft_var_info);
        var->id = (uint32_t)program->vars.n;
        var->name = name;
        ft_vec_push(&program->vars, var);
        ft_named_add(&program->var_by_key, program->arena, key, var);
    }
    if (!var->path || (!var->has_definition && (r->flags & FT_GLOBAL_DEFINITION))) {
        var->unit = unit;
        var->row = row;
        var->path = ft_intern(program->strings, spot.path);
        var->owner = ft_intern(program->strings, ft_facts_text(u->facts, r->owner));
        var->has_definition = (r->flags & FT_GLOBAL_DEFINITION) != 0;
    }
    u->var_of_row[row] = var;
}

/* The rows of a function: only those of its representative definition count. */
static void collect_rows(ft_program *program, uint32_t unit)
{
    const ft_unit_info *u = &program->units[unit];
    const ft_facts *f = u->facts;

    for (size_t i = 0; i < f->call.n; i++) {
        ft_fn *fn = u->fn_of_row[f->call.v[i].function];

        if (fn->unit != unit || fn->row != f->call.v[i].function)
            continue;
        if (fn->end_call == 0)
            fn->first_call = (ft_row)i;
        fn->end_call = (ft_row)i + 1;
    }
    for (size_t i = 0; i < f->access.n; i++) {
        ft_fn *fn = u->fn_of_row[f->access.v[i].function];

        if (fn->unit == unit && fn->row == f->access.v[i].function)
            ft_vec_push(&fn->accesses, (ft_row)i);
    }
    for (size_t i = 0; i < f->ret.n; i++) {
        ft_fn *fn = u->fn_of_row[f->ret.v[i].function];

        if (fn->unit == unit && fn->row == f->ret.v[i].function)
            ft_vec_push(&fn->returns, (ft_row)i);
    }
}

/* Each name is looked up once in a unit, however many calls have it. */
static void collect_callees(ft_program *program, uint32_t unit)
{
    const ft_unit_info *u = &program->units[unit];
    const ft_facts *f = u->facts;
    ft_row *seen = ft_xcalloc(ft_interner_count(f->strings) + 1u, sizeof *seen); /* the first call of that name, + 1 */

    for (ft_row i = 0; i < f->call.n; i++) {
        ft_row *first = &seen[f->call.v[i].callee];

        if (*first) {
            u->callee_of_call[i] = u->callee_of_call[*first - 1];
            u->model_of_call[i] = u->model_of_call[*first - 1];
            continue;
        }
        *first = i + 1;
        u->callee_of_call[i] = ft_function_named(program, unit, f->call.v[i].callee);
        u->model_of_call[i] = ft_models_find(program->models, ft_facts_text(f, f->call.v[i].callee));
    }
    free(seen);
}

static void collect_objects(ft_program *program, uint32_t unit)
{
    const ft_facts *f = program->units[unit].facts;

    for (size_t i = 0; i < f->field.n; i++) {
        const char *field = ft_facts_text(f, f->field.v[i].name), *record;

        if (strcmp(field, "ob_base") != 0 && strcmp(field, "ob_refcnt") != 0)
            continue;
        record = ft_intern(program->strings, ft_facts_text(f, f->record.v[f->field.v[i].record].name));
        if (!ft_named_find(program->object_records, record))
            ft_named_add(&program->object_records, program->arena, record, program);
    }
}

/* Parameters that only the code knows: this, those of lambdas. */
static void count_params(ft_program *program, uint32_t unit)
{
    const ft_unit_info *u = &program->units[unit];

    for (size_t i = 0; i < u->facts->value.n; i++) {
        const ft_value_row *v = &u->facts->value.v[i];
        ft_fn *fn = v->kind == FT_VALUE_PARAM ? u->fn_of_row[v->function] : NULL;

        if (fn && fn->unit == unit && fn->row == v->function && v->num >= fn->n_params && v->num < FT_MAX_PARAMS)
            fn->n_params = (uint32_t)v->num + 1;
    }
}

static void number_params(ft_program *program)
{
    ft_param_info *all;

    for (size_t i = 0; i < program->fns.n; i++) {
        program->fns.v[i]->first_param = (uint32_t)program->n_params;
        program->n_params += program->fns.v[i]->n_params;
    }
    all = FT_NEW_ARRAY(program->arena, ft_param_info, program->n_params + 1);
    for (size_t i = 0; i < program->fns.n; i++)
        program->fns.v[i]->params = all + program->fns.v[i]->first_param;
}

static bool is_cxx(const char *path)
{
    static const char *const endings[] = {".cpp", ".cc", ".cxx", ".C", ".hpp", ".hh", ".hxx"};
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (!strcmp(dot, endings[i]))
            return true;
    return false;
}

/* The main file of the unit says what language it is in. */
static bool is_cxx_unit(const ft_facts *f)
{
    for (size_t i = 0; i < f->file.n; i++)
        if (f->file.v[i].main)
            return is_cxx(ft_facts_text(f, f->file.v[i].path));
    return false;
}

/* Fields of a record stand next to each other. */
static void collect_wrappers(ft_program *program, uint32_t unit)
{
    const ft_facts *f = program->units[unit].facts;

    for (size_t i = 0; is_cxx_unit(f) && i < f->field.n; i++) {
        ft_row record = f->field.v[i].record;
        bool alone = (i == 0 || f->field.v[i - 1].record != record) &&
                     (i + 1 == f->field.n || f->field.v[i + 1].record != record);
        const char *name = ft_intern(program->strings, ft_facts_text(f, f->record.v[record].name));
        uint32_t shape = f->field.v[i].shape;

        if (alone && (shape == FT_SHAPE_OBJECT || shape == FT_SHAPE_POINTER) &&
            !ft_named_find(program->wrapper_records, name))
            ft_named_add(&program->wrapper_records, program->arena, name, program);
    }
}

bool ft_record_is_wrapper(const ft_program *program, const char *record)
{
    return ft_named_find(program->wrapper_records, record) != NULL;
}

ft_fn *ft_call_callee(const ft_program *program, uint32_t unit, ft_row call)
{
    return program->units[unit].callee_of_call[call];
}

bool ft_record_is_object(const ft_program *program, const char *record)
{
    return ft_named_find(program->object_records, record) != NULL;
}

ft_program *ft_program_new(ft_facts *const *facts, size_t n, const ft_models *models)
{
    ft_program *program = ft_xcalloc(1, sizeof *program);

    program->arena = ft_arena_new();
    program->strings = ft_interner_new();
    program->names = ft_names_new();
    program->models = models;
    program->n_units = (uint32_t)n;
    program->units = FT_NEW_ARRAY(program->arena, ft_unit_info, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        ft_unit_info *u = &program->units[i];

        u->facts = facts[i];
        index_rows(program, u);
    }
    ft_names_add_all(program);
    for (uint32_t i = 0; i < n; i++) {
        ft_unit_info *u = &program->units[i];

        u->var_of_row = FT_NEW_ARRAY(program->arena, ft_var_info *, facts[i]->global.n + 1);
        for (ft_row r = 0; r < facts[i]->global.n; r++)
            add_global(program, i, r);
    }
    for (uint32_t i = 0; i < n; i++) {
        collect_rows(program, i);
        collect_callees(program, i);
        collect_objects(program, i);
        collect_wrappers(program, i);
        count_params(program, i);
    }
    number_params(program);
    return program;
}

void ft_program_free(ft_program *program)
{
    if (!program)
        return;
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_vec_release(&program->fns.v[i]->accesses);
        ft_vec_release(&program->fns.v[i]->returns);
        ft_vec_release(&program->fns.v[i]->callers);
        ft_vec_release(&program->fns.v[i]->handovers);
        ft_vec_release(&program->fns.v[i]->pointer_calls);
    }
    for (size_t i = 0; i < program->vars.n; i++) {
        ft_vec_release(&program->vars.v[i]->writes);
        ft_vec_release(&program->vars.v[i]->reads);
    }
    ft_vec_release(&program->fns);
    ft_vec_release(&program->vars);
    ft_vec_release(&program->classes);
    ft_names_free(program->names);
    ft_named_clear(&program->var_by_key);
    ft_named_clear(&program->class_by_key);
    ft_named_clear(&program->members);
    ft_vec_release(&program->member_keys);
    ft_named_clear(&program->wrapper_records);
    ft_named_clear(&program->object_records);
    ft_interner_free(program->strings);
    ft_arena_free(program->arena);
    free(program);
}
