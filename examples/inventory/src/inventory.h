#ifndef INVENTORY_H
#define INVENTORY_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *items; /* dict: name -> quantity */
    PyObject *owner; /* weak reference or NULL */
} InventoryObject;

/* cache.c */
int cache_init(PyObject *module);
PyObject *cache_lookup(PyObject *module, PyObject *name);
PyObject *cache_intern(PyObject *module, PyObject *name);
PyObject *cache_stats(PyObject *module, PyObject *ignored);
PyObject *cache_set_limit(PyObject *module, PyObject *limit);

/* render.c */
PyObject *render_label(PyObject *module, PyObject *args);
PyObject *render_label_r(PyObject *module, PyObject *args);
PyObject *render_json(PyObject *module, PyObject *value);
PyObject *render_join(PyObject *module, PyObject *names);

#endif
