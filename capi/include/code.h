/* code.h - ftlint: code objects */
#ifndef Py_CODE_H
#define Py_CODE_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef uint16_t _Py_CODEUNIT;
typedef struct {
    PyObject *_co_code;
    PyObject *_co_varnames;
    PyObject *_co_cellvars;
    PyObject *_co_freevars;
} _PyCoCached;
typedef struct _PyExecutorArray _PyExecutorArray;
typedef struct _PyCodeArray _PyCodeArray;

/* co_code, co_varnames, co_cellvars, co_freevars, co_lnotab and co_zombieframe
 * are gone: tolerance */
struct PyCodeObject {
    PyVarObject ob_base;
    PyObject *co_consts;
    PyObject *co_names;
    PyObject *co_exceptiontable;
    int co_flags;
    int co_argcount;
    int co_posonlyargcount;
    int co_kwonlyargcount;
    int co_stacksize;
    int co_firstlineno;
    int co_nlocalsplus;
    int co_framesize;
    int co_nlocals;
    int co_ncellvars;
    int co_nfreevars;
    uint32_t co_version;
    PyObject *co_localsplusnames;
    PyObject *co_localspluskinds;
    PyObject *co_filename;
    PyObject *co_name;
    PyObject *co_qualname;
    PyObject *co_linetable;
    PyObject *co_weakreflist;
    _PyExecutorArray *co_executors;
    _PyCoCached *_co_cached;
    uintptr_t _co_instrumentation_version;
    struct _PyCoMonitoringData *_co_monitoring;
    Py_ssize_t _co_unique_id;
    int _co_firsttraceable;
    void *co_extra;
    _PyCodeArray *co_tlbc;
    PyObject *co_code;
    PyObject *co_varnames;
    PyObject *co_cellvars;
    PyObject *co_freevars;
    PyObject *co_lnotab;
    void *co_zombieframe;
    char co_code_adaptive[1];
};

#define CO_OPTIMIZED 0x0001
#define CO_NEWLOCALS 0x0002
#define CO_VARARGS 0x0004
#define CO_VARKEYWORDS 0x0008
#define CO_NESTED 0x0010
#define CO_GENERATOR 0x0020
#define CO_NOFREE 0x0040
#define CO_COROUTINE 0x0080
#define CO_ITERABLE_COROUTINE 0x0100
#define CO_ASYNC_GENERATOR 0x0200
#define CO_FUTURE_DIVISION 0x20000
#define CO_FUTURE_ABSOLUTE_IMPORT 0x40000
#define CO_FUTURE_WITH_STATEMENT 0x80000
#define CO_FUTURE_PRINT_FUNCTION 0x100000
#define CO_FUTURE_UNICODE_LITERALS 0x200000
#define CO_FUTURE_BARRY_AS_BDFL 0x400000
#define CO_FUTURE_GENERATOR_STOP 0x800000
#define CO_FUTURE_ANNOTATIONS 0x1000000
#define CO_NO_MONITORING_EVENTS 0x2000000
#define CO_HAS_DOCSTRING 0x4000000
#define CO_METHOD 0x8000000
#define CO_MAXBLOCKS 40
#define CO_CELL_NOT_AN_ARG (-1)
#define PY_PARSER_REQUIRES_FUTURE_KEYWORD
#define PY_FOREACH_CODE_EVENT(V) V(CREATE) V(DESTROY)

typedef enum {
    PY_CODE_EVENT_CREATE,
    PY_CODE_EVENT_DESTROY
} PyCodeEvent;
typedef int (*PyCode_WatchCallback)(PyCodeEvent, PyCodeObject *);

struct _opaque {
    int computed_line;
    const uint8_t *lo_next;
    const uint8_t *limit;
};
typedef struct _line_offsets {
    int ar_start;
    int ar_end;
    int ar_line;
    struct _opaque opaque;
} PyCodeAddressRange;

typedef enum _PyCodeLocationInfoKind {
    PY_CODE_LOCATION_INFO_SHORT0 = 0,
    PY_CODE_LOCATION_INFO_ONE_LINE0 = 10,
    PY_CODE_LOCATION_INFO_ONE_LINE1 = 11,
    PY_CODE_LOCATION_INFO_ONE_LINE2 = 12,
    PY_CODE_LOCATION_INFO_NO_COLUMNS = 13,
    PY_CODE_LOCATION_INFO_LONG = 14,
    PY_CODE_LOCATION_INFO_NONE = 15
} _PyCodeLocationInfoKind;

