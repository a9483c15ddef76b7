/*
 * C++ lambdas. One that is called where it stands, or through the local variable that holds it, is lowered in
 * place: what it captures is then simply what it is. One that goes elsewhere is a function of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "parse/lower_fn.h"

enum { MAX_INLINED = 64 }; /* per function: small recursive helpers call each other often */

static bool same_place(CXCursor a, CXCursor b)
{
    return clang_equalLocations(clang_getCursorLocation(a), clang_getCursorLocation(b)) != 0;
}

ft_operand lw_lambda_value(lw_fn *fn, CXCursor expr)
{
    lw_unit *lw = fn->lw;
    const char *name = NULL;
    uint32_t n = 1;

    for (size_t i = 0; i < fn->lambdas.n; i++, n++)
        if (same_place(fn->lambdas.v[i].cursor, expr))
            name = fn->lambdas.v[i].name;
    if (!name) {
        name = n == 1 ? ft_arena_printf(lw->arena, "%s::lambda", fn->ir->name)
                      : ft_arena_printf(lw->arena, "%s::lambda#%u", fn->ir->name, n);
        lw_pending row = { expr, ft_intern(lw->strings, name) };
        ft_vec_push(&fn->lambdas, row);
        ft_vec_push(&lw->pending, row);
        name = row.name;
    }
    return (ft_operand){ .kind = FT_OPERAND_FUNC, .text = name };
}

/* The lambda that an expression is, or that the local variable it names was made with. */
CXCursor lw_lambda_behind(lw_fn *fn, CXCursor expr)
{
    CXCursor bare = lw_strip(fn->lw, expr, true);

    if (clang_getCursorKind(bare) == CXCursor_DeclRefExpr) {
        CXCursor var = clang_getCursorReferenced(bare);
        if (clang_getCursorKind(var) != CXCursor_VarDecl)
            return clang_getNullCursor();
        CXCursor init = clang_Cursor_getVarDeclInitializer(var);
        if (clang_Cursor_isNull(init))
            return init;
        bare = lw_strip(fn->lw, init, true);
        if (lw_is_construction(bare)) { /* before C++17: the copy of a temporary */
            lw_list list = lw_children(fn->lw, bare);
            if (list.n == 1)
                bare = lw_strip(fn->lw, lw_child(fn->lw, list, 0), true);
            lw_children_pop(fn->lw, list);
        }
    }
    return clang_getCursorKind(bare) == CXCursor_LambdaExpr ? bare : clang_getNullCursor();
}

bool lw_lambda_conversion(lw_fn *fn, CXCursor callee, lw_list list, ft_operand *out)
{
    if (clang_getCursorKind(callee) != CXCursor_ConversionFunction || !list.n)
        return false;
    CXCursor object = lw_strip(fn->lw, lw_child(fn->lw, list, 0), true);
    if (clang_getCursorKind(object) == CXCursor_MemberRefExpr) {
        lw_list inner = lw_children(fn->lw, object);
        if (inner.n)
            object = lw_child(fn->lw, inner, 0);
        lw_children_pop(fn->lw, inner);
    }
    CXCursor lambda = lw_lambda_behind(fn, object);
    if (clang_Cursor_isNull(lambda))
        return false;
    *out = lw_lambda_value(fn, lambda);
    return true;
}

typedef struct lambda_parts {
    FT_VEC(CXCursor) params, captures;
    CXCursor body;
} lambda_parts;

static bool is_within(lw_place whole, lw_place name)
{
    return whole.file && whole.file == name.file && name.start > whole.start && name.start < whole.end;
}

static lambda_parts parts_of(lw_unit *lw, CXCursor lambda)
{
    lw_list list = lw_all_children(lw, lambda);
    lw_place whole = lw_place_of(lw, lambda);
    lambda_parts out = { .body = clang_getNullCursor() };

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(lw, list, i);
        switch (clang_getCursorKind(c)) {
        case CXCursor_ParmDecl:
            ft_vec_push(&out.params, c);
            break;
        case CXCursor_VariableRef: /* [x], or [x = f()]: a variable of the lambda's own */
            c = clang_getCursorReferenced(c);
            if (is_within(whole, lw_location(lw, clang_getCursorLocation(c))))
                ft_vec_push(&out.captures, c);
            break;
        case CXCursor_CompoundStmt:
            out.body = c;
            break;
        default:
            break;
        }
    }
    lw_children_pop(lw, list);
    return out;
}

