/* weakrefobject.h - ftlint: weak references */
#ifndef Py_WEAKREFOBJECT_H
#define Py_WEAKREFOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

struct _PyWeakReference {
    PyObject ob_base;
    PyObject *wr_object;
    PyObject *wr_callback;
    Py_hash_t hash;
    PyWeakReference *wr_prev;
    PyWeakReference *wr_next;
    vectorcallfunc vectorcall;
    PyMutex *weakrefs_lock;
};

PyAPI_DATA(PyTypeObject) _PyWeakref_RefType;
PyAPI_DATA(PyTypeObject) _PyWeakref_ProxyType;
PyAPI_DATA(PyTypeObject) _PyWeakref_CallableProxyType;
PyAPI_FUNC(Py_ssize_t) _PyWeakref_GetWeakrefCount(PyWeakReference *);
PyAPI_FUNC(void) _PyWeakref_ClearRef(PyWeakReference *);
#define PyObject_GET_WEAKREFS_LISTPTR(o) \
    ((PyObject **)((char *)(o) + Py_TYPE(o)->tp_weaklistoffset))
PyAPI_FUNC(int) PyWeakref_Check(PyObject *);
#define PyWeakref_Check(op) PyWeakref_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyWeakref_CheckProxy(PyObject *);
#define PyWeakref_CheckProxy(op) PyWeakref_CheckProxy(_PyObject_CAST(op))
PyAPI_FUNC(int) PyWeakref_CheckRef(PyObject *);
#define PyWeakref_CheckRef(op) PyWeakref_CheckRef(_PyObject_CAST(op))
PyAPI_FUNC(int) PyWeakref_CheckRefExact(PyObject *);
#define PyWeakref_CheckRefExact(op) PyWeakref_CheckRefExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyWeakref_GetRef(PyObject *, PyObject **);
PyAPI_FUNC(PyObject *) PyWeakref_NewProxy(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyWeakref_NewRef(PyObject *, PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(PyObject *) PyWeakref_GET_OBJECT(PyObject *);
#define PyWeakref_GET_OBJECT(op) PyWeakref_GET_OBJECT(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyWeakref_GetObject(PyObject *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int) PyWeakref_IsDead(PyObject *);
#endif

FTLINT_END_C

#endif  /* Py_WEAKREFOBJECT_H */
