/* Module definitions: how they are created and what they say about the GIL. */
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

typedef struct ft_module {
    uint32_t unit;
    ft_row global;          /* the PyModuleDef */
    const ft_fn *init;      /* PyInit_..., NULL if not found */
    bool multi_phase, created;
    bool is_doubtful;       /* nothing shows that this is the module that an import makes */
    const char *gil;        /* "missing", "used", "not-used", "set" */
    const char *size;
} ft_module;

/* Calls and stores that definitions are looked up in, gathered once. */
typedef struct ft_setup {
    FT_VEC(ft_caller) creations; /* PyModule_Create() and PyModuleDef_Init() */
    FT_VEC(ft_ref) slots;        /* ACCESS rows: something.m_slots = table */
} ft_setup;

static bool is_type(const ft_program *program, uint32_t unit, const ft_global_row *g, const char *name)
{
    const char *type = ft_text(program, unit, g->type);

    if (!strncmp(type, "struct ", 7))
        type += 7;
    return !strncmp(type, name, strlen(name)) && (type[strlen(name)] == '\0' || type[strlen(name)] == ' ' || type[strlen(name)] == '[');
}

/* The INIT row of a path in a global, NULL if it is not set. */
static const ft_init_row *init_at(const ft_program *program, uint32_t unit, ft_row global, const char *path)
{
    const ft_facts *f = program->units[unit].facts;

    for (ft_row i = program->units[unit].first_init[global]; i != FT_NO_ROW && i < f->init.n; i++) {
        if (f->init.v[i].global != global)
            break;
        if (!strcmp(ft_facts_text(f, f->init.v[i].path), path))
            return &f->init.v[i];
    }
    return NULL;
}

static ft_row global_named(const ft_program *program, uint32_t unit, const char *name)
{
    const ft_facts *f = program->units[unit].facts;

    for (ft_row g = 0; g < f->global.n; g++)
        if (!strcmp(ft_facts_text(f, f->global.v[g].name), name))
            return g;
    return FT_NO_ROW;
}

static const char *gil_word(const char *text, int64_t num)
{
    if (strstr(text, "NOT_USED") || (!*text && num == 1))
        return "not-used";
    return "used";
}

enum { PY_MOD_GIL = 4 };

/* Reads a table of slots: rows "[i].slot" and "[i].value" (or "[i].sl_id" and what follows it). */
static const char *gil_of_slots(const ft_program *program, uint32_t unit, ft_row slots)
{
    const ft_facts *f = program->units[unit].facts;

    for (ft_row i = program->units[unit].first_init[slots]; i != FT_NO_ROW && i < f->init.n; i++) {
        const ft_init_row *id = &f->init.v[i];
        const char *path = ft_facts_text(f, id->path), *dot = strrchr(path, '.');
        const char *text = ft_facts_text(f, id->text);

        if (id->global != slots)
            break;
        if (!dot || (strcmp(dot, ".slot") && strcmp(dot, ".sl_id")))
            continue;
        if (strcmp(text, "Py_mod_gil") && !(id->kind == FT_HOLDS_INT && id->num == PY_MOD_GIL))
            continue;
        for (ft_row v = i + 1; v < f->init.n && f->init.v[v].global == slots; v++)
            if (!strncmp(ft_facts_text(f, f->init.v[v].path), path, (size_t)(dot - path) + 1))
                return gil_word(ft_facts_text(f, f->init.v[v].text), f->init.v[v].num);
        return "not-used";
    }
    return NULL;
}

static bool refers_to(const ft_program *program, uint32_t unit, ft_row call, const ft_var_info *var)
{
    uint32_t n = ft_call_n_args(program, unit, call);

    for (uint32_t i = 0; i < n; i++)
        if (ft_value_global(program, unit, ft_call_arg(program, unit, call, i)->value) == var)
            return true;
    return false;
}

/* PyModule_Create(&def) or PyModuleDef_Init(&def): which, and in whose hands. */
static void find_creation(const ft_program *program, const ft_setup *setup, const ft_var_info *var, ft_module *module)
{
    for (size_t i = 0; i < setup->creations.n; i++) {
        const ft_caller *by = &setup->creations.v[i];
        const ft_facts *f = program->units[by->fn->unit].facts;

        if (!refers_to(program, by->fn->unit, by->call, var))
            continue;
        module->created = true;
        module->multi_phase = !strcmp(ft_facts_text(f, f->call.v[by->call].callee), "PyModuleDef_Init");
        module->init = by->fn;
        return;
    }
}

