/* modsupport.h - ftlint: argument parsing, value building, module creation */
#ifndef Py_MODSUPPORT_H
#define Py_MODSUPPORT_H
#pragma GCC system_header

#include "object.h"
#include "moduleobject.h"

FTLINT_BEGIN_C

#define PYTHON_ABI_STRING "3"
#define PYTHON_ABI_VERSION 3
#define PYTHON_API_STRING "1013"
#define PYTHON_API_VERSION 1013
#define Py_CLEANUP_SUPPORTED 131072
#define PyModule_AddIntMacro(m, c) PyModule_AddIntConstant((m), #c, (c))
#define PyModule_AddStringMacro(m, c) PyModule_AddStringConstant((m), #c, (c))

PyAPI_FUNC(int) PyArg_ParseTupleAndKeywords(PyObject *, PyObject *, const char *, PY_CXX_CONST char *const *, ...);
PyAPI_FUNC(int) PyArg_VaParseTupleAndKeywords(PyObject *, PyObject *, const char *, PY_CXX_CONST char *const *, va_list);

#if FTLINT_TARGET >= 0x030F0000
typedef struct {
    uint8_t abiinfo_major_version;
    uint8_t abiinfo_minor_version;
    uint16_t flags;
    uint32_t build_version;
    uint32_t abi_version;
} PyABIInfo;
#define PyABIInfo_STABLE 0x0001
#define PyABIInfo_GIL 0x0002
#define PyABIInfo_FREETHREADED 0x0004
#define PyABIInfo_FREETHREADING_AGNOSTIC (PyABIInfo_GIL | PyABIInfo_FREETHREADED)
#define PyABIInfo_INTERNAL 0x0008
#define PyABIInfo_DEFAULT_FLAGS PyABIInfo_FREETHREADED
#define PyABIInfo_DEFAULT_ABI_VERSION PY_VERSION_HEX
#define PyABIInfo_VAR(NAME) \
    static PyABIInfo NAME = { 1, 0, PyABIInfo_DEFAULT_FLAGS, \
                              PY_VERSION_HEX, PyABIInfo_DEFAULT_ABI_VERSION }
#endif
PyAPI_FUNC(int) PyArg_Parse(PyObject *, const char *, ...);
PyAPI_FUNC(int) PyArg_ParseTuple(PyObject *, const char *, ...);
PyAPI_FUNC(int) PyArg_UnpackTuple(PyObject *, const char *, Py_ssize_t, Py_ssize_t, ...);
PyAPI_FUNC(int) PyArg_VaParse(PyObject *, const char *, va_list);
PyAPI_FUNC(int) PyArg_ValidateKeywordArguments(PyObject *);
PyAPI_FUNC(int) PyModule_Add(PyObject *, const char *, PyObject *);
PyAPI_FUNC(int) PyModule_AddFunctions(PyObject *, PyMethodDef *);
PyAPI_FUNC(int) PyModule_AddIntConstant(PyObject *, const char *, long);
PyAPI_FUNC(int) PyModule_AddObject(PyObject *, const char *, PyObject *);
PyAPI_FUNC(int) PyModule_AddObjectRef(PyObject *, const char *, PyObject *);
PyAPI_FUNC(int) PyModule_AddStringConstant(PyObject *, const char *, const char *);
PyAPI_FUNC(int) PyModule_AddType(PyObject *, PyTypeObject *);
PyAPI_FUNC(PyObject *) PyModule_Create(PyModuleDef *);
#define PyModule_Create(a) PyModule_Create((a))
PyAPI_FUNC(PyObject *) PyModule_Create2(PyModuleDef *, int);
PyAPI_FUNC(int) PyModule_ExecDef(PyObject *, PyModuleDef *);
PyAPI_FUNC(PyObject *) PyModule_FromDefAndSpec(PyModuleDef *, PyObject *);
#define PyModule_FromDefAndSpec(a, b) PyModule_FromDefAndSpec((a), _PyObject_CAST(b))
PyAPI_FUNC(PyObject *) PyModule_FromDefAndSpec2(PyModuleDef *, PyObject *, int);
PyAPI_FUNC(int) PyModule_SetDocString(PyObject *, const char *);
PyAPI_FUNC(PyObject *) Py_BuildValue(const char *, ...);
PyAPI_FUNC(PyObject *) Py_VaBuildValue(const char *, va_list);

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(int) PyABIInfo_Check(PyABIInfo *, const char *);
PyAPI_FUNC(int) PyArg_ParseArray(PyObject *const *, Py_ssize_t, const char *, ...);
PyAPI_FUNC(int) PyArg_ParseArrayAndKeywords(PyObject *const *, Py_ssize_t, PyObject *, const
    char *, const char *const *, ...);
#endif

typedef struct _PyOnceFlag_arg { uint8_t v; } _PyArgOnceFlag;
typedef struct _PyArg_Parser {
    const char *format;
    const char *const *keywords;
    const char *fname;
    const char *custom_msg;
    _PyArgOnceFlag once;
    int is_kwtuple_owned;
    int pos;
    int min;
    int max;
    PyObject *kwtuple;
    struct _PyArg_Parser *next;
} _PyArg_Parser;
PyAPI_FUNC(int) _PyArg_ParseTupleAndKeywordsFast(PyObject *, PyObject *, struct _PyArg_Parser *, ...);
PyAPI_FUNC(int) _PyArg_ParseStack(PyObject *const *, Py_ssize_t, const char *, ...);
PyAPI_FUNC(int) _PyArg_ParseStackAndKeywords(PyObject *const *, Py_ssize_t, PyObject *, struct _PyArg_Parser *, ...);
PyAPI_FUNC(int) _PyArg_UnpackStack(PyObject *const *, Py_ssize_t, const char *, Py_ssize_t, Py_ssize_t, ...);
PyAPI_FUNC(PyObject *const *) _PyArg_UnpackKeywords(PyObject *const *, Py_ssize_t, PyObject *, PyObject *, struct _PyArg_Parser *, int, int, int, PyObject **);
PyAPI_FUNC(int) _PyArg_NoKeywords(const char *, PyObject *);
PyAPI_FUNC(int) _PyArg_NoPositional(const char *, PyObject *);
PyAPI_FUNC(int) _PyArg_NoKwnames(const char *, PyObject *);
PyAPI_FUNC(int) _PyArg_CheckPositional(const char *, Py_ssize_t, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(void) _PyArg_BadArgument(const char *, const char *, const char *, PyObject *);
PyAPI_FUNC(int) _PyArg_ParseTuple_SizeT(PyObject *, const char *, ...);
PyAPI_FUNC(int) _PyArg_ParseTupleAndKeywords_SizeT(PyObject *, PyObject *, const char *, PY_CXX_CONST char *const *, ...);
PyAPI_FUNC(PyObject *) _Py_BuildValue_SizeT(const char *, ...);
PyAPI_FUNC(PyObject *) _Py_VaBuildValue_SizeT(const char *, va_list);
PyAPI_FUNC(PyObject *) _PyModule_CreateInitialized(PyModuleDef *, int);
PyAPI_FUNC(int) _PyModule_AddType(PyObject *, PyTypeObject *);
PyAPI_FUNC(int) _PyModule_Add(PyObject *, const char *, PyObject *);
#define _PyArg_UnpackKeywords_KWONLY 1

FTLINT_END_C

#endif  /* Py_MODSUPPORT_H */
