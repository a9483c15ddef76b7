/* The healed declarations as source text. */
#include <string.h>

#include "parse/heal_names.h"

/* Made-up constants differ, or a switch would name one case twice; some enumerations count on from one of them. */
enum { FIRST_CONSTANT = 1001, NEXT_CONSTANT = 128 };

static const char prelude[] = "/* Assumed by ftlint: what this checkout does not declare. */\n"
                              "#ifndef _GNU_SOURCE\n#define _GNU_SOURCE 1\n#endif\n"
                              "#if defined __cplusplus || __STDC_VERSION__ > 201710L\n#define FTLINT_ANY ...\n"
                              "#else\n#define FTLINT_ANY\n#endif\n";

static void write_headers(ft_healing *h, ft_strbuf *out)
{
    for (size_t i = 0; i < h->names.n; i++) {
        const ft_heal_name *e = h->names.v[i];
        bool is_first = e->kind == FT_HEAL_HEADER;
        for (size_t j = 0; is_first && j < i; j++)
            is_first = h->names.v[j]->kind != FT_HEAL_HEADER || strcmp(h->names.v[j]->header, e->header) != 0;
        if (!is_first)
            continue;
        const char *header = strcmp(e->header, FT_VECTOR_HEADER) == 0 ? ft_heal_vector_header(h) : e->header;
        ft_strbuf_addf(out, "#if __has_include(<%s>)\n#include <%s>\n#endif\n", header, header);
    }
}

static void write_macro(const ft_heal_name *e, ft_strbuf *out)
{
    switch (e->kind) {
    case FT_HEAL_EMPTY:
        ft_strbuf_addf(out, "#define %s\n", e->name);
        break;
    case FT_HEAL_SWALLOWED:
        ft_strbuf_addf(out, "#define %s(...)\n", e->name);
        break;
    case FT_HEAL_WRAPPED:
        ft_strbuf_addf(out, "#define %s(...) __VA_ARGS__\n", e->name);
        break;
    case FT_HEAL_DEFINED:
        ft_heal_write_cxx_macro(e, out);
        break;
    case FT_HEAL_LOOP:
        ft_strbuf_addf(out, "extern int ftlint_goes_on;\n#define %s(...) while (ftlint_goes_on)\n", e->name);
        break;
    case FT_HEAL_BRACES:
        ft_strbuf_addf(out, "#define %s {0}\n", e->name);
        break;
    case FT_HEAL_TRUE:
        ft_strbuf_addf(out, "#define %s(...) 1\n", e->name);
        break;
    case FT_HEAL_INCLUDED:
        ft_strbuf_addf(out, "#define %s \"" FT_EMPTY_FILE "\"\n", e->name);
        break;
    case FT_HEAL_FILLING:
        ft_strbuf_addf(out, "#define %s \"" FT_BRACES_FILE "\"\n", e->name);
        break;
    case FT_HEAL_TEXT:
        ft_strbuf_addf(out, "#define %s \"\"\n", e->name);
        break;
    default:
        break;
    }
}

static void write_type(ft_healing *h, ft_heal_name *e, ft_strbuf *out);
static void write_tag(ft_healing *h, ft_heal_name *e, ft_strbuf *out);

/* The types of the members come before the struct. */
static void write_needed(ft_healing *h, const ft_shape *shape, ft_strbuf *out)
{
    for (const ft_shape *m = shape->members; m; m = m->next) {
        ft_heal_name *e = m->type ? ft_heal_entry(h, m->type, false) : NULL;
        if (e && e->kind == FT_HEAL_TYPE)
            write_type(h, e, out);
        else if (e && e->is_tag && e->kind != FT_HEAL_BANNED)
            write_tag(h, e, out);
        write_needed(h, m, out);
    }
}

/* typedef: a struct if members are used, a struct to point to if that is all, else an integer. */
static void write_type(ft_healing *h, ft_heal_name *e, ft_strbuf *out)
{
    ft_arena *arena = h->s->arena;
    ft_shape *shape = &e->shape;
    if (e->is_written)
        return;
    e->is_written = true;
    write_needed(h, shape, out);
    if (!shape->members && !shape->levels && !shape->is_called && !shape->is_number && !shape->type) {
        shape->type = ft_heal_likely_type(e->name);
        shape->is_fixed = shape->type != NULL;
    }
    bool is_scalar = shape->is_number || shape->is_fixed;
    bool is_opaque = (e->uses & FT_USE_POINTEE) && !shape->levels && !shape->is_called && !shape->is_whole;
    shape->tag = NULL;
    if (!is_scalar && (shape->members || is_opaque))
        ft_shape_write_struct(shape, ft_arena_printf(arena, "ftlint_%s", e->name), false, out, arena);
    ft_strbuf_adds(out, "typedef ");
    ft_shape_write(shape, e->name, out);
    ft_strbuf_adds(out, ";\n");
}

