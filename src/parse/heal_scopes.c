/* Complaints about C++ scopes: namespaces, members of made-up classes, templates. */
#include <string.h>

#include "parse/heal_complaint.h"

/* True if the compiler's name of a class means one that healing made up: X, ns::X, X<int>, ftlint_any. */
static bool is_made_up_class(const ft_complaint *c, const char *type)
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

/* x.a(1).b(2): what a made-up member gives has made-up members, too. */
static void add_chain(const ft_complaint *c, size_t i)
{
    for (; i < c->toks->n; i++) {
        uint16_t kind = at(c, i)->kind;
        if (kind == '(' || kind == '[') {
            i = ft_tok_close(c->toks, i);
            continue;
        }
        if ((kind != '.' && kind != FT_TOK_ARROW) || at(c, i + 1)->kind != FT_TOK_IDENT || at(c, i + 1)->keyword)
            return;
        ft_shape_member(&c->h->any, c->h->s->arena, at(c, ++i)->text);
    }
}

/* x.member<a | b>(...): arguments of a template, not two comparisons. */
static bool is_template_call(const ft_complaint *c, size_t i)
{
    if (at(c, i + 1)->kind != '<')
        return false;
    for (size_t k = i + 2; k < c->toks->n && k < i + 40; k++) {
        uint16_t kind = at(c, k)->kind;
        if (kind == '>')
            return at(c, k + 1)->kind == '(';
        if (kind == ';' || kind == '{' || kind == '}' || kind == ')' || kind == '(')
            return false;
    }
    return false;
}

/* In C++ every made-up class gets every missing member. */
static bool add_any_member(const ft_complaint *c, const char *member)
{
    for (unsigned n = 1; quoted(c, n); n++) {
        if (!is_made_up_class(c, quoted(c, n)))
            continue;
        int before = ft_shape_weight(&c->h->any);
        ft_shape *m = ft_shape_member(&c->h->any, c->h->s->arena, ft_intern(c->h->strings, member));
        if (c->toks && ft_tok_is(at(c, c->i), member)) {
            m->is_template |= is_template_call(c, c->i);
            add_chain(c, c->i + 1);
        }
        return ft_shape_weight(&c->h->any) > before;
    }
    return false;
}

/* "no member named 'x' in namespace 'a::b'", "no template named 'X'", "no type named 'X' in namespace 'a'" */
bool ft_read_missing_in_scope(const ft_complaint *c)
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
    bool as_type = is_type || is_template;
    bool is_new = as_type ? !e->wants_type : !e->wants_value;
    e->wants_type |= as_type;
    e->wants_value |= !as_type;
    e->is_template |= is_template;
    e->is_decided &= !is_new || !as_type;
    return is_new;
}

/* "expected namespace name": using namespace a::b; namespace x = a; */
bool ft_read_missing_namespace(const ft_complaint *c)
{
    const char *name = c->toks ? at(c, c->i)->text : NULL;
    if (!name)
        return false;
    ft_strbuf scope;
    ft_strbuf_init(&scope);
    size_t first = c->i;
    while (at(c, first - 1)->kind == FT_TOK_SCOPE && at(c, first - 2)->text)
        first -= 2;
    for (size_t i = first; i < c->i; i += 2)
        ft_strbuf_addf(&scope, "%s%s", i > first ? "::" : "", at(c, i)->text);
    ft_heal_name *e = scope.len > 0 ? ft_heal_make_scoped(c->h, ft_intern(c->h->strings, scope.s), name)
                                    : ft_heal_entry(c->h, name, true);
    ft_strbuf_release(&scope);
    bool is_new = e->kind == FT_HEAL_NOTHING;
    if (is_new) {
        e->kind = FT_HEAL_NAMESPACE;
        e->is_decided = true;
    }
    return is_new;
}

/* "only virtual member functions can be marked 'override'": the class below is made up. */
bool ft_read_override(const ft_complaint *c)
{
    ft_heal_name *e = ft_heal_entry(c->h, ft_intern(c->h->strings, "override"), true);
    bool is_new = e->kind != FT_HEAL_EMPTY;
    e->kind = FT_HEAL_EMPTY;
    e->is_decided = true;
    return is_new;
}

