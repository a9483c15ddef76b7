/* methodobject.h - ftlint: built-in functions */
#ifndef Py_METHODOBJECT_H
#define Py_METHODOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef PyObject *(*PyCFunctionWithKeywords)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*PyCFunctionFast)(PyObject *, PyObject *const *, Py_ssize_t);
typedef PyObject *(*PyCFunctionFastWithKeywords)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
typedef PyObject *(*PyCMethod)(PyObject *, PyTypeObject *, PyObject *const *, Py_ssize_t, PyObject *);
typedef PyCFunctionFast _PyCFunctionFast;
typedef PyCFunctionFastWithKeywords _PyCFunctionFastWithKeywords;
#define _PyCFunction_CAST(func) ((PyCFunction)(void (*)(void))(func))

struct PyMethodDef {
    const char *ml_name;
    PyCFunction ml_meth;
    int ml_flags;
    const char *ml_doc;
};

#define METH_CLASS 0x0010
#define METH_COEXIST 0x0040
#define METH_FASTCALL 0x0080
#define METH_KEYWORDS 0x0002
#define METH_METHOD 0x0200
#define METH_NOARGS 0x0004
#define METH_O 0x0008
#define METH_STACKLESS 0x0000
#define METH_STATIC 0x0020
#define METH_VARARGS 0x0001

typedef struct {
    PyObject ob_base;
    PyMethodDef *m_ml;
    PyObject *m_self;
    PyObject *m_module;
    PyObject *m_weakreflist;
    vectorcallfunc vectorcall;
} PyCFunctionObject;
typedef struct {
    PyCFunctionObject func;
    PyTypeObject *mm_class;
} PyCMethodObject;
#define _PyCFunctionObject_CAST(func) ((PyCFunctionObject *)(func))
#define _PyCMethodObject_CAST(func) ((PyCMethodObject *)(func))

PyAPI_DATA(PyTypeObject) PyCFunction_Type;
PyAPI_DATA(PyTypeObject) PyCMethod_Type;

PyAPI_FUNC(int) PyCFunction_Check(PyObject *);
#define PyCFunction_Check(op) PyCFunction_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyCFunction_CheckExact(PyObject *);
#define PyCFunction_CheckExact(op) PyCFunction_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyTypeObject *) PyCFunction_GET_CLASS(PyObject *);
#define PyCFunction_GET_CLASS(op) PyCFunction_GET_CLASS(_PyObject_CAST(op))
PyAPI_FUNC(int) PyCFunction_GET_FLAGS(PyObject *);
#define PyCFunction_GET_FLAGS(op) PyCFunction_GET_FLAGS(_PyObject_CAST(op))
PyAPI_FUNC(PyCFunction) PyCFunction_GET_FUNCTION(PyObject *);
#define PyCFunction_GET_FUNCTION(op) PyCFunction_GET_FUNCTION(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyCFunction_GET_SELF(PyObject *);
#define PyCFunction_GET_SELF(op) PyCFunction_GET_SELF(_PyObject_CAST(op))
PyAPI_FUNC(int) PyCFunction_GetFlags(PyObject *);
PyAPI_FUNC(PyCFunction) PyCFunction_GetFunction(PyObject *);
PyAPI_FUNC(PyObject *) PyCFunction_GetSelf(PyObject *);
PyAPI_FUNC(PyObject *) PyCFunction_New(PyMethodDef *, PyObject *);
PyAPI_FUNC(PyObject *) PyCFunction_NewEx(PyMethodDef *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyCMethod_Check(PyObject *);
#define PyCMethod_Check(op) PyCMethod_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyCMethod_CheckExact(PyObject *);
#define PyCMethod_CheckExact(op) PyCMethod_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyCMethod_New(PyMethodDef *, PyObject *, PyObject *, PyTypeObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(PyObject *) PyCFunction_Call(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyCFunction_ClearFreeList(void);

FTLINT_END_C

#endif  /* Py_METHODOBJECT_H */
