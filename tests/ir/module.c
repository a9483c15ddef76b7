/* A small extension module. ftlint: a comment that steers */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *cache;
    PyMutex mutex;
} Counter;

static PyObject *registry; // noqa: FT201
static PyTypeObject CounterType;

static PyObject *
lookup(Counter *self, PyObject *key)
{
    PyObject *value = NULL;
    Py_BEGIN_CRITICAL_SECTION(self);
    value = PyDict_GetItem(self->cache, key);
    Py_XINCREF(value);
    Py_END_CRITICAL_SECTION();
    if (value == NULL && !PyErr_Occurred())
        Py_RETURN_NONE;
    return value;
}

static PyObject *
items(PyObject *op, PyObject *Py_UNUSED(args))
{
    Counter *self = (Counter *)op;
    PyObject *list = PyDict_Values(self->cache), *first;
    if (list == NULL)
        return NULL;
    first = PyList_GET_ITEM(list, 0);
    Py_INCREF(PyList_GET_ITEM(list, 1));
    PyList_SET_ITEM(list, 2, Py_NewRef(first));
    Py_SETREF(self->cache, PyDict_New());
    Py_CLEAR(registry);
    Py_BEGIN_ALLOW_THREADS
    PyMutex_Lock(&self->mutex);
    PyMutex_Unlock(&self->mutex);
    Py_END_ALLOW_THREADS
#if PY_VERSION_HEX < 0x03000000
    PyString_FromString("old");
#endif
    Py_DECREF(list);
    return Py_BuildValue("n", Py_SIZE(first));
}

static int
traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(((Counter *)self)->cache);
    return 0;
}

static PyMethodDef methods[] = {
    {"lookup", (PyCFunction)lookup, METH_O, PyDoc_STR("Look it up.")},
    {"items", items, METH_NOARGS | METH_STATIC, NULL},
    {NULL, NULL}
};

static PyTypeObject CounterType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "module.Counter",
    .tp_basicsize = sizeof(Counter),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = traverse,
    .tp_methods = methods,
};

static int
execute(PyObject *module)
{
    if (PyType_Ready(&CounterType) < 0)
        return -1;
    return PyModule_AddObjectRef(module, "Counter", (PyObject *)&CounterType);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, execute},
#ifdef Py_mod_gil
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "module", .m_size = 0, .m_methods = methods, .m_slots = slots,
};

PyMODINIT_FUNC
PyInit_module(void)
{
    return PyModuleDef_Init(&definition);
}

/* Calls that the preprocessor drops are not missed. */
#define LOG(...)
#define TRACE(x) do { } while (0)
void quiet(PyObject *o)
{
    LOG("%d", PyObject_Size(o));
    TRACE(PyObject_Size(o));
}
