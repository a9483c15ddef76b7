/* critical_section.h - ftlint: per-object locks */
#ifndef Py_CRITICAL_SECTION_H
#define Py_CRITICAL_SECTION_H
#pragma GCC system_header

#include "object.h"
#include "lock.h"

FTLINT_BEGIN_C

typedef struct PyCriticalSection {
    uintptr_t _cs_prev;
    PyMutex *_cs_mutex;
} PyCriticalSection;

typedef struct PyCriticalSection2 {
    PyCriticalSection _cs_base;
    PyMutex *_cs_mutex2;
} PyCriticalSection2;

PyAPI_FUNC(void) PyCriticalSection2_Begin(PyCriticalSection2 *, PyObject *, PyObject *);
PyAPI_FUNC(void) PyCriticalSection2_End(PyCriticalSection2 *);
PyAPI_FUNC(void) PyCriticalSection_Begin(PyCriticalSection *, PyObject *);
PyAPI_FUNC(void) PyCriticalSection_End(PyCriticalSection *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(void) PyCriticalSection2_BeginMutex(PyCriticalSection2 *, PyMutex *, PyMutex *);
PyAPI_FUNC(void) PyCriticalSection_BeginMutex(PyCriticalSection *, PyMutex *);
#endif

#define Py_BEGIN_CRITICAL_SECTION(op) \
    { \
        PyCriticalSection _py_cs; \
        PyCriticalSection_Begin(&_py_cs, _PyObject_CAST(op));
#define Py_END_CRITICAL_SECTION() \
        PyCriticalSection_End(&_py_cs); \
    }
#define Py_BEGIN_CRITICAL_SECTION2(a, b) \
    { \
        PyCriticalSection2 _py_cs2; \
        PyCriticalSection2_Begin(&_py_cs2, _PyObject_CAST(a), _PyObject_CAST(b));
#define Py_END_CRITICAL_SECTION2() \
        PyCriticalSection2_End(&_py_cs2); \
    }
#if FTLINT_TARGET >= 0x030E0000
#  define Py_BEGIN_CRITICAL_SECTION_MUTEX(m) \
    { \
        PyCriticalSection _py_cs; \
        PyCriticalSection_BeginMutex(&_py_cs, (m));
#  define Py_BEGIN_CRITICAL_SECTION2_MUTEX(m1, m2) \
    { \
        PyCriticalSection2 _py_cs2; \
        PyCriticalSection2_BeginMutex(&_py_cs2, (m1), (m2));
#endif

/* internal spelling, seen in code that includes pycore_critical_section.h */
#define Py_BEGIN_CRITICAL_SECTION_MUT(mutex) \
    { \
        PyCriticalSection _py_cs; \
        _PyCriticalSection_BeginMutex(&_py_cs, (mutex));
#define Py_BEGIN_CRITICAL_SECTION_SEQUENCE_FAST(original) \
    { \
        PyCriticalSection _py_cs; \
        PyCriticalSection_Begin(&_py_cs, _PyObject_CAST(original));
#define Py_END_CRITICAL_SECTION_SEQUENCE_FAST() \
        PyCriticalSection_End(&_py_cs); \
    }
PyAPI_FUNC(void) _PyCriticalSection_BeginMutex(PyCriticalSection *, PyMutex *);
#define _Py_CRITICAL_SECTION_ASSERT_OBJECT_LOCKED(op)
#define _Py_CRITICAL_SECTION_ASSERT_MUTEX_LOCKED(mutex)

FTLINT_END_C

#endif  /* Py_CRITICAL_SECTION_H */
