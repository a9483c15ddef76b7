/* Reads the preprocessor lines of a file without preprocessing it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/embeds.h"
#include "parse/session.h"

typedef struct scanner {
    ft_interner *strings;
    FT_VEC(ft_scan_include) includes;
    FT_VEC(const char *) tested;
    FT_VEC(const char *) defined;
    FT_VEC(const char *) optional;
} scanner;

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

/* HAVE_X, NPY_HAVE_X, SIZEOF_X, PYX_SIZEOF_X: what configure scripts find out; X_MAJOR: which library it is. */
static bool is_feature(const char *word, size_t len)
{
    if (len > 6 && memcmp(word + len - 6, "_MAJOR", 6) == 0)
        return true;
    for (size_t i = 0; i + 5 <= len; i++) {
        if (i > 0 && word[i - 1] != '_')
            continue;
        if (memcmp(word + i, "HAVE_", 5) == 0 || (i + 7 <= len && memcmp(word + i, "SIZEOF_", 7) == 0))
            return true;
    }
    return false;
}

/* "x.h" or <x.h> at p; returns the end of it, NULL if there is none. */
static const char *scan_name(scanner *sc, const char *p, const char *end, const char **name, bool *angled)
{
    if (p >= end || (*p != '"' && *p != '<'))
        return NULL;
    char close = *p == '<' ? '>' : '"';
    const char *from = p + 1;
    const char *stop = memchr(from, close, (size_t)(end - from));
    if (!stop || stop == from || memchr(from, '\n', (size_t)(stop - from)))
        return NULL;
    *angled = close == '>';
    *name = ft_intern_n(sc->strings, from, (size_t)(stop - from));
    return stop + 1;
}

static void scan_include(scanner *sc, const char *p, const char *end)
{
    ft_scan_include inc = {0};
    if (scan_name(sc, skip_blanks(p, end), end, &inc.spelled, &inc.angled))
        ft_vec_push(&sc->includes, inc);
}

static void scan_condition(scanner *sc, const char *p, const char *end)
{
    while (p < end) {
        if (!is_word(*p)) {
            p++;
            continue;
        }
        const char *word = p;
        while (p < end && is_word(*p))
            p++;
        size_t len = (size_t)(p - word);
        if (len == strlen("__has_include") && memcmp(word, "__has_include", len) == 0) {
            const char *name;
            bool angled;
            const char *q = skip_blanks(p, end);
            if (q < end && *q == '(' && scan_name(sc, skip_blanks(q + 1, end), end, &name, &angled))
                ft_vec_push(&sc->optional, name);
        } else if (is_feature(word, len)) {
            ft_vec_push(&sc->tested, ft_intern_n(sc->strings, word, len));
        }
    }
}

static void scan_define(scanner *sc, const char *p, const char *end)
{
    p = skip_blanks(p, end);
    const char *word = p;
    while (p < end && is_word(*p))
        p++;
    if (is_feature(word, (size_t)(p - word)))
        ft_vec_push(&sc->defined, ft_intern_n(sc->strings, word, (size_t)(p - word)));
}

static void scan_line(scanner *sc, const char *p, const char *end)
{
    p = skip_blanks(p, end);
    const char *word = p;
    while (p < end && is_word(*p))
        p++;
    size_t len = (size_t)(p - word);
#define IS(text) (len == sizeof(text) - 1 && memcmp(word, text, len) == 0)
    if (IS("include") || IS("include_next") || IS("import"))
        scan_include(sc, p, end);
    else if (IS("if") || IS("ifdef") || IS("ifndef") || IS("elif"))
        scan_condition(sc, p, end);
    else if (IS("define"))
        scan_define(sc, p, end);
#undef IS
}

/* The end of the logical line that starts at p. */
static const char *line_end(const char *p, const char *end)
{
    for (;;) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        if (!nl)
            return end;
        bool continued = nl > p && (nl[-1] == '\\' || (nl[-1] == '\r' && nl - 1 > p && nl[-2] == '\\'));
        if (!continued)
            return nl;
        p = nl + 1;
    }
}

ft_scan *ft_scan_text(ft_arena *arena, ft_interner *strings, const char *text, size_t len)
{
    scanner sc = {.strings = strings};
    const char *end = text + len;

    for (const char *p = text; p < end;) {
        const char *stop = line_end(p, end);
        const char *first = skip_blanks(p, stop);
        if (first < stop && *first == '#')
            scan_line(&sc, first + 1, stop);
        p = stop + 1;
    }

    ft_scan *scan = FT_NEW(arena, ft_scan);
    scan->includes = ft_arena_dup(arena, sc.includes.v, sc.includes.n, sizeof *sc.includes.v);
    scan->n_includes = sc.includes.n;
    scan->optional = ft_arena_dup(arena, sc.optional.v, sc.optional.n, sizeof *sc.optional.v);
    scan->n_optional = sc.optional.n;
    scan->tested = ft_arena_dup(arena, sc.tested.v, sc.tested.n, sizeof *sc.tested.v);
    scan->n_tested = sc.tested.n;
    scan->defined = ft_arena_dup(arena, sc.defined.v, sc.defined.n, sizeof *sc.defined.v);
    scan->n_defined = sc.defined.n;
    scan->without_embeds = ft_without_embeds(arena, text, len);
    scan->len = len;
    ft_vec_release(&sc.includes);
    ft_vec_release(&sc.tested);
    ft_vec_release(&sc.defined);
    ft_vec_release(&sc.optional);
    return scan;
}

bool ft_scan_is_optional(const ft_scan *scan, const char *spelled)
{
    for (size_t i = 0; i < scan->n_optional; i++)
        if (strcmp(scan->optional[i], spelled) == 0)
            return true;
    return false;
}
