/* Structs, unions and enumerations whose definition stands in a header that is missing. */
#include <stdlib.h>

#include "parse/heal_foresee.h"

static ft_fore_tag *tag_of(ft_foresight *f, const char *name)
{
    uint32_t *index = ft_ptrmap_find(&f->tags, name);
    return index ? &f->seen_tags.v[*index] : NULL;
}

/* Behind "struct X" at i: typedef struct X NAME; NULL for anything else. */
static const char *alias_at(const ft_foresight *f, size_t i)
{
    bool is_typedef = ft_tok_is(ft_fore_at(f, i - 2), "typedef");
    return is_typedef && ft_fore_is_plain(ft_fore_at(f, i + 1)) && ft_fore_at(f, i + 2)->kind == ';' ? ft_fore_at(f, i + 1)->text : NULL;
}

void ft_fore_find_tags(ft_foresight *f)
{
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = ft_fore_at(f, i), *prev = ft_fore_at(f, i - 1), *next = ft_fore_at(f, i + 1);
        if (!ft_fore_is_plain(tok) || !ft_heal_is_on(f->file, i))
            continue;
        if (next->kind == FT_TOK_ARROW || next->kind == '[' || next->kind == '.' || (prev->kind == '*' && ft_tok_is_unary(f->toks, i - 1)))
            ft_ptrmap_add(&f->reached, tok->text, 0);
        if (!ft_fore_is_tag_word(prev))
            continue;
        ft_fore_tag *t = tag_of(f, tok->text);
        if (!t) {
            ft_ptrmap_add(&f->tags, tok->text, (uint32_t)f->seen_tags.n);
            ft_vec_push(&f->seen_tags, ((ft_fore_tag){prev->text, tok->text, false, false}));
            t = &f->seen_tags.v[f->seen_tags.n - 1];
        }
        t->is_defined |= next->kind == '{';
        const char *alias = alias_at(f, i);
        if (alias && alias != tok->text && !ft_ptrmap_find(&f->tags, alias))
            ft_ptrmap_add(&f->tags, alias, *ft_ptrmap_find(&f->tags, tok->text));
    }
}

/* X v; sizeof(X); X *v with v->m somewhere. */
static bool needs_definition(const ft_foresight *f, size_t i)
{
    size_t next = i + 1;
    while (ft_fore_at(f, next)->kind == '*' || ft_fore_is_qualifier(ft_fore_at(f, next)))
        next++;
    const ft_tok *name = ft_fore_at(f, next);
    if (next > i + 1)
        return ft_fore_is_plain(name) && ft_ptrmap_find(&f->reached, name->text);
    if (name->kind == ')')
        return ft_fore_at(f, i - 1)->kind == '(' ? ft_tok_is(ft_fore_at(f, i - 2), "sizeof")
                                         : ft_fore_at(f, i - 2)->kind == '(' && ft_tok_is(ft_fore_at(f, i - 3), "sizeof");
    return ft_fore_is_plain(name) && ft_fore_ends_declarator(ft_fore_at(f, next + 1)) && ft_fore_at(f, next + 1)->kind != '(';
}

void ft_fore_note_tags(ft_foresight *f)
{
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = ft_fore_at(f, i);
        ft_fore_tag *t = ft_fore_is_plain(tok) && ft_heal_is_on(f->file, i) ? tag_of(f, tok->text) : NULL;
        bool is_tag = t && ft_fore_is_tag_word(ft_fore_at(f, i - 1));
        if (!t || t->is_defined || t->is_whole || (!is_tag && tok->text == t->name) || (is_tag && alias_at(f, i)))
            continue;
        t->is_whole = needs_definition(f, i);
    }
}

/* X is both a struct and the name of a type: they are one. */
void ft_fore_make_tags(ft_foresight *f)
{
    ft_healing *h = f->h;
    for (size_t i = 0; i < f->seen_tags.n; i++) {
        const ft_fore_tag *t = &f->seen_tags.v[i];
        if (t->is_defined || ft_fore_is_known(f, t->name))
            continue;
        const char *whole = ft_intern(h->strings, ft_arena_printf(h->s->arena, "%s %s", t->word, t->name));
        ft_heal_name *type = ft_heal_entry(h, t->name, false);
        if (type && (type->uses & FT_USE_TYPE)) {
            type->wants_type = type->is_decided = true;
            type->kind = FT_HEAL_TYPE;
            type->shape.type = whole;
            type->shape.is_fixed = true;
        }
        if (t->is_whole || (type && type->kind == FT_HEAL_TYPE))
            ft_heal_entry(h, whole, true)->is_tag = true;
    }
}
