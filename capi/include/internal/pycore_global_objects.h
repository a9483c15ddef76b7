/* internal/pycore_global_objects.h - ftlint: private to CPython */
#pragma GCC system_header
#include <Python.h>
#include <internal/pycore_interp.h>
