/* Variables of unknown types: where they are declared, and which members are used on them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse/heal_names.h"
#include "parse/heal_ptrmap.h"
#include "parse/heal_records.h"

typedef enum { VAR_GLOBAL, VAR_LOCAL, VAR_MEMBER, VAR_FUNCTION } var_kind;

typedef struct variable {
    const char *name;
    ft_heal_name *type;
    int declared; /* stars and brackets of its declaration */
    var_kind kind;
    size_t file, index; /* of the declaration */
    uint32_t item;
    bool is_number;     /* compared, or a number is assigned: no struct */
    bool is_reached;    /* v.m, v->m */
    uint32_t next;      /* another variable of the same name, + 1 */
} variable;

/* typedef X *Y: Y stands for X with one more star. */
typedef struct alias {
    ft_heal_name *type;
    int declared;
} alias;

typedef struct finder {
    ft_healing *h;
    FT_VEC(variable) vars;
    ft_ptrmap by_name; /* -> index in vars, + 1 */
    FT_VEC(alias) aliases;
    ft_ptrmap alias_names; /* -> index in aliases */
    ft_records *records;
    size_t file;
    const ft_toks *toks;
} finder;

static const ft_tok *at(const finder *f, size_t i)
{
    return ft_tok_at(f->toks, i);
}

static void add_variable(finder *f, variable v)
{
    uint32_t *first = ft_ptrmap_find(&f->by_name, v.name);
    v.next = first ? *first : 0;
    ft_vec_push(&f->vars, v);
    ft_ptrmap_add(&f->by_name, v.name, (uint32_t)f->vars.n);

    ft_heal_name *e = ft_heal_entry(f->h, v.name, false);
    if (e && !e->is_decided && v.kind != VAR_FUNCTION)
        e->uses |= FT_USE_DECLARED;
}

/* True if the braces around token i are those of a struct or union. */
static bool is_in_record(const finder *f, size_t i)
{
    int open = 0;
    for (i--; i < f->toks->n; i--) {
        uint16_t kind = at(f, i)->kind;
        if (kind == '}')
            open++;
        else if (kind == '{' && open-- == 0)
            break;
    }
    for (size_t back = 1; back <= 3; back++) {
        const ft_tok *tok = at(f, i - back);
        if (ft_tok_is(tok, "struct") || ft_tok_is(tok, "union") || ft_tok_is(tok, "class"))
            return true;
        if (tok->kind != FT_TOK_IDENT)
            return false;
    }
    return false;
}

/* Members that an initialiser names: X v = { .a = 1, .b = 2 }. */
static void read_designators(finder *f, ft_heal_name *type, size_t open)
{
    size_t close = ft_tok_close(f->toks, open);
    for (size_t i = open + 1; i < close; i++) {
        uint16_t kind = at(f, i)->kind;
        if (kind == '{' || kind == '(')
            i = ft_tok_close(f->toks, i);
        else if (kind == '.' && at(f, i + 1)->kind == FT_TOK_IDENT &&
                 (at(f, i - 1)->kind == '{' || at(f, i - 1)->kind == ','))
            ft_shape_member(&type->shape, f->h->s->arena, at(f, i + 1)->text);
    }
}

static size_t skip_initializer(const finder *f, size_t i)
{
    for (; i < f->toks->n; i++) {
        uint16_t kind = at(f, i)->kind;
        if (kind == '(' || kind == '[' || kind == '{')
            i = ft_tok_close(f->toks, i);
        else if (kind == ',' || kind == ';' || kind == ')' || kind == '}')
            break;
    }
    return i;
}

static var_kind kind_of(const finder *f, size_t name)
{
    const ft_tok *tok = at(f, name);
    if (tok->directive)
        return VAR_LOCAL;
    if (tok->depth == 0)
        return tok->parens > 0 ? VAR_LOCAL : VAR_GLOBAL;
    return is_in_record(f, name) ? VAR_MEMBER : VAR_LOCAL;
}

