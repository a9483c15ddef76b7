/* pythonrun.h - ftlint: running source text */
#ifndef Py_PYTHONRUN_H
#define Py_PYTHONRUN_H
#pragma GCC system_header

#include "object.h"
#include "compile.h"

FTLINT_BEGIN_C

#if FTLINT_TARGET >= 0x030E0000
#define PYOS_LOG2_STACK_MARGIN 11
#define PYOS_STACK_MARGIN_BYTES (PYOS_STACK_MARGIN * sizeof(void *))
#define PYOS_STACK_MARGIN_SHIFT (PYOS_LOG2_STACK_MARGIN + 3)
#endif
extern int (*PyOS_InputHook)(void);
extern char *(*PyOS_ReadlineFunctionPointer)(FILE *, FILE *, const char *);
PyAPI_DATA(PyThreadState *) _PyOS_ReadlineTState;
#define PyParser_SimpleParseString(S, B) PyParser_SimpleParseStringFlags((S), (B), 0)
#define PyParser_SimpleParseFile(FP, S, B) PyParser_SimpleParseFileFlags((FP), (S), (B), 0)
#define PYOS_STACK_MARGIN 2048
PyAPI_FUNC(void) PyErr_Display(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(void) PyErr_DisplayException(PyObject *);
PyAPI_FUNC(void) PyErr_Print(void);
PyAPI_FUNC(void) PyErr_PrintEx(int);
PyAPI_FUNC(int) PyOS_CheckStack(void);
PyAPI_FUNC(char *) PyOS_Readline(FILE *, FILE *, const char *);
PyAPI_FUNC(int) PyRun_AnyFile(FILE *, const char *);
PyAPI_FUNC(int) PyRun_AnyFileEx(FILE *, const char *, int);
PyAPI_FUNC(int) PyRun_AnyFileExFlags(FILE *, const char *, int, PyCompilerFlags *);
PyAPI_FUNC(int) PyRun_AnyFileFlags(FILE *, const char *, PyCompilerFlags *);
PyAPI_FUNC(PyObject *) PyRun_File(FILE *, const char *, int, PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyRun_FileEx(FILE *, const char *, int, PyObject *, PyObject *, int);
PyAPI_FUNC(PyObject *) PyRun_FileExFlags(FILE *, const char *, int, PyObject *, PyObject *,
    int, PyCompilerFlags *);
PyAPI_FUNC(PyObject *) PyRun_FileFlags(FILE *, const char *, int, PyObject *, PyObject *,
    PyCompilerFlags *);
PyAPI_FUNC(int) PyRun_InteractiveLoop(FILE *, const char *);
PyAPI_FUNC(int) PyRun_InteractiveLoopFlags(FILE *, const char *, PyCompilerFlags *);
PyAPI_FUNC(int) PyRun_InteractiveOne(FILE *, const char *);
PyAPI_FUNC(int) PyRun_InteractiveOneFlags(FILE *, const char *, PyCompilerFlags *);
PyAPI_FUNC(int) PyRun_InteractiveOneObject(FILE *, PyObject *, PyCompilerFlags *);
PyAPI_FUNC(int) PyRun_SimpleFile(FILE *, const char *);
PyAPI_FUNC(int) PyRun_SimpleFileEx(FILE *, const char *, int);
PyAPI_FUNC(int) PyRun_SimpleFileExFlags(FILE *, const char *, int, PyCompilerFlags *);
PyAPI_FUNC(int) PyRun_SimpleString(const char *);
PyAPI_FUNC(int) PyRun_SimpleStringFlags(const char *, PyCompilerFlags *);
PyAPI_FUNC(PyObject *) PyRun_String(const char *, int, PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyRun_StringFlags(const char *, int, PyObject *, PyObject *,
    PyCompilerFlags *);
PyAPI_FUNC(PyObject *) Py_CompileString(const char *, const char *, int);
PyAPI_FUNC(PyObject *) Py_CompileStringExFlags(const char *, const char *, int,
    PyCompilerFlags *, int);
PyAPI_FUNC(PyObject *) Py_CompileStringFlags(const char *, const char *, int, PyCompilerFlags *);
#define Py_CompileStringFlags(a, b, c, d) Py_CompileStringFlags((a), (b), (c), (d))
PyAPI_FUNC(PyObject *) Py_CompileStringObject(const char *, PyObject *, int, PyCompilerFlags
    *, int);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(struct _mod *) PyParser_ASTFromFile(FILE *, const char *, const char *, int, const
    char *, const char *, PyCompilerFlags *, int *, PyArena *);
PyAPI_FUNC(struct _mod *) PyParser_ASTFromFileObject(FILE *, PyObject *, const char *, int,
    const char *, const char *, PyCompilerFlags *, int *, PyArena *);
PyAPI_FUNC(struct _mod *) PyParser_ASTFromString(const char *, const char *, int,
    PyCompilerFlags *, PyArena *);
PyAPI_FUNC(struct _mod *) PyParser_ASTFromStringObject(const char *, PyObject *, int,
    PyCompilerFlags *, PyArena *);
PyAPI_FUNC(struct _node *) PyParser_SimpleParseFileFlags(FILE *, const char *, int, int);
PyAPI_FUNC(struct _node *) PyParser_SimpleParseStringFlags(const char *, int, int);
PyAPI_FUNC(struct _node *) PyParser_SimpleParseStringFlagsFilename(const char *, const char *,
    int, int);
PyAPI_FUNC(struct symtable *) Py_SymtableString(const char *, const char *, int);
PyAPI_FUNC(struct symtable *) Py_SymtableStringObject(const char *, PyObject *, int);

FTLINT_END_C

#endif  /* Py_PYTHONRUN_H */
