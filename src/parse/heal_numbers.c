/* Complaints that prove a made-up thing to be a number, or a pointer, where the text suggested something else. */
#include <string.h>

#include "parse/heal_complaint.h"

/* The text between the n-th quotes without const and stars; NULL if there is none. */
static const char *bare_type(const ft_complaint *c, unsigned n, bool *is_pointer)
{
    const char *type = quoted(c, n);
    if (!type)
        return NULL;
    size_t len = strlen(type);
    *is_pointer = false;
    if (strncmp(type, "const ", 6) == 0) {
        type += 6;
        len -= 6;
    }
    while (len > 0 && (type[len - 1] == '*' || type[len - 1] == ' ')) {
        *is_pointer |= type[len - 1] == '*';
        len--;
    }
    return ft_intern_n(c->h->strings, type, len);
}

static bool is_arithmetic(const char *type)
{
    static const char *const words[] = {"char", "short", "int", "long", "float", "double", "unsigned", "_Bool", "signed"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strncmp(type, words[i], strlen(words[i])) == 0)
            return !strchr(type, '*');
    return false;
}

static bool make_number(ft_shape *shape)
{
    if (!shape || shape->is_number || (shape->levels == 0 && !shape->members && !shape->is_called && shape->is_whole))
        return false;
    shape->is_number = true;
    shape->levels = 0;
    return true;
}

/* The shape that a quoted type of the complaint stands for, if its type was made up as something that is no number. */
static ft_shape *wrong_type(const ft_complaint *c, unsigned n)
{
    bool is_pointer;
    const char *type = bare_type(c, n, &is_pointer);
    ft_heal_name *e = type ? ft_heal_entry(c->h, type, false) : NULL;
    if (e && e->kind == FT_HEAL_TYPE && !e->shape.is_number && !is_pointer)
        return &e->shape;
    if (!type || strncmp(type, "struct ftlint_", 14) != 0)
        return NULL;
    for (size_t i = 0; i < c->h->names.n; i++) {
        ft_heal_name *owner = c->h->names.v[i];
        ft_shape *found = ft_shape_find_tag(&owner->shape, type + 7);
        if (found && (found != &owner->shape || owner->kind != FT_HEAL_TYPE))
            return found;
    }
    return NULL;
}

static ft_shape *value_at(const ft_complaint *c, size_t i)
{
    const ft_tok *tok = at(c, i);
    uint16_t before = at(c, i - 1)->kind;
    if (!tok->text || before == '.' || before == FT_TOK_ARROW)
        return NULL;
    ft_heal_name *e = ft_heal_entry(c->h, tok->text, false);
    return e && (e->kind == FT_HEAL_VARIABLE || e->kind == FT_HEAL_FUNCTION) ? &e->shape : NULL;
}

/* X in the cast (X)1.5 that stands at i or shortly before. */
static ft_shape *cast_type(const ft_complaint *c)
{
    for (size_t i = c->i; i + 3 > c->i && i > 1 && i < c->toks->n; i--) {
        if (at(c, i)->kind != ')' || at(c, i - 2)->kind != '(' || !at(c, i - 1)->text)
            continue;
        ft_heal_name *e = ft_heal_entry(c->h, at(c, i - 1)->text, false);
        if (e && e->kind == FT_HEAL_TYPE)
            return &e->shape;
    }
    return NULL;
}

/* "invalid operands to binary expression ('X' (aka 'struct ...') and 'int')", "... integer type ('X' invalid)" */
bool ft_read_number(const ft_complaint *c)
{
    bool learnt = false;
    for (unsigned n = 0; quoted(c, n); n++)
        learnt |= make_number(wrong_type(c, n));
    if (learnt || !c->toks)
        return learnt;
    if (make_number(cast_type(c)))
        return true;
    const char *first = quoted(c, 0);
    if (!first || !strstr(c->p->text, "operands"))
        return false;
    size_t left = at(c, c->i - 1)->kind == ')' || at(c, c->i - 1)->kind == ']' ? ft_tok_open(c->toks, c->i - 1) - 1 : c->i - 1;
    return make_number(strchr(first, '*') ? value_at(c, left) : value_at(c, c->i + 1));
}

/* "assigning to 'X' (aka 'struct ...') from incompatible type 'int'": a number; from 'void *': a pointer. */
bool ft_read_scalar(const ft_complaint *c)
{
    bool is_pointer, to_number = false, to_pointer = false;
    ft_shape *shape = NULL;
    for (unsigned n = 0; quoted(c, n); n++) {
        ft_shape *found = wrong_type(c, n);
        shape = found ? found : shape;
        const char *type = bare_type(c, n, &is_pointer);
        to_number |= !is_pointer && is_arithmetic(type);
        to_pointer |= strcmp(quoted(c, n), "void *") == 0;
    }
    if (!shape)
        return false;
    if (to_pointer && shape->levels == 0) {
        shape->levels = 1;
        return true;
    }
    return to_number && make_number(shape);
}
