#include <string.h>

#include "analysis/flow.h"

static bool name_is_object(const char *name)
{
    size_t len = name ? strlen(name) : 0;

    if (len == 0)
        return false;
    if (!strcmp(name, "_object") || !strcmp(name, "_typeobject") || !strcmp(name, "PyObject"))
        return true;
    return len > 8 && !strncmp(name, "Py", 2) && !strcmp(name + len - 6, "Object");
}

/* A struct that begins with an object header, itself or through its first member. */
static bool is_object_record(const ft_record *record)
{
    for (int depth = 0; record && depth < 4; depth++) {
        const ft_type *first;

        if (name_is_object(record->name) || name_is_object(record->tag))
            return true;
        if (record->n_fields == 0)
            return false;
        if (record->fields[0].name && !strcmp(record->fields[0].name, "ob_base"))
            return true;
        first = record->fields[0].type;
        record = first && first->kind == FT_TY_RECORD ? first->record : NULL;
    }
    return false;
}

static ft_shape pointer_shape(const ft_type *type)
{
    const ft_type *inner = type->inner;

    if (!inner)
        return FT_SHAPE_POINTER;
    if (inner->kind == FT_TY_FUNCTION)
        return FT_SHAPE_FUNCTION;
    if (inner->kind == FT_TY_RECORD && (is_object_record(inner->record) || name_is_object(inner->name)))
        return FT_SHAPE_OBJECT;
    return FT_SHAPE_POINTER;
}

static ft_shape array_shape(const ft_type *type)
{
    const ft_type *element = type->inner;

    while (element && element->kind == FT_TY_ARRAY)
        element = element->inner;
    switch (ft_type_shape(element)) {
    case FT_SHAPE_SCALAR:
        return FT_SHAPE_ARRAY;
    case FT_SHAPE_OBJECT:
        return FT_SHAPE_OBJECTS;
    default:
        return FT_SHAPE_STRUCTS;
    }
}

ft_shape ft_type_shape(const ft_type *type)
{
    if (!type)
        return FT_SHAPE_OTHER;
    switch (type->kind) {
    case FT_TY_INT:
    case FT_TY_FLOAT:
        return FT_SHAPE_SCALAR;
    case FT_TY_POINTER:
        return pointer_shape(type);
    case FT_TY_ARRAY:
        return array_shape(type);
    case FT_TY_RECORD:
        return FT_SHAPE_STRUCT;
    case FT_TY_FUNCTION:
        return FT_SHAPE_FUNCTION;
    case FT_TY_OTHER:
    case FT_TY_VOID:
        break;
    }
    return FT_SHAPE_OTHER;
}
