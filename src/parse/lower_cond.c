/* Control flow inside of expressions: && || ! ?: and statement expressions. */
#include "parse/lower_fn.h"

static bool is_binary(CXCursor expr, enum CXBinaryOperatorKind kind)
{
    return clang_getCursorKind(expr) == CXCursor_BinaryOperator && clang_getCursorBinaryOperatorKind(expr) == kind;
}

static void logical_condition(lw_fn *fn, CXCursor expr, bool is_and, lw_block *yes, lw_block *no)
{
    lw_list list = lw_children(fn->lw, expr);
    lw_block *middle = lw_new_block(fn);

    if (list.n == 2) {
        lw_condition(fn, lw_child(fn->lw, list, 0), is_and ? middle : yes, is_and ? no : middle);
        lw_start(fn, middle, lw_child(fn->lw, list, 1));
        lw_condition(fn, lw_child(fn->lw, list, 1), yes, no);
    } else {
        lw_branch(fn, expr, lw_other(), yes, no);
    }
    lw_children_pop(fn->lw, list);
}

static void not_condition(lw_fn *fn, CXCursor expr, lw_block *yes, lw_block *no)
{
    lw_list list = lw_children(fn->lw, expr);

    if (list.n)
        lw_condition(fn, lw_child(fn->lw, list, 0), no, yes);
    else
        lw_branch(fn, expr, lw_other(), yes, no);
    lw_children_pop(fn->lw, list);
}

static void comma_condition(lw_fn *fn, CXCursor expr, lw_block *yes, lw_block *no)
{
    lw_list list = lw_children(fn->lw, expr);

    if (list.n == 2)
        lw_effect(fn, lw_child(fn->lw, list, 0));
    if (list.n)
        lw_condition(fn, lw_child(fn->lw, list, list.n - 1), yes, no);
    lw_children_pop(fn->lw, list);
}

static void nested_condition(lw_fn *fn, CXCursor expr, lw_block *yes, lw_block *no)
{
    lw_list list = lw_children(fn->lw, expr);
    lw_block *first = lw_new_block(fn), *second = lw_new_block(fn);

    if (list.n == 3) {
        lw_condition(fn, lw_child(fn->lw, list, 0), first, second);
        lw_start(fn, first, expr);
        lw_condition(fn, lw_child(fn->lw, list, 1), yes, no);
        lw_start(fn, second, expr);
        lw_condition(fn, lw_child(fn->lw, list, 2), yes, no);
    } else {
        lw_branch(fn, expr, lw_other(), yes, no);
    }
    lw_children_pop(fn->lw, list);
}

static void plain_condition(lw_fn *fn, CXCursor expr, lw_block *yes, lw_block *no)
{
    size_t scope = fn->objects.n;
    ft_operand value = lw_value(fn, expr);

    lw_end_scope(fn, scope, expr);
    lw_branch(fn, expr, value, yes, no);
}

void lw_condition(lw_fn *fn, CXCursor expr, lw_block *yes, lw_block *no)
{
    CXCursor inner = lw_strip(fn->lw, expr, false), expected;
    enum CXCursorKind kind = clang_getCursorKind(inner);

    if (fn->lw->depth >= LW_MAX_DEPTH) {
        lw_branch(fn, expr, lw_other(), yes, no);
        return;
    }
    fn->lw->depth++;
    if (is_binary(inner, CXBinaryOperator_LAnd))
        logical_condition(fn, inner, true, yes, no);
    else if (is_binary(inner, CXBinaryOperator_LOr))
        logical_condition(fn, inner, false, yes, no);
    else if (is_binary(inner, CXBinaryOperator_Comma))
        comma_condition(fn, inner, yes, no);
    else if (kind == CXCursor_UnaryOperator && clang_getCursorUnaryOperatorKind(inner) == CXUnaryOperator_LNot)
        not_condition(fn, inner, yes, no);
    else if (kind == CXCursor_ConditionalOperator)
        nested_condition(fn, inner, yes, no);
    else if (kind == CXCursor_CallExpr && lw_is_expect(fn, inner, &expected))
        lw_condition(fn, expected, yes, no);
    else
        plain_condition(fn, inner, yes, no);
    fn->lw->depth--;
}

ft_operand lw_logical_value(lw_fn *fn, CXCursor expr)
{
    lw_block *yes = lw_new_block(fn), *no = lw_new_block(fn), *end = lw_new_block(fn);
    const ft_type *type = lw_type_of(fn->lw, expr);
    ft_operand result = lw_local(lw_synthetic(fn, type, expr));

    lw_condition(fn, expr, yes, no);
    lw_start(fn, yes, expr);
    lw_store(fn, expr, result, lw_int(1), type);
    lw_jump(fn, expr, end);
    lw_start(fn, no, expr);
    lw_store(fn, expr, result, lw_int(0), type);
    lw_start(fn, end, expr);
    return lw_load(fn, expr, result, type);
}

