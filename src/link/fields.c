#include "link/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a function does with the values it read, by VALUE row of one unit. */
enum {
    SEEN_USED = 1,     /* passed, returned, stored or looked into */
    SEEN_RELEASED = 2, /* Py_DECREF and the like */
    SEEN_FREED = 4,    /* free(), realloc() */
    SEEN_LOAD = 8      /* there is a LOAD of this address */
};

/* A reference that a function gives up as it got it from an accessor: Py_DECREF(GET_ITEM(self)). */
typedef struct ft_given_up {
    ft_row function;
    const char *record, *name;
} ft_given_up;

typedef struct ft_collector {
    ft_program *program;
    const ft_reach *reach;
    ft_fields *out;
    /* Of the current unit: */
    ft_row *record_of;      /* by name: RECORD + 1 */
    ft_row *first_field;    /* by RECORD; its fields stand next to each other */
    ft_field_info **known;  /* by FIELD, two each: itself, and what stands in the container that it holds */
    uint8_t *seen;          /* by VALUE: SEEN_* */
    ft_row *load_of;        /* by VALUE, an address: LOAD */
    FT_VEC(ft_given_up) given_up;
} ft_collector;

/* ---- declared fields ------------------------------------------------------------------------------- */

static bool is_silent_type(const ft_program *program, const ft_field_row *field, const char *type)
{
    ft_type_role role = ft_models_type_of(program->models, type);

    return (field->flags & FT_GLOBAL_ATOMIC) || role == FT_TYPE_LOCK || role == FT_TYPE_ATOMIC || role == FT_TYPE_TLS;
}

/* Fields that the interpreter itself works on. */
static bool is_interpreters(const char *name)
{
    return !strncmp(name, "ob_", 3) || !strncmp(name, "tp_", 3) || strstr(name, "weakref") || strstr(name, "weaklist");
}

static const char *field_key(char *buf, size_t size, const char *place, const char *record, const char *field, bool element)
{
    snprintf(buf, size, "%.300s#%.150s.%.150s%s", place, record, field, element ? "[]" : "");
    return buf;
}

static const ft_record_row *record_named(const ft_collector *c, const ft_facts *f, ft_str name)
{
    return c->record_of[name] ? &f->record.v[c->record_of[name] - 1] : NULL;
}

/* Does the struct begin with the header of an object, itself or through its first member? */
static bool is_object_record(const ft_collector *c, uint32_t unit, const ft_record_row *record)
{
    const ft_facts *f = c->program->units[unit].facts;

    for (int depth = 0; record && depth < 4; depth++) {
        ft_row first = c->first_field[record - f->record.v];

        if (first == FT_NO_ROW)
            return false;
        if (!strcmp(ft_facts_text(f, f->field.v[first].name), "ob_base"))
            return true;
        record = record_named(c, f, f->field.v[first].type);
    }
    return false;
}

static ft_field_info *add_field(ft_collector *c, uint32_t unit, const ft_record_row *record, const ft_field_row *row,
                                bool element)
{
    const ft_facts *f = c->program->units[unit].facts;
    const char *name = ft_facts_text(f, row->name), *type = ft_facts_text(f, row->type);
    ft_field_info *info;
    char buf[768];
    const char *key = field_key(buf, sizeof buf, ft_facts_text(f, f->file.v[record->at.file].path),
                                ft_facts_text(f, record->name), name, element);

    info = ft_named_find(c->out->by_key, key);
    if (info)
        return info;
    info = FT_NEW(c->program->arena, ft_field_info);
    info->record = ft_facts_text(f, record->name);
    info->name = element ? ft_arena_printf(c->program->arena, "%s[]", name) : name;
    info->type = type;
    info->shape = element ? FT_SHAPE_OBJECT : (ft_shape)row->shape;
    info->number = (uint32_t)c->out->fields.n;
    info->of_object = is_object_record(c, unit, record);
    info->element = element;
    info->bits = row->flags & FT_FIELD_BITS;
    info->member = element ? NULL : ft_member_of(c->program, info->record, info->name);
    if (info->member && !info->member->is_set)
        info->member = NULL;
    info->silent = is_interpreters(name) || is_silent_type(c->program, row, type);
    ft_vec_push(&c->out->fields, info);
    ft_named_add(&c->out->by_key, c->program->arena, ft_intern(c->program->strings, key), info);
    return info;
}

