/* exports.h - ftlint: symbol visibility and the declaration macros */
#ifndef Py_EXPORTS_H
#define Py_EXPORTS_H
#pragma GCC system_header

#include "patchlevel.h"

#define Py_IMPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_EXPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_LOCAL_SYMBOL __attribute__((visibility("hidden")))

#define PyAPI_FUNC(RTYPE) extern RTYPE
#define PyAPI_DATA(RTYPE) extern RTYPE

#ifdef __cplusplus
#  define PyMODINIT_FUNC extern "C" Py_EXPORTED_SYMBOL PyObject *
#else
#  define PyMODINIT_FUNC Py_EXPORTED_SYMBOL PyObject *
#endif
#if FTLINT_TARGET >= 0x030F0000
#  ifdef __cplusplus
#    define PyMODEXPORT_FUNC extern "C" Py_EXPORTED_SYMBOL PySlot *
#  else
#    define PyMODEXPORT_FUNC Py_EXPORTED_SYMBOL PySlot *
#  endif
#endif

/* Bracket every group of declarations in these headers. */
#ifdef __cplusplus
#  define FTLINT_BEGIN_C extern "C" {
#  define FTLINT_END_C }
#else
#  define FTLINT_BEGIN_C
#  define FTLINT_END_C
#endif

#endif  /* Py_EXPORTS_H */
