/* pylifecycle.h - ftlint: starting and ending interpreters */
#ifndef Py_PYLIFECYCLE_H
#define Py_PYLIFECYCLE_H
#pragma GCC system_header

#include "object.h"
#include "initconfig.h"

FTLINT_BEGIN_C

typedef void (*PyOS_sighandler_t)(int);
typedef void (*atexit_datacallbackfunc)(void *);
#define PyInterpreterConfig_DEFAULT_GIL (0)
#define PyInterpreterConfig_OWN_GIL (2)
#define PyInterpreterConfig_SHARED_GIL (1)
typedef struct {
    int use_main_obmalloc;
    int allow_fork;
    int allow_exec;
    int allow_threads;
    int allow_daemon_threads;
    int check_multi_interp_extensions;
    int gil;
} PyInterpreterConfig;
#define _PyInterpreterConfig_INIT { 0, 0, 0, 1, 0, 1, PyInterpreterConfig_OWN_GIL }
#define _PyInterpreterConfig_LEGACY_INIT { 1, 1, 1, 1, 1, 0, PyInterpreterConfig_SHARED_GIL }
PyAPI_DATA(const unsigned long) Py_Version;
PyAPI_FUNC(int) _Py_IsFinalizing(void);
PyAPI_FUNC(int) _Py_IsCoreInitialized(void);
PyAPI_FUNC(void) _Py_RestoreSignals(void);
_Py_NO_RETURN PyAPI_FUNC(void) _Py_FatalErrorFunc(const char *, const char *);
PyAPI_FUNC(int) _PyOS_URandom(void *, Py_ssize_t);
PyAPI_FUNC(int) _PyOS_URandomNonblock(void *, Py_ssize_t);
PyAPI_FUNC(PyOS_sighandler_t) PyOS_getsig(int);
PyAPI_FUNC(PyOS_sighandler_t) PyOS_setsig(int, PyOS_sighandler_t);
PyAPI_FUNC(int) PyUnstable_AtExit(PyInterpreterState *, atexit_datacallbackfunc, void *);
PyAPI_FUNC(int) Py_AtExit(void (*)(void));
PyAPI_FUNC(int) Py_BytesMain(int, char **);
PyAPI_FUNC(void) Py_EndInterpreter(PyThreadState *);
_Py_NO_RETURN PyAPI_FUNC(void) Py_Exit(int);
_Py_NO_RETURN PyAPI_FUNC(void) Py_ExitStatusException(PyStatus);
PyAPI_FUNC(int) Py_FdIsInteractive(FILE *, const char *);
PyAPI_FUNC(void) Py_Finalize(void);
PyAPI_FUNC(int) Py_FinalizeEx(void);
PyAPI_FUNC(int) Py_FrozenMain(int, char **);
PyAPI_FUNC(const char *) Py_GetBuildInfo(void);
PyAPI_FUNC(const char *) Py_GetCompiler(void);
PyAPI_FUNC(const char *) Py_GetCopyright(void);
PyAPI_FUNC(const char *) Py_GetPlatform(void);
PyAPI_FUNC(const char *) Py_GetVersion(void);
PyAPI_FUNC(void) Py_Initialize(void);
PyAPI_FUNC(void) Py_InitializeEx(int);
PyAPI_FUNC(PyStatus) Py_InitializeFromConfig(const PyConfig *);
PyAPI_FUNC(int) Py_IsFinalizing(void);
PyAPI_FUNC(int) Py_IsInitialized(void);
PyAPI_FUNC(int) Py_Main(int, wchar_t **);
PyAPI_FUNC(PyThreadState *) Py_NewInterpreter(void);
PyAPI_FUNC(PyStatus) Py_NewInterpreterFromConfig(PyThreadState **, const PyInterpreterConfig *);
PyAPI_FUNC(PyStatus) Py_PreInitialize(const PyPreConfig *);
PyAPI_FUNC(PyStatus) Py_PreInitializeFromArgs(const PyPreConfig *, Py_ssize_t, wchar_t **);
PyAPI_FUNC(PyStatus) Py_PreInitializeFromBytesArgs(const PyPreConfig *, Py_ssize_t, char **);
PyAPI_FUNC(int) Py_RunMain(void);
PyAPI_FUNC(void) Py_SetProgramName(const wchar_t *);
PyAPI_FUNC(void) Py_SetPythonHome(const wchar_t *);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(void) PyAsyncGen_Fini(void);
PyAPI_FUNC(void) PyByteArray_Fini(void);
PyAPI_FUNC(int) PyByteArray_Init(void);
PyAPI_FUNC(void) PyBytes_Fini(void);
PyAPI_FUNC(void) PyCFunction_Fini(void);
PyAPI_FUNC(void) PyDict_Fini(void);
PyAPI_FUNC(void) PyFloat_Fini(void);
PyAPI_FUNC(void) PyFrame_Fini(void);
PyAPI_FUNC(void) PyList_Fini(void);
PyAPI_FUNC(void) PyMethod_Fini(void);
PyAPI_FUNC(void) PyOS_FiniInterrupts(void);
PyAPI_FUNC(void) PySet_Fini(void);
PyAPI_FUNC(void) PySlice_Fini(void);
PyAPI_FUNC(void) PyTuple_Fini(void);
PyAPI_FUNC(wchar_t *) Py_GetExecPrefix(void);
PyAPI_FUNC(wchar_t *) Py_GetPath(void);
PyAPI_FUNC(wchar_t *) Py_GetPrefix(void);
PyAPI_FUNC(wchar_t *) Py_GetProgramFullPath(void);
PyAPI_FUNC(wchar_t *) Py_GetProgramName(void);
PyAPI_FUNC(wchar_t *) Py_GetPythonHome(void);
PyAPI_FUNC(void) Py_SetPath(const wchar_t *);
PyAPI_FUNC(int) Py_SetStandardStreamEncoding(const char *, const char *);

FTLINT_END_C

#endif  /* Py_PYLIFECYCLE_H */
