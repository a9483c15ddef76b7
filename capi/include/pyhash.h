/* pyhash.h - ftlint: hashing */
#ifndef Py_PYHASH_H
#define Py_PYHASH_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    Py_hash_t (*const hash)(const void *, Py_ssize_t);
    const char *name;
    const int hash_bits;
    const int seed_bits;
} PyHash_FuncDef;
#define PyHASH_BITS 61
#define PyHASH_IMAG 1000003
#define PyHASH_INF 314159
#define PyHASH_MODULUS 2305843009213693951
#define PyHASH_MULTIPLIER 1000003
#define Py_HASH_ALGORITHM 3
#define Py_HASH_CUTOFF 0
#define Py_HASH_EXTERNAL 0
#define Py_HASH_FNV 2
#define Py_HASH_SIPHASH13 3
#define Py_HASH_SIPHASH24 1
#define _PyHASH_BITS PyHASH_BITS
#define _PyHASH_MODULUS PyHASH_MODULUS
#define _PyHASH_MULTIPLIER PyHASH_MULTIPLIER
#define _PyHASH_INF PyHASH_INF
#define _PyHASH_IMAG PyHASH_IMAG
PyAPI_FUNC(Py_hash_t) _Py_HashDouble(PyObject *, double);
PyAPI_FUNC(Py_hash_t) _Py_HashPointer(const void *);
PyAPI_FUNC(Py_hash_t) _Py_HashPointerRaw(const void *);
PyAPI_FUNC(Py_hash_t) _Py_HashBytes(const void *, Py_ssize_t);
typedef union {
    unsigned char uc[24];
    struct { Py_hash_t prefix; Py_hash_t suffix; } fnv;
    struct { uint64_t k0; uint64_t k1; } siphash;
    struct { unsigned char padding[16]; Py_hash_t suffix; } djbx33a;
    struct { unsigned char padding[16]; Py_hash_t hashsalt; } expat;
} _Py_HashSecret_t;
PyAPI_DATA(_Py_HashSecret_t) _Py_HashSecret;
PyAPI_FUNC(PyHash_FuncDef *) PyHash_GetFuncDef(void);
PyAPI_FUNC(Py_hash_t) PyObject_GenericHash(PyObject *);
PyAPI_FUNC(Py_hash_t) Py_HashPointer(const void *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(Py_hash_t) Py_HashBuffer(const void *, Py_ssize_t);
#endif

FTLINT_END_C

#endif  /* Py_PYHASH_H */
