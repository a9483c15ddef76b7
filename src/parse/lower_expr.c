/* Expressions: one row per kind of cursor. */
#include "parse/lower_fn.h"

/* ---- names ---- */

/* A name that libclang cannot resolve: overloaded or dependent. */
static bool is_unresolved(CXCursor target)
{
    return clang_Cursor_isNull(target) || clang_getCursorKind(target) == CXCursor_OverloadedDeclRef;
}

static ft_operand unresolved(lw_fn *fn, CXCursor target)
{
    if (clang_Cursor_isNull(target))
        return lw_other();
    bool is_overloaded = clang_getCursorKind(target) == CXCursor_OverloadedDeclRef && clang_getNumOverloadedDecls(target);
    const char *name = is_overloaded ? lw_qualified_name(fn->lw, clang_getOverloadedDecl(target, 0))
                                     : lw_spelling(fn->lw, target);
    return (ft_operand){ .kind = FT_OPERAND_FUNC, .text = name };
}

static ft_operand decl_address(lw_fn *fn, CXCursor at, const lw_decl *decl)
{
    ft_operand out = lw_other();

    if (decl->kind == LW_LOCAL)
        out = lw_local(decl->var);
    else if (decl->kind == LW_GLOBAL)
        out = (ft_operand){ .kind = FT_OPERAND_GLOBAL, .global = decl->global };
    else if (decl->kind == LW_FUNCTION)
        out = (ft_operand){ .kind = FT_OPERAND_FUNC, .text = decl->name };
    if (decl->is_reference && out.kind != FT_OPERAND_OTHER)
        out = lw_load(fn, at, out, decl->type);
    return out;
}

static ft_operand name_value(lw_fn *fn, CXCursor expr)
{
    CXCursor target = clang_getCursorReferenced(expr);

    if (is_unresolved(target))
        return unresolved(fn, target);
    const lw_decl *decl = lw_decl_of(fn->lw, fn, target);
    if (decl->kind == LW_LOCAL && fn->lw->unit->is_cxx && decl->type->kind == FT_TY_RECORD && !decl->type->record) {
        CXCursor lambda = lw_lambda_behind(fn, expr);
        if (!clang_Cursor_isNull(lambda))
            return lw_lambda_value(fn, lambda);
    }
    if (decl->kind == LW_ENUMERATOR)
        return (ft_operand){ .kind = FT_OPERAND_INT, .num = decl->num, .text = decl->name };
    ft_operand address = decl_address(fn, expr, decl);
    if (address.kind == FT_OPERAND_OTHER)
        return address;
    if (decl->kind == LW_LOCAL && !decl->is_reference) /* its type tells decayed parameters from arrays */
        return decl->type->kind == FT_TY_ARRAY ? address : lw_load(fn, expr, address, decl->type);
    return lw_load_from(fn, expr, address);
}

static ft_operand name_address(lw_fn *fn, CXCursor expr)
{
    CXCursor target = clang_getCursorReferenced(expr);

    if (is_unresolved(target))
        return unresolved(fn, target);
    const lw_decl *decl = lw_decl_of(fn->lw, fn, target);
    if (decl->kind == LW_ENUMERATOR)
        return lw_spilled(fn, expr, lw_int(decl->num), lw_int_type(fn->lw));
    return decl_address(fn, expr, decl);
}

ft_operand lw_load_from(lw_fn *fn, CXCursor expr, ft_operand address)
{
    const ft_type *type = lw_type_of(fn->lw, expr);

    if (type->kind == FT_TY_ARRAY || type->kind == FT_TY_FUNCTION || address.kind == FT_OPERAND_FUNC)
        return address;
    return lw_load(fn, expr, address, type);
}

ft_operand lw_spilled(lw_fn *fn, CXCursor at, ft_operand value, const ft_type *type)
{
    ft_var *var = lw_synthetic(fn, type, at);

    lw_store(fn, at, lw_local(var), value, type);
    return lw_local(var);
}

/* ---- members and elements ---- */

