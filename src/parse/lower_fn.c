/* Functions: signature, parameters, body. */
#include <stdlib.h>
#include <string.h>

#include "parse/lower_fn.h"

/* ---- names ---- */

static bool is_unnamed_scope(CXCursor scope)
{
    return clang_getCursorKind(scope) == CXCursor_Namespace &&
           (clang_Cursor_isAnonymous(scope) || clang_Cursor_isInlineNamespace(scope));
}

/* Namespaces, classes and functions round a declaration; what is extern "C" is known by its bare name everywhere. */
static bool is_scope(CXCursor c)
{
    enum CXCursorKind kind = clang_getCursorKind(c);

    return kind == CXCursor_Namespace || (clang_isDeclaration(kind) && kind != CXCursor_LinkageSpec &&
                                          kind != CXCursor_UnexposedDecl);
}

const char *lw_qualified_name(lw_unit *lw, CXCursor decl)
{
    const char *name = lw_without_arguments(lw, lw_spelling(lw, decl));
    CXCursor scope = clang_getCursorSemanticParent(decl);

    if (!lw->unit->is_cxx)
        return name;
    for (; is_scope(scope); scope = clang_getCursorSemanticParent(scope)) {
        const char *outer = is_unnamed_scope(scope) ? "" : lw_without_arguments(lw, lw_spelling(lw, scope));
        if (outer[0] && outer[0] != '(')
            name = ft_arena_printf(lw->arena, "%s::%s", outer, name);
    }
    return ft_intern(lw->strings, name);
}

static void add_this(lw_fn *fn, CXCursor decl)
{
    const ft_type *type = lw_type_of(fn->lw, clang_getCursorSemanticParent(decl));

    fn->self = lw_fn_var(fn, ft_intern(fn->lw->strings, "this"), lw_pointer_to(fn->lw, type), fn->ir->loc);
}

/* Parameters, and the body: the last child. Null if there is none. */
static CXCursor add_parameters(lw_fn *fn, CXCursor decl)
{
    lw_list list = lw_children(fn->lw, decl);
    CXCursor body = clang_getNullCursor();

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        enum CXCursorKind kind = clang_getCursorKind(c);
        if (kind == CXCursor_ParmDecl)
            lw_decl_of(fn->lw, fn, c);
        else if (kind == CXCursor_CompoundStmt || kind == CXCursor_CXXTryStmt)
            body = c;
    }
    lw_children_pop(fn->lw, list);
    for (uint32_t i = 0; i < fn->vars.n; i++)
        fn->vars.v[i]->param = (int32_t)i;
    fn->ir->n_params = (uint32_t)fn->vars.n;
    return body;
}

static bool has_error(const lw_file *file, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < file->errors.n && file->errors.v[i] < end; i++) {
        if (file->errors.v[i] >= start)
            return true;
    }
    return false;
}

/* Not seen by other files: static, or in an unnamed namespace. */
static bool is_internal(CXCursor function)
{
    enum CXLinkageKind linkage = clang_getCursorLinkage(function);

    return linkage == CXLinkage_Internal || linkage == CXLinkage_UniqueExternal ||
           (linkage == CXLinkage_NoLinkage && clang_Cursor_getStorageClass(function) == CX_SC_Static);
}

static void fill_signature(lw_fn *fn, CXCursor decl, const char *name)
{
    ft_function *ir = fn->ir;
    bool is_lambda = clang_getCursorKind(decl) == CXCursor_LambdaExpr;
    lw_place place = is_lambda ? lw_place_of(fn->lw, decl) : lw_name_place(fn->lw, decl);
    CXType result = is_lambda ? (CXType){ 0 } : clang_getCursorResultType(decl);
    enum CXTypeKind kind = clang_getCanonicalType(result).kind;

    ir->name = name;
    ir->result = lw_type(fn->lw, result);
    ir->loc = lw_loc(fn->lw, place);
    ir->is_static = is_lambda || is_internal(decl);
    ir->is_inline = clang_Cursor_isFunctionInlined(decl) != 0;
    ir->is_variadic = clang_Cursor_isVariadic(decl) != 0;
    ir->in_main_file = place.file && place.file->is_main;
    fn->returns_reference = kind == CXType_LValueReference || kind == CXType_RValueReference;
}

/* Where the brace of the body opens; "try" may stand before it. */
static lw_place brace_of(lw_unit *lw, CXCursor body)
{
    lw_list list = lw_children(lw, body);
    CXCursor inner = body;

    if (clang_getCursorKind(body) == CXCursor_CXXTryStmt && list.n)
        inner = lw_child(lw, list, 0);
    lw_children_pop(lw, list);
    return lw_place_of(lw, inner);
}

