/* lock.h - ftlint: PyMutex and internal locks */
#ifndef Py_LOCK_H
#define Py_LOCK_H
#pragma GCC system_header

#include "pytypedefs.h"

FTLINT_BEGIN_C

PyAPI_FUNC(void) PyMutex_Lock(PyMutex *);
PyAPI_FUNC(void) PyMutex_Unlock(PyMutex *);
#define PyMutex_Lock PyMutex_Lock
#define PyMutex_Unlock PyMutex_Unlock
#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int) PyMutex_IsLocked(PyMutex *);
#endif

/* private one-time initialisation, used by a few extensions */
typedef struct { uint8_t v; } _PyOnceFlag;
typedef struct { uint8_t v; } PyEvent;
PyAPI_FUNC(int) _PyOnceFlag_CallOnce(_PyOnceFlag *, int (*)(void *), void *);
PyAPI_FUNC(void) _PyEvent_Notify(PyEvent *);
PyAPI_FUNC(void) PyEvent_Wait(PyEvent *);
PyAPI_FUNC(void) _PyMutex_Lock(PyMutex *);
PyAPI_FUNC(void) _PyMutex_Unlock(PyMutex *);
PyAPI_FUNC(int) _PyMutex_IsLocked(PyMutex *);

FTLINT_END_C

#endif  /* Py_LOCK_H */
