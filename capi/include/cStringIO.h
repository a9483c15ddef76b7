/* cStringIO.h - ftlint: Python 2 only */
#ifndef Py_CSTRINGIO_H
#define Py_CSTRINGIO_H
#pragma GCC system_header

#include "Python.h"

#define PycString_IMPORT ((void)0)

#endif  /* Py_CSTRINGIO_H */
