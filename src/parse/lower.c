#include "parse/lower.h"

#include <stdlib.h>
#include <string.h>

#include "parse/lowering.h"

/* ---- small helpers of the whole room ---- */

const char *lw_string(lw_unit *lw, CXString s)
{
    const char *text = clang_getCString(s);
    const char *copy = ft_intern(lw->strings, text ? text : "");

    clang_disposeString(s);
    return copy;
}

const char *lw_spelling(lw_unit *lw, CXCursor c)
{
    return lw_string(lw, clang_getCursorSpelling(c));
}

static enum CXChildVisitResult push_any(CXCursor c, CXCursor parent, CXClientData data)
{
    lw_unit *self = data;

    (void)parent;
    ft_vec_push(&self->children, c);
    return CXChildVisit_Continue;
}

static enum CXChildVisitResult push_parts(CXCursor c, CXCursor parent, CXClientData data)
{
    enum CXCursorKind kind = clang_getCursorKind(c);

    if (clang_isReference(kind) || clang_isAttribute(kind))
        return CXChildVisit_Continue;
    return push_any(c, parent, data);
}

static lw_list list_children(lw_unit *lw, CXCursor parent, CXCursorVisitor visit)
{
    lw_list list = { lw->children.n, 0 };

    clang_visitChildren(parent, visit, lw);
    list.n = lw->children.n - list.base;
    return list;
}

lw_list lw_children(lw_unit *lw, CXCursor parent)
{
    return list_children(lw, parent, push_parts);
}

lw_list lw_all_children(lw_unit *lw, CXCursor parent)
{
    return list_children(lw, parent, push_any);
}

CXCursor lw_child(const lw_unit *lw, lw_list list, size_t i)
{
    return lw->children.v[list.base + i];
}

void lw_children_pop(lw_unit *lw, lw_list list)
{
    lw->children.n = list.base;
}

/* ---- seeing through ---- */

static bool is_cast(enum CXCursorKind kind)
{
    return kind == CXCursor_CStyleCastExpr || (kind >= CXCursor_CXXStaticCastExpr && kind <= CXCursor_CXXFunctionalCastExpr);
}

/* An implicit conversion refers to what its operand refers to and starts where that starts; va_arg does not. */
static bool is_conversion(CXCursor expr, CXCursor inner)
{
    if (!clang_Cursor_isNull(clang_getCursorReferenced(expr)))
        return true;
    return clang_equalLocations(clang_getRangeStart(clang_getCursorExtent(expr)),
                                clang_getRangeStart(clang_getCursorExtent(inner))) != 0;
}

/* What clang could make of the parts of an erroneous expression: says nothing about the whole. */
static bool is_recovery(const lw_unit *lw, CXCursor expr)
{
    return lw->in_error && !lw->unit->is_cxx && clang_getCursorType(expr).kind == CXType_Dependent;
}

bool lw_strip_one(lw_unit *lw, CXCursor expr, bool casts, CXCursor *inner)
{
    enum CXCursorKind kind = clang_getCursorKind(expr);
    CXCursor found;

    if (kind != CXCursor_ParenExpr && kind != CXCursor_UnexposedExpr && !(casts && is_cast(kind)))
        return false;
    lw_list list = lw_children(lw, expr);
    size_t n = list.n;
    if (n)
        found = lw_child(lw, list, n - 1);
    lw_children_pop(lw, list);
    if (!n || (kind == CXCursor_UnexposedExpr && (n != 1 || is_recovery(lw, expr) || !is_conversion(expr, found))))
        return false;
    *inner = found;
    return true;
}

CXCursor lw_strip(lw_unit *lw, CXCursor expr, bool casts)
{
    while (lw_strip_one(lw, expr, casts, &expr)) {}
    return expr;
}

/* ---- the unit ---- */

typedef struct collector {
    lw_unit *lw;
    FT_VEC(CXCursor) decls; /* of the project's files */
} collector;

static bool holds_declarations(enum CXCursorKind kind)
{
    return kind == CXCursor_Namespace || kind == CXCursor_LinkageSpec || kind == CXCursor_UnexposedDecl ||
           kind == CXCursor_FriendDecl;
}

static bool is_class(enum CXCursorKind kind)
{
    return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_ClassDecl ||
           kind == CXCursor_ClassTemplate || kind == CXCursor_ClassTemplatePartialSpecialization;
}

static bool in_project(lw_unit *lw, CXCursor c)
{
    CXFile handle;

    clang_getExpansionLocation(clang_getCursorLocation(c), &handle, NULL, NULL, NULL);
    const lw_file *file = lw_file_of(lw, handle);
    return file && file->in_project;
}

static bool is_function(enum CXCursorKind kind)
{
    return kind == CXCursor_FunctionDecl || kind == CXCursor_CXXMethod || kind == CXCursor_Constructor ||
           kind == CXCursor_Destructor || kind == CXCursor_ConversionFunction || kind == CXCursor_FunctionTemplate;
}

static void note_declared(lw_unit *lw, CXCursor function)
{
    lw_place place = lw_location(lw, clang_getCursorLocation(function));

    if (place.file)
        ft_vec_push(&place.file->declared, place.start);
}

/* First pass: macros and type names are needed before the first function is lowered. */
static enum CXChildVisitResult collect(CXCursor c, CXCursor parent, CXClientData data)
{
    collector *self = data;
    enum CXCursorKind kind = clang_getCursorKind(c);

