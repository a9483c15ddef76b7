/* From the compiler's complaints to names and members that healing should provide. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse/heal_complaint.h"

static bool want(const ft_complaint *c, const char *name, bool as_type)
{
    if (!name || !name[0])
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, name), true);
    bool *wants = as_type ? &e->wants_type : &e->wants_value;
    bool is_new = !*wants && e->kind != FT_HEAL_BANNED;
    *wants = true;
    /* The header that should declare it does not, here. */
    if (e->kind == FT_HEAL_HEADER) {
        e->is_decided = false;
        e->has_no_header = true;
        return true;
    }
    /* What was foreseen as a value is a type. */
    if (as_type && is_new && e->is_decided && c->h->is_foreseen &&
        (e->kind == FT_HEAL_CONSTANT || e->kind == FT_HEAL_VARIABLE || e->kind == FT_HEAL_FUNCTION))
        e->is_decided = false;
    /* A variable that was left to its type is still missing: it is one after all. */
    if (e->kind == FT_HEAL_NOTHING && e->is_decided) {
        e->is_decided = false;
        e->uses |= FT_USE_RETRIED;
        return true;
    }
    return is_new;
}

static bool read_unknown_type(const ft_complaint *c)
{
    return want(c, quoted(c, 0), true);
}

static bool read_unknown_value(const ft_complaint *c)
{
    return want(c, quoted(c, 0), false);
}

/* "... 'T' (aka 'struct S')", "... 'struct S'": the last struct, union or enum that is named. */
static bool read_incomplete(const ft_complaint *c)
{
    const char *tag = NULL;
    for (unsigned n = 0; quoted(c, n); n++) {
        const char *text = quoted(c, n);
        if (strncmp(text, "const ", 6) == 0)
            text += 6;
        if (strncmp(text, "struct ", 7) == 0 || strncmp(text, "union ", 6) == 0 || strncmp(text, "enum ", 5) == 0)
            tag = text;
    }
    const char *plain = quoted(c, 0);
    if (!tag && plain && !c->h->s->is_cxx && strstr(c->p->text, "definition of type") && !strpbrk(plain, " *:([<"))
        tag = ft_arena_printf(c->h->s->arena, "struct %s", plain); /* typedef struct X X; is called X */
    if (!tag || strpbrk(tag, "*:([<"))
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, tag), true);
    bool is_new = !e->is_tag && e->kind != FT_HEAL_BANNED;
    e->is_tag = true;
    return is_new;
}

/* "invalid operands to binary expression": (X)&y was a cast, so X is a type. */
static bool read_bad_operands(const ft_complaint *c)
{
    size_t i = c->toks ? c->i : 0;
    if (i < 3 || (at(c, i)->kind != '&' && at(c, i)->kind != '*') || at(c, i - 1)->kind != ')' || at(c, i - 3)->kind != '(')
        return ft_read_number(c);
    ft_heal_name *e = at(c, i - 2)->text ? ft_heal_entry(c->h, at(c, i - 2)->text, false) : NULL;
    if (!e || e->kind != FT_HEAL_CONSTANT)
        return ft_read_number(c);
    e->wants_type = true;
    e->kind = FT_HEAL_TYPE;
    return true;
}

/* "redefinition of 'x'" and the like: the source does declare it, only later. */
static bool read_conflict(const ft_complaint *c)
{
    const char *name = c->toks ? at(c, c->i)->text : NULL;
    ft_heal_name *e = name ? ft_heal_entry(c->h, name, false) : NULL;
    if (!e && quoted(c, 0))
        e = ft_heal_entry(c->h, ft_intern(c->h->strings, quoted(c, 0)), false);
    if (!e && c->toks && name) {
        char key[256];
        snprintf(key, sizeof key, "%s %s", at(c, c->i - 1)->text ? at(c, c->i - 1)->text : "struct", name);
        e = ft_heal_entry(c->h, ft_intern(c->h->strings, key), false);
    }
    if (!e || e->kind == FT_HEAL_BANNED || (e->kind == FT_HEAL_NOTHING && e->is_suspect))
        return false; /* int X f(); with an unknown X seems to declare X */
    e->kind = FT_HEAL_BANNED;
    e->is_decided = true;
    return true;
}

