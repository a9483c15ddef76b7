/* What Python hands to a function in each parameter, by the way that it is entered; what the C API hands out. */
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

enum { METH_VARARGS_BIT = 1, METH_KEYWORDS_BIT = 2, METH_O_BIT = 8, METH_FASTCALL_BIT = 0x80 };

static uint32_t of_method_param(const ft_fn *fn, uint32_t param)
{
    uint32_t flags = fn->method_flags;

    if (param == 0)
        return FT_FROM_PYTHON;
    if (ft_is_pickling(fn))
        return FT_FROM_CALL_ARGS;
    if (flags & METH_O_BIT)
        return FT_FROM_PYTHON;
    if (flags & METH_FASTCALL_BIT)
        return param == 1 ? FT_FROM_CALL_ARGS : FT_FROM_TUPLE;
    return param == 1 ? FT_FROM_TUPLE | FT_FROM_CALL_ARGS : FT_FROM_CALL_ARGS;
}

static bool is_call_slot(const ft_fn *fn)
{
    return fn->python_name && (!strcmp(fn->python_name, "tp_call") || !strcmp(fn->python_name, "Py_tp_call"));
}

uint32_t ft_role_origin(const ft_fn *fn, uint32_t param)
{
    uint32_t from = 0;

    if (fn->roles & FT_ROLE_METHOD)
        from |= of_method_param(fn, param);
    if (fn->roles & FT_ROLE_NEW)
        from |= param == 0 ? FT_FROM_PYTHON : FT_FROM_CALL_ARGS;
    if (fn->roles & FT_ROLES_LAST)
        from |= param == 0 ? FT_FROM_DYING : FT_FROM_NOWHERE;
    if (fn->roles & FT_ROLES_SLOT)
        from |= is_call_slot(fn) && param > 0 ? FT_FROM_CALL_ARGS : FT_FROM_PYTHON;
    if (fn->roles & (FT_ROLE_GETTER | FT_ROLE_SETTER))
        from |= FT_FROM_PYTHON;
    if (fn->roles & (FT_ROLE_CALLBACK | FT_ROLES_DETACHED | FT_ROLE_CAPI | FT_ROLE_INIT))
        from |= FT_FROM_NOWHERE;
    return from;
}

bool ft_api_runs_python(const char *api)
{
    static const char *const starts[] = {"PyObject_Call", "_PyObject_Call", "PyObject_Vectorcall", "PyEval_", "PyVectorcall_"};

    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (!strncmp(api, starts[i], strlen(starts[i])))
            return true;
    return false;
}

bool ft_is_plain_type(const char *type)
{
    static const char *const plain[] = {"int", "float", "complex", "bool", "str", "bytes"};

    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (!strcmp(type, plain[i]))
            return true;
    return false;
}

bool ft_is_immortal(const char *global)
{
    static const char *const names[] = {"_Py_NoneStruct",           "_Py_TrueStruct",      "_Py_FalseStruct",
                                        "_Py_NotImplementedStruct", "_Py_EllipsisObject"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (!strcmp(global, names[i]))
            return true;
    return false;
}
