/*
 * What calls through pointers reach: functions flow into fields, globals, parameters and results, and are called from there.
 * Where a pointer stands is told by its name (a field of a struct, one constant table), not by its address.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

/* A pointer that more functions stand in tells nothing about each of them. */
enum { MAX_TARGETS = 16, MAX_PHIS = 4 };

/* A place where pointers to functions stand. */
typedef struct ft_holder ft_holder;
struct ft_holder {
    ft_fn *fns[MAX_TARGETS];
    uint32_t n;
    bool many;          /* ... and others */
    bool leaks;         /* somebody who is not known reads it */
    bool queued;
    bool of_param;      /* each caller hands in its own, together with its own data */
    const char *record; /* the struct that it is a field of, or NULL */
    FT_VEC(ft_holder *) to;
};

typedef struct ft_pointers {
    ft_program *program;
    FT_VEC(ft_holder *) all, work;
    struct ft_named *by_key;
    struct ft_named *leaky;   /* names of structs that somebody who is not known gets */
    ft_holder **params;       /* by parameter (ft_param_number) */
    ft_holder **results;      /* by function id */
    bool *leaked, *resolved;  /* by function id */
    ft_row **record_of;       /* by unit and name: RECORD + 1 */
} ft_pointers;

/* ---- holders ------------------------------------------------------------------------------------- */

static ft_holder *new_holder(ft_pointers *p)
{
    ft_holder *h = FT_NEW(p->program->arena, ft_holder);

    ft_vec_push(&p->all, h);
    return h;
}

static ft_holder *holder_named(ft_pointers *p, const char *key)
{
    ft_holder *h = ft_named_find(p->by_key, key);

    if (!h) {
        h = new_holder(p);
        ft_named_add(&p->by_key, p->program->arena, ft_intern(p->program->strings, key), h);
    }
    return h;
}

static ft_holder *holder_of_result(ft_pointers *p, const ft_fn *fn)
{
    ft_holder **slot = &p->results[fn->id];

    if (!*slot)
        *slot = new_holder(p);
    return *slot;
}

static ft_holder *holder_of_param(ft_pointers *p, const ft_fn *fn, uint32_t index)
{
    ft_holder **slot = &p->params[ft_param_number(fn, index)];

    if (!*slot) {
        *slot = new_holder(p);
        (*slot)->of_param = true;
    }
    return *slot;
}

static ft_holder *holder_of_variable(ft_pointers *p, const ft_var_info *var, const char *field)
{
    char key[256];

    snprintf(key, sizeof key, "@%u.%.200s", var->id, field);
    return holder_named(p, key);
}

/* Structs of one name in two files are two. */
static ft_holder *holder_of_field(ft_pointers *p, uint32_t unit, ft_row record, const char *field)
{
    const ft_facts *f = p->program->units[unit].facts;
    const char *name = ft_facts_text(f, f->record.v[record].name);
    ft_holder *h;
    char key[768];

    snprintf(key, sizeof key, "%.300s#%.200s.%.200s", ft_facts_text(f, f->file.v[f->record.v[record].at.file].path), name, field);
    h = holder_named(p, key);
    if (!h->record)
        h->record = ft_intern(p->program->strings, name);
    return h;
}

/* Does a place of that type hold code, and not data that code was cast to? */
static bool holds_code(uint32_t shape, const char *type)
{
    if (!strncmp(type, "const ", 6))
        type += 6;
    return shape == FT_SHAPE_FUNCTION || (shape == FT_SHAPE_STRUCTS && strncmp(type, "void *", 6) != 0);
}

static bool is_const(const ft_program *program, const ft_var_info *var)
{
    return (program->units[var->unit].facts->global.v[var->row].flags & FT_GLOBAL_CONST) != 0;
}

/* The holder that an address is, NULL: none that is known. */
static ft_holder *holder_of_address(ft_pointers *p, uint32_t unit, ft_row address)
{
    ft_program *program = p->program;
    const ft_value_row *v = ft_value_at(program, unit, address);
    const ft_var_info *var;
    ft_row record;

    while (v->kind == FT_VALUE_INDEX) {
        address = v->base;
        v = ft_value_at(program, unit, address);
    }
    if (!holds_code(v->shape, ft_text(program, unit, v->type)))
        return NULL;
    var = ft_value_global(program, unit, ft_value_bottom(program, unit, address, false));
    if (v->kind == FT_VALUE_GLOBAL)
        return var ? holder_of_variable(p, var, "") : NULL;
    if (v->kind != FT_VALUE_FIELD)
        return NULL;
    if (var && is_const(program, var))
        return holder_of_variable(p, var, ft_text(program, unit, v->name));
    record = p->record_of[unit][v->record];
    return record ? holder_of_field(p, unit, record - 1, ft_text(program, unit, v->name)) : NULL;
}

