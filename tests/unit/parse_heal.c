/* Sources with something missing: after healing they parse without errors. */
#include "parse_tree.h"

#include "parse/heal_lex.h"
#include "parse/heal_shape.h"

typedef struct sick {
    const char *what, *text;
    uint32_t n_functions;
    const char *told; /* in the healed text; NULL: anything */
} sick;

static const sick patients[] = {
    {"nothing is missing", "#include <Python.h>\nint f(void) { return 1; }\n", 1, ""},
    {"a number type", "#include <gone.h>\nstatic DWORD n;\nDWORD f(DWORD a) { DWORD b = a; n = b; return (DWORD)n; }\n", 1,
     "typedef unsigned long DWORD"},
    {"a type in a statement", "int f(void) { ULONG a, *b = 0; BOOL ok; ok = a > 3; return ok && b; }\n", 1, "typedef unsigned long ULONG"},
    {"a struct by its members", "int f(INFO *p) { INFO q; q.size = p->count; return p->list[0].id + q.size; }\n", 1,
     "struct ftlint_INFO {"},
    {"a pointer to a struct", "int f(SLOT s) { return s->face->bitmap.rows; }\n", 1, "*SLOT"},
    {"an opaque handle", "void use(Handle *h);\nHandle *f(Handle *h) { use(h); return h; }\n", 1, "struct ftlint_Handle"},
    {"a struct tag", "struct proc_info;\nint f(struct proc_info *p) { struct proc_info q; q.pid = p->pid; return q.pid; }\n", 1,
     "struct proc_info {"},
    {"an alias of an unknown struct", "typedef struct _ctx *ctx_t;\nint f(ctx_t c) { return c->depth; }\n", 1, NULL},
    {"members through casts", "int f(void *p) { return ((ADAPTER *)p)->index; }\n", 1, "index"},
    {"members through macros", "#define SEC(t) ((t).tv_sec * 1.0)\ndouble f(INFO *p) { return SEC(p->start); }\n", 1, "tv_sec"},
    {"a function pointer member", "int f(VTABLE *v) { return v->open(1, \"x\"); }\n", 1, "(*open)"},
    {"a designated initialiser", "int f(void) { CONFIG c = {.width = 1, .height = 2}; return c.width; }\n", 1, "height"},
    {"constants in a switch", "int f(int a) { switch (a) { case FOO_A: return 1; case FOO_B: return 2; } return FOO_C; }\n", 1,
     "enum { FOO_A ="},
    {"an array bound", "static int table[TABLE_SIZE];\nint f(int i) { return table[i]; }\n", 1, "TABLE_SIZE"},
    {"a variable", "int f(void) { counter = 3; return counter + *cursor; }\n", 1, "extern long counter"},
    {"a variable with members", "int f(void) { return state.depth + shared->depth; }\n", 1, NULL},
    {"a table of functions", "typedef struct { const char *n; void *f; } row;\nrow rows[] = {{\"a\", do_it}, {0, 0}};\n"
                             "void *f(void) { return rows[0].f; }\n", 1, "do_it("},
    {"a function's result as a struct", "int f(void) { return get_descr(3)->size; }\n", 1, "get_descr("},
    {"a function's result as an array", "int f(void) { return get_array(3)[1] + *get_size(2); }\n", 1, "get_array("},
    {"an attribute before a function", "MY_NO_EXPORT int f(void) { return 1; }\nMY_INLINE static int g(void) { return 1; }\n", 2,
     "#define MY_NO_EXPORT\n"},
    {"an attribute before an unknown type", "MY_API THING *f(int x) { return 0; }\nMY_API int g(THING *t) { return 0; }\n", 2, NULL},
    {"a calling convention", "typedef BOOL (WINAPI *fn_t)(int);\nBOOL WINAPI g(int a) { BOOL b = a; return b; }\n", 1, NULL},
    {"a wrapped result type", "EXPORT(int) f(int a) { return a; }\n", 1, "#define EXPORT(...) __VA_ARGS__"},
    {"an attribute behind", "int f(void) MY_OPT_3 { return 1; }\n", 1, "#define MY_OPT_3\n"},
    {"a macro on a line of its own", "int f(int a) {\n    BEGIN_THREADS_DEF\n    a++;\n    BEGIN_LOOP(a)\n    a++;\n    return a;\n}\n", 1,
     "#define BEGIN_THREADS_DEF\n"},
    {"a loop macro", "int f(int a) {\n    FOR_EACH(x, a) {\n        a++;\n    }\n    return a;\n}\n", 1, NULL},
    {"a format macro", "int printf(const char *, ...);\nint f(long a) { return printf(\"%\" MY_FMT \"\\n\", a); }\n", 1, "#define MY_FMT"},
    {"a standard name", "#include \"gone.h\"\nuint32_t f(size_t n, bool b) { FILE *out = stderr; return b ? n : 0 * !out; }\n", 1,
     "stdint.h"},
    {"the C API without its header", "PyObject *f(PyObject *o) { Py_INCREF(o); return o; }\n", 1, "Python.h"},
    {"a type of the C API's making", "#include <Python.h>\nint f(PyObject *o) { return Py_TYPE(o) == &PyThing_Type; }\n", 1,
     "PyThing_Type"},
    {"an include by a macro", "#include <ft2build.h>\n#include FT_FREETYPE_H\nint f(void) { return 1; }\n", 1, NULL},
    {"a test by a macro", "#if !LIB_ATLEAST(1, 2)\n#define X 1\n#endif\nint f(void) { return 1; }\n", 1, NULL},
    {"a cast of an address", "int g(void *p);\nint f(int v) { return g((info_t)&v); }\n", 1, "info_t"},
    {"struct copies", "int f(FACE *face) { BITMAP b; b.rows = 1; b = face->slot->bitmap; return b.rows; }\n", 1, NULL},
    {"an initialiser macro", "int f(void) { RAW raw = RAW_EMPTY; return raw.size; }\n", 1, NULL},
    {"integers by their names", "struct px { Uint8 r, g; };\nUint32 f(struct px *p) { Uint32 n = (Uint32)(p->r * 1.5); double *r = 0; return n | (p->g << 8) | (r != 0); }\n", 1,
     "typedef unsigned char Uint8"},
    {"a number where the text suggested more", "struct a { num_k data; };\nstruct b { struct a *data; };\nstruct b *g(void);\n"
     "int f(num_k k) { return g()->data->data * 3 % k; }\n", 1, "typedef long num_k"},
    {"a switch over a number", "typedef struct { kind_k k; } item;\nint f(item *i) { if (i->k & 1) return 1; switch (i->k) { case 2: return 2; } return 0; }\n",
     1, NULL},
    {"a handle that is compared with NULL", "#include <stddef.h>\nint use(win_k *w);\nint f(void) { win_k *w = NULL; return w == NULL || use(w); }\n", 1, NULL},
    {"a pointer's members", "#define FMT const DETAILS\nint f(FMT *d, FMT *e) { return d->mask | e->shift; }\n", 1, "typedef struct ftlint_DETAILS DETAILS"},
    {"types of unnamed parameters", "int g(FIXED_K, FIXED_K);\nint f(FIXED_K a) { return g(a, 1); }\n", 1, "FIXED_K"},
    {"a tag and a typedef", "void use(struct mod_k *m);\nstatic mod_k *all;\nint f(struct mod_k *m) { mod_k n; n.version = m->version; use(&n); all = m; return n.version; }\n",
     1, "typedef struct mod_k mod_k"},
    {"a declared struct that nobody defines", "typedef struct chunk_k chunk_k;\nint f(chunk_k *c) { return c->len; }\n", 1, "struct chunk_k {"},
    {"arguments of macros", "#define ROW(fn, ty) static int do_##fn(int e) { return fn((ty)e); }\nROW(strerr_k, code_k)\nROW(strerr_l, code_l)\n", 2, "code_k"},
    {"functions called in macros", "#define TELL(n, fn) use(n, (fn)())\nint use(const char *, long);\nint f(void) { return TELL(\"a\", has_k) + TELL(\"b\", has_l); }\n",
     1, "has_l("},
    {"a string through a macro", "#define V_STRING V_NUMBER_K\n#define V_PREFIX \"lib/\" V_STRING\nint f(void) { return sizeof(V_PREFIX); }\n", 1,
     "#define V_NUMBER_K \"\""},
    {"a table between two constants", "static void *table[ERR_LAST_K - ERR_FIRST_K + 1];\nvoid *f(int n) { return table[n - ERR_FIRST_K]; }\n", 1, NULL},
    {"a table between two macros", "#define LO_K ERR_BASE_K\n#define HI_K ERR_TOP_K\nstatic void *table[HI_K - LO_K + 1];\nvoid *f(int n) { return table[n - LO_K]; }\n", 1, NULL},
    {"a table of negative constants", "static const char *const table[-ERR_DATA_K + 1] = {0};\nconst char *f(int n) { return table[-n]; }\n", 1, NULL},
    {"enumerators behind an unknown one", "enum { EV_A = EV_USER_K, EV_B, EV_C };\nint f(int e) { switch (e) { case EV_A: case EV_B: case EV_C: return 1; "
     "case EV_KEY_K: return 2; case EV_UP_K: return 3; } return 0; }\n", 1, NULL},
    {"a branch that is switched off", "#if 0\nint f0(fmt_k *p) { return p->mode->rows; }\n#endif\nint f(fmt_k *p) { switch (p->mode) { case 1: return 2; } return 0; }\n",
     1, "long mode"},
    {"what a member points to", "int f(void) { struct ber_k *b; get_ber(&b); return b && b->val && *b->val ? use(b->val, b->len) : 0; }\n", 1, "*val"},
    {"members of one name", "typedef struct { BMP_K bitmap; } slot_k;\nint f(GLYPH_K *g, SLOT_K *s) { BMP_K b; b.rows = 0; b = s->bitmap; b = g->bitmap; return b.rows + s->bitmap.rows; }\n",
     1, NULL},
    {"a function whose result is indexed", "int f(int n) { return dims_k(n)[0] * (int)sizeof(int) + dims_k(n)[1] * 2 + dims_k(2)[2]; }\n", 1, "*dims_k("},
    {"members behind parentheses", "typedef struct { HANDLE_K con; } self_k;\nint f(self_k *s) { return (s->con).port + (s->con).caps; }\n", 1, "caps"},
    {"members behind macros", "typedef struct { const API_K *api; } self_k;\n#define API ((self_k *)self)->api\nint f(void *self) { return API->count(1) + API->size; }\n",
     1, "(*count)"},
    {"a tag and its typedef share members", "typedef struct surf_k surf_k;\nint g(surf_k *s);\nint f(struct surf_k *t, surf_k *s) { return s->pitch * t->rows; }\n", 1, NULL},
    {"members in macros of macros", "#define BITS(x) ((x)->bits)\n#define BOTH(y) (BITS(y) + (y)->size)\nint f(DET_K *d) { return BOTH(d); }\n", 1,
     "long bits"},
    {"members in offsetof", "#include <stddef.h>\ntypedef struct { CONN_K c; } self_k;\nsize_t f(void) { return offsetof(self_k, c.caps); }\n", 1, "caps"},
    {"a new version of what is missing", "#include <gone.h>\n#if GONE_VERSION_NUM < 300\n#error old\n#endif\n#if !GONE_ATLEAST(3, 1)\nint g(void) { return 1; }\n#endif\n"
     "#if GONE_VERSION_NUM >= 301\nint f(void) { return 2; }\n#endif\n", 1, "#define GONE_VERSION_NUM"},
    {"two results that mean success", "int f(int r) { switch (r) { case DONE_OK: return 1; case ROWS_OK: return 2; } return 0; }\n", 1, "DONE_OK = "},
    {"an attribute in the middle, twice", "static int APICALL_K g(int a);\nstatic int APICALL_K h(int a);\nint f(int a) { return g(a) + h(a); }\n"
     "static int APICALL_K g(int a) { return a; }\nstatic int APICALL_K h(int a) { return a; }\n", 3, "#define APICALL_K\n"},
    {"a constant that is assigned", "int f(FORM_K *p) { FORM_K n; n.bits = p->bits; int form; form = FORM_A_K; if (p->bits) form = FORM_B_K; return form + n.bits; }\n",
     1, NULL},
    {"a member of a member of the same name", "int f(EVENT_K *e, CODE_K *c) { CODE_K k = *c; e->key.key = k; k = e->key.key; return e->key.mod + (k == e->key.key) + k * 2; }\n", 1, NULL},
    {"another platform's members of this one's structs", "#include <sys/socket.h>\n#include <sys/other_platform.h>\n"
     "int f(struct sockaddr *a, other_k *o) { return a->sa_len + a->sa_family + o->flags; }\n", 1, "sa_len"},
    {"declared later after all", "int f(void);\ntypedef late_t *early;\ntypedef struct { int a; } late_t;\nint f(void) { return 1; }\n", 1,
     NULL},
    {"a feature of a missing library", "#include <lib.h>\nint f(void)\n{\n#ifdef LIB_HAS_PAGES\n    return lib_pages();\n#else\n    broken;\n#endif\n}\n", 1,
     NULL},
};