/* Is SetGIL called by fn or by what it calls? The word that it passes, or NULL. */
static const char *set_gil_in(const ft_program *program, const ft_fn *fn, int depth)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const char *callee = ft_facts_text(f, f->call.v[c].callee);
        const ft_fn *next;
        const char *word;

        if (!strcmp(callee, "PyUnstable_Module_SetGIL"))
            return "set";
        next = depth > 0 ? ft_call_callee(program, fn->unit, c) : NULL;
        word = next && next != fn ? set_gil_in(program, next, depth - 1) : NULL;
        if (word)
            return word;
    }
    return NULL;
}

/* The nearest PyInit_ function that leads to fn. */
static const ft_fn *init_above(const ft_fn *fn, int depth)
{
    if (!strncmp(fn->name, "PyInit_", 7))
        return fn;
    for (size_t i = 0; depth > 0 && i < fn->callers.n; i++) {
        const ft_fn *found = fn->callers.v[i].fn != fn ? init_above(fn->callers.v[i].fn, depth - 1) : NULL;

        if (found)
            return found;
    }
    return NULL;
}

/* def.m_slots = slots; in the init function does what an initialiser does. */
static ft_row assigned_slots(const ft_program *program, const ft_setup *setup, const ft_var_info *var)
{
    for (size_t i = 0; i < setup->slots.n; i++) {
        uint32_t unit = setup->slots.v[i].unit;
        const ft_access_row *row = &program->units[unit].facts->access.v[setup->slots.v[i].row];

        if (unit == var->unit && ft_value_global(program, unit, ft_value_at(program, unit, row->object)->base) == var)
            return (ft_row)ft_value_at(program, unit, row->stored)->num;
    }
    return FT_NO_ROW;
}

static bool stores_slots(const ft_program *program, uint32_t unit, const ft_access_row *row)
{
    const ft_value_row *object = ft_value_at(program, unit, row->object);

    return row->kind == FT_ACC_WRITE && object->kind == FT_VALUE_FIELD &&
           ft_value_at(program, unit, row->stored)->kind == FT_VALUE_GLOBAL &&
           !strcmp(ft_text(program, unit, object->name), "m_slots");
}

static bool creates(const char *callee)
{
    return !strncmp(callee, "PyModule_Create", 15) || !strcmp(callee, "PyModuleDef_Init");
}

static void gather(const ft_program *program, ft_setup *setup)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];
        const ft_facts *f = program->units[fn->unit].facts;

        for (ft_row c = fn->first_call; c < fn->end_call; c++)
            if (creates(ft_facts_text(f, f->call.v[c].callee)))
                ft_vec_push(&setup->creations, ((ft_caller){fn, c}));
        for (size_t a = 0; a < fn->accesses.n; a++)
            if (stores_slots(program, fn->unit, &f->access.v[fn->accesses.v[a]]))
                ft_vec_push(&setup->slots, ((ft_ref){fn->unit, fn->accesses.v[a]}));
    }
}

static void read_definition(ft_program *program, const ft_setup *setup, ft_module *module)
{
    const ft_facts *f = program->units[module->unit].facts;
    const ft_init_row *slots = init_at(program, module->unit, module->global, ".m_slots");
    const ft_init_row *size = init_at(program, module->unit, module->global, ".m_size");
    const ft_var_info *var = program->units[module->unit].var_of_row[module->global];
    ft_row table = FT_NO_ROW;
    const char *gil = NULL;

    find_creation(program, setup, var, module);
    if (slots && slots->kind == FT_HOLDS_GLOBAL)
        table = global_named(program, module->unit, ft_facts_text(f, slots->text));
    else
        table = assigned_slots(program, setup, var);
    if (!module->created)
        module->multi_phase = table != FT_NO_ROW;
    if (table != FT_NO_ROW)
        gil = gil_of_slots(program, module->unit, table);
    if (!gil && module->init) {
        const ft_fn *top = init_above(module->init, 3);

        if (!module->multi_phase)
            gil = set_gil_in(program, top ? top : module->init, 3);
        if (top)
            module->init = top;
        module->is_doubtful = (!top && !module->multi_phase && module->init->callers.n == 0) ||
                              ft_is_broken(program, module->init);
    }
    module->gil = gil ? gil : "missing";
    if (size && size->kind == FT_HOLDS_INT)
        module->size = ft_arena_printf(program->arena, "%lld", (long long)size->num);
}

