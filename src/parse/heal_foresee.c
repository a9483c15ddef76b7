/*
 * Names that nothing declares, before the compiler is asked: what stands in the unit's own files, is not declared in
 * their text and is not among the words of any other header. It saves the parse that only tells what is missing.
 * What is foreseen need not be right or complete: the rounds of healing go on from here.
 */
#include <ctype.h>
#include <stdlib.h>

#include "parse/heal_foresee.h"

void ft_fore_declare(ft_foresight *f, const char *name)
{
    if (!ft_ptrmap_find(&f->declared, name))
        ft_ptrmap_add(&f->declared, name, 0);
}

/* Line by line: what of a preprocessor line is read. */
ft_line_kind ft_fore_line(const ft_foresight *f, size_t i)
{
    const ft_tok *word = ft_fore_at(f, i + 1);
    if (ft_tok_is(word, "define"))
        return FT_LINE_BODY;
    return word->text && (strncmp(word->text, "if", 2) == 0 || strncmp(word->text, "elif", 4) == 0) ? FT_LINE_TEST : FT_LINE_NONE;
}

bool ft_fore_is_reserved(const char *name)
{
    return (name[0] == '_' && (name[1] == '_' || isupper((unsigned char)name[1]))) || strcmp(name, "linux") == 0 ||
           strcmp(name, "unix") == 0 || strcmp(name, "asm") == 0 || strcmp(name, "typeof") == 0;
}

static bool has_known_word(const ft_foresight *f, const char *name)
{
    /* What the text surely uses is missing where the header that has it is not surely included. */
    bool is_sure = ft_ptrmap_find(&f->surely, name);
    size_t n = is_sure ? f->sure.n : f->known.n;
    if (ft_heal_is_x86_vector(name))
        name = ft_intern(f->h->strings, FT_X86_WORD);
    for (size_t i = 0; i < n; i++)
        if (ft_ptrmap_find(is_sure ? f->sure.v[i] : f->known.v[i], name))
            return true;
    return false;
}

/* <math.h> makes sinf and sinl from sin, so the words of its text are not all. */
bool ft_fore_is_known(const ft_foresight *f, const char *name)
{
    size_t n = strlen(name);
    return has_known_word(f, name) ||
           (n > 2 && (name[n - 1] == 'f' || name[n - 1] == 'l') && has_known_word(f, ft_intern_n(f->h->strings, name, n - 1)));
}

/* The argument of __attribute__(( )), __declspec( ). */
static bool is_in_attribute(const ft_foresight *f, size_t i)
{
    size_t stop = i > 12 ? i - 12 : 0;
    for (; i > stop; i--) {
        const ft_tok *tok = ft_fore_at(f, i);
        if (tok->kind == ';' || tok->kind == '{' || tok->kind == '}')
            return false;
        if (tok->text && (strcmp(tok->text, "__attribute__") == 0 || strcmp(tok->text, "__declspec") == 0))
            return true;
    }
    return false;
}

/* The names in the body of a macro that is used are used, too. */
static void expand(ft_foresight *f, const char *name)
{
    const uint32_t *macro = ft_ptrmap_find(&f->h->macro_names, name);
    if (macro && !ft_ptrmap_find(&f->expanded, name)) {
        ft_ptrmap_add(&f->expanded, name, 0);
        ft_vec_push(&f->to_expand, *macro);
    }
}

void ft_fore_use(ft_foresight *f, const char *name)
{
    expand(f, name);
    if (ft_ptrmap_find(&f->declared, name) || ft_ptrmap_find(&f->candidates, name))
        return;
    ft_ptrmap_add(&f->candidates, name, 0);
    ft_vec_push(&f->order, name);
}

static void use(ft_foresight *f, size_t i)
{
    const ft_tok *tok = ft_fore_at(f, i), *prev = ft_fore_at(f, i - 1);
    if (!ft_fore_is_plain(tok) || (ft_fore_is_reserved(tok->text) && !ft_heal_known_header(f->h, tok->text)))
        return;
    if (prev->kind == '.' || prev->kind == FT_TOK_ARROW || ft_fore_is_tag_word(prev) || ft_tok_is(prev, "goto") ||
        prev->kind == FT_TOK_PASTE || prev->kind == '#' || ft_fore_at(f, i + 1)->kind == FT_TOK_PASTE)
        return;
    if (!tok->directive && (!f->file->unsure || !f->file->unsure[i]) && ft_heal_known_header(f->h, tok->text) && !ft_ptrmap_find(&f->surely, tok->text))
        ft_ptrmap_add(&f->surely, tok->text, 0);
    if (is_in_attribute(f, i))
        expand(f, tok->text);
    else
        ft_fore_use(f, tok->text);
}

/* The text, and of the lines of the preprocessor what "#if X(1)" and "#include X" ask for. */
static void find_used(ft_foresight *f)
{
    ft_line_kind line = FT_LINE_NONE;
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = ft_fore_at(f, i), *prev = ft_fore_at(f, i - 1);
        if (tok->starts_line && tok->kind == '#')
            line = ft_fore_line(f, i);
        if (!ft_heal_is_on(f->file, i))
            continue;
        bool is_asked = tok->directive && line == FT_LINE_TEST && tok->text && ft_ptrmap_find(&f->called, tok->text);
        if (!tok->directive || is_asked || (ft_tok_is(prev, "include") && prev->directive))
            use(f, i);
    }
}

