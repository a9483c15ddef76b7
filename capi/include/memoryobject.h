/* memoryobject.h - ftlint: memoryview */
#ifndef Py_MEMORYOBJECT_H
#define Py_MEMORYOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    int flags;
    Py_ssize_t exports;
    Py_buffer master;
} _PyManagedBufferObject;
typedef struct {
    PyVarObject ob_base;
    _PyManagedBufferObject *mbuf;
    Py_hash_t hash;
    int flags;
    Py_ssize_t exports;
    Py_buffer view;
    PyObject *weakreflist;
    Py_ssize_t ob_array[1];
} PyMemoryViewObject;

PyAPI_DATA(PyTypeObject) PyMemoryView_Type;

PyAPI_FUNC(int) PyMemoryView_Check(PyObject *);
#define PyMemoryView_Check(op) PyMemoryView_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyMemoryView_FromBuffer(const Py_buffer *);
PyAPI_FUNC(PyObject *) PyMemoryView_FromMemory(char *, Py_ssize_t, int);
PyAPI_FUNC(PyObject *) PyMemoryView_FromObject(PyObject *);
PyAPI_FUNC(PyObject *) PyMemoryView_GET_BASE(PyObject *);
#define PyMemoryView_GET_BASE(op) PyMemoryView_GET_BASE(_PyObject_CAST(op))
PyAPI_FUNC(Py_buffer *) PyMemoryView_GET_BUFFER(PyObject *);
#define PyMemoryView_GET_BUFFER(op) PyMemoryView_GET_BUFFER(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyMemoryView_GetContiguous(PyObject *, int, char);

FTLINT_END_C

#endif  /* Py_MEMORYOBJECT_H */
