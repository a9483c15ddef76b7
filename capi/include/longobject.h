/* longobject.h - ftlint: int */
#ifndef Py_LONGOBJECT_H
#define Py_LONGOBJECT_H
#pragma GCC system_header

#include "object.h"
#include "unicodeobject.h"

FTLINT_BEGIN_C

#define Py_ASNATIVEBYTES_ALLOW_INDEX 16
#define Py_ASNATIVEBYTES_BIG_ENDIAN 0
#define Py_ASNATIVEBYTES_DEFAULTS -1
#define Py_ASNATIVEBYTES_LITTLE_ENDIAN 1
#define Py_ASNATIVEBYTES_NATIVE_ENDIAN 3
#define Py_ASNATIVEBYTES_REJECT_NEGATIVE 8
#define Py_ASNATIVEBYTES_UNSIGNED_BUFFER 4
#define PyLong_AsPid PyLong_AsInt
#define PyLong_FromPid PyLong_FromLong
#define PyLong_FromSocket_t(fd) PyLong_FromLong((long)(fd))
#define PyLong_AsSocket_t(fd) ((int)PyLong_AsLong(fd))
#define _Py_PARSE_PID "i"
#define _Py_PARSE_INTPTR "n"
#define _Py_PARSE_UINTPTR "K"
PyAPI_FUNC(long) PyLong_AS_LONG(PyObject *);
#define PyLong_AS_LONG(op) PyLong_AS_LONG(_PyObject_CAST(op))
PyAPI_FUNC(double) PyLong_AsDouble(PyObject *);
PyAPI_FUNC(int) PyLong_AsInt(PyObject *);
PyAPI_FUNC(long) PyLong_AsLong(PyObject *);
PyAPI_FUNC(long) PyLong_AsLongAndOverflow(PyObject *, int *);
PyAPI_FUNC(long long) PyLong_AsLongLong(PyObject *);
PyAPI_FUNC(long long) PyLong_AsLongLongAndOverflow(PyObject *, int *);
PyAPI_FUNC(Py_ssize_t) PyLong_AsNativeBytes(PyObject *, void *, Py_ssize_t, int);
PyAPI_FUNC(size_t) PyLong_AsSize_t(PyObject *);
PyAPI_FUNC(Py_ssize_t) PyLong_AsSsize_t(PyObject *);
PyAPI_FUNC(unsigned long) PyLong_AsUnsignedLong(PyObject *);
PyAPI_FUNC(unsigned long long) PyLong_AsUnsignedLongLong(PyObject *);
PyAPI_FUNC(unsigned long long) PyLong_AsUnsignedLongLongMask(PyObject *);
PyAPI_FUNC(unsigned long) PyLong_AsUnsignedLongMask(PyObject *);
PyAPI_FUNC(void *) PyLong_AsVoidPtr(PyObject *);
PyAPI_FUNC(int) PyLong_Check(PyObject *);
#define PyLong_Check(op) PyLong_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyLong_CheckExact(PyObject *);
#define PyLong_CheckExact(op) PyLong_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyLong_FromDouble(double);
PyAPI_FUNC(PyObject *) PyLong_FromLong(long);
PyAPI_FUNC(PyObject *) PyLong_FromLongLong(long long);
PyAPI_FUNC(PyObject *) PyLong_FromNativeBytes(const void *, size_t, int);
PyAPI_FUNC(PyObject *) PyLong_FromSize_t(size_t);
PyAPI_FUNC(PyObject *) PyLong_FromSsize_t(Py_ssize_t);
PyAPI_FUNC(PyObject *) PyLong_FromString(const char *, char **, int);
PyAPI_FUNC(PyObject *) PyLong_FromUnicodeObject(PyObject *, int);
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedLong(unsigned long);
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedLongLong(unsigned long long);
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedNativeBytes(const void *, size_t, int);
PyAPI_FUNC(PyObject *) PyLong_FromVoidPtr(void *);
PyAPI_FUNC(PyObject *) PyLong_GetInfo(void);
PyAPI_FUNC(long) PyOS_strtol(const char *, char **, int);
PyAPI_FUNC(unsigned long) PyOS_strtoul(const char *, char **, int);
PyAPI_FUNC(Py_ssize_t) PyUnstable_Long_CompactValue(const PyLongObject *);
PyAPI_FUNC(int) PyUnstable_Long_IsCompact(const PyLongObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(PyObject *) PyLong_FromUnicode(Py_UNICODE *, Py_ssize_t, int);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int) PyLong_AsInt32(PyObject *, int32_t *);
PyAPI_FUNC(int) PyLong_AsInt64(PyObject *, int64_t *);
PyAPI_FUNC(int) PyLong_AsUInt32(PyObject *, uint32_t *);
PyAPI_FUNC(int) PyLong_AsUInt64(PyObject *, uint64_t *);
PyAPI_FUNC(PyObject *) PyLong_FromInt32(int32_t);
PyAPI_FUNC(PyObject *) PyLong_FromInt64(int64_t);
PyAPI_FUNC(PyObject *) PyLong_FromUInt32(uint32_t);
PyAPI_FUNC(PyObject *) PyLong_FromUInt64(uint64_t);
PyAPI_FUNC(int) PyLong_GetSign(PyObject *, int *);
PyAPI_FUNC(int) PyLong_IsNegative(PyObject *);
PyAPI_FUNC(int) PyLong_IsPositive(PyObject *);
PyAPI_FUNC(int) PyLong_IsZero(PyObject *);
#endif
PyAPI_FUNC(int) _PyLong_Sign(PyObject *);
#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int64_t) _PyLong_NumBits(PyObject *);
#else
PyAPI_FUNC(size_t) _PyLong_NumBits(PyObject *);
#endif
PyAPI_FUNC(PyObject *) _PyLong_FromByteArray(const unsigned char *, size_t, int, int);
PyAPI_FUNC(int) _PyLong_AsByteArray(PyLongObject *, unsigned char *, size_t, int, int, int);
PyAPI_FUNC(double) _PyLong_Frexp(PyLongObject *, Py_ssize_t *);
PyAPI_FUNC(int) _PyLong_AsInt(PyObject *);
PyAPI_FUNC(time_t) _PyLong_AsTime_t(PyObject *);
PyAPI_FUNC(PyObject *) _PyLong_FromTime_t(time_t);
PyAPI_FUNC(PyObject *) _PyLong_FromBytes(const char *, Py_ssize_t, int);
PyAPI_FUNC(PyObject *) _PyLong_GCD(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyLong_Format(PyObject *, int);
PyAPI_FUNC(int) _PyLong_UnsignedShort_Converter(PyObject *, void *);
PyAPI_FUNC(int) _PyLong_UnsignedInt_Converter(PyObject *, void *);
PyAPI_FUNC(int) _PyLong_UnsignedLong_Converter(PyObject *, void *);
PyAPI_FUNC(int) _PyLong_UnsignedLongLong_Converter(PyObject *, void *);
PyAPI_FUNC(int) _PyLong_Size_t_Converter(PyObject *, void *);
PyAPI_DATA(unsigned char) _PyLong_DigitValue[256];

FTLINT_END_C

#endif  /* Py_LONGOBJECT_H */