/* The pointer to or address of the object that a member is taken from. */
static ft_operand member_base(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    ft_operand base = lw_other();

    if (list.n) {
        CXCursor object = lw_child(fn->lw, list, 0);
        ft_type_kind kind = lw_type_of(fn->lw, object)->kind;
        base = kind == FT_TY_POINTER || kind == FT_TY_ARRAY ? lw_value(fn, object) : lw_address(fn, object);
    } else if (fn->self) {
        base = lw_load(fn, expr, lw_local(fn->self), fn->self->type);
    }
    lw_children_pop(fn->lw, list);
    return base;
}

static ft_operand member_address(lw_fn *fn, CXCursor expr)
{
    CXCursor target = clang_getCursorReferenced(expr);
    const lw_decl *decl = clang_Cursor_isNull(target) ? NULL : lw_decl_of(fn->lw, fn, target);

    if (decl && decl->kind != LW_FIELD && decl->kind != LW_UNKNOWN) { /* static members, methods */
        lw_effects_of_children(fn, expr);
        return decl_address(fn, expr, decl);
    }
    ft_operand base = member_base(fn, expr);
    if (!decl)
        return lw_field(fn, expr, base, NULL, lw_dependent_name(fn->lw, expr), lw_type_of(fn->lw, expr));
    if (decl->is_anonymous || decl->kind != LW_FIELD)
        return base;
    lw_record_touch(fn->lw, decl->record);
    ft_operand address = lw_field(fn, expr, base, decl->record, decl->name, decl->type);
    return decl->is_reference ? lw_load(fn, expr, address, decl->type) : address;
}

static ft_operand element_address(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    ft_operand out = lw_other();

    if (list.n == 2) {
        CXCursor base = lw_child(fn->lw, list, 0), index = lw_child(fn->lw, list, 1);
        if (lw_type_of(fn->lw, base)->kind == FT_TY_INT) { /* 2[a] */
            CXCursor swapped = base;
            base = index;
            index = swapped;
        }
        ft_operand pointer = lw_value(fn, base);
        out = lw_index(fn, expr, pointer, lw_value(fn, index), lw_type_of(fn->lw, expr));
    }
    lw_children_pop(fn->lw, list);
    return out;
}

/* ---- constants ---- */

static ft_operand constant_value(lw_fn *fn, CXCursor expr)
{
    int64_t value;

    return lw_constant(fn->lw, expr, &value) ? lw_int(value) : lw_other();
}

static ft_operand other_value(lw_fn *fn, CXCursor expr)
{
    (void)fn;
    (void)expr;
    return lw_other();
}

static ft_operand null_value(lw_fn *fn, CXCursor expr)
{
    (void)fn;
    (void)expr;
    return lw_null();
}

static ft_operand string_value(lw_fn *fn, CXCursor expr)
{
    return (ft_operand){ .kind = FT_OPERAND_STRING, .text = lw_string_literal(fn->lw, expr) };
}

static ft_operand label_value(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_all_children(fn->lw, expr);

    for (size_t i = 0; i < list.n; i++) {
        CXCursor label = lw_child(fn->lw, list, i);
        if (clang_getCursorKind(label) == CXCursor_LabelRef)
            lw_label_block(fn, clang_getCursorReferenced(label), true);
    }
    lw_children_pop(fn->lw, list);
    return lw_other();
}

/* ---- casts, parentheses, braces ---- */

static ft_operand only_child(lw_fn *fn, CXCursor expr, lw_expr_fn *lower)
{
    lw_list list = lw_children(fn->lw, expr);
    ft_operand out = list.n ? lower(fn, lw_child(fn->lw, list, list.n - 1)) : lw_other();

    lw_children_pop(fn->lw, list);
    return out;
}

static ft_operand paren_value(lw_fn *fn, CXCursor expr)
{
    return only_child(fn, expr, lw_value);
}

static ft_operand paren_address(lw_fn *fn, CXCursor expr)
{
    return only_child(fn, expr, lw_address);
}

static bool is_constant(const ft_operand *o)
{
    return o->kind == FT_OPERAND_INT || o->kind == FT_OPERAND_NULL || o->kind == FT_OPERAND_FUNC ||
           o->kind == FT_OPERAND_STRING || o->kind == FT_OPERAND_OTHER;
}

