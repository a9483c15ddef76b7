/* pyarena.h - ftlint: compiler memory arenas (header removed in 3.10) */
#ifndef Py_PYARENA_H
#define Py_PYARENA_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyArena_AddPyObject(PyArena *, PyObject *);
PyAPI_FUNC(void) PyArena_Free(PyArena *);
PyAPI_FUNC(void *) PyArena_Malloc(PyArena *, size_t);
PyAPI_FUNC(PyArena *) PyArena_New(void);

FTLINT_END_C

#endif  /* Py_PYARENA_H */
