/* internal/pycore_debug_offsets.h - ftlint: private to CPython; part of Python.h here */
#pragma GCC system_header
#include <Python.h>