/* "'v' declared as an array with a negative size": v[LAST - FIRST + 1], v[-LOWEST]. */
static bool read_negative_size(const ft_complaint *complaint)
{
    ft_complaint use = *complaint, *c = &use;
    bool any = false;
    if (c->toks && c->p->use_offset != c->p->offset) { /* a bound that comes from a macro */
        c->toks = ft_session_owns(c->h->s, c->p->use_file) ? ft_heal_tokens(c->h, c->p->use_file) : NULL;
        c->i = c->toks ? ft_tok_find(c->toks, c->p->use_offset) : 0;
    }
    size_t i = c->i;
    while (c->toks && i > 0 && i + 3 > c->i && at(c, i)->kind != '[')
        i--;
    if (!c->toks || at(c, i)->kind != '[')
        return false;
    for (size_t close = ft_tok_close(c->toks, i); i < close; i++) {
        const char *name = at(c, i - 1)->kind == '-' ? ft_heal_stands_for(c->h, at(c, i)->text) : NULL;
        ft_heal_name *e = name ? ft_heal_entry(c->h, name, false) : NULL;
        if (!e || e->kind != FT_HEAL_CONSTANT || e->sign)
            continue;
        e->sign = ft_tok_is_unary(c->toks, i - 1) ? -1 : 1;
        any = true;
    }
    return any;
}

/* "duplicate case value: 'A_OK' and 'B_OK' both equal '0'": one of them is something else. */
static bool read_same_case(const ft_complaint *c)
{
    for (unsigned n = 0; n < 2 && quoted(c, n); n++) {
        ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, quoted(c, n)), false);
        if (!e || e->kind != FT_HEAL_CONSTANT || e->sign)
            continue;
        e->sign = 2;
        return true;
    }
    return false;
}

/* "redefinition of parameter 'X'": f(X, X) took a type for names. */
static bool read_twice(const ft_complaint *c)
{
    return want(c, quoted(c, 0), true);
}

/* "must use 'struct' tag to refer to type 'X'": a typedef of that name is missing as well. */
static bool read_missing_tag(const ft_complaint *c)
{
    const char *word = quoted(c, 0), *name = quoted(c, 1);
    if (!word || !name)
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, name), true);
    if (e->kind == FT_HEAL_BANNED || e->kind == FT_HEAL_TYPE)
        return false;
    e->wants_type = e->is_decided = true;
    e->kind = FT_HEAL_TYPE;
    e->shape.type = ft_arena_printf(c->h->s->arena, "%s %s", word, name);
    e->shape.is_fixed = true;
    return true;
}

/* A made-up declaration does not compile itself: leave out what its line declares. */
static bool read_own_mistake(const ft_complaint *c)
{
    const char *line = c->h->s->heal_text;
    for (unsigned n = 1; line && n < c->p->line; n++) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    bool changed = false;
    if (!line)
        return false;
    ft_toks toks = ft_lex(c->h->s->arena, c->h->strings, line, strcspn(line, "\n"));
    for (size_t i = 0; i < toks.n; i++) {
        ft_heal_name *e = toks.v[i].text ? ft_heal_entry(c->h, toks.v[i].text, false) : NULL;
        if (e && e->kind != FT_HEAL_BANNED && e->kind != FT_HEAL_NOTHING) {
            e->kind = FT_HEAL_BANNED;
            e->is_decided = changed = true;
        }
    }
    return changed;
}

static bool is_in_define(const ft_complaint *c, size_t i)
{
    size_t name = i;
    while (name > 0 && name < c->toks->n && !at(c, name)->starts_line)
        name--;
    return ft_tok_is(at(c, name + 1), "define") && i > name + 2;
}

/* A syntax error: unknown macros near by are suspects; their uses decide. */
static bool suspect(const ft_complaint *c, size_t i)
{
    const ft_tok *tok = at(c, i);
    if (tok->kind != FT_TOK_IDENT || tok->keyword || (tok->directive && !is_in_define(c, i)))
        return false;
    if (at(c, i - 1)->kind == '.' || at(c, i - 1)->kind == FT_TOK_ARROW)
        return false;
    if (ft_heal_entry(c->h, tok->text, false) || ft_ptrmap_find(&c->h->macro_names, tok->text))
        return false;
    ft_heal_entry(c->h, tok->text, true)->is_suspect = true;
    return true;
}

static bool read_syntax(const ft_complaint *c)
{
    if (!c->toks)
        return false;
    bool any = false;
    for (size_t i = c->i > 2 ? c->i - 2 : 0; i <= c->i + 1; i++) {
        any |= suspect(c, i);
        size_t open = at(c, i)->kind == ')' ? ft_tok_open(c->toks, i) : 0;
        if (open > 0 && open < c->toks->n)
            any |= suspect(c, open - 1);
    }
    return any;
}

