#include "parse/heal_records.h"

#include <stdlib.h>

enum { MAX_NESTED = 32, MAX_CHAIN = 8 };

/* struct tag { type name; } alias; */
typedef struct member {
    const char *name, *type; /* type: its last word, as "T" of "struct T *"; NULL: a word of the language */
    const char *tag, *alias; /* of the record; NULL: none */
    size_t file, index;
    uint32_t next;           /* the next one of that name, + 1 */
} member;

struct ft_records {
    const ft_healing *h;
    FT_VEC(member) members;
    ft_ptrmap by_name; /* -> index in members, + 1, of the last one read */
    ft_ptrmap aliases; /* T of "typedef struct X T;" -> index in tags */
    FT_VEC(const char *) tags;
};

static bool is_word(const ft_tok *tok)
{
    return tok->kind == FT_TOK_IDENT && !tok->keyword;
}

static bool opens_record(const ft_tok *tok)
{
    return ft_tok_is(tok, "struct") || ft_tok_is(tok, "union");
}

/* The word before the stars and words of the language in front of token i; NULL if there is none. */
static const char *type_before(const ft_toks *toks, size_t i)
{
    for (i--; i < toks->n; i--) {
        const ft_tok *tok = &toks->v[i];
        if (is_word(tok))
            return tok->text;
        if (tok->kind != '*' && !ft_tok_is(tok, "const") && !ft_tok_is(tok, "volatile") && !ft_tok_is(tok, "restrict"))
            return NULL;
    }
    return NULL;
}

static bool ends_member(const ft_tok *tok)
{
    return tok->kind == ';' || tok->kind == ',' || tok->kind == '[' || tok->kind == ':';
}

static void add_member(ft_records *r, const ft_toks *toks, size_t file, size_t i, size_t open)
{
    const ft_tok *tag = ft_tok_at(toks, open - 1), *alias = ft_tok_at(toks, ft_tok_close(toks, open) + 1);
    member m = {.name = toks->v[i].text, .type = type_before(toks, i), .file = file, .index = i};
    if (is_word(tag) && opens_record(ft_tok_at(toks, open - 2)))
        m.tag = tag->text;
    else if (!opens_record(tag))
        return;
    if (is_word(alias))
        m.alias = alias->text;
    uint32_t *last = ft_ptrmap_find(&r->by_name, m.name);
    m.next = last ? *last : 0;
    ft_vec_push(&r->members, m);
    ft_ptrmap_add(&r->by_name, m.name, (uint32_t)r->members.n);
}

/* typedef struct X T; */
static void read_typedef(ft_records *r, const ft_toks *toks, size_t i)
{
    size_t name = i + 3;
    while (ft_tok_at(toks, name)->kind == '*')
        name++;
    if (!opens_record(ft_tok_at(toks, i + 1)) || !is_word(ft_tok_at(toks, i + 2)) || !is_word(ft_tok_at(toks, name)) ||
        ft_ptrmap_find(&r->aliases, ft_tok_at(toks, name)->text))
        return;
    ft_ptrmap_add(&r->aliases, ft_tok_at(toks, name)->text, (uint32_t)r->tags.n);
    ft_vec_push(&r->tags, ft_tok_at(toks, i + 2)->text);
}

static void read_file(ft_records *r, size_t file)
{
    const ft_heal_file *f = &r->h->files.v[file];
    const ft_toks *toks = &f->toks;
    size_t open[MAX_NESTED];
    unsigned depth = 0;

    for (size_t i = 0; i < toks->n && !f->is_unread; i++) {
        const ft_tok *tok = &toks->v[i];
        if (tok->directive || !ft_heal_is_on(f, i))
            continue;
        if (ft_tok_is(tok, "typedef"))
            read_typedef(r, toks, i);
        if (tok->kind == '{' && depth++ < MAX_NESTED)
            open[depth - 1] = i;
        if (tok->kind == '}' && depth > 0)
            depth--;
        if (depth == 0 || depth > MAX_NESTED || !is_word(tok) || !ends_member(ft_tok_at(toks, i + 1)))
            continue;
        size_t brace = open[depth - 1];
        if (opens_record(ft_tok_at(toks, brace - 1)) || opens_record(ft_tok_at(toks, brace - 2)))
            add_member(r, toks, file, i, brace);
    }
}