static const sick cxx_patients[] = {
    {"nothing is missing", "#include <Python.h>\n#include <vector>\nint f(std::vector<int> &v) { return v[0]; }\n", 1, ""},
    {"unknown classes", "struct A { Gone g; int n; };\nint f(Gone *p, A &a) { p->start(1).stop(); a.g = *p; return p->size + a.n; }\n", 1,
     "struct Gone"},
    {"unknown functions", "char *g(const char *);\nint f(int n) { char *p = lookup(n); if (count(p) < 3) return 1; return g(p) == name_of(n); }\n",
     1, "lookup("},
    {"a namespace", "int f(const lib::Box &b) { lib::deep::Thing t(b, 2); lib::use(t); return lib::cast<int>(t); }\n", 1, "namespace lib"},
    {"a namespace by another name", "namespace l = lib::core;\nusing namespace lib;\nl::object f(l::object o) { return o; }\n", 1, "namespace core"},
    {"a base class", "class W : public gui::Base { public: void run() override; int n; };\nvoid W::run() { setSize(n); }\n", 1, "#define override"},
    {"a template", "int f(Ptr<int> p) { Ptr<int> q = p; return *q; }\n", 1, "template <class... T> struct Ptr"},
    {"numbers by their names", "int f(DWORD a, npy_intp n) { switch (a) { case 1: return 2; } double t[3] = {0}; return a & 3 ? n : t[n - 1]; }\n",
     1, "typedef unsigned long DWORD"},
    {"numbers by their use", "struct R { KIND k; };\nint f(R *r, KIND b) { switch (r->k) { case 1: return 2; } return b == 3 ? 1 : 0; }\n", 1,
     "typedef long KIND"},
    {"operators on both sides", "int f(Big a, Big b) { a += b; b = a + b * 2 - (3 - a); if (a < b && b != 4) a <<= 1; return a == b; }\n", 1, NULL},
    {"a member template", "template <class T> int f(Reader &r, T t) { r.Parse<kOne | kTwo>(t); return r.Count<kOne>(1); }\n", 1, "kOne ="},
    {"a value as a template argument", "template <int N> struct A { int x[N]; };\nint f(A<LIB_DEPTH> &a) { return a.x[0]; }\n", 1,
     "enum { LIB_DEPTH ="},
    {"a class in a union", "struct P { union { int i; STAMP at; } u; P *next; };\nint f(void) { P p; p.u.i = 1; return p.u.i; }\n", 1, "struct STAMP"},
    {"a function's result as a pointer", "int f(int n) { auto *p = get_cells(n); float *q = static_cast<float *>(get_row(p)); return q[n] > 1; }\n", 1,
     NULL},
    {"a pybind11 module", "#include <pybind11/pybind11.h>\nnamespace py = pybind11;\nusing namespace py::literals;\n"
                          "py::object f(py::dict d) { py::list out; for (auto i : d) out.append(i.second); return d[\"x\"]; }\n"
                          "PYBIND11_MODULE(name, m) {\n    m.doc() = \"x\";\n    m.def(\"f\", &f, \"a\"_a, py::arg(\"b\") = 3);\n"
                          "    py::class_<int>(m, \"T\").def(py::init<>()).def(\"g\", [](int a) { return a; });\n}\n", 3, "declared by ftlint itself: pybind11/pybind11.h"},
    {"a pybind11 array", "#include <pybind11/numpy.h>\n#include <pybind11/stl/gone.h>\nnamespace py = pybind11;\n"
                         "py::array_t<double> f(py::array_t<double, py::array::c_style | py::array::forcecast> a, py::object o) {\n"
                         "    py::gil_scoped_release off;\n    py::array_t<double> r({a.shape(0), py::ssize_t(2)});\n"
                         "    double *p = r.mutable_data();\n    p[0] = a.data()[1] + o.attr(\"x\").cast<double>();\n"
                         "    py::tuple t = py::make_tuple(r, 1);\n    if (t[0].is_none()) throw py::value_error(\"none\");\n"
                         "    return r;\n}\n", 1, "stl/gone.h"},
    {"a nanobind module", "#include <nanobind/nanobind.h>\n#include <nanobind/ndarray.h>\n#include <nanobind/stl/string.h>\n"
                          "namespace nb = nanobind;\nusing namespace nb::literals;\n"
                          "double f(nb::ndarray<const double, nb::ndim<1>> a, nb::object o) {\n    nb::gil_scoped_release off;\n"
                          "    o.attr(\"n\") = nb::cast(3);\n    return a.data()[a.shape(0) - 1] + nb::cast<double>(o.attr(\"x\"));\n}\n"
                          "NB_MODULE(name, m) {\n    m.def(\"f\", &f, \"a\"_a, nb::arg(\"o\").none());\n"
                          "    nb::class_<int>(m, \"T\").def(nb::init<int>(), nb::lock_self());\n}\n", 2, "nanobind/ndarray.h"},
    {"a Boost.Python module", "#include <boost/python.hpp>\n#include <boost/python/list.hpp>\nnamespace bp = boost::python;\n"
                              "struct A { int x; int get() const { return x; } };\n"
                              "bp::object f(bp::dict d) { bp::list l; l.append(1); d[\"k\"] = l; return bp::make_tuple(l, bp::extract<int>(d[\"k\"])()); }\n"
                              "BOOST_PYTHON_MODULE(name) {\n    bp::def(\"f\", f);\n"
                              "    bp::class_<A>(\"A\").def(\"get\", &A::get).def_readwrite(\"x\", &A::x);\n}\n", 3, "boost/python/list.hpp"},
    {"cppy", "#include <cppy/cppy.h>\nstatic PyObject *f(PyObject *o, PyObject *) {\n    cppy::ptr text(PyObject_Str(o));\n"
             "    if (!text) return 0;\n    if (!PyUnicode_Check(text.get())) return cppy::type_error(text.get(), \"str\");\n"
             "    cppy::ptr copy(cppy::incref(text.get()));\n    copy = text;\n    return copy.release();\n}\n", 1, "cppy/cppy.h"},
    {"the C API in C++", "#include <Python.h>\nstatic PyObject *f(PyObject *o) { return PyThing_New(o, &PyThing_Type); }\n"
                         "void *g(void) { return (void *)f; }\n", 2, "PyThing_New"},
};

