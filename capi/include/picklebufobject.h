/* picklebufobject.h - ftlint: pickle.PickleBuffer */
#ifndef Py_PICKLEBUFOBJECT_H
#define Py_PICKLEBUFOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) PyPickleBuffer_Type;

PyAPI_FUNC(int) PyPickleBuffer_Check(PyObject *);
#define PyPickleBuffer_Check(op) PyPickleBuffer_Check(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyPickleBuffer_FromObject(PyObject *);
PyAPI_FUNC(const Py_buffer *) PyPickleBuffer_GetBuffer(PyObject *);
PyAPI_FUNC(int) PyPickleBuffer_Release(PyObject *);

FTLINT_END_C

#endif  /* Py_PICKLEBUFOBJECT_H */
