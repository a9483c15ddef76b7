/* C++ objects: constructors where they begin, destructors on every way out of their scope. */
#include <stdlib.h>
#include <string.h>

#include "parse/lower_fn.h"

static const ft_type nothing = { .kind = FT_TY_VOID, .name = "void", .canonical = "void" };

static bool is_class(enum CXCursorKind kind)
{
    return kind == CXCursor_StructDecl || kind == CXCursor_ClassDecl || kind == CXCursor_UnionDecl ||
           kind == CXCursor_ClassTemplate || kind == CXCursor_ClassTemplatePartialSpecialization;
}

CXCursor lw_class_of(CXType type)
{
    CXCursor decl = clang_getTypeDeclaration(clang_getCanonicalType(type));

    return is_class(clang_getCursorKind(decl)) ? decl : clang_getNullCursor();
}

/* ---- what the end of an object of a class does ---- */

typedef struct class_end {
    const char *destructor; /* called; NULL: the parts are destroyed one by one, if `destroys` */
    bool destroys;
} class_end;

typedef struct class_parts {
    lw_unit *lw;
    CXCursor destructor;
    FT_VEC(CXCursor) parts; /* bases, then fields */
} class_parts;

static enum CXChildVisitResult visit_part(CXCursor c, CXCursor parent, CXClientData data)
{
    class_parts *out = data;
    enum CXCursorKind kind = clang_getCursorKind(c);

    (void)parent;
    if (kind == CXCursor_Destructor)
        out->destructor = c;
    else if (kind == CXCursor_FieldDecl || kind == CXCursor_CXXBaseSpecifier)
        ft_vec_push(&out->parts, c);
    return CXChildVisit_Continue;
}

/* An instantiation that nothing needed in full has no members of its own: its template has. */
static class_parts parts_of(lw_unit *lw, CXCursor decl)
{
    CXCursor definition = clang_getCursorDefinition(decl);
    class_parts out = { .lw = lw, .destructor = clang_getNullCursor() };

    clang_visitChildren(clang_Cursor_isNull(definition) ? decl : definition, visit_part, &out);
    CXCursor pattern = clang_getSpecializedCursorTemplate(decl);
    if (clang_Cursor_isNull(out.destructor) && !out.parts.n && !clang_Cursor_isNull(pattern)) {
        definition = clang_getCursorDefinition(pattern);
        clang_visitChildren(clang_Cursor_isNull(definition) ? pattern : definition, visit_part, &out);
    }
    return out;
}

static bool in_project(lw_unit *lw, CXCursor c)
{
    lw_place place = lw_location(lw, clang_getCursorLocation(c));

    return place.file && place.file->in_project;
}

static const class_end *end_of_class(lw_unit *lw, CXCursor decl, int depth);

static bool has_parts_to_destroy(lw_unit *lw, const class_parts *all, int depth)
{
    for (size_t i = 0; i < all->parts.n; i++) {
        CXCursor part = lw_class_of(clang_getCursorType(all->parts.v[i]));
        const class_end *end = clang_Cursor_isNull(part) ? NULL : end_of_class(lw, part, depth);
        if (end && end->destroys)
            return true;
    }
    return false;
}

static const class_end *end_of_class(lw_unit *lw, CXCursor decl, int depth)
{
    class_end *known = lw_map_get(lw->classes, decl);

    if (known || depth > 16)
        return known;
    known = FT_NEW(lw->arena, class_end);
    lw_map_put(lw->classes, decl, known);
    class_parts all = parts_of(lw, decl);
    bool is_written = !clang_Cursor_isNull(all.destructor) && !clang_CXXMethod_isDefaulted(all.destructor) &&
                      !clang_CXXMethod_isDeleted(all.destructor);
    known->destroys = is_written || has_parts_to_destroy(lw, &all, depth + 1);
    const char *name = lw_qualified_name(lw, decl), *bare = lw_without_arguments(lw, lw_spelling(lw, decl));
    if (is_written || (known->destroys && !in_project(lw, decl))) /* what a library's class is made of is its own affair */
        known->destructor = ft_intern(lw->strings, ft_arena_printf(lw->arena, "%s::~%s", name, bare));
    ft_vec_release(&all.parts);
    return known;
}

