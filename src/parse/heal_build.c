/* Macros that the project's build scripts define and a bare checkout does not: -DNPY_INTERNAL_BUILD. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "parse/heal_names.h"
#include "parse/heal_ptrmap.h"

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Macros that tell one system, compiler or kind of build from another: a guess would be wrong. */
static bool tells_platform(const char *name)
{
    static const char *const parts[] = {"WIN",    "LINUX", "OSX",   "MAC",  "DARWIN", "BSD",   "SUNOS", "AIX",   "POSIX",  "UNIX",
                                        "MINGW",  "MSVC",  "_MSC_", "SSE",  "AVX",    "NEON",  "NDEBUG", "DEBUG", "TEST",   "Py_",
                                        "LIMITED", "_API",  "COVER", "DISABLE", "_NO_", "WASM", "ANDROID", "IOS",  "PYODIDE"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strstr(name, parts[i]))
            return true;
    return strncmp(name, "NO_", 3) == 0;
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

/* A name found in a build script at p; the value behind "=" if it is a number. */
static void add_define(ft_healing *h, ft_ptrmap *seen, const char *p)
{
    size_t len = 0;
    while (is_word(p[len]))
        len++;
    if (len == 0 || len > 100 || isdigit((unsigned char)p[0]))
        return;
    const char *name = ft_intern_n(h->strings, p, len);
    const uint32_t *known = ft_ptrmap_find(seen, name);
    if (!known || *known != 1 || tells_platform(name))
        return;
    ft_ptrmap_add(seen, name, 2);
    size_t digits = p[len] == '=' ? strspn(p + len + 1, "0123456789xabcdefABCDEF") : 0;
    const char *value = digits > 0 ? ft_arena_strndup(h->s->arena, p + len + 1, digits) : "1";
    ft_vec_push(&h->defines, ft_arena_printf(h->s->arena, "#ifndef %s\n#define %s %s\n#endif\n", name, name, value));
}

static void read_script(ft_healing *h, ft_ptrmap *seen, const char *path)
{
    char *text;
    size_t len;
    ft_error ignored = {0};
    if (!ft_path_is_file(path) || !ft_session_owns(h->s, path) || !ft_read_file(h->s->arena, path, &text, &len, &ignored))
        return;
    for (const char *p = text; *p; p++) {
        if (p[0] == '-' && p[1] == 'D' && (p == text || !is_word(p[-1])))
            add_define(h, seen, p + 2);
        else if (p[0] == '(' && (p[1] == '"' || p[1] == '\'') && isupper((unsigned char)p[2]))
            add_define(h, seen, p + 2); /* define_macros=[("NAME", 1)] */
    }
}

/* Compilers and other Pythons are not there just because something asks for their version. */
static bool tells_compiler(const char *name)
{
    static const char *const parts[] = {"Py", "PY", "CYTHON", "GRAAL", "CLANG", "GCC", "GNUC", "ICC", "MSC", "COMPILER"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strstr(name, parts[i]))
            return true;
    return name[0] == '_';
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

void ft_heal_read_build(ft_healing *h)
{
    static const char *const names[] = {"meson.build", "setup.py", "CMakeLists.txt", "setup.cfg", "pyproject.toml"};
    const char *root = h->s->parser->options->project_root;
    ft_ptrmap seen = {0};

    note_tests(h, &seen);
    const char *dir = ft_path_dir(h->s->arena, h->s->path);
    for (int depth = 0; depth < 12 && ft_path_is_below(dir, root); depth++) {
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
            read_script(h, &seen, ft_path_join(h->s->arena, dir, names[i]));
        dir = ft_path_dir(h->s->arena, dir);
    }
    if (h->s->missing.n > 0)
        guess_versions(h, &seen);
    ft_ptrmap_release(&seen);
}
