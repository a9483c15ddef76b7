/* sliceobject.h - ftlint: slice and Ellipsis */
#ifndef Py_SLICEOBJECT_H
#define Py_SLICEOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyObject) _Py_EllipsisObject;
#define Py_Ellipsis (&_Py_EllipsisObject)
typedef struct {
    PyObject ob_base;
    PyObject *start;
    PyObject *stop;
    PyObject *step;
} PySliceObject;
PyAPI_FUNC(int) _PySlice_GetLongIndices(PySliceObject *, PyObject *, PyObject **, PyObject **, PyObject **);
PyAPI_FUNC(int) _PyEval_SliceIndex(PyObject *, Py_ssize_t *);
PyAPI_FUNC(int) _PyEval_SliceIndexNotNone(PyObject *, Py_ssize_t *);

PyAPI_DATA(PyTypeObject) PyEllipsis_Type;
PyAPI_DATA(PyTypeObject) PySlice_Type;

PyAPI_FUNC(Py_ssize_t) PySlice_AdjustIndices(Py_ssize_t, Py_ssize_t *, Py_ssize_t *, Py_ssize_t);
PyAPI_FUNC(int) PySlice_Check(PyObject *);
#define PySlice_Check(op) PySlice_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PySlice_GetIndices(PyObject *, Py_ssize_t, Py_ssize_t *, Py_ssize_t *,
    Py_ssize_t *);
PyAPI_FUNC(int) PySlice_GetIndicesEx(PyObject *, Py_ssize_t, Py_ssize_t *, Py_ssize_t *,
    Py_ssize_t *, Py_ssize_t *);
PyAPI_FUNC(PyObject *) PySlice_New(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PySlice_Unpack(PyObject *, Py_ssize_t *, Py_ssize_t *, Py_ssize_t *);

FTLINT_END_C

#endif  /* Py_SLICEOBJECT_H */