/* One declarator at i; returns the token behind it, or 0 if it is none. */
static size_t read_declarator(finder *f, ft_heal_name *type, int declared, bool is_typedef, size_t i)
{
    for (; at(f, i)->kind == '*' || at(f, i)->kind == '&' || ft_tok_is(at(f, i), "const") ||
           ft_tok_is(at(f, i), "volatile") || ft_tok_is(at(f, i), "restrict"); i++)
        declared += at(f, i)->kind == '*';
    const ft_tok *name = at(f, i);
    if (name->kind != FT_TOK_IDENT || name->keyword)
        return 0;
    variable v = {.name = name->text, .type = type, .file = f->file, .index = i, .item = name->item};
    size_t next = i + 1;
    for (; at(f, next)->kind == '['; next = ft_tok_close(f->toks, next) + 1)
        declared++;
    v.declared = declared;
    if (is_typedef) {
        alias a = {type, declared};
        if (!ft_ptrmap_find(&f->alias_names, v.name)) {
            ft_ptrmap_add(&f->alias_names, v.name, (uint32_t)f->aliases.n);
            ft_vec_push(&f->aliases, a);
        }
        return next;
    }
    uint16_t kind = at(f, next)->kind;
    if (kind == '(' && name->depth == 0 && name->parens == 0) {
        v.kind = VAR_FUNCTION;
        add_variable(f, v);
        return ft_tok_close(f->toks, next) + 1;
    }
    if (kind != ';' && kind != ',' && kind != ')' && kind != FT_TOK_ASSIGN && kind != ':' && kind != '(')
        return 0;
    v.kind = kind_of(f, i);
    add_variable(f, v);
    if (kind == FT_TOK_ASSIGN && at(f, next + 1)->kind == '{')
        read_designators(f, type, next + 1);
    return skip_initializer(f, next);
}

/* ((X *)p)->m */
static void read_cast(finder *f, ft_heal_name *type, int declared, size_t open, size_t close)
{
    for (size_t i = open + 1; i < close; i++)
        declared += at(f, i)->kind == '*';
    if (at(f, open - 1)->kind != '(')
        return;
    size_t outer = ft_tok_close(f->toks, open - 1);
    uint16_t kind = at(f, outer + 1)->kind;
    if (kind == FT_TOK_ARROW || kind == '.')
        ft_shape_follow(&type->shape, f->h->s->arena, f->toks, outer + 1, declared);
    if (at(f, close + 1)->kind == '{')
        read_designators(f, type, close + 1);
}

/* The name of an unknown type at i: in a cast, offsetof or declaration. */
static void read_type_use(finder *f, ft_heal_name *type, int declared, size_t i)
{
    size_t first = i;
    while (at(f, first - 1)->keyword && !ft_tok_is(at(f, first - 1), "return"))
        first--; /* struct, const, static, typedef */
    uint16_t before = at(f, first - 1)->kind;
    if (before == '(') {
        size_t close = ft_tok_close(f->toks, first - 1);
        size_t end = i + 1;
        while (at(f, end)->kind == '*' || ft_tok_is(at(f, end), "const"))
            end++;
        if (end == close) {
            read_cast(f, type, declared, first - 1, close);
            return;
        }
        if (at(f, i + 1)->kind == ',' && ft_tok_is(at(f, first - 2), "offsetof")) {
            ft_shape_member(&type->shape, f->h->s->arena, at(f, i + 2)->text ? at(f, i + 2)->text : type->name);
            return;
        }
    }
    bool is_typedef = ft_tok_is(at(f, first), "typedef");
    size_t next = read_declarator(f, type, declared, is_typedef, i + 1);
    bool is_parameter = before == '(' || before == ',';
    while (next && at(f, next)->kind == ',' && !is_parameter)
        next = read_declarator(f, type, declared, is_typedef, next + 1);
}

static ft_heal_name *tagged_entry(const finder *f, size_t i)
{
    const ft_tok *word = at(f, i - 1);
    if (!ft_tok_is(word, "struct") && !ft_tok_is(word, "union"))
        return NULL;
    char key[256];
    size_t len = (size_t)snprintf(key, sizeof key, "%s %s", word->text, at(f, i)->text);
    return len < sizeof key ? ft_heal_entry(f->h, ft_intern(f->h->strings, key), false) : NULL;
}

static bool is_type(const ft_heal_name *e)
{
    return e && (e->kind == FT_HEAL_TYPE || e->kind == FT_HEAL_STRUCT || e->kind == FT_HEAL_UNION);
}

