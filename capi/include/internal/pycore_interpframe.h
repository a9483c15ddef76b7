/* internal/pycore_interpframe.h - ftlint: interpreter frames, private to CPython */
#ifndef Py_INTERNAL_INTERP_FRAME_H
#define Py_INTERNAL_INTERP_FRAME_H
#pragma GCC system_header

#include <Python.h>
#include <frameobject.h>

FTLINT_BEGIN_C

typedef union _PyStackRef {
    uintptr_t bits;
} _PyStackRef;

typedef struct _PyCStackRef {
    _PyStackRef ref;
    struct _PyCStackRef *next;
} _PyCStackRef;

typedef struct _PyThreadStateImpl {
    PyThreadState base;
    Py_ssize_t refcount;
    uintptr_t c_stack_top;
    uintptr_t c_stack_soft_limit;
    uintptr_t c_stack_hard_limit;
    _PyCStackRef *c_stack_refs;
} _PyThreadStateImpl;

enum _frameowner {
    FRAME_OWNED_BY_THREAD = 0,
    FRAME_OWNED_BY_GENERATOR = 1,
    FRAME_OWNED_BY_FRAME_OBJECT = 2,
    FRAME_OWNED_BY_INTERPRETER = 3,
    FRAME_OWNED_BY_CSTACK = 4
};

/* fields of 3.11 to 3.15 together; the real layout differs in every release */
typedef struct _PyInterpreterFrame {
    _PyStackRef f_executable;
    struct _PyInterpreterFrame *previous;
    _PyStackRef f_funcobj;
    PyObject *f_globals;
    PyObject *f_builtins;
    PyObject *f_locals;
    PyFrameObject *frame_obj;
    _Py_CODEUNIT *instr_ptr;
    _Py_CODEUNIT *prev_instr;
    _PyStackRef *stackpointer;
    int32_t tlbc_index;
    uint16_t return_offset;
    char owner;
    uint8_t visited;
    PyFunctionObject *f_func;
    PyCodeObject *f_code;
    int stacktop;
    char is_entry;
#if FTLINT_TARGET >= 0x030E0000
    _PyStackRef localsplus[1];
#else
    PyObject *localsplus[1];
#endif
} _PyInterpreterFrame;

PyAPI_FUNC(PyCodeObject *) _PyFrame_GetCode(_PyInterpreterFrame *);
PyAPI_FUNC(PyFrameObject *) _PyFrame_GetFrameObject(_PyInterpreterFrame *);
PyAPI_FUNC(int) _PyFrame_IsIncomplete(_PyInterpreterFrame *);
PyAPI_FUNC(int) _PyInterpreterFrame_LASTI(_PyInterpreterFrame *);
PyAPI_FUNC(PyObject *) PyStackRef_AsPyObjectBorrow(_PyStackRef);
PyAPI_FUNC(PyObject *) PyStackRef_AsPyObjectSteal(_PyStackRef);
PyAPI_FUNC(int) PyStackRef_IsNull(_PyStackRef);
PyAPI_FUNC(void) PyStackRef_CLOSE(_PyStackRef);
PyAPI_FUNC(void) PyStackRef_XCLOSE(_PyStackRef);
PyAPI_FUNC(_PyStackRef) PyStackRef_DUP(_PyStackRef);
PyAPI_FUNC(_PyStackRef) PyStackRef_FromPyObjectNew(PyObject *);
PyAPI_FUNC(_PyStackRef) PyStackRef_FromPyObjectSteal(PyObject *);
PyAPI_FUNC(int) _PyGC_VisitStackRef(_PyStackRef *, visitproc, void *);
PyAPI_FUNC(int) _PyGC_VisitFrameStack(_PyInterpreterFrame *, visitproc, void *);
#define PyStackRef_CLEAR(ref) PyStackRef_XCLOSE(ref)
#define _Py_VISIT_STACKREF(ref) \
    do { \
        int _py_vret = _PyGC_VisitStackRef(&(ref), visit, arg); \
        if (_py_vret) \
            return _py_vret; \
    } while (0)
#define _PyFrame_GetLocalsArray(frame) ((frame)->localsplus)
#define _PyInterpreterFrame_LASTI(frame) _PyInterpreterFrame_LASTI(frame)

FTLINT_END_C

#endif  /* Py_INTERNAL_INTERP_FRAME_H */