static void put(ft_pointers *p, ft_holder *h, ft_fn *fn)
{
    for (uint32_t i = 0; i < h->n; i++)
        if (h->fns[i] == fn)
            return;
    if (h->n == MAX_TARGETS) {
        h->many = true;
        p->leaked[fn->id] = true;
    } else {
        h->fns[h->n++] = fn;
    }
    if (!h->queued) {
        h->queued = true;
        ft_vec_push(&p->work, h);
    }
}

/* ---- where a value comes from --------------------------------------------------------------------- */

typedef void ft_visit(ft_pointers *p, ft_fn *fn, ft_holder *from, ft_holder *to);

/* Each function or holder that the value may be or come from. */
static void each_source(ft_pointers *p, uint32_t unit, ft_row value, int depth, ft_visit *visit, ft_holder *to)
{
    const ft_unit_info *u = &p->program->units[unit];
    const ft_value_row *v = ft_value_at(p->program, unit, value);
    ft_holder *from = NULL;
    ft_fn *fn;

    if (v->kind == FT_VALUE_FUNC) {
        if ((fn = ft_function_named(p->program, unit, v->name)))
            visit(p, fn, NULL, to);
    } else if (v->kind == FT_VALUE_PHI && depth < MAX_PHIS) {
        for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n && u->facts->member.v[m].value == value; m++)
            each_source(p, unit, u->facts->member.v[m].member, depth + 1, visit, to);
    } else if (v->kind == FT_VALUE_RESULT) {
        for (fn = ft_call_callee(p->program, unit, (ft_row)v->num); fn; fn = fn->twin)
            visit(p, NULL, holder_of_result(p, fn), to);
    } else if (v->kind == FT_VALUE_LOAD) {
        from = holder_of_address(p, unit, v->base);
    } else if (v->kind == FT_VALUE_PARAM && v->shape == FT_SHAPE_FUNCTION && v->num >= 0 &&
               v->num < u->fn_of_row[v->function]->n_params) {
        from = holder_of_param(p, u->fn_of_row[v->function], (uint32_t)v->num);
    }
    if (from)
        visit(p, NULL, from, to);
}

static void flows(ft_pointers *p, ft_fn *fn, ft_holder *from, ft_holder *to)
{
    if (fn)
        put(p, to, fn);
    else if (from != to)
        ft_vec_push(&from->to, to);
}

static void leaks(ft_pointers *p, ft_fn *fn, ft_holder *from, ft_holder *to)
{
    (void)to;
    if (fn)
        p->leaked[fn->id] = true;
    else
        from->leaks = true;
}

static void flow(ft_pointers *p, uint32_t unit, ft_row value, ft_holder *to)
{
    each_source(p, unit, value, 0, to ? flows : leaks, to);
}

static bool is_code(const ft_value_row *v)
{
    return v->kind == FT_VALUE_FUNC || v->kind == FT_VALUE_PHI || v->shape == FT_SHAPE_FUNCTION;
}

/* ---- initialisers ---------------------------------------------------------------------------------- */

/* "const struct codec[3]" -> "codec" */
static const char *bare_type(const char *type, char *buf, size_t size)
{
    static const char *const words[] = {"const ", "volatile ", "struct ", "union "};
    size_t n;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (!strncmp(type, words[i], strlen(words[i])))
            type += strlen(words[i]);
    n = strcspn(type, "[*");
    while (n > 0 && type[n - 1] == ' ')
        n--;
    snprintf(buf, size, "%.*s", (int)(n < size ? n : 0), type);
    return buf;
}

static const ft_field_row *field_of(const ft_facts *f, ft_row record, const char *name, size_t n)
{
    for (size_t i = 0; i < f->field.n; i++)
        if (f->field.v[i].record == record && !strncmp(ft_facts_text(f, f->field.v[i].name), name, n) &&
            !ft_facts_text(f, f->field.v[i].name)[n])
            return &f->field.v[i];
    return NULL;
}

static ft_row record_named(const ft_facts *f, const char *name)
{
    for (ft_row i = 0; i < f->record.n; i++)
        if (!strcmp(ft_facts_text(f, f->record.v[i].name), name))
            return i;
    return FT_NO_ROW;
}

