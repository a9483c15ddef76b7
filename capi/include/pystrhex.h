/* pystrhex.h - ftlint: hexadecimal text (private) */
#ifndef Py_PYSTRHEX_H
#define Py_PYSTRHEX_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(PyObject *) _Py_strhex(const char *, const Py_ssize_t);
PyAPI_FUNC(PyObject *) _Py_strhex_bytes(const char *, const Py_ssize_t);
PyAPI_FUNC(PyObject *) _Py_strhex_with_sep(const char *, const Py_ssize_t, PyObject *, int);
PyAPI_FUNC(PyObject *) _Py_strhex_bytes_with_sep(const char *, const Py_ssize_t, PyObject *, int);

FTLINT_END_C

#endif  /* Py_PYSTRHEX_H */
