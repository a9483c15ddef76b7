/* Structs, unions and classes. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/lowering.h"

typedef struct record {
    ft_record ir; /* first: handed out */
    CXCursor decl;
    bool is_filled;
} record;

typedef FT_VEC(ft_field) field_vec;

typedef struct collector {
    lw_unit *lw;
    field_vec *fields;
} collector;

static enum CXVisitorResult visit_field(CXCursor field, CXClientData data);

static void collect_fields(lw_unit *lw, CXType type, field_vec *fields)
{
    collector c = { lw, fields };

    clang_Type_visitFields(type, visit_field, &c);
}

/* Members of anonymous structs count as those of the struct around them. */
static enum CXVisitorResult visit_field(CXCursor field, CXClientData data)
{
    collector *c = data;
    const char *name = lw_spelling(c->lw, field);
    CXType type = clang_getCursorType(field);

    if (lw_decl_of(c->lw, NULL, field)->is_anonymous) {
        collect_fields(c->lw, type, c->fields);
    } else if (name[0]) {
        ft_field row = { name, lw_type(c->lw, type), clang_Cursor_isBitField(field) != 0 };
        ft_vec_push(c->fields, row);
    }
    return CXVisit_Continue;
}

void lw_record_touch(lw_unit *lw, const ft_record *ir)
{
    record *r = (record *)(uintptr_t)ir;
    field_vec fields = { 0 };

    if (!r || r->is_filled)
        return;
    r->is_filled = true;
    ft_vec_push(&lw->out_records, &r->ir);
    collect_fields(lw, clang_getCursorType(r->decl), &fields);
    r->ir.fields = ft_arena_dup(lw->arena, fields.v, fields.n, sizeof *fields.v);
    r->ir.n_fields = (uint32_t)fields.n;
    ft_vec_release(&fields);
}

void lw_typedef_add(lw_unit *lw, CXCursor typedef_decl)
{
    CXType type = clang_getCanonicalType(clang_getTypedefDeclUnderlyingType(typedef_decl));

    if (type.kind != CXType_Record)
        return;
    CXCursor decl = clang_getCanonicalCursor(clang_getTypeDeclaration(type));
    if (!lw_map_get(lw->typedefs, decl))
        lw_map_put(lw->typedefs, decl, (void *)(uintptr_t)lw_spelling(lw, typedef_decl));
}

typedef struct name_search {
    CXCursor decl;
    CXCursor found;
} name_search;

static enum CXVisitorResult visit_named(CXCursor field, CXClientData data)
{
    name_search *search = data;
    CXType type = clang_getCanonicalType(clang_getCursorType(field));

    while (type.kind == CXType_Pointer || type.kind == CXType_ConstantArray || type.kind == CXType_IncompleteArray)
        type = clang_getCanonicalType(type.kind == CXType_Pointer ? clang_getPointeeType(type)
                                                                  : clang_getArrayElementType(type));
    if (!clang_equalCursors(clang_getTypeDeclaration(type), search->decl))
        return CXVisit_Continue;
    search->found = field;
    return CXVisit_Break;
}

static bool is_record(CXCursor c)
{
    enum CXCursorKind kind = clang_getCursorKind(c);

    return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_ClassDecl;
}

/* "Outer.field" for the type of a field, else a name made of the place: both must tell records apart. */
static const char *anonymous_name(lw_unit *lw, CXCursor decl)
{
    CXCursor parent = clang_getCursorSemanticParent(decl);

    if (is_record(parent)) {
        const ft_record *outer = lw_record(lw, parent);
        name_search search = { decl, clang_getNullCursor() };
        clang_Type_visitFields(clang_getCursorType(parent), visit_named, &search);
        const char *field = clang_Cursor_isNull(search.found) ? "" : lw_spelling(lw, search.found);
        if (strchr(field, '(')) /* a member without a name of its own */
            field = "";
        if (outer)
            return ft_intern(lw->strings, ft_arena_printf(lw->arena, "%s.%s", outer->name, field));
    }
    lw_place place = lw_name_place(lw, decl);
    return ft_intern(lw->strings, ft_arena_printf(lw->arena, "anonymous@%s:%u",
                                                  place.file ? ft_path_base(place.file->path) : "",
                                                  lw_loc(lw, place).line));
}

