/* From the compiler's complaints to names and members that healing should provide. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse/heal_names.h"

/* One complaint with its place in the tokens; toks is NULL if the file is not ours to read. */
typedef struct complaint {
    ft_healing *h;
    const ft_problem *p;
    const ft_toks *toks;
    size_t i;
} complaint;

static const ft_tok *at(const complaint *c, size_t i)
{
    return ft_tok_at(c->toks, i);
}

static const char *quoted(const complaint *c, unsigned n)
{
    return ft_problem_quoted(c->p, n, c->h->s->arena);
}

static bool want(const complaint *c, const char *name, bool as_type)
{
    if (!name || !name[0])
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, name), true);
    bool *wants = as_type ? &e->wants_type : &e->wants_value;
    bool is_new = !*wants && e->kind != FT_HEAL_BANNED;
    *wants = true;
    /* A variable that was left to its type is still missing: it is one after all. */
    if (e->kind == FT_HEAL_NOTHING && e->is_decided) {
        e->is_decided = false;
        e->uses |= FT_USE_RETRIED;
        return true;
    }
    return is_new;
}

static bool read_unknown_type(const complaint *c)
{
    return want(c, quoted(c, 0), true);
}

static bool read_unknown_value(const complaint *c)
{
    return want(c, quoted(c, 0), false);
}

/* "... 'T' (aka 'struct S')", "... 'struct S'": the last struct, union or enum that is named. */
static bool read_incomplete(const complaint *c)
{
    const char *tag = NULL;
    for (unsigned n = 0; quoted(c, n); n++) {
        const char *text = quoted(c, n);
        if (strncmp(text, "const ", 6) == 0)
            text += 6;
        if (strncmp(text, "struct ", 7) == 0 || strncmp(text, "union ", 6) == 0 || strncmp(text, "enum ", 5) == 0)
            tag = text;
    }
    if (!tag || strpbrk(tag, "*:([<"))
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, tag), true);
    bool is_new = !e->is_tag && e->kind != FT_HEAL_BANNED;
    e->is_tag = true;
    return is_new;
}

/* The shape whose struct the compiler calls by that name. */
static ft_shape *shape_of_type(const complaint *c, const char *type)
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

/* Any made-up member of that name, for places where the compiler names only the type "long". */
static ft_shape *find_member(ft_shape *shape, const char *name)
{
    for (ft_shape *m = shape->members; m; m = m->next) {
        ft_shape *found = m->name == name ? m : find_member(m, name);
        if (found)
            return found;
    }
    return NULL;
}

static ft_shape *shape_of_word(const complaint *c, size_t i)
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
    for (size_t n = 0; n < c->h->names.n; n++) {
        ft_shape *found = find_member(&c->h->names.v[n]->shape, word);
        if (found)
            return found;
    }
    return NULL;
}

static int weight(const ft_shape *shape)
{
    int sum = 1 + shape->levels + shape->is_called;
    for (const ft_shape *m = shape->members; m; m = m->next)
        sum += 2 * weight(m);
    return sum;
}

/* Index of the . or -> that the complaint is about, or SIZE_MAX. */
static size_t find_operator(const complaint *c)
{
    for (size_t k = c->i; k + 2 > c->i && k < c->toks->n; k--) /* at the operator, or at the member behind it */
        if (at(c, k)->kind == '.' || at(c, k)->kind == FT_TOK_ARROW)
            return k;
    return SIZE_MAX;
}

/* True if the compiler's name of a class means one that healing made up: X, ns::X, X<int>, ftlint_any. */
static bool is_made_up_class(const complaint *c, const char *type)
{
    if (strncmp(type, "ftlint_any", 10) == 0)
        return true;
    if (strncmp(type, "struct ", 7) == 0)
        type += 7;
    const char *name = ft_intern_n(c->h->strings, type, strcspn(type, "<"));
    const ft_heal_name *e = ft_heal_entry(c->h, name, false);
    if (!e)
        e = ft_heal_entry(c->h, ft_intern(c->h->strings, ft_arena_printf(c->h->s->arena, "struct %s", name)), false);
    return e && (e->kind == FT_HEAL_TYPE || e->kind == FT_HEAL_STRUCT || e->kind == FT_HEAL_UNION);
}

/* In C++ every made-up class gets every missing member. */
static bool add_any_member(const complaint *c, const char *member)
{
    for (unsigned n = 1; quoted(c, n); n++) {
        if (!is_made_up_class(c, quoted(c, n)))
            continue;
        int before = weight(&c->h->any);
        ft_shape_member(&c->h->any, c->h->s->arena, ft_intern(c->h->strings, member));
        return weight(&c->h->any) > before;
    }
    return false;
}

