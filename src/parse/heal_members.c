/* Complaints that tell what made-up things consist of: members, pointers, functions. */
#include <string.h>

#include "parse/heal_complaint.h"

/* The shape whose struct the compiler calls by that name. */
static ft_shape *shape_of_type(const ft_complaint *c, const char *type)
{
    if (!type)
        return NULL;
    if (strncmp(type, "const ", 6) == 0)
        type += 6;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, type), false);
    if (e && e->kind != FT_HEAL_BANNED)
        return &e->shape;
    const char *tag = strncmp(type, "struct ", 7) == 0 ? type + 7 : type;
    for (size_t i = 0; i < c->h->names.n; i++) {
        ft_shape *found = ft_shape_find_tag(&c->h->names.v[i]->shape, tag);
        if (found)
            return found;
    }
    return NULL;
}

/* Any made-up member of that name whose type is open, for places where the compiler names only the type "long". */
static ft_shape *find_member(ft_shape *shape, const char *name, const char *of)
{
    for (ft_shape *m = shape->members; m; m = m->next) {
        bool fits = m->name == name && !m->type && (!of || shape->name == of);
        ft_shape *found = fits ? m : find_member(m, name, of);
        if (found)
            return found;
    }
    return NULL;
}

static ft_shape *shape_of_word(const ft_complaint *c, size_t i)
{
    while (i < c->toks->n && (at(c, i)->kind == ']' || at(c, i)->kind == ')'))
        i = ft_tok_open(c->toks, i) - 1;
    const char *word = at(c, i)->text;
    if (!word)
        return NULL;
    uint16_t before = at(c, i - 1)->kind;
    if (before != '.' && before != FT_TOK_ARROW) {
        ft_heal_name *e = ft_heal_entry(c->h, word, false);
        return e ? &e->shape : NULL;
    }
    const char *of = at(c, i - 2)->text; /* of x.of.word, best that member of a member of that name */
    for (int any = 0; any < 2; any++) {
        for (size_t n = 0; n < c->h->names.n; n++) {
            ft_shape *found = find_member(&c->h->names.v[n]->shape, word, any ? NULL : of);
            if (found)
                return found;
        }
    }
    return NULL;
}

int ft_shape_weight(const ft_shape *shape)
{
    int sum = 1 + shape->levels + shape->is_called;
    for (const ft_shape *m = shape->members; m; m = m->next)
        sum += 2 * ft_shape_weight(m);
    return sum;
}

/* Index of the . or -> that the complaint is about, or SIZE_MAX. */
static size_t find_operator(const ft_complaint *c)
{
    for (size_t k = c->i; k + 2 > c->i && k < c->toks->n; k--) /* at the operator, or at the member behind it */
        if (at(c, k)->kind == '.' || at(c, k)->kind == FT_TOK_ARROW)
            return k;
    return SIZE_MAX;
}

/* "no member named 'm' in 'T'", "field designator 'm' does not refer to any field in type 'T'" */
bool ft_read_missing_member(const ft_complaint *c)
{
    const char *member = quoted(c, 0);
    ft_shape *shape = NULL;
    if (c->h->s->is_cxx)
        return ft_read_missing_in_scope(c);
    for (unsigned n = 1; !shape && quoted(c, n); n++)
        shape = shape_of_type(c, quoted(c, n));
    if (!shape || !member)
        return false;
    int before = ft_shape_weight(shape);
    ft_shape *m = ft_shape_member(shape, c->h->s->arena, ft_intern(c->h->strings, member));
    if (c->toks && ft_tok_is(at(c, c->i), member))
        ft_shape_follow(m, c->h->s->arena, c->toks, c->i + 1, 0);
    return ft_shape_weight(shape) > before;
}

/* The result of an implicit function is used as more than an int: the function gets a declaration. */
static ft_shape *shape_of_callee(const ft_complaint *c, const ft_tok *callee)
{
    if (callee->kind != FT_TOK_IDENT || callee->keyword || c->h->s->is_cxx)
        return NULL;
    ft_heal_name *e = ft_heal_entry(c->h, callee->text, true);
    if (e->kind == FT_HEAL_BANNED)
        return NULL;
    e->wants_value = true;
    return &e->shape;
}

