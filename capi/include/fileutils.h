/* fileutils.h - ftlint: files and locale encoding */
#ifndef Py_FILEUTILS_H
#define Py_FILEUTILS_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_FUNC(FILE *) _Py_fopen_obj(PyObject *, const char *);
PyAPI_FUNC(FILE *) _Py_wfopen(const wchar_t *, const wchar_t *);
struct stat;
PyAPI_FUNC(int) _Py_stat(PyObject *, struct stat *);
PyAPI_FUNC(int) _Py_open(const char *, int);
PyAPI_FUNC(Py_ssize_t) _Py_read(int, void *, size_t);
PyAPI_FUNC(Py_ssize_t) _Py_write(int, const void *, size_t);
PyAPI_FUNC(int) _Py_get_inheritable(int);
PyAPI_FUNC(int) _Py_set_inheritable(int, int, int *);
PyAPI_FUNC(int) _Py_dup(int);
PyAPI_FUNC(wchar_t *) Py_DecodeLocale(const char *, size_t *);
PyAPI_FUNC(char *) Py_EncodeLocale(const wchar_t *, size_t *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int) Py_fclose(FILE *);
PyAPI_FUNC(FILE *) Py_fopen(PyObject *, const char *);
#endif

FTLINT_END_C

#endif  /* Py_FILEUTILS_H */