static void destroy(lw_fn *fn, CXCursor at, ft_operand object, CXCursor decl, int depth);

/* Fields backwards, then bases backwards. */
static void destroy_parts(lw_fn *fn, CXCursor at, ft_operand object, CXCursor decl, int depth)
{
    class_parts all = parts_of(fn->lw, decl);

    for (size_t i = all.parts.n; i-- > 0;) {
        CXCursor part = all.parts.v[i], part_class = lw_class_of(clang_getCursorType(part));
        const class_end *end = clang_Cursor_isNull(part_class) ? NULL : end_of_class(fn->lw, part_class, 0);
        if (!end || !end->destroys)
            continue;
        ft_operand address = object;
        if (clang_getCursorKind(part) == CXCursor_FieldDecl) {
            const lw_decl *field = lw_decl_of(fn->lw, fn, part);
            lw_record_touch(fn->lw, field->record);
            address = lw_field(fn, at, object, field->record, field->name, field->type);
        }
        destroy(fn, at, address, part_class, depth + 1);
    }
    ft_vec_release(&all.parts);
}

static void destroy(lw_fn *fn, CXCursor at, ft_operand object, CXCursor decl, int depth)
{
    const class_end *end = end_of_class(fn->lw, decl, 0);
    CXCursor none = clang_getNullCursor();

    if (!end || !end->destroys || depth > 8)
        return;
    if (end->destructor)
        lw_emit_call(fn, at, end->destructor, &object, &none, 1, &nothing);
    else
        destroy_parts(fn, at, object, decl, depth);
}

/* ---- scopes ---- */

bool lw_object_alive(lw_fn *fn, ft_var *var, CXType type)
{
    CXCursor decl = fn->lw->unit->is_cxx ? lw_class_of(type) : clang_getNullCursor();
    const class_end *end = clang_Cursor_isNull(decl) ? NULL : end_of_class(fn->lw, decl, 0);

    if (!end || !end->destroys)
        return false;
    lw_object row = { var, decl, false };
    ft_vec_push(&fn->objects, row);
    return true;
}

void lw_parts_alive(lw_fn *fn, CXCursor destructor)
{
    lw_object row = { fn->self, clang_getCursorSemanticParent(destructor), true };
    class_parts all = parts_of(fn->lw, row.decl);

    if (has_parts_to_destroy(fn->lw, &all, 0))
        ft_vec_push(&fn->objects, row);
    ft_vec_release(&all.parts);
}

/* At the end of a block: where its closing brace is. */
static void move_to_brace(lw_fn *fn, size_t first)
{
    for (size_t i = first; i < fn->cur->instrs.n; i++) {
        ft_loc *loc = &fn->cur->instrs.v[i].loc;
        if (loc->end_col > 1) {
            loc->line = loc->end_line;
            loc->col = loc->end_col - 1;
        }
    }
}

void lw_leave_scope(lw_fn *fn, size_t scope, CXCursor at)
{
    size_t first = fn->cur->instrs.n;

    for (size_t i = fn->objects.n; i-- > scope && !fn->cur->done;) {
        lw_object o = fn->objects.v[i];
        if (o.only_parts)
            destroy_parts(fn, at, lw_load(fn, at, lw_local(o.var), o.var->type), o.decl, 0);
        else
            destroy(fn, at, lw_local(o.var), o.decl, 0);
    }
    if (clang_getCursorKind(at) == CXCursor_CompoundStmt)
        move_to_brace(fn, first);
}

void lw_end_scope(lw_fn *fn, size_t scope, CXCursor at)
{
    if (fn->objects.n <= scope)
        return;
    lw_leave_scope(fn, scope, at);
    fn->objects.n = scope;
}

void lw_forget_temporary(lw_fn *fn, size_t scope, CXType type)
{
    CXCursor decl = lw_class_of(type);

    if (fn->objects.n > scope && clang_equalCursors(fn->objects.v[fn->objects.n - 1].decl, decl))
        fn->objects.n--;
}

