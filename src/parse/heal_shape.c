#include "parse/heal_shape.h"

#include <string.h>

ft_shape *ft_shape_member(ft_shape *shape, ft_arena *arena, const char *name)
{
    ft_shape **end = &shape->members;
    for (; *end; end = &(*end)->next)
        if ((*end)->name == name)
            return *end;
    *end = FT_NEW(arena, ft_shape);
    (*end)->name = name;
    return *end;
}

bool ft_tok_is_unary(const ft_toks *toks, size_t i)
{
    const ft_tok *before = ft_tok_at(toks, i - 1);
    if (before->kind == FT_TOK_IDENT)
        return before->keyword && !ft_tok_is(before, "this") && !ft_tok_is(before, "size_t");
    return before->kind != FT_TOK_NUMBER && before->kind != FT_TOK_STRING && before->kind != FT_TOK_CHAR &&
           before->kind != ')' && before->kind != ']' && before->kind != FT_TOK_STEP;
}

/* Keeps the deepest level seen: a name that is once dereferenced twice is a pointer to a pointer. */
static void raise_levels(ft_shape *shape, int levels)
{
    if (levels > shape->levels && levels <= 3 && !shape->is_number)
        shape->levels = levels;
}

/* True for the ")" of (x->m), which is no call and no list of parameters. */
static bool is_around_chain(const ft_toks *toks, size_t close)
{
    uint16_t next = ft_tok_at(toks, close + 1)->kind;
    if (next != '.' && next != FT_TOK_ARROW && next != '[')
        return false;
    size_t open = ft_tok_open(toks, close);
    if (open >= close)
        return false;
    const ft_tok *before = ft_tok_at(toks, open - 1);
    if ((before->kind == FT_TOK_IDENT && !before->keyword) || before->kind == ')' || before->kind == ']')
        return false;
    for (size_t i = open + 1; i < close; i++) {
        uint16_t kind = ft_tok_at(toks, i)->kind;
        if (kind == '[')
            i = ft_tok_close(toks, i);
        else if (kind != FT_TOK_IDENT && kind != '.' && kind != FT_TOK_ARROW)
            return false;
    }
    return true;
}

/* stars: in front of the whole chain, *x.m; they are the last member's. */
static void follow(ft_shape *shape, ft_arena *arena, const ft_toks *toks, size_t i, int declared, int stars)
{
    int derefs = 0;
    for (;; i++) {
        const ft_tok *tok = ft_tok_at(toks, i);
        if (tok->kind == '[') {
            i = ft_tok_close(toks, i);
            derefs++;
        } else if (tok->kind == FT_TOK_ARROW || tok->kind == '.') {
            const ft_tok *name = ft_tok_at(toks, i + 1);
            if (name->kind != FT_TOK_IDENT || name->keyword)
                return;
            derefs += tok->kind == FT_TOK_ARROW;
            raise_levels(shape, derefs - declared);
            shape = ft_shape_member(shape, arena, name->text);
            derefs = declared = 0;
            i++;
        } else if (tok->kind == ')' && stars == 0 && is_around_chain(toks, i)) {
            continue; /* (x->m).n */
        } else {
            shape->is_called |= tok->kind == '(' && stars == 0;
            raise_levels(shape, derefs + (tok->kind == '(' ? 0 : stars) - declared);
            return;
        }
    }
}

void ft_shape_follow(ft_shape *shape, ft_arena *arena, const ft_toks *toks, size_t i, int declared)
{
    follow(shape, arena, toks, i, declared, 0);
}

void ft_shape_note(ft_shape *shape, ft_arena *arena, const ft_toks *toks, size_t i, int declared)
{
    size_t next = i + 1;
    int derefs = 0;
    if (ft_tok_at(toks, i - 1)->kind == '*') {
        /* *x, **x; and (*x).m, (*x)->m */
        size_t first = i - 1;
        while (ft_tok_at(toks, first - 1)->kind == '*')
            first--;
        if (ft_tok_is_unary(toks, first)) {
            derefs = (int)(i - first);
            if (ft_tok_at(toks, next)->kind == ')' && ft_tok_at(toks, first - 1)->kind == '(') {
                ft_shape_follow(shape, arena, toks, next + 1, declared - derefs);
                return;
            }
            /* *x.m and *x->m dereference the member */
            uint16_t kind = ft_tok_at(toks, next)->kind;
            if (kind == '.' || kind == FT_TOK_ARROW) {
                follow(shape, arena, toks, next, declared, derefs);
                return;
            }
            if (kind != '[' && kind != '(')
                raise_levels(shape, derefs - declared);
        }
    }
    ft_shape_follow(shape, arena, toks, next, declared);
}

static void write_stars(int n, ft_strbuf *out)
{
    while (n-- > 0)
        ft_strbuf_addch(out, '*');
}

void ft_shape_write(const ft_shape *shape, const char *name, ft_strbuf *out)
{
    if (shape->is_number || shape->is_fixed) {
        ft_strbuf_addf(out, "%s %s", shape->is_fixed ? shape->type : "long", name);
    } else if (shape->type) {
        ft_strbuf_addf(out, "%s ", shape->type);
        write_stars(shape->levels, out);
        ft_strbuf_adds(out, name);
    } else if (shape->tag) {
        ft_strbuf_addf(out, "struct %s ", shape->tag);
        write_stars(shape->levels, out);
        ft_strbuf_adds(out, name);
    } else if (shape->is_called) {
        ft_strbuf_adds(out, shape->is_object ? "struct _object *(*" : "long (*");
        write_stars(shape->levels, out);
        ft_strbuf_addf(out, "%s)(FTLINT_ANY)", name);
    } else {
        ft_strbuf_adds(out, shape->is_object ? "struct _object *" : "long ");
        write_stars(shape->levels, out);
        ft_strbuf_adds(out, name);
    }
}

void ft_shape_write_struct(ft_shape *shape, const char *tag, bool is_union, ft_strbuf *out, ft_arena *arena)
{
    shape->tag = tag;
    for (ft_shape *m = shape->members; m; m = m->next)
        if (m->members && !m->type && !m->is_number)
            ft_shape_write_struct(m, ft_arena_printf(arena, "%s__%s", tag, m->name), false, out, arena);
    ft_strbuf_addf(out, "%s %s {", is_union ? "union" : "struct", tag);
    for (ft_shape *m = shape->members; m; m = m->next) {
        ft_strbuf_addch(out, ' ');
        ft_shape_write(m, m->name, out);
        ft_strbuf_addch(out, ';');
    }
    ft_strbuf_adds(out, shape->members ? " };\n" : " long ftlint_opaque; };\n");
}

ft_shape *ft_shape_find_tag(ft_shape *shape, const char *tag)
{
    if (shape->tag && strcmp(shape->tag, tag) == 0)
        return shape;
    for (ft_shape *m = shape->members; m; m = m->next) {
        ft_shape *found = ft_shape_find_tag(m, tag);
        if (found)
            return found;
    }
    return NULL;
}
