/* pystrcmp.h - ftlint: case-insensitive comparison */
#ifndef Py_PYSTRCMP_H
#define Py_PYSTRCMP_H
#pragma GCC system_header

#include "pyport.h"

FTLINT_BEGIN_C

PyAPI_FUNC(int) PyOS_mystricmp(const char *, const char *);
PyAPI_FUNC(int) PyOS_mystrnicmp(const char *, const char *, Py_ssize_t);
#define PyOS_stricmp PyOS_mystricmp
#define PyOS_strnicmp PyOS_mystrnicmp

FTLINT_END_C

#endif  /* Py_PYSTRCMP_H */
