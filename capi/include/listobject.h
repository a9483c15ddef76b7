/* listobject.h - ftlint: list */
#ifndef Py_LISTOBJECT_H
#define Py_LISTOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyVarObject ob_base;
    PyObject **ob_item;
    Py_ssize_t allocated;
} PyListObject;
#define _PyList_CAST(op) ((PyListObject *)(op))

/* lvalue accessor: the declared function returns the slot's address */
PyAPI_FUNC(PyObject **) PyList_GET_ITEM(PyObject *, Py_ssize_t);
#define PyList_GET_ITEM(op, index) \
    (*PyList_GET_ITEM(_PyObject_CAST(op), (index)))
PyAPI_FUNC(PyObject *) _PyList_Extend(PyListObject *, PyObject *);

PyAPI_DATA(PyTypeObject) PyListIter_Type;
PyAPI_DATA(PyTypeObject) PyListRevIter_Type;
PyAPI_DATA(PyTypeObject) PyList_Type;

PyAPI_FUNC(int) PyList_Append(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyList_AsTuple(PyObject *);
PyAPI_FUNC(int) PyList_Check(PyObject *);
#define PyList_Check(op) PyList_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyList_CheckExact(PyObject *);
#define PyList_CheckExact(op) PyList_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyList_Clear(PyObject *);
PyAPI_FUNC(int) PyList_Extend(PyObject *, PyObject *);
PyAPI_FUNC(Py_ssize_t) PyList_GET_SIZE(PyObject *);
#define PyList_GET_SIZE(op) PyList_GET_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyList_GetItem(PyObject *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyList_GetItemRef(PyObject *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyList_GetSlice(PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(int) PyList_Insert(PyObject *, Py_ssize_t, PyObject *);
PyAPI_FUNC(PyObject *) PyList_New(Py_ssize_t);
PyAPI_FUNC(int) PyList_Reverse(PyObject *);
PyAPI_FUNC(void) PyList_SET_ITEM(PyObject *, Py_ssize_t, PyObject *);
#define PyList_SET_ITEM(op, b, c) PyList_SET_ITEM(_PyObject_CAST(op), (b), _PyObject_CAST(c))
PyAPI_FUNC(int) PyList_SetItem(PyObject *, Py_ssize_t, PyObject *);
PyAPI_FUNC(int) PyList_SetSlice(PyObject *, Py_ssize_t, Py_ssize_t, PyObject *);
PyAPI_FUNC(Py_ssize_t) PyList_Size(PyObject *);
PyAPI_FUNC(int) PyList_Sort(PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyList_ClearFreeList(void);

FTLINT_END_C

#endif  /* Py_LISTOBJECT_H */
