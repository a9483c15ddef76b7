#include "parse/build_scripts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "parse/heal_ptrmap.h"

struct ft_scripts {
    ft_parser *parser;
    ft_ptrmap by_dir; /* -> index in all */
    FT_VEC(ft_defines) all;
};

ft_scripts *ft_scripts_new(ft_parser *parser)
{
    ft_scripts *scripts = ft_xcalloc(1, sizeof *scripts);
    scripts->parser = parser;
    return scripts;
}

void ft_scripts_free(ft_scripts *scripts)
{
    if (!scripts)
        return;
    ft_ptrmap_release(&scripts->by_dir);
    ft_vec_release(&scripts->all);
    free(scripts);
}

typedef FT_VEC(ft_define) define_list;

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* A name at p; its value behind "=" if that is a number. */
static void add_define(ft_scripts *scripts, define_list *all, const char *p)
{
    size_t len = 0;
    while (is_word(p[len]))
        len++;
    if (len == 0 || len > 100 || isdigit((unsigned char)p[0]))
        return;
    ft_define d = {ft_intern_n(scripts->parser->strings, p, len), "1"};
    size_t digits = p[len] == '=' ? strspn(p + len + 1, "0123456789xabcdefABCDEF") : 0;
    if (digits > 0)
        d.value = ft_intern_n(scripts->parser->strings, p + len + 1, digits);
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].name == d.name)
            return;
    ft_vec_push(all, d);
}

static void read_script(ft_scripts *scripts, const ft_session *s, const char *path, define_list *all)
{
    char *text;
    size_t len;
    ft_error ignored = {0};
    if (!ft_path_is_file(path) || !ft_session_owns(s, path) || !ft_read_file(s->arena, path, &text, &len, &ignored))
        return;
    for (const char *p = text; *p; p++) {
        if (p[0] == '-' && p[1] == 'D' && (p == text || !is_word(p[-1])))
            add_define(scripts, all, p + 2);
        else if (p[0] == '(' && (p[1] == '"' || p[1] == '\'') && isupper((unsigned char)p[2]))
            add_define(scripts, all, p + 2); /* define_macros=[("NAME", 1)] */
    }
}

ft_defines ft_scripts_in(ft_scripts *scripts, const ft_session *s, const char *dir)
{
    static const char *const names[] = {"meson.build", "setup.py", "CMakeLists.txt", "setup.cfg", "pyproject.toml"};
    const char *key = ft_intern(scripts->parser->strings, dir);
    const uint32_t *known = ft_ptrmap_find(&scripts->by_dir, key);
    if (known)
        return scripts->all.v[*known];
    define_list all = {0};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        read_script(scripts, s, ft_path_join(s->arena, dir, names[i]), &all);
    ft_defines found = {ft_arena_dup(scripts->parser->arena, all.v, all.n, sizeof *all.v), all.n};
    ft_vec_release(&all);
    ft_ptrmap_add(&scripts->by_dir, key, (uint32_t)scripts->all.n);
    ft_vec_push(&scripts->all, found);
    return found;
}

/* ---- systems ---- */

enum { WINDOWS = 1 << 0, LINUX = 1 << 1, MACOS = 1 << 2, FREEBSD = 1 << 3, OPENBSD = 1 << 4, NETBSD = 1 << 5, SUNOS = 1 << 6, AIX = 1 << 7,
       ANY_BSD = FREEBSD | OPENBSD | NETBSD, POSIX = LINUX | MACOS | ANY_BSD | SUNOS | AIX };

static const struct {
    const char *word; /* in lower case */
    unsigned systems;
} platforms[] = {
    {"windows", WINDOWS}, {"mswindows", WINDOWS}, {"win32", WINDOWS}, {"win64", WINDOWS}, {"win", WINDOWS},    {"linux", LINUX},
    {"posix", POSIX},     {"unix", POSIX},        {"osx", MACOS},     {"macos", MACOS},   {"macosx", MACOS},   {"mac", MACOS},
    {"darwin", MACOS},    {"bsd", ANY_BSD},       {"freebsd", FREEBSD}, {"openbsd", OPENBSD}, {"netbsd", NETBSD}, {"sunos", SUNOS},
    {"solaris", SUNOS},   {"aix", AIX},
};

static unsigned systems_of_word(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof platforms / sizeof platforms[0]; i++)
        if (strlen(platforms[i].word) == len && strncasecmp(platforms[i].word, word, len) == 0)
            return platforms[i].systems;
    return 0;
}

/* The systems that the words of a name or path tell: all of them, the narrowest if there are several; 0: none. */
static unsigned systems_of(const char *text)
{
    unsigned found = 0;
    while (*text) {
        size_t len = 0;
        while (isalnum((unsigned char)text[len]))
            len++;
        unsigned systems = len > 0 ? systems_of_word(text, len) : 0;
        if (systems)
            found = found && (found & systems) ? found & systems : systems;
        text += len + (text[len] != '\0');
    }
    return found;
}

bool ft_scripts_fits_platform(const char *name, const char *path)
{
    unsigned of_name = systems_of(name), of_path = systems_of(path);
    if (!of_name)
        return true;
    if (!of_path || (of_path & LINUX))
        return (of_name & LINUX) != 0; /* the target of every parse */
    /* A file for any BSD is for none of them in particular. */
    return (of_path & ~of_name) == 0;
}