PyAPI_FUNC(int) _PyCode_CheckLineNumber(int, PyCodeAddressRange *);
PyAPI_FUNC(int) _PyCode_InitAddressRange(PyCodeObject *, PyCodeAddressRange *);
PyAPI_FUNC(PyObject *) _PyCode_ConstantKey(PyObject *);
PyAPI_FUNC(int) _PyCode_GetExtra(PyObject *, Py_ssize_t, void **);
PyAPI_FUNC(int) _PyCode_SetExtra(PyObject *, Py_ssize_t, void *);
PyAPI_FUNC(void) PyLineTable_InitAddressRange(const char *, Py_ssize_t, int, PyCodeAddressRange *);
PyAPI_FUNC(int) PyLineTable_NextAddressRange(PyCodeAddressRange *);
PyAPI_FUNC(int) PyLineTable_PreviousAddressRange(PyCodeAddressRange *);
#define _PyCode_CODE(CO) ((_Py_CODEUNIT *)(CO)->co_code_adaptive)
#define _PyCode_NBYTES(CO) (Py_SIZE(CO) * (Py_ssize_t)sizeof(_Py_CODEUNIT))

PyAPI_DATA(PyTypeObject) PyCode_Type;

PyAPI_FUNC(int) PyCode_AddWatcher(PyCode_WatchCallback);
PyAPI_FUNC(int) PyCode_Addr2Line(PyCodeObject *, int);
PyAPI_FUNC(int) PyCode_Addr2Location(PyCodeObject *, int, int *, int *, int *, int *);
PyAPI_FUNC(int) PyCode_Check(PyObject *);
#define PyCode_Check(op) PyCode_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyCode_ClearWatcher(int);
PyAPI_FUNC(PyObject *) PyCode_GetCellvars(PyCodeObject *);
PyAPI_FUNC(PyObject *) PyCode_GetCode(PyCodeObject *);
PyAPI_FUNC(int) PyCode_GetFirstFree(PyCodeObject *);
#define PyCode_GetFirstFree(a) PyCode_GetFirstFree((a))
PyAPI_FUNC(PyObject *) PyCode_GetFreevars(PyCodeObject *);
PyAPI_FUNC(Py_ssize_t) PyCode_GetNumFree(PyCodeObject *);
#define PyCode_GetNumFree(a) PyCode_GetNumFree((a))
PyAPI_FUNC(PyObject *) PyCode_GetVarnames(PyCodeObject *);
PyAPI_FUNC(PyCodeObject *) PyCode_New(int, int, int, int, int, PyObject *, PyObject *,
    PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, int,
    PyObject *, PyObject *);
#define PyCode_New(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q) \
    PyCode_New((a), (b), (c), (d), (e), _PyObject_CAST(f), _PyObject_CAST(g), _PyObject_CAST(h), _PyObject_CAST(i), _PyObject_CAST(j), _PyObject_CAST(k), _PyObject_CAST(l), _PyObject_CAST(m), _PyObject_CAST(n), (o), _PyObject_CAST(p), _PyObject_CAST(q))
PyAPI_FUNC(PyCodeObject *) PyCode_NewEmpty(const char *, const char *, int);
PyAPI_FUNC(PyCodeObject *) PyCode_NewWithPosOnlyArgs(int, int, int, int, int, int, PyObject *,
    PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject
    *, int, PyObject *, PyObject *);
#define PyCode_NewWithPosOnlyArgs(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r) \
    PyCode_NewWithPosOnlyArgs((a), (b), (c), (d), (e), (f), _PyObject_CAST(g), _PyObject_CAST(h), _PyObject_CAST(i), _PyObject_CAST(j), _PyObject_CAST(k), _PyObject_CAST(l), _PyObject_CAST(m), _PyObject_CAST(n), _PyObject_CAST(o), (p), _PyObject_CAST(q), _PyObject_CAST(r))
PyAPI_FUNC(PyObject *) PyCode_Optimize(PyObject *, PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyUnstable_Code_GetExtra(PyObject *, Py_ssize_t, void **);
PyAPI_FUNC(int) PyUnstable_Code_GetFirstFree(PyCodeObject *);
#define PyUnstable_Code_GetFirstFree(a) PyUnstable_Code_GetFirstFree((a))
PyAPI_FUNC(PyCodeObject *) PyUnstable_Code_New(int, int, int, int, int, PyObject *, PyObject
    *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, int,
    PyObject *, PyObject *);
PyAPI_FUNC(PyCodeObject *) PyUnstable_Code_NewWithPosOnlyArgs(int, int, int, int, int, int,
    PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject *, PyObject
    *, PyObject *, int, PyObject *, PyObject *);
PyAPI_FUNC(int) PyUnstable_Code_SetExtra(PyObject *, Py_ssize_t, void *);

FTLINT_END_C

#endif  /* Py_CODE_H */
