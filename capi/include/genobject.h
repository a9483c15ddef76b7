/* genobject.h - ftlint: generators, coroutines, asynchronous generators */
#ifndef Py_GENOBJECT_H
#define Py_GENOBJECT_H
#pragma GCC system_header

#include "object.h"
#include "pystate.h"

FTLINT_BEGIN_C

/* opaque since 3.14: fields are declared for tolerance */
#define FTLINT_GENERATOR_HEAD(prefix) \
    PyObject ob_base; \
    PyFrameObject *prefix##_frame; \
    char prefix##_running; \
    PyObject *prefix##_code; \
    PyObject *prefix##_weakreflist; \
    PyObject *prefix##_name; \
    PyObject *prefix##_qualname; \
    _PyErr_StackItem prefix##_exc_state; \
    PyObject *prefix##_origin_or_finalizer; \
    char prefix##_hooks_inited; \
    char prefix##_closed; \
    char prefix##_running_async; \
    int8_t prefix##_frame_state;
struct _PyGenObject { FTLINT_GENERATOR_HEAD(gi) };
struct _PyCoroObject { FTLINT_GENERATOR_HEAD(cr) };
struct _PyAsyncGenObject { FTLINT_GENERATOR_HEAD(ag) };
#undef FTLINT_GENERATOR_HEAD

PyAPI_DATA(PyTypeObject) _PyCoroWrapper_Type;
PyAPI_DATA(PyTypeObject) _PyAsyncGenASend_Type;
PyAPI_FUNC(int) _PyGen_SetStopIterationValue(PyObject *);
PyAPI_FUNC(int) _PyGen_FetchStopIterationValue(PyObject **);
PyAPI_FUNC(PyObject *) _PyCoro_GetAwaitableIter(PyObject *);
PyAPI_FUNC(void) _PyGen_Finalize(PyObject *);

PyAPI_DATA(PyTypeObject) PyAsyncGen_Type;
PyAPI_DATA(PyTypeObject) PyCoro_Type;
PyAPI_DATA(PyTypeObject) PyGen_Type;

PyAPI_FUNC(int) PyAsyncGenASend_CheckExact(PyObject *);
#define PyAsyncGenASend_CheckExact(op) PyAsyncGenASend_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyAsyncGen_CheckExact(PyObject *);
#define PyAsyncGen_CheckExact(op) PyAsyncGen_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyAsyncGen_New(PyFrameObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyCoro_CheckExact(PyObject *);
#define PyCoro_CheckExact(op) PyCoro_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyCoro_New(PyFrameObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyGen_Check(PyObject *);
#define PyGen_Check(op) PyGen_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyGen_CheckExact(PyObject *);
#define PyGen_CheckExact(op) PyGen_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyCodeObject *) PyGen_GetCode(PyGenObject *);
PyAPI_FUNC(PyObject *) PyGen_New(PyFrameObject *);
PyAPI_FUNC(PyObject *) PyGen_NewWithQualName(PyFrameObject *, PyObject *, PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyAsyncGen_ClearFreeLists(void);
PyAPI_FUNC(int) PyGen_NeedsFinalizing(PyGenObject *);

FTLINT_END_C

#endif  /* Py_GENOBJECT_H */
