/* setobject.h - ftlint: set and frozenset */
#ifndef Py_SETOBJECT_H
#define Py_SETOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

#define PySet_MINSIZE 8
typedef struct {
    PyObject *key;
    Py_hash_t hash;
} setentry;
typedef struct {
    PyObject ob_base;
    Py_ssize_t fill;
    Py_ssize_t used;
    Py_ssize_t mask;
    setentry *table;
    Py_hash_t hash;
    Py_ssize_t finger;
    setentry smalltable[8];
    PyObject *weakreflist;
} PySetObject;
PyAPI_FUNC(int) _PySet_NextEntry(PyObject *, Py_ssize_t *, PyObject **, Py_hash_t *);
PyAPI_FUNC(int) _PySet_NextEntryRef(PyObject *, Py_ssize_t *, PyObject **, Py_hash_t *);
PyAPI_FUNC(int) _PySet_Update(PyObject *, PyObject *);

PyAPI_DATA(PyObject *) _PySet_Dummy;
PyAPI_DATA(PyTypeObject) PyFrozenSet_Type;
PyAPI_DATA(PyTypeObject) PySetIter_Type;
PyAPI_DATA(PyTypeObject) PySet_Type;

PyAPI_FUNC(int) PyAnySet_Check(PyObject *);
#define PyAnySet_Check(op) PyAnySet_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyAnySet_CheckExact(PyObject *);
#define PyAnySet_CheckExact(op) PyAnySet_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFrozenSet_Check(PyObject *);
#define PyFrozenSet_Check(op) PyFrozenSet_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFrozenSet_CheckExact(PyObject *);
#define PyFrozenSet_CheckExact(op) PyFrozenSet_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFrozenSet_New(PyObject *);
PyAPI_FUNC(int) PySet_Add(PyObject *, PyObject *);
PyAPI_FUNC(int) PySet_Check(PyObject *);
#define PySet_Check(op) PySet_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PySet_CheckExact(PyObject *);
#define PySet_CheckExact(op) PySet_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PySet_Clear(PyObject *);
PyAPI_FUNC(int) PySet_Contains(PyObject *, PyObject *);
PyAPI_FUNC(int) PySet_Discard(PyObject *, PyObject *);
PyAPI_FUNC(Py_ssize_t) PySet_GET_SIZE(PyObject *);
#define PySet_GET_SIZE(op) PySet_GET_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PySet_New(PyObject *);
PyAPI_FUNC(PyObject *) PySet_Pop(PyObject *);
PyAPI_FUNC(Py_ssize_t) PySet_Size(PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PySet_ClearFreeList(void);

FTLINT_END_C

#endif  /* Py_SETOBJECT_H */