static void write_tag(ft_healing *h, ft_heal_name *e, ft_strbuf *out)
{
    const char *tag = strchr(e->name, ' ') + 1;
    if (e->is_written)
        return;
    e->is_written = true;
    write_needed(h, &e->shape, out);
    if (e->kind == FT_HEAL_ENUM)
        ft_strbuf_addf(out, "enum %s { ftlint_%s_0, ftlint_%s_1 };\n", tag, tag, tag);
    else
        ft_shape_write_struct(&e->shape, tag, e->kind == FT_HEAL_UNION, out, h->s->arena);
}

static bool is_type_object(const char *name)
{
    size_t n = strlen(name);
    return strncmp(name, "Py", 2) == 0 && n > 5 && strcmp(name + n - 5, "_Type") == 0;
}

/* LIB_OK, LIB_SUCCESS: what a call that went well returns is 0 by convention, and code relies on it in tests. */
static bool means_success(const char *name)
{
    const char *last = strrchr(name, '_');

    return last && (!strcmp(last, "_OK") || !strcmp(last, "_SUCCESS"));
}

static void write_value(ft_healing *h, ft_heal_name *e, ft_strbuf *out, int *constant)
{
    ft_arena *arena = h->s->arena;
    ft_shape *shape = &e->shape;
    if (e->kind == FT_HEAL_CONSTANT && e->sign == 0 && means_success(e->name)) {
        ft_strbuf_addf(out, "enum { %s = 0 };\n", e->name);
        return;
    }
    if (e->kind == FT_HEAL_CONSTANT) {
        ft_strbuf_addf(out, "enum { %s = %d };\n", e->name, e->sign < 0 ? -*constant : e->sign == 1 ? *constant / NEXT_CONSTANT : *constant);
        *constant += NEXT_CONSTANT;
        return;
    }
    if (is_type_object(e->name)) {
        ft_strbuf_addf(out, "extern struct _typeobject %s;\n", e->name);
        return;
    }
    if (strncmp(e->name, "PyExc_", 6) == 0) {
        ft_strbuf_addf(out, "extern struct _object *%s;\n", e->name);
        return;
    }
    shape->tag = NULL;
    if (shape->members && !shape->is_number)
        ft_shape_write_struct(shape, ft_arena_printf(arena, "ftlint_%s", e->name), false, out, arena);
    if (e->kind == FT_HEAL_FUNCTION) {
        bool was_called = shape->is_called;
        shape->is_called = false;
        ft_shape_write(shape, ft_arena_printf(arena, "%s(FTLINT_ANY)", e->name), out);
        shape->is_called = was_called;
    } else {
        ft_strbuf_adds(out, "extern ");
        ft_shape_write(shape, e->name, out);
    }
    ft_strbuf_adds(out, ";\n");
}

static bool is_macro(const ft_heal_name *e)
{
    return e->kind >= FT_HEAL_EMPTY && e->kind <= FT_HEAL_FILLING;
}

static void write_c(ft_healing *h, ft_strbuf *out)
{
    int constant = FIRST_CONSTANT;
    for (size_t i = 0; i < h->names.n; i++)
        if (h->names.v[i]->is_tag && h->names.v[i]->kind != FT_HEAL_BANNED)
            write_tag(h, h->names.v[i], out);
    for (size_t i = 0; i < h->names.n; i++)
        if (h->names.v[i]->kind == FT_HEAL_TYPE)
            write_type(h, h->names.v[i], out);
    for (size_t i = 0; i < h->names.n; i++) {
        ft_heal_kind kind = h->names.v[i]->kind;
        if (kind == FT_HEAL_CONSTANT || kind == FT_HEAL_VARIABLE || kind == FT_HEAL_FUNCTION)
            write_value(h, h->names.v[i], out, &constant);
    }
}

const char *ft_heal_write(ft_healing *h)
{
    ft_strbuf out;

    for (size_t i = 0; i < h->names.n; i++)
        h->names.v[i]->is_written = false;
    ft_strbuf_init(&out);
    ft_strbuf_adds(&out, prelude);
    for (size_t i = 0; i < h->defines.n; i++)
        ft_strbuf_adds(&out, h->defines.v[i]);
    write_headers(h, &out);
    if (h->s->is_cxx)
        ft_heal_write_cxx(h, &out);
    else
        write_c(h, &out);
    for (size_t i = 0; i < h->names.n; i++) /* last: they must not change the lines above */
        if (is_macro(h->names.v[i]))
            write_macro(h->names.v[i], &out);
    const char *text = ft_arena_strndup(h->s->arena, out.s, out.len);
    ft_strbuf_release(&out);
    return text;
}
