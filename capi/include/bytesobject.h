/* bytesobject.h - ftlint: bytes */
#ifndef Py_BYTESOBJECT_H
#define Py_BYTESOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyVarObject ob_base;
    Py_hash_t ob_shash;
    char ob_sval[1];
} PyBytesObject;
PyAPI_FUNC(int) _PyBytes_Resize(PyObject **, Py_ssize_t);
PyAPI_FUNC(PyObject *) _PyBytes_Join(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyBytes_FormatEx(const char *, Py_ssize_t, PyObject *, int);
PyAPI_FUNC(PyObject *) _PyBytes_DecodeEscape(const char *, Py_ssize_t, const char *, const char **);
PyAPI_FUNC(PyObject *) _PyBytes_FromHex(PyObject *, int);
typedef struct {
    PyObject *buffer;
    Py_ssize_t allocated;
    Py_ssize_t min_size;
    int use_bytearray;
    int overallocate;
    int use_small_buffer;
    char small_buffer[512];
} _PyBytesWriter;
PyAPI_FUNC(void) _PyBytesWriter_Init(_PyBytesWriter *);
PyAPI_FUNC(void *) _PyBytesWriter_Alloc(_PyBytesWriter *, Py_ssize_t);
PyAPI_FUNC(void *) _PyBytesWriter_Prepare(_PyBytesWriter *, void *, Py_ssize_t);
PyAPI_FUNC(void *) _PyBytesWriter_Resize(_PyBytesWriter *, void *, Py_ssize_t);
PyAPI_FUNC(void *) _PyBytesWriter_WriteBytes(_PyBytesWriter *, void *, const void *, Py_ssize_t);
PyAPI_FUNC(PyObject *) _PyBytesWriter_Finish(_PyBytesWriter *, void *);
PyAPI_FUNC(void) _PyBytesWriter_Dealloc(_PyBytesWriter *);

PyAPI_DATA(PyTypeObject) PyBytesIter_Type;
PyAPI_DATA(PyTypeObject) PyBytes_Type;

PyAPI_FUNC(char *) PyBytes_AS_STRING(PyObject *);
#define PyBytes_AS_STRING(op) PyBytes_AS_STRING(_PyObject_CAST(op))
PyAPI_FUNC(char *) PyBytes_AsString(PyObject *);
PyAPI_FUNC(int) PyBytes_AsStringAndSize(PyObject *, char **, Py_ssize_t *);
PyAPI_FUNC(int) PyBytes_Check(PyObject *);
#define PyBytes_Check(op) PyBytes_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyBytes_CheckExact(PyObject *);
#define PyBytes_CheckExact(op) PyBytes_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(void) PyBytes_Concat(PyObject **, PyObject *);
PyAPI_FUNC(void) PyBytes_ConcatAndDel(PyObject **, PyObject *);
PyAPI_FUNC(PyObject *) PyBytes_DecodeEscape(const char *, Py_ssize_t, const char *,
    Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyBytes_FromFormat(const char *, ...);
PyAPI_FUNC(PyObject *) PyBytes_FromFormatV(const char *, va_list);
PyAPI_FUNC(PyObject *) PyBytes_FromObject(PyObject *);
PyAPI_FUNC(PyObject *) PyBytes_FromString(const char *);
PyAPI_FUNC(PyObject *) PyBytes_FromStringAndSize(const char *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyBytes_GET_SIZE(PyObject *);
#define PyBytes_GET_SIZE(op) PyBytes_GET_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyBytes_Repr(PyObject *, int);
PyAPI_FUNC(Py_ssize_t) PyBytes_Size(PyObject *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(PyObject *) PyBytes_Join(PyObject *, PyObject *);
#endif

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(PyBytesWriter *) PyBytesWriter_Create(Py_ssize_t);
PyAPI_FUNC(void) PyBytesWriter_Discard(PyBytesWriter *);
PyAPI_FUNC(PyObject *) PyBytesWriter_Finish(PyBytesWriter *);
PyAPI_FUNC(PyObject *) PyBytesWriter_FinishWithPointer(PyBytesWriter *, void *);
PyAPI_FUNC(PyObject *) PyBytesWriter_FinishWithSize(PyBytesWriter *, Py_ssize_t);
PyAPI_FUNC(int) PyBytesWriter_Format(PyBytesWriter *, const char *, ...);
PyAPI_FUNC(void *) PyBytesWriter_GetData(PyBytesWriter *);
PyAPI_FUNC(Py_ssize_t) PyBytesWriter_GetSize(PyBytesWriter *);
PyAPI_FUNC(int) PyBytesWriter_Grow(PyBytesWriter *, Py_ssize_t);
PyAPI_FUNC(void *) PyBytesWriter_GrowAndUpdatePointer(PyBytesWriter *, Py_ssize_t, void *);
PyAPI_FUNC(int) PyBytesWriter_Resize(PyBytesWriter *, Py_ssize_t);
PyAPI_FUNC(int) PyBytesWriter_WriteBytes(PyBytesWriter *, const void *, Py_ssize_t);
#endif

FTLINT_END_C

#endif  /* Py_BYTESOBJECT_H */
