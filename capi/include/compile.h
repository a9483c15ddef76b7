/* compile.h - ftlint: compilation flags */
#ifndef Py_COMPILE_H
#define Py_COMPILE_H
#pragma GCC system_header

#include "code.h"

FTLINT_BEGIN_C

typedef struct {
    int cf_flags;
    int cf_feature_version;
} PyCompilerFlags;
typedef struct {
    int ff_features;
    int ff_lineno;
} PyFutureFeatures;
#define FUTURE_NESTED_SCOPES "nested_scopes"
#define FUTURE_GENERATORS "generators"
#define FUTURE_DIVISION "division"
#define FUTURE_ANNOTATIONS "annotations"
#define _PyCompilerFlags_INIT { 0, PY_MINOR_VERSION }
#define PyCF_MASK \
    (CO_FUTURE_DIVISION | CO_FUTURE_ABSOLUTE_IMPORT | CO_FUTURE_WITH_STATEMENT | \
     CO_FUTURE_PRINT_FUNCTION | CO_FUTURE_UNICODE_LITERALS | CO_FUTURE_BARRY_AS_BDFL | \
     CO_FUTURE_GENERATOR_STOP | CO_FUTURE_ANNOTATIONS)
#define PyCF_COMPILE_MASK \
    (PyCF_ONLY_AST | PyCF_ALLOW_TOP_LEVEL_AWAIT | PyCF_TYPE_COMMENTS | \
     PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_OPTIMIZED_AST)
#define PY_INVALID_STACK_EFFECT INT_MAX
#define PyCF_ALLOW_INCOMPLETE_INPUT 0x4000
#define PyCF_ALLOW_TOP_LEVEL_AWAIT 0x2000
#define PyCF_DONT_IMPLY_DEDENT 0x0200
#define PyCF_IGNORE_COOKIE 0x0800
#define PyCF_MASK_OBSOLETE (CO_NESTED)
#define PyCF_ONLY_AST 0x0400
#define PyCF_OPTIMIZED_AST (0x8000 | PyCF_ONLY_AST)
#define PyCF_SOURCE_IS_UTF8 0x0100
#define PyCF_TYPE_COMMENTS 0x1000
#define Py_eval_input 258
#define Py_file_input 257
#define Py_func_type_input 345
#define Py_single_input 256
#define PyAST_Compile(mod, s, f, ar) PyAST_CompileEx((mod), (s), (f), -1, (ar))
PyAPI_FUNC(int) PyCompile_OpcodeStackEffect(int, int);
PyAPI_FUNC(int) PyCompile_OpcodeStackEffectWithJump(int, int, int);

/* removed from CPython or about to be, still used */
PyAPI_FUNC(PyCodeObject *) PyAST_CompileEx(struct _mod *, const char *, PyCompilerFlags *,
    int, PyArena *);
PyAPI_FUNC(PyCodeObject *) PyAST_CompileObject(struct _mod *, PyObject *, PyCompilerFlags *,
    int, PyArena *);
PyAPI_FUNC(PyFutureFeatures *) PyFuture_FromAST(struct _mod *, const char *);
PyAPI_FUNC(PyFutureFeatures *) PyFuture_FromASTObject(struct _mod *, PyObject *);
PyAPI_FUNC(PyCodeObject *) PyNode_Compile(struct _node *, const char *);

FTLINT_END_C

#endif  /* Py_COMPILE_H */
