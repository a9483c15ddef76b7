/* Initialisers of globals as the analyses see them. */
#include <string.h>

#include "base/strbuf.h"
#include "parse/lower_fn.h"

/* ---- the name by which a number was written ---- */

static bool is_identifier(const char *s)
{
    if (!*s || (*s >= '0' && *s <= '9'))
        return false;
    return s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
}

static bool is_api_name(const char *s)
{
    return strncmp(s, "Py_", 3) == 0 || strncmp(s, "_Py_", 4) == 0 || strncmp(s, "METH_", 5) == 0;
}

static void add_words(lw_unit *lw, CXCursor expr, ft_strbuf *out);

static void add_operands(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    CXString spelling = clang_getBinaryOperatorKindSpelling(clang_getCursorBinaryOperatorKind(expr));
    lw_list list = lw_children(lw, expr);

    for (size_t i = 0; i < list.n; i++) {
        if (i)
            ft_strbuf_addf(out, " %s ", clang_getCString(spelling));
        add_words(lw, lw_child(lw, list, i), out);
    }
    lw_children_pop(lw, list);
    clang_disposeString(spelling);
}

/* A number from the body of a macro: the macro that stands for it, "METH_O" in #define ROW {"f", f, METH_O}. */
static void add_words(lw_unit *lw, CXCursor expr, ft_strbuf *out)
{
    const char *macro;
    int64_t value;

    expr = lw_strip(lw, expr, true);
    lw_place place = lw_place_of(lw, expr);
    if (clang_getCursorKind(expr) == CXCursor_BinaryOperator && lw->depth < LW_MAX_DEPTH) {
        lw->depth++;
        add_operands(lw, expr, out);
        lw->depth--;
    } else if (clang_getCursorKind(expr) == CXCursor_DeclRefExpr) {
        ft_strbuf_adds(out, lw_spelling(lw, expr));
    } else if ((macro = lw_macro_spelled(lw, expr))) {
        ft_strbuf_adds(out, macro);
    } else if (place.file && lw_macro_at(place.file, place.start) && lw_constant(lw, expr, &value)) {
        ft_strbuf_addf(out, "%lld", (long long)value); /* the use of the macro is not the text of this part */
    } else {
        ft_strbuf_adds(out, lw_text(lw, place, 80));
    }
}

static const char *only_named(const char *text)
{
    bool is_named = strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz") && text[0] > '9';

    return is_named ? text : NULL;
}

static const char *number_text(lw_unit *lw, CXCursor expr)
{
    lw_place place = lw_place_of(lw, expr);
    const char *written = lw_text(lw, place, 200);
    const lw_expansion *x = place.file ? lw_macro_at(place.file, place.start) : NULL;

    if (is_identifier(written) && is_api_name(written))
        return written;
    if (!x || x->end != place.end) /* spelled out here: "A | B", "FLAG(1) + 2", 17 */
        return only_named(written);
    ft_strbuf out;
    ft_strbuf_init(&out);
    add_words(lw, expr, &out);
    const char *text = ft_intern(lw->strings, out.s);
    ft_strbuf_release(&out);
    if (is_identifier(written) && !is_api_name(text) && !strchr(text, ' '))
        return written;
    return only_named(text);
}

/* ---- leaves ---- */

static void fill_name(lw_unit *lw, ft_init *out, CXCursor expr)
{
    CXCursor target = clang_getCursorReferenced(expr);
    enum CXCursorKind kind = clang_getCursorKind(target);

    if (kind == CXCursor_VarDecl)
        out->kind = FT_INIT_GLOBAL;
    else if (kind == CXCursor_FunctionDecl || kind == CXCursor_CXXMethod || kind == CXCursor_FunctionTemplate)
        out->kind = FT_INIT_FUNCTION;
    else
        return;
    out->text = out->kind == FT_INIT_GLOBAL ? lw_global_name(lw, target) : lw_qualified_name(lw, target);
}

/* &global, &global.field, &global[3] */
static CXCursor designated_object(lw_unit *lw, CXCursor expr)
{
    for (int depth = 0; depth < 64; depth++) {
        enum CXCursorKind kind = clang_getCursorKind(expr);
        if (kind != CXCursor_MemberRefExpr && kind != CXCursor_ArraySubscriptExpr)
            break;
        lw_list list = lw_children(lw, expr);
        CXCursor inner = list.n ? lw_strip(lw, lw_child(lw, list, 0), true) : expr;
        lw_children_pop(lw, list);
        if (!list.n)
            break;
        expr = inner;
    }
    return expr;
}

static CXCursor only_operand(lw_unit *lw, CXCursor expr)
{
    lw_list list = lw_children(lw, expr);
    CXCursor inner = list.n ? lw_strip(lw, lw_child(lw, list, list.n - 1), true) : clang_getNullCursor();

    lw_children_pop(lw, list);
    return inner;
}

static void fill_list(lw_unit *lw, ft_init *out, const lw_init *tree);

static void fill_literal(lw_unit *lw, ft_init *out, CXCursor compound_literal)
{
    CXCursor braces = only_operand(lw, compound_literal);

    if (clang_getCursorKind(braces) == CXCursor_InitListExpr)
        fill_list(lw, out, lw_init_tree(lw, braces, clang_getCursorType(compound_literal)));
}

static bool is_address_of(CXCursor expr)
{
    return clang_getCursorKind(expr) == CXCursor_UnaryOperator &&
           clang_getCursorUnaryOperatorKind(expr) == CXUnaryOperator_AddrOf;
}

