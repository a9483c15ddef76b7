/* What the token scan counts: bodies of functions and calls of the C API, those that are switched off apart. */
typedef struct _object PyObject;
typedef unsigned Py_UCS4;
typedef struct { int a; } Py_pair;
PyObject *PyList_New(long n);
int PyList_Check(PyObject *o);
void PyErr_Clear(void);
#define PyDoc_STRVAR(name, text) static const char name[] = text
#define DEFINE_GETTER(name) static int get_##name(void) { PyErr_Clear(); return 1; }
#define BEGIN_BODY(name) static int name(void)
#define DROPPED(x) ((void)0)

PyDoc_STRVAR(doc, "calls PyList_New(1) {");

static Py_pair pair = { 1 };
static int sizes[] = { sizeof(Py_pair), 2 };

/* an old-style definition */
static int old_style(object, n)
    PyObject *object;
    int n;
{
    PyErr_Clear();
    return PyList_Check(object) + n;
}

/* one body, two heads */
#ifdef NOT_DEFINED
static int two_heads(long n)
#else
static int two_heads(int n)
#endif
{
    Py_UCS4 (*reader)(void *text, long at) = 0; /* a type, no call */
    if (reader)
        PyErr_Clear();
#ifdef NOT_DEFINED
    if (n) {
        PyErr_Clear();
#else
    if (!n) {
#endif
        PyErr_Clear();
    }
    return n;
}

DEFINE_GETTER(x)

BEGIN_BODY(from_macro) {
    DROPPED(PyErr_Clear());
    return sizes[0] + pair.a;
}

#ifdef NOT_DEFINED
struct hidden { int a; };
static const int values[] = { 1, 2 };
static PyObject *switched_off(void)
{
#if 1
    if (PyList_Check(0)) {
#else
    {
#endif
        PyErr_Clear();
    }
    return PyList_New(0);
}

int also_off(void) { return 1; }
#endif

PyObject *last(void)
{
    (void)doc, (void)old_style, (void)two_heads, (void)get_x, (void)from_macro;
    return PyList_New(0);
}
