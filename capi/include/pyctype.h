/* pyctype.h - ftlint: locale-independent character classes */
#ifndef Py_PYCTYPE_H
#define Py_PYCTYPE_H
#pragma GCC system_header

#include "pyport.h"

FTLINT_BEGIN_C

#define PYCTYPE_H
#define PY_CTF_LOWER 0x01
#define PY_CTF_UPPER 0x02
#define PY_CTF_ALPHA (PY_CTF_LOWER | PY_CTF_UPPER)
#define PY_CTF_ALNUM (PY_CTF_ALPHA|PY_CTF_DIGIT)
#define PY_CTF_DIGIT 0x04
#define PY_CTF_SPACE 0x08
#define PY_CTF_XDIGIT 0x10
PyAPI_FUNC(int) Py_ISALNUM(int);
#define Py_ISALNUM(a) Py_ISALNUM((a))
PyAPI_FUNC(int) Py_ISALPHA(int);
#define Py_ISALPHA(a) Py_ISALPHA((a))
PyAPI_FUNC(int) Py_ISDIGIT(int);
#define Py_ISDIGIT(a) Py_ISDIGIT((a))
PyAPI_FUNC(int) Py_ISLOWER(int);
#define Py_ISLOWER(a) Py_ISLOWER((a))
PyAPI_FUNC(int) Py_ISSPACE(int);
#define Py_ISSPACE(a) Py_ISSPACE((a))
PyAPI_FUNC(int) Py_ISUPPER(int);
#define Py_ISUPPER(a) Py_ISUPPER((a))
PyAPI_FUNC(int) Py_ISXDIGIT(int);
#define Py_ISXDIGIT(a) Py_ISXDIGIT((a))
PyAPI_FUNC(int) Py_TOLOWER(int);
#define Py_TOLOWER(a) Py_TOLOWER((a))
PyAPI_FUNC(int) Py_TOUPPER(int);
#define Py_TOUPPER(a) Py_TOUPPER((a))

FTLINT_END_C

#endif  /* Py_PYCTYPE_H */
