/* frameobject.h - ftlint: frames: the struct, for code that looks inside */
#ifndef Py_FRAMEOBJECT_H
#define Py_FRAMEOBJECT_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

typedef struct {
    int b_type;
    int b_handler;
    int b_level;
} PyTryBlock;

/* opaque since 3.11: fields of older releases are declared for tolerance */
struct _frame {
    PyObject ob_base;
    PyFrameObject *f_back;
    struct _PyInterpreterFrame *f_frame;
    PyCodeObject *f_code;
    PyObject *f_builtins;
    PyObject *f_globals;
    PyObject *f_locals;
    PyObject **f_valuestack;
    PyObject **f_stacktop;
    int f_stackdepth;
    PyObject *f_trace;
    int f_lineno;
    char f_trace_lines;
    char f_trace_opcodes;
    PyObject *f_gen;
    PyObject *f_extra_locals;
    PyObject *f_locals_cache;
    PyObject *f_overwritten_fast_locals;
    int f_lasti;
    int f_iblock;
    char f_executing;
    signed char f_state;
    PyTryBlock f_blockstack[20];
    PyObject *f_localsplus[1];
    PyObject *_f_frame_data[1];
};
PyAPI_FUNC(int) _PyFrame_IsEntryFrame(PyFrameObject *);
PyAPI_FUNC(void) PyFrame_FastToLocals(PyFrameObject *);
PyAPI_FUNC(int) PyFrame_FastToLocalsWithError(PyFrameObject *);
PyAPI_FUNC(void) PyFrame_LocalsToFast(PyFrameObject *, int);
PyAPI_FUNC(PyFrameObject *) PyFrame_New(PyThreadState *, PyCodeObject *, PyObject *, PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(PyTryBlock *) PyFrame_BlockPop(PyFrameObject *);
PyAPI_FUNC(void) PyFrame_BlockSetup(PyFrameObject *, int, int, int);
PyAPI_FUNC(int) PyFrame_ClearFreeList(void);
PyAPI_FUNC(PyObject **) PyFrame_ExtendStack(PyFrameObject *, int, int);

FTLINT_END_C

#endif  /* Py_FRAMEOBJECT_H */
