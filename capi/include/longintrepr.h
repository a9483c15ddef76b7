/* longintrepr.h - ftlint: the representation of int */
#ifndef Py_LONGINTREPR_H
#define Py_LONGINTREPR_H
#pragma GCC system_header

#include "longobject.h"

FTLINT_BEGIN_C

typedef uint32_t digit;
typedef int32_t sdigit;
typedef uint64_t twodigits;
typedef int64_t stwodigits;
#define PyLong_BASE ((digit)1 << PyLong_SHIFT)
#define PyLong_MASK ((digit)(PyLong_BASE - 1))
#define PyLong_SHIFT 30
#define PyLong_DECIMAL_SHIFT 9
#define PyLong_DECIMAL_BASE ((digit)1000000000)
#define MAX_LONG_DIGITS ((INT64_MAX - 1) / PyLong_SHIFT)

typedef struct _PyLongValue {
    uintptr_t lv_tag;
    digit ob_digit[1];
} _PyLongValue;

/* ob_digit directly in the object is the layout up to 3.11: tolerance */
struct _longobject {
    PyObject ob_base;
    _PyLongValue long_value;
    digit ob_digit[1];
};

#if FTLINT_TARGET >= 0x030E0000
typedef struct {
    uint8_t bits_per_digit;
    uint8_t digit_size;
    int8_t digits_order;
    int8_t digit_endianness;
} PyLongLayout;
typedef struct {
    int64_t value;
    uint8_t negative;
    Py_ssize_t ndigits;
    const void *digits;
    Py_uintptr_t _reserved;
} PyLongExport;
#endif

#define _PyLong_SIGN_MASK 3
#define _PyLong_NON_SIZE_BITS 3
PyAPI_FUNC(int) _PyLong_IsCompact(const PyLongObject *);
PyAPI_FUNC(Py_ssize_t) _PyLong_CompactValue(const PyLongObject *);
PyAPI_FUNC(PyLongObject *) _PyLong_New(Py_ssize_t);
PyAPI_FUNC(PyLongObject *) _PyLong_FromDigits(int, Py_ssize_t, digit *);
PyAPI_FUNC(PyObject *) _PyLong_Copy(PyLongObject *);
#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(PyLongWriter *) PyLongWriter_Create(int, Py_ssize_t, void **);
PyAPI_FUNC(void) PyLongWriter_Discard(PyLongWriter *);
PyAPI_FUNC(PyObject *) PyLongWriter_Finish(PyLongWriter *);
PyAPI_FUNC(int) PyLong_Export(PyObject *, PyLongExport *);
PyAPI_FUNC(void) PyLong_FreeExport(PyLongExport *);
PyAPI_FUNC(const PyLongLayout *) PyLong_GetNativeLayout(void);
#endif

FTLINT_END_C

#endif  /* Py_LONGINTREPR_H */
