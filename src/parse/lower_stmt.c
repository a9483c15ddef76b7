/* Statements: one row per kind of cursor. Loops and switch are in lower_loop.c. */
#include <stdlib.h>
#include "parse/lower_fn.h"

/* ---- declarations ---- */

/* Address of the object under init, seen from that of the whole. */
static void store_tree(lw_fn *fn, ft_operand object, const lw_init *tree, const ft_type *type)
{
    if (!tree->is_list) {
        if (clang_Cursor_isNull(tree->expr))
            return;
        ft_operand value = lw_value(fn, tree->expr);
        lw_store(fn, tree->expr, lw_reload(fn, object, tree->expr), value, type)->is_init = true;
        return;
    }
    for (const lw_init *i = tree->first; i; i = i->next) {
        ft_operand part = object;
        const ft_type *part_type = lw_type(fn->lw, i->cx);
        CXCursor at = clang_Cursor_isNull(i->expr) ? tree->expr : i->expr;
        if (clang_Cursor_isNull(at))
            at = fn->decl;
        if (i->field && i->field->name[0]) {
            lw_record_touch(fn->lw, type->record);
            part = lw_field(fn, at, object, type->record, i->field->name, part_type);
        } else if (!i->field) {
            part = lw_index(fn, at, object, lw_int(i->index), part_type);
        } else { /* anonymous: its members are those of the struct around it */
            part_type = type;
        }
        store_tree(fn, part, i, part_type);
    }
}

void lw_local_init(lw_fn *fn, CXCursor at, ft_operand object, CXCursor init, CXType type)
{
    const ft_type *ir_type = lw_type(fn->lw, type);

    if (ir_type->kind == FT_TY_ARRAY || ir_type->kind == FT_TY_RECORD) {
        store_tree(fn, object, lw_init_tree(fn->lw, init, type), ir_type);
        return;
    }
    ft_operand value = lw_value(fn, init);
    lw_store(fn, at, object, value, ir_type)->is_init = true;
}

static void init_variable(lw_fn *fn, CXCursor decl, const lw_decl *var, CXCursor init)
{
    CXCursor bare = lw_strip(fn->lw, init, false);
    ft_operand object = lw_local(var->var);

    if (fn->lw->unit->is_cxx && !clang_Cursor_isNull(lw_lambda_behind(fn, init)))
        return; /* lowered where it is called or handed on */
    if (var->is_reference) {
        ft_operand address = lw_address(fn, init);
        lw_store(fn, decl, object, address, var->type)->is_init = true;
    } else if (fn->lw->unit->is_cxx && lw_is_construction(bare)) {
        lw_construct(fn, bare, object);
    } else if (!fn->lw->unit->is_cxx || !lw_construct_dependent(fn, decl, init, object)) {
        lw_local_init(fn, decl, object, init, clang_getCursorType(decl));
    }
}

/* int a[f(n)]: the size is evaluated. */
static void array_sizes(lw_fn *fn, CXCursor decl, CXCursor init)
{
    CXType type = clang_getCanonicalType(clang_getCursorType(decl));

    if (type.kind != CXType_VariableArray)
        return;
    lw_list list = lw_children(fn->lw, decl);
    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (clang_isExpression(clang_getCursorKind(c)) && !clang_equalCursors(c, init))
            lw_effect(fn, c);
    }
    lw_children_pop(fn->lw, list);
}

/* static void *table[] = { &&label, ... }: a computed goto may lead there. */
static enum CXChildVisitResult visit_label(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (clang_getCursorKind(c) == CXCursor_LabelRef)
        lw_label_block(data, clang_getCursorReferenced(c), true);
    return CXChildVisit_Recurse;
}

static bool may_hold_labels(const ft_type *type)
{
    while (type && type->kind == FT_TY_ARRAY)
        type = type->inner;
    return type && type->kind == FT_TY_POINTER && type->inner && type->inner->kind == FT_TY_VOID;
}

/* C++ runs the initialiser of a static at its first use. */
static void init_static(lw_fn *fn, CXCursor decl, const lw_decl *var, CXCursor init)
{
    enum CXCursorKind kind = clang_getCursorKind(lw_strip(fn->lw, init, true));
    ft_operand object = { .kind = FT_OPERAND_GLOBAL, .global = var->global };

    if (kind != CXCursor_CallExpr && kind != CXCursor_CXXNewExpr)
        return;
    CXCursor bare = lw_strip(fn->lw, init, false);
    if (lw_is_construction(bare)) {
        lw_construct(fn, bare, object);
        return;
    }
    ft_operand value = lw_value(fn, init);
    lw_store(fn, decl, object, value, var->type)->is_init = true;
}

