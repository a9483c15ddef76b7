/* internal/pycore_interp.h - ftlint: the interpreter state, private to CPython */
#ifndef Py_INTERNAL_INTERP_H
#define Py_INTERNAL_INTERP_H
#pragma GCC system_header

#include <Python.h>

struct _is {
    PyInterpreterState *next;
    int64_t id;
    int finalizing;
    struct {
        PyThreadState *head;
        PyThreadState *main;
        Py_ssize_t count;
    } threads;
    struct {
        PyObject *modules;
        PyObject *importlib;
        PyObject *import_func;
    } imports;
    PyObject *modules;
    PyObject *sysdict;
    PyObject *builtins;
    PyObject *codec_search_path;
    PyThreadState *tstate_head;
    PyObject *dict;
    PyConfig config;
};

#endif  /* Py_INTERNAL_INTERP_H */