/* The field at the end of "[2].inner.run", seen from a variable of a struct type; *record: the struct that declares it. */
static const ft_field_row *field_at(const ft_facts *f, const ft_global_row *global, const char *path, ft_row *record)
{
    const ft_field_row *field = NULL;
    char name[256];

    *record = record_named(f, bare_type(ft_facts_text(f, global->type), name, sizeof name));
    if (*record == FT_NO_ROW)
        *record = record_named(f, bare_type(ft_facts_text(f, global->canonical), name, sizeof name));
    for (path = strchr(path, '.'); path && *record != FT_NO_ROW; path = strchr(path + 1, '.')) {
        size_t n = strcspn(path + 1, ".[");

        if (field) { /* one struct further in; what has no name is known by the field that it stands in */
            const char *outer = ft_facts_text(f, f->record.v[*record].name), *type = ft_facts_text(f, field->type);

            if (strstr(type, "(unnamed"))
                snprintf(name, sizeof name, "%.120s.%.120s", outer, ft_facts_text(f, field->name));
            else
                bare_type(type, name, sizeof name);
            *record = record_named(f, name);
        }
        field = *record == FT_NO_ROW ? NULL : field_of(f, *record, path + 1, n);
        if (!field)
            return NULL;
    }
    return field;
}

static void flow_from_table(ft_pointers *p, uint32_t unit, const ft_init_row *init)
{
    const ft_facts *f = p->program->units[unit].facts;
    const ft_global_row *global = &f->global.v[init->global];
    const ft_var_info *var = p->program->units[unit].var_of_row[init->global];
    ft_fn *fn = ft_function_named(p->program, unit, init->text);
    const char *path = ft_facts_text(f, init->path);
    const ft_field_row *field;
    ft_row record;

    if (!fn)
        return;
    if (!strchr(path, '.')) {
        if (holds_code(global->shape, ft_facts_text(f, global->type)))
            put(p, holder_of_variable(p, var, ""), fn);
        else
            p->leaked[fn->id] = true;
        return;
    }
    field = field_at(f, global, path, &record);
    if (!field || !holds_code(field->shape, ft_facts_text(f, field->type))) {
        p->leaked[fn->id] = true;
        return;
    }
    put(p, holder_of_field(p, unit, record, ft_facts_text(f, field->name)), fn);
    if (is_const(p->program, var))
        put(p, holder_of_variable(p, var, ft_facts_text(f, field->name)), fn);
}

/* ---- stores, arguments, results ---------------------------------------------------------------------- */

static void flow_from_access(ft_pointers *p, uint32_t unit, const ft_access_row *a)
{
    ft_holder *h;

    if (a->stored != FT_NO_ROW && is_code(ft_value_at(p->program, unit, a->stored)))
        flow(p, unit, a->stored, holder_of_address(p, unit, a->object));
    if (a->kind == FT_ACC_ESCAPE && (h = holder_of_address(p, unit, a->object)))
        h->leaks = true;
}

/* A library gets a struct with pointers in it: it may call them. The interpreter does not look into structs of the project. */
static void hand_out(ft_pointers *p, uint32_t unit, ft_row call, const ft_value_row *v)
{
    const char *callee = ft_text(p->program, unit, p->program->units[unit].facts->call.v[call].callee);
    char name[256];
    const char *record;

    if (ft_call_model(p->program, unit, call) || (!strncmp(callee, "Py", 2) && strcmp(callee, "PyCapsule_New") != 0) ||
        !strncmp(callee, "_Py", 3))
        return;
    record = ft_intern(p->program->strings, bare_type(ft_text(p->program, unit, v->type), name, sizeof name));
    if (*record && !ft_named_find(p->leaky, record))
        ft_named_add(&p->leaky, p->program->arena, record, p);
}

static bool takes_code(const ft_pointers *p, const ft_fn *fn, uint32_t index)
{
    const ft_facts *f = p->program->units[fn->unit].facts;

    for (size_t i = 0; index < fn->n_params && i < f->param.n; i++)
        if (f->param.v[i].function == fn->row && f->param.v[i].index == index)
            return f->param.v[i].shape == FT_SHAPE_FUNCTION;
    return false;
}

static void flow_from_argument(ft_pointers *p, uint32_t unit, const ft_arg_row *arg)
{
    const ft_value_row *v = ft_value_at(p->program, unit, arg->value);
    ft_fn *callee = ft_call_callee(p->program, unit, arg->call);
    ft_holder *h;

    if (is_code(v)) {
        if (!callee)
            flow(p, unit, arg->value, NULL);
        for (; callee; callee = callee->twin)
            flow(p, unit, arg->value, takes_code(p, callee, arg->index) ? holder_of_param(p, callee, arg->index) : NULL);
    } else if (v->kind != FT_VALUE_LOAD && (h = holder_of_address(p, unit, arg->value))) {
        h->leaks = true;
    } else if (!callee && arg->index < FT_MAX_PARAMS) {
        hand_out(p, unit, arg->call, v);
    }
}

