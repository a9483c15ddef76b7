/* complexobject.h - ftlint: complex */
#ifndef Py_COMPLEXOBJECT_H
#define Py_COMPLEXOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    double real;
    double imag;
} Py_complex;
typedef struct {
    PyObject ob_base;
    Py_complex cval;
} PyComplexObject;
PyAPI_FUNC(Py_complex) _Py_c_sum(Py_complex, Py_complex);
PyAPI_FUNC(Py_complex) _Py_c_diff(Py_complex, Py_complex);
PyAPI_FUNC(Py_complex) _Py_c_neg(Py_complex);
PyAPI_FUNC(Py_complex) _Py_c_prod(Py_complex, Py_complex);
PyAPI_FUNC(Py_complex) _Py_c_quot(Py_complex, Py_complex);
PyAPI_FUNC(Py_complex) _Py_c_pow(Py_complex, Py_complex);
PyAPI_FUNC(double) _Py_c_abs(Py_complex);

PyAPI_DATA(PyTypeObject) PyComplex_Type;

PyAPI_FUNC(Py_complex) PyComplex_AsCComplex(PyObject *);
PyAPI_FUNC(int) PyComplex_Check(PyObject *);
#define PyComplex_Check(op) PyComplex_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyComplex_CheckExact(PyObject *);
#define PyComplex_CheckExact(op) PyComplex_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyComplex_FromCComplex(Py_complex);
PyAPI_FUNC(PyObject *) PyComplex_FromDoubles(double, double);
PyAPI_FUNC(double) PyComplex_ImagAsDouble(PyObject *);
PyAPI_FUNC(double) PyComplex_RealAsDouble(PyObject *);

FTLINT_END_C

#endif  /* Py_COMPLEXOBJECT_H */
