/* internal/pycore_jit.h - ftlint: private to CPython; part of Python.h here */
#pragma GCC system_header
#include <Python.h>
