/* pyatomic.h - ftlint: CPython's private atomics */
#ifndef Py_PYATOMIC_H
#define Py_PYATOMIC_H
#pragma GCC system_header

#include "pyport.h"

FTLINT_BEGIN_C

/* name, type: load, store, add, exchange, compare_exchange */
#define FTLINT_ATOMIC(name, type) \
    PyAPI_FUNC(type) _Py_atomic_load_##name(const type *); \
    PyAPI_FUNC(type) _Py_atomic_load_##name##_relaxed(const type *); \
    PyAPI_FUNC(type) _Py_atomic_load_##name##_acquire(const type *); \
    PyAPI_FUNC(void) _Py_atomic_store_##name(type *, type); \
    PyAPI_FUNC(void) _Py_atomic_store_##name##_relaxed(type *, type); \
    PyAPI_FUNC(void) _Py_atomic_store_##name##_release(type *, type); \
    PyAPI_FUNC(type) _Py_atomic_add_##name(type *, type); \
    PyAPI_FUNC(type) _Py_atomic_and_##name(type *, type); \
    PyAPI_FUNC(type) _Py_atomic_or_##name(type *, type); \
    PyAPI_FUNC(type) _Py_atomic_exchange_##name(type *, type); \
    PyAPI_FUNC(int) _Py_atomic_compare_exchange_##name(type *, type *, type);
FTLINT_ATOMIC(int, int)
FTLINT_ATOMIC(int8, int8_t)
FTLINT_ATOMIC(int16, int16_t)
FTLINT_ATOMIC(int32, int32_t)
FTLINT_ATOMIC(int64, int64_t)
FTLINT_ATOMIC(intptr, intptr_t)
FTLINT_ATOMIC(uint, unsigned int)
FTLINT_ATOMIC(uint8, uint8_t)
FTLINT_ATOMIC(uint16, uint16_t)
FTLINT_ATOMIC(uint32, uint32_t)
FTLINT_ATOMIC(uint64, uint64_t)
FTLINT_ATOMIC(uintptr, uintptr_t)
FTLINT_ATOMIC(ssize, Py_ssize_t)
FTLINT_ATOMIC(char, char)
FTLINT_ATOMIC(uchar, unsigned char)
FTLINT_ATOMIC(short, short)
FTLINT_ATOMIC(ushort, unsigned short)
FTLINT_ATOMIC(long, long)
FTLINT_ATOMIC(ulong, unsigned long)
FTLINT_ATOMIC(llong, long long)
FTLINT_ATOMIC(ullong, unsigned long long)
FTLINT_ATOMIC(double, double)
#undef FTLINT_ATOMIC

PyAPI_FUNC(void *) _Py_atomic_load_ptr(const void *);
PyAPI_FUNC(void *) _Py_atomic_load_ptr_relaxed(const void *);
PyAPI_FUNC(void *) _Py_atomic_load_ptr_acquire(const void *);
PyAPI_FUNC(void) _Py_atomic_store_ptr(void *, void *);
PyAPI_FUNC(void) _Py_atomic_store_ptr_relaxed(void *, void *);
PyAPI_FUNC(void) _Py_atomic_store_ptr_release(void *, void *);
PyAPI_FUNC(void *) _Py_atomic_exchange_ptr(void *, void *);
PyAPI_FUNC(int) _Py_atomic_compare_exchange_ptr(void *, void *, void *);
PyAPI_FUNC(void) _Py_atomic_fence_seq_cst(void);
PyAPI_FUNC(void) _Py_atomic_fence_acquire(void);
PyAPI_FUNC(void) _Py_atomic_fence_release(void);

/* free-threading wrappers of CPython's own sources (internal) */
#define FT_ATOMIC_LOAD_PTR(value) _Py_atomic_load_ptr(&(value))
#define FT_ATOMIC_LOAD_PTR_RELAXED(value) _Py_atomic_load_ptr_relaxed(&(value))
#define FT_ATOMIC_LOAD_PTR_ACQUIRE(value) _Py_atomic_load_ptr_acquire(&(value))
#define FT_ATOMIC_STORE_PTR(value, new_value) _Py_atomic_store_ptr(&(value), (new_value))
#define FT_ATOMIC_STORE_PTR_RELAXED(value, new_value) _Py_atomic_store_ptr_relaxed(&(value), (new_value))
#define FT_ATOMIC_STORE_PTR_RELEASE(value, new_value) _Py_atomic_store_ptr_release(&(value), (new_value))
#define FT_ATOMIC_LOAD_SSIZE(value) _Py_atomic_load_ssize(&(value))
#define FT_ATOMIC_LOAD_SSIZE_RELAXED(value) _Py_atomic_load_ssize_relaxed(&(value))
#define FT_ATOMIC_STORE_SSIZE_RELAXED(value, new_value) _Py_atomic_store_ssize_relaxed(&(value), (new_value))

FTLINT_END_C

#endif  /* Py_PYATOMIC_H */