/* typedef struct X X: the members are the tag's. */
static ft_heal_name *tag_behind(const finder *f, ft_heal_name *e)
{
    if (!e->shape.type || strncmp(e->shape.type, "struct ", 7) != 0)
        return e;
    ft_heal_name *tag = ft_heal_entry(f->h, ft_intern(f->h->strings, e->shape.type), false);
    return tag && is_type(tag) ? tag : e;
}

/* #define M const X *: M is another name of the type X. */
static void find_macro_types(finder *f)
{
    for (size_t i = 0; i < f->h->macros.n; i++) {
        const ft_heal_macro *m = &f->h->macros.v[i];
        const ft_toks *toks = &f->h->files.v[m->file].toks;
        const char *name = toks->v[m->name].text;
        alias a = {0};
        for (size_t k = m->body; k < m->end && !m->has_params; k++) {
            const ft_tok *tok = &toks->v[k];
            ft_heal_name *e = tok->text && !tok->keyword && !a.type ? ft_heal_entry(f->h, tok->text, false) : NULL;
            if (is_type(e))
                a.type = tag_behind(f, e);
            else if (tok->kind == '*' && a.type)
                a.declared++;
            else if (!tok->keyword) {
                a.type = NULL;
                break;
            }
        }
        if (a.type && !ft_ptrmap_find(&f->alias_names, name)) {
            ft_ptrmap_add(&f->alias_names, name, (uint32_t)f->aliases.n);
            ft_vec_push(&f->aliases, a);
        }
    }
}

static void find_declarations(finder *f, bool aliases)
{
    for (f->file = 0; f->file < f->h->files.n; f->file++) {
        const ft_heal_file *file = &f->h->files.v[f->file];
        f->toks = &file->toks;
        for (size_t i = 0; i < f->toks->n && !file->is_unread; i++) {
            const ft_tok *tok = &f->toks->v[i];
            if (tok->kind != FT_TOK_IDENT || tok->keyword || !ft_heal_is_on(file, i))
                continue;
            uint32_t *index = aliases ? ft_ptrmap_find(&f->alias_names, tok->text) : NULL;
            if (index) {
                alias a = f->aliases.v[*index];
                read_type_use(f, a.type, a.declared, i);
                continue;
            }
            if (aliases)
                continue;
            ft_heal_name *e = tagged_entry(f, i);
            if (!e && !ft_tok_is(at(f, i - 1), "struct"))
                e = ft_heal_entry(f->h, tok->text, false);
            if (is_type(e))
                read_type_use(f, tag_behind(f, e), 0, i);
        }
    }
}

/* m in offsetof(T, m.n) */
static bool is_in_offsetof(const finder *f, size_t i)
{
    return i >= 4 && at(f, i - 1)->kind == ',' && (ft_tok_is(at(f, i - 4), "offsetof") || ft_tok_is(at(f, i - 5), "offsetof"));
}

/* What a macro's body declares holds to the end of its line. */
static bool is_in_same_macro(const finder *f, const variable *v, size_t i)
{
    if (!at(f, v->index)->directive)
        return true;
    while (i > v->index && at(f, i)->directive && !at(f, i)->starts_line)
        i--;
    return i == v->index;
}

static bool is_in_scope(const finder *f, const variable *v, size_t i);

/* True if token i is a member of a made-up type: x of v.x and v.a.x, where v is a variable of one. */
static bool is_in_made_up(const finder *f, size_t i)
{
    for (unsigned n = 0; n < 8 && i >= 2; n++) {
        for (i -= 2; at(f, i)->kind == ']'; i = ft_tok_open(f->toks, i) - 1) {}
        uint16_t before = at(f, i - 1)->kind;
        if (at(f, i)->kind != FT_TOK_IDENT)
            return false;
        const uint32_t *first = ft_ptrmap_find(&f->by_name, at(f, i)->text);
        bool is_member = before == '.' || before == FT_TOK_ARROW;
        for (uint32_t k = first ? *first : 0; k; k = f->vars.v[k - 1].next) {
            const variable *v = &f->vars.v[k - 1];
            if (v->kind != VAR_FUNCTION && (v->kind == VAR_MEMBER) == is_member && is_in_scope(f, v, i))
                return true;
        }
        if (!is_member)
            return false;
    }
    return false;
}