static void check_patients(const sick *all, size_t n, const char *ext)
{
    for (size_t i = 0; i < n; i++) {
        const sick *p = &all[i];
        const char *name = ft_arena_printf(tree_arena, "p%zu.%s", i, ext);
        n_tree_headers = 0;
        put(name, p->text);
        ft_unit *unit = parse(name);
        unsigned errors = count_errors(unit);
        const char *healed = ft_parser_healed(tree_parser);
        bool told = !p->told || (p->told[0] ? strstr(healed, p->told) != NULL : !healed[0]);
        bool late = strcmp(p->what, "declared later after all") == 0; /* cannot be made right, only not worse */
        if ((errors > 0 && !late) || !told || unit->n_functions != p->n_functions)
            fail_msg("%s: %u errors, %u functions, healed:\n%s", p->what, errors, unit->n_functions, healed);
        ft_unit_free(unit);
    }
}

static void sick_sources_recover(void **state)
{
    (void)state;
    check_patients(patients, sizeof patients / sizeof patients[0], "c");
}

static void sick_cxx_sources_recover(void **state)
{
    (void)state;
    check_patients(cxx_patients, sizeof cxx_patients / sizeof cxx_patients[0], "cpp");
}

/* The same sources, when a missing header makes ftlint look for unknown names before it parses. */
static void check_foreseen(const sick *all, size_t n, const char *ext)
{
    for (size_t i = 0; i < n; i++) {
        const sick *p = &all[i];
        const char *name = ft_arena_printf(tree_arena, "s%zu.%s", i, ext); /* the parser remembers texts by their path */
        n_tree_headers = 0;
        put(name, ft_arena_printf(tree_arena, "#include <gone/for_good.h>\n%s", p->text));
        ft_unit *unit = parse(name);
        bool late = strcmp(p->what, "declared later after all") == 0;
        if ((count_errors(unit) > 0 && !late) || unit->n_functions != p->n_functions)
            fail_msg("%s: %u errors, %u functions, healed:\n%s", p->what, count_errors(unit), unit->n_functions, ft_parser_healed(tree_parser));
        ft_unit_free(unit);
    }
}

