#include "parse/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

static const char *copy_string(ft_arena *arena, CXString string)
{
    const char *text = clang_getCString(string);
    char *copy = ft_arena_strdup(arena, text ? text : "");
    clang_disposeString(string);
    return copy;
}

/* False for what is no error or stands nowhere (complaints about the command line). */
static bool read_problem(ft_session *s, CXDiagnostic diag, ft_problem *p)
{
    CXFile file, use;
    unsigned use_line;
    if (clang_getDiagnosticSeverity(diag) < CXDiagnostic_Error)
        return false;
    clang_getSpellingLocation(clang_getDiagnosticLocation(diag), &file, &p->line, NULL, &p->offset);
    clang_getExpansionLocation(clang_getDiagnosticLocation(diag), &use, &use_line, NULL, &p->use_offset);
    if (!use)
        return false;
    p->text = copy_string(s->arena, clang_getDiagnosticSpelling(diag));
    p->use_file = ft_path_clean(s->arena, copy_string(s->arena, clang_getFileName(use)));
    p->is_pasted = !file;
    if (p->is_pasted) {
        p->file = p->use_file;
        p->line = use_line;
        p->offset = p->use_offset;
    } else {
        p->file = ft_path_clean(s->arena, copy_string(s->arena, clang_getFileName(file)));
    }
    p->in_heal = strcmp(p->file, FT_HEAL_FILE) == 0;
    p->is_owned = ft_session_owns(s, p->file);
    return true;
}

/* A #error line is the author speaking, not something that ftlint fails to understand. */
static bool is_directive(CXDiagnostic diag)
{
    CXString category = clang_getDiagnosticCategoryText(diag);
    const char *text = clang_getCString(category);
    bool is = text && strcmp(text, "User-Defined Issue") == 0;
    clang_disposeString(category);
    return is;
}

ft_problems ft_problems_read(ft_session *s)
{
    FT_VEC(ft_problem) found = {0};
    ft_problems all = {0};
    unsigned n = clang_getNumDiagnostics(s->tu);

    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic diag = clang_getDiagnostic(s->tu, i);
        ft_problem p = {0};
        if (!is_directive(diag) && read_problem(s, diag, &p))
            ft_vec_push(&found, p);
        clang_disposeDiagnostic(diag);
    }
    all.v = ft_arena_dup(s->arena, found.v, found.n, sizeof *found.v);
    all.n = found.n;
    all.n_lost = (unsigned)found.n;
    ft_vec_release(&found);
    return all;
}

const char *ft_problem_quoted(const ft_problem *p, unsigned n, ft_arena *arena)
{
    const char *from = p->text;
    for (;; n--) {
        const char *open = strchr(from, '\'');
        const char *close = open ? strchr(open + 1, '\'') : NULL;
        if (!close)
            return NULL;
        if (n == 0)
            return ft_arena_strndup(arena, open + 1, (size_t)(close - open - 1));
        from = close + 1;
    }
}
