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

bool lw_is_construction(CXCursor expr)
{
    return clang_getCursorKind(expr) == CXCursor_CallExpr &&
           clang_getCursorKind(clang_getCursorReferenced(expr)) == CXCursor_Constructor;
}

/* "lock_guard<T>" -> "lock_guard" */
const char *lw_without_arguments(lw_unit *lw, const char *name)
{
    size_t len = strcspn(name, "<");

    return name[len] && len && strncmp(name, "operator", 8) != 0 ? ft_intern_n(lw->strings, name, len) : name;
}

static ft_operand construct_copy(lw_fn *fn, CXCursor call, CXCursor from, ft_operand object)
{
    CXCursor bare = lw_strip(fn->lw, from, false);
    const ft_type *type = lw_type_of(fn->lw, call);

    if (lw_is_construction(bare))
        return lw_construct(fn, bare, object);
    ft_operand value = lw_load(fn, call, lw_address(fn, from), type);
    lw_store(fn, call, object, value, type)->is_init = true;
    return object;
}

/* Calls the constructor on the object; its address. */
ft_operand lw_construct(lw_fn *fn, CXCursor call, ft_operand object)
{
    FT_VEC(ft_operand) args = { 0 };
    FT_VEC(CXCursor) exprs = { 0 };
    CXCursor constructor = clang_getCursorReferenced(call);
    lw_list list = lw_children(fn->lw, call);
    ft_type nothing = { .kind = FT_TY_VOID, .name = "void", .canonical = "void" };

    if (list.n == 1 && clang_CXXMethod_isDefaulted(constructor)) {
        object = construct_copy(fn, call, lw_child(fn->lw, list, 0), object);
        lw_children_pop(fn->lw, list);
        return object;
    }
    ft_vec_push(&args, object);
    ft_vec_push(&exprs, clang_getNullCursor());
    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        ft_operand value = lw_argument(fn, c);
        ft_vec_push(&args, value);
        ft_vec_push(&exprs, c);
    }
    const char *name = lw_without_arguments(fn->lw, lw_decl_of(fn->lw, fn, constructor)->name);
    object = lw_reload(fn, object, call);
    args.v[0] = object;
    if (list.n || !clang_CXXMethod_isDefaulted(constructor)) {
        const ft_type *result = ft_arena_dup(fn->lw->arena, &nothing, 1, sizeof nothing);
        lw_emit_call(fn, call, name, args.v, exprs.v, (uint32_t)args.n, result);
    }
    lw_children_pop(fn->lw, list);
    ft_vec_release(&args);
    ft_vec_release(&exprs);
    return object;
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

ft_operand lw_argument(lw_fn *fn, CXCursor expr)
{
    if (!fn->lw->unit->is_cxx || !is_bound(fn->lw, expr))
        return lw_value(fn, expr);
    return lw_type_of(fn->lw, expr)->kind == FT_TY_ARRAY ? lw_value(fn, expr) : lw_address(fn, expr);
}

/* ---- destructors: locks and other guards are given back at the end of their scope ---- */

static enum CXChildVisitResult visit_destructor(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (clang_getCursorKind(c) != CXCursor_Destructor)
        return CXChildVisit_Continue;
    *(CXCursor *)data = c;
    return CXChildVisit_Break;
}

void lw_object_alive(lw_fn *fn, ft_var *var, CXType type)
{
    CXType canonical = clang_getCanonicalType(type);
    CXCursor found = clang_getNullCursor();

    if (canonical.kind != CXType_Record)
        return;
    CXCursor decl = clang_getTypeDeclaration(canonical);
    CXCursor pattern = clang_getSpecializedCursorTemplate(decl);
    clang_visitChildren(decl, visit_destructor, &found);
    if (clang_Cursor_isNull(found) && !clang_Cursor_isNull(pattern))
        clang_visitChildren(pattern, visit_destructor, &found);
    if (clang_Cursor_isNull(found))
        return;
    lw_object row = { var, lw_without_arguments(fn->lw, lw_spelling(fn->lw, found)) };
    ft_vec_push(&fn->objects, row);
}

void lw_leave_scope(lw_fn *fn, size_t scope, CXCursor at)
{
    static const ft_type nothing = { .kind = FT_TY_VOID, .name = "void", .canonical = "void" };
    CXCursor none = clang_getNullCursor();

    for (size_t i = fn->objects.n; i-- > scope && !fn->cur->done;) {
        ft_operand object = lw_local(fn->objects.v[i].var);
        lw_emit_call(fn, at, fn->objects.v[i].destructor, &object, &none, 1, &nothing);
    }
}

void lw_end_scope(lw_fn *fn, size_t scope, CXCursor at)
{
    lw_leave_scope(fn, scope, at);
    fn->objects.n = scope;
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

/* ---- lambdas: opaque here, functions of their own later ---- */

ft_operand lw_lambda_value(lw_fn *fn, CXCursor expr)
{
    lw_pending row = { expr, ft_intern(fn->lw->strings, ft_arena_printf(fn->lw->arena, "%s::lambda", fn->ir->name)) };

    ft_vec_push(&fn->lw->pending, row);
    return lw_other();
}

/* ---- exceptions ---- */

ft_operand lw_throw_value(lw_fn *fn, CXCursor expr)
{
    lw_effects_of_children(fn, expr);
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
    lw_try try_ = { to + 1, n, fn->try_ };

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

/* C(int v) : x(v) {...} */
void lw_member_inits(lw_fn *fn, CXCursor constructor)
{
    lw_list list = lw_all_children(fn->lw, constructor);
    CXCursor member = clang_getNullCursor();

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        enum CXCursorKind kind = clang_getCursorKind(c);
        if (kind == CXCursor_MemberRef) {
            member = c;
            continue;
        }
        if (!clang_isExpression(kind))
            continue;
        const lw_decl *field = clang_Cursor_isNull(member) ? NULL
                             : lw_decl_of(fn->lw, fn, clang_getCursorReferenced(member));
        if (!field || field->kind != LW_FIELD || !fn->self) {
            lw_effect(fn, c);
        } else {
            ft_operand self = lw_load(fn, c, lw_local(fn->self), fn->self->type);
            ft_operand address = lw_field(fn, c, self, field->record, field->name, field->type);
            if (lw_is_construction(c))
                lw_construct(fn, c, address);
            else
                lw_store(fn, c, address, lw_value(fn, c), field->type)->is_init = true;
        }
        member = clang_getNullCursor();
    }
    lw_children_pop(fn->lw, list);
}
