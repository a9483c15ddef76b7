/* descrobject.h - ftlint: descriptors, getset and member definitions */
#ifndef Py_DESCROBJECT_H
#define Py_DESCROBJECT_H
#pragma GCC system_header

#include "object.h"
#include "methodobject.h"

FTLINT_BEGIN_C

typedef PyObject *(*getter)(PyObject *, void *);
typedef int (*setter)(PyObject *, PyObject *, void *);
typedef PyObject *(*wrapperfunc)(PyObject *, PyObject *, void *);
typedef PyObject *(*wrapperfunc_kwds)(PyObject *, PyObject *, void *, PyObject *);

struct PyGetSetDef {
    const char *name;
    getter get;
    setter set;
    const char *doc;
    void *closure;
};

struct PyMemberDef {
    const char *name;
    int type;
    Py_ssize_t offset;
    int flags;
    const char *doc;
};

struct wrapperbase {
    const char *name;
    int offset;
    void *function;
    wrapperfunc wrapper;
    const char *doc;
    int flags;
    PyObject *name_strobj;
};

#define PyDescr_COMMON PyDescrObject d_common
#define PyWrapperFlag_KEYWORDS 1
#define Py_AUDIT_READ 2
#define Py_READONLY 1
#define Py_RELATIVE_OFFSET 8
#define Py_T_BOOL 14
#define Py_T_BYTE 8
#define Py_T_CHAR 7
#define Py_T_DOUBLE 4
#define Py_T_FLOAT 3
#define Py_T_INT 1
#define Py_T_LONG 2
#define Py_T_LONGLONG 17
#define Py_T_OBJECT_EX 16
#define Py_T_PYSSIZET 19
#define Py_T_SHORT 0
#define Py_T_STRING 5
#define Py_T_STRING_INPLACE 13
#define Py_T_UBYTE 9
#define Py_T_UINT 11
#define Py_T_ULONG 12
#define Py_T_ULONGLONG 18
#define Py_T_USHORT 10
#define _Py_T_OBJECT 6
#define _Py_T_NONE 20
#define _Py_WRITE_RESTRICTED 4

typedef struct {
    PyObject ob_base;
    PyTypeObject *d_type;
    PyObject *d_name;
    PyObject *d_qualname;
} PyDescrObject;
typedef struct {
    PyDescrObject d_common;
    PyMethodDef *d_method;
    vectorcallfunc vectorcall;
} PyMethodDescrObject;
typedef struct {
    PyDescrObject d_common;
    PyMemberDef *d_member;
} PyMemberDescrObject;
typedef struct {
    PyDescrObject d_common;
    PyGetSetDef *d_getset;
} PyGetSetDescrObject;
typedef struct {
    PyDescrObject d_common;
    struct wrapperbase *d_base;
    void *d_wrapped;
} PyWrapperDescrObject;

PyAPI_DATA(PyTypeObject) PyClassMethodDescr_Type;
PyAPI_DATA(PyTypeObject) PyDictProxy_Type;
PyAPI_DATA(PyTypeObject) PyGetSetDescr_Type;
PyAPI_DATA(PyTypeObject) PyMemberDescr_Type;
PyAPI_DATA(PyTypeObject) PyMethodDescr_Type;
PyAPI_DATA(PyTypeObject) PyProperty_Type;
PyAPI_DATA(PyTypeObject) PyWrapperDescr_Type;

PyAPI_FUNC(int) PyDescr_IsData(PyObject *);
PyAPI_FUNC(PyObject *) PyDescr_NAME(PyObject *);
#define PyDescr_NAME(op) PyDescr_NAME(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDescr_NewClassMethod(PyTypeObject *, PyMethodDef *);
PyAPI_FUNC(PyObject *) PyDescr_NewGetSet(PyTypeObject *, PyGetSetDef *);
PyAPI_FUNC(PyObject *) PyDescr_NewMember(PyTypeObject *, PyMemberDef *);
PyAPI_FUNC(PyObject *) PyDescr_NewMethod(PyTypeObject *, PyMethodDef *);
PyAPI_FUNC(PyObject *) PyDescr_NewWrapper(PyTypeObject *, struct wrapperbase *, void *);
PyAPI_FUNC(PyTypeObject *) PyDescr_TYPE(PyObject *);
#define PyDescr_TYPE(op) PyDescr_TYPE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDictProxy_New(PyObject *);
PyAPI_FUNC(PyObject *) PyMember_GetOne(const char *, PyMemberDef *);
PyAPI_FUNC(int) PyMember_SetOne(char *, PyMemberDef *, PyObject *);
PyAPI_FUNC(PyObject *) PyWrapper_New(PyObject *, PyObject *);

PyAPI_DATA(PyTypeObject) _PyMethodWrapper_Type;
PyAPI_FUNC(PyObject *) _PyMethodDescr_Vectorcall(PyObject *, PyObject *const *, size_t, PyObject *);

FTLINT_END_C

#endif  /* Py_DESCROBJECT_H */