/* "void_cast(foo_init)": a function of the project that is written as a cast. What it is called with is what the table holds. */
static CXCursor cast_by_call(lw_unit *lw, CXCursor expr)
{
    CXCursor inner;

    if (clang_getCursorKind(expr) != CXCursor_CallExpr || clang_Cursor_getNumArguments(expr) != 1)
        return expr;
    inner = lw_strip(lw, clang_Cursor_getArgument(expr, 0), true);
    if (is_address_of(inner))
        inner = only_operand(lw, inner);
    return clang_getCursorKind(inner) == CXCursor_DeclRefExpr ? inner : expr;
}

/* The last member that offsetof() names, null if expr is something else. clang shows its parts only. */
static CXCursor offset_member(lw_unit *lw, CXCursor expr)
{
    CXCursor found = clang_getNullCursor();

    for (int depth = 0; depth < 8 && clang_Cursor_isNull(found); depth++) {
        lw_list list = lw_all_children(lw, expr);
        for (size_t i = 0; i < list.n; i++)
            if (clang_getCursorKind(lw_child(lw, list, i)) == CXCursor_MemberRef)
                found = clang_getCursorReferenced(lw_child(lw, list, i));
        CXCursor inner = list.n ? lw_child(lw, list, list.n - 1) : clang_getNullCursor();
        lw_children_pop(lw, list);
        if (!clang_isExpression(clang_getCursorKind(inner)))
            break;
        expr = inner;
    }
    return found;
}

/* "offsetof(Point, x)", in whichever macros it was wrapped; NULL if it is something else. */
static const char *offset_text(lw_unit *lw, CXCursor expr)
{
    CXCursor member = offset_member(lw, expr);
    const ft_record *record = NULL;

    if (clang_getCursorKind(member) == CXCursor_FieldDecl)
        record = lw_record(lw, clang_getCursorSemanticParent(member));
    if (!record)
        return NULL;
    return ft_intern(lw->strings, ft_arena_printf(lw->arena, "offsetof(%s, %s)", record->name, lw_spelling(lw, member)));
}

static void fill_number(lw_unit *lw, ft_init *out, CXCursor expr, bool is_pointer)
{
    const char *offset;

    if (!lw_constant(lw, expr, &out->value))
        return;
    out->kind = is_pointer && out->value == 0 ? FT_INIT_NULL : FT_INIT_INT;
    offset = is_pointer ? NULL : offset_text(lw, expr);
    out->text = offset ? offset : number_text(lw, expr);
}

static void fill_leaf(lw_unit *lw, ft_init *out, CXCursor expr, CXType type)
{
    bool is_pointer = lw_type(lw, type)->kind == FT_TY_POINTER;
    CXCursor bare = lw_strip(lw, expr, true);
    CXCursor object = cast_by_call(lw, designated_object(lw, is_address_of(bare) ? only_operand(lw, bare) : bare));

    switch (clang_getCursorKind(object)) {
    case CXCursor_StringLiteral:
        out->kind = FT_INIT_STRING;
        out->text = lw_string_literal(lw, object);
        return;
    case CXCursor_DeclRefExpr:
        fill_name(lw, out, object);
        break;
    case CXCursor_CompoundLiteralExpr:
        fill_literal(lw, out, object);
        break;
    case CXCursor_CXXNullPtrLiteralExpr:
    case CXCursor_GNUNullExpr:
        out->kind = FT_INIT_NULL;
        break;
    case CXCursor_FloatingLiteral:
    case CXCursor_LambdaExpr:
        break;
    default:
        fill_number(lw, out, expr, is_pointer);
    }
    if (out->kind == FT_INIT_OTHER && clang_getCursorKind(object) == CXCursor_DeclRefExpr)
        fill_number(lw, out, expr, is_pointer); /* an enumerator */
    if (out->kind == FT_INIT_OTHER)
        out->text = lw_text(lw, lw_place_of(lw, expr), 80);
}

/* ---- trees ---- */

static void append_all(lw_unit *lw, ft_init ***tail, const lw_init *tree);

static ft_init *new_node(lw_unit *lw, const lw_init *tree)
{
    ft_init *out = FT_NEW(lw->arena, ft_init);

    out->field = tree->field ? tree->field->name : NULL;
    out->index = tree->index;
    if (!clang_Cursor_isNull(tree->expr))
        out->loc = lw_loc_of(lw, tree->expr);
    if (tree->is_list)
        fill_list(lw, out, tree);
    else if (!clang_Cursor_isNull(tree->expr))
        fill_leaf(lw, out, tree->expr, tree->cx);
    return out;
}

static void fill_list(lw_unit *lw, ft_init *out, const lw_init *tree)
{
    ft_init **tail = &out->first;

    out->kind = FT_INIT_LIST;
    append_all(lw, &tail, tree);
}

/* The members of an anonymous struct count as members of the one around it. */
static void append_all(lw_unit *lw, ft_init ***tail, const lw_init *tree)
{
    for (const lw_init *i = tree->first; i; i = i->next) {
        if (i->field && !i->field->name[0] && i->is_list) {
            append_all(lw, tail, i);
            continue;
        }
        ft_init *node = new_node(lw, i);
        **tail = node;
        *tail = &node->next;
    }
}

ft_init *lw_init_ir(lw_unit *lw, CXCursor expr, CXType type)
{
    return new_node(lw, lw_init_tree(lw, expr, type));
}