static void sick_sources_recover_foreseen(void **state)
{
    (void)state;
    check_foreseen(patients, sizeof patients / sizeof patients[0], "c");
    check_foreseen(cxx_patients, sizeof cxx_patients / sizeof cxx_patients[0], "cpp");
}

/* What one look at the text must tell: the unit is parsed once. */
static const sick foreseen[] = {
    {"a type, a constant and a macro", "LIB_API lib_t *f(lib_t *p) { return p->n == LIB_NONE ? 0 : p; }\n", 1, "LIB_NONE"},
    {"a struct by its tag", "int f(struct lib_info *p) { return p->size; }\nint g(void) { struct lib_pair q; return q.a; }\n", 2, "struct lib_info {"},
    {"an enumeration by its tag", "int g(enum lib_mode m);\nint f(void) { enum lib_mode m = 0; return g(m); }\n", 1, "enum lib_mode {"},
    {"a struct behind an alias", "typedef struct lib_ctx ctx;\nint f(ctx *c) { return c->depth; }\n", 1, "struct lib_ctx {"},
    {"a struct only passed on", "struct lib_opaque;\nvoid f(struct lib_opaque *p);\nvoid g(struct lib_opaque *p) { f(p); }\n", 1, ""},
    {"pasted names", "#define ADD(x) use(#x, LIB_##x)\n#define ADD_BOTH(x) ADD(x)\nvoid use(const char *, int);\n"
                     "void f(void) { ADD(RED); ADD_BOTH(GREEN); }\n", 1, "LIB_GREEN"},
    {"a function that a macro declares", "#define GETTER(x) static int get_##x(int a) { return a; }\nGETTER(size)\n"
                                         "int f(LIB_INT a) { return get_size(a); }\n", 2, "LIB_INT"},
    {"a function under another name", "#define my_area lib_area\nstatic int my_area(int a) { return a; }\nint f(int (*g)(int));\n"
                                      "int h(void) { return f(lib_area) + LIB_ONE; }\n", 2, "LIB_ONE"},
    {"a function that returns a pointer to one", "int (*choose(int a))(int) { return a ? LIB_FIRST : 0; }\nvoid *f(void) { return choose; }\n", 2, "LIB_FIRST"},
    {"a branch that is off", "#ifdef LIB_NEW\nint f(lib_new_t *p) { return p->a; }\n#else\nint f(int a) { return a; }\n#endif\n", 1, ""},
    {"a branch for another processor", "#if defined(__aarch64__) && defined(__x86_64__)\nint f(neon_t a) { return a; }\n#endif\nint g(void) { return 1; }\n", 1, ""},
    {"a branch by sizes that nobody knows", "#define MY_INT 4\n#if MY_SIZEOF_X == MY_INT\n#define FMT \"i\"\n#endif\nconst char *f(void) { return \"a\" FMT; }\n", 1, "FMT"},
    {"a branch by a version", "#if LIB_ATLEAST(3, 0)\n#define kind(x) LIB_KIND\n#else\n#define kind LIB_GetKind\n#endif\nint f(lib_t *p) { return kind(p); }\n", 1, "LIB_ATLEAST"},
    {"a macro that nobody uses", "#define UNUSED(x) gone_function(&(x), GONE_FLAG)\nint f(void) { return LIB_ONE; }\n", 1, "LIB_ONE"},
    {"a calling convention on its line", "extern int LIBCALL\nlib_open(int a);\nint f(void) { return lib_open(LIB_ONE); }\n", 1, "#define LIBCALL\n"},
    {"a type between two attributes", "LIB_API lib_status LIB_CALL lib_open(int a);\nint f(void) { return (int)lib_open(LIB_ONE); }\n", 1, "#define LIB_CALL\n"},
    {"functions of the C library", "float f(float x) { return floorf(x) + LIB_ONE; }\n", 1, "LIB_ONE"},
    {"two names of one struct", "typedef struct _PAIR {\n    LIB_INT a;\n} PAIR, *PPAIR;\nint f(PPAIR p) { return p->a == LIB_ONE; }\n", 1, "LIB_INT"},
    {"pasted digits", "#define KEY(x) use(LIB_KEY_##x)\nvoid use(int);\nvoid f(void) { KEY(0); KEY(7); KEY(A); }\n", 1, "LIB_KEY_7"},
    {"what a pasted macro stands for", "#define MY_BOX_EXACT LIB_BOX_FINE\n#define ADD(x) use(MY_##x)\nvoid use(int);\nvoid f(void) { ADD(BOX_EXACT); }\n", 1, "LIB_BOX_FINE"},
    {"a macro that is defined twice", "#define ADD(x) use(LIB_##x)\nvoid use(int);\nvoid f(void) { ADD(A); }\n#undef ADD\n#define ADD(x) use(ALT_##x)\n"
                                      "void g(void) { ADD(B); }\n", 2, "ALT_B"},
    {"a switch that is 0", "#ifndef MY_FAST\n#define MY_FAST 0\n#endif\n#if MY_FAST\nint f(lib_fmt *p) { return p->a; }\n#endif\n"
                           "int g(lib_fmt a) { return a == LIB_ONE; }\n", 1, "typedef long lib_fmt;"},
    {"parameters in a macro's body", "#define FILL(n) void fill_##n(LIB_num x, LIB_num h) { use((int)(x + h)); }\nvoid use(int);\nstruct head { int len; };\n"
                                     "FILL(rgb)\nint f(struct head h) { return h.len + LIB_ONE; }\n", 2, "typedef long LIB_num;"},
    {"one member name in two structs", "struct a { lib_id id; };\nstruct opened { int args; };\ntypedef struct b_tag { struct opened id; } b;\n"
                                       "int f(b *p, struct a *q) { return p->id.args + (q->id == LIB_ONE); }\n", 1, "typedef long lib_id;"},
    {"a member name that a made-up struct has, too", "struct mine { lib_key key; };\nint f(lib_event *e, struct mine *m) { return e->key.down + (m->key == LIB_ONE); }\n", 1,
     "typedef long lib_key;"},
#ifdef __x86_64__
    {"vectors whose header may be included", "#define MY_LEVEL 2\n#if MY_LEVEL > 1 + 2\n#include <emmintrin.h>\n#endif\nint f(void) { __m128i x = _mm_set1_epi32(LIB_ONE); "
                                             "return _mm_cvtsi128_si32(x); }\n", 1, "<smmintrin.h>"},
    {"wider vectors", "int f(void) { __m256i x = _mm256_set1_epi32(LIB_ONE); return _mm256_extract_epi32(x, 0); }\n", 1, "<immintrin.h>"},
    {"wider vectors in a macro that nobody uses", "#define WIDE(x) _mm256_set1_epi32(x)\nint f(void) { return _mm_cvtsi128_si32(_mm_set1_epi32(LIB_ONE)); }\n", 1,
     "<smmintrin.h>"},
#endif
    {"a member that only a macro reaches", "#define START(CODE) int w = box->width; CODE; use(w)\n#define FILL(n) void fill_##n(LIB_Box *box) { START(box->top++); }\n"
                                           "void use(int);\nFILL(rgb)\nint f(LIB_Box *box) { START(w++); return 0; }\nint g(LIB_Pen box) { return box.ink; }\n", 3, "long width"},
    {"a type that only a cast names", "#define TO_FIX(d) ((LIB_Fixed)((d) * 64.0))\nlong f(double d) { return TO_FIX(d); }\n", 1, "LIB_Fixed"},
};