void lw_logical_effect(lw_fn *fn, CXCursor expr)
{
    lw_block *end = lw_new_block(fn);

    lw_condition(fn, expr, end, end);
    lw_start(fn, end, expr);
}

/* ---- ?: ---- */

typedef enum { AS_EFFECT, AS_VALUE, AS_ADDRESS } purpose;

static void arm(lw_fn *fn, CXCursor expr, purpose want, ft_operand result, const ft_type *type)
{
    size_t scope = fn->objects.n;

    if (want == AS_EFFECT) {
        lw_effect(fn, expr);
    } else {
        ft_operand value = want == AS_VALUE ? lw_value(fn, expr) : lw_address(fn, expr);
        if (!fn->cur->done)
            lw_store(fn, expr, result, value, type);
        lw_forget_temporary(fn, scope, clang_getCursorType(expr)); /* it is the result now */
    }
    lw_end_scope(fn, scope, expr);
}

static ft_operand conditional(lw_fn *fn, CXCursor expr, purpose want, const ft_type *type)
{
    lw_list list = lw_children(fn->lw, expr);
    lw_block *yes = lw_new_block(fn), *no = lw_new_block(fn), *end = lw_new_block(fn);
    ft_operand result = want == AS_EFFECT ? lw_other() : lw_local(lw_synthetic(fn, type, expr));

    if (list.n != 3) {
        lw_children_pop(fn->lw, list);
        lw_effects_of_children(fn, expr);
        return lw_other();
    }
    lw_condition(fn, lw_child(fn->lw, list, 0), yes, no);
    lw_start(fn, yes, expr);
    arm(fn, lw_child(fn->lw, list, 1), want, result, type);
    if (!fn->cur->done)
        lw_jump(fn, expr, end);
    lw_start(fn, no, expr);
    arm(fn, lw_child(fn->lw, list, 2), want, result, type);
    lw_start(fn, end, expr);
    lw_children_pop(fn->lw, list);
    return want == AS_EFFECT ? lw_other() : lw_load(fn, expr, result, type);
}

ft_operand lw_conditional_value(lw_fn *fn, CXCursor expr)
{
    const ft_type *type = lw_type_of(fn->lw, expr);

    return conditional(fn, expr, type->kind == FT_TY_VOID ? AS_EFFECT : AS_VALUE, type);
}

ft_operand lw_conditional_address(lw_fn *fn, CXCursor expr)
{
    return conditional(fn, expr, AS_ADDRESS, lw_pointer_to(fn->lw, lw_type_of(fn->lw, expr)));
}

void lw_conditional_effect(lw_fn *fn, CXCursor expr)
{
    conditional(fn, expr, AS_EFFECT, NULL);
}

/* a ?: b, shown as four children: a three times, then b. */
ft_operand lw_gnu_conditional_value(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    lw_block *no = lw_new_block(fn), *end = lw_new_block(fn);
    const ft_type *type = lw_type_of(fn->lw, expr);
    ft_operand result = lw_local(lw_synthetic(fn, type, expr));
    ft_operand first = lw_value(fn, lw_child(fn->lw, list, 0));

    lw_store(fn, expr, result, first, type);
    lw_branch(fn, lw_child(fn->lw, list, 0), lw_reload(fn, first, expr), end, no);
    lw_start(fn, no, expr);
    arm(fn, lw_child(fn->lw, list, 3), AS_VALUE, result, type);
    lw_start(fn, end, expr);
    lw_children_pop(fn->lw, list);
    return lw_load(fn, expr, result, type);
}

/* ---- ({ ... }) ---- */

static ft_operand block_value(lw_fn *fn, CXCursor block)
{
    lw_list list = lw_children(fn->lw, block);
    ft_operand out = lw_other();
    size_t scope = fn->objects.n;

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (i + 1 == list.n && clang_isExpression(clang_getCursorKind(c)) &&
            lw_type_of(fn->lw, c)->kind != FT_TY_VOID)
            out = lw_value(fn, c);
        else
            lw_stmt(fn, c);
    }
    lw_end_scope(fn, scope, block);
    lw_children_pop(fn->lw, list);
    return out;
}

ft_operand lw_stmt_expr_value(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    ft_operand out = list.n ? block_value(fn, lw_child(fn->lw, list, 0)) : lw_other();

    lw_children_pop(fn->lw, list);
    return out;
}
