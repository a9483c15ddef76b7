#include "inventory.h"

static const char *
format_label(const char *name, long quantity)
{
    static char buffer[128];

    PyOS_snprintf(buffer, sizeof buffer, "%s (%ld)", name, quantity);
    return buffer;
}

static const char *
format_label_r(const char *name, long quantity, char *buffer, size_t size)
{
    PyOS_snprintf(buffer, size, "%s (%ld)", name, quantity);
    return buffer;
}

PyObject *
render_label(PyObject *module, PyObject *args)
{
    const char *name;
    long quantity;

    (void)module;
    if (!PyArg_ParseTuple(args, "sl", &name, &quantity))
        return NULL;
    return PyUnicode_FromString(format_label(name, quantity));
}

PyObject *
render_label_r(PyObject *module, PyObject *args)
{
    char buffer[128];
    const char *name;
    long quantity;

    (void)module;
    if (!PyArg_ParseTuple(args, "sl", &name, &quantity))
        return NULL;
    return PyUnicode_FromString(format_label_r(name, quantity, buffer, sizeof buffer));
}

PyObject *
render_json(PyObject *module, PyObject *value)
{
    static PyObject *dumps;
    PyObject *main_module, *json;

    (void)module;
    if (dumps == NULL) {
        json = PyImport_ImportModule("json");
        if (json == NULL)
            return NULL;
        dumps = PyObject_GetAttrString(json, "dumps");
        Py_DECREF(json);
        if (dumps == NULL)
            return NULL;
    }
    main_module = PyImport_AddModule("__main__");
    if (main_module == NULL || PyObject_SetAttrString(main_module, "_last_json", value) < 0)
        return NULL;
    return PyObject_CallOneArg(dumps, value);
}

static PyObject *
join_list(PyObject *list)
{
    PyObject *separator = PyUnicode_FromString(", "), *result;

    if (separator == NULL)
        return NULL;
    result = PyUnicode_Join(separator, list);
    Py_DECREF(separator);
    return result;
}

PyObject *
render_join(PyObject *module, PyObject *names)
{
    PyObject *copy, *result;

    (void)module;
    if (!PyList_Check(names)) {
        PyErr_SetString(PyExc_TypeError, "a list is needed");
        return NULL;
    }
    for (Py_ssize_t i = 0; i < PyList_Size(names); i++) {
        PyObject *name = PyList_GetItem(names, i);

        if (name == NULL || !PyUnicode_Check(name)) {
            PyErr_SetString(PyExc_TypeError, "a list of names is needed");
            return NULL;
        }
    }
    copy = PyList_GetSlice(names, 0, PY_SSIZE_T_MAX);
    if (copy == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(copy); i++) {
        if (!PyUnicode_Check(PyList_GET_ITEM(copy, i))) {
            Py_DECREF(copy);
            PyErr_SetString(PyExc_TypeError, "a list of names is needed");
            return NULL;
        }
    }
    result = join_list(copy);
    Py_DECREF(copy);
    return result;
}
