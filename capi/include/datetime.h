/* datetime.h - ftlint: datetime objects and their C API capsule */
#ifndef DATETIME_H
#define DATETIME_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

#define _PyDateTime_DATE_DATASIZE 4
#define _PyDateTime_TIME_DATASIZE 6
#define _PyDateTime_DATETIME_DATASIZE 10
typedef struct {
    PyObject ob_base;
    Py_hash_t hashcode;
    int days;
    int seconds;
    int microseconds;
} PyDateTime_Delta;
typedef struct {
    PyObject ob_base;
} PyDateTime_TZInfo;
#define _PyTZINFO_HEAD PyObject ob_base; Py_hash_t hashcode; char hastzinfo;
typedef struct { _PyTZINFO_HEAD } _PyDateTime_BaseTZInfo;
typedef struct {
    _PyTZINFO_HEAD
    unsigned char data[4];
} PyDateTime_Date;
typedef struct {
    _PyTZINFO_HEAD
    unsigned char data[6];
    unsigned char fold;
    PyObject *tzinfo;
} PyDateTime_Time;
typedef struct {
    _PyTZINFO_HEAD
    unsigned char data[10];
    unsigned char fold;
    PyObject *tzinfo;
} PyDateTime_DateTime;

typedef struct {
    PyTypeObject *DateType;
    PyTypeObject *DateTimeType;
    PyTypeObject *TimeType;
    PyTypeObject *DeltaType;
    PyTypeObject *TZInfoType;
    PyObject *TimeZone_UTC;
    PyObject *(*Date_FromDate)(int, int, int, PyTypeObject *);
    PyObject *(*DateTime_FromDateAndTime)(int, int, int, int, int, int, int, PyObject *, PyTypeObject *);
    PyObject *(*Time_FromTime)(int, int, int, int, PyObject *, PyTypeObject *);
    PyObject *(*Delta_FromDelta)(int, int, int, int, PyTypeObject *);
    PyObject *(*TimeZone_FromTimeZone)(PyObject *, PyObject *);
    PyObject *(*DateTime_FromTimestamp)(PyObject *, PyObject *, PyObject *);
    PyObject *(*Date_FromTimestamp)(PyObject *, PyObject *);
    PyObject *(*DateTime_FromDateAndTimeAndFold)(int, int, int, int, int, int, int, PyObject *, int, PyTypeObject *);
    PyObject *(*Time_FromTimeAndFold)(int, int, int, int, PyObject *, int, PyTypeObject *);
} PyDateTime_CAPI;
#define PyDateTime_CAPSULE_NAME "datetime.datetime_CAPI"

/* one pointer per translation unit, filled by PyDateTime_IMPORT */
static PyDateTime_CAPI *PyDateTimeAPI __attribute__((unused)) = NULL;
#define PyDateTime_IMPORT \
    PyDateTimeAPI = (PyDateTime_CAPI *)PyCapsule_Import(PyDateTime_CAPSULE_NAME, 0)
