/* pymath.h - ftlint: floating-point helpers */
#ifndef Py_PYMATH_H
#define Py_PYMATH_H
#pragma GCC system_header

#include "pyport.h"

FTLINT_BEGIN_C

/* removed in 3.11; they only touched errno */
#define Py_SET_ERANGE_IF_OVERFLOW(X) ((void)(X))
#define Py_SET_ERRNO_ON_MATH_ERROR(X) ((void)(X))
#define Py_ADJUST_ERANGE1(X) ((void)(X))
#define Py_ADJUST_ERANGE2(X, Y) ((void)(X), (void)(Y))
#define Py_HUGE_VAL HUGE_VAL
#define Py_INFINITY ((double)INFINITY)
#define Py_MATH_E 2.7182818284590452354
#define Py_MATH_El 2.7182818284590452353602874713526625L
#define Py_MATH_PI 3.14159265358979323846
#define Py_MATH_PIl 3.1415926535897932384626433832795029L
#define Py_MATH_TAU 6.2831853071795864769252867665590057683943L
#define Py_NAN ((double)NAN)
PyAPI_FUNC(int) Py_IS_FINITE(double);
#define Py_IS_FINITE(a) Py_IS_FINITE((a))
PyAPI_FUNC(int) Py_IS_INFINITY(double);
#define Py_IS_INFINITY(a) Py_IS_INFINITY((a))
PyAPI_FUNC(int) Py_IS_NAN(double);
#define Py_IS_NAN(a) Py_IS_NAN((a))

/* removed from CPython or about to be, still used */
PyAPI_FUNC(double) Py_FORCE_DOUBLE(double);
PyAPI_FUNC(int) Py_OVERFLOWED(double);

FTLINT_END_C

#endif  /* Py_PYMATH_H */
