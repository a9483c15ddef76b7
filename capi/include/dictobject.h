/* dictobject.h - ftlint: dict */
#ifndef Py_DICTOBJECT_H
#define Py_DICTOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    Py_ssize_t ma_used;
    uint64_t _ma_watcher_tag;
    uint64_t ma_version_tag;
    PyDictKeysObject *ma_keys;
    PyDictValues *ma_values;
} PyDictObject;

#define PY_FOREACH_DICT_EVENT(V) V(ADDED) V(MODIFIED) V(DELETED) V(CLONED) V(CLEARED) V(DEALLOCATED)
typedef enum {
    PyDict_EVENT_ADDED,
    PyDict_EVENT_MODIFIED,
    PyDict_EVENT_DELETED,
    PyDict_EVENT_CLONED,
    PyDict_EVENT_CLEARED,
    PyDict_EVENT_DEALLOCATED
} PyDict_WatchEvent;
typedef int (*PyDict_WatchCallback)(PyDict_WatchEvent, PyObject *, PyObject *, PyObject *);

typedef struct {
    PyObject ob_base;
    PyDictObject *dv_dict;
} _PyDictViewObject;

PyAPI_FUNC(PyObject *) _PyDict_GetItem_KnownHash(PyObject *, PyObject *, Py_hash_t);
PyAPI_FUNC(PyObject *) _PyDict_GetItemWithError(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyDict_GetItemIdWithError(PyObject *, _Py_Identifier *);
PyAPI_FUNC(PyObject *) _PyDict_GetItemStringWithError(PyObject *, const char *);
PyAPI_FUNC(int) _PyDict_SetItem_KnownHash(PyObject *, PyObject *, PyObject *, Py_hash_t);
PyAPI_FUNC(int) _PyDict_DelItem_KnownHash(PyObject *, PyObject *, Py_hash_t);
PyAPI_FUNC(int) _PyDict_DelItemIf(PyObject *, PyObject *, int (*)(PyObject *));
PyAPI_FUNC(int) _PyDict_Contains_KnownHash(PyObject *, PyObject *, Py_hash_t);
PyAPI_FUNC(int) _PyDict_SetItemId(PyObject *, _Py_Identifier *, PyObject *);
PyAPI_FUNC(int) _PyDict_ContainsId(PyObject *, _Py_Identifier *);
PyAPI_FUNC(PyObject *) _PyDict_NewPresized(Py_ssize_t);
PyAPI_FUNC(int) _PyDict_Next(PyObject *, Py_ssize_t *, PyObject **, PyObject **, Py_hash_t *);
PyAPI_FUNC(PyObject *) _PyDict_Pop(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyDict_Pop_KnownHash(PyObject *, PyObject *, Py_hash_t, PyObject *);
PyAPI_FUNC(int) _PyDict_MergeEx(PyObject *, PyObject *, int);
PyAPI_FUNC(void) _PyDict_MaybeUntrack(PyObject *);
PyAPI_FUNC(int) _PyDict_HasOnlyStringKeys(PyObject *);
PyAPI_FUNC(Py_ssize_t) _PyDict_SizeOf(PyDictObject *);

PyAPI_DATA(PyTypeObject) PyDictItems_Type;
PyAPI_DATA(PyTypeObject) PyDictIterItem_Type;
PyAPI_DATA(PyTypeObject) PyDictIterKey_Type;
PyAPI_DATA(PyTypeObject) PyDictIterValue_Type;
PyAPI_DATA(PyTypeObject) PyDictKeys_Type;
PyAPI_DATA(PyTypeObject) PyDictRevIterItem_Type;
PyAPI_DATA(PyTypeObject) PyDictRevIterKey_Type;
PyAPI_DATA(PyTypeObject) PyDictRevIterValue_Type;
PyAPI_DATA(PyTypeObject) PyDictValues_Type;
PyAPI_DATA(PyTypeObject) PyDict_Type;

PyAPI_FUNC(int) PyDictItems_Check(PyObject *);
#define PyDictItems_Check(op) PyDictItems_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDictKeys_Check(PyObject *);
#define PyDictKeys_Check(op) PyDictKeys_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDictValues_Check(PyObject *);
#define PyDictValues_Check(op) PyDictValues_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDictViewSet_Check(PyObject *);
#define PyDictViewSet_Check(op) PyDictViewSet_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDict_AddWatcher(PyDict_WatchCallback);
PyAPI_FUNC(int) PyDict_Check(PyObject *);
#define PyDict_Check(op) PyDict_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyDict_CheckExact(PyObject *);
#define PyDict_CheckExact(op) PyDict_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(void) PyDict_Clear(PyObject *);
PyAPI_FUNC(int) PyDict_ClearWatcher(int);
PyAPI_FUNC(int) PyDict_Contains(PyObject *, PyObject *);
PyAPI_FUNC(int) PyDict_ContainsString(PyObject *, const char *);
PyAPI_FUNC(PyObject *) PyDict_Copy(PyObject *);
PyAPI_FUNC(int) PyDict_DelItem(PyObject *, PyObject *);
PyAPI_FUNC(int) PyDict_DelItemString(PyObject *, const char *);
PyAPI_FUNC(Py_ssize_t) PyDict_GET_SIZE(PyObject *);
#define PyDict_GET_SIZE(op) PyDict_GET_SIZE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyDict_GetItem(PyObject *, PyObject *);
PyAPI_FUNC(int) PyDict_GetItemRef(PyObject *, PyObject *, PyObject **);
PyAPI_FUNC(PyObject *) PyDict_GetItemString(PyObject *, const char *);
PyAPI_FUNC(int) PyDict_GetItemStringRef(PyObject *, const char *, PyObject **);
PyAPI_FUNC(PyObject *) PyDict_GetItemWithError(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyDict_Items(PyObject *);
PyAPI_FUNC(PyObject *) PyDict_Keys(PyObject *);
PyAPI_FUNC(int) PyDict_Merge(PyObject *, PyObject *, int);
PyAPI_FUNC(int) PyDict_MergeFromSeq2(PyObject *, PyObject *, int);
PyAPI_FUNC(PyObject *) PyDict_New(void);
PyAPI_FUNC(int) PyDict_Next(PyObject *, Py_ssize_t *, PyObject **, PyObject **);
PyAPI_FUNC(int) PyDict_Pop(PyObject *, PyObject *, PyObject **);
PyAPI_FUNC(int) PyDict_PopString(PyObject *, const char *, PyObject **);
PyAPI_FUNC(PyObject *) PyDict_SetDefault(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyDict_SetDefaultRef(PyObject *, PyObject *, PyObject *, PyObject **);
PyAPI_FUNC(int) PyDict_SetItem(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(int) PyDict_SetItemString(PyObject *, const char *, PyObject *);
PyAPI_FUNC(Py_ssize_t) PyDict_Size(PyObject *);
PyAPI_FUNC(int) PyDict_Unwatch(int, PyObject *);
PyAPI_FUNC(int) PyDict_Update(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyDict_Values(PyObject *);
PyAPI_FUNC(int) PyDict_Watch(int, PyObject *);
PyAPI_FUNC(PyObject *) PyObject_GenericGetDict(PyObject *, void *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyDict_ClearFreeList(void);

#if FTLINT_TARGET >= 0x030F0000
PyAPI_DATA(PyTypeObject) PyFrozenDict_Type;
PyAPI_FUNC(int) PyAnyDict_Check(PyObject *);
#define PyAnyDict_Check(op) PyAnyDict_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyAnyDict_CheckExact(PyObject *);
#define PyAnyDict_CheckExact(op) PyAnyDict_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFrozenDict_Check(PyObject *);
#define PyFrozenDict_Check(op) PyFrozenDict_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyFrozenDict_CheckExact(PyObject *);
#define PyFrozenDict_CheckExact(op) PyFrozenDict_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyFrozenDict_New(PyObject *);
#endif

FTLINT_END_C

#endif  /* Py_DICTOBJECT_H */
