/* odictobject.h - ftlint: collections.OrderedDict */
#ifndef Py_ODICTOBJECT_H
#define Py_ODICTOBJECT_H
#pragma GCC system_header

#include "dictobject.h"

FTLINT_BEGIN_C

PyAPI_DATA(PyTypeObject) PyODictItems_Type;
PyAPI_DATA(PyTypeObject) PyODictIter_Type;
PyAPI_DATA(PyTypeObject) PyODictKeys_Type;
PyAPI_DATA(PyTypeObject) PyODictValues_Type;
PyAPI_DATA(PyTypeObject) PyODict_Type;

PyAPI_FUNC(int) PyODict_Check(PyObject *);
#define PyODict_Check(op) PyODict_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyODict_CheckExact(PyObject *);
#define PyODict_CheckExact(op) PyODict_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyODict_Contains(PyObject *, PyObject *);
#define PyODict_Contains(op, b) PyODict_Contains(_PyObject_CAST(op), _PyObject_CAST(b))
PyAPI_FUNC(int) PyODict_DelItem(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyODict_GetItem(PyObject *, PyObject *);
#define PyODict_GetItem(op, b) PyODict_GetItem(_PyObject_CAST(op), _PyObject_CAST(b))
PyAPI_FUNC(PyObject *) PyODict_GetItemString(PyObject *, const char *);
#define PyODict_GetItemString(op, b) PyODict_GetItemString(_PyObject_CAST(op), (b))
PyAPI_FUNC(PyObject *) PyODict_GetItemWithError(PyObject *, PyObject *);
#define PyODict_GetItemWithError(op, b) \
    PyODict_GetItemWithError(_PyObject_CAST(op), _PyObject_CAST(b))
PyAPI_FUNC(PyObject *) PyODict_New(void);
PyAPI_FUNC(Py_ssize_t) PyODict_SIZE(PyObject *);
#define PyODict_SIZE(op) PyODict_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(int) PyODict_SetItem(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(Py_ssize_t) PyODict_Size(PyObject *);
#define PyODict_Size(op) PyODict_Size(_PyObject_CAST(op))

FTLINT_END_C

#endif  /* Py_ODICTOBJECT_H */