/* The first of the adjacent bit-fields that a bit-field belongs to: writing one writes all of them. */
static const ft_field_row *first_of_word(const ft_facts *f, const ft_field_row *row)
{
    while (row->flags & FT_FIELD_BITS && row > f->field.v && row[-1].record == row->record && row[-1].flags & FT_FIELD_BITS)
        row--;
    return row;
}

static ft_field_info *find_field(ft_collector *c, uint32_t unit, const ft_value_row *v, bool element)
{
    const ft_facts *f = c->program->units[unit].facts;
    const ft_record_row *record = v->record ? record_named(c, f, v->record) : NULL;
    ft_row row = record ? c->first_field[record - f->record.v] : FT_NO_ROW;
    ft_field_info **known;

    if (row == FT_NO_ROW)
        return NULL;
    while (row < f->field.n && f->field.v[row].record == (ft_row)(record - f->record.v) && f->field.v[row].name != v->name)
        row++;
    if (row == f->field.n || f->field.v[row].record != (ft_row)(record - f->record.v))
        return NULL;
    known = &c->known[2 * row + element];
    if (!*known)
        *known = add_field(c, unit, record, first_of_word(f, &f->field.v[row]), element);
    return *known;
}

static void note_records(ft_collector *c, uint32_t unit)
{
    const ft_facts *f = c->program->units[unit].facts;

    c->record_of = ft_xcalloc(ft_interner_count(f->strings) + 1u, sizeof *c->record_of);
    c->first_field = ft_xcalloc(f->record.n + 1, sizeof *c->first_field);
    c->known = ft_xcalloc(2 * f->field.n + 1, sizeof(ft_field_info *));
    for (size_t i = f->record.n; i-- > 0;) {
        c->record_of[f->record.v[i].name] = (ft_row)i + 1;
        c->first_field[i] = FT_NO_ROW;
    }
    for (size_t i = f->field.n; i-- > 0;)
        c->first_field[f->field.v[i].record] = (ft_row)i;
}

/* ---- what becomes of values -------------------------------------------------------------------------- */

static void mark(ft_collector *c, uint32_t unit, ft_row value, uint8_t bits)
{
    const ft_unit_info *u = &c->program->units[unit];

    if (value >= u->facts->value.n || (c->seen[value] & bits) == bits)
        return;
    c->seen[value] |= bits;
    if (u->facts->value.v[value].kind != FT_VALUE_PHI)
        return;
    for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n; m++) {
        if (u->facts->member.v[m].value != value)
            break;
        mark(c, unit, u->facts->member.v[m].member, bits);
    }
}

/* The field that the function is only there to read, NULL if it is something else. */
static const ft_value_row *accessed_field(const ft_program *program, const ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_value_row *found = NULL;

    for (size_t i = 0; i < fn->returns.n; i++) {
        const ft_value_row *v = ft_value_at(program, fn->unit, f->ret.v[fn->returns.v[i]].value);
        const ft_value_row *field = ft_value_at(program, fn->unit, v->base);

        if (v->kind == FT_VALUE_NULL)
            continue;
        if (v->kind != FT_VALUE_LOAD || field->kind != FT_VALUE_FIELD || (found && found->name != field->name) ||
            ft_value_at(program, fn->unit, ft_value_bottom(program, fn->unit, v->base, false))->kind != FT_VALUE_PARAM)
            return NULL;
        found = field;
    }
    return found;
}

