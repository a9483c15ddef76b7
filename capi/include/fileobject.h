/* fileobject.h - ftlint: file objects */
#ifndef Py_FILEOBJECT_H
#define Py_FILEOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

#define PY_STDIOTEXTMODE "b"
typedef PyObject *(*Py_OpenCodeHookFunction)(PyObject *, void *);
PyAPI_DATA(const char *) Py_FileSystemDefaultEncoding;
PyAPI_DATA(const char *) Py_FileSystemDefaultEncodeErrors;
PyAPI_DATA(int) Py_HasFileSystemDefaultEncoding;
PyAPI_DATA(int) Py_UTF8Mode;
PyAPI_DATA(PyTypeObject) PyStdPrinter_Type;

PyAPI_FUNC(PyObject *) PyFile_FromFd(int, const char *, const char *, int, const char *, const
    char *, const char *, int);
PyAPI_FUNC(PyObject *) PyFile_GetLine(PyObject *, int);
PyAPI_FUNC(PyObject *) PyFile_NewStdPrinter(int);
PyAPI_FUNC(PyObject *) PyFile_OpenCode(const char *);
PyAPI_FUNC(PyObject *) PyFile_OpenCodeObject(PyObject *);
PyAPI_FUNC(int) PyFile_SetOpenCodeHook(Py_OpenCodeHookFunction, void *);
PyAPI_FUNC(int) PyFile_WriteObject(PyObject *, PyObject *, int);
PyAPI_FUNC(int) PyFile_WriteString(const char *, PyObject *);
PyAPI_FUNC(int) PyObject_AsFileDescriptor(PyObject *);
PyAPI_FUNC(char *) Py_UniversalNewlineFgets(char *, int, FILE *, PyObject *);

FTLINT_END_C

#endif  /* Py_FILEOBJECT_H */
