/* context.h - ftlint: contextvars */
#ifndef Py_CONTEXT_H
#define Py_CONTEXT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef enum {
    Py_CONTEXT_SWITCHED = 1
} PyContextEvent;
typedef int (*PyContext_WatchCallback)(PyContextEvent, PyObject *);

PyAPI_DATA(PyTypeObject) PyContextToken_Type;
PyAPI_DATA(PyTypeObject) PyContextVar_Type;
PyAPI_DATA(PyTypeObject) PyContext_Type;

PyAPI_FUNC(int) PyContextToken_CheckExact(PyObject *);
#define PyContextToken_CheckExact(op) PyContextToken_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyContextVar_CheckExact(PyObject *);
#define PyContextVar_CheckExact(op) PyContextVar_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyContextVar_Get(PyObject *, PyObject *, PyObject **);
PyAPI_FUNC(PyObject *) PyContextVar_New(const char *, PyObject *);
PyAPI_FUNC(int) PyContextVar_Reset(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyContextVar_Set(PyObject *, PyObject *);
PyAPI_FUNC(int) PyContext_CheckExact(PyObject *);
#define PyContext_CheckExact(op) PyContext_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyContext_Copy(PyObject *);
PyAPI_FUNC(PyObject *) PyContext_CopyCurrent(void);
PyAPI_FUNC(int) PyContext_Enter(PyObject *);
PyAPI_FUNC(int) PyContext_Exit(PyObject *);
PyAPI_FUNC(PyObject *) PyContext_New(void);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyContext_ClearFreeList(void);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int) PyContext_AddWatcher(PyContext_WatchCallback);
PyAPI_FUNC(int) PyContext_ClearWatcher(int);
#endif

FTLINT_END_C

#endif  /* Py_CONTEXT_H */
