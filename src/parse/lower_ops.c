/* Operators. */
#include <stdlib.h>

#include "parse/lower_fn.h"

static const struct { enum CXBinaryOperatorKind plain, assign; ft_sub sub; } binaries[] = {
    { CXBinaryOperator_Mul, CXBinaryOperator_MulAssign, FT_SUB_MUL },
    { CXBinaryOperator_Div, CXBinaryOperator_DivAssign, FT_SUB_DIV },
    { CXBinaryOperator_Rem, CXBinaryOperator_RemAssign, FT_SUB_REM },
    { CXBinaryOperator_Add, CXBinaryOperator_AddAssign, FT_SUB_ADD },
    { CXBinaryOperator_Sub, CXBinaryOperator_SubAssign, FT_SUB_SUB },
    { CXBinaryOperator_Shl, CXBinaryOperator_ShlAssign, FT_SUB_SHL },
    { CXBinaryOperator_Shr, CXBinaryOperator_ShrAssign, FT_SUB_SHR },
    { CXBinaryOperator_And, CXBinaryOperator_AndAssign, FT_SUB_AND },
    { CXBinaryOperator_Xor, CXBinaryOperator_XorAssign, FT_SUB_XOR },
    { CXBinaryOperator_Or, CXBinaryOperator_OrAssign, FT_SUB_OR },
    { CXBinaryOperator_LT, CXBinaryOperator_LT, FT_SUB_LT },
    { CXBinaryOperator_GT, CXBinaryOperator_GT, FT_SUB_GT },
    { CXBinaryOperator_LE, CXBinaryOperator_LE, FT_SUB_LE },
    { CXBinaryOperator_GE, CXBinaryOperator_GE, FT_SUB_GE },
    { CXBinaryOperator_EQ, CXBinaryOperator_EQ, FT_SUB_EQ },
    { CXBinaryOperator_NE, CXBinaryOperator_NE, FT_SUB_NE },
};

static ft_sub sub_of(enum CXBinaryOperatorKind kind)
{
    for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
        if (kind == binaries[i].plain || kind == binaries[i].assign)
            return binaries[i].sub;
    }
    return FT_SUB_OTHER;
}

static bool is_pointer(const ft_type *type)
{
    return type->kind == FT_TY_POINTER || type->kind == FT_TY_ARRAY; /* libclang shows decayed types as arrays */
}

static const ft_type *pointee(const ft_type *type)
{
    return type->inner ? type->inner : type;
}

/* Two operands, both children. */
static bool operands(lw_unit *lw, CXCursor expr, CXCursor *a, CXCursor *b)
{
    lw_list list = lw_children(lw, expr);
    bool ok = list.n == 2;

    if (ok) {
        *a = lw_child(lw, list, 0);
        *b = lw_child(lw, list, 1);
    }
    lw_children_pop(lw, list);
    return ok;
}

static ft_operand combine(lw_fn *fn, CXCursor at, ft_sub sub, ft_operand a, ft_operand b, bool b_is_pointer,
                          const ft_type *type)
{
    if (!is_pointer(type) || (sub != FT_SUB_ADD && sub != FT_SUB_SUB))
        return lw_binary(fn, at, sub, a, b, type);
    if (sub == FT_SUB_SUB)
        b = lw_unary(fn, at, FT_SUB_NEG, b, lw_int_type(fn->lw));
    return b_is_pointer ? lw_index(fn, at, b, a, pointee(type)) : lw_index(fn, at, a, b, pointee(type));
}

/* ---- assignments ---- */

static ft_operand assign(lw_fn *fn, CXCursor expr, CXCursor left, CXCursor right, ft_operand *address)
{
    ft_operand value = lw_value(fn, right);

    *address = lw_address(fn, left);
    lw_store(fn, expr, *address, value, lw_type_of(fn->lw, left));
    return value;
}

