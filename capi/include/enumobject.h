/* enumobject.h - ftlint: enumerate and reversed */
#ifndef Py_ENUMOBJECT_H
#define Py_ENUMOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) PyEnum_Type;
PyAPI_DATA(PyTypeObject) PyReversed_Type;

FTLINT_END_C

#endif  /* Py_ENUMOBJECT_H */
