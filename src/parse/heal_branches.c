/* Which branches of #if the compiler took: how a name is used where nobody compiles it proves nothing. */
#include <string.h>

#include "parse/heal_names.h"
#include "parse/skipped.h"

/* The "#" of "#ifndef X" round the whole file; SIZE_MAX: "#pragma once"; 0 with *found false: no guard. */
static size_t find_guard(const ft_toks *toks, bool *found)
{
    const ft_tok *word = ft_tok_at(toks, 1);
    *found = true;
    if (ft_tok_is(word, "pragma") && ft_tok_is(ft_tok_at(toks, 2), "once"))
        return SIZE_MAX;
    *found = ft_tok_is(word, "ifndef") || (ft_tok_is(word, "if") && ft_tok_at(toks, 2)->kind == '!');
    return ft_tok_at(toks, 0)->offset;
}

static void mark(ft_heal_file *file, unsigned start, unsigned end)
{
    size_t i = ft_tok_find(&file->toks, start);
    for (; i < file->toks.n && file->toks.v[i].offset < end; i++)
        if (file->toks.v[i].offset >= start && !file->toks.v[i].directive)
            file->off[i] = true;
}

/* Names in the #if lines themselves stay; #define lines of a skipped branch go with it. */
static void mark_defines(ft_heal_file *file, unsigned start, unsigned end)
{
    bool in_define = false;
    for (size_t i = ft_tok_find(&file->toks, start); i < file->toks.n && file->toks.v[i].offset < end; i++) {
        const ft_tok *tok = &file->toks.v[i];
        if (tok->starts_line)
            in_define = tok->kind == '#' && ft_tok_is(ft_tok_at(&file->toks, i + 1), "define");
        if (tok->directive && in_define && tok->offset >= start)
            file->off[i] = true;
    }
}

/*
 * A header without a guard may be included twice and take both branches, so that its ranges are those of any of the
 * times. (libclang would tell how often, but reads the whole precompiled header to know.)
 */
void ft_heal_note_branches(ft_healing *h)
{
    ft_skipped skipped = ft_skipped_read(h->s->tu, h->s->arena);
    for (size_t f = 0; f < h->files.n; f++) {
        ft_heal_file *file = &h->files.v[f];
        bool has_guard, is_main = strcmp(file->path, h->s->path) == 0;
        size_t guard = find_guard(&file->toks, &has_guard);
        CXFile handle = has_guard || is_main ? clang_getFile(h->s->tu, file->path) : NULL;
        file->off = NULL;
        file->is_unread = false;
        for (size_t i = 0; handle && i < skipped.n; i++) {
            const ft_skipped_range *r = &skipped.v[i];
            if (!clang_File_isEqual(r->file, handle) || (!is_main && r->start == guard)) /* another time that it was included */
                continue;
            if (!file->off)
                file->off = FT_NEW_ARRAY(h->s->arena, bool, file->toks.n + 1);
            mark(file, r->start, r->end);
            mark_defines(file, r->start, r->end);
        }
    }
}
