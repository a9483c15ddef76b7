/* tracemalloc.h - ftlint: tracing of memory */
#ifndef Py_TRACEMALLOC_H
#define Py_TRACEMALLOC_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(PyObject *) _PyTraceMalloc_GetTraceback(unsigned int, uintptr_t);
PyAPI_FUNC(int) PyTraceMalloc_Track(unsigned int, uintptr_t, size_t);
PyAPI_FUNC(int) PyTraceMalloc_Untrack(unsigned int, uintptr_t);

FTLINT_END_C

#endif  /* Py_TRACEMALLOC_H */
