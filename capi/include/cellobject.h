/* cellobject.h - ftlint: cells */
#ifndef Py_CELLOBJECT_H
#define Py_CELLOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    PyObject *ob_ref;
} PyCellObject;

PyAPI_DATA(PyTypeObject) PyCell_Type;

PyAPI_FUNC(int) PyCell_Check(PyObject *);
#define PyCell_Check(op) PyCell_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyCell_GET(PyObject *);
#define PyCell_GET(op) PyCell_GET(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyCell_Get(PyObject *);
PyAPI_FUNC(PyObject *) PyCell_New(PyObject *);
PyAPI_FUNC(void) PyCell_SET(PyObject *, PyObject *);
#define PyCell_SET(op, b) PyCell_SET(_PyObject_CAST(op), _PyObject_CAST(b))
PyAPI_FUNC(int) PyCell_Set(PyObject *, PyObject *);

FTLINT_END_C

#endif  /* Py_CELLOBJECT_H */
