/* The macros that the unit's own files define: what happens to their arguments, and names that stand for others. */
#include <string.h>

#include "parse/heal_names.h"

static size_t end_of_line(const ft_toks *toks, size_t i)
{
    for (i++; i < toks->n && !toks->v[i].starts_line; i++) {}
    return i;
}

static void add(ft_healing *h, const char *name, ft_heal_macro m)
{
    const uint32_t *first = ft_ptrmap_find(&h->macro_names, name);
    if (first) {
        m.next = h->macros.v[*first].next;
        h->macros.v[*first].next = (uint32_t)h->macros.n + 1;
    } else {
        ft_ptrmap_add(&h->macro_names, name, (uint32_t)h->macros.n);
    }
    ft_vec_push(&h->macros, m);
}

/* Fills h->macros; where a macro has several definitions, the first that the compiler took counts as a rule. */
void ft_heal_note_macros(ft_healing *h)
{
    h->macros.n = 0;
    ft_ptrmap_release(&h->macro_names);
    for (size_t f = 0; f < h->files.n; f++) {
        const ft_heal_file *file = &h->files.v[f];
        const ft_toks *toks = &file->toks;
        for (size_t i = 0; i + 2 < toks->n && !file->is_unread; i++) {
            const ft_tok *name = &toks->v[i + 2];
            if (!toks->v[i].starts_line || toks->v[i].kind != '#' || !ft_tok_is(&toks->v[i + 1], "define") || !name->text ||
                !ft_heal_is_on(file, i + 2))
                continue;
            ft_heal_macro m = {.file = f, .name = i + 2, .end = end_of_line(toks, i + 2)};
            const ft_tok *paren = ft_tok_at(toks, i + 3);
            m.has_params = paren->kind == '(' && paren->offset == name->offset + strlen(name->text);
            m.body = m.has_params ? ft_tok_close(toks, i + 3) + 1 : i + 3;
            add(h, name->text, m);
        }
    }
}

const ft_heal_macro *ft_heal_macro_at(const ft_healing *h, const char *name, size_t file, size_t i)
{
    const uint32_t *first = ft_ptrmap_find(&h->macro_names, name);
    const ft_heal_macro *best = first ? &h->macros.v[*first] : NULL;
    for (uint32_t k = best ? best->next : 0; k; k = h->macros.v[k - 1].next) {
        const ft_heal_macro *m = &h->macros.v[k - 1];
        if (m->file == file && m->name < i && (best->file != file || best->name > i || best->name < m->name))
            best = m;
    }
    return best;
}

/* The macro and the number of the argument that token i is; NULL if it is not alone in the argument of a known macro. */
const ft_heal_macro *ft_heal_argument(const ft_healing *h, const ft_toks *toks, size_t i, const char **param)
{
    unsigned number = 0;
    int open = 0;
    size_t stop = i > 300 ? i - 300 : 0;
    for (i--; i > stop && i < toks->n; i--) {
        uint16_t kind = toks->v[i].kind;
        if (kind == ')')
            open++;
        else if (kind == '(' && open-- == 0)
            break;
        else if (kind == ',' && open == 0)
            number++;
        else if (kind == ';' || kind == '{' || kind == '}')
            return NULL;
    }
    const char *callee = ft_tok_at(toks, i - 1)->text;
    const uint32_t *index = callee && i > stop ? ft_ptrmap_find(&h->macro_names, callee) : NULL;
    const ft_heal_macro *m = index ? &h->macros.v[*index] : NULL;
    if (!m || !m->has_params)
        return NULL;
    const ft_toks *own = &h->files.v[m->file].toks;
    for (size_t k = m->name + 2; k + 1 < m->body; k++) {
        if (own->v[k].kind == ',') {
            number--;
        } else if (number == 0) {
            *param = own->v[k].text;
            return *param ? m : NULL;
        }
    }
    return NULL;
}

/* X for M of "#define M X", else the name itself; NULL for NULL. */
const char *ft_heal_stands_for(const ft_healing *h, const char *name)
{
    for (int depth = 0; name && depth < 4; depth++) {
        const uint32_t *index = ft_ptrmap_find(&h->macro_names, name);
        const ft_heal_macro *m = index ? &h->macros.v[*index] : NULL;
        const char *other = m && !m->has_params && m->end == m->body + 1 ? h->files.v[m->file].toks.v[m->body].text : NULL;
        if (!other)
            break;
        name = other;
    }
    return name;
}

/* True for the token X of "#define M X". */
bool ft_heal_is_alias(const ft_toks *toks, size_t i)
{
    return i >= 3 && toks->v[i].directive && ft_tok_at(toks, i + 1)->starts_line && ft_tok_is(&toks->v[i - 2], "define") &&
           toks->v[i - 1].text;
}
