/* moduleobject.h - ftlint: modules and module definitions */
#ifndef Py_MODULEOBJECT_H
#define Py_MODULEOBJECT_H
#pragma GCC system_header

#include "object.h"
#include "methodobject.h"

FTLINT_BEGIN_C

typedef struct {
    PyObject ob_base;
    PyObject *(*m_init)(void);
    Py_ssize_t m_index;
    PyObject *m_copy;
} PyModuleDef_Base;
#define PyModuleDef_HEAD_INIT { PyObject_HEAD_INIT(NULL) NULL, 0, NULL, }

struct PyModuleDef_Slot {
    int slot;
    void *value;
};

struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    traverseproc m_traverse;
    inquiry m_clear;
    freefunc m_free;
};

#define Py_mod_create 1
#define Py_mod_exec 2
#define Py_mod_multiple_interpreters 3
#define Py_mod_gil 4
#define Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED ((void *)0)
#define Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED ((void *)1)
#define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED ((void *)2)
#define Py_MOD_GIL_USED ((void *)0)
#define Py_MOD_GIL_NOT_USED ((void *)1)
#if FTLINT_TARGET >= 0x030F0000
#define Py_mod_abi 109
#define Py_mod_doc 101
#define Py_mod_methods 103
#define Py_mod_name 100
#define Py_mod_slots 94
#define Py_mod_state_clear 105
#define Py_mod_state_free 106
#define Py_mod_state_size 102
#define Py_mod_state_traverse 104
#define Py_mod_token 110
#endif
PyAPI_FUNC(void *) _PyModule_GetState(PyObject *);
PyAPI_FUNC(PyObject *) _PyModule_GetDict(PyObject *);

PyAPI_DATA(PyTypeObject) PyModuleDef_Type;
PyAPI_DATA(PyTypeObject) PyModule_Type;

PyAPI_FUNC(PyObject *) PyModuleDef_Init(PyModuleDef *);
PyAPI_FUNC(int) PyModule_Check(PyObject *);
#define PyModule_Check(op) PyModule_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyModule_CheckExact(PyObject *);
#define PyModule_CheckExact(op) PyModule_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(PyModuleDef *) PyModule_GetDef(PyObject *);
PyAPI_FUNC(PyObject *) PyModule_GetDict(PyObject *);
PyAPI_FUNC(const char *) PyModule_GetFilename(PyObject *);
PyAPI_FUNC(PyObject *) PyModule_GetFilenameObject(PyObject *);
PyAPI_FUNC(const char *) PyModule_GetName(PyObject *);
PyAPI_FUNC(PyObject *) PyModule_GetNameObject(PyObject *);
PyAPI_FUNC(void *) PyModule_GetState(PyObject *);
PyAPI_FUNC(PyObject *) PyModule_New(const char *);
PyAPI_FUNC(PyObject *) PyModule_NewObject(PyObject *);
PyAPI_FUNC(int) PyUnstable_Module_SetGIL(PyObject *, void *);

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(int) PyModule_Exec(PyObject *);
PyAPI_FUNC(int) PyModule_GetStateSize(PyObject *, Py_ssize_t *);
PyAPI_FUNC(void *) PyModule_GetState_DuringGC(PyObject *);
PyAPI_FUNC(int) PyModule_GetToken(PyObject *, void **);
PyAPI_FUNC(int) PyModule_GetToken_DuringGC(PyObject *, void **);
#endif

FTLINT_END_C

#endif  /* Py_MODULEOBJECT_H */