static void declare_variable(lw_fn *fn, CXCursor decl)
{
    const lw_decl *var = lw_decl_of(fn->lw, fn, decl);
    CXCursor init = clang_Cursor_getVarDeclInitializer(decl);

    if (var->kind == LW_GLOBAL) {
        if (!clang_Cursor_isNull(init) && may_hold_labels(var->type))
            clang_visitChildren(init, visit_label, fn);
        if (fn->lw->unit->is_cxx && !clang_Cursor_isNull(init) && clang_Cursor_getStorageClass(decl) == CX_SC_Static)
            init_static(fn, decl, var, init);
        return;
    }
    if (var->kind != LW_LOCAL)
        return;
    size_t scope = fn->objects.n;
    array_sizes(fn, decl, init);
    if (!clang_Cursor_isNull(init))
        init_variable(fn, decl, var, init);
    if (!var->is_reference) { /* which keeps the temporary it is bound to */
        lw_end_scope(fn, scope, decl);
        lw_object_alive(fn, var->var, clang_getCursorType(decl));
    }
}

void lw_declare(lw_fn *fn, CXCursor decl)
{
    enum CXCursorKind kind = clang_getCursorKind(decl);

    if (kind == CXCursor_VarDecl)
        declare_variable(fn, decl);
    else if (kind == CXCursor_UnexposedDecl) /* structured bindings and the like */
        lw_effects_of_children(fn, decl);
    else if (kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_ClassDecl)
        lw_record(fn->lw, decl);
}

static void decl_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);

    for (size_t i = 0; i < list.n; i++)
        lw_declare(fn, lw_child(fn->lw, list, i));
    lw_children_pop(fn->lw, list);
}

/* ---- blocks, if ---- */

static void children_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);

    for (size_t i = 0; i < list.n; i++)
        lw_stmt(fn, lw_child(fn->lw, list, i));
    lw_children_pop(fn->lw, list);
}

static void compound_stmt(lw_fn *fn, CXCursor stmt)
{
    size_t scope = fn->objects.n;

    children_stmt(fn, stmt);
    lw_end_scope(fn, scope, stmt);
}

/* Condition, then, else if there is one; the else branches of a chain one after the other. */
static void if_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_block *end = lw_new_block(fn);
    size_t scope = fn->objects.n;
    bool more = true;

    while (more) {
        lw_list list = lw_children(fn->lw, stmt);
        size_t at = lw_leading_declarations(fn, list);
        lw_block *yes = lw_new_block(fn), *no = lw_new_block(fn);
        CXCursor otherwise = stmt;

        more = false;
        if (list.n >= at + 2) {
            lw_condition(fn, lw_child(fn->lw, list, at), yes, no);
            lw_start(fn, yes, stmt);
            lw_stmt(fn, lw_child(fn->lw, list, at + 1));
            if (!fn->cur->done)
                lw_jump(fn, stmt, end);
            lw_start(fn, no, stmt);
        }
        if (list.n >= at + 3) {
            otherwise = lw_child(fn->lw, list, at + 2);
            more = clang_getCursorKind(otherwise) == CXCursor_IfStmt;
            if (!more)
                lw_stmt(fn, otherwise);
        }
        lw_children_pop(fn->lw, list);
        stmt = otherwise;
    }
    lw_start(fn, end, stmt);
    lw_end_scope(fn, scope, stmt);
}

/* ---- jumps ---- */

lw_block *lw_label_block(lw_fn *fn, CXCursor label, bool address_taken)
{
    CXSourceLocation at = clang_getCursorLocation(label);

    for (size_t i = 0; i < fn->labels.n; i++) {
        if (clang_equalLocations(fn->labels.v[i].at, at)) {
            fn->labels.v[i].address_taken |= address_taken;
            return fn->labels.v[i].block;
        }
    }
    lw_label row = { at, lw_new_block(fn), address_taken };
    ft_vec_push(&fn->labels, row);
    return row.block;
}

static void label_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_block *block = lw_label_block(fn, stmt, false);

    lw_start(fn, block, stmt);
    lw_note_label(fn, block);
    children_stmt(fn, stmt);
}

static void goto_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_all_children(fn->lw, stmt);

    for (size_t i = 0; i < list.n; i++) {
        CXCursor label = lw_child(fn->lw, list, i);
        if (clang_getCursorKind(label) == CXCursor_LabelRef && !fn->cur->done)
            lw_goto(fn, stmt, clang_getCursorReferenced(label));
    }
    lw_children_pop(fn->lw, list);
}

/* Its targets are all labels whose address is taken: known at the end of the function. */
static void computed_goto(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    ft_operand where = list.n ? lw_value(fn, lw_child(fn->lw, list, 0)) : lw_other();

    lw_go_anywhere(fn, stmt, where, NULL, 0);
    ft_vec_push(&fn->computed, fn->cur);
    lw_children_pop(fn->lw, list);
}

