/* bltinmodule.h - ftlint: filter, map and zip types */
#ifndef Py_BLTINMODULE_H
#define Py_BLTINMODULE_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) PyFilter_Type;
PyAPI_DATA(PyTypeObject) PyMap_Type;
PyAPI_DATA(PyTypeObject) PyZip_Type;

FTLINT_END_C

#endif  /* Py_BLTINMODULE_H */