static ft_operand compound(lw_fn *fn, CXCursor expr, ft_operand *address)
{
    CXCursor left, right;

    if (!operands(fn->lw, expr, &left, &right))
        return *address = lw_other();
    const ft_type *type = lw_type_of(fn->lw, left);
    ft_operand b = lw_value(fn, right);
    *address = lw_address(fn, left);
    ft_operand a = lw_load(fn, expr, *address, type);
    fn->cur->instrs.v[fn->cur->instrs.n - 1].is_compound = true;
    a = combine(fn, expr, sub_of(clang_getCursorBinaryOperatorKind(expr)), a, b, false, type);
    lw_store(fn, expr, *address, a, type)->is_compound = true;
    return a;
}

ft_operand lw_compound_value(lw_fn *fn, CXCursor expr)
{
    ft_operand address;

    return compound(fn, expr, &address);
}

ft_operand lw_compound_address(lw_fn *fn, CXCursor expr)
{
    ft_operand address;

    compound(fn, expr, &address);
    return address;
}

/* ++ and --: the value before or after. */
static ft_operand step(lw_fn *fn, CXCursor expr, CXCursor object, enum CXUnaryOperatorKind kind,
                       ft_operand *address)
{
    const ft_type *type = lw_type_of(fn->lw, object);
    bool is_post = kind == CXUnaryOperator_PostInc || kind == CXUnaryOperator_PostDec;
    bool is_inc = kind == CXUnaryOperator_PostInc || kind == CXUnaryOperator_PreInc;

    *address = lw_address(fn, object);
    ft_operand before = lw_load(fn, expr, *address, type);
    fn->cur->instrs.v[fn->cur->instrs.n - 1].is_compound = true;
    ft_operand after = combine(fn, expr, is_inc ? FT_SUB_ADD : FT_SUB_SUB, before, lw_int(1), false, type);
    lw_store(fn, expr, *address, after, type)->is_compound = true;
    return is_post ? before : after;
}

/* ---- binary ---- */

static bool is_arithmetic(CXCursor expr)
{
    if (clang_getCursorKind(expr) != CXCursor_BinaryOperator)
        return false;
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(expr);
    return kind >= CXBinaryOperator_Mul && kind <= CXBinaryOperator_Or;
}

/*
 * a + b + c + ... leans to the left, thousands of operands deep in generated code: no recursion there. clang
 * finds the start of such an expression by walking all the way down, so long chains are placed by their right sides.
 */
enum { LONG_CHAIN = 100 };

static ft_operand arithmetic_value(lw_fn *fn, CXCursor expr)
{
    FT_VEC(CXCursor) spine = { 0 };
    CXCursor left = expr, right = expr;
    ft_operand a;

    for (CXCursor e = expr; is_arithmetic(e) && operands(fn->lw, e, &left, &right);) {
        ft_vec_push(&spine, e);
        e = lw_strip(fn->lw, left, false);
    }
    a = spine.n ? lw_value(fn, left) : lw_other();
    for (size_t i = spine.n; i-- > 0;) {
        CXCursor e = spine.v[i];
        operands(fn->lw, e, &left, &right);
        ft_operand b = lw_value(fn, right);
        a = combine(fn, spine.n > LONG_CHAIN ? right : e, sub_of(clang_getCursorBinaryOperatorKind(e)), a, b,
                    is_pointer(lw_type_of(fn->lw, right)), lw_type_of(fn->lw, e));
    }
    ft_vec_release(&spine);
    return a;
}

ft_operand lw_binary_value(lw_fn *fn, CXCursor expr)
{
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(expr);
    CXCursor left, right;
    ft_operand address;

    if (is_arithmetic(expr))
        return arithmetic_value(fn, expr);
    if (kind == CXBinaryOperator_LAnd || kind == CXBinaryOperator_LOr)
        return lw_logical_value(fn, expr);
    if (!operands(fn->lw, expr, &left, &right)) {
        lw_effects_of_children(fn, expr);
        return lw_other();
    }
    if (kind == CXBinaryOperator_Assign)
        return assign(fn, expr, left, right, &address);
    if (kind == CXBinaryOperator_Comma) {
        lw_effect(fn, left);
        return lw_value(fn, right);
    }
    ft_operand a = lw_value(fn, left), b = lw_value(fn, right);
    return lw_binary(fn, expr, sub_of(kind), a, b, lw_type_of(fn->lw, expr));
}