ft_records *ft_records_read(ft_healing *h)
{
    ft_records *r = ft_xcalloc(1, sizeof *r);
    r->h = h;
    for (size_t i = 0; i < h->files.n; i++)
        read_file(r, i);
    return r;
}

void ft_records_free(ft_records *r)
{
    ft_vec_release(&r->members);
    ft_vec_release(&r->tags);
    ft_ptrmap_release(&r->by_name);
    ft_ptrmap_release(&r->aliases);
    free(r);
}

static bool is_of(const ft_records *r, const member *m, const char *type)
{
    const uint32_t *index = ft_ptrmap_find(&r->aliases, type);
    const char *tag = index ? r->tags.v[*index] : type;
    return m->alias == type || (m->tag && (m->tag == type || m->tag == tag));
}

static const member *find_member(const ft_records *r, const char *type, const char *name)
{
    const uint32_t *last = ft_ptrmap_find(&r->by_name, name);
    for (uint32_t k = last ? *last : 0; k; k = r->members.v[k - 1].next)
        if (is_of(r, &r->members.v[k - 1], type))
            return &r->members.v[k - 1];
    return NULL;
}

/* T of the nearest "T *name" before token i in the same function. */
static const char *type_of_local(const ft_toks *toks, size_t i)
{
    const ft_tok *use = &toks->v[i];
    for (size_t k = i - 1; k < toks->n && toks->v[k].item == use->item; k--) {
        uint16_t next = ft_tok_at(toks, k + 1)->kind;
        if (toks->v[k].text != use->text || (next != ',' && next != ')' && next != ';' && next != FT_TOK_ASSIGN && next != '['))
            continue;
        const ft_tok *before = ft_tok_at(toks, k - 1);
        bool is_declarator = is_word(before) || (before->kind == '*' && !ft_tok_is_unary(toks, k - 1));
        const char *type = is_declarator ? type_before(toks, k) : NULL;
        if (type)
            return type;
    }
    return NULL;
}

/* The type of the expression that ends at token i, without its stars; NULL: not known. */
static const char *type_of(const ft_records *r, const ft_toks *toks, size_t i, unsigned depth)
{
    while (ft_tok_at(toks, i)->kind == ']')
        i = ft_tok_open(toks, i) - 1;
    const ft_tok *tok = ft_tok_at(toks, i);
    if (depth > MAX_CHAIN)
        return NULL;
    if (tok->kind == ')') { /* ((T *)x)->m */
        size_t open = ft_tok_open(toks, i), close = ft_tok_at(toks, open + 1)->kind == '(' ? ft_tok_close(toks, open + 1) : 0;
        return open < i && close && close < i ? type_before(toks, close) : NULL;
    }
    if (!is_word(tok))
        return NULL;
    uint16_t before = ft_tok_at(toks, i - 1)->kind;
    if (before != '.' && before != FT_TOK_ARROW)
        return type_of_local(toks, i);
    const char *base = type_of(r, toks, i - 2, depth + 1);
    const member *m = base ? find_member(r, base, tok->text) : NULL;
    return m ? m->type : NULL;
}

bool ft_records_fits(const ft_records *r, size_t file, size_t use, size_t decl_file, size_t index)
{
    const ft_toks *toks = &r->h->files.v[file].toks;
    const char *name = toks->v[use].text;
    const uint32_t *last = ft_ptrmap_find(&r->by_name, name);
    if (!last || !r->members.v[*last - 1].next)
        return true; /* the only one of its name */
    const char *type = type_of(r, toks, use - 2, 0);
    const member *m = type ? find_member(r, type, name) : NULL;
    return !m || (m->file == decl_file && m->index == index);
}
