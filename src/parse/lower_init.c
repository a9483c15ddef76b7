/* Initialisers: which subobject gets which expression, and what globals start out as. */
#include <string.h>

#include "parse/lower_fn.h"

/* Long tables of numbers say nothing about threads. */
enum { MAX_NUMBERS = 32 };

typedef struct walker {
    lw_unit *lw;
    lw_list list;  /* children of one pair of braces */
    size_t next;   /* the one to place next */
} walker;

static lw_init *new_init(lw_unit *lw, const lw_layout_field *field, int64_t index, CXType type)
{
    lw_init *init = FT_NEW(lw->arena, lw_init);

    init->field = field;
    init->index = index;
    init->cx = type;
    init->expr = clang_getNullCursor();
    return init;
}

static void append(lw_init *parent, lw_init *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static void fill_braces(lw_unit *lw, lw_init *init, CXCursor braces);
static void fill_elided(walker *w, lw_init *init);

static bool is_designated(lw_unit *lw, CXCursor expr)
{
    return clang_getCursorKind(expr) == CXCursor_UnexposedExpr && lw_type_of(lw, expr)->kind == FT_TY_VOID;
}

static bool is_aggregate(lw_unit *lw, CXType type)
{
    ft_type_kind kind = lw_type(lw, type)->kind;

    return kind == FT_TY_ARRAY || kind == FT_TY_RECORD;
}

/* An expression that initialises a whole struct or array by itself. */
static bool is_whole(lw_unit *lw, CXCursor expr, CXType type)
{
    CXCursor bare = lw_strip(lw, expr, false);
    const ft_type *have = lw_type_of(lw, bare), *want = lw_type(lw, type);

    if (clang_getCursorKind(bare) == CXCursor_StringLiteral && want->kind == FT_TY_ARRAY)
        return want->inner && want->inner->kind == FT_TY_INT;
    return want->kind == FT_TY_RECORD && have->kind == FT_TY_RECORD;
}

/* Gives init the expression; without braces of its own it may take several of w's. */
static void place(walker *w, lw_init *init, CXCursor expr)
{
    if (clang_getCursorKind(expr) == CXCursor_InitListExpr) {
        w->next++;
        fill_braces(w->lw, init, expr);
    } else if (is_aggregate(w->lw, init->cx) && !is_whole(w->lw, expr, init->cx)) {
        fill_elided(w, init);
    } else {
        w->next++;
        init->expr = expr;
    }
}

/* ---- designators ---- */

static lw_init *find_member(lw_init *parent, const lw_layout_field *field, int64_t index)
{
    for (lw_init *i = parent->first; i; i = i->next) {
        if (i->field == field && i->index == index)
            return i;
    }
    return NULL;
}

static lw_init *member(lw_unit *lw, lw_init *parent, const lw_layout_field *field, int64_t index, CXType type)
{
    bool is_next = !parent->last || parent->last->index < index;
    lw_init *known = is_next ? NULL : find_member(parent, field, index);

    parent->is_list = true;
    if (!known) {
        known = new_init(lw, field, index, type);
        append(parent, known);
    }
    return known;
}

/* Steps into field `name`, through anonymous members if need be; NULL if there is none. */
static lw_init *step_field(lw_unit *lw, lw_init *at, const char *name, size_t *position)
{
    const lw_layout *layout = lw_record_layout(lw, at->cx);

    for (uint32_t i = 0; layout && i < layout->n; i++) {
        if (layout->fields[i].name == name && name[0]) {
            *position = i;
            return member(lw, at, &layout->fields[i], i, layout->fields[i].cx);
        }
    }
    for (uint32_t i = 0; layout && i < layout->n; i++) {
        const lw_layout *inner = layout->fields[i].name[0] ? NULL : lw_record_layout(lw, layout->fields[i].cx);
        size_t ignored;
        for (uint32_t k = 0; inner && k < inner->n; k++) {
            if (inner->fields[k].name != name && inner->fields[k].name[0])
                continue;
            lw_init *nested = step_field(lw, member(lw, at, &layout->fields[i], i, layout->fields[i].cx), name, &ignored);
            *position = i;
            if (nested)
                return nested;
        }
    }
    return NULL;
}

/* .a.b[3] = expr: the designators come first, the value last. */
static void place_designated(walker *w, lw_init *parent, CXCursor expr, size_t *position)
{
    lw_unit *lw = w->lw;
    lw_list parts = lw_all_children(lw, expr);
    lw_init *at = parent;
    bool is_first = true;

    for (size_t i = 0; at && i + 1 < parts.n; i++) {
        CXCursor part = lw_child(lw, parts, i);
        size_t here = 0;
        int64_t index;
        if (clang_getCursorKind(part) == CXCursor_MemberRef) {
            const lw_decl *field = lw_decl_of(lw, NULL, clang_getCursorReferenced(part));
            if (field->is_anonymous)
                continue;
            at = step_field(lw, at, field->name, &here);
        } else if (lw_type(lw, at->cx)->kind == FT_TY_ARRAY && lw_constant(lw, part, &index) && index >= 0) {
            here = (size_t)index;
            at = member(lw, at, NULL, index, clang_getArrayElementType(clang_getCanonicalType(at->cx)));
        }
        if (is_first)
            *position = here;
        is_first = false;
    }
    if (at && at != parent && parts.n) {
        walker inner = { lw, { parts.base + parts.n - 1, 1 }, 0 };
        place(&inner, at, lw_child(lw, parts, parts.n - 1));
    }
    lw_children_pop(lw, parts);
    w->next++;
}

/* ---- lists ---- */

static void fill_record(walker *w, lw_init *init, bool is_elided)
{
    const lw_layout *layout = lw_record_layout(w->lw, init->cx);

    for (size_t at = 0; w->next < w->list.n; at++) {
        CXCursor expr = lw_child(w->lw, w->list, w->next);
        if (is_designated(w->lw, expr)) {
            if (is_elided)
                return; /* belongs to the braces outside */
            place_designated(w, init, expr, &at);
            continue;
        }
        if (!layout || at >= layout->n)
            return;
        place(w, member(w->lw, init, &layout->fields[at], (int64_t)at, layout->fields[at].cx), expr);
        if (lw_type(w->lw, init->cx)->record && lw_type(w->lw, init->cx)->record->is_union)
            return;
    }
}

static void fill_array(walker *w, lw_init *init, bool is_elided)
{
    CXType canonical = clang_getCanonicalType(init->cx);
    CXType element = clang_getArrayElementType(canonical);
    long long size = canonical.kind == CXType_ConstantArray ? clang_getArraySize(canonical) : -1;
    ft_type_kind kind = lw_type(w->lw, element)->kind;
    bool is_numbers = kind == FT_TY_INT || kind == FT_TY_FLOAT;

    for (size_t at = 0; w->next < w->list.n && (size < 0 || at < (size_t)size || !is_elided); at++) {
        CXCursor expr = lw_child(w->lw, w->list, w->next);
        if (is_numbers && at >= MAX_NUMBERS) {
            w->next++;
            continue;
        }
        if (is_designated(w->lw, expr)) {
            if (is_elided)
                return;
            place_designated(w, init, expr, &at);
            continue;
        }
        place(w, member(w->lw, init, NULL, (int64_t)at, element), expr);
    }
}

static void fill_elided(walker *w, lw_init *init)
{
    size_t before = w->next;

    init->is_list = true;
    init->expr = lw_child(w->lw, w->list, before);
    if (w->lw->depth < LW_MAX_DEPTH) {
        w->lw->depth++;
        if (lw_type(w->lw, init->cx)->kind == FT_TY_ARRAY)
            fill_array(w, init, true);
        else
            fill_record(w, init, true);
        w->lw->depth--;
    }
    if (w->next == before) /* an empty struct, or too deep: do not stand still */
        w->next++;
}

static void fill_braces(lw_unit *lw, lw_init *init, CXCursor braces)
{
    walker w = { lw, lw_children(lw, braces), 0 };
    ft_type_kind kind = lw_type(lw, init->cx)->kind;

    init->expr = braces;
    if (kind != FT_TY_ARRAY && kind != FT_TY_RECORD) { /* int x = { 1 } */
        if (w.list.n)
            init->expr = lw_child(lw, w.list, 0);
    } else if (kind == FT_TY_ARRAY && w.list.n == 1 && is_whole(lw, lw_child(lw, w.list, 0), init->cx)) {
        init->expr = lw_child(lw, w.list, 0); /* char s[] = { "abc" } */
    } else if (lw->depth < LW_MAX_DEPTH) {
        lw->depth++;
        init->is_list = true;
        if (kind == FT_TY_ARRAY)
            fill_array(&w, init, false);
        else
            fill_record(&w, init, false);
        lw->depth--;
    }
    lw_children_pop(lw, w.list);
}

lw_init *lw_init_tree(lw_unit *lw, CXCursor expr, CXType type)
{
    lw_init *init = new_init(lw, NULL, 0, type);

    expr = lw_strip(lw, expr, false);
    if (clang_getCursorKind(expr) == CXCursor_InitListExpr)
        fill_braces(lw, init, expr);
    else
        init->expr = expr;
    return init;
}
