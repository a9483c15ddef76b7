/* internal/pycore_dict_state.h - ftlint: private to CPython; part of Python.h here */
#pragma GCC system_header
#include <Python.h>
