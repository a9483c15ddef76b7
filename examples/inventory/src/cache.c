#include "inventory.h"

static PyObject *names;
static PyObject *seen;
static PyMutex stats_lock;
static long hits, misses;
static long lookups;
static long limit = 1000;

int
cache_init(PyObject *module)
{
    names = PyDict_New();
    if (names == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "names", names);
}

PyObject *
cache_lookup(PyObject *module, PyObject *name)
{
    PyObject *item;

    (void)module;
    lookups++;
    item = PyDict_GetItemWithError(names, name);
    PyMutex_Lock(&stats_lock);
    if (item)
        hits++;
    else
        misses++;
    PyMutex_Unlock(&stats_lock);
    if (item == NULL)
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    return Py_NewRef(item);
}

PyObject *
cache_intern(PyObject *module, PyObject *name)
{
    PyObject *known;

    (void)module;
    if (seen == NULL)
        seen = PyDict_New();
    if (seen == NULL)
        return NULL;
    if (PyDict_GET_SIZE(seen) >= limit)
        PyDict_Clear(seen);
    if (PyDict_SetDefaultRef(seen, name, name, &known) < 0)
        return NULL;
    return known;
}

PyObject *
cache_set_limit(PyObject *module, PyObject *value)
{
    long n = PyLong_AsLong(value);

    (void)module;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    limit = n;
    Py_RETURN_NONE;
}

PyObject *
cache_stats(PyObject *module, PyObject *ignored)
{
    long h, m;

    (void)module;
    (void)ignored;
    PyMutex_Lock(&stats_lock);
    h = hits;
    m = misses;
    PyMutex_Unlock(&stats_lock);
    return Py_BuildValue("ll", h, m);
}
