/* funcobject.h - ftlint: Python functions, classmethod, staticmethod */
#ifndef Py_FUNCOBJECT_H
#define Py_FUNCOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    PyObject *func_globals;
    PyObject *func_builtins;
    PyObject *func_name;
    PyObject *func_qualname;
    PyObject *func_code;
    PyObject *func_defaults;
    PyObject *func_kwdefaults;
    PyObject *func_closure;
    PyObject *func_doc;
    PyObject *func_dict;
    PyObject *func_weakreflist;
    PyObject *func_module;
    PyObject *func_annotations;
    PyObject *func_annotate;
    PyObject *func_typeparams;
    vectorcallfunc vectorcall;
    uint32_t func_version;
} PyFunctionObject;
typedef struct {
    PyObject *fc_globals;
    PyObject *fc_builtins;
    PyObject *fc_name;
    PyObject *fc_qualname;
    PyObject *fc_code;
    PyObject *fc_defaults;
    PyObject *fc_kwdefaults;
    PyObject *fc_closure;
} PyFrameConstructor;
#define PY_FOREACH_FUNC_EVENT(V) V(CREATE) V(DESTROY) V(MODIFY_CODE) V(MODIFY_DEFAULTS) V(MODIFY_KWDEFAULTS)
typedef enum {
    PyFunction_EVENT_CREATE,
    PyFunction_EVENT_DESTROY,
    PyFunction_EVENT_MODIFY_CODE,
    PyFunction_EVENT_MODIFY_DEFAULTS,
    PyFunction_EVENT_MODIFY_KWDEFAULTS
} PyFunction_WatchEvent;
typedef int (*PyFunction_WatchCallback)(PyFunction_WatchEvent, PyFunctionObject *, PyObject *);
#define PyFunction_AS_FRAME_CONSTRUCTOR(func) \
    ((PyFrameConstructor *)&((PyFunctionObject *)(func))->func_globals)
PyAPI_FUNC(PyObject *) _PyFunction_Vectorcall(PyObject *, PyObject *const *, size_t, PyObject *);
PyAPI_FUNC(PyObject *) _PyFunction_FastCallDict(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);

PyAPI_DATA(PyTypeObject) PyClassMethod_Type;
PyAPI_DATA(PyTypeObject) PyFunction_Type;
PyAPI_DATA(PyTypeObject) PyStaticMethod_Type;

PyAPI_FUNC(PyObject *) PyClassMethod_New(PyObject *);
PyAPI_FUNC(int) PyFunction_AddWatcher(PyFunction_WatchCallback);
PyAPI_FUNC(int) PyFunction_Check(PyObject *);
#define PyFunction_Check(op) PyFunction_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFunction_ClearWatcher(int);
PyAPI_FUNC(PyObject *) PyFunction_GET_ANNOTATIONS(PyObject *);
#define PyFunction_GET_ANNOTATIONS(op) PyFunction_GET_ANNOTATIONS(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GET_CLOSURE(PyObject *);
#define PyFunction_GET_CLOSURE(op) PyFunction_GET_CLOSURE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GET_CODE(PyObject *);
#define PyFunction_GET_CODE(op) PyFunction_GET_CODE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GET_DEFAULTS(PyObject *);
#define PyFunction_GET_DEFAULTS(op) PyFunction_GET_DEFAULTS(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GET_GLOBALS(PyObject *);
#define PyFunction_GET_GLOBALS(op) PyFunction_GET_GLOBALS(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GET_KW_DEFAULTS(PyObject *);
#define PyFunction_GET_KW_DEFAULTS(op) PyFunction_GET_KW_DEFAULTS(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GET_MODULE(PyObject *);
#define PyFunction_GET_MODULE(op) PyFunction_GET_MODULE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFunction_GetAnnotations(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_GetClosure(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_GetCode(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_GetDefaults(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_GetGlobals(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_GetKwDefaults(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_GetModule(PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_New(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyFunction_NewWithQualName(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyFunction_SetAnnotations(PyObject *, PyObject *);
PyAPI_FUNC(int) PyFunction_SetClosure(PyObject *, PyObject *);
PyAPI_FUNC(int) PyFunction_SetDefaults(PyObject *, PyObject *);
PyAPI_FUNC(int) PyFunction_SetKwDefaults(PyObject *, PyObject *);
PyAPI_FUNC(void) PyFunction_SetVectorcall(PyFunctionObject *, vectorcallfunc);
PyAPI_FUNC(PyObject *) PyStaticMethod_New(PyObject *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(PyObject *) PyFunction_GET_BUILTINS(PyObject *);
#define PyFunction_GET_BUILTINS(op) PyFunction_GET_BUILTINS(_PyObject_CAST(op))
#endif

FTLINT_END_C

#endif  /* Py_FUNCOBJECT_H */
