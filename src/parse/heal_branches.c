/* Which branches of #if the compiler took: how a name is used where nobody compiles it proves nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/heal_names.h"

typedef struct counter {
    ft_healing *h;
    unsigned *counts; /* per file of h: how often it is included */
} counter;

static void count_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
    (void)stack, (void)depth;
    counter *c = data;
    CXString string = clang_getFileName(file);
    const char *name = clang_getCString(string);
    const char *path = name ? ft_path_clean(c->h->s->arena, name) : "";
    for (size_t i = 0; i < c->h->files.n; i++)
        c->counts[i] += strcmp(c->h->files.v[i].path, path) == 0;
    clang_disposeString(string);
}

static unsigned offset_of(CXSourceLocation location)
{
    unsigned offset;
    clang_getSpellingLocation(location, NULL, NULL, NULL, &offset);
    return offset;
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

/* A header that is included twice may take both branches: its ranges are those of any of the times. */
void ft_heal_note_branches(ft_healing *h)
{
    counter c = {h, ft_xcalloc(h->files.n + 1, sizeof *c.counts)};
    if (h->files.n > 0)
        clang_getInclusions(h->s->tu, count_inclusion, &c);
    for (size_t f = 0; f < h->files.n; f++) {
        ft_heal_file *file = &h->files.v[f];
        CXFile handle = clang_getFile(h->s->tu, file->path);
        CXSourceRangeList *list = handle && c.counts[f] <= 1 ? clang_getSkippedRanges(h->s->tu, handle) : NULL;
        file->off = list && list->count > 0 ? FT_NEW_ARRAY(h->s->arena, bool, file->toks.n + 1) : NULL;
        for (unsigned i = 0; list && i < list->count; i++) {
            unsigned start = offset_of(clang_getRangeStart(list->ranges[i]));
            unsigned end = offset_of(clang_getRangeEnd(list->ranges[i]));
            mark(file, start, end);
            mark_defines(file, start, end);
        }
        if (list)
            clang_disposeSourceRangeList(list);
    }
    free(c.counts);
}
