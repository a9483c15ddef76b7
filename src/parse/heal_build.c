/* Macros that the project's build scripts define and a bare checkout does not: -DNPY_INTERNAL_BUILD. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "parse/build_scripts.h"
#include "parse/heal_names.h"
#include "parse/heal_ptrmap.h"

static bool has_part(const char *name, const char *const *parts)
{
    for (; *parts; parts++)
        if (strstr(name, *parts))
            return true;
    return false;
}

/* Macros that tell one compiler, processor or kind of build from another: a guess would be wrong. */
static bool tells_build(const char *name)
{
    static const char *const parts[] = {"MINGW", "MSVC",  "_MSC_",   "SSE",   "AVX",  "NEON",    "NDEBUG", "DEBUG",   "TEST", "Py_", "_WIN32_WINNT",
                                        "LIMITED", "_API", "COVER", "DISABLE", "_NO_", "WASM", "ANDROID", "IOS",    "PYODIDE", NULL};
    return has_part(name, parts) || strncmp(name, "NO_", 3) == 0;
}

static bool tells_platform(const char *name)
{
    static const char *const parts[] = {"WIN", "LINUX", "OSX", "MAC", "DARWIN", "BSD", "SUNOS", "AIX", "POSIX", "UNIX", NULL};
    return has_part(name, parts) || tells_build(name);
}

/* Every name that a line of the unit's files tests: 1; and those that one of them defines: 2. */
static void note_tests(const ft_healing *h, ft_ptrmap *seen)
{
    for (size_t f = 0; f < h->files.n; f++) {
        const ft_toks *toks = &h->files.v[f].toks;
        bool tests = false;
        for (size_t i = 0; i < toks->n; i++) {
            const ft_tok *tok = &toks->v[i];
            if (tok->starts_line)
                tests = tok->kind == '#' && ft_tok_at(toks, i + 1)->text &&
                        (strncmp(ft_tok_at(toks, i + 1)->text, "if", 2) == 0 || ft_tok_is(ft_tok_at(toks, i + 1), "elif"));
            if (!tok->directive || !tok->text)
                continue;
            uint32_t *known = ft_ptrmap_find(seen, tok->text);
            if (ft_tok_is(ft_tok_at(toks, i - 1), "define"))
                ft_ptrmap_add(seen, tok->text, (known ? *known : 0) | 2);
            else if (tests)
                ft_ptrmap_add(seen, tok->text, (known ? *known : 0) | 1);
        }
    }
}

static bool add_defines(ft_healing *h, ft_ptrmap *seen, ft_defines defines, const char *path)
{
    size_t before = h->defines.n;
    for (size_t i = 0; i < defines.n; i++) {
        const ft_define *d = &defines.v[i];
        const uint32_t *known = ft_ptrmap_find(seen, d->name);
        if (!known || *known != 1 || tells_build(d->name) || !ft_scripts_fits_platform(d->name, path))
            continue;
        ft_ptrmap_add(seen, d->name, 2);
        ft_vec_push(&h->defines, ft_arena_printf(h->s->arena, "#ifndef %s\n#define %s %s\n#endif\n", d->name, d->name, d->value));
    }
    return h->defines.n > before;
}

/* Compilers and other Pythons are not there just because something asks for their version. */
static bool tells_compiler(const char *name)
{
    static const char *const parts[] = {"Py", "PY", "CYTHON", "GRAAL", "CLANG", "GCC", "GNUC", "ICC", "MSC", "COMPILER", NULL};
    return has_part(name, parts) || name[0] == '_';
}