/* x.member<3>(...) */
static bool make_member_template(const ft_complaint *c)
{
    ft_shape *m = ft_shape_member(&c->h->any, c->h->s->arena, ft_intern(c->h->strings, quoted(c, 0)));
    bool is_new = !m->is_template;
    m->is_template = true;
    return is_new;
}

/* "'x' does not name a template but is followed by template arguments" */
bool ft_read_template(const ft_complaint *c)
{
    ft_heal_name *e = quoted(c, 0) ? ft_heal_entry(c->h, ft_intern(c->h->strings, quoted(c, 0)), false) : NULL;
    if (!e && quoted(c, 0))
        e = ft_heal_scoped(c->h, ft_intern(c->h->strings, quoted(c, 0)));
    uint16_t before = c->toks ? at(c, c->i - 1)->kind : 0;
    if (quoted(c, 0) && (before == '.' || before == FT_TOK_ARROW))
        return make_member_template(c);
    if (!e || e->is_template || e->kind == FT_HEAL_BANNED)
        return false;
    e->is_template = e->wants_type = true;
    e->uses |= FT_USE_TEMPLATE;
    e->kind = FT_HEAL_TYPE;
    return true;
}

/* "reinterpret_cast from 'ftlint_any' to 'T *' is not allowed": the function returns a pointer. */
bool ft_read_bad_cast(const ft_complaint *c)
{
    size_t i = c->toks ? c->i : 0;
    while (c->toks && i < c->toks->n && at(c, i)->kind != '(')
        i++;
    ft_heal_name *e = c->toks && at(c, i + 1)->text ? ft_heal_entry(c->h, at(c, i + 1)->text, false) : NULL;
    if (!e || e->kind != FT_HEAL_FUNCTION)
        return false;
    int levels = strstr(c->p->text, "'char *'") ? 2 : 1; /* void * is what static_cast takes */
    bool is_new = e->shape.levels < levels;
    e->shape.levels = is_new ? levels : e->shape.levels;
    return is_new;
}

/* X<name>: the parameter of X takes a value ... */
bool ft_read_template_value(const ft_complaint *c)
{
    ft_heal_name *e = c->toks && at(c, c->i)->text ? ft_heal_entry(c->h, at(c, c->i)->text, false) : NULL;
    if (!e || e->kind == FT_HEAL_BANNED || e->kind == FT_HEAL_CONSTANT)
        return false;
    e->kind = FT_HEAL_CONSTANT;
    e->uses = (e->uses & ~(unsigned)FT_USE_LVALUE) | FT_USE_CONSTANT;
    e->is_decided = e->wants_value = true;
    return true;
}

/* ... a type. */
bool ft_read_template_type(const ft_complaint *c)
{
    ft_heal_name *e = c->toks && at(c, c->i)->text ? ft_heal_entry(c->h, at(c, c->i)->text, true) : NULL;
    if (!e || e->kind == FT_HEAL_BANNED || e->kind == FT_HEAL_TYPE || at(c, c->i)->keyword)
        return false;
    e->wants_type = true;
    e->is_decided = false;
    return true;
}

/* auto *x = f(...): what f returns is a pointer. */
bool ft_read_pointer_result(const ft_complaint *c)
{
    size_t i = c->toks ? c->i : 0;
    while (c->toks && i < c->toks->n && at(c, i)->kind != '(' && at(c, i)->kind != ';')
        i++;
    ft_heal_name *e = i > 0 && c->toks && at(c, i - 1)->text ? ft_heal_entry(c->h, at(c, i - 1)->text, false) : NULL;
    if (!e || e->kind != FT_HEAL_FUNCTION || e->shape.levels > 0)
        return false;
    e->shape.levels = 1;
    return true;
}

/* "no matching literal operator for call to 'operator""_a' with ..." */
bool ft_read_missing_literal(const ft_complaint *c)
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

