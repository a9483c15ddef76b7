/*
 * Expressions written down again. The text of an argument that comes out of the body of a macro is not in
 * the file; names, members, elements and calls read better from the tree than the whole use of the macro.
 */
#include "base/strbuf.h"
#include "parse/lower_fn.h"

enum { MAX_LENGTH = 80 };

typedef bool add_fn(lw_unit *lw, CXCursor expr, ft_strbuf *out);

static bool add_expr(lw_unit *lw, CXCursor expr, ft_strbuf *out);

static bool add_name(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    ft_strbuf_adds(out, lw_spelling(lw, expr));
    return true;
}

static bool add_string(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    const char *macro = lw_macro_spelled(lw, expr);

    if (macro) /* the name of a text says more than the text */
        ft_strbuf_adds(out, macro);
    else
        ft_strbuf_addf(out, "\"%s\"", lw_string_literal(lw, expr));
    return true;
}

static bool add_number(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    int64_t value;

    if (!lw_constant(lw, expr, &value))
        return false;
    ft_strbuf_addf(out, "%lld", (long long)value);
    return true;
}

static bool add_member(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    lw_list list = lw_children(lw, expr);
    CXCursor target = clang_getCursorReferenced(expr);
    bool is_anonymous = !clang_Cursor_isNull(target) && lw_decl_of(lw, NULL, target)->is_anonymous;
    bool ok = true;

    if (list.n) {
        CXCursor base = lw_child(lw, list, 0);
        ok = add_expr(lw, base, out);
        if (!is_anonymous)
            ft_strbuf_adds(out, lw_type_of(lw, base)->kind == FT_TY_RECORD ? "." : "->");
    }
    if (!is_anonymous)
        ft_strbuf_adds(out, lw_spelling(lw, expr));
    lw_children_pop(lw, list);
    return ok;
}

static bool add_element(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    lw_list list = lw_children(lw, expr);
    bool ok = list.n == 2 && add_expr(lw, lw_child(lw, list, 0), out);

    ft_strbuf_addch(out, '[');
    ok = ok && add_expr(lw, lw_child(lw, list, 1), out);
    ft_strbuf_addch(out, ']');
    lw_children_pop(lw, list);
    return ok;
}

static bool add_unary(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(expr);
    lw_list list = lw_children(lw, expr);
    bool ok = list.n == 1 && kind >= CXUnaryOperator_AddrOf && kind <= CXUnaryOperator_LNot;

    if (ok) {
        CXString spelling = clang_getUnaryOperatorKindSpelling(kind);
        ft_strbuf_adds(out, clang_getCString(spelling));
        clang_disposeString(spelling);
        ok = add_expr(lw, lw_child(lw, list, 0), out);
    }
    lw_children_pop(lw, list);
    return ok;
}

static bool add_call(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    lw_list list = lw_children(lw, expr);
    bool ok = list.n > 0 && add_expr(lw, lw_child(lw, list, 0), out);

    ft_strbuf_addch(out, '(');
    for (size_t i = 1; ok && i < list.n; i++) {
        ft_strbuf_adds(out, i > 1 ? ", " : "");
        ok = add_expr(lw, lw_child(lw, list, i), out);
    }
    ft_strbuf_addch(out, ')');
    lw_children_pop(lw, list);
    return ok;
}

static const struct { enum CXCursorKind kind; add_fn *add; } rows[] = {
    { CXCursor_DeclRefExpr, add_name },
    { CXCursor_MemberRefExpr, add_member },
    { CXCursor_CallExpr, add_call },
    { CXCursor_IntegerLiteral, add_number },
    { CXCursor_StringLiteral, add_string },
    { CXCursor_ArraySubscriptExpr, add_element },
    { CXCursor_UnaryOperator, add_unary },
};

static bool add_expr(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    enum CXCursorKind kind;

    if (out->len > MAX_LENGTH)
        return false;
    expr = lw_strip(lw, expr, true);
    kind = clang_getCursorKind(expr);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].kind == kind)
            return rows[i].add(lw, expr, out);
    }
    return false;
}

const char *lw_pretty(lw_unit *lw, CXCursor expr)
{
    const char *text = NULL;
    ft_strbuf out;

    ft_strbuf_init(&out);
    if (add_expr(lw, expr, &out) && out.len <= MAX_LENGTH)
        text = ft_intern(lw->strings, out.s);
    ft_strbuf_release(&out);
    return text;
}