static void one_look_is_enough(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof foreseen / sizeof foreseen[0]; i++) {
        const sick *p = &foreseen[i];
        const char *name = ft_arena_printf(tree_arena, "o%zu.c", i); /* the parser remembers texts by their path */
        n_tree_headers = 0;
        put(name, ft_arena_printf(tree_arena, "#include <gone/for_good.h>\n%s", p->text));
        ft_unit *unit = parse(name);
        const char *healed = ft_parser_healed(tree_parser);
        if (count_errors(unit) > 0 || unit->n_functions != p->n_functions || ft_parser_parses(tree_parser) != 1 || !strstr(healed, p->told))
            fail_msg("%s: %u errors, %u functions, %u parses, healed:\n%s", p->what, count_errors(unit), unit->n_functions,
                     ft_parser_parses(tree_parser), healed);
        assert_null(strstr(healed, "gone_function"));
        assert_null(strstr(healed, "lib_opaque"));
        assert_null(strstr(healed, "neon_t"));
        assert_null(strstr(healed, "lib_new_t"));
        ft_unit_free(unit);
    }
}

/* C++ without templates and namespaces of its own is foreseen, too: a struct is a type by its bare name there. */
static void plain_cxx_is_foreseen(void **state)
{
    (void)state;
    put("plain.cpp", "#include <gone/for_good.h>\nstruct Row { LIB_HANDLE h; int n; };\nclass Owner {\npublic:\n    Row *row;\n    int size() const { return row->n; }\n};\n"
                     "static int count(Row *r, LIB_LEN extra) { return r->n + (int)extra; }\nint f(Owner &o) { return count(o.row, LIB_ONE) + o.size(); }\n");
    ft_unit *unit = parse("plain.cpp");
    assert_int_equal(count_errors(unit), 0);
    assert_int_equal(unit->n_functions, 3);
    assert_int_equal(ft_parser_parses(tree_parser), 1);
    assert_non_null(strstr(ft_parser_healed(tree_parser), "LIB_HANDLE"));
    ft_unit_free(unit);
}