bool lw_keep_temporary(lw_fn *fn, CXCursor call, ft_operand value)
{
    CXType cx = clang_getCursorType(call);
    const ft_type *type = lw_type_of(fn->lw, call);

    if (type->kind != FT_TY_RECORD || !fn->lw->unit->is_cxx)
        return false;
    CXCursor decl = lw_class_of(cx);
    const class_end *end = clang_Cursor_isNull(decl) ? NULL : end_of_class(fn->lw, decl, 0);
    if (!end || !end->destroys)
        return false;
    ft_operand object = lw_spilled(fn, call, value, type);
    return lw_object_alive(fn, object.var, cx);
}

/* ---- goto: which scopes it leaves is known when its label is ---- */

static lw_object_list snapshot(lw_fn *fn)
{
    return (lw_object_list){ ft_arena_dup(fn->lw->arena, fn->objects.v, fn->objects.n, sizeof(lw_object)),
                             (uint32_t)fn->objects.n };
}

void lw_goto(lw_fn *fn, CXCursor stmt, CXCursor label)
{
    lw_block *to = lw_label_block(fn, label, false);

    if (fn->objects.n) {
        lw_goto_row row = { lw_new_block(fn), to, snapshot(fn), stmt };
        ft_vec_push(&fn->gotos, row);
        to = row.from;
    }
    lw_jump(fn, stmt, to);
}

void lw_note_label(lw_fn *fn, lw_block *block)
{
    block->alive = snapshot(fn);
}

void lw_close_gotos(lw_fn *fn)
{
    for (size_t i = 0; i < fn->gotos.n; i++) {
        const lw_goto_row *row = &fn->gotos.v[i];
        const lw_object_list *there = &row->to->alive;
        uint32_t common = 0;

        while (common < there->n && common < row->alive.n && there->v[common].var == row->alive.v[common].var)
            common++;
        fn->cur = row->from;
        fn->objects.n = 0;
        for (uint32_t k = 0; k < row->alive.n; k++)
            ft_vec_push(&fn->objects, row->alive.v[k]);
        lw_leave_scope(fn, common, row->at);
        lw_jump(fn, row->at, row->to);
    }
    fn->objects.n = 0;
}

/* ---- constructors ---- */

bool lw_is_construction(CXCursor expr)
{
    return clang_getCursorKind(expr) == CXCursor_CallExpr &&
           clang_getCursorKind(clang_getCursorReferenced(expr)) == CXCursor_Constructor;
}

/* Does the expression make a new object of its class (which C++ then does not copy)? */
static bool makes_object(lw_unit *lw, CXCursor bare)
{
    return clang_getCursorKind(bare) == CXCursor_CallExpr && !lw_is_construction(bare) &&
           lw_type_of(lw, bare)->kind == FT_TY_RECORD && !lw_returns_reference(lw, clang_getCursorReferenced(bare));
}

static ft_operand construct_copy(lw_fn *fn, CXCursor call, CXCursor from, ft_operand object)
{
    CXCursor bare = lw_strip(fn->lw, from, true);
    const ft_type *type = lw_type_of(fn->lw, call);

    if (lw_is_construction(bare))
        return lw_construct(fn, bare, object);
    ft_operand value = makes_object(fn->lw, bare) ? lw_value(fn, bare) : lw_load(fn, call, lw_address(fn, from), type);
    lw_store(fn, call, object, value, type)->is_init = true;
    return object;
}

static bool is_copy(lw_unit *lw, CXCursor constructor, CXCursor from)
{
    if (clang_CXXMethod_isDefaulted(constructor))
        return true;
    if (!clang_CXXConstructor_isCopyConstructor(constructor) && !clang_CXXConstructor_isMoveConstructor(constructor))
        return false;
    CXCursor bare = lw_strip(lw, from, true);
    return (lw_is_construction(bare) || makes_object(lw, bare)) &&
           lw_type_of(lw, bare)->canonical == lw_type_of(lw, from)->canonical;
}

