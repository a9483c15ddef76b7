/* What a store puts into a global: something that is the same whoever makes it, or a thing of its own? */
#include <string.h>

#include "link/program.h"

enum { MAX_DEPTH = 4 };

static bool starts_with(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Types whose objects never change once they are made. */
static bool is_immutable_type(const char *type)
{
    static const char *const types[] = {"str",  "bytes", "int",  "float",     "complex", "bool",
                                        "none", "tuple", "code", "frozenset", "slice",   "ellipsis"};

    for (size_t i = 0; type && i < sizeof types / sizeof types[0]; i++)
        if (!strcmp(type, types[i]))
            return true;
    return false;
}

/* Made empty: it is there to be filled. */
static bool is_container_type(const char *type)
{
    return type && (!strcmp(type, "dict") || !strcmp(type, "list") || !strcmp(type, "set"));
}

/* A module, and what one gets out of it, is the same every time. */
static bool is_import(const char *callee)
{
    return starts_with(callee, "PyImport_Import") || starts_with(callee, "PyObject_GetAttr") ||
           starts_with(callee, "PyType_GetSlot");
}

static ft_content of_value(const ft_program *program, uint32_t unit, ft_row value, int depth);

/* The more telling of two: one thing of its own is enough. Constants (NULL on failure) say nothing. */
static ft_content worse(ft_content a, ft_content b)
{
    return a > b ? a : b;
}

static ft_content of_callee(const ft_program *program, const ft_fn *callee, int depth)
{
    const ft_facts *f = program->units[callee->unit].facts;
    ft_content result = FT_CONTENT_CONSTANT;

    if (callee->returns.n == 0)
        return FT_CONTENT_OTHER;
    for (size_t i = 0; i < callee->returns.n; i++)
        result = worse(result, of_value(program, callee->unit, f->ret.v[callee->returns.v[i]].value, depth + 1));
    return result;
}

static ft_content of_call(const ft_program *program, uint32_t unit, ft_row call, int depth)
{
    const ft_model *model = ft_call_model(program, unit, call);
    const char *callee = ft_text(program, unit, program->units[unit].facts->call.v[call].callee);

    if (is_import(callee))
        return FT_CONTENT_IMPORT;
    if (model && model->returns == FT_RETURNS_NEW && is_immutable_type(model->type))
        return FT_CONTENT_IMMUTABLE;
    if (model)
        return model->returns == FT_RETURNS_NEW && is_container_type(model->type) ? FT_CONTENT_CONTAINER : FT_CONTENT_OTHER;
    return ft_call_callee(program, unit, call) ? of_callee(program, ft_call_callee(program, unit, call), depth)
                                               : FT_CONTENT_OTHER;
}

static ft_content of_members(const ft_program *program, uint32_t unit, ft_row phi, int depth)
{
    const ft_unit_info *u = &program->units[unit];
    ft_content result = FT_CONTENT_CONSTANT;

    for (ft_row m = u->first_member[phi]; m != FT_NO_ROW && m < u->facts->member.n && u->facts->member.v[m].value == phi; m++)
        result = worse(result, of_value(program, unit, u->facts->member.v[m].member, depth + 1));
    return result;
}

static ft_content of_value(const ft_program *program, uint32_t unit, ft_row value, int depth)
{
    const ft_value_row *v = ft_value_at(program, unit, value);

    if (depth > MAX_DEPTH)
        return FT_CONTENT_OTHER;
    switch ((ft_value_kind)v->kind) {
    case FT_VALUE_INT:
    case FT_VALUE_NULL:
    case FT_VALUE_STRING:
    case FT_VALUE_FUNC:
    case FT_VALUE_GLOBAL:
        return FT_CONTENT_CONSTANT;
    case FT_VALUE_RESULT:
        return of_call(program, unit, (ft_row)v->num, depth);
    case FT_VALUE_OUT: /* PyObject_GetOptionalAttr(module, name, &found) */
        return is_import(ft_text(program, unit, v->name)) ? FT_CONTENT_IMPORT : FT_CONTENT_OTHER;
    case FT_VALUE_PHI:
        return of_members(program, unit, value, depth);
    case FT_VALUE_LOAD: /* PyExc_ValueError */
        return starts_with(ft_text(program, unit, ft_value_at(program, unit, v->base)->name), "PyExc_") ? FT_CONTENT_IMMUTABLE
                                                                                                      : FT_CONTENT_OTHER;
    default:
        return FT_CONTENT_OTHER;
    }
}

ft_content ft_content_of(const ft_program *program, uint32_t unit, ft_row value)
{
    return value == FT_NO_ROW ? FT_CONTENT_OTHER : of_value(program, unit, value, 0);
}
