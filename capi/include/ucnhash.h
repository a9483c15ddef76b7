/* ucnhash.h - ftlint: unicode name capsule */
#ifndef Py_UCNHASH_H
#define Py_UCNHASH_H
#pragma GCC system_header

#include "unicodeobject.h"

FTLINT_BEGIN_C

#define PyUnicodeData_CAPSULE_NAME "unicodedata._ucnhash_CAPI"
typedef struct {
    int size;
    int (*getname)(Py_UCS4, char *, int, int);
    int (*getcode)(const char *, int, Py_UCS4 *, int);
} _PyUnicode_Name_CAPI;

FTLINT_END_C

#endif  /* Py_UCNHASH_H */
