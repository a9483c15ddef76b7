/* Which files and branches the compiler will read, and which names the headers outside of the project may declare. */
#include <stdlib.h>

#include "parse/heal_foresee.h"

static void add_known(ft_foresight *f, const char *spelled, bool is_sure)
{
    const ft_ptrmap *words = ft_known_words(f->h->s->parser->known, spelled);
    bool is_new = words, is_newly_sure = words && is_sure;
    for (size_t i = 0; i < f->known.n; i++)
        is_new &= f->known.v[i] != words;
    for (size_t i = 0; i < f->sure.n; i++)
        is_newly_sure &= f->sure.v[i] != words;
    if (is_new)
        ft_vec_push(&f->known, words);
    if (is_newly_sure)
        ft_vec_push(&f->sure, words);
}

/* What the unit may include from outside of the project. */
static void find_known(ft_foresight *f)
{
    const ft_session *s = f->h->s;
    for (size_t i = 0; i < s->scans.n; i++)
        for (size_t j = 0; j < s->scans.v[i]->n_includes; j++)
            add_known(f, s->scans.v[i]->includes[j].spelled, false);
}

/* #define X(...) 1 */
static bool is_always_true(const ft_foresight *f, size_t i)
{
    size_t value = ft_tok_close(f->toks, i + 1) + 1;
    return ft_fore_at(f, i + 1)->kind == '(' && ft_fore_at(f, value)->kind == FT_TOK_NUMBER && ft_fore_at(f, value)->first == '1' &&
           (value + 1 >= f->toks->n || ft_fore_at(f, value + 1)->starts_line);
}

/* #define X 0 */
static bool is_zero(const ft_foresight *f, size_t i)
{
    const ft_tok *value = ft_fore_at(f, i + 1);
    return value->kind == FT_TOK_NUMBER && value->first == '0' && !value->starts_line &&
           (i + 2 >= f->toks->n || ft_fore_at(f, i + 2)->starts_line);
}

static void note_definition(ft_foresight *f, size_t i)
{
    const char *name = ft_fore_at(f, i)->text;
    uint32_t *before = ft_ptrmap_find(&f->macros, name);
    if (before)
        *before &= is_zero(f, i);
    else
        ft_ptrmap_add(&f->macros, name, is_zero(f, i));
}

/* Macros that the text defines or asks for, in any branch. */
static void find_macros(ft_foresight *f)
{
    ft_line_kind line = FT_LINE_NONE;
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = ft_fore_at(f, i);
        if (tok->starts_line && tok->kind == '#')
            line = ft_fore_line(f, i);
        if (!tok->directive || !tok->text || (f->file && !ft_heal_is_on(f->file, i)))
            continue;
        if (line == FT_LINE_BODY && ft_tok_is(ft_fore_at(f, i - 1), "define")) {
            if (f->file)
                note_definition(f, i);
            else
                ft_ptrmap_add(&f->made, tok->text, 0);
            if (!f->file && is_always_true(f, i))
                ft_ptrmap_add(&f->yes, tok->text, 0);
        }
        if (line == FT_LINE_TEST && !tok->keyword && !ft_fore_at(f, i - 1)->starts_line)
            ft_ptrmap_add(ft_fore_at(f, i + 1)->kind == '(' && !ft_fore_at(f, i + 1)->starts_line ? &f->called : &f->tested, tok->text, 0);
    }
}

/* Macros of compilers and systems: true of this one or not. */
static ft_truth is_platform(const char *name)
{
    static const char *const others[] = {
#ifndef _WIN32
        "_WIN32", "WIN32", "_WIN64", "WIN64", "__WIN32__", "_MSC_VER", "__CYGWIN__", "__MINGW32__", "MS_WINDOWS", "MS_WIN32", "MS_WIN64",
        "_WINDOWS", "__BORLANDC__", "__WATCOMC__",
#endif
#ifndef __APPLE__
        "__APPLE__", "__MACH__", "__MACOSX__", "TARGET_OS_MAC",
#endif
#ifndef __linux__
        "__linux__", "__linux", "linux",
#endif
#ifndef __FreeBSD__
        "__FreeBSD__",
#endif
        "_AIX", "__sun", "sun", "__hpux", "__BEOS__", "__HAIKU__", "__OpenBSD__", "__NetBSD__", "PYPY_VERSION", "__cplusplus", "__OBJC__",
#ifdef __x86_64__
        "__aarch64__", "__arm__", "__arm64__", "__ARM_NEON", "__ARM_NEON__", "__ARM_ARCH", "_M_ARM64", "_M_ARM", "_M_IX86", "_M_X64", "__i386__",
        "__i386", "__ppc64__", "__powerpc__", "__powerpc64__", "__s390x__", "__riscv", "__mips__", "__sparc__", "__ALTIVEC__", "__VSX__",
#endif
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(others[i], name) == 0)
            return FT_NO;
    static const char *const own[] = {
        "__GNUC__", "__clang__", "__STDC__",
#ifdef __linux__
        "__linux__", "__linux",
#endif
#ifdef __x86_64__
        "__x86_64__", "__x86_64", "__amd64__", "__SSE__", "__SSE2__",
#endif
    };
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (strcmp(own[i], name) == 0)
            return FT_YES;
    return FT_MAYBE;
}

