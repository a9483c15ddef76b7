/* pyport.h - ftlint: portable integer types, casts and attribute macros */
#ifndef Py_PYPORT_H
#define Py_PYPORT_H
#pragma GCC system_header

#include "patchlevel.h"
#include "pyconfig.h"
#include "ftlint_libc.h"
#include "exports.h"

#define _Py_STATIC_CAST(type, expr) ((type)(expr))
#define _Py_CAST(type, expr) ((type)(expr))
#ifdef __cplusplus
#  define _Py_NULL nullptr
#  define PY_CXX_CONST const
#else
#  define _Py_NULL NULL
#  define PY_CXX_CONST
#endif
#define _Py_TYPEOF(expr) __typeof__(expr)

typedef __PTRDIFF_TYPE__ Py_ssize_t;
typedef Py_ssize_t Py_ssize_clean_t;
typedef Py_ssize_t Py_hash_t;
typedef size_t Py_uhash_t;
typedef intptr_t Py_intptr_t;
typedef uintptr_t Py_uintptr_t;

#define SIZEOF_PY_HASH_T SIZEOF_SIZE_T
#define SIZEOF_PY_UHASH_T SIZEOF_SIZE_T
#define PY_SSIZE_T_MAX __PTRDIFF_MAX__
#define PY_SSIZE_T_MIN (-PY_SSIZE_T_MAX - 1)
#define PY_SIZE_MAX SIZE_MAX
#define PY_LONG_LONG long long
#define PY_LLONG_MIN LLONG_MIN
#define PY_LLONG_MAX LLONG_MAX
#define PY_ULLONG_MAX ULLONG_MAX
#define PY_INT32_T int32_t
#define PY_UINT32_T uint32_t
#define PY_INT64_T int64_t
#define PY_UINT64_T uint64_t
#define PYLONG_BITS_IN_DIGIT 30
#define HAVE_PY_SSIZE_T 1

#ifdef WORDS_BIGENDIAN
#  define PY_BIG_ENDIAN 1
#  define PY_LITTLE_ENDIAN 0
#else
#  define PY_BIG_ENDIAN 0
#  define PY_LITTLE_ENDIAN 1
#endif

#define Py_LL(x) x##LL
#define Py_ULL(x) Py_LL(x##U)
#define Py_VA_COPY va_copy
#define Py_MEMCPY memcpy
#define Py_FORCE_EXPANSION(X) X
#define Py_SAFE_DOWNCAST(VALUE, WIDE, NARROW) ((NARROW)(VALUE))
#define Py_ARITHMETIC_RIGHT_SHIFT(TYPE, I, J) ((I) >> (J))

#define Py_LOCAL(type) static type
#define Py_LOCAL_INLINE(type) static inline type
#define Py_ALWAYS_INLINE __attribute__((always_inline))
#define Py_NO_INLINE __attribute__((noinline))
#define Py_ALIGNED(x) __attribute__((aligned(x)))
#define Py_GCC_ATTRIBUTE(x) __attribute__(x)
#define Py_DEPRECATED(VERSION_UNUSED)
#define _Py_NO_RETURN __attribute__((__noreturn__))
#define _Py_HOT_FUNCTION
#define _Py_NO_SANITIZE_THREAD
#define _Py_thread_local _Thread_local
#ifdef __cplusplus
#  undef _Py_thread_local
#  define _Py_thread_local thread_local
#endif
#define _Py_FALLTHROUGH __attribute__((fallthrough))
#define _Py_COMP_DIAG_PUSH
#define _Py_COMP_DIAG_IGNORE_DEPR_DECLS
#define _Py_COMP_DIAG_POP
#define _Py_ANONYMOUS __extension__
#if FTLINT_TARGET >= 0x030F0000
typedef void (*_Py_funcptr_t)(void);
#endif
#define PY_DWORD_MAX 4294967295U
#define Py_CAN_START_THREADS 1

#endif  /* Py_PYPORT_H */