static void break_stmt(lw_fn *fn, CXCursor stmt)
{
    if (!fn->loop)
        return;
    lw_leave_scope(fn, fn->loop->scope, stmt);
    lw_jump(fn, stmt, fn->loop->on_break);
}

static void continue_stmt(lw_fn *fn, CXCursor stmt)
{
    const lw_loop *loop = fn->loop;

    while (loop && !loop->on_continue)
        loop = loop->outer;
    if (!loop)
        return;
    lw_leave_scope(fn, loop->scope, stmt);
    lw_jump(fn, stmt, loop->on_continue);
}

static void return_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    ft_operand value = lw_other();
    size_t scope = fn->objects.n;
    bool has_value = false;

    if (list.n) {
        CXCursor expr = lw_child(fn->lw, list, 0);
        has_value = fn->inlined ? fn->inlined->result != NULL : fn->ir->result->kind != FT_TY_VOID;
        if (!has_value)
            lw_effect(fn, expr);
        else
            value = fn->returns_reference && !fn->inlined ? lw_address(fn, expr) : lw_value(fn, expr);
        lw_forget_temporary(fn, scope, clang_getCursorType(expr)); /* it is what is returned */
    }
    lw_leave_scope(fn, fn->inlined ? fn->inlined->scope : 0, stmt);
    fn->objects.n = scope;
    if (fn->inlined)
        lw_lambda_return(fn, stmt, has_value ? &value : NULL);
    else
        lw_end(fn, FT_OP_RETURN, stmt, has_value ? &value : NULL);
    lw_children_pop(fn->lw, list);
}

/* ---- the rest ---- */

/* Operands: outputs (lvalues) by address, inputs by value. */
static void asm_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    FT_VEC(ft_operand) args = { 0 };

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        enum CXCursorKind kind = clang_getCursorKind(c);
        if (!clang_isExpression(kind))
            continue;
        bool is_input = kind == CXCursor_UnexposedExpr || kind == CXCursor_IntegerLiteral;
        ft_operand arg = is_input ? lw_value(fn, c) : lw_address(fn, c);
        ft_vec_push(&args, arg);
    }
    lw_emit(fn, FT_OP_ASM, stmt, args.v, (uint32_t)args.n);
    ft_vec_release(&args);
    lw_children_pop(fn->lw, list);
}

static void null_stmt(lw_fn *fn, CXCursor stmt)
{
    (void)fn;
    (void)stmt;
}

typedef void stmt_fn(lw_fn *fn, CXCursor stmt);

enum { FIRST = CXCursor_FirstStmt, COUNT = 40 };

#define ROW(kind) [CXCursor_##kind - FIRST]
static stmt_fn *const rows[COUNT] = {
    ROW(UnexposedStmt) = children_stmt,
    ROW(LabelStmt) = label_stmt,
    ROW(CompoundStmt) = compound_stmt,
    ROW(CaseStmt) = lw_case_stmt,
    ROW(DefaultStmt) = lw_default_stmt,
    ROW(IfStmt) = if_stmt,
    ROW(SwitchStmt) = lw_switch_stmt,
    ROW(WhileStmt) = lw_while_stmt,
    ROW(DoStmt) = lw_do_stmt,
    ROW(ForStmt) = lw_for_stmt,
    ROW(GotoStmt) = goto_stmt,
    ROW(IndirectGotoStmt) = computed_goto,
    ROW(ContinueStmt) = continue_stmt,
    ROW(BreakStmt) = break_stmt,
    ROW(ReturnStmt) = return_stmt,
    ROW(GCCAsmStmt) = asm_stmt,
    ROW(CXXTryStmt) = lw_try_stmt,
    ROW(CXXForRangeStmt) = lw_range_for,
    ROW(MSAsmStmt) = asm_stmt,
    ROW(NullStmt) = null_stmt,
    ROW(DeclStmt) = decl_stmt,
};
#undef ROW

void lw_stmt(lw_fn *fn, CXCursor stmt)
{
    enum CXCursorKind kind = clang_getCursorKind(stmt);
    int row = (int)kind - FIRST;

    if (fn->lw->depth >= LW_MAX_DEPTH)
        return;
    fn->lw->depth++;
    size_t scope = fn->objects.n;
    if (clang_isExpression(kind)) {
        lw_effect(fn, stmt);
        lw_end_scope(fn, scope, stmt);
    } else if (clang_isDeclaration(kind)) {
        lw_declare(fn, stmt);
    } else if (row >= 0 && row < COUNT && rows[row]) {
        rows[row](fn, stmt);
    } else if (clang_isStatement(kind)) { /* OpenMP and others: what they hold */
        children_stmt(fn, stmt);
    }
    fn->lw->depth--;
}
