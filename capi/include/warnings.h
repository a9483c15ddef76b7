/* warnings.h - ftlint: warnings */
#ifndef Py_WARNINGS_H
#define Py_WARNINGS_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(int) PyErr_Warn(PyObject *, const char *);
#define PyErr_Warn(category, msg) PyErr_Warn((category), (msg))
PyAPI_FUNC(int) PyErr_ResourceWarning(PyObject *, Py_ssize_t, const char *, ...);
PyAPI_FUNC(int) PyErr_WarnEx(PyObject *, const char *, Py_ssize_t);
PyAPI_FUNC(int) PyErr_WarnExplicit(PyObject *, const char *, const char *, int, const char *,
    PyObject *);
PyAPI_FUNC(int) PyErr_WarnExplicitFormat(PyObject *, const char *, int, const char *, PyObject
    *, const char *, ...);
PyAPI_FUNC(int) PyErr_WarnExplicitObject(PyObject *, PyObject *, PyObject *, int, PyObject *,
    PyObject *);
PyAPI_FUNC(int) PyErr_WarnFormat(PyObject *, Py_ssize_t, const char *, ...);

FTLINT_END_C

#endif  /* Py_WARNINGS_H */
