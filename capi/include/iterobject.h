/* iterobject.h - ftlint: sequence and call iterators */
#ifndef Py_ITEROBJECT_H
#define Py_ITEROBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) PyCallIter_Type;
PyAPI_DATA(PyTypeObject) PySeqIter_Type;

PyAPI_FUNC(int) PyCallIter_Check(PyObject *);
#define PyCallIter_Check(op) PyCallIter_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyCallIter_New(PyObject *, PyObject *);
PyAPI_FUNC(int) PySeqIter_Check(PyObject *);
#define PySeqIter_Check(op) PySeqIter_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PySeqIter_New(PyObject *);

FTLINT_END_C

#endif  /* Py_ITEROBJECT_H */