static void fill_body_place(lw_fn *fn, CXCursor decl, CXCursor body)
{
    lw_place place = lw_place_of(fn->lw, body), whole;

    fn->ir->body = lw_loc(fn->lw, place);
    if (!place.file)
        return;
    fn->ir->has_error = has_error(place.file, place.start, place.end);
    fn->lw->in_error = fn->ir->has_error;
    lw_place brace = brace_of(fn->lw, body);
    whole = lw_place_of(fn->lw, decl);
    lw_range range = { whole.file == place.file && whole.start < place.start ? whole.start : place.start, place.end };
    if (clang_getCursorKind(decl) == CXCursor_LambdaExpr)
        return;
    ft_vec_push(&place.file->functions, range);
    if (brace.file)
        ft_vec_push(&brace.file->bodies, brace.start);
}

/* The place of the brace that ends the body. */
static void return_at_end(lw_fn *fn, CXCursor body)
{
    if (fn->cur->done)
        return;
    lw_end(fn, FT_OP_RETURN, body, NULL);
    ft_instr *last = &fn->cur->instrs.v[fn->cur->instrs.n - 1];
    if (last->loc.end_col > 1) {
        last->loc.line = last->loc.end_line;
        last->loc.col = last->loc.end_col - 1;
    }
}

static void close_computed_gotos(lw_fn *fn)
{
    FT_VEC(lw_block *) targets = { 0 };

    for (size_t i = 0; i < fn->labels.n; i++) {
        if (fn->labels.v[i].address_taken)
            ft_vec_push(&targets, fn->labels.v[i].block);
    }
    for (size_t i = 0; i < fn->computed.n; i++) {
        fn->computed.v[i]->succ = ft_arena_dup(fn->lw->arena, targets.v, targets.n, sizeof *targets.v);
        fn->computed.v[i]->n_succ = (uint32_t)targets.n;
    }
    ft_vec_release(&targets);
}

/* A label without a statement, or one that does not exist, still needs an end. */
static void close_open_blocks(lw_fn *fn, CXCursor body)
{
    for (size_t i = 0; i < fn->blocks.n; i++) {
        if (fn->blocks.v[i]->done)
            continue;
        fn->cur = fn->blocks.v[i];
        return_at_end(fn, body);
    }
}

static void release(lw_fn *fn)
{
    for (size_t i = 0; i < fn->blocks.n; i++)
        ft_vec_release(&fn->blocks.v[i]->instrs);
    ft_vec_release(&fn->vars);
    ft_vec_release(&fn->blocks);
    ft_vec_release(&fn->temps);
    ft_vec_release(&fn->labels);
    ft_vec_release(&fn->computed);
    ft_vec_release(&fn->objects);
    ft_vec_release(&fn->gotos);
    ft_vec_release(&fn->lambdas);
}

static void lower_body(lw_fn *fn, CXCursor decl, CXCursor body)
{
    lw_temp unused = { 0 };

    ft_vec_push(&fn->temps, unused);
    fn->cur = lw_new_block(fn);
    fn->decl = decl;
    if (clang_getCursorKind(decl) == CXCursor_Constructor)
        lw_member_inits(fn, decl);
    if (clang_getCursorKind(decl) == CXCursor_Destructor)
        lw_parts_alive(fn, decl);
    lw_stmt(fn, body);
    lw_end_scope(fn, 0, body);
    lw_close_gotos(fn);
    close_open_blocks(fn, body);
    close_computed_gotos(fn);
    lw_finish(fn);
    fn->ir->vars = ft_arena_dup(fn->lw->arena, fn->vars.v, fn->vars.n, sizeof *fn->vars.v);
    fn->ir->n_vars = (uint32_t)fn->vars.n;
}

void lw_function(lw_unit *lw, CXCursor decl, const char *name)
{
    lw_fn fn = { .lw = lw, .ir = FT_NEW(lw->arena, ft_function) };
    enum CXCursorKind kind = clang_getCursorKind(decl);

    fill_signature(&fn, decl, name);
    if (kind == CXCursor_Constructor || kind == CXCursor_Destructor || kind == CXCursor_ConversionFunction ||
        (kind == CXCursor_CXXMethod && !clang_CXXMethod_isStatic(decl)))
        add_this(&fn, decl);
    CXCursor body = add_parameters(&fn, decl);
    if (!clang_Cursor_isNull(body)) {
        fill_body_place(&fn, decl, body);
        lower_body(&fn, decl, body);
        fn.ir->index = (uint32_t)lw->out_functions.n;
        ft_vec_push(&lw->out_functions, fn.ir);
    }
    release(&fn);
}