static bool is_in_scope(const finder *f, const variable *v, size_t i)
{
    uint16_t before = at(f, i - 1)->kind;
    bool is_access = before == '.' || before == FT_TOK_ARROW;
    bool as_member = is_access || (v->kind == VAR_MEMBER && is_in_offsetof(f, i));
    switch (v->kind) {
    case VAR_MEMBER:
        return as_member && (!is_access || (!is_in_made_up(f, i) && ft_records_fits(f->records, f->file, i, v->file, v->index)));
    case VAR_LOCAL:
        return !as_member && v->file == f->file && v->item == at(f, i)->item && i > v->index && is_in_same_macro(f, v, i);
    default:
        return !as_member;
    }
}

/* M(v) with #define M(x) ((x)->m): what the macro does to its parameter is done to v. */
static void note_argument(finder *f, const variable *v, const ft_toks *toks, size_t i, int depth)
{
    uint16_t before = ft_tok_at(toks, i - 1)->kind, after = ft_tok_at(toks, i + 1)->kind;
    const char *param;
    if ((before != '(' && before != ',') || (after != ',' && after != ')') || depth > 2)
        return;
    const ft_heal_macro *m = ft_heal_argument(f->h, toks, i, &param);
    for (size_t k = m ? m->body : 0; m && k < m->end; k++) {
        const ft_toks *own = &f->h->files.v[m->file].toks;
        if (own->v[k].text != param)
            continue;
        ft_shape_note(&v->type->shape, f->h->s->arena, own, k, v->declared);
        note_argument(f, v, own, k, depth + 1);
    }
}

/* What no struct can do: switch (v), v == 1, v = LIMIT */
static bool is_used_as_number(const finder *f, size_t i)
{
    const ft_tok *next = at(f, i + 1), *value = at(f, i + 2);
    if (at(f, i - 1)->kind == '(' && next->kind == ')')
        return ft_tok_is(at(f, i - 2), "switch");
    bool compares = next->kind == FT_TOK_OP && (next->first == '=' || next->first == '!');
    if (!compares && next->kind != FT_TOK_ASSIGN)
        return false;
    uint16_t end = at(f, i + 3)->kind;
    bool is_constant = value->kind == FT_TOK_NUMBER || (value->text && !value->keyword && !ft_tok_is(value, "NULL") && ft_heal_is_caps(value->text));
    return is_constant && (end == ';' || end == ')' || end == ',' || end == FT_TOK_OP);
}

static void note_variable(finder *f, variable *v, size_t i)
{
    ft_arena *arena = f->h->s->arena;
    ft_shape *shape = &v->type->shape;
    uint16_t next = at(f, i + 1)->kind, before = at(f, i - 1)->kind;
    v->is_reached |= next == '.' || next == FT_TOK_ARROW;
    v->is_number |= v->declared == 0 && before != '*' && is_used_as_number(f, i);
    if (v->kind != VAR_FUNCTION) {
        ft_shape_note(shape, arena, f->toks, i, v->declared);
        note_argument(f, v, f->toks, i, 0);
    } else if (at(f, i + 1)->kind == '(' && i != v->index) {
        size_t close = ft_tok_close(f->toks, i + 1);
        uint16_t kind = at(f, close + 1)->kind;
        if (kind == FT_TOK_ARROW || kind == '.' || kind == '[')
            ft_shape_follow(shape, arena, f->toks, close + 1, v->declared);
    }
}

/* #define API ((T *)self)->api: API->m is a member of what api is. */
static void apply_macro(finder *f, size_t i)
{
    const uint32_t *index = ft_ptrmap_find(&f->h->macro_names, at(f, i)->text);
    const ft_heal_macro *m = index ? &f->h->macros.v[*index] : NULL;
    if (!m || m->end < m->body + 2 || at(f, i)->directive)
        return;
    const ft_toks *own = &f->h->files.v[m->file].toks;
    size_t last = m->end - 1, next = m->has_params ? ft_tok_close(f->toks, i + 1) + 1 : i + 1;
    while (last > m->body && own->v[last].kind == ')')
        last--;
    uint16_t before = own->v[last - 1].kind, after = at(f, next)->kind;
    if (!own->v[last].text || (before != '.' && before != FT_TOK_ARROW) || (after != '.' && after != FT_TOK_ARROW && after != '['))
        return;
    uint32_t *first = ft_ptrmap_find(&f->by_name, own->v[last].text);
    for (uint32_t k = first ? *first : 0; k; k = f->vars.v[k - 1].next) {
        const variable *v = &f->vars.v[k - 1];
        if (v->kind == VAR_MEMBER) {
            ft_shape_follow(&v->type->shape, f->h->s->arena, f->toks, next, v->declared);
            return;
        }
    }
}

