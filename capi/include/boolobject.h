/* boolobject.h - ftlint: bool */
#ifndef Py_BOOLOBJECT_H
#define Py_BOOLOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyLongObject) _Py_FalseStruct;
PyAPI_DATA(PyLongObject) _Py_TrueStruct;
#define Py_False ((PyObject *)&_Py_FalseStruct)
#define Py_True ((PyObject *)&_Py_TrueStruct)
#define Py_RETURN_TRUE return Py_True
#define Py_RETURN_FALSE return Py_False
PyAPI_FUNC(int) PyBool_Check(PyObject *);
#define PyBool_Check(op) PyBool_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyBool_FromLong(long);
PyAPI_FUNC(int) Py_IsFalse(PyObject *);
#define Py_IsFalse(op) Py_IsFalse(_PyObject_CAST(op))
PyAPI_FUNC(int) Py_IsTrue(PyObject *);
#define Py_IsTrue(op) Py_IsTrue(_PyObject_CAST(op))

FTLINT_END_C

#endif  /* Py_BOOLOBJECT_H */
