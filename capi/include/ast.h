/* ast.h - ftlint: syntax trees (header removed in 3.10) */
#ifndef Py_AST_H
#define Py_AST_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

typedef struct _mod *mod_ty;
PyAPI_FUNC(int) PyAST_Check(PyObject *);
PyAPI_FUNC(PyObject *) PyAST_mod2obj(mod_ty);

FTLINT_END_C

#endif  /* Py_AST_H */
