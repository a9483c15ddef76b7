/* namespaceobject.h - ftlint: types.SimpleNamespace */
#ifndef Py_NAMESPACEOBJECT_H
#define Py_NAMESPACEOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) _PyNamespace_Type;
PyAPI_FUNC(PyObject *) _PyNamespace_New(PyObject *);

FTLINT_END_C

#endif  /* Py_NAMESPACEOBJECT_H */