/* The bodies of the macros that are used, by the text or by each other. */
static void find_used_in_macros(ft_foresight *f)
{
    const ft_healing *h = f->h;
    for (size_t q = 0; q < f->to_expand.n; q++) {
        const ft_heal_macro *m = &h->macros.v[f->to_expand.v[q]];
        f->file = &h->files.v[m->file];
        f->toks = &f->file->toks;
        for (size_t i = m->body; i < m->end; i++)
            use(f, i);
    }
}

/* "T X f(": X is an attribute, unless T is a macro: then X is the type. "T X *v;": X is the type. */
static void note_middle(ft_foresight *f, size_t i)
{
    const ft_tok *prev = ft_fore_at(f, i - 1);
    if (ft_fore_is_plain(prev) && ft_fore_at(f, i + 1)->kind == '*' && ft_fore_is_plain(ft_fore_at(f, i + 2)) && ft_fore_ends_declarator(ft_fore_at(f, i + 3))) {
        ft_heal_name *e = ft_heal_entry(f->h, ft_fore_at(f, i)->text, false);
        if (e)
            e->wants_type = true;
        return;
    }
    if (!ft_fore_is_plain(ft_fore_at(f, i + 1)) || !ft_fore_ends_declarator(ft_fore_at(f, i + 2)) || (prev->kind != FT_TOK_IDENT && prev->kind != '*') ||
        ft_fore_is_statement_word(prev))
        return;
    ft_heal_name *e = ft_heal_entry(f->h, ft_fore_at(f, i)->text, false);
    if (e && prev->text && ft_ptrmap_find(&f->h->macro_names, prev->text))
        e->wants_type = true;
    else if (e)
        e->is_suspect = true;
}

static void note_middles(ft_foresight *f)
{
    for (size_t i = 0; i < f->toks->n; i++)
        if (ft_fore_is_plain(ft_fore_at(f, i)) && !ft_fore_at(f, i)->directive && ft_heal_is_on(f->file, i))
            note_middle(f, i);
}

void ft_fore_each_file(ft_foresight *f, void (*step)(ft_foresight *f))
{
    for (size_t i = 0; i < f->h->files.n; i++) {
        f->file = &f->h->files.v[i];
        f->toks = &f->file->toks;
        if (!f->file->is_unread)
            step(f);
    }
}

static void make_entries(ft_foresight *f)
{
    ft_healing *h = f->h;
    h->is_sse_enough = true;
    for (size_t i = 0; i < f->order.n; i++) {
        const char *name = f->order.v[i];
        h->is_sse_enough &= !ft_heal_is_beyond_sse(h, name);
        if (ft_fore_is_known(f, name) || ft_ptrmap_find(&f->declared, name))
            continue;
        ft_heal_entry(h, name, true)->wants_value = true;
    }
    ft_heal_note_uses(h);
    ft_fore_each_file(f, note_middles);
    for (size_t i = 0; i < h->names.n; i++) {
        ft_heal_name *e = h->names.v[i];
        e->wants_type |= (e->uses & FT_USE_TYPE) != 0;
        bool is_called = ft_ptrmap_find(&f->called, e->name);
        /* A function that is only called needs no declaration in C, and a built-in one takes no other. */
        bool is_function = e->uses == FT_USE_CALL && !e->shape.members && !e->shape.levels;
        e->wants_value = !e->wants_type && !is_called && !is_function;
        e->is_suspect |= is_called;
        e->is_asked = ft_ptrmap_find(&f->tested, e->name) && !is_called;
    }
    ft_fore_make_tags(f);
}

bool ft_heal_foresee(ft_healing *h)
{
    ft_foresight f = {.h = h};
    size_t before = h->names.n;

    if (h->files.n == 0 || strcmp(h->files.v[0].path, h->s->path) != 0)
        return false;
    ft_fore_find_reached(&f);
    ft_heal_note_macros(h);
    ft_fore_each_file(&f, ft_fore_find_declared);
    ft_fore_each_file(&f, ft_fore_find_declared_aliases);
    ft_fore_each_file(&f, ft_fore_find_pasted_declarations);
    ft_fore_each_file(&f, find_used);
    ft_fore_each_file(&f, ft_fore_find_pasted_uses);
    find_used_in_macros(&f);
    ft_fore_each_file(&f, ft_fore_find_tags);
    ft_fore_each_file(&f, ft_fore_note_tags);
    make_entries(&f);
    ft_ptrmap_release(&f.declared);
    ft_ptrmap_release(&f.candidates);
    ft_ptrmap_release(&f.macros);
    ft_ptrmap_release(&f.made);
    ft_ptrmap_release(&f.yes);
    ft_ptrmap_release(&f.tested);
    ft_ptrmap_release(&f.called);
    ft_ptrmap_release(&f.reached);
    ft_ptrmap_release(&f.expanded);
    ft_vec_release(&f.to_expand);
    ft_ptrmap_release(&f.tags);
    ft_vec_release(&f.seen_tags);
    ft_vec_release(&f.order);
    ft_vec_release(&f.known);
    ft_vec_release(&f.sure);
    ft_ptrmap_release(&f.surely);
    return h->names.n > before;
}

void ft_heal_drop_asked(ft_healing *h)
{
    for (size_t i = 0; i < h->names.n; i++) {
        ft_heal_name *e = h->names.v[i];
        if (e->is_asked && e->kind >= FT_HEAL_EMPTY && e->kind <= FT_HEAL_FILLING)
            e->kind = FT_HEAL_NOTHING;
        e->is_asked = false;
    }
}
