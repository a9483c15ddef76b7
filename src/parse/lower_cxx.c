/* C++: objects, new and delete, lambdas, exceptions. As much as extension modules need. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/lower_fn.h"

/* ---- objects ---- */

/* The member of a dependent type: libclang knows no name, it ends the text. */
const char *lw_dependent_name(lw_unit *lw, CXCursor member)
{
    const char *text = lw_text(lw, lw_place_of(lw, member), 200);
    const char *name = text + strlen(text);

    while (name > text && (isalnum((unsigned char)name[-1]) || name[-1] == '_'))
        name--;
    return ft_intern(lw->strings, name);
}

/* The class, or class template, that a type names; null cursor: none, or one that only instantiation tells. */
static CXCursor class_of_type(CXType type)
{
    CXType bare = type, canonical = clang_getCanonicalType(type);

    while (canonical.kind == CXType_Pointer || canonical.kind == CXType_LValueReference ||
           canonical.kind == CXType_RValueReference) {
        bare = clang_getPointeeType(canonical);
        canonical = clang_getCanonicalType(bare);
    }
    CXCursor decl = clang_getTypeDeclaration(canonical);
    switch (clang_getCursorKind(decl)) {
    case CXCursor_StructDecl:
    case CXCursor_ClassDecl:
    case CXCursor_UnionDecl:
    case CXCursor_ClassTemplate:
    case CXCursor_ClassTemplatePartialSpecialization:
        return decl;
    default:
        return clang_getNullCursor();
    }
}

const char *lw_dependent_callee(lw_unit *lw, CXCursor member)
{
    lw_list list = lw_children(lw, member);
    CXCursor owner = list.n ? class_of_type(clang_getCursorType(lw_child(lw, list, 0))) : clang_getNullCursor();
    const char *scope = clang_Cursor_isNull(owner) ? "?" : lw_qualified_name(lw, owner);

    lw_children_pop(lw, list);
    return ft_intern(lw->strings, ft_arena_printf(lw->arena, "%s::%s", scope, lw_dependent_name(lw, member)));
}

/* "lock_guard<T>" -> "lock_guard" */
const char *lw_without_arguments(lw_unit *lw, const char *name)
{
    size_t len = strcspn(name, "<");

    return name[len] && len && strncmp(name, "operator", 8) != 0 ? ft_intern_n(lw->strings, name, len) : name;
}

/* In C++ an lvalue where C would read it is bound to a reference: what counts is its address. */
static bool is_bound(lw_unit *lw, CXCursor expr)
{
    CXCursor inner;

    for (int depth = 0; depth < 64; depth++) {
        enum CXCursorKind kind = clang_getCursorKind(expr);
        if (kind == CXCursor_DeclRefExpr) {
            enum CXCursorKind target = clang_getCursorKind(clang_getCursorReferenced(expr));
            return target == CXCursor_VarDecl || target == CXCursor_ParmDecl;
        }
        if (kind == CXCursor_MemberRefExpr || kind == CXCursor_ArraySubscriptExpr)
            return true;
        if (kind == CXCursor_UnaryOperator)
            return clang_getCursorUnaryOperatorKind(expr) == CXUnaryOperator_Deref;
        const ft_type *type = lw_type_of(lw, expr);
        if (kind == CXCursor_UnexposedExpr && type->kind != FT_TY_RECORD && !type->is_const)
            return false; /* it is read */
        if (!lw_strip_one(lw, expr, false, &inner))
            return false;
        expr = inner;
    }
    return false;
}

/* What a reference is bound to: names of functions, lambdas, numbers and strings stay what they are. */
static bool has_address(lw_unit *lw, CXCursor expr)
{
    ft_type_kind kind = lw_type_of(lw, expr)->kind;

    if (clang_getCursorKind(lw_strip(lw, expr, true)) == CXCursor_LambdaExpr)
        return false;
    return is_bound(lw, expr) ? kind != FT_TY_FUNCTION : kind == FT_TY_RECORD || kind == FT_TY_POINTER;
}

ft_operand lw_argument(lw_fn *fn, CXCursor expr, CXType param)
{
    enum CXTypeKind kind = clang_getCanonicalType(param).kind;
    bool is_reference = kind == CXType_LValueReference || kind == CXType_RValueReference;
    lw_unit *lw = fn->lw;

    if (!lw->unit->is_cxx || lw_type_of(lw, expr)->kind == FT_TY_ARRAY)
        return lw_value(fn, expr);
    if (is_reference ? has_address(lw, expr) : param.kind == CXType_Invalid && is_bound(lw, expr))
        return lw_address(fn, expr);
    size_t scope = fn->objects.n;
    ft_operand out = lw_value(fn, expr);
    lw_forget_temporary(fn, scope, clang_getCursorType(expr)); /* it is the parameter now */
    return out;
}

/* ---- new, delete, this ---- */