ft_operand lw_construct(lw_fn *fn, CXCursor call, ft_operand object)
{
    FT_VEC(ft_operand) args = { 0 };
    FT_VEC(CXCursor) exprs = { 0 };
    CXCursor constructor = clang_getCursorReferenced(call);
    lw_list list = lw_children(fn->lw, call);

    if (list.n == 1 && is_copy(fn->lw, constructor, lw_child(fn->lw, list, 0))) {
        object = construct_copy(fn, call, lw_child(fn->lw, list, 0), object);
        lw_children_pop(fn->lw, list);
        return object;
    }
    ft_vec_push(&args, object);
    ft_vec_push(&exprs, clang_getNullCursor());
    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        ft_operand value = lw_argument(fn, c, clang_getArgType(clang_getCursorType(constructor), (unsigned)i));
        ft_vec_push(&args, value);
        ft_vec_push(&exprs, c);
    }
    const char *name = lw_decl_of(fn->lw, fn, constructor)->name;
    object = lw_reload(fn, object, call);
    args.v[0] = object;
    if (list.n || !clang_CXXMethod_isDefaulted(constructor))
        lw_emit_call(fn, call, name, args.v, exprs.v, (uint32_t)args.n, &nothing);
    lw_children_pop(fn->lw, list);
    ft_vec_release(&args);
    ft_vec_release(&exprs);
    return object;
}

/* guard<T> g(m) in a template: the class is known, the constructor is not. */
bool lw_construct_dependent(lw_fn *fn, CXCursor decl, CXCursor init, ft_operand object)
{
    CXType type = clang_getCursorType(decl);
    CXCursor owner = lw_class_of(type);
    FT_VEC(ft_operand) args = { 0 };
    FT_VEC(CXCursor) exprs = { 0 };
    CXType unknown = { 0 };

    if (clang_Cursor_isNull(owner) || clang_getCanonicalType(type).kind == CXType_Record ||
        clang_getCursorKind(init) == CXCursor_CallExpr)
        return false;
    ft_vec_push(&args, object);
    ft_vec_push(&exprs, clang_getNullCursor());
    lw_list list = lw_children(fn->lw, init);
    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (!clang_isExpression(clang_getCursorKind(c)))
            continue;
        ft_operand value = lw_argument(fn, c, unknown);
        ft_vec_push(&args, value);
        ft_vec_push(&exprs, c);
    }
    const char *name = ft_arena_printf(fn->lw->arena, "%s::%s", lw_qualified_name(fn->lw, owner),
                                       lw_without_arguments(fn->lw, lw_spelling(fn->lw, owner)));
    lw_emit_call(fn, decl, ft_intern(fn->lw->strings, name), args.v, exprs.v, (uint32_t)args.n, &nothing);
    lw_children_pop(fn->lw, list);
    ft_vec_release(&args);
    ft_vec_release(&exprs);
    return true;
}

/* ---- C(int v) : base(v), x(v) {...} ---- */

static void init_member(lw_fn *fn, CXCursor c, CXCursor member)
{
    const lw_decl *field = clang_Cursor_isNull(member) ? NULL
                         : lw_decl_of(fn->lw, fn, clang_getCursorReferenced(member));
    CXCursor bare = lw_strip(fn->lw, c, false);

    if (!fn->self || (field && field->kind != LW_FIELD)) {
        lw_effect(fn, c);
        return;
    }
    ft_operand object = lw_load(fn, c, lw_local(fn->self), fn->self->type);
    if (!field) { /* a base, or another constructor of the class */
        if (lw_is_construction(bare))
            lw_construct(fn, bare, object);
        else
            lw_effect(fn, c);
        return;
    }
    ft_operand address = lw_field(fn, c, object, field->record, field->name, field->type);
    if (lw_is_construction(bare))
        lw_construct(fn, bare, address);
    else if (field->is_reference)
        lw_store(fn, c, address, lw_address(fn, c), field->type)->is_init = true;
    else
        lw_store(fn, c, address, lw_value(fn, c), field->type)->is_init = true;
}

void lw_member_inits(lw_fn *fn, CXCursor constructor)
{
    lw_list list = lw_all_children(fn->lw, constructor);
    CXCursor member = clang_getNullCursor();

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        enum CXCursorKind kind = clang_getCursorKind(c);
        size_t scope = fn->objects.n;
        if (kind == CXCursor_MemberRef) {
            member = c;
            continue;
        }
        if (!clang_isExpression(kind))
            continue;
        init_member(fn, c, member);
        lw_end_scope(fn, scope, c);
        member = clang_getNullCursor();
    }
    lw_children_pop(fn->lw, list);
}
