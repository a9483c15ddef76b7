/* cpython/pthread_stubs.h - ftlint: part of Python.h */
#pragma GCC system_header
#include <Python.h>
