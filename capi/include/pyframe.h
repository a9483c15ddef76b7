/* pyframe.h - ftlint: frames: the public accessors */
#ifndef Py_PYFRAME_H
#define Py_PYFRAME_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(const PyTypeObject *const) PyUnstable_ExecutableKinds[6];
#define PyUnstable_EXECUTABLE_KIND_BUILTIN_TYPE 2
#define PyUnstable_EXECUTABLE_KINDS 5
#define PyUnstable_EXECUTABLE_KIND_BUILTIN_FUNCTION 3
#define PyUnstable_EXECUTABLE_KIND_METHOD_DESCRIPTOR 4
#define PyUnstable_EXECUTABLE_KIND_PY_FUNCTION 1
#define PyUnstable_EXECUTABLE_KIND_SKIP 0
typedef struct {
    PyObject ob_base;
    PyFrameObject *frame;
} PyFrameLocalsProxyObject;

PyAPI_DATA(PyTypeObject) PyFrameLocalsProxy_Type;
PyAPI_DATA(PyTypeObject) PyFrame_Type;

PyAPI_FUNC(int) PyFrameLocalsProxy_Check(PyObject *);
#define PyFrameLocalsProxy_Check(op) PyFrameLocalsProxy_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFrame_Check(PyObject *);
#define PyFrame_Check(op) PyFrame_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyFrameObject *) PyFrame_GetBack(PyFrameObject *);
PyAPI_FUNC(PyObject *) PyFrame_GetBuiltins(PyFrameObject *);
PyAPI_FUNC(PyCodeObject *) PyFrame_GetCode(PyFrameObject *);
PyAPI_FUNC(PyObject *) PyFrame_GetGenerator(PyFrameObject *);
PyAPI_FUNC(PyObject *) PyFrame_GetGlobals(PyFrameObject *);
PyAPI_FUNC(int) PyFrame_GetLasti(PyFrameObject *);
PyAPI_FUNC(int) PyFrame_GetLineNumber(PyFrameObject *);
PyAPI_FUNC(PyObject *) PyFrame_GetLocals(PyFrameObject *);
PyAPI_FUNC(PyObject *) PyFrame_GetVar(PyFrameObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyFrame_GetVarString(PyFrameObject *, const char *);
PyAPI_FUNC(PyObject *) PyUnstable_InterpreterFrame_GetCode(struct _PyInterpreterFrame *);
PyAPI_FUNC(int) PyUnstable_InterpreterFrame_GetLasti(struct _PyInterpreterFrame *);
PyAPI_FUNC(int) PyUnstable_InterpreterFrame_GetLine(struct _PyInterpreterFrame *);

FTLINT_END_C

#endif  /* Py_PYFRAME_H */