/* "no member named 'x' in namespace 'a::b'", "no template named 'X'", "no type named 'X' in namespace 'a'" */
static bool read_missing_in_scope(const complaint *c)
{
    const char *name = quoted(c, 0), *scope = quoted(c, 1);
    bool is_template = strstr(c->p->text, "no template") != NULL, is_type = strstr(c->p->text, "no type") != NULL;
    if (!name || strpbrk(name, "~ <"))
        return false;
    ft_heal_name *e;
    if (scope && strstr(c->p->text, "namespace"))
        e = ft_heal_make_scoped(c->h, ft_intern(c->h->strings, scope), ft_intern(c->h->strings, name));
    else if (!scope || strstr(c->p->text, "global namespace"))
        e = ft_heal_entry(c->h, ft_intern(c->h->strings, name), true);
    else
        return add_any_member(c, name);
    if (e->kind == FT_HEAL_BANNED)
        return false;
    bool is_new = !e->wants_type && !e->wants_value;
    e->wants_type |= is_type || is_template;
    e->wants_value |= !is_type && !is_template;
    e->is_template |= is_template;
    return is_new;
}

/* "expected namespace name": using namespace a::b; namespace x = a; */
static bool read_missing_namespace(const complaint *c)
{
    const char *name = c->toks ? at(c, c->i)->text : NULL;
    if (!name)
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, name, true);
    bool is_new = e->kind == FT_HEAL_NOTHING;
    if (is_new) {
        e->kind = FT_HEAL_NAMESPACE;
        e->is_decided = true;
    }
    return is_new;
}

/* "no matching literal operator for call to 'operator""_a' with ..." */
static bool read_missing_literal(const complaint *c)
{
    const char *name = quoted(c, 0);
    const char *suffix = name ? strstr(name, "\"\"") : NULL;
    if (!suffix)
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, suffix + 2 + strspn(suffix + 2, " ")), true);
    bool is_new = e->kind != FT_HEAL_LITERAL;
    e->kind = FT_HEAL_LITERAL;
    e->is_decided = true;
    return is_new;
}

/* "no member named 'm' in 'T'", "field designator 'm' does not refer to any field in type 'T'" */
static bool read_missing_member(const complaint *c)
{
    const char *member = quoted(c, 0);
    ft_shape *shape = NULL;
    if (c->h->s->is_cxx)
        return read_missing_in_scope(c);
    for (unsigned n = 1; !shape && quoted(c, n); n++)
        shape = shape_of_type(c, quoted(c, n));
    if (!shape || !member)
        return false;
    int before = weight(shape);
    ft_shape *m = ft_shape_member(shape, c->h->s->arena, ft_intern(c->h->strings, member));
    if (c->toks && ft_tok_is(at(c, c->i), member))
        ft_shape_follow(m, c->h->s->arena, c->toks, c->i + 1, 0);
    return weight(shape) > before;
}

/* The result of an implicit function is used as more than an int: the function gets a declaration. */
static ft_shape *shape_of_callee(const complaint *c, const ft_tok *callee)
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
static bool read_macro_argument(const complaint *c, size_t op)
{
    if (!ft_session_owns(c->h->s, c->p->use_file) || c->p->use_offset == c->p->offset)
        return false;
    complaint use = *c;
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
        int before = weight(shape);
        ft_shape_follow(shape, c->h->s->arena, c->toks, op, 0);
        any |= weight(shape) > before;
    }
    return any;
}

/* "member reference base type 'long' is not a structure or union", "... is not a pointer" */
static bool read_bad_member_access(const complaint *c)
{
    size_t op = c->toks ? find_operator(c) : SIZE_MAX;
    if (op == SIZE_MAX || op == 0)
        return false;
    ft_shape *shape = NULL;
    for (unsigned n = 0; !shape && quoted(c, n); n++)
        shape = shape_of_type(c, quoted(c, n));
    if (!shape)
        shape = shape_of_word(c, op - 1);
    bool called = at(c, op - 1)->kind == ')' && ft_tok_open(c->toks, op - 1) < c->toks->n;
    if (!shape && called && quoted(c, 0) && strcmp(quoted(c, 0), "int") == 0) /* f()->m */
        shape = shape_of_callee(c, at(c, ft_tok_open(c->toks, op - 1) - 1));
    if (!shape)
        return read_macro_argument(c, op);
    if (!shape || shape->type)
        return false;
    int before = weight(shape);
    ft_shape_follow(shape, c->h->s->arena, c->toks, op, 0);
    return weight(shape) > before;
}

/* "subscripted value is not ...", "indirection requires ...": one more level. */
static bool read_bad_dereference(const complaint *c)
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
    if (!shape || shape->levels >= 2 || shape->type)
        return false;
    shape->levels++;
    return true;
}

/* "called object type 'long' is not a function or function pointer" */
static bool read_bad_call(const complaint *c)
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
static const char *healed_type(const complaint *c, const char *type)
{
    ft_heal_name *e = type ? ft_heal_entry(c->h, ft_intern(c->h->strings, type), false) : NULL;
    return e && (e->kind == FT_HEAL_TYPE || e->is_tag) ? e->name : NULL;
}

