/* usage.c - the idioms of C extensions, to be parsed against capi/include
 * without a warning (tests/capi/usage.sh). Nothing here is run. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>
#include <datetime.h>
#include <frameobject.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
    PyListObject *list;
    PyTypeObject *type;
    PyObject *weaklist;
    long count;
    PyMutex mutex;
} Thing;

typedef struct {
    PyObject_VAR_HEAD
    PyObject *items[1];
} VarThing;

static PyTypeObject Thing_Type;
static PyTypeObject VarThing_Type;
PyDoc_STRVAR(thing_doc, "A thing.");

/* --- lvalue accessors: read, stored to, addressed, with any object pointer --- */
static PyObject *
slots(PyListObject *list, PyTupleObject *tuple, PyObject *object)
{
    PyList_GET_ITEM(list, 0) = Py_NewRef(object);
    PyTuple_GET_ITEM(tuple, 0) = Py_NewRef(object);
    PyObject **where = &PyList_GET_ITEM(list, PyList_GET_SIZE(list) - 1);
    PyObject **items = &PyTuple_GET_ITEM((PyObject *)tuple, 0);
    Py_XDECREF(where[0]);
    PyList_SET_ITEM(list, 0, PyTuple_GET_ITEM(tuple, 0));
    PyTuple_SET_ITEM(tuple, 0, items[0]);
    return PySequence_Fast_GET_ITEM(object, 0);
}

/* --- casts in accessors --- */
static Py_ssize_t
casts(Thing *self, PyUnicodeObject *text, PyBytesObject *bytes, VarThing *var)
{
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    Py_UCS4 ch = PyUnicode_READ(kind, data, 0);
    PyUnicode_WRITE(kind, PyUnicode_DATA(text), 0, ch);
    if (Py_TYPE(self) == &Thing_Type && PyObject_TypeCheck(self, &Thing_Type))
        self->count += (long)PyUnicode_GET_LENGTH(text);
    Py_SET_REFCNT(self, 1);
    Py_SET_SIZE(var, 1);
    Py_SET_TYPE(self, self->type);
    return Py_REFCNT(self) + Py_SIZE(var) + PyBytes_GET_SIZE(bytes) +
        PyBytes_AS_STRING(bytes)[0] + self->ob_base.ob_refcnt;
}

static PyObject *
locks(Thing *self, PyObject *args)
{
    static PyMutex global;
    PyMutex_Lock(&global);
    PyMutex_Unlock(&global);
    Py_BEGIN_CRITICAL_SECTION(self);
    self->count++;
    Py_END_CRITICAL_SECTION();
    Py_BEGIN_CRITICAL_SECTION2(self, args);
    self->count++;
    Py_END_CRITICAL_SECTION2();
#if PY_VERSION_HEX >= 0x030E0000
    Py_BEGIN_CRITICAL_SECTION_MUTEX(&self->mutex);
    self->count++;
    Py_END_CRITICAL_SECTION();
    Py_BEGIN_CRITICAL_SECTION2_MUTEX(&self->mutex, &global);
    self->count++;
    Py_END_CRITICAL_SECTION2();
#endif
    Py_BEGIN_ALLOW_THREADS
    self->count--;
    if (self->count < 0) {
        Py_BLOCK_THREADS
        PyErr_SetString(PyExc_ValueError, "negative");
        return NULL;
    }
    Py_END_ALLOW_THREADS
    PyGILState_STATE state = PyGILState_Ensure();
    PyGILState_Release(state);
    Py_RETURN_NONE;
}

static int
Thing_traverse(PyObject *op, visitproc visit, void *arg)
{
    Thing *self = (Thing *)op;
    Py_VISIT(Py_TYPE(op));
    Py_VISIT(self->value);
    Py_VISIT(self->list);
    return 0;
}

static int
Thing_clear(PyObject *op)
{
    Thing *self = (Thing *)op;
    Py_CLEAR(self->value);
    Py_CLEAR(self->list);
    Py_XSETREF(self->value, Py_NewRef(Py_None));
    Py_SETREF(self->value, NULL);
    return 0;
}

static void
Thing_dealloc(PyObject *op)
{
    PyObject_GC_UnTrack(op);
    Py_TRASHCAN_BEGIN(op, Thing_dealloc)
    if (((Thing *)op)->weaklist)
        PyObject_ClearWeakRefs(op);
    Thing_clear(op);
    PyTypeObject *type = Py_TYPE(op);
    type->tp_free(op);
    Py_DECREF(type);
    Py_TRASHCAN_END
}