static void note_given_up(ft_collector *c, uint32_t unit, const ft_value_row *v)
{
    const ft_fn *callee = v->kind == FT_VALUE_RESULT ? ft_call_callee(c->program, unit, (ft_row)v->num) : NULL;
    const ft_value_row *field = callee ? accessed_field(c->program, callee) : NULL;

    if (field)
        ft_vec_push(&c->given_up, ((ft_given_up){v->function, ft_text(c->program, callee->unit, field->record),
                                                 ft_text(c->program, callee->unit, field->name)}));
}

static void mark_released(ft_collector *c, uint32_t unit, ft_row value)
{
    mark(c, unit, value, SEEN_RELEASED);
    note_given_up(c, unit, ft_value_at(c->program, unit, value));
}

static void mark_call(ft_collector *c, uint32_t unit, const ft_arg_row *arg)
{
    if (ft_arg_drops(c->program, unit, arg))
        mark_released(c, unit, arg->value);
    else if (ft_arg_frees(c->program, unit, arg)) /* by its name only: counts where the field is written as well */
        mark(c, unit, arg->value, SEEN_FREED | SEEN_RELEASED);
    else
        mark(c, unit, arg->value, SEEN_USED);
}

static void mark_values(ft_collector *c, uint32_t unit)
{
    const ft_facts *f = c->program->units[unit].facts;

    memset(c->seen, 0, f->value.n * sizeof c->seen[0]);
    c->given_up.n = 0;
    for (ft_row i = 0; i < f->value.n; i++) {
        const ft_value_row *v = &f->value.v[i];

        if (v->base == FT_NO_ROW)
            continue;
        if (v->kind == FT_VALUE_LOAD) {
            c->load_of[v->base] = i;
            c->seen[v->base] |= SEEN_LOAD;
        }
        if (f->value.v[v->base].kind == FT_VALUE_LOAD)
            mark(c, unit, v->base, SEEN_USED);
    }
    for (size_t i = 0; i < f->arg.n; i++)
        mark_call(c, unit, &f->arg.v[i]);
    for (size_t i = 0; i < f->ret.n; i++)
        mark(c, unit, f->ret.v[i].value, SEEN_USED);
    for (size_t i = 0; i < f->access.n; i++)
        if (f->access.v[i].stored != FT_NO_ROW)
            mark(c, unit, f->access.v[i].stored, SEEN_USED);
}

/* What was done, anywhere in the function, with what had been read from the address. */
static uint8_t fate(const ft_collector *c, ft_row address)
{
    return c->seen[address] & SEEN_LOAD ? c->seen[c->load_of[address]] : 0;
}

static bool is_given_up(const ft_collector *c, const ft_fn *fn, ft_row address)
{
    const ft_value_row *v = ft_value_at(c->program, fn->unit, address);

    for (size_t i = 0; i < c->given_up.n; i++)
        if (c->given_up.v[i].function == fn->row && !strcmp(c->given_up.v[i].name, ft_text(c->program, fn->unit, v->name)) &&
            !strcmp(c->given_up.v[i].record, ft_text(c->program, fn->unit, v->record)))
            return true;
    return false;
}

/* ---- touches ------------------------------------------------------------------------------------------ */

/* The field that an address is, or is an element of; *element: of the array that the field points at. */
static ft_row field_of(const ft_program *program, uint32_t unit, ft_row address, bool *element)
{
    const ft_value_row *v = ft_value_at(program, unit, address);

    *element = false;
    while (v->kind == FT_VALUE_INDEX) {
        address = v->base;
        v = ft_value_at(program, unit, address);
    }
    if (v->kind == FT_VALUE_LOAD) {
        *element = true;
        address = v->base;
        v = ft_value_at(program, unit, address);
    }
    return v->kind == FT_VALUE_FIELD ? address : FT_NO_ROW;
}

