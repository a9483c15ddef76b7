/* Declarations: what a name refers to. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "parse/lower_fn.h"

/* ---- functions ---- */

static const char *const noreturn_names[] = {
    "abort", "exit", "_exit", "_Exit", "quick_exit", "longjmp", "_longjmp", "siglongjmp", "err", "errx", "verr",
    "verrx", "pthread_exit", "__assert_fail", "__assert_rtn", "__builtin_unreachable", "__builtin_trap",
    "__builtin_abort", "terminate", "Py_FatalError", "_Py_FatalErrorFunc", "Py_Exit", "PyThread_exit_thread",
    "Py_UNREACHABLE", "_Py_UNREACHABLE",
};

static bool text_says_noreturn(lw_unit *lw, CXCursor decl)
{
    lw_place place = lw_place_of(lw, decl);

    if (!place.file || !place.file->in_project || place.end > place.file->len)
        return false;
    const char *text = place.file->text + place.start;
    const char *body = memchr(text, '{', place.end - place.start);
    size_t len = body ? (size_t)(body - text) : place.end - place.start;
    return memmem(text, len, "oreturn", 7) || memmem(text, len, "NORETURN", 8) ||
           memmem(text, len, "NO_RETURN", 9);
}

static bool is_noreturn(lw_unit *lw, CXCursor decl, const char *name)
{
    for (size_t i = 0; i < sizeof noreturn_names / sizeof *noreturn_names; i++) {
        if (strcmp(name, noreturn_names[i]) == 0)
            return true;
    }
    if (clang_getCursorResultType(decl).kind != CXType_Void)
        return false;
    return strstr(lw_string(lw, clang_getTypeSpelling(clang_getCursorType(decl))), "noreturn") ||
           text_says_noreturn(lw, decl);
}

static void fill_function(lw_unit *lw, lw_decl *out, CXCursor decl)
{
    enum CXCursorKind kind = clang_getCursorKind(decl);

    out->kind = LW_FUNCTION;
    out->is_method = kind == CXCursor_Destructor || kind == CXCursor_Constructor ||
                     kind == CXCursor_ConversionFunction ||
                     (kind == CXCursor_CXXMethod && !clang_CXXMethod_isStatic(decl));
    out->bare = lw_without_arguments(lw, out->bare);
    out->name = lw_qualified_name(lw, decl);
    out->is_noreturn = is_noreturn(lw, decl, out->bare);
}

/* ---- fields ---- */

static void fill_field(lw_unit *lw, lw_decl *out, CXCursor decl)
{
    CXType type = clang_getCursorType(decl);
    CXType canonical = clang_getCanonicalType(type);
    CXCursor parent = clang_getCursorSemanticParent(decl);

    out->kind = LW_FIELD;
    out->type = lw_type(lw, type);
    out->is_reference = canonical.kind == CXType_LValueReference || canonical.kind == CXType_RValueReference;
    out->is_anonymous = canonical.kind == CXType_Record &&
                        clang_Cursor_isAnonymousRecordDecl(clang_getTypeDeclaration(canonical));
    while (clang_Cursor_isAnonymousRecordDecl(parent))
        parent = clang_getCursorSemanticParent(parent);
    out->record = lw_record(lw, parent);
}

/* ---- variables ---- */

static bool is_global(CXCursor var)
{
    return clang_getCursorKind(var) == CXCursor_VarDecl && clang_Cursor_hasVarDeclGlobalStorage(var) == 1;
}

static bool is_definition(CXCursor var, CXCursor definition)
{
    if (!clang_Cursor_isNull(definition))
        return true;
    return clang_Cursor_getStorageClass(var) != CX_SC_Extern; /* tentative */
}

static bool is_internal(CXCursor var)
{
    enum CXLinkageKind linkage = clang_getCursorLinkage(var);

    return linkage == CXLinkage_Internal || linkage == CXLinkage_NoLinkage || linkage == CXLinkage_UniqueExternal;
}

static bool is_in_function(CXCursor var)
{
    enum CXCursorKind kind = clang_getCursorKind(clang_getCursorSemanticParent(var));

    return kind == CXCursor_FunctionDecl || kind == CXCursor_CXXMethod || kind == CXCursor_FunctionTemplate ||
           kind == CXCursor_Constructor || kind == CXCursor_Destructor || kind == CXCursor_ConversionFunction;
}