/* Token i stands in the body of a macro that has a parameter of that name. */
static bool is_parameter(const finder *f, size_t i)
{
    const char *name = at(f, i)->text;
    size_t line = i, k;
    while (line > 0 && !at(f, line)->starts_line)
        line--;
    for (k = line + 4; k < i && at(f, line + 3)->kind == '(' && at(f, k)->kind != ')'; k++)
        if (at(f, k)->text == name)
            return true;
    return false;
}

/*
 * v->m in the body of a macro that does not declare v: the function that uses the macro does. Which one of the file that
 * is does not matter if all locals of that name have one type.
 */
static variable *find_of_user(finder *f, uint32_t first, size_t i)
{
    variable *found = NULL;
    uint16_t before = at(f, i - 1)->kind, after = at(f, i + 1)->kind;
    if (!at(f, i)->directive || before == '.' || before == FT_TOK_ARROW || (after != '.' && after != FT_TOK_ARROW) || is_parameter(f, i))
        return NULL;
    for (uint32_t k = first; k; k = f->vars.v[k - 1].next) {
        variable *v = &f->vars.v[k - 1];
        if (v->kind != VAR_LOCAL || v->file != f->file || v->declared != (after == FT_TOK_ARROW))
            continue;
        if (found && found->type != v->type)
            return NULL;
        found = v;
    }
    return found;
}

/* The declaration nearest before i wins among locals of one name. */
static void apply_variables(finder *f)
{
    for (f->file = 0; f->file < f->h->files.n; f->file++) {
        const ft_heal_file *file = &f->h->files.v[f->file];
        f->toks = &file->toks;
        for (size_t i = 0; i < f->toks->n && !file->is_unread; i++) {
            const ft_tok *tok = &f->toks->v[i];
            bool is_on = tok->kind == FT_TOK_IDENT && ft_heal_is_on(file, i);
            uint32_t *first = is_on ? ft_ptrmap_find(&f->by_name, tok->text) : NULL;
            variable *best = NULL;
            if (is_on && !first)
                apply_macro(f, i);
            for (uint32_t k = first ? *first : 0; k; k = f->vars.v[k - 1].next) {
                variable *v = &f->vars.v[k - 1];
                if (!is_in_scope(f, v, i))
                    continue;
                if (!best || (v->kind == VAR_LOCAL && (best->kind != VAR_LOCAL || v->index > best->index)))
                    best = v;
            }
            if (!best && first)
                best = find_of_user(f, *first, i);
            if (best)
                note_variable(f, best, i);
        }
    }
}

/*
 * Code that was written for two versions of a library may use one type as a struct and as a number. What most of its
 * variables say counts, so that it need not be found out by parsing.
 */
static void settle_numbers(finder *f)
{
    enum { CLEARLY = 3 };
    int *votes = FT_NEW_ARRAY(f->h->s->arena, int, f->h->names.n + 1);
    for (size_t i = 0; i < f->vars.n; i++) {
        const variable *v = &f->vars.v[i];
        int *vote = &votes[ft_heal_index(f->h, v->type->name)];
        if (v->kind != VAR_FUNCTION)
            *vote += v->is_reached ? -CLEARLY : v->is_number;
    }
    for (size_t i = 0; i < f->h->names.n; i++) {
        ft_shape *shape = &f->h->names.v[i]->shape;
        if (votes[i] > 0 && shape->members && !shape->type)
            shape->is_number = true;
    }
}

void ft_heal_note_variables(ft_healing *h)
{
    finder f = {.h = h};
    if (h->s->is_cxx)
        return; /* every made-up class has all members there */
    find_declarations(&f, false);
    find_macro_types(&f);
    if (f.aliases.n > 0)
        find_declarations(&f, true);
    f.records = ft_records_read(h);
    apply_variables(&f);
    settle_numbers(&f);
    ft_records_free(f.records);
    ft_vec_release(&f.vars);
    ft_vec_release(&f.aliases);
    ft_ptrmap_release(&f.by_name);
    ft_ptrmap_release(&f.alias_names);
}
