/*
 * Made-up declarations in C++, where nothing converts by itself: one class that converts to everything,
 * and from which all unknown classes derive. It has every member that is missing anywhere.
 */
#include <stdio.h>
#include <string.h>

#include "parse/heal_names.h"

static const char any_class[] =
    "struct ftlint_any {\n"
    "  template <class T> operator T &() const;\n"
    "  template <class T> ftlint_any &operator=(const T &);\n"
    "  template <class... A> ftlint_any operator()(A &&...) const { return ftlint_any(); }\n"
    "  template <class T> ftlint_any &operator[](const T &) const;\n"
    "  ftlint_any *operator->() const;\n  ftlint_any &operator*() const;\n  ftlint_any operator~() const;\n"
    "  ftlint_any *begin() const;\n  ftlint_any *end() const;\n"
    "  ftlint_any operator-() const;\n  bool operator!() const;\n"
    "  ftlint_any &operator++();\n  ftlint_any &operator--();\n  ftlint_any operator++(int);\n  ftlint_any operator--(int);\n";

/* Two operands, one of them of the class or of one that derives from it. */
static const char any_operators[] =
    "template <bool, class R> struct ftlint_if {};\n"
    "template <class R> struct ftlint_if<true, R> { typedef R type; };\n"
    "#define FTLINT_OP(R, op) \\\n"
    "  template <class A, class B> typename ftlint_if<__is_base_of(ftlint_any, A) || __is_base_of(ftlint_any, B), R>::type \\\n"
    "  operator op(const A &, const B &);\n"
    "#define FTLINT_ASSIGN(op) \\\n"
    "  template <class A, class B> typename ftlint_if<__is_base_of(ftlint_any, A) || __is_base_of(ftlint_any, B), A &>::type \\\n"
    "  operator op(A &, const B &);\n"
    "FTLINT_OP(ftlint_any, +) FTLINT_OP(ftlint_any, -) FTLINT_OP(ftlint_any, *) FTLINT_OP(ftlint_any, /)\n"
    "FTLINT_OP(ftlint_any, %) FTLINT_OP(ftlint_any, &) FTLINT_OP(ftlint_any, |) FTLINT_OP(ftlint_any, ^)\n"
    "FTLINT_OP(ftlint_any, <<) FTLINT_OP(ftlint_any, >>) FTLINT_OP(bool, ==) FTLINT_OP(bool, !=)\n"
    "FTLINT_OP(bool, <) FTLINT_OP(bool, >) FTLINT_OP(bool, <=) FTLINT_OP(bool, >=)\n"
    "FTLINT_ASSIGN(+=) FTLINT_ASSIGN(-=) FTLINT_ASSIGN(*=) FTLINT_ASSIGN(/=) FTLINT_ASSIGN(%=) FTLINT_ASSIGN(&=)\n"
    "FTLINT_ASSIGN(|=) FTLINT_ASSIGN(^=) FTLINT_ASSIGN(<<=) FTLINT_ASSIGN(>>=)\n"
    "#undef FTLINT_OP\n#undef FTLINT_ASSIGN\n";

static void write_any(ft_healing *h, ft_strbuf *out)
{
    ft_strbuf_adds(out, any_class);
    for (const ft_shape *m = h->any.members; m; m = m->next)
        ft_strbuf_addf(out, m->is_template ? "  template <class... T, class... A> static ftlint_any %1$s(A &&...);\n"
                                             "  template <unsigned long long, class... A> static ftlint_any %1$s(A &&...);\n"
                                           : "  static ftlint_any %s;\n", m->name);
    ft_strbuf_adds(out, "};\n");
    ft_strbuf_adds(out, any_operators);
}

/* "namespace a { namespace b {" for "a::b"; returns how many to close. */
static int open_scope(const char *scope, ft_strbuf *out)
{
    int n = 0;
    while (scope && *scope) {
        size_t len = strcspn(scope, ":");
        ft_strbuf_addf(out, "namespace %.*s { ", (int)len, scope);
        scope += len + strspn(scope + len, ":");
        n++;
    }
    return n;
}

static void write_type(const ft_heal_name *e, ft_strbuf *out)
{
    const char *name = e->last;
    if (e->shape.is_number || e->shape.is_fixed) {
        ft_strbuf_addf(out, "typedef %s %s;", e->shape.is_fixed ? e->shape.type : "long", name);
        return;
    }
    if (e->uses & FT_USE_TEMPLATE)
        ft_strbuf_adds(out, "template <class... T> ");
    ft_strbuf_addf(out, "struct %s : ftlint_any { %s() = default; template <class... A> %s(A &&...) {} using ftlint_any::operator=; };", name, name,
                   name);
}

