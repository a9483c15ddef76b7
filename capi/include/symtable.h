/* symtable.h - ftlint: symbol tables (header removed in 3.10) */
#ifndef Py_SYMTABLE_H
#define Py_SYMTABLE_H
#pragma GCC system_header

#include "Python.h"

#endif  /* Py_SYMTABLE_H */