#define PyDateTime_TimeZone_UTC (PyDateTimeAPI->TimeZone_UTC)
PyAPI_FUNC(int) PyDateTime_Check(PyObject *);
#define PyDateTime_Check(op) PyDateTime_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_CheckExact(PyObject *);
#define PyDateTime_CheckExact(op) PyDateTime_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DATE_GET_FOLD(PyObject *);
#define PyDateTime_DATE_GET_FOLD(op) PyDateTime_DATE_GET_FOLD(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DATE_GET_HOUR(PyObject *);
#define PyDateTime_DATE_GET_HOUR(op) PyDateTime_DATE_GET_HOUR(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DATE_GET_MICROSECOND(PyObject *);
#define PyDateTime_DATE_GET_MICROSECOND(op) PyDateTime_DATE_GET_MICROSECOND(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DATE_GET_MINUTE(PyObject *);
#define PyDateTime_DATE_GET_MINUTE(op) PyDateTime_DATE_GET_MINUTE(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DATE_GET_SECOND(PyObject *);
#define PyDateTime_DATE_GET_SECOND(op) PyDateTime_DATE_GET_SECOND(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDateTime_DATE_GET_TZINFO(PyObject *);
#define PyDateTime_DATE_GET_TZINFO(op) PyDateTime_DATE_GET_TZINFO(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DELTA_GET_DAYS(PyObject *);
#define PyDateTime_DELTA_GET_DAYS(op) PyDateTime_DELTA_GET_DAYS(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DELTA_GET_MICROSECONDS(PyObject *);
#define PyDateTime_DELTA_GET_MICROSECONDS(op) \
    PyDateTime_DELTA_GET_MICROSECONDS(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_DELTA_GET_SECONDS(PyObject *);
#define PyDateTime_DELTA_GET_SECONDS(op) PyDateTime_DELTA_GET_SECONDS(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDateTime_FromDateAndTime(int, int, int, int, int, int, int);
#define PyDateTime_FromDateAndTime(a, b, c, d, e, f, g) \
    PyDateTime_FromDateAndTime((a), (b), (c), (d), (e), (f), (g))
PyAPI_FUNC(PyObject *) PyDateTime_FromDateAndTimeAndFold(int, int, int, int, int, int, int, int);
#define PyDateTime_FromDateAndTimeAndFold(a, b, c, d, e, f, g, h) \
    PyDateTime_FromDateAndTimeAndFold((a), (b), (c), (d), (e), (f), (g), (h))
PyAPI_FUNC(PyObject *) PyDateTime_FromTimestamp(PyObject *);
#define PyDateTime_FromTimestamp(op) PyDateTime_FromTimestamp(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_GET_DAY(PyObject *);
#define PyDateTime_GET_DAY(op) PyDateTime_GET_DAY(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_GET_MONTH(PyObject *);
#define PyDateTime_GET_MONTH(op) PyDateTime_GET_MONTH(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_GET_YEAR(PyObject *);
#define PyDateTime_GET_YEAR(op) PyDateTime_GET_YEAR(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_TIME_GET_FOLD(PyObject *);
#define PyDateTime_TIME_GET_FOLD(op) PyDateTime_TIME_GET_FOLD(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_TIME_GET_HOUR(PyObject *);
#define PyDateTime_TIME_GET_HOUR(op) PyDateTime_TIME_GET_HOUR(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_TIME_GET_MICROSECOND(PyObject *);
#define PyDateTime_TIME_GET_MICROSECOND(op) PyDateTime_TIME_GET_MICROSECOND(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_TIME_GET_MINUTE(PyObject *);
#define PyDateTime_TIME_GET_MINUTE(op) PyDateTime_TIME_GET_MINUTE(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDateTime_TIME_GET_SECOND(PyObject *);
#define PyDateTime_TIME_GET_SECOND(op) PyDateTime_TIME_GET_SECOND(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDateTime_TIME_GET_TZINFO(PyObject *);
#define PyDateTime_TIME_GET_TZINFO(op) PyDateTime_TIME_GET_TZINFO(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDate_Check(PyObject *);
#define PyDate_Check(op) PyDate_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDate_CheckExact(PyObject *);
#define PyDate_CheckExact(op) PyDate_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDate_FromDate(int, int, int);
#define PyDate_FromDate(a, b, c) PyDate_FromDate((a), (b), (c))
PyAPI_FUNC(PyObject *) PyDate_FromTimestamp(PyObject *);
#define PyDate_FromTimestamp(op) PyDate_FromTimestamp(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDelta_Check(PyObject *);
#define PyDelta_Check(op) PyDelta_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDelta_CheckExact(PyObject *);
#define PyDelta_CheckExact(op) PyDelta_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDelta_FromDSU(int, int, int);
#define PyDelta_FromDSU(a, b, c) PyDelta_FromDSU((a), (b), (c))
PyAPI_FUNC(int) PyTZInfo_Check(PyObject *);
#define PyTZInfo_Check(op) PyTZInfo_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyTZInfo_CheckExact(PyObject *);
#define PyTZInfo_CheckExact(op) PyTZInfo_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyTimeZone_FromOffset(PyObject *);
#define PyTimeZone_FromOffset(op) PyTimeZone_FromOffset(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyTimeZone_FromOffsetAndName(PyObject *, PyObject *);
#define PyTimeZone_FromOffsetAndName(op, b) \
    PyTimeZone_FromOffsetAndName(_PyObject_CAST(op), _PyObject_CAST(b))
PyAPI_FUNC(int) PyTime_Check(PyObject *);
#define PyTime_Check(op) PyTime_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyTime_CheckExact(PyObject *);
#define PyTime_CheckExact(op) PyTime_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyTime_FromTime(int, int, int, int);
#define PyTime_FromTime(a, b, c, d) PyTime_FromTime((a), (b), (c), (d))
PyAPI_FUNC(PyObject *) PyTime_FromTimeAndFold(int, int, int, int, int);
#define PyTime_FromTimeAndFold(a, b, c, d, e) PyTime_FromTimeAndFold((a), (b), (c), (d), (e))

FTLINT_END_C

#endif  /* DATETIME_H */