/* The member of a macro's argument is missing, as in #define SEC(t) ((t).tv_sec): look where it is used. */
static bool read_macro_argument(const ft_complaint *c, size_t op)
{
    if (!ft_session_owns(c->h->s, c->p->use_file) || c->p->use_offset == c->p->offset)
        return false;
    ft_complaint use = *c;
    use.toks = ft_heal_tokens(c->h, c->p->use_file);
    use.i = use.toks ? ft_tok_find(use.toks, c->p->use_offset) : 0;
    if (!use.toks || at(&use, use.i + 1)->kind != '(')
        return false;
    bool any = false;
    size_t close = ft_tok_close(use.toks, use.i + 1);
    for (size_t i = use.i + 2; i <= close && i < use.toks->n; i++) {
        uint16_t kind = at(&use, i)->kind;
        if (kind == '(' || kind == '[')
            i = ft_tok_close(use.toks, i);
        if ((kind != ',' && i != close) || !at(&use, i - 1)->text)
            continue;
        ft_shape *shape = shape_of_word(&use, i - 1);
        if (!shape || shape->type)
            continue;
        int before = ft_shape_weight(shape);
        ft_shape_follow(shape, c->h->s->arena, c->toks, op, 0);
        any |= ft_shape_weight(shape) > before;
    }
    return any;
}

/* "member reference base type 'long' is not a structure or union", "... is not a pointer" */
bool ft_read_bad_member_access(const ft_complaint *c)
{
    size_t op = c->toks ? find_operator(c) : SIZE_MAX;
    if (op == SIZE_MAX || op == 0)
        return false;
    ft_shape *shape = NULL;
    for (unsigned n = 0; !shape && quoted(c, n); n++)
        shape = shape_of_type(c, quoted(c, n));
    /* "base type 'X' is not a structure" of p->m means what p points to */
    int declared = shape && at(c, op)->kind == FT_TOK_ARROW && strstr(c->p->text, "base type") ? 1 : 0;
    if (!shape)
        shape = shape_of_word(c, op - 1);
    bool called = at(c, op - 1)->kind == ')' && ft_tok_open(c->toks, op - 1) < c->toks->n;
    if (!shape && called && quoted(c, 0) && strcmp(quoted(c, 0), "int") == 0) /* f()->m */
        shape = shape_of_callee(c, at(c, ft_tok_open(c->toks, op - 1) - 1));
    if (!shape)
        return read_macro_argument(c, op);
    bool was_fixed = shape->is_fixed; /* known by its name, but here it is something else */
    if (was_fixed) {
        shape->is_fixed = false;
        shape->type = NULL;
    }
    if (shape->type)
        return false;
    int before = ft_shape_weight(shape);
    ft_shape_follow(shape, c->h->s->arena, c->toks, op, declared);
    return was_fixed || ft_shape_weight(shape) > before;
}

/* "subscripted value is not ...", "indirection requires ...": one more level. */
bool ft_read_bad_dereference(const ft_complaint *c)
{
    if (!c->toks)
        return false;
    size_t i = c->i;
    while (at(c, i)->kind == '*' || at(c, i)->kind == '(')
        i++;
    if (at(c, i)->kind == '[' && at(c, i - 1)->kind == ')')
        i = ft_tok_open(c->toks, i - 1) - 1;
    else if (at(c, i)->kind == '[')
        i--;
    while (at(c, i + 1)->kind == '.' || at(c, i + 1)->kind == FT_TOK_ARROW)
        i += 2;
    ft_shape *shape = shape_of_word(c, i);
    uint16_t before = at(c, i - 1)->kind;
    if (!shape && at(c, i + 1)->kind == '(' && before != '.' && before != FT_TOK_ARROW)
        shape = shape_of_callee(c, at(c, i));
    if (!shape || shape->levels >= 2 || shape->type || shape->raised == c->h->round)
        return false;
    shape->levels++;
    shape->raised = c->h->round; /* all complaints of one round are about the same star */
    return true;
}