const char *lw_global_name(lw_unit *lw, CXCursor var)
{
    return is_in_function(var) ? lw_spelling(lw, var) : lw_qualified_name(lw, var);
}

static ft_global *new_global(lw_unit *lw, CXCursor var, lw_fn *fn)
{
    ft_global *g = FT_NEW(lw->arena, ft_global);
    CXCursor definition = clang_getCursorDefinition(var);
    CXCursor best = clang_Cursor_isNull(definition) ? var : definition;
    lw_place place = lw_name_place(lw, best);

    g->name = lw_global_name(lw, best);
    g->type = lw_type_of(lw, best);
    g->loc = lw_loc(lw, place);
    g->is_static = is_internal(best);
    g->is_definition = is_definition(best, definition);
    g->is_const = g->type->is_const;
    g->is_tls = clang_getCursorTLSKind(best) != CXTLS_None;
    g->in_project = place.file && place.file->in_project;
    if (fn && clang_Cursor_getStorageClass(best) == CX_SC_Static) {
        g->owner = fn->ir;
        g->owner_name = fn->ir->name;
    }
    g->index = (uint32_t)lw->out_globals.n;
    ft_vec_push(&lw->out_globals, g);
    return g;
}

void lw_global_declared_again(lw_unit *lw, ft_global *g, CXCursor var)
{
    if (g->is_definition || clang_Cursor_getStorageClass(var) == CX_SC_Extern)
        return;
    lw_place place = lw_name_place(lw, var);
    g->is_definition = true;
    g->type = lw_type_of(lw, var);
    g->loc = lw_loc(lw, place);
    g->in_project = place.file && place.file->in_project;
}

static void fill_initialiser(lw_unit *lw, ft_global *g, CXCursor var)
{
    CXCursor definition = clang_getCursorDefinition(var);
    CXCursor best = clang_Cursor_isNull(definition) ? var : definition;

    if (!g->in_project)
        return;
    CXCursor init = clang_Cursor_getVarDeclInitializer(best);
    if (!clang_Cursor_isNull(init))
        g->init = lw_init_ir(lw, init, clang_getCursorType(best));
}

ft_global *lw_global(lw_unit *lw, CXCursor var, lw_fn *fn)
{
    return lw_decl_of(lw, fn, var)->global;
}

static void fill_global(lw_unit *lw, lw_decl *out, CXCursor var, lw_fn *fn)
{
    out->kind = LW_GLOBAL;
    out->global = new_global(lw, var, fn);
    out->type = out->global->type;
}

static bool is_reference(CXCursor decl)
{
    enum CXTypeKind kind = clang_getCanonicalType(clang_getCursorType(decl)).kind;

    return kind == CXType_LValueReference || kind == CXType_RValueReference;
}

static void fill_local(lw_unit *lw, lw_decl *out, CXCursor decl, lw_fn *fn)
{
    out->kind = LW_LOCAL;
    out->owner = fn->ir;
    out->type = clang_getCursorKind(decl) == CXCursor_ParmDecl ? lw_param_type(lw, decl) : lw_type_of(lw, decl);
    out->var = lw_fn_var(fn, out->name, out->type, lw_loc(lw, lw_name_place(lw, decl)));
}

static void fill(lw_unit *lw, lw_decl *out, CXCursor decl, lw_fn *fn)
{
    out->name = out->bare = lw_spelling(lw, decl);
    switch (clang_getCursorKind(decl)) {
    case CXCursor_VarDecl:
    case CXCursor_ParmDecl:
        out->is_reference = is_reference(decl);
        if (is_global(decl))
            fill_global(lw, out, decl, fn);
        else if (fn)
            fill_local(lw, out, decl, fn);
        break;
    case CXCursor_FunctionDecl:
    case CXCursor_FunctionTemplate:
    case CXCursor_CXXMethod:
    case CXCursor_Constructor:
    case CXCursor_Destructor:
    case CXCursor_ConversionFunction:
        fill_function(lw, out, decl);
        break;
    case CXCursor_EnumConstantDecl:
        out->kind = LW_ENUMERATOR;
        out->num = clang_getEnumConstantDeclValue(decl);
        break;
    case CXCursor_FieldDecl:
        fill_field(lw, out, decl);
        break;
    default:
        break;
    }
}

