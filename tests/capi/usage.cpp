/* usage.cpp - the idioms of C++ extensions, to be parsed against capi/include
 * without a warning (tests/capi/usage.sh). Nothing here is run. */
#include <Python.h>
#include <structmember.h>
#include <datetime.h>
#include <frameobject.h>

struct Thing {
    PyObject_HEAD
    PyObject *value;
    PyListObject *list;
    PyTypeObject *type;
    int count;
};

static PyObject *
method(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static const char *names[] = {"a", nullptr};
    static char *old_names[] = {const_cast<char *>("a"), nullptr};
    PyObject *a;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &a))
        return NULL;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", old_names, &a))
        return NULL;

    Thing *thing = reinterpret_cast<Thing *>(self);
    Py_INCREF(thing);
    Py_CLEAR(thing->value);
    Py_CLEAR(thing->list);
    Py_CLEAR(thing->type);
    Py_XSETREF(thing->value, Py_NewRef(a));

    PyTuple_GET_ITEM(a, 0) = a;
    PyTuple_SET_ITEM(a, 0, Py_None);
    PyObject **where = &PyList_GET_ITEM(thing->list, 0);
    Py_XDECREF(*where);
    Py_ssize_t size = PyList_GET_SIZE(thing->list) + Py_SIZE(thing->list) + Py_REFCNT(thing);

    Py_BEGIN_CRITICAL_SECTION(thing);
    thing->count++;
    Py_END_CRITICAL_SECTION();
    Py_BEGIN_CRITICAL_SECTION2(thing, a);
    thing->count++;
    Py_END_CRITICAL_SECTION2();
    Py_BEGIN_ALLOW_THREADS
    thing->count--;
    Py_END_ALLOW_THREADS
    static PyMutex mutex = {0};
    PyMutex_Lock(&mutex);
    PyMutex_Unlock(&mutex);

    auto kind = PyUnicode_KIND(a);
    void *data = PyUnicode_DATA(a);
    PyUnicode_WRITE(kind, data, 0, PyUnicode_READ(kind, data, 0));

    PyDateTime_IMPORT;
    if (PyDateTime_Check(a)) {
        PyDateTime_DateTime *when = reinterpret_cast<PyDateTime_DateTime *>(a);
        return PyLong_FromSsize_t(PyDateTime_GET_YEAR(when) + size);
    }
    PyTypeObject *type = Py_TYPE(thing);
    Thing *other = PyObject_New(Thing, type);
    other = PyObject_GC_New(Thing, type);
    if (self == Py_None || other == nullptr)
        Py_RETURN_NONE;
    if (a == Py_True)
        Py_RETURN_TRUE;
    Py_RETURN_RICHCOMPARE(1, 2, thing->count);
}

static int
traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(reinterpret_cast<Thing *>(self)->value);
    Py_VISIT(reinterpret_cast<Thing *>(self)->list);
    return 0;
}

static PyMemberDef members[] = {
    {"value", T_OBJECT_EX, offsetof(Thing, value), READONLY, PyDoc_STR("the value")},
    {nullptr, 0, 0, 0, nullptr},
};
static PyMethodDef methods[] = {
    {"method", (PyCFunction)(void (*)(void))method, METH_VARARGS | METH_KEYWORDS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
static PyType_Slot type_slots[] = {
    {Py_tp_methods, methods},
    {Py_tp_members, members},
    {Py_tp_traverse, reinterpret_cast<void *>(traverse)},
    {0, nullptr},
};
static PyType_Spec type_spec = {
    "usage.Thing", sizeof(Thing), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, type_slots,
};
static PyTypeObject Static_Type = {PyVarObject_HEAD_INIT(nullptr, 0) "usage.Static"};

PyDoc_STRVAR(module_doc, "usage");
static PyModuleDef_Slot module_slots[] = {
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
    {0, nullptr},
};
static PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "usage", module_doc, 0, nullptr, module_slots, traverse, nullptr, nullptr,
};

PyMODINIT_FUNC
PyInit_usage(void)
{
    PyObject *m = PyModule_Create(&module);
    PyUnstable_Module_SetGIL(m, Py_MOD_GIL_NOT_USED);
    PyModule_AddType(m, &Static_Type);
    return PyModule_AddObjectRef(m, "Thing", PyType_FromSpec(&type_spec)) < 0 ? nullptr : m;
}