/* "called object type 'long' is not a function or function pointer" */
bool ft_read_bad_call(const ft_complaint *c)
{
    if (!c->toks)
        return false;
    size_t i = at(c, c->i)->kind == '(' ? c->i - 1 : c->i;
    while (at(c, i + 1)->kind == '.' || at(c, i + 1)->kind == FT_TOK_ARROW)
        i += 2;
    ft_shape *shape = shape_of_word(c, i);
    if (!shape || shape->is_called)
        return false;
    shape->is_called = true;
    return true;
}

/* True if type (as the compiler writes it) is one that healing made up and can name. */
static const char *healed_type(const ft_complaint *c, const char *type)
{
    ft_heal_name *e = type ? ft_heal_entry(c->h, ft_intern(c->h->strings, type), false) : NULL;
    return e && (e->kind == FT_HEAL_TYPE || e->is_tag) ? e->name : NULL;
}

/* The end of the chain of members that starts at i. */
static size_t chain_end(const ft_complaint *c, size_t i)
{
    while (at(c, i)->kind == '*' || at(c, i)->kind == '&' || at(c, i)->kind == '(')
        i++;
    for (;; i++) {
        uint16_t next = at(c, i + 1)->kind;
        if (next == '[')
            i = ft_tok_close(c->toks, i + 1) - 1;
        else if (next == '.' || next == FT_TOK_ARROW)
            i++;
        else
            return i;
    }
}

/* Tells that what stands at word is of a made-up type, not a number. */
static bool set_type(const ft_complaint *c, size_t word, const char *type)
{
    ft_shape *shape = shape_of_word(c, word);
    if (!shape || shape->type || shape->is_number || shape->name == type)
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, type, false);
    if (shape->members && (!e || e->shape.type || shape == &e->shape))
        return false;
    for (const ft_shape *m = shape->members; m; m = m->next)
        ft_shape_member(&e->shape, c->h->s->arena, m->name)->levels = m->levels;
    shape->members = NULL;
    shape->type = type;
    return true;
}

/* A member of that name was given the type already, by a complaint before this one. */
static bool is_member_of_type(const ft_complaint *c, size_t word, const char *type)
{
    const char *name = at(c, word)->text;
    uint16_t before = at(c, word - 1)->kind;
    for (size_t n = 0; name && (before == '.' || before == FT_TOK_ARROW) && n < c->h->names.n; n++)
        for (const ft_shape *m = c->h->names.v[n]->shape.members; m; m = m->next)
            if (m->name == name && m->type && strcmp(m->type, type) == 0)
                return true;
    return false;
}

/* X with struct v = X; becomes {0}. */
static bool make_braces(const ft_complaint *c, size_t word)
{
    ft_heal_name *e = at(c, word)->text ? ft_heal_entry(c->h, at(c, word)->text, false) : NULL;
    if (!e || e->kind != FT_HEAL_CONSTANT || !(e->uses & FT_USE_INIT) || (e->uses & FT_USE_PLAIN))
        return false;
    e->kind = FT_HEAL_BRACES;
    return true;
}

/* "assigning to 'T' from incompatible type 'long'", "initializing 'T' with ...", "passing 'long' to ..." */
bool ft_read_mismatch(const ft_complaint *c)
{
    const char *first = c->toks ? healed_type(c, quoted(c, 0)) : NULL, *second = NULL;
    for (unsigned n = 1; c->toks && quoted(c, n); n++)
        second = healed_type(c, quoted(c, n)) ? healed_type(c, quoted(c, n)) : second;
    bool passing = strncmp(c->p->text, "passing", 7) == 0;
    size_t i = c->i;
    if (!c->toks)
        return false;
    if (passing)
        return second && shape_of_word(c, chain_end(c, i)) ? set_type(c, chain_end(c, i), second) : ft_read_scalar(c);
    while (i < c->i + 4 && at(c, i)->kind != FT_TOK_ASSIGN)
        i++;
    if (at(c, i)->kind != FT_TOK_ASSIGN)
        return ft_read_scalar(c);
    if (make_braces(c, i + 1))
        return true;
    const char *type = first ? first : second;
    size_t word = first ? chain_end(c, i + 1) : i - 1; /* of what is assigned, or assigned to */
    if (type && shape_of_word(c, word))
        return set_type(c, word, type);
    return !(type && is_member_of_type(c, word, type)) && ft_read_scalar(c);
}

