/* refcount.h - ftlint: reference counts */
#ifndef Py_REFCOUNT_H
#define Py_REFCOUNT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(void) Py_DECREF(PyObject *);
#define Py_DECREF(op) Py_DECREF(_PyObject_CAST(op))
PyAPI_FUNC(void) Py_DecRef(PyObject *);
PyAPI_FUNC(void) Py_INCREF(PyObject *);
#define Py_INCREF(op) Py_INCREF(_PyObject_CAST(op))
PyAPI_FUNC(void) Py_IncRef(PyObject *);
PyAPI_FUNC(PyObject *) Py_NewRef(PyObject *);
#define Py_NewRef(op) Py_NewRef(_PyObject_CAST(op))
PyAPI_FUNC(Py_ssize_t) Py_REFCNT(PyObject *);
#define Py_REFCNT(op) Py_REFCNT(_PyObject_CAST(op))
PyAPI_FUNC(void) Py_SET_REFCNT(PyObject *, Py_ssize_t);
#define Py_SET_REFCNT(op, b) Py_SET_REFCNT(_PyObject_CAST(op), (b))
PyAPI_FUNC(void) Py_XDECREF(PyObject *);
#define Py_XDECREF(op) Py_XDECREF(_PyObject_CAST(op))
PyAPI_FUNC(void) Py_XINCREF(PyObject *);
#define Py_XINCREF(op) Py_XINCREF(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) Py_XNewRef(PyObject *);
#define Py_XNewRef(op) Py_XNewRef(_PyObject_CAST(op))

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(int) PyUnstable_SetImmortal(PyObject *);
#endif
PyAPI_FUNC(void) _Py_Dealloc(PyObject *);

#define Py_CLEAR(op) \
    do { \
        PyObject *_py_tmp = _PyObject_CAST(op); \
        (op) = NULL; \
        Py_XDECREF(_py_tmp); \
    } while (0)

FTLINT_END_C

#endif  /* Py_REFCOUNT_H */