ft_operand lw_new_value(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    const char *name = ft_intern(fn->lw->strings, "operator new");
    ft_operand object = lw_emit_call(fn, expr, name, NULL, NULL, 0, lw_type_of(fn->lw, expr));

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (lw_is_construction(c))
            object = lw_construct(fn, c, object);
        else if (clang_isExpression(clang_getCursorKind(c)))
            lw_effect(fn, c);
    }
    lw_children_pop(fn->lw, list);
    return object;
}

ft_operand lw_delete_value(lw_fn *fn, CXCursor expr)
{
    lw_list list = lw_children(fn->lw, expr);
    const char *name = ft_intern(fn->lw->strings, "operator delete");

    if (list.n) {
        CXCursor c = lw_child(fn->lw, list, 0);
        ft_operand object = lw_value(fn, c);
        lw_emit_call(fn, expr, name, &object, &c, 1, lw_type_of(fn->lw, expr));
    }
    lw_children_pop(fn->lw, list);
    return lw_other();
}

ft_operand lw_this_value(lw_fn *fn, CXCursor expr)
{
    return fn->self ? lw_load(fn, expr, lw_local(fn->self), fn->self->type) : lw_other();
}

/* ---- exceptions ---- */

ft_operand lw_throw_value(lw_fn *fn, CXCursor expr)
{
    lw_effects_of_children(fn, expr);
    lw_leave_scope(fn, fn->try_ ? fn->try_->scope : 0, expr);
    if (fn->try_)
        lw_go_anywhere(fn, expr, lw_other(), fn->try_->handlers, fn->try_->n);
    else
        lw_end(fn, FT_OP_UNREACHABLE, expr, NULL);
    return lw_other();
}

static void catch_stmt(lw_fn *fn, CXCursor handler)
{
    lw_list list = lw_children(fn->lw, handler);
    size_t scope = fn->objects.n;

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (!clang_isDeclaration(clang_getCursorKind(c)))
            lw_stmt(fn, c);
        else
            lw_decl_of(fn->lw, fn, c);
    }
    lw_end_scope(fn, scope, handler);
    lw_children_pop(fn->lw, list);
}

/* A handler can be reached from anywhere in the body: before all of it and after all of it stand for that. */
void lw_try_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    uint32_t n = list.n ? (uint32_t)list.n - 1 : 0;
    lw_block **to = FT_NEW_ARRAY(fn->lw->arena, lw_block *, n + 1);
    lw_block *end = lw_new_block(fn), *body = lw_new_block(fn);
    lw_try try_ = { to + 1, n, fn->objects.n, fn->try_ };

    if (!list.n) {
        lw_children_pop(fn->lw, list);
        return;
    }
    to[0] = body;
    for (uint32_t i = 0; i < n; i++)
        to[i + 1] = lw_new_block(fn);
    lw_go_anywhere(fn, stmt, lw_other(), to, n + 1);
    lw_start(fn, body, stmt);
    fn->try_ = &try_;
    lw_stmt(fn, lw_child(fn->lw, list, 0));
    fn->try_ = try_.outer;
    to[0] = end;
    if (!fn->cur->done)
        lw_go_anywhere(fn, stmt, lw_other(), to, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        lw_start(fn, to[i + 1], stmt);
        catch_stmt(fn, lw_child(fn->lw, list, i + 1));
        if (!fn->cur->done)
            lw_jump(fn, stmt, end);
    }
    lw_start(fn, end, stmt);
    lw_children_pop(fn->lw, list);
}

/* ---- for (T x : range) ---- */

void lw_range_for(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    lw_block *head = lw_new_block(fn), *body = lw_new_block(fn), *end = lw_new_block(fn);
    size_t scope = fn->objects.n;
    CXCursor variable = clang_getNullCursor();
    lw_loop loop;
    ft_operand range = lw_other();

    for (size_t i = 0; i + 1 < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (clang_getCursorKind(c) == CXCursor_VarDecl)
            variable = c;
        else if (clang_isExpression(clang_getCursorKind(c)))
            range = lw_address(fn, c);
        else
            lw_stmt(fn, c);
    }
    lw_start(fn, head, stmt);
    lw_enter_loop(fn, &loop, end, head);
    lw_branch(fn, stmt, lw_other(), body, end);
    lw_start(fn, body, stmt);
    if (!clang_Cursor_isNull(variable)) {
        const lw_decl *decl = lw_decl_of(fn->lw, fn, variable);
        ft_operand element = lw_index(fn, variable, range, lw_other(), decl->type);
        if (!decl->is_reference)
            element = lw_load(fn, variable, element, decl->type);
        if (decl->kind == LW_LOCAL)
            lw_store(fn, variable, lw_local(decl->var), element, decl->type)->is_init = true;
    }
    if (list.n)
        lw_stmt(fn, lw_child(fn->lw, list, list.n - 1));
    if (!fn->cur->done)
        lw_jump(fn, stmt, head);
    fn->loop = loop.outer;
    lw_start(fn, end, stmt);
    lw_end_scope(fn, scope, stmt);
    lw_children_pop(fn->lw, list);
}
