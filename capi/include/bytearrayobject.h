/* bytearrayobject.h - ftlint: bytearray */
#ifndef Py_BYTEARRAYOBJECT_H
#define Py_BYTEARRAYOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyVarObject ob_base;
    Py_ssize_t ob_alloc;
    char *ob_bytes;
    char *ob_start;
    Py_ssize_t ob_exports;
} PyByteArrayObject;

PyAPI_DATA(PyTypeObject) PyByteArrayIter_Type;
PyAPI_DATA(PyTypeObject) PyByteArray_Type;

PyAPI_FUNC(char *) PyByteArray_AS_STRING(PyObject *);
#define PyByteArray_AS_STRING(op) PyByteArray_AS_STRING(_PyObject_CAST(op))
PyAPI_FUNC(char *) PyByteArray_AsString(PyObject *);
PyAPI_FUNC(int) PyByteArray_Check(PyObject *);
#define PyByteArray_Check(op) PyByteArray_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyByteArray_CheckExact(PyObject *);
#define PyByteArray_CheckExact(op) PyByteArray_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyByteArray_Concat(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyByteArray_FromObject(PyObject *);
PyAPI_FUNC(PyObject *) PyByteArray_FromStringAndSize(const char *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyByteArray_GET_SIZE(PyObject *);
#define PyByteArray_GET_SIZE(op) PyByteArray_GET_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(int) PyByteArray_Resize(PyObject *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyByteArray_Size(PyObject *);

FTLINT_END_C

#endif  /* Py_BYTEARRAYOBJECT_H */
