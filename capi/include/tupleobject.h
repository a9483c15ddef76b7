/* tupleobject.h - ftlint: tuple */
#ifndef Py_TUPLEOBJECT_H
#define Py_TUPLEOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyVarObject ob_base;
    Py_hash_t ob_hash;
    PyObject *ob_item[1];
} PyTupleObject;
#define _PyTuple_CAST(op) ((PyTupleObject *)(op))

/* lvalue accessor: the declared function returns the slot's address */
PyAPI_FUNC(PyObject **) PyTuple_GET_ITEM(PyObject *, Py_ssize_t);
#define PyTuple_GET_ITEM(op, index) \
    (*PyTuple_GET_ITEM(_PyObject_CAST(op), (index)))
PyAPI_FUNC(int) _PyTuple_Resize(PyObject **, Py_ssize_t);
PyAPI_FUNC(void) _PyTuple_MaybeUntrack(PyObject *);
PyAPI_FUNC(PyObject *) _PyTuple_FromArray(PyObject *const *, Py_ssize_t);

PyAPI_DATA(PyTypeObject) PyTupleIter_Type;
PyAPI_DATA(PyTypeObject) PyTuple_Type;

PyAPI_FUNC(int) PyTuple_Check(PyObject *);
#define PyTuple_Check(op) PyTuple_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyTuple_CheckExact(PyObject *);
#define PyTuple_CheckExact(op) PyTuple_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(Py_ssize_t) PyTuple_GET_SIZE(PyObject *);
#define PyTuple_GET_SIZE(op) PyTuple_GET_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyTuple_GetItem(PyObject *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyTuple_GetSlice(PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyTuple_New(Py_ssize_t);
PyAPI_FUNC(PyObject *) PyTuple_Pack(Py_ssize_t, ...);
PyAPI_FUNC(void) PyTuple_SET_ITEM(PyObject *, Py_ssize_t, PyObject *);
#define PyTuple_SET_ITEM(op, b, c) PyTuple_SET_ITEM(_PyObject_CAST(op), (b), _PyObject_CAST(c))
PyAPI_FUNC(int) PyTuple_SetItem(PyObject *, Py_ssize_t, PyObject *);
PyAPI_FUNC(Py_ssize_t) PyTuple_Size(PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyTuple_ClearFreeList(void);

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(PyObject *) PyTuple_FromArray(PyObject *const *, Py_ssize_t);
#endif

FTLINT_END_C

#endif  /* Py_TUPLEOBJECT_H */