static void add_module(ft_program *program, ft_site_list *list, const ft_module *module)
{
    const ft_facts *f = program->units[module->unit].facts;
    const ft_global_row *g = &f->global.v[module->global];
    const char *name = ft_facts_text(f, g->name);
    ft_site *site = ft_site_new(program, list, FT_SITE_MODULE, module->unit, &g->at, NULL, name);

    site->function = module->init ? module->init->name : "";
    site->low_confidence |= module->is_doubtful;
    site->attrs[FT_A_MODULE_NAME] = name;
    site->attrs[FT_A_MODULE_INIT] = module->multi_phase ? "multi-phase" : "single-phase";
    site->attrs[FT_A_MODULE_GIL] = module->gil;
    site->attrs[FT_A_MODULE_SIZE] = module->size;
    site->attrs[FT_A_MODULE_FUNCTION] = module->init ? module->init->name : "";
    if (module->init)
        ft_site_add_related(program, site, module->init->unit,
                            &program->units[module->init->unit].facts->function.v[module->init->row].at,
                            "the module is created here");
}

/* A new-style export returns its slots directly. */
static void add_exports(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        const ft_fn *fn = program->fns.v[i];
        const ft_facts *f = program->units[fn->unit].facts;

        if (strncmp(fn->name, "PyModExport_", 12))
            continue;
        for (size_t r = 0; r < fn->returns.n; r++) {
            const ft_value_row *v = ft_value_at(program, fn->unit, f->ret.v[fn->returns.v[r]].value);
            const char *gil = v->kind == FT_VALUE_GLOBAL ? gil_of_slots(program, fn->unit, (ft_row)v->num) : NULL;
            ft_site *site;

            if (v->kind != FT_VALUE_GLOBAL)
                continue;
            site = ft_site_new(program, list, FT_SITE_MODULE, fn->unit, &f->global.v[v->num].at, fn, fn->name);
            site->attrs[FT_A_MODULE_NAME] = ft_facts_text(f, f->global.v[v->num].name);
            site->attrs[FT_A_MODULE_INIT] = "export";
            site->attrs[FT_A_MODULE_GIL] = gil ? gil : "missing";
            site->attrs[FT_A_MODULE_FUNCTION] = fn->name;
        }
    }
}

static void add_set_gil(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        const ft_fn *fn = program->fns.v[i];
        const ft_facts *f = program->units[fn->unit].facts;

        for (ft_row c = fn->first_call; c < fn->end_call; c++) {
            const ft_fn *top;
            ft_site *site;

            if (strcmp(ft_facts_text(f, f->call.v[c].callee), "PyUnstable_Module_SetGIL"))
                continue;
            top = init_above(fn, 4);
            site = ft_site_new(program, list, FT_SITE_SET_GIL, fn->unit, &f->call.v[c].at, fn, "PyUnstable_Module_SetGIL");
            site->attrs[FT_A_SET_GIL_WHERE] = top ? "init" : fn->init_only ? "exec" : "other";
            site->attrs[FT_A_SET_GIL_INIT] = top ? "single-phase" : fn->init_only ? "multi-phase" : "unknown";
        }
    }
}

void ft_sites_modules(ft_program *program, ft_site_list *list)
{
    ft_setup setup = {0};

    gather(program, &setup);
    for (size_t i = 0; i < program->vars.n; i++) {
        const ft_var_info *var = program->vars.v[i];
        const ft_global_row *g = &program->units[var->unit].facts->global.v[var->row];
        ft_module module = {.unit = var->unit, .global = var->row};

        if (!var->has_definition || !(g->flags & FT_GLOBAL_PROJECT) || !is_type(program, var->unit, g, "PyModuleDef"))
            continue;
        if (is_type(program, var->unit, g, "PyModuleDef_Slot") || strchr(ft_text(program, var->unit, g->type), '*'))
            continue;
        read_definition(program, &setup, &module);
        add_module(program, list, &module);
    }
    ft_vec_release(&setup.creations);
    ft_vec_release(&setup.slots);
    add_exports(program, list);
    add_set_gil(program, list);
}
