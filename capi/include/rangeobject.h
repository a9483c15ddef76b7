/* rangeobject.h - ftlint: range */
#ifndef Py_RANGEOBJECT_H
#define Py_RANGEOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) PyLongRangeIter_Type;
PyAPI_DATA(PyTypeObject) PyRangeIter_Type;
PyAPI_DATA(PyTypeObject) PyRange_Type;

PyAPI_FUNC(int) PyRange_Check(PyObject *);
#define PyRange_Check(op) PyRange_Check(_PyObject_CAST(op))

FTLINT_END_C

#endif  /* Py_RANGEOBJECT_H */
