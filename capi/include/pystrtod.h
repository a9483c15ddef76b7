/* pystrtod.h - ftlint: numbers from and to text */
#ifndef Py_PYSTRTOD_H
#define Py_PYSTRTOD_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

#define Py_DTSF_ADD_DOT_0 2
#define Py_DTSF_ALT 4
#define Py_DTSF_NO_NEG_0 8
#define Py_DTSF_SIGN 1
#define Py_DTST_FINITE 0
#define Py_DTST_INFINITE 1
#define Py_DTST_NAN 2
PyAPI_FUNC(char *) PyOS_double_to_string(double, char, int, int, int *);
PyAPI_FUNC(double) PyOS_string_to_double(const char *, char **, PyObject *);

FTLINT_END_C

#endif  /* Py_PYSTRTOD_H */
