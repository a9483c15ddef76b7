/* intrcheck.h - ftlint: signals */
#ifndef Py_INTRCHECK_H
#define Py_INTRCHECK_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(int) _PyOS_IsMainThread(void);
PyAPI_FUNC(void) PyOS_AfterFork(void);
PyAPI_FUNC(void) PyOS_AfterFork_Child(void);
PyAPI_FUNC(void) PyOS_AfterFork_Parent(void);
PyAPI_FUNC(void) PyOS_BeforeFork(void);
PyAPI_FUNC(int) PyOS_InterruptOccurred(void);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(void) PyOS_InitInterrupts(void);

FTLINT_END_C

#endif  /* Py_INTRCHECK_H */