static void collect(ft_pointers *p, uint32_t unit)
{
    const ft_unit_info *u = &p->program->units[unit];
    const ft_facts *f = u->facts;

    for (size_t i = 0; i < f->init.n; i++)
        if (f->init.v[i].kind == FT_HOLDS_FUNCTION)
            flow_from_table(p, unit, &f->init.v[i]);
    for (size_t i = 0; i < f->access.n; i++)
        flow_from_access(p, unit, &f->access.v[i]);
    for (size_t i = 0; i < f->arg.n; i++)
        flow_from_argument(p, unit, &f->arg.v[i]);
    for (size_t i = 0; i < f->ret.n; i++)
        if (is_code(ft_value_at(p->program, unit, f->ret.v[i].value)))
            flow(p, unit, f->ret.v[i].value, holder_of_result(p, u->fn_of_row[f->ret.v[i].function]));
}

static void propagate(ft_pointers *p)
{
    for (size_t i = 0; i < p->work.n; i++) {
        ft_holder *h = p->work.v[i];

        h->queued = false;
        for (size_t t = 0; t < h->to.n; t++) {
            ft_holder *to = h->to.v[t];

            for (uint32_t k = 0; k < h->n; k++)
                put(p, to, h->fns[k]);
            if (h->many && !to->many) {
                to->many = true;
                if (!to->queued) {
                    to->queued = true;
                    ft_vec_push(&p->work, to);
                }
            }
        }
    }
    for (size_t i = 0; i < p->all.n; i++) {
        const ft_holder *h = p->all.v[i];

        if (h->leaks || h->many || (h->record && ft_named_find(p->leaky, h->record)))
            for (uint32_t k = 0; k < h->n; k++)
                p->leaked[h->fns[k]->id] = true;
    }
}

/* ---- calls ------------------------------------------------------------------------------------------- */

static void gather(ft_pointers *p, ft_fn *fn, ft_holder *from, ft_holder *to)
{
    if (fn)
        put(p, to, fn);
    for (uint32_t i = 0; from && i < from->n; i++)
        put(p, to, from->fns[i]);
    to->many |= from && (from->many || (from->of_param && from->n > 1)); /* which caller hands in which is not known */
}

static void resolve(ft_pointers *p, ft_fn *fn, ft_row call)
{
    const ft_call_row *row = &p->program->units[fn->unit].facts->call.v[call];
    ft_holder found = {.queued = true};

    if (row->target == FT_NO_ROW || ft_call_callee(p->program, fn->unit, call) || ft_call_model(p->program, fn->unit, call))
        return;
    each_source(p, fn->unit, row->target, 0, gather, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        if (found.many) {
            p->leaked[found.fns[i]->id] = true;
            continue;
        }
        p->resolved[found.fns[i]->id] = true;
        ft_vec_push(&fn->pointer_calls, ((ft_pointer_call){call, found.fns[i], found.n}));
    }
}

static void index_records(ft_pointers *p)
{
    p->record_of = FT_NEW_ARRAY(p->program->arena, ft_row *, p->program->n_units + 1);
    for (uint32_t u = 0; u < p->program->n_units; u++) {
        const ft_facts *f = p->program->units[u].facts;

        p->record_of[u] = ft_xcalloc(ft_interner_count(f->strings) + 1u, sizeof *p->record_of[u]);
        for (ft_row i = (ft_row)f->record.n; i > 0; i--)
            p->record_of[u][f->record.v[i - 1].name] = i;
    }
}

static void release(ft_pointers *p)
{
    for (uint32_t u = 0; u < p->program->n_units; u++)
        free(p->record_of[u]);
    for (size_t i = 0; i < p->all.n; i++)
        ft_vec_release(&p->all.v[i]->to);
    ft_vec_release(&p->all);
    ft_vec_release(&p->work);
    ft_named_clear(&p->by_key);
    ft_named_clear(&p->leaky);
}

void ft_pointers_resolve(ft_program *program)
{
    ft_pointers p = {.program = program};
    size_t n = program->fns.n + 1;

    p.params = FT_NEW_ARRAY(program->arena, ft_holder *, program->n_params + 1);
    p.results = FT_NEW_ARRAY(program->arena, ft_holder *, n);
    p.leaked = FT_NEW_ARRAY(program->arena, bool, n);
    p.resolved = FT_NEW_ARRAY(program->arena, bool, n);
    index_records(&p);
    for (uint32_t u = 0; u < program->n_units; u++)
        collect(&p, u);
    propagate(&p);
    for (size_t i = 0; i < program->fns.n; i++)
        for (ft_row c = program->fns.v[i]->first_call; c < program->fns.v[i]->end_call; c++)
            resolve(&p, program->fns.v[i], c);
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        if (p.resolved[fn->id] && !p.leaked[fn->id])
            fn->roles &= ~(uint32_t)FT_ROLE_CALLBACK;
    }
    release(&p);
}