/* The struct of the field that is nearest to where the path starts. */
static const char *owner_of(const ft_program *program, uint32_t unit, ft_row address)
{
    const char *owner = "";

    for (const ft_value_row *v = ft_value_at(program, unit, address);
         v->kind == FT_VALUE_FIELD || v->kind == FT_VALUE_INDEX || v->kind == FT_VALUE_LOAD;
         v = ft_value_at(program, unit, v->base))
        if (v->kind == FT_VALUE_FIELD)
            owner = ft_text(program, unit, v->record);
    return owner;
}

static bool is_constant(const ft_program *program, uint32_t unit, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, unit, value);

    return v->kind == FT_VALUE_INT || v->kind == FT_VALUE_NULL || v->kind == FT_VALUE_STRING ||
           v->kind == FT_VALUE_FUNC || v->kind == FT_VALUE_GLOBAL;
}

static bool is_immortal(const ft_program *program, uint32_t unit, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, unit, value);
    const char *callee = v->kind == FT_VALUE_OUT ? ft_text(program, unit, v->name) : "";

    if (v->kind == FT_VALUE_RESULT)
        callee = ft_text(program, unit, program->units[unit].facts->call.v[v->num].callee);
    return is_constant(program, unit, value) || !strncmp(callee, "PyUnicode_Intern", 16);
}

/* Adds a touch if the object is one that Python code has. */
static void add_touch(ft_collector *c, const ft_fn *fn, ft_row address, ft_touch touch, ft_point at, ft_row stored)
{
    ft_program *program = c->program;
    uint32_t ways;
    bool element;
    ft_row field = field_of(program, fn->unit, address, &element);
    ft_field_info *info;

    if (field == FT_NO_ROW)
        return;
    ways = ft_reach_at(program, c->reach, fn, field, at);
    if (!(ways & (FT_WAY_OPEN | FT_WAY_LOCKED)))
        return;
    if (element && ft_value_at(program, fn->unit, address)->shape != FT_SHAPE_OBJECT) {
        element = false; /* what lies in the memory is not told apart: the pointer is used */
        touch.kind = FT_ACC_READ;
        touch.used = true;
        stored = FT_NO_ROW;
    }
    info = find_field(c, fn->unit, ft_value_at(program, fn->unit, field), element);
    if (!info || info->silent)
        return;
    touch.fn = fn;
    touch.field = info;
    touch.name = info->bits ? ft_text(program, fn->unit, ft_value_at(program, fn->unit, field)->name) : info->name;
    touch.owner = owner_of(program, fn->unit, field);
    touch.param = ft_reach_param(program, fn, field);
    touch.conditions = at.conditions;
    touch.locked = !(ways & FT_WAY_OPEN);
    touch.frees = (fate(c, field) & SEEN_FREED) != 0;
    touch.releases = (fate(c, element ? address : field) & SEEN_RELEASED) || (!element && is_given_up(c, fn, field));
    touch.used |= (fate(c, element ? address : field) & SEEN_USED) != 0;
    touch.clears = stored != FT_NO_ROW && ft_value_at(program, fn->unit, stored)->kind == FT_VALUE_NULL;
    touch.immortal = stored != FT_NO_ROW && is_immortal(program, fn->unit, stored);
    touch.constant = stored != FT_NO_ROW && is_constant(program, fn->unit, stored);
    ft_vec_push(&info->touches, (uint32_t)c->out->touches.n);
    ft_vec_push(&c->out->touches, touch);
}

static void collect_access(ft_collector *c, const ft_fn *fn, ft_row access)
{
    const ft_access_row *a = &c->program->units[fn->unit].facts->access.v[access];
    ft_touch touch = {.at = a->at, .kind = (ft_access_kind)a->kind, .flags = a->flags};
    bool element;
    ft_row field;
    ft_field_info *info;

    if (a->kind == FT_ACC_ATOMIC) {
        field = field_of(c->program, fn->unit, a->object, &element);
        info = field != FT_NO_ROW ? find_field(c, fn->unit, ft_value_at(c->program, fn->unit, field), element) : NULL;
        if (info)
            info->silent = true;
        return;
    }
    if (a->kind == FT_ACC_ESCAPE ||
        (ft_access_is_private(c->program, fn->unit, access) && ft_reach_is_made_here(c->program, fn, a->object)))
        return;
    add_touch(c, fn, a->object, touch, (ft_point){a->lockset, a->flags, a->conditions}, a->stored);
}