lw_decl *lw_decl_of(lw_unit *lw, lw_fn *fn, CXCursor decl)
{
    lw_decl *known = lw_map_get(lw->decls, decl);

    if (!known) {
        CXCursor canonical = clang_getCanonicalCursor(decl);
        known = lw_map_get(lw->decls, canonical);
        if (!known) {
            known = FT_NEW(lw->arena, lw_decl);
            lw_map_put(lw->decls, canonical, known);
            fill(lw, known, decl, fn);
            if (known->global)
                fill_initialiser(lw, known->global, decl); /* may mention the variable itself */
        }
        lw_map_put(lw->decls, decl, known);
    }
    if (known->kind == LW_LOCAL && fn && known->owner != fn->ir)
        fill_local(lw, known, decl, fn); /* captured by a lambda */
    return known;
}

/* ---- constants ---- */

/* Most literals are plain decimal numbers in the file itself. */
static bool plain_number(lw_unit *lw, CXCursor expr, int64_t *value)
{
    lw_place place = lw_place_of(lw, expr);
    int64_t n = 0;

    if (!place.file || place.end > place.file->len || place.end - place.start > 9)
        return false;
    const char *p = place.file->text + place.start;
    uint32_t len = place.end - place.start;
    if (len > 1 && *p == '0')
        return false;
    for (uint32_t i = 0; i < len; i++) {
        if (!isdigit((unsigned char)p[i]))
            return false;
        n = n * 10 + (p[i] - '0');
    }
    *value = n;
    return len > 0;
}

static bool evaluate(CXCursor expr, int64_t *value)
{
    CXEvalResult result = clang_Cursor_Evaluate(expr);
    bool ok = result && clang_EvalResult_getKind(result) == CXEval_Int;

    if (ok)
        *value = clang_EvalResult_isUnsignedInt(result) ? (int64_t)clang_EvalResult_getAsUnsigned(result)
                                                        : clang_EvalResult_getAsLongLong(result);
    if (result)
        clang_EvalResult_dispose(result);
    return ok;
}

bool lw_constant(lw_unit *lw, CXCursor expr, int64_t *value)
{
    expr = lw_strip(lw, expr, true);
    switch (clang_getCursorKind(expr)) {
    case CXCursor_IntegerLiteral:
        return plain_number(lw, expr, value) || evaluate(expr, value);
    case CXCursor_DeclRefExpr: {
        const lw_decl *decl = lw_map_get(lw->decls, clang_getCursorReferenced(expr));
        if (decl && decl->kind == LW_ENUMERATOR) {
            *value = decl->num;
            return true;
        }
        return evaluate(expr, value);
    }
    default:
        return evaluate(expr, value);
    }
}

/* ---- string literals: libclang hands them out quoted and escaped ---- */

static const char *unescape(const char *p, const char *end, ft_strbuf *out)
{
    static const char names[] = "abfnrtv", bytes[] = "\a\b\f\n\r\t\v";
    const char *name;
    int value = 0, digits = 0;

    if (*p == 'x') {
        char *stop;
        ft_strbuf_addch(out, (char)strtoul(p + 1, &stop, 16));
        return stop;
    }
    for (; digits < 3 && p < end && *p >= '0' && *p <= '7'; digits++)
        value = value * 8 + (*p++ - '0');
    if (digits) {
        ft_strbuf_addch(out, (char)value);
        return p;
    }
    name = strchr(names, *p);
    ft_strbuf_addch(out, name ? bytes[name - names] : *p);
    return p + 1;
}

const char *lw_string_literal(lw_unit *lw, CXCursor literal)
{
    CXString spelling = clang_getCursorSpelling(literal);
    const char *quoted = clang_getCString(spelling);
    const char *p = quoted ? strchr(quoted, '"') : NULL, *end = p ? strrchr(quoted, '"') : NULL;
    ft_strbuf out;

    ft_strbuf_init(&out);
    for (p = p ? p + 1 : p; p < end && out.len < 200;) {
        if (*p == '\\' && p + 1 < end)
            p = unescape(p + 1, end, &out);
        else
            ft_strbuf_addch(&out, *p++);
    }
    const char *text = ft_intern_n(lw->strings, out.s, out.len);
    ft_strbuf_release(&out);
    clang_disposeString(spelling);
    return text;
}
