#include "inventory.h"

static PyObject *
Inventory_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *keywords[] = {"owner", NULL};
    PyObject *owner = NULL;
    InventoryObject *self;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O", keywords, &owner))
        return NULL;
    self = (InventoryObject *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->items = PyDict_New();
    self->owner = owner ? PyWeakref_NewRef(owner, NULL) : NULL;
    if (self->items == NULL || (owner && self->owner == NULL)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static int
Inventory_traverse(InventoryObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->items);
    Py_VISIT(self->owner);
    return 0;
}

static int
Inventory_clear(InventoryObject *self)
{
    Py_CLEAR(self->items);
    Py_CLEAR(self->owner);
    return 0;
}

static void
Inventory_dealloc(InventoryObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    Inventory_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *
Inventory_get(InventoryObject *self, PyObject *name)
{
    PyObject *quantity = PyDict_GetItemWithError(self->items, name);

    if (quantity == NULL) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, name);
        return NULL;
    }
    return Py_NewRef(quantity);
}

static PyObject *
Inventory_peek(InventoryObject *self, PyObject *name)
{
    PyObject *quantity;

    if (PyDict_GetItemRef(self->items, name, &quantity) < 0)
        return NULL;
    return quantity ? quantity : Py_NewRef(Py_None);
}

static PyObject *
Inventory_add(InventoryObject *self, PyObject *args)
{
    PyObject *name, *quantity;

    if (!PyArg_ParseTuple(args, "UO!", &name, &PyLong_Type, &quantity))
        return NULL;
    if (PyDict_SetItem(self->items, name, quantity) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
Inventory_total_unlocked(InventoryObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *name, *quantity;
    Py_ssize_t position = 0;
    long total = 0;

    while (PyDict_Next(self->items, &position, &name, &quantity)) {
        long n = PyLong_AsLong(quantity);

        if (n == -1 && PyErr_Occurred())
            return NULL;
        total += n;
    }
    return PyLong_FromLong(total);
}

static PyObject *
Inventory_total(InventoryObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *name, *quantity;
    Py_ssize_t position = 0;
    long total = 0;

    Py_BEGIN_CRITICAL_SECTION(self->items);
    while (PyDict_Next(self->items, &position, &name, &quantity)) {
        long n = PyLong_AsLong(quantity);

        if (n == -1 && PyErr_Occurred()) {
            total = -1;
            break;
        }
        total += n;
    }
    Py_END_CRITICAL_SECTION();
    if (total == -1 && PyErr_Occurred())
        return NULL;
    return PyLong_FromLong(total);
}

static PyObject *
Inventory_owner(InventoryObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *owner;

    if (self->owner == NULL)
        Py_RETURN_NONE;
    owner = PyWeakref_GetObject(self->owner);
    Py_INCREF(owner);
    return owner;
}

static PyObject *
Inventory_owner_name(InventoryObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *owner, *name;

    if (self->owner == NULL)
        Py_RETURN_NONE;
    if (PyWeakref_GetRef(self->owner, &owner) < 0)
        return NULL;
    if (owner == NULL)
        Py_RETURN_NONE;
    name = PyObject_GetAttrString(owner, "__name__");
    Py_DECREF(owner);
    return name;
}

static PyMethodDef Inventory_methods[] = {
    {"get", (PyCFunction)Inventory_get, METH_O, "Quantity in stock, KeyError if there is none."},
    {"peek", (PyCFunction)Inventory_peek, METH_O, "Quantity in stock or None."},
    {"add", (PyCFunction)Inventory_add, METH_VARARGS, "Sets the quantity of an item."},
    {"total", (PyCFunction)Inventory_total, METH_NOARGS, "Sum of all quantities."},
    {"total_unlocked", (PyCFunction)Inventory_total_unlocked, METH_NOARGS, "Sum of all quantities."},
    {"owner", (PyCFunction)Inventory_owner, METH_NOARGS, "The owner or None."},
    {"owner_name", (PyCFunction)Inventory_owner_name, METH_NOARGS, "The owner's __name__ or None."},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef Inventory_members[] = {
    {"items", Py_T_OBJECT_EX, offsetof(InventoryObject, items), Py_READONLY, "name -> quantity"},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot Inventory_slots[] = {
    {Py_tp_new, Inventory_new},
    {Py_tp_traverse, Inventory_traverse},
    {Py_tp_clear, Inventory_clear},
    {Py_tp_dealloc, Inventory_dealloc},
    {Py_tp_methods, Inventory_methods},
    {Py_tp_members, Inventory_members},
    {0, NULL},
};

static PyType_Spec Inventory_spec = {
    .name = "inventory.Inventory",
    .basicsize = sizeof(InventoryObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .slots = Inventory_slots,
};

static PyObject *
reserve(PyObject *module, PyObject *args)
{
    PyObject *stock, *names, *quantity;
    long total = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &stock, &PyTuple_Type, &names))
        return NULL;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); i++) {
        quantity = PyDict_SetDefault(stock, PyTuple_GET_ITEM(names, i), Py_False);
        if (quantity == NULL)
            return NULL;
        total += PyLong_AsLong(quantity);
    }
    return PyErr_Occurred() ? NULL : PyLong_FromLong(total);
}

static PyObject *
sorted_names(PyObject *module, PyObject *names)
{
    PyObject *list;

    (void)module;
    if (PyList_CheckExact(names) && Py_REFCNT(names) == 1)
        list = Py_NewRef(names);
    else
        list = PySequence_List(names);
    if (list && PyList_Sort(list) < 0)
        Py_CLEAR(list);
    return list;
}

static PyMethodDef module_methods[] = {
    {"lookup", cache_lookup, METH_O, "The cached item of that name."},
    {"intern", cache_intern, METH_O, "The one object for that name."},
    {"stats", cache_stats, METH_NOARGS, "Hits and misses."},
    {"set_limit", cache_set_limit, METH_O, "How many names are kept."},
    {"label", render_label, METH_VARARGS, "A printable label."},
    {"label_r", render_label_r, METH_VARARGS, "A printable label."},
    {"to_json", render_json, METH_O, "JSON of a value."},
    {"join", render_join, METH_O, "Names with commas between them."},
    {"reserve", reserve, METH_VARARGS, "Adds the names that are missing, returns the stock of all."},
    {"sorted", sorted_names, METH_O, "Names in order."},
    {NULL, NULL, 0, NULL},
};

static int
inventory_exec(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &Inventory_spec, NULL);

    if (type == NULL)
        return -1;
    if (PyModule_AddObjectRef(module, "Inventory", type) < 0) {
        Py_DECREF(type);
        return -1;
    }
    Py_DECREF(type);
    return cache_init(module);
}

static PyModuleDef_Slot inventory_slots[] = {
    {Py_mod_exec, inventory_exec},
    {0, NULL},
};

static struct PyModuleDef inventory_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "inventory",
    .m_methods = module_methods,
    .m_slots = inventory_slots,
};

PyMODINIT_FUNC
PyInit_inventory(void)
{
    return PyModuleDef_Init(&inventory_module);
}