static void configured_headers_are_guessed(void **state)
{
    (void)state;
    put("a.c", "#include \"my_config.h\"\n#ifdef HAVE_STRING_H\n#include <string.h>\n#endif\n#ifdef HAVE_NO_SUCH_THING_H\n#error bad\n#endif\n"
               "#ifdef HAVE_FANCY\nint fancy(void) { return MY_SIZEOF_LONG; }\n#endif\n"
               "#if MY_SIZEOF_LONG == 8 || MY_SIZEOF_LONG == 4\nint f(char *s) { return strlen(s); }\n#endif\n"
               "#ifdef HAVE_AVX512F\n#error not asked for\n#endif\n");
    expect_clean("a.c", 2);
}

/* Code for two versions of a library: most variables of the type are numbers, one is a pointer to a struct. */
static const char *two_versions(unsigned n_functions)
{
    ft_strbuf text;
    ft_strbuf_init(&text);
    ft_strbuf_adds(&text, "#include <gone/for_good.h>\nint old(lib_fmt *f) { return f->depth; }\n");
    for (unsigned i = 0; i < n_functions; i++)
        ft_strbuf_addf(&text, "int f%u(lib_fmt f) { return f == LIB_ONE; }\n", i);
    const char *copy = ft_arena_strdup(tree_arena, text.s);
    ft_strbuf_release(&text);
    return copy;
}

