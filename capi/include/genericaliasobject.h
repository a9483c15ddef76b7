/* genericaliasobject.h - ftlint: types.GenericAlias */
#ifndef Py_GENERICALIASOBJECT_H
#define Py_GENERICALIASOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) Py_GenericAliasType;

PyAPI_FUNC(PyObject *) Py_GenericAlias(PyObject *, PyObject *);

FTLINT_END_C

#endif  /* Py_GENERICALIASOBJECT_H */
