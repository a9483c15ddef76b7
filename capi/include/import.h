/* import.h - ftlint: imports */
#ifndef Py_IMPORT_H
#define Py_IMPORT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

struct _inittab {
    const char *name;
    PyObject *(*initfunc)(void);
};
struct _frozen {
    const char *name;
    const unsigned char *code;
    int size;
    int is_package;
};
PyAPI_DATA(struct _inittab *) PyImport_Inittab;
PyAPI_DATA(const struct _frozen *) PyImport_FrozenModules;
PyAPI_FUNC(void) _PyImport_AcquireLock(void);
PyAPI_FUNC(int) _PyImport_ReleaseLock(void);
PyAPI_FUNC(PyObject *) _PyImport_GetModuleAttr(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyImport_GetModuleAttrString(const char *, const char *);
PyAPI_FUNC(PyObject *) _PyImport_GetModuleId(_Py_Identifier *);
PyAPI_FUNC(int) _PyImport_SetModule(PyObject *, PyObject *);
PyAPI_FUNC(int) _PyImport_FixupExtensionObject(PyObject *, PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyImport_AddModule(const char *);
PyAPI_FUNC(PyObject *) PyImport_AddModuleObject(PyObject *);
PyAPI_FUNC(PyObject *) PyImport_AddModuleRef(const char *);
PyAPI_FUNC(int) PyImport_AppendInittab(const char *, PyObject *(*)(void));
PyAPI_FUNC(PyObject *) PyImport_ExecCodeModule(const char *, PyObject *);
PyAPI_FUNC(PyObject *) PyImport_ExecCodeModuleEx(const char *, PyObject *, const char *);
PyAPI_FUNC(PyObject *) PyImport_ExecCodeModuleObject(PyObject *, PyObject *, PyObject *,
    PyObject *);
PyAPI_FUNC(PyObject *) PyImport_ExecCodeModuleWithPathnames(const char *, PyObject *, const
    char *, const char *);
PyAPI_FUNC(int) PyImport_ExtendInittab(struct _inittab *);
PyAPI_FUNC(PyObject *) PyImport_GetImporter(PyObject *);
PyAPI_FUNC(long) PyImport_GetMagicNumber(void);
PyAPI_FUNC(const char *) PyImport_GetMagicTag(void);
PyAPI_FUNC(PyObject *) PyImport_GetModule(PyObject *);
PyAPI_FUNC(PyObject *) PyImport_GetModuleDict(void);
PyAPI_FUNC(PyObject *) PyImport_Import(PyObject *);
PyAPI_FUNC(int) PyImport_ImportFrozenModule(const char *);
PyAPI_FUNC(int) PyImport_ImportFrozenModuleObject(PyObject *);
PyAPI_FUNC(PyObject *) PyImport_ImportModule(const char *);
PyAPI_FUNC(PyObject *) PyImport_ImportModuleEx(const char *, PyObject *, PyObject *, PyObject *);
#define PyImport_ImportModuleEx(a, b, c, d) \
    PyImport_ImportModuleEx((a), _PyObject_CAST(b), _PyObject_CAST(c), _PyObject_CAST(d))
PyAPI_FUNC(PyObject *) PyImport_ImportModuleLevel(const char *, PyObject *, PyObject *,
    PyObject *, int);
PyAPI_FUNC(PyObject *) PyImport_ImportModuleLevelObject(PyObject *, PyObject *, PyObject *,
    PyObject *, int);
PyAPI_FUNC(PyObject *) PyImport_ReloadModule(PyObject *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(void) PyImport_Cleanup(void);
PyAPI_FUNC(PyObject *) PyImport_ImportModuleNoBlock(const char *);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(PyObject *) PyImport_ImportModuleAttr(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyImport_ImportModuleAttrString(const char *, const char *);
#endif

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(PyObject *) PyImport_CreateModuleFromInitfunc(PyObject *, PyObject *(*)(void));
#endif

FTLINT_END_C

#endif  /* Py_IMPORT_H */
