/* pytypedefs.h - ftlint: forward declarations of every object type */
#ifndef Py_PYTYPEDEFS_H
#define Py_PYTYPEDEFS_H
#pragma GCC system_header

#include "pyport.h"

FTLINT_BEGIN_C

typedef struct _object PyObject;
typedef struct _typeobject PyTypeObject;
typedef struct PyModuleDef PyModuleDef;
typedef struct PyModuleDef_Slot PyModuleDef_Slot;
typedef struct PyMethodDef PyMethodDef;
typedef struct PyGetSetDef PyGetSetDef;
typedef struct PyMemberDef PyMemberDef;
typedef struct _longobject PyLongObject;
typedef struct PyCodeObject PyCodeObject;
typedef struct _frame PyFrameObject;
typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;
typedef struct _traceback PyTracebackObject;
typedef struct _PyWeakReference PyWeakReference;
typedef struct _PyGenObject PyGenObject;
typedef struct _PyCoroObject PyCoroObject;
typedef struct _PyAsyncGenObject PyAsyncGenObject;
typedef struct _dictkeysobject PyDictKeysObject;
typedef struct _dictvalues PyDictValues;
typedef struct _heaptypeobject PyHeapTypeObject;
typedef struct _pycontextobject PyContext;
typedef struct _pycontextvarobject PyContextVar;
typedef struct _pycontexttokenobject PyContextToken;
typedef struct _odictobject PyODictObject;
typedef struct PyUnicodeWriter PyUnicodeWriter;
typedef struct PyLongWriter PyLongWriter;
typedef struct PyInitConfig PyInitConfig;
typedef struct _arena PyArena;
struct _PyInterpreterFrame;
struct _mod;
struct _node;
struct symtable;
#if FTLINT_TARGET >= 0x030F0000
typedef struct PyBytesWriter PyBytesWriter;
typedef struct PyInterpreterGuard PyInterpreterGuard;
typedef struct PyInterpreterView PyInterpreterView;
typedef struct PySlot PySlot;
#endif

/* one byte; zero-initialised is unlocked; the address matters */
typedef struct PyMutex {
    uint8_t _bits;
} PyMutex;

FTLINT_END_C

#endif  /* Py_PYTYPEDEFS_H */