static void most_uses_tell_what_a_type_is(void **state)
{
    (void)state;
    put("few.c", two_versions(4));
    ft_unit_free(parse("few.c"));
    assert_non_null(strstr(ft_parser_healed(tree_parser), "typedef long lib_fmt;"));
}

static void little_that_is_left_is_left(void **state)
{
    (void)state;
    put("many.c", two_versions(300));
    ft_unit *unit = parse("many.c");
    assert_int_equal(count_errors(unit), 1);
    assert_int_equal(unit->n_functions, 301);
    assert_int_equal(ft_parser_parses(tree_parser), 1);
    ft_unit_free(unit);
    put("half.c", ft_arena_printf(tree_arena, "%s#define LATE(a, b) LIB_##a##_##b\nint late(void) { return LATE(X, Y); }\n", two_versions(20)));
    unit = parse("half.c");
    assert_int_equal(count_errors(unit), 1);
    assert_int_equal(ft_parser_parses(tree_parser), 2);
    ft_unit_free(unit);
}

/* One of the arguments is surely a type, so the other is taken for one at once. */
static void types_in_template_arguments(void **state)
{
    (void)state;
    put("pair.cpp", "template <class A, class B> struct both { A a; B b; };\ntypedef both<float, lib_float> pair;\n"
                    "long f(pair *p) { return p ? 1 : 0; }\n");
    ft_unit *unit = parse("pair.cpp");
    assert_int_equal(count_errors(unit), 0);
    assert_int_equal(ft_parser_parses(tree_parser), 2);
    ft_unit_free(unit);
}

static void templates_are_filled_in(void **state)
{
    (void)state;
    put("inc/_conf.h.in", "#mesondefine MY_SIZEOF_INT\n#mesondefine MY_VISIBILITY\n#undef HAVE_STDLIB_H\n#undef inline\n"
                          "#cmakedefine01 MY_FLAG\n#define MY_NUMBER @MY_NUMBER@\n@MY_LINES@\nstruct in_template { int a; };\n");
    put("inc/api.h", "#include \"_conf.h\"\nMY_VISIBILITY int f(struct in_template *t);\n");
    put("a.c", "#include \"inc/api.h\"\n#ifndef HAVE_STDLIB_H\n#error no\n#endif\n"
               "int g(void) { return MY_NUMBER + MY_FLAG + MY_SIZEOF_INT; }\n");
    expect_clean("a.c", 1);
}

static void build_scripts_are_evidence(void **state)
{
    (void)state;
    put("setup.py", "Extension('x', define_macros=[('MY_INTERNAL', '1'), ('MY_WINDOWS', None)])\n");
    put("src/meson.build", "c_args: ['-DMY_BUILD=2', '-DUNUSED_HERE']\n");
    put("src/a.c", "#if defined(MY_INTERNAL) && MY_BUILD == 2\ntypedef struct { int size; } thing;\n#else\ntypedef struct { int x; } thing;\n#endif\n"
                   "#ifdef MY_WINDOWS\n#error no\n#endif\nint f(thing *t) { return t->size; }\n");
    expect_clean("src/a.c", 1);
    assert_null(strstr(ft_parser_healed(tree_parser), "UNUSED_HERE"));
}