/* The end of the chain of members that starts at i. */
static size_t chain_end(const complaint *c, size_t i)
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
static bool set_type(const complaint *c, size_t word, const char *type)
{
    ft_shape *shape = shape_of_word(c, word);
    if (!shape || shape->members || shape->type || shape->name == type)
        return false;
    shape->type = type;
    return true;
}

/* X with struct v = X; becomes {0}. */
static bool make_braces(const complaint *c, size_t word)
{
    ft_heal_name *e = at(c, word)->text ? ft_heal_entry(c->h, at(c, word)->text, false) : NULL;
    if (!e || e->kind != FT_HEAL_CONSTANT || !(e->uses & FT_USE_INIT))
        return false;
    e->kind = FT_HEAL_BRACES;
    return true;
}

/* "assigning to 'T' from incompatible type 'long'", "initializing 'T' with ...", "passing 'long' to ..." */
static bool read_mismatch(const complaint *c)
{
    const char *first = c->toks ? healed_type(c, quoted(c, 0)) : NULL, *second = NULL;
    for (unsigned n = 1; c->toks && quoted(c, n); n++)
        second = healed_type(c, quoted(c, n)) ? healed_type(c, quoted(c, n)) : second;
    bool passing = strncmp(c->p->text, "passing", 7) == 0;
    size_t i = c->i;
    if (!c->toks)
        return false;
    if (passing)
        return second && set_type(c, chain_end(c, i), second);
    while (i < c->i + 4 && at(c, i)->kind != FT_TOK_ASSIGN)
        i++;
    if (at(c, i)->kind != FT_TOK_ASSIGN)
        return false;
    if (make_braces(c, i + 1))
        return true;
    if (first)
        return set_type(c, chain_end(c, i + 1), first);
    return second && set_type(c, i - 1, second);
}

/* "invalid operands to binary expression": (X)&y was a cast, so X is a type. */
static bool read_bad_operands(const complaint *c)
{
    size_t i = c->toks ? c->i : 0;
    if (i < 3 || (at(c, i)->kind != '&' && at(c, i)->kind != '*') || at(c, i - 1)->kind != ')' || at(c, i - 3)->kind != '(')
        return false;
    ft_heal_name *e = at(c, i - 2)->text ? ft_heal_entry(c->h, at(c, i - 2)->text, false) : NULL;
    if (!e || e->kind != FT_HEAL_CONSTANT)
        return false;
    e->wants_type = true;
    e->kind = FT_HEAL_TYPE;
    return true;
}

/* "redefinition of 'x'" and the like: the source does declare it, only later. */
static bool read_conflict(const complaint *c)
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
    if (!e || e->kind == FT_HEAL_BANNED)
        return false;
    e->kind = FT_HEAL_BANNED;
    e->is_decided = true;
    return true;
}

/* A made-up declaration does not compile itself: leave out what its line declares. */
static bool read_own_mistake(const complaint *c)
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

/* A syntax error: unknown macros near by are suspects; their uses decide. */
static bool suspect(const complaint *c, size_t i)
{
    const ft_tok *tok = at(c, i);
    if (tok->kind != FT_TOK_IDENT || tok->keyword || tok->directive)
        return false;
    if (at(c, i - 1)->kind == '.' || at(c, i - 1)->kind == FT_TOK_ARROW)
        return false;
    ft_heal_name *e = ft_heal_entry(c->h, tok->text, false);
    if (e)
        return false;
    ft_heal_entry(c->h, tok->text, true)->is_suspect = true;
    return true;
}

static bool read_syntax(const complaint *c)
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
static bool read_directive(const complaint *c)
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
static bool read_hidden_type(const complaint *c)
{
    size_t i = c->toks ? c->i : 0;
    if (i < 2 || at(c, i)->kind != '(' || !ft_tok_is(at(c, i - 2), "typedef") || at(c, i - 1)->keyword)
        return false;
    return want(c, at(c, i - 1)->text, true);
}

/* "'x.h' file not found" */
static bool read_missing_file(const complaint *c)
{
    const char *spelled = quoted(c, 0);
    bool angled = c->toks && at(c, c->i)->kind == '<';
    return spelled && ft_session_provide_include(c->h->s, c->p->file, spelled, angled);
}

typedef struct reader {
    const char *pattern; /* part of the message */
    bool (*read)(const complaint *c);
} reader;

static const reader readers[] = {
    {"file not found", read_missing_file},
    {"unknown type name", read_unknown_type},
    {"use of undeclared identifier", read_unknown_value},
    {"incomplete", read_incomplete},
    {"no member named", read_missing_member},
    {"no type named", read_missing_in_scope},
    {"no template named", read_missing_in_scope},
    {"expected namespace name", read_missing_namespace},
    {"literal operator", read_missing_literal},
    {"field designator", read_missing_member},
    {"member reference", read_bad_member_access},
    {"subscripted value", read_bad_dereference},
    {"indirection requires", read_bad_dereference},
    {"called object type", read_bad_call},
    {"invalid operands to binary", read_bad_operands},
    {"incompatible type", read_mismatch},
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
        complaint c = {.h = h, .p = &problems->v[i]};
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
