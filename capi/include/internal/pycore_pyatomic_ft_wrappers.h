/* internal/pycore_pyatomic_ft_wrappers.h - ftlint: private to CPython; part of Python.h here */
#pragma GCC system_header
#include <Python.h>