static ft_truth truth_of(void *data, const char *name, ft_ask ask)
{
    const ft_foresight *f = data;
    if (ask == FT_ASK_CALL) /* made up, it will be true */
        return (ft_ptrmap_find(&f->made, name) && !ft_ptrmap_find(&f->yes, name)) || ft_ptrmap_find(&f->macros, name) ||
                       ft_fore_is_reserved(name) || ft_fore_is_known(f, name)
                   ? FT_MAYBE
                   : FT_YES;
    if (ft_ptrmap_find(&f->made, name))
        return FT_YES;
    const uint32_t *is_zero_always = ask == FT_ASK_VALUE ? ft_ptrmap_find(&f->macros, name) : NULL;
    if (is_zero_always && *is_zero_always)
        return FT_NO;
    if (ft_ptrmap_find(&f->macros, name) || is_platform(name) != FT_MAYBE)
        return ft_ptrmap_find(&f->macros, name) ? FT_MAYBE : is_platform(name);
    if (ft_fore_is_reserved(name) || ft_fore_is_known(f, name))
        return FT_MAYBE;
    return ft_ptrmap_find(&f->called, name) ? FT_YES : FT_NO;
}

/* What ftlint itself made up so far: configuration headers, features. */
static void declare_defines(ft_foresight *f, const char *text)
{
    ft_session *s = f->h->s;
    ft_toks toks = ft_lex(s->arena, f->h->strings, text, strlen(text));
    f->file = NULL;
    f->toks = &toks;
    find_macros(f);
    ft_fore_find_declared(f);
}

static void declare_made_up(ft_foresight *f)
{
    ft_session *s = f->h->s;
    for (size_t i = 0; i < s->files.n; i++)
        declare_defines(f, s->files.v[i].Contents);
    if (s->features_text)
        declare_defines(f, s->features_text);
    for (size_t i = 0; i < f->h->defines.n; i++)
        declare_defines(f, f->h->defines.v[i]);
}

/* -DX, -D X */
static void note_flags(ft_foresight *f)
{
    const ft_session *s = f->h->s;
    for (size_t i = 0; i < s->n_flags; i++) {
        const char *flag = s->flags[i];
        if (strncmp(flag, "-D", 2) != 0)
            continue;
        const char *name = flag[2] ? flag + 2 : i + 1 < s->n_flags ? s->flags[i + 1] : "";
        ft_ptrmap_add(&f->made, ft_intern_n(f->h->strings, name, strcspn(name, "=(")), 0);
    }
}

static ft_heal_file *find_file(ft_healing *h, const char *path)
{
    for (size_t i = 0; i < h->files.n; i++)
        if (strcmp(h->files.v[i].path, path) == 0)
            return &h->files.v[i];
    return NULL;
}

/* The file that the n-th include of another one means; NULL: none of the project's. */
static ft_heal_file *follow(ft_healing *h, const char *from, size_t n)
{
    for (size_t i = 0; i < h->s->edges.n; i++)
        if (h->s->edges.v[i].n == n && strcmp(h->s->edges.v[i].from, from) == 0)
            return find_file(h, h->s->edges.v[i].to);
    return NULL;
}

typedef struct outside {
    const char *spelled;
    bool is_sure;
} outside;

/* Guesses the branches of the main file and of what it includes in those that are on. */
static void follow_includes(ft_foresight *f)
{
    ft_healing *h = f->h;
    FT_VEC(outside) all = {0};
    bool *is_reached = FT_NEW_ARRAY(h->s->arena, bool, h->files.n);
    FT_VEC(ft_heal_file *) queue = {0};
    is_reached[0] = true;
    ft_vec_push(&queue, &h->files.v[0]);
    for (size_t q = 0; q < queue.n; q++) {
        ft_heal_file *file = queue.v[q];
        size_t n = 0;
        file->off = file->unsure = NULL;
        file->is_unread = false;
        ft_heal_guess_branches(file, h->s->arena, truth_of, f);
        for (size_t i = 0; i + 2 < file->toks.n; i++) {
            const ft_tok *tok = &file->toks.v[i];
            if (!tok->starts_line || tok->kind != '#' || tok[1].kind != FT_TOK_IDENT || tok[1].keyword || tok[2].starts_line ||
                (tok[2].kind != FT_TOK_STRING && tok[2].kind != '<') ||
                (strcmp(tok[1].text, "include") != 0 && strcmp(tok[1].text, "include_next") != 0 && strcmp(tok[1].text, "import") != 0))
                continue;
            bool is_on = ft_heal_is_on(file, i + 2);
            const ft_scan *scan = is_on ? ft_memo_scan(h->s->parser->memo, file->path) : NULL;
            if (scan && n < scan->n_includes)
                ft_vec_push(&all, ((outside){scan->includes[n].spelled, !file->unsure || !file->unsure[i]}));
            bool is_systems = scan && n < scan->n_includes && scan->includes[n].angled &&
                              ft_memo_system_has(h->s->parser->memo, scan->includes[n].spelled, false);
            ft_heal_file *next = is_on && !is_systems ? follow(h, file->path, n) : NULL;
            n++;
            if (!next || is_reached[next - h->files.v])
                continue;
            is_reached[next - h->files.v] = true;
            ft_vec_push(&queue, next);
        }
    }
    f->known.n = f->sure.n = 0;
    for (size_t i = 0; i < all.n; i++)
        add_known(f, all.v[i].spelled, all.v[i].is_sure);
    ft_vec_release(&queue);
    ft_vec_release(&all);
    for (size_t i = 0; i < h->files.n; i++) {
        ft_heal_file *file = &h->files.v[i];
        if (is_reached[i])
            continue;
        file->off = file->unsure = NULL;
        file->is_unread = true;
    }
}

void ft_fore_find_reached(ft_foresight *f)
{
    find_known(f);
    note_flags(f);
    declare_made_up(f);
    for (int pass = 0; pass < 2; pass++) { /* again without the macros of branches that are off */
        ft_ptrmap_release(&f->macros);
        ft_fore_each_file(f, find_macros);
        follow_includes(f);
    }
}
