/* classobject.h - ftlint: bound methods */
#ifndef Py_CLASSOBJECT_H
#define Py_CLASSOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    PyObject *im_func;
    PyObject *im_self;
    PyObject *im_weakreflist;
    vectorcallfunc vectorcall;
} PyMethodObject;
typedef struct {
    PyObject ob_base;
    PyObject *func;
} PyInstanceMethodObject;

PyAPI_DATA(PyTypeObject) PyInstanceMethod_Type;
PyAPI_DATA(PyTypeObject) PyMethod_Type;

PyAPI_FUNC(int) PyInstanceMethod_Check(PyObject *);
#define PyInstanceMethod_Check(op) PyInstanceMethod_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyInstanceMethod_Function(PyObject *);
PyAPI_FUNC(PyObject *) PyInstanceMethod_GET_FUNCTION(PyObject *);
#define PyInstanceMethod_GET_FUNCTION(op) PyInstanceMethod_GET_FUNCTION(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyInstanceMethod_New(PyObject *);
PyAPI_FUNC(int) PyMethod_Check(PyObject *);
#define PyMethod_Check(op) PyMethod_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyMethod_Function(PyObject *);
PyAPI_FUNC(PyObject *) PyMethod_GET_FUNCTION(PyObject *);
#define PyMethod_GET_FUNCTION(op) PyMethod_GET_FUNCTION(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyMethod_GET_SELF(PyObject *);
#define PyMethod_GET_SELF(op) PyMethod_GET_SELF(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyMethod_New(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyMethod_Self(PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyMethod_ClearFreeList(void);

FTLINT_END_C

#endif  /* Py_CLASSOBJECT_H */