static PyObject *
Thing_richcompare(PyObject *a, PyObject *b, int op)
{
    if (!Py_IS_TYPE(b, Py_TYPE(a)))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(((Thing *)a)->count, ((Thing *)b)->count, op);
}

static PyObject *
Thing_fast(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    if (nargs && kwnames == NULL && args[0] == Py_True)
        Py_RETURN_TRUE;
    return PyObject_Vectorcall(self, args, (size_t)nargs | PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames);
}

static PyObject *
Thing_keywords(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"value", "count", NULL};
    PyObject *value = NULL;
    long count = 0;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|Ol", names, &value, &count))
        return NULL;
    if (PyDateTime_Check(self) && PyDateTime_GET_YEAR((PyDateTime_Date *)self) > 1)
        return PyDate_FromDate(2000, 1, 1);
    return Py_BuildValue("(Ol)", value, count);
}

static PyObject *
Thing_fatal(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(ignored))
{
    Py_FatalError("does not return, so no value is needed");
}

static PyObject *
make(PyTypeObject *type)
{
    Thing *a = PyObject_New(Thing, type);
    Thing *b = PyObject_GC_New(Thing, type);
    VarThing *c = PyObject_NewVar(VarThing, &VarThing_Type, 3);
    c = PyObject_GC_Resize(VarThing, c, 5);
    char *memory = PyMem_New(char, 10);
    PyMem_Resize(memory, char, 20);
    PyMem_Free(memory);
    PyObject_Free(b);
    PyObject_Del(c);
    PyObject_GC_Track(a);
    return (PyObject *)a;
}

static PyObject *
cached(PyObject *dict)
{
    _Py_IDENTIFIER(name);
    Py_ssize_t pos = 0;
    PyObject *key, *value;
    while (PyDict_Next(dict, &pos, &key, &value))
        if (PyDict_GetItem(dict, key) == value)
            return _PyUnicode_FromId(&PyId_name);
    return PyWeakref_GET_OBJECT(dict);
}

static PyMemberDef Thing_members[] = {
    {"value", T_OBJECT_EX, offsetof(Thing, value), READONLY, PyDoc_STR("the value")},
    {"count", Py_T_LONG, offsetof(Thing, count), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef Thing_methods[] = {
    {"locks", (PyCFunction)locks, METH_VARARGS, NULL},
    {"fast", (PyCFunction)(void (*)(void))Thing_fast, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"keywords", (PyCFunction)(void (*)(void))Thing_keywords, METH_VARARGS | METH_KEYWORDS, NULL},
    {"fatal", Thing_fatal, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PySequenceMethods Thing_sequence = {
    .sq_length = PyObject_Size,
};

static PyTypeObject Thing_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "usage.Thing",
    .tp_basicsize = sizeof(Thing),
    .tp_dealloc = Thing_dealloc,
    .tp_as_sequence = &Thing_sequence,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = thing_doc,
    .tp_traverse = Thing_traverse,
    .tp_clear = Thing_clear,
    .tp_richcompare = Thing_richcompare,
    .tp_methods = Thing_methods,
    .tp_members = Thing_members,
    .tp_alloc = PyType_GenericAlloc,
    .tp_free = PyObject_GC_Del,
};

static PyType_Slot VarThing_slots[] = {
    {Py_tp_traverse, Thing_traverse},
    {Py_tp_methods, Thing_methods},
    {Py_nb_add, NULL},
    {0, NULL},
};
static PyType_Spec VarThing_spec = {
    .name = "usage.VarThing",
    .basicsize = sizeof(VarThing),
    .itemsize = sizeof(PyObject *),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HEAPTYPE,
    .slots = VarThing_slots,
};

static int
module_exec(PyObject *module)
{
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return -1;
    if (PyModule_AddIntMacro(module, METH_O) < 0)
        return -1;
    PyObject *type = PyType_FromModuleAndSpec(module, &VarThing_spec, NULL);
    if (type == NULL || PyModule_AddType(module, &Thing_Type) < 0)
        return -1;
    return PyModule_AddObjectRef(module, "cached", cached(make((PyTypeObject *)type)));
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, module_exec},
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
    {0, NULL},
};

static PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "usage",
    .m_slots = module_slots,
};

PyMODINIT_FUNC
PyInit_usage(void)
{
    if (casts(NULL, NULL, NULL, NULL) > 0 && slots(NULL, NULL, NULL))
        return PyModule_Create(&module);
    return PyModuleDef_Init(&module);
}