/* #include X, #if X(1, 2) with an unknown macro. */
static bool read_directive(const ft_complaint *c)
{
    bool any = false;
    for (size_t i = c->toks ? c->i - 1 : 1; c->toks && i <= c->i + 1; i++) {
        const ft_tok *tok = at(c, i);
        if (tok->directive && tok->text && !tok->keyword && !ft_heal_entry(c->h, tok->text, false) &&
            (ft_tok_is(at(c, i - 1), "include") || at(c, i + 1)->kind == '(') && !ft_tok_is(tok, "include"))
            any = ft_heal_entry(c->h, tok->text, true)->is_suspect = true;
    }
    return any;
}

/* "function cannot return function type": typedef X (*f)(int) took X for the name that is declared. */
static bool read_hidden_type(const ft_complaint *c)
{
    size_t i = c->toks ? c->i : 0;
    if (i < 2 || at(c, i)->kind != '(' || !ft_tok_is(at(c, i - 2), "typedef") || at(c, i - 1)->keyword)
        return false;
    return want(c, at(c, i - 1)->text, true);
}

/* "'x.h' file not found" */
static bool read_missing_file(const ft_complaint *c)
{
    const char *spelled = quoted(c, 0);
    bool angled = c->toks && at(c, c->i)->kind == '<';
    return spelled && ft_session_provide_include(c->h->s, c->p->file, spelled, angled);
}

typedef struct reader {
    const char *pattern; /* part of the message */
    bool (*read)(const ft_complaint *c);
} reader;

static const reader readers[] = {
    {"file not found", read_missing_file},
    {"unknown type name", read_unknown_type},
    {"use of undeclared identifier", read_unknown_value},
    {"incomplete", read_incomplete},
    {"no member named", ft_read_missing_member},
    {"no type named", ft_read_missing_in_scope},
    {"override'", ft_read_override},
    {"not name a template", ft_read_template},
    {"not refer to a template", ft_read_template},
    {"reinterpret_cast from 'ftlint_any'", ft_read_bad_cast},
    {"static_cast from 'char *'", ft_read_bad_cast},
    {"must be an expression", ft_read_template_value},
    {"template type parameter must be a type", ft_read_template_type},
    {"incompatible initializer of type 'ftlint_any'", ft_read_pointer_result},
    {"no template named", ft_read_missing_in_scope},
    {"expected namespace name", ft_read_missing_namespace},
    {"literal operator", ft_read_missing_literal},
    {"field designator", ft_read_missing_member},
    {"member reference", ft_read_bad_member_access},
    {"subscripted value", ft_read_bad_dereference},
    {"indirection requires", ft_read_bad_dereference},
    {"called object type", ft_read_bad_call},
    {"invalid operands to binary", read_bad_operands},
    {"incompatible type", ft_read_mismatch},
    {"incompatible result type", ft_read_scalar},
    {"where arithmetic or pointer", ft_read_number},
    {"non-integral type", ft_read_number},
    {"expression of integer type", ft_read_number},
    {"cast to a pointer type", ft_read_number},
    {"conditional expression is ambiguous", ft_read_number},
    {"to unary expression", ft_read_number},
    {"must use 'struct' tag", read_missing_tag},
    {"must use 'union' tag", read_missing_tag},
    {"must use 'enum' tag", read_missing_tag},
    {"duplicate case value", read_same_case},
    {"array with a negative size", read_negative_size},
    {"redefinition of parameter", read_twice},
    {"redefinition", read_conflict},
    {"conflicting types", read_conflict},
    {"redeclar", read_conflict},
    {"static declaration of", read_conflict},
    {"different kind of symbol", read_conflict},
    {"preprocessor subexpression", read_directive},
    {"function-like macro", read_directive},
    {"expected \"FILENAME\"", read_directive},
    {"cannot return function type", read_hidden_type},
    {"expected", read_syntax},
    {"type specifier", read_syntax},
    {"extraneous", read_syntax},
};

bool ft_heal_read(ft_healing *h, const ft_problems *problems)
{
    bool learnt = false;
    for (size_t i = 0; i < problems->n; i++) {
        ft_complaint c = {.h = h, .p = &problems->v[i]};
        if (c.p->in_heal) {
            learnt |= read_own_mistake(&c);
            continue;
        }
        if (!c.p->is_owned && !strstr(c.p->text, "no member named") && !strstr(c.p->text, "file not found"))
            continue;
        c.toks = c.p->is_owned && !c.p->is_pasted ? ft_heal_tokens(h, c.p->file) : NULL;
        c.i = c.toks ? ft_tok_find(c.toks, c.p->offset) : 0;
        for (size_t r = 0; r < sizeof readers / sizeof readers[0]; r++) {
            if (strstr(c.p->text, readers[r].pattern)) {
                learnt |= readers[r].read(&c);
                break;
            }
        }
    }
    return learnt;
}