static void write_function(const ft_heal_name *e, ft_strbuf *out)
{
    static const char *const results[][2] = {{"ftlint_any ", "ftlint_any()"}, {"char *", "nullptr"}, {"void *", "nullptr"}};
    const char *const *result = results[e->shape.levels > 2 ? 2 : e->shape.levels];
    if ((e->uses & FT_USE_CALL) && !(e->uses & FT_USE_TABLE))
        ft_strbuf_addf(out, "template <class... T, class... A> %s%s(A &&...) { return %s; }", result[0], e->last, result[1]);
    else
        ft_strbuf_addf(out, "long %s(...);", e->last);
}

static void write_value(const ft_heal_name *e, ft_strbuf *out, int constant)
{
    size_t len = strlen(e->last);
    if (strncmp(e->last, "Py", 2) == 0 && len > 5 && strcmp(e->last + len - 5, "_Type") == 0)
        ft_strbuf_addf(out, "extern struct _typeobject %s;", e->last);
    else if (strncmp(e->last, "PyExc_", 6) == 0)
        ft_strbuf_addf(out, "extern struct _object *%s;", e->last);
    else if (e->uses & FT_USE_CONSTANT && !(e->uses & FT_USE_LVALUE))
        ft_strbuf_addf(out, "enum { %s = %d };", e->last, constant);
    else
        ft_strbuf_addf(out, "extern ftlint_any %s;", e->last);
}

static void write_tag(const ft_heal_name *e, ft_strbuf *out)
{
    const char *tag = strchr(e->name, ' ') + 1;
    if (e->kind == FT_HEAL_ENUM)
        ft_strbuf_addf(out, "enum %s { ftlint_%s_0 };", tag, tag);
    else
        ft_strbuf_addf(out, "struct %s : ftlint_any { using ftlint_any::operator=; };", tag);
}

void ft_heal_write_cxx(ft_healing *h, ft_strbuf *out)
{
    int constant = 1001;
    write_any(h, out);
    for (size_t i = 0; i < h->names.n; i++) {
        const ft_heal_name *e = h->names.v[i];
        if (e->kind == FT_HEAL_NAMESPACE) {
            int n = open_scope(e->name, out);
            ft_strbuf_adds(out, "typedef ftlint_any ftlint_inside;");
            for (; n > 0; n--)
                ft_strbuf_adds(out, " }");
            ft_strbuf_addch(out, '\n');
            continue;
        }
        bool is_written = e->kind == FT_HEAL_TYPE || e->kind == FT_HEAL_STRUCT || e->kind == FT_HEAL_UNION ||
                          e->kind == FT_HEAL_ENUM || e->kind == FT_HEAL_FUNCTION || e->kind == FT_HEAL_CONSTANT ||
                          e->kind == FT_HEAL_VARIABLE || e->kind == FT_HEAL_LITERAL;
        if (!is_written)
            continue;
        int n = open_scope(e->scope, out);
        if (e->is_tag)
            write_tag(e, out);
        else if (e->kind == FT_HEAL_TYPE)
            write_type(e, out);
        else if (e->kind == FT_HEAL_FUNCTION)
            write_function(e, out);
        else if (e->kind == FT_HEAL_LITERAL)
            ft_strbuf_addf(out, "ftlint_any operator\"\" %s(const char *, decltype(sizeof 0));", e->last);
        else
            write_value(e, out, constant++);
        for (; n > 0; n--)
            ft_strbuf_adds(out, " }");
        ft_strbuf_addch(out, '\n');
    }
}

/* X(...) { at file scope: the body of a function, for a module with a variable for it. */
void ft_heal_write_cxx_macro(const ft_heal_name *e, ft_strbuf *out)
{
    static const char *const with_variable[] = {"PYBIND11_MODULE", "PYBIND11_EMBEDDED_MODULE", "NB_MODULE", "TORCH_LIBRARY",
                                                "NB_DOMAIN_MODULE"};
    for (size_t i = 0; i < sizeof with_variable / sizeof with_variable[0]; i++) {
        if (strcmp(e->name, with_variable[i]) == 0) {
            ft_strbuf_addf(out, "#define %s(name, variable, ...) static void ftlint_%s_##name(ftlint_any &variable)\n", e->name, e->name);
            return;
        }
    }
    ft_strbuf_addf(out, "#define %s(name, ...) static void ftlint_%s_##name()\n", e->name, e->name);
}