static ft_operand cast_value(lw_fn *fn, CXCursor expr)
{
    const ft_type *type = lw_type_of(fn->lw, expr);
    lw_list list = lw_children(fn->lw, expr);
    ft_operand out = lw_other();

    if (list.n) {
        CXCursor inner = lw_child(fn->lw, list, list.n - 1);
        if (type->kind == FT_TY_VOID) {
            lw_effect(fn, inner);
        } else {
            const ft_type *from = lw_type_of(fn->lw, inner);
            out = lw_value(fn, inner);
            if (type->kind == FT_TY_POINTER && out.kind == FT_OPERAND_INT && out.num == 0)
                out = lw_null();
            if (!is_constant(&out) && from->canonical != type->canonical)
                out = lw_define(fn, lw_emit(fn, FT_OP_CAST, expr, &out, 1), type);
        }
    }
    lw_children_pop(fn->lw, list);
    return out;
}

static ft_operand compound_literal_address(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    ft_operand object = lw_local(lw_synthetic(fn, lw_type_of(fn->lw, expr), expr));

    if (list.n)
        lw_local_init(fn, expr, object, lw_child(fn->lw, list, list.n - 1), clang_getCursorType(expr));
    lw_children_pop(fn->lw, list);
    return object;
}

static ft_operand braces_value(lw_fn *fn, CXCursor expr)
{
    const ft_type *type = lw_type_of(fn->lw, expr);

    if (type->kind != FT_TY_RECORD && type->kind != FT_TY_ARRAY)
        return only_child(fn, expr, lw_value);
    ft_operand object = lw_local(lw_synthetic(fn, type, expr));
    lw_local_init(fn, expr, object, expr, clang_getCursorType(expr));
    return lw_load_from(fn, expr, object);
}

/* libclang does not say which one is chosen: the first of the result's type, else the last. */
static ft_operand generic_value(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    const char *type = lw_type_of(fn->lw, expr)->canonical;
    ft_operand out = lw_other();
    size_t chosen = list.n;

    for (size_t i = 1; i < list.n && chosen == list.n; i++) {
        if (lw_type_of(fn->lw, lw_child(fn->lw, list, i))->canonical == type)
            chosen = i;
    }
    if (list.n > 1)
        out = lw_value(fn, lw_child(fn->lw, list, chosen < list.n ? chosen : list.n - 1));
    lw_children_pop(fn->lw, list);
    return out;
}

/* ---- dispatch ---- */

enum { FIRST = CXCursor_FirstExpr, COUNT = 160 - CXCursor_FirstExpr };

#define ROW(kind) [CXCursor_##kind - FIRST]
static const lw_expr_row rows[COUNT] = {
    ROW(UnexposedExpr) = { lw_unexposed_value, NULL },
    ROW(DeclRefExpr) = { name_value, name_address },
    ROW(MemberRefExpr) = { NULL, member_address },
    ROW(CallExpr) = { lw_call_value, NULL },
    ROW(BlockExpr) = { other_value, NULL },
    ROW(IntegerLiteral) = { constant_value, NULL },
    ROW(FloatingLiteral) = { other_value, NULL },
    ROW(ImaginaryLiteral) = { other_value, NULL },
    ROW(StringLiteral) = { string_value, string_value },
    ROW(CharacterLiteral) = { constant_value, NULL },
    ROW(ParenExpr) = { paren_value, paren_address },
    ROW(UnaryOperator) = { lw_unary_value, lw_unary_address },
    ROW(ArraySubscriptExpr) = { NULL, element_address },
    ROW(BinaryOperator) = { lw_binary_value, lw_binary_address },
    ROW(CompoundAssignOperator) = { lw_compound_value, lw_compound_address },
    ROW(ConditionalOperator) = { lw_conditional_value, lw_conditional_address },
    ROW(CStyleCastExpr) = { cast_value, NULL },
    ROW(CompoundLiteralExpr) = { NULL, compound_literal_address },
    ROW(InitListExpr) = { braces_value, NULL },
    ROW(AddrLabelExpr) = { label_value, NULL },
    ROW(StmtExpr) = { lw_stmt_expr_value, NULL },
    ROW(GenericSelectionExpr) = { generic_value, NULL },
    ROW(GNUNullExpr) = { null_value, NULL },
    ROW(CXXStaticCastExpr) = { cast_value, NULL },
    ROW(CXXDynamicCastExpr) = { cast_value, NULL },
    ROW(CXXReinterpretCastExpr) = { cast_value, NULL },
    ROW(CXXConstCastExpr) = { cast_value, NULL },
    ROW(CXXFunctionalCastExpr) = { cast_value, NULL },
    ROW(CXXTypeidExpr) = { other_value, NULL },
    ROW(CXXBoolLiteralExpr) = { constant_value, NULL },
    ROW(CXXNullPtrLiteralExpr) = { null_value, NULL },
    ROW(CXXThisExpr) = { lw_this_value, NULL },
    ROW(CXXThrowExpr) = { lw_throw_value, NULL },
    ROW(CXXNewExpr) = { lw_new_value, NULL },
    ROW(CXXDeleteExpr) = { lw_delete_value, NULL },
    ROW(UnaryExpr) = { constant_value, NULL },
    ROW(LambdaExpr) = { lw_lambda_value, NULL },
};
#undef ROW