/* The address of a field goes to a function that fills it in. */
static void collect_argument(ft_collector *c, const ft_fn *fn, ft_row call, const ft_arg_row *arg)
{
    const ft_facts *f = c->program->units[fn->unit].facts;
    const ft_call_row *row = &f->call.v[call];
    const ft_model *model = ft_call_model(c->program, fn->unit, call);
    ft_shape shape = (ft_shape)ft_value_at(c->program, fn->unit, arg->value)->shape;
    ft_touch touch = {.at = row->at, .kind = FT_ACC_WRITE, .flags = row->flags};
    const ft_fn *callee;
    bool element;

    if (field_of(c->program, fn->unit, arg->value, &element) == FT_NO_ROW || element || shape == FT_SHAPE_STRUCT ||
        ft_value_at(c->program, fn->unit, arg->value)->kind == FT_VALUE_LOAD)
        return;
    if (ft_arg_is_private(c->program, fn->unit, (ft_row)(arg - f->arg.v)) && ft_reach_is_made_here(c->program, fn, arg->value))
        return;
    if (model) {
        if (!ft_model_writes(model, arg->index))
            return;
    } else {
        callee = ft_call_callee(c->program, fn->unit, call);
        if (!callee || arg->index >= callee->n_params || !callee->params[arg->index].writes)
            return;
        if (callee->params[arg->index].writes_lazily)
            touch.flags |= FT_AT_UNSET;
        else if (callee->params[arg->index].reads || (c->seen[arg->value] & SEEN_LOAD))
            touch.kind = FT_ACC_RMW;
    }
    add_touch(c, fn, arg->value, touch, (ft_point){row->lockset, row->flags, row->conditions}, FT_NO_ROW);
}

static void collect_function(ft_collector *c, const ft_fn *fn)
{
    for (size_t i = 0; i < fn->accesses.n; i++)
        collect_access(c, fn, fn->accesses.v[i]);
    for (ft_row call = fn->first_call; call < fn->end_call; call++) {
        uint32_t n = ft_call_n_args(c->program, fn->unit, call);

        for (uint32_t i = 0; i < n; i++)
            collect_argument(c, fn, call, ft_call_arg(c->program, fn->unit, call, i));
    }
}

static void collect_unit(ft_collector *c, uint32_t unit)
{
    const ft_unit_info *u = &c->program->units[unit];
    size_t n = u->facts->value.n + 1;

    c->seen = ft_xcalloc(n, sizeof *c->seen);
    c->load_of = ft_xcalloc(n, sizeof *c->load_of);
    note_records(c, unit);
    mark_values(c, unit);
    for (ft_row i = 0; i < u->facts->function.n; i++) {
        const ft_fn *fn = u->fn_of_row[i];

        if (fn && fn->unit == unit && fn->row == i && !fn->init_only)
            collect_function(c, fn);
    }
    free(c->record_of);
    free(c->first_field);
    free(c->known);
    free(c->seen);
    free(c->load_of);
}

void ft_fields_collect(ft_program *program, const ft_reach *reach, ft_fields *out)
{
    ft_collector c = {.program = program, .reach = reach, .out = out};

    for (uint32_t u = 0; u < program->n_units; u++)
        collect_unit(&c, u);
    ft_vec_release(&c.given_up);
}

void ft_fields_release(ft_fields *fields)
{
    for (size_t i = 0; i < fields->fields.n; i++)
        ft_vec_release(&fields->fields.v[i]->touches);
    ft_vec_release(&fields->touches);
    ft_vec_release(&fields->fields);
    ft_named_clear(&fields->by_key);
}