/* #if LIB_VERSION_NUM >= 70000, #if LIB_ATLEAST(7, 0) of a header that is missing: it would be a new one. */
static void guess_version(ft_healing *h, ft_ptrmap *seen, const ft_toks *toks, size_t i)
{
    const char *name = toks->v[i].text;
    const uint32_t *known = ft_ptrmap_find(seen, name);
    uint16_t next = ft_tok_at(toks, i + 1)->kind;
    if (!known || *known != 1 || tells_platform(name) || tells_compiler(name))
        return;
    if (next == '(')
        ft_vec_push(&h->defines, ft_arena_printf(h->s->arena, "#ifndef %s\n#define %s(...) 1\n#endif\n", name, name));
    else if ((next == '>' || next == '<' || next == FT_TOK_OP) && strstr(name, "VERSION"))
        ft_vec_push(&h->defines, ft_arena_printf(h->s->arena, "#ifndef %s\n#define %s 0x7fffff00\n#endif\n", name, name));
    else
        return;
    ft_ptrmap_add(seen, name, 2);
}

/* Does lib.h or lib-x.h miss, for the LIB of LIB_HAS_X? */
static bool is_of_missing_header(const ft_healing *h, const char *name)
{
    const char *part = strstr(name, "_HAS_");

    for (size_t i = 0; part && i < h->s->missing.n; i++) {
        const char *base = ft_path_base(h->s->missing.v[i]);
        size_t len = (size_t)(part - name);
        if (len > 0 && strncasecmp(base, name, len) == 0 && (base[len] == '.' || base[len] == '-'))
            return true;
    }
    return false;
}

/* #ifdef LIB_HAS_X: distributions build a library with all that it has. */
static void guess_feature(ft_healing *h, ft_ptrmap *seen, const char *name)
{
    const uint32_t *known = ft_ptrmap_find(seen, name);

    if (!known || *known != 1 || tells_platform(name) || strstr(name, "QUARTZ") || !is_of_missing_header(h, name))
        return;
    ft_vec_push(&h->defines, ft_arena_printf(h->s->arena, "#ifndef %s\n#define %s 1\n#endif\n", name, name));
    ft_ptrmap_add(seen, name, 2);
}

static void guess_versions(ft_healing *h, ft_ptrmap *seen)
{
    for (size_t f = 0; f < h->files.n; f++) {
        const ft_toks *toks = &h->files.v[f].toks;
        bool tests = false;
        for (size_t i = 0; i < toks->n; i++) {
            const ft_tok *tok = &toks->v[i], *word = ft_tok_at(toks, i + 1);
            if (tok->starts_line)
                tests = tok->kind == '#' && (ft_tok_is(word, "if") || ft_tok_is(word, "elif"));
            if (tok->directive && tok->text)
                guess_feature(h, seen, tok->text);
            if (tests && tok->text && !tok->keyword && !ft_tok_is(ft_tok_at(toks, i - 1), "defined"))
                guess_version(h, seen, toks, i);
        }
    }
}

/* Calls step for what the scripts of each folder above the unit define, nearest first. True if one did. */
typedef bool script_step(ft_healing *h, ft_ptrmap *seen, ft_defines defines, const char *path);

static bool each_folder(ft_healing *h, ft_ptrmap *seen, script_step *step)
{
    const char *root = h->s->parser->options->project_root, *dir = ft_path_dir(h->s->arena, h->s->path);
    const char *path = ft_path_is_below(h->s->path, root) ? h->s->path + strlen(root) : h->s->path;
    bool any = false;
    for (int depth = 0; depth < 12 && ft_path_is_below(dir, root); depth++) {
        any |= step(h, seen, ft_scripts_in(h->s->parser->scripts, h->s, dir), path);
        dir = ft_path_dir(h->s->arena, dir);
    }
    return any;
}

static bool has_defines(ft_healing *h, ft_ptrmap *seen, ft_defines defines, const char *path)
{
    (void)h, (void)seen, (void)path;
    return defines.n > 0;
}

bool ft_heal_has_build(ft_healing *h)
{
    return each_folder(h, NULL, has_defines);
}

void ft_heal_read_build(ft_healing *h)
{
    ft_ptrmap seen = {0};

    note_tests(h, &seen);
    each_folder(h, &seen, add_defines);
    if (h->s->missing.n > 0)
        guess_versions(h, &seen);
    ft_ptrmap_release(&seen);
}
