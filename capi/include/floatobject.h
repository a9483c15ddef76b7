/* floatobject.h - ftlint: float */
#ifndef Py_FLOATOBJECT_H
#define Py_FLOATOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    double ob_fval;
} PyFloatObject;
#define Py_RETURN_NAN return PyFloat_FromDouble(Py_NAN)
#define Py_RETURN_INF(sign) \
    do { \
        if ((sign) < 0) \
            return PyFloat_FromDouble(-Py_INFINITY); \
        else \
            return PyFloat_FromDouble(Py_INFINITY); \
    } while (0)
#define PyFloat_STR_PRECISION 12
PyAPI_FUNC(int) _PyFloat_Pack2(double, unsigned char *, int);
PyAPI_FUNC(int) _PyFloat_Pack4(double, unsigned char *, int);
PyAPI_FUNC(int) _PyFloat_Pack8(double, unsigned char *, int);
PyAPI_FUNC(double) _PyFloat_Unpack2(const unsigned char *, int);
PyAPI_FUNC(double) _PyFloat_Unpack4(const unsigned char *, int);
PyAPI_FUNC(double) _PyFloat_Unpack8(const unsigned char *, int);

PyAPI_DATA(PyTypeObject) PyFloat_Type;

PyAPI_FUNC(double) PyFloat_AS_DOUBLE(PyObject *);
#define PyFloat_AS_DOUBLE(op) PyFloat_AS_DOUBLE(_PyObject_CAST(op))
PyAPI_FUNC(double) PyFloat_AsDouble(PyObject *);
PyAPI_FUNC(int) PyFloat_Check(PyObject *);
#define PyFloat_Check(op) PyFloat_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFloat_CheckExact(PyObject *);
#define PyFloat_CheckExact(op) PyFloat_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFloat_FromDouble(double);
PyAPI_FUNC(PyObject *) PyFloat_FromString(PyObject *);
PyAPI_FUNC(PyObject *) PyFloat_GetInfo(void);
PyAPI_FUNC(double) PyFloat_GetMax(void);
PyAPI_FUNC(double) PyFloat_GetMin(void);
PyAPI_FUNC(int) PyFloat_Pack2(double, char *, int);
PyAPI_FUNC(int) PyFloat_Pack4(double, char *, int);
PyAPI_FUNC(int) PyFloat_Pack8(double, char *, int);
PyAPI_FUNC(double) PyFloat_Unpack2(const char *, int);
PyAPI_FUNC(double) PyFloat_Unpack4(const char *, int);
PyAPI_FUNC(double) PyFloat_Unpack8(const char *, int);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyFloat_ClearFreeList(void);

FTLINT_END_C

#endif  /* Py_FLOATOBJECT_H */