/* Macros named after systems hold for files of theirs; whatever has no system in its path is read for Linux. */
static void build_scripts_tell_systems(void **state)
{
    (void)state;
    put("setup.py", "macros = []\nif WINDOWS:\n    macros.append((\"MY_WINDOWS\", 1))\nif LINUX:\n    macros.append((\"MY_LINUX\", 1))\n"
                    "if BSD:\n    macros.append((\"MY_BSD\", 1))\n    macros.append((\"MY_NETBSD\", 1))\nif POSIX:\n    macros.append((\"MY_POSIX\", 1))\n");
    const char *text = "#ifdef MY_WINDOWS\nint windows(void) { return 1; }\n#endif\n#ifdef MY_LINUX\nint lin(void) { return 1; }\n#endif\n"
                       "#ifdef MY_BSD\nint bsd(void) { return 1; }\n#endif\n#ifdef MY_NETBSD\nint netbsd(void) { return 1; }\n#endif\n"
                       "#ifdef MY_POSIX\nint posix(void) { return 1; }\n#endif\n";
    static const struct {
        const char *path, *functions[2];
    } cases[] = {{"a.c", {"lin", "posix"}},           {"arch/linux/b.c", {"lin", "posix"}},   {"my_posix.c", {"lin", "posix"}},
                 {"arch/bsd/c.c", {"bsd", "posix"}}, {"arch/windows/d.c", {"windows", NULL}}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        put(cases[i].path, text);
        ft_unit *unit = parse(cases[i].path);
        assert_int_equal(unit->n_functions, cases[i].functions[1] ? 2 : 1);
        for (size_t k = 0; k < unit->n_functions; k++)
            assert_string_equal(unit->functions[k]->name, cases[i].functions[k]);
        ft_unit_free(unit);
    }
}

static void flags_of_a_build_are_all_it_defines(void **state)
{
    (void)state;
    put("setup.py", "Extension('x', define_macros=[('MY_PART', '1')])\n");
    put("a.c", "#ifdef MY_PART\nint part(void) { return 1; }\n#endif\nint f(void) { return 1; }\n");
    ft_error err = {0};
    for (int of_build = 0; of_build < 2; of_build++) {
        ft_unit *unit = ft_parse_file(tree_parser, in_tree("a.c"), (ft_compile_flags){NULL, 0, of_build}, &err);
        assert_non_null(unit);
        assert_int_equal(unit->n_functions, of_build ? 1 : 2);
        ft_unit_free(unit);
    }
}

static void healing_never_makes_it_worse(void **state)
{
    (void)state;
    put("a.c", "int f(void) { return 1 +; }\nint g(void) { int x = ; return x @ 3; }\nint h(void) { return 2; }\n");
    ft_unit *unit = parse("a.c");
    assert_int_equal(unit->n_functions, 3);
    assert_true(unit->n_diags > 0);
    ft_unit_free(unit);
}

static void tokens_know_their_place(void **state)
{
    (void)state;
    ft_interner *strings = ft_interner_new();
    const char text[] = "extern \"C\" {\n#if A\nint f(int a) {\n#else\nint f(void) {\n#endif\n  x->y = L\"s\"; /* z */ } // w\nint v;\n}\n";
    ft_toks toks = ft_lex(tree_arena, strings, text, sizeof text - 1);
    size_t i = ft_tok_find(&toks, (size_t)(strstr(text, "x->y") - text));
    assert_true(ft_tok_is(ft_tok_at(&toks, i), "x"));
    assert_int_equal(ft_tok_at(&toks, i)->depth, 1);
    assert_int_equal(ft_tok_at(&toks, i + 1)->kind, FT_TOK_ARROW);
    assert_int_equal(ft_tok_at(&toks, i + 4)->kind, FT_TOK_STRING);
    size_t v = ft_tok_find(&toks, (size_t)(strstr(text, "v;") - text));
    assert_int_equal(ft_tok_at(&toks, v)->depth, 0);
    assert_true(ft_tok_at(&toks, v)->item > ft_tok_at(&toks, i)->item);
    assert_int_equal(ft_tok_at(&toks, SIZE_MAX)->kind, FT_TOK_END);
    ft_interner_free(strings);
}

static void shapes_follow_members(void **state)
{
    (void)state;
    ft_interner *strings = ft_interner_new();
    const char text[] = "x->a[1].b(2) + x->c->d";
    ft_toks toks = ft_lex(tree_arena, strings, text, sizeof text - 1);
    ft_shape shape = {.name = "x"};
    ft_shape_note(&shape, tree_arena, &toks, 0, 0);
    ft_shape_note(&shape, tree_arena, &toks, ft_tok_find(&toks, 15), 0);
    ft_strbuf out;
    ft_strbuf_init(&out);
    ft_shape_write_struct(&shape, "t", false, &out, tree_arena);
    ft_shape_write(&shape, "x", &out);
    assert_string_equal(out.s, "struct t__a { long (*b)(FTLINT_ANY); };\nstruct t__c { long d; };\n"
                               "struct t { struct t__a *a; struct t__c *c; };\nstruct t *x");
    ft_strbuf_release(&out);
    ft_interner_free(strings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TREE_TEST(sick_sources_recover),
        TREE_TEST(sick_cxx_sources_recover),
        TREE_TEST(sick_sources_recover_foreseen),
        TREE_TEST(plain_cxx_is_foreseen),
        TREE_TEST(one_look_is_enough),
        TREE_TEST(most_uses_tell_what_a_type_is),
        TREE_TEST(little_that_is_left_is_left),
        TREE_TEST(configured_headers_are_guessed),
        TREE_TEST(types_in_template_arguments),
        TREE_TEST(templates_are_filled_in),
        TREE_TEST(build_scripts_are_evidence),
        TREE_TEST(build_scripts_tell_systems),
        TREE_TEST(flags_of_a_build_are_all_it_defines),
        TREE_TEST(healing_never_makes_it_worse),
        TREE_TEST(tokens_know_their_place),
        TREE_TEST(shapes_follow_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
