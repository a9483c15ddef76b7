/* cpython/objimpl.h - ftlint: part of Python.h */
#pragma GCC system_header
#include <Python.h>