/* The name is a variable of the lowered function by now. */
static void bind(lw_fn *fn, CXCursor call, CXCursor param, ft_operand value)
{
    const lw_decl *decl = lw_decl_of(fn->lw, fn, param);

    if (decl->kind == LW_LOCAL)
        lw_store(fn, call, lw_local(decl->var), value, decl->type)->is_init = true;
}

static void bind_captures(lw_fn *fn, const lambda_parts *parts)
{
    for (size_t i = 0; i < parts->captures.n; i++)
        lw_declare(fn, parts->captures.v[i]);
}

static void bind_parameters(lw_fn *fn, CXCursor call, const lambda_parts *parts, lw_list list)
{
    FT_VEC(CXCursor) args = { 0 };

    for (size_t i = 1; i < list.n; i++) { /* [0] is the lambda; the operator stands somewhere between */
        CXCursor c = lw_child(fn->lw, list, i), bare = lw_strip(fn->lw, c, false);
        CXCursor target = clang_getCursorReferenced(bare);
        if (clang_getCursorKind(bare) != CXCursor_DeclRefExpr || clang_Cursor_isNull(target) ||
            clang_getCursorKind(target) != CXCursor_CXXMethod)
            ft_vec_push(&args, c);
    }
    for (size_t i = 0; i < args.n; i++) {
        bool is_known = i < parts->params.n;
        CXType type = is_known ? clang_getCursorType(parts->params.v[i]) : (CXType){ 0 };
        ft_operand value = lw_argument(fn, args.v[i], type);
        if (is_known)
            bind(fn, call, parts->params.v[i], value);
    }
    ft_vec_release(&args);
}

static bool is_inside(const lw_fn *fn, CXCursor lambda)
{
    for (const lw_inlined *i = fn->inlined; i; i = i->outer)
        if (same_place(i->lambda, lambda))
            return true;
    return false;
}

bool lw_lambda_call(lw_fn *fn, CXCursor call, lw_list list, ft_operand *out)
{
    CXCursor lambda = list.n ? lw_lambda_behind(fn, lw_child(fn->lw, list, 0)) : clang_getNullCursor();

    if (clang_Cursor_isNull(lambda) || is_inside(fn, lambda) || fn->n_inlined >= MAX_INLINED)
        return false;
    lambda_parts parts = parts_of(fn->lw, lambda);
    bool ok = !clang_Cursor_isNull(parts.body);
    if (ok) {
        const ft_type *type = lw_type_of(fn->lw, call);
        lw_inlined frame = { lambda, lw_new_block(fn), NULL, fn->objects.n, fn->inlined };
        lw_loop *loop = fn->loop;
        lw_switch *sw = fn->sw;

        fn->n_inlined++;
        frame.result = type->kind == FT_TY_VOID ? NULL : lw_synthetic(fn, type, call);
        bind_captures(fn, &parts);
        bind_parameters(fn, call, &parts, list);
        fn->inlined = &frame;
        fn->loop = NULL;
        fn->sw = NULL;
        lw_stmt(fn, parts.body);
        lw_end_scope(fn, frame.scope, call);
        fn->inlined = frame.outer;
        fn->loop = loop;
        fn->sw = sw;
        lw_start(fn, frame.end, call);
        *out = frame.result ? lw_load(fn, call, lw_local(frame.result), type) : lw_other();
    }
    ft_vec_release(&parts.params);
    ft_vec_release(&parts.captures);
    return ok;
}

void lw_lambda_return(lw_fn *fn, CXCursor stmt, const ft_operand *value)
{
    const lw_inlined *frame = fn->inlined;

    if (value && frame->result)
        lw_store(fn, stmt, lw_local(frame->result), *value, frame->result->type);
    lw_jump(fn, stmt, frame->end);
}
