/* pytime.h - ftlint: clocks */
#ifndef Py_PYTIME_H
#define Py_PYTIME_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef int64_t PyTime_t;
typedef int64_t _PyTime_t;
#define _PyTime_MIN INT64_MIN
#define _PyTime_MAX INT64_MAX
typedef enum {
    _PyTime_ROUND_FLOOR = 0,
    _PyTime_ROUND_CEILING = 1,
    _PyTime_ROUND_HALF_EVEN = 2,
    _PyTime_ROUND_UP = 3,
    _PyTime_ROUND_TIMEOUT = 3
} _PyTime_round_t;
#define PyTime_MAX INT64_MAX
#define PyTime_MIN INT64_MIN
PyAPI_FUNC(_PyTime_t) _PyTime_GetMonotonicClock(void);
PyAPI_FUNC(_PyTime_t) _PyTime_GetSystemClock(void);
PyAPI_FUNC(_PyTime_t) _PyTime_GetPerfCounter(void);
PyAPI_FUNC(_PyTime_t) _PyTime_FromSeconds(int);
PyAPI_FUNC(_PyTime_t) _PyTime_FromNanoseconds(_PyTime_t);
PyAPI_FUNC(int) _PyTime_FromTimeval(_PyTime_t *, struct timeval *);
PyAPI_FUNC(int) _PyTime_FromTimespec(_PyTime_t *, struct timespec *);
PyAPI_FUNC(int) _PyTime_AsTimespec(_PyTime_t, struct timespec *);
PyAPI_FUNC(int) _PyTime_ObjectToTimeval(PyObject *, time_t *, long *, _PyTime_round_t);
PyAPI_FUNC(int) _PyTime_ObjectToTimespec(PyObject *, time_t *, long *, _PyTime_round_t);
PyAPI_FUNC(int) _PyTime_FromSecondsObject(_PyTime_t *, PyObject *, _PyTime_round_t);
PyAPI_FUNC(int) _PyTime_FromMillisecondsObject(_PyTime_t *, PyObject *, _PyTime_round_t);
PyAPI_FUNC(double) _PyTime_AsSecondsDouble(_PyTime_t);
PyAPI_FUNC(_PyTime_t) _PyTime_AsMilliseconds(_PyTime_t, _PyTime_round_t);
PyAPI_FUNC(_PyTime_t) _PyTime_AsMicroseconds(_PyTime_t, _PyTime_round_t);
PyAPI_FUNC(int) _PyTime_AsTimeval(_PyTime_t, struct timeval *, _PyTime_round_t);
PyAPI_FUNC(int) _PyTime_ObjectToTime_t(PyObject *, time_t *, _PyTime_round_t);
PyAPI_FUNC(int) _PyTime_localtime(time_t, struct tm *);
PyAPI_FUNC(int) _PyTime_gmtime(time_t, struct tm *);
PyAPI_FUNC(double) PyTime_AsSecondsDouble(PyTime_t);
PyAPI_FUNC(int) PyTime_Monotonic(PyTime_t *);
PyAPI_FUNC(int) PyTime_MonotonicRaw(PyTime_t *);
PyAPI_FUNC(int) PyTime_PerfCounter(PyTime_t *);
PyAPI_FUNC(int) PyTime_PerfCounterRaw(PyTime_t *);
PyAPI_FUNC(int) PyTime_Time(PyTime_t *);
PyAPI_FUNC(int) PyTime_TimeRaw(PyTime_t *);

FTLINT_END_C

#endif  /* Py_PYTIME_H */