static const char *record_name(lw_unit *lw, CXCursor decl, const char *tag)
{
    const char *name = lw_map_get(lw->typedefs, clang_getCanonicalCursor(decl));

    if (name)
        return name;
    return tag[0] ? tag : anonymous_name(lw, decl);
}

/* The class that clang makes of a lambda. */
static bool is_lambda(CXCursor decl)
{
    CXString spelling = clang_getTypeSpelling(clang_getCursorType(decl));
    const char *text = clang_getCString(spelling);
    bool is = clang_getCursorKind(decl) == CXCursor_ClassDecl && text && strstr(text, "(lambda");

    clang_disposeString(spelling);
    return is;
}

const ft_record *lw_record(lw_unit *lw, CXCursor decl)
{
    const ft_record *known = lw_map_get(lw->records, decl);

    if (known)
        return known;
    CXCursor definition = clang_getCursorDefinition(decl);
    if (clang_Cursor_isNull(definition) || !is_record(definition))
        return NULL;
    known = lw_map_get(lw->records, definition);
    if (known)
        return known;

    if (is_lambda(definition))
        return NULL;
    const char *tag = clang_Cursor_isAnonymous(definition) ? "" : lw_spelling(lw, definition);
    const char *name = record_name(lw, definition, tag);
    known = lw_map_get(lw->records, definition); /* naming it may have gone through the struct around it */
    if (known)
        return known;

    record *r = FT_NEW(lw->arena, record);
    lw_place place = lw_name_place(lw, definition);
    r->decl = definition;
    r->ir.tag = tag;
    r->ir.name = name;
    r->ir.loc = lw_loc(lw, place);
    r->ir.is_union = clang_getCursorKind(definition) == CXCursor_UnionDecl;
    r->ir.in_project = place.file && place.file->in_project;
    lw_map_put(lw->records, definition, r);
    if (r->ir.in_project && !clang_Cursor_isAnonymousRecordDecl(definition))
        lw_record_touch(lw, &r->ir);
    return &r->ir;
}

typedef FT_VEC(lw_layout_field) layout_vec;

typedef struct layout_collector {
    lw_unit *lw;
    layout_vec fields;
} layout_collector;

static enum CXVisitorResult visit_layout(CXCursor field, CXClientData data)
{
    layout_collector *c = data;
    const lw_decl *decl = lw_decl_of(c->lw, NULL, field);
    CXType type = clang_getCursorType(field);
    lw_layout_field row = { decl->is_anonymous ? "" : decl->name, lw_type(c->lw, type), type };

    if (decl->is_anonymous || decl->name[0]) /* unnamed bit-fields take no initialiser */
        ft_vec_push(&c->fields, row);
    return CXVisit_Continue;
}

const lw_layout *lw_record_layout(lw_unit *lw, CXType type)
{
    CXType canonical = clang_getCanonicalType(type);

    if (canonical.kind != CXType_Record)
        return NULL;
    CXCursor decl = clang_getCursorDefinition(clang_getTypeDeclaration(canonical));
    if (clang_Cursor_isNull(decl))
        return NULL;
    lw_layout *layout = lw_map_get(lw->layouts, decl);
    if (layout)
        return layout;
    layout_collector c = { .lw = lw };
    clang_Type_visitFields(canonical, visit_layout, &c);
    layout = FT_NEW(lw->arena, lw_layout);
    layout->fields = ft_arena_dup(lw->arena, c.fields.v, c.fields.n, sizeof *c.fields.v);
    layout->n = (uint32_t)c.fields.n;
    ft_vec_release(&c.fields);
    lw_map_put(lw->layouts, decl, layout);
    return layout;
}
