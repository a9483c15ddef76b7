/* Goes over all texts and notes for every unknown name how it is used. */
#include <stdlib.h>

#include "parse/heal_names.h"

/* A type that is only ever pointed to keeps POINTEE; by value it loses the flag for good. */
static void add_uses(ft_heal_name *e, unsigned uses)
{
    if (uses & FT_USE_TYPE) {
        bool by_value = !(uses & FT_USE_POINTEE) || ((e->uses & FT_USE_TYPE) && !(e->uses & FT_USE_POINTEE));
        e->uses &= ~(unsigned)FT_USE_POINTEE;
        uses = by_value ? uses & ~(unsigned)FT_USE_POINTEE : uses | FT_USE_POINTEE;
    }
    e->uses |= uses;
}

/* The entry that the name at token i means; *first is where its "a::b::" starts. */
static ft_heal_name *entry_at(ft_healing *h, const ft_toks *toks, size_t i, size_t *first)
{
    *first = i;
    while (h->s->is_cxx && ft_tok_at(toks, *first - 1)->kind == FT_TOK_SCOPE)
        *first -= ft_tok_at(toks, *first - 2)->kind == FT_TOK_IDENT ? 2 : 1;
    const char *name = ft_tok_at(toks, i)->text;
    return *first == i ? ft_heal_entry(h, name, false) : ft_heal_scoped(h, name);
}

/* namespace X = a::b; */
static void note_alias(ft_healing *h, ft_heal_name *e, const ft_toks *toks, size_t i)
{
    ft_strbuf target;
    ft_strbuf_init(&target);
    for (; ft_tok_at(toks, i)->kind == FT_TOK_IDENT; i += 2) {
        ft_strbuf_addf(&target, "%s%s", target.len > 0 ? "::" : "", ft_tok_at(toks, i)->text);
        if (ft_tok_at(toks, i + 1)->kind != FT_TOK_SCOPE)
            break;
    }
    e->stands_for = ft_intern(h->strings, target.s);
    ft_strbuf_release(&target);
}

/* Makes entries for all names of namespaces that are made up: they are surely missing as well. */
void ft_heal_expand_namespaces(ft_healing *h)
{
    for (size_t f = 0; f < h->files.n && h->s->is_cxx; f++) {
        const ft_heal_file *file = &h->files.v[f];
        const ft_toks *toks = &file->toks;
        for (size_t i = 0; i < toks->n; i++) {
            size_t first, next = i + 1;
            if (!ft_heal_is_on(file, i) || toks->v[i].kind != FT_TOK_IDENT || ft_tok_at(toks, next)->kind != FT_TOK_SCOPE)
                continue;
            const ft_heal_name *e = entry_at(h, toks, i, &first);
            const ft_tok *member = ft_tok_at(toks, next + 1);
            const char *scope = e && e->kind == FT_HEAL_NAMESPACE ? e->name : e ? e->stands_for : NULL;
            if (!scope || member->kind != FT_TOK_IDENT || member->keyword)
                continue;
            ft_heal_name *made = ft_heal_make_scoped(h, scope, member->text);
            made->wants_value |= !made->wants_type;
        }
    }
}

/* One use of e at token i, which is e's own name or one that a macro puts in its place. */
static void note_use(ft_healing *h, ft_heal_name *e, const ft_toks *toks, size_t i, size_t first)
{
    unsigned uses = ft_heal_uses_at(h, toks, i, first);
    add_uses(e, uses);
    if (uses & FT_USE_ALIAS)
        note_alias(h, e, toks, i + 2);
    if (uses & FT_USE_LVALUE)
        ft_shape_note(&e->shape, h->s->arena, toks, i, 0);
}

/* #define M X: uses of M are uses of X. */
static void note_stand_ins(ft_healing *h, const ft_ptrmap *stand_ins)
{
    for (size_t f = 0; f < h->files.n && stand_ins->n > 0; f++) {
        const ft_heal_file *file = &h->files.v[f];
        for (size_t i = 0; i < file->toks.n && !file->is_unread; i++) {
            const ft_tok *tok = &file->toks.v[i];
            const uint32_t *index = tok->kind == FT_TOK_IDENT && ft_heal_is_on(file, i) ? ft_ptrmap_find(stand_ins, tok->text) : NULL;
            if (index)
                note_use(h, h->names.v[*index], &file->toks, i, i);
        }
    }
}

void ft_heal_note_uses(ft_healing *h)
{
    ft_ptrmap stand_ins = {0}; /* M -> index of X in names */
    for (size_t i = 0; i < h->names.n; i++)
        if (!h->names.v[i]->is_decided)
            h->names.v[i]->uses &= FT_USE_RETRIED;
    for (size_t f = 0; f < h->files.n; f++) {
        const ft_heal_file *file = &h->files.v[f];
        const ft_toks *toks = &file->toks;
        for (size_t i = 0; i < toks->n && !file->is_unread; i++) {
            const ft_tok *tok = &toks->v[i];
            size_t first;
            if (tok->kind != FT_TOK_IDENT || tok->keyword || !ft_heal_is_on(file, i))
                continue;
            ft_heal_name *e = entry_at(h, toks, i, &first);
            if (!e || e->is_decided || e->is_tag)
                continue;
            if (first == i && ft_heal_is_alias(toks, i))
                ft_ptrmap_add(&stand_ins, toks->v[i - 1].text, ft_heal_index(h, tok->text));
            else
                note_use(h, e, toks, i, first);
        }
    }
    note_stand_ins(h, &stand_ins);
    ft_ptrmap_release(&stand_ins);
}