static const lw_expr_row *row_of(CXCursor expr)
{
    static const lw_expr_row none = { NULL, NULL };
    int kind = (int)clang_getCursorKind(expr) - FIRST;

    return kind >= 0 && kind < COUNT ? &rows[kind] : &none;
}

void lw_effects_of_children(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);

    for (size_t i = 0; i < list.n; i++) {
        if (clang_isExpression(clang_getCursorKind(lw_child(fn->lw, list, i))))
            lw_effect(fn, lw_child(fn->lw, list, i));
    }
    lw_children_pop(fn->lw, list);
}

ft_operand lw_value(lw_fn *fn, CXCursor expr)
{
    const lw_expr_row *row = row_of(expr);
    ft_operand out = lw_other();

    if (fn->lw->depth >= LW_MAX_DEPTH)
        return out;
    fn->lw->depth++;
    if (row->value)
        out = row->value(fn, expr);
    else if (row->address)
        out = lw_load_from(fn, expr, row->address(fn, expr));
    else
        lw_effects_of_children(fn, expr);
    fn->lw->depth--;
    return out;
}

/* What stands in parentheses or is a temporary in a template: libclang shows something unexposed round it. */
static bool wraps_one(lw_unit *lw, CXCursor expr, CXCursor *inner)
{
    if (!lw->unit->is_cxx || clang_getCursorKind(expr) != CXCursor_UnexposedExpr)
        return false;
    lw_list list = lw_children(lw, expr);
    bool ok = list.n == 1;
    if (ok)
        *inner = lw_child(lw, list, 0);
    lw_children_pop(lw, list);
    return ok;
}

ft_operand lw_address(lw_fn *fn, CXCursor expr)
{
    const lw_expr_row *row = row_of(expr);
    ft_operand out = lw_other();
    CXCursor inner;

    if (fn->lw->depth >= LW_MAX_DEPTH)
        return out;
    fn->lw->depth++;
    if (row->address) {
        out = row->address(fn, expr);
    } else if (clang_getCursorKind(expr) == CXCursor_CallExpr) {
        out = lw_call_address(fn, expr);
    } else if (lw_strip_one(fn->lw, expr, true, &inner) || wraps_one(fn->lw, expr, &inner)) {
        out = lw_address(fn, inner);
    } else {
        out = lw_value(fn, expr);
        out = lw_spilled(fn, expr, out, lw_type_of(fn->lw, expr));
    }
    fn->lw->depth--;
    return out;
}

void lw_effect(lw_fn *fn, CXCursor expr)
{
    enum CXCursorKind kind = clang_getCursorKind(expr);
    CXCursor inner;

    if (fn->lw->depth >= LW_MAX_DEPTH)
        return;
    fn->lw->depth++;
    if (kind == CXCursor_ConditionalOperator)
        lw_conditional_effect(fn, expr);
    else if (lw_is_logical(expr))
        lw_logical_effect(fn, expr);
    else if (kind == CXCursor_CallExpr)
        lw_call_effect(fn, expr);
    else if (kind == CXCursor_DeclRefExpr)
        (void)kind; /* naming something does nothing */
    else if (kind == CXCursor_MemberRefExpr || kind == CXCursor_ArraySubscriptExpr)
        lw_effects_of_children(fn, expr);
    else if (lw_strip_one(fn->lw, expr, true, &inner))
        lw_effect(fn, inner);
    else
        lw_value(fn, expr);
    fn->lw->depth--;
}