ft_operand lw_binary_address(lw_fn *fn, CXCursor expr)
{
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(expr);
    CXCursor left, right;
    ft_operand address;

    if (kind == CXBinaryOperator_Assign && operands(fn->lw, expr, &left, &right)) {
        assign(fn, expr, left, right, &address);
        return address;
    }
    if (kind == CXBinaryOperator_Comma && operands(fn->lw, expr, &left, &right)) {
        lw_effect(fn, left);
        return lw_address(fn, right);
    }
    return lw_spilled(fn, expr, lw_binary_value(fn, expr), lw_type_of(fn->lw, expr));
}

/* ---- unary ---- */

static bool operand(lw_unit *lw, CXCursor expr, CXCursor *a)
{
    lw_list list = lw_children(lw, expr);
    bool ok = list.n == 1;

    if (ok)
        *a = lw_child(lw, list, 0);
    lw_children_pop(lw, list);
    return ok;
}

bool lw_is_logical(CXCursor expr)
{
    if (clang_getCursorKind(expr) != CXCursor_BinaryOperator)
        return false;
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(expr);
    return kind == CXBinaryOperator_LAnd || kind == CXBinaryOperator_LOr;
}

static ft_operand not_value(lw_fn *fn, CXCursor expr, CXCursor inner)
{
    if (lw_is_logical(lw_strip(fn->lw, inner, false)))
        return lw_logical_value(fn, expr);
    return lw_unary(fn, expr, FT_SUB_LNOT, lw_value(fn, inner), lw_type_of(fn->lw, expr));
}

ft_operand lw_unary_value(lw_fn *fn, CXCursor expr)
{
    enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(expr);
    ft_operand address;
    CXCursor inner;

    if (!operand(fn->lw, expr, &inner))
        return lw_other();
    switch (kind) {
    case CXUnaryOperator_PostInc:
    case CXUnaryOperator_PostDec:
    case CXUnaryOperator_PreInc:
    case CXUnaryOperator_PreDec:
        return step(fn, expr, inner, kind, &address);
    case CXUnaryOperator_AddrOf:
        return lw_address(fn, inner);
    case CXUnaryOperator_Deref:
        return lw_load_from(fn, expr, lw_value(fn, inner));
    case CXUnaryOperator_Plus:
    case CXUnaryOperator_Extension:
        return lw_value(fn, inner);
    case CXUnaryOperator_Minus:
        return lw_unary(fn, expr, FT_SUB_NEG, lw_value(fn, inner), lw_type_of(fn->lw, expr));
    case CXUnaryOperator_Not:
        return lw_unary(fn, expr, FT_SUB_NOT, lw_value(fn, inner), lw_type_of(fn->lw, expr));
    case CXUnaryOperator_LNot:
        return not_value(fn, expr, inner);
    default:
        return lw_unary(fn, expr, FT_SUB_OTHER, lw_value(fn, inner), lw_type_of(fn->lw, expr));
    }
}

ft_operand lw_unary_address(lw_fn *fn, CXCursor expr)
{
    enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(expr);
    ft_operand address;
    CXCursor inner;

    if (!operand(fn->lw, expr, &inner))
        return lw_other();
    switch (kind) {
    case CXUnaryOperator_Deref:
        return lw_value(fn, inner);
    case CXUnaryOperator_PreInc:
    case CXUnaryOperator_PreDec:
        step(fn, expr, inner, kind, &address);
        return address;
    case CXUnaryOperator_Extension:
    case CXUnaryOperator_Real:
    case CXUnaryOperator_Imag:
        return lw_address(fn, inner);
    default:
        return lw_spilled(fn, expr, lw_unary_value(fn, expr), lw_type_of(fn->lw, expr));
    }
}
