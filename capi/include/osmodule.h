/* osmodule.h - ftlint: os.fspath */
#ifndef Py_OSMODULE_H
#define Py_OSMODULE_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(PyObject *) PyOS_FSPath(PyObject *);

FTLINT_END_C

#endif  /* Py_OSMODULE_H */
