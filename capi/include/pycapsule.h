/* pycapsule.h - ftlint: capsules */
#ifndef Py_PYCAPSULE_H
#define Py_PYCAPSULE_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef void (*PyCapsule_Destructor)(PyObject *);
PyAPI_FUNC(int) _PyCapsule_SetTraverse(PyObject *, traverseproc, inquiry);

PyAPI_DATA(PyTypeObject) PyCapsule_Type;

PyAPI_FUNC(int) PyCapsule_CheckExact(PyObject *);
#define PyCapsule_CheckExact(op) PyCapsule_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(void *) PyCapsule_GetContext(PyObject *);
PyAPI_FUNC(PyCapsule_Destructor) PyCapsule_GetDestructor(PyObject *);
PyAPI_FUNC(const char *) PyCapsule_GetName(PyObject *);
PyAPI_FUNC(void *) PyCapsule_GetPointer(PyObject *, const char *);
PyAPI_FUNC(void *) PyCapsule_Import(const char *, int);
PyAPI_FUNC(int) PyCapsule_IsValid(PyObject *, const char *);
PyAPI_FUNC(PyObject *) PyCapsule_New(void *, const char *, PyCapsule_Destructor);
PyAPI_FUNC(int) PyCapsule_SetContext(PyObject *, void *);
PyAPI_FUNC(int) PyCapsule_SetDestructor(PyObject *, PyCapsule_Destructor);
PyAPI_FUNC(int) PyCapsule_SetName(PyObject *, const char *);
PyAPI_FUNC(int) PyCapsule_SetPointer(PyObject *, void *);

FTLINT_END_C

#endif  /* Py_PYCAPSULE_H */