    (void)parent;
    if (kind == CXCursor_MacroExpansion) {
        lw_macros_add(self->lw, c);
        return CXChildVisit_Continue;
    }
    if (kind == CXCursor_InclusionDirective)
        lw_file_of(self->lw, clang_getIncludedFile(c));
    if (clang_isPreprocessing(kind))
        return CXChildVisit_Continue;
    if (kind == CXCursor_TypedefDecl || kind == CXCursor_TypeAliasDecl)
        lw_typedef_add(self->lw, c);
    if (holds_declarations(kind)) {
        if (kind != CXCursor_Namespace || in_project(self->lw, c))
            return CXChildVisit_Recurse;
        return CXChildVisit_Continue;
    }
    if (clang_isDeclaration(kind) && in_project(self->lw, c)) {
        ft_vec_push(&self->decls, c);
        if (is_function(kind))
            note_declared(self->lw, c);
    }
    return is_class(kind) && self->lw->unit->is_cxx && in_project(self->lw, c) ? CXChildVisit_Recurse
                                                                                : CXChildVisit_Continue;
}

static void lower_declaration(lw_unit *lw, CXCursor c)
{
    enum CXCursorKind kind = clang_getCursorKind(c);

    if (is_function(kind)) {
        if (clang_isCursorDefinition(c))
            lw_function(lw, c, lw_qualified_name(lw, c));
    } else if (kind == CXCursor_VarDecl) {
        lw_global_declared_again(lw, lw_global(lw, c, NULL), c);
    } else if (kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_ClassDecl) {
        lw_record(lw, c);
    }
    while (lw->pending.n) {
        lw_pending lambda = lw->pending.v[--lw->pending.n];
        lw_function(lw, lambda.cursor, lambda.name);
    }
}

/* ---- diagnostics ---- */

static int by_offset(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

/* #error: nothing that ftlint fails to understand. */
static bool is_author_speaking(CXDiagnostic d)
{
    CXString category = clang_getDiagnosticCategoryText(d);
    const char *text = clang_getCString(category);
    bool is = text && strcmp(text, "User-Defined Issue") == 0;

    clang_disposeString(category);
    return is;
}

static void lower_diagnostics(lw_unit *lw)
{
    FT_VEC(ft_diag) out = { 0 };
    unsigned n = clang_getNumDiagnostics(lw->tu);

    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic d = clang_getDiagnostic(lw->tu, i);
        bool is_error = clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error;
        lw_place place = lw_location(lw, clang_getDiagnosticLocation(d));
        if (is_error || (place.file && place.file->in_project)) {
            ft_diag row = { lw_loc(lw, place), is_error, lw_string(lw, clang_getDiagnosticSpelling(d)) };
            ft_vec_push(&out, row);
        }
        if (is_error && place.file && !is_author_speaking(d))
            ft_vec_push(&place.file->errors, place.start);
        clang_disposeDiagnostic(d);
    }
    for (size_t i = 0; i < lw->files.n; i++) {
        if (lw->files.v[i]->errors.n)
            qsort(lw->files.v[i]->errors.v, lw->files.v[i]->errors.n, sizeof(uint32_t), by_offset);
    }
    lw->unit->diags = ft_arena_dup(lw->arena, out.v, out.n, sizeof *out.v);
    lw->unit->n_diags = (uint32_t)out.n;
    ft_vec_release(&out);
}

static void fill_unit(lw_unit *lw)
{
    ft_unit *unit = lw->unit;

    unit->functions = ft_arena_dup(lw->arena, lw->out_functions.v, lw->out_functions.n, sizeof(ft_function *));
    unit->n_functions = (uint32_t)lw->out_functions.n;
    unit->globals = ft_arena_dup(lw->arena, lw->out_globals.v, lw->out_globals.n, sizeof(ft_global *));
    unit->n_globals = (uint32_t)lw->out_globals.n;
    unit->records = ft_arena_dup(lw->arena, lw->out_records.v, lw->out_records.n, sizeof(ft_record *));
    unit->n_records = (uint32_t)lw->out_records.n;
    unit->files = ft_arena_dup(lw->arena, lw->out_files.v, lw->out_files.n, sizeof(ft_file));
    unit->n_files = (uint32_t)lw->out_files.n;
    for (uint32_t i = 0; i < unit->n_functions; i++) {
        unit->bodies_seen++;
        unit->bodies_with_error += unit->functions[i]->has_error;
    }
}

static void release(lw_unit *lw)
{
    lw_files_release(lw);
    lw_map_free(lw->decls);
    lw_map_free(lw->records);
    lw_map_free(lw->typedefs);
    lw_map_free(lw->layouts);
    lw_map_free(lw->classes);
    free(lw->types);
    ft_vec_release(&lw->children);
    ft_vec_release(&lw->out_files);
    ft_vec_release(&lw->out_records);
    ft_vec_release(&lw->out_globals);
    ft_vec_release(&lw->out_functions);
    ft_vec_release(&lw->pending);
}

void ft_lower_unit(CXTranslationUnit tu, ft_unit *unit, const ft_lower_options *options)
{
    lw_unit lw = { .tu = tu, .unit = unit, .arena = unit->arena, .strings = unit->strings, .options = options };
    collector top = { .lw = &lw };

    lw.decls = lw_map_new();
    lw.records = lw_map_new();
    lw.typedefs = lw_map_new();
    lw.layouts = lw_map_new();
    lw.classes = lw_map_new();
    lw_files_init(&lw);
    clang_visitChildren(clang_getTranslationUnitCursor(tu), collect, &top);
    lw_macros_finish(&lw);
    lower_diagnostics(&lw);
    for (size_t i = 0; i < top.decls.n; i++)
        lower_declaration(&lw, top.decls.v[i]);
    lw_scan_files(&lw);
    lw_expansions_out(&lw);
    fill_unit(&lw);
    ft_vec_release(&top.decls);
    release(&lw);
}
