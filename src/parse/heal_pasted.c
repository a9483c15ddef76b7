/* Names that stand nowhere in the text, because macros put them together: X_##a. */
#include <stdlib.h>

#include "parse/heal_foresee.h"

enum { MAX_PASTE_ARGS = 8, MAX_PASTE_DEPTH = 3 };

/* The text of a word or of a single digit, else NULL. */
static const char *text_of(ft_healing *h, const ft_toks *toks, size_t i)
{
    const ft_tok *tok = ft_tok_at(toks, i);
    if (ft_fore_is_plain(tok))
        return tok->text;
    if (tok->kind != FT_TOK_NUMBER || ft_tok_at(toks, i + 1)->offset != tok->offset + 1)
        return NULL;
    return ft_intern_n(h->strings, &(char){(char)tok->first}, 1);
}

/* The words and digits of M(A, 1) at token i as far as each argument is one; other arguments stay NULL. */
static void read_arguments(ft_healing *h, const ft_toks *toks, size_t i, const char *args[MAX_PASTE_ARGS])
{
    unsigned n = 0;
    for (size_t k = i + 2; k < toks->n && n < MAX_PASTE_ARGS; k++) {
        const ft_tok *tok = ft_tok_at(toks, k);
        uint16_t next = ft_tok_at(toks, k + 1)->kind, prev = ft_tok_at(toks, k - 1)->kind;
        if (tok->kind == ')' || tok->kind == ';')
            return;
        if (tok->kind == '(')
            k = ft_tok_close(toks, k);
        else if (tok->kind == ',')
            n++;
        else if ((prev == '(' || prev == ',') && (next == ')' || next == ','))
            args[n] = text_of(h, toks, k);
    }
}

static const char *argument(const ft_heal_macro *m, const ft_toks *own, const char *param, const char *const *args)
{
    unsigned number = 0;
    for (size_t p = m->name + 2; p + 1 < m->body && number < MAX_PASTE_ARGS; p++) {
        if (own->v[p].kind == ',')
            number++;
        else if (own->v[p].text == param)
            return args[number];
    }
    return NULL;
}

/* X_A for M(A), where the macro M writes X_##a, or hands a on to a macro that does: outside of functions it is declared. */
static void find_pasted(ft_foresight *f, size_t file, size_t at, const char *const *args, bool is_declaring, int depth)
{
    ft_healing *h = f->h;
    const ft_heal_macro *m = ft_heal_macro_at(h, ft_tok_at(&h->files.v[file].toks, at)->text, file, at);
    if (!m || !m->has_params || depth > MAX_PASTE_DEPTH)
        return;
    const ft_toks *own = &h->files.v[m->file].toks;
    for (size_t k = m->body; k < m->end; k++) {
        const ft_tok *tok = ft_tok_at(own, k);
        if (!ft_fore_is_plain(tok))
            continue;
        if (ft_tok_at(own, k + 1)->kind == '(') {
            const char *inner[MAX_PASTE_ARGS] = {NULL};
            read_arguments(h, own, k, inner);
            for (size_t i = 0; i < MAX_PASTE_ARGS; i++)
                inner[i] = inner[i] ? argument(m, own, inner[i], args) : NULL;
            find_pasted(f, m->file, k, inner, is_declaring, depth + 1);
        } else if (ft_tok_at(own, k + 1)->kind == FT_TOK_PASTE && ft_tok_at(own, k - 1)->kind != FT_TOK_PASTE &&
                   ft_tok_at(own, k + 3)->kind != FT_TOK_PASTE && ft_tok_at(own, k + 2)->text) {
            const char *arg = argument(m, own, ft_tok_at(own, k + 2)->text, args);
            const char *name_made = arg ? ft_intern(h->strings, ft_arena_printf(h->s->arena, "%s%s", tok->text, arg)) : NULL;
            if (arg && is_declaring)
                ft_fore_declare(f, name_made);
            else if (arg)
                ft_fore_use(f, name_made);
        }
    }
}

static void find_all_pasted(ft_foresight *f, bool is_declaring)
{
    for (size_t i = 0; i < f->toks->n; i++) {
        const char *args[MAX_PASTE_ARGS] = {NULL};
        const ft_tok *tok = ft_fore_at(f, i);
        if (!ft_fore_is_plain(tok) || (tok->depth == 0) != is_declaring || tok->directive || ft_fore_at(f, i + 1)->kind != '(' ||
            !ft_heal_is_on(f->file, i) || !ft_ptrmap_find(&f->h->macro_names, tok->text))
            continue;
        read_arguments(f->h, f->toks, i, args);
        find_pasted(f, (size_t)(f->file - f->h->files.v), i, args, is_declaring, 0);
    }
}

void ft_fore_find_pasted_declarations(ft_foresight *f)
{
    find_all_pasted(f, true);
}

void ft_fore_find_pasted_uses(ft_foresight *f)
{
    find_all_pasted(f, false);
}
