/* traceback.h - ftlint: tracebacks */
#ifndef Py_TRACEBACK_H
#define Py_TRACEBACK_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

struct _traceback {
    PyObject ob_base;
    PyTracebackObject *tb_next;
    PyFrameObject *tb_frame;
    int tb_lasti;
    int tb_lineno;
};
PyAPI_FUNC(int) _Py_DisplaySourceLine(PyObject *, PyObject *, int, int, int *, PyObject **);
PyAPI_FUNC(void) _PyTraceback_Add(const char *, const char *, int);

PyAPI_DATA(PyTypeObject) PyTraceBack_Type;

PyAPI_FUNC(int) PyTraceBack_Check(PyObject *);
#define PyTraceBack_Check(op) PyTraceBack_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyTraceBack_Here(PyFrameObject *);
PyAPI_FUNC(int) PyTraceBack_Print(PyObject *, PyObject *);

FTLINT_END_C

#endif  /* Py_TRACEBACK_H */
