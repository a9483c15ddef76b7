#include "parse/heal_config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"

bool ft_config_is_like(const char *spelled)
{
    return strcasestr(spelled, "config") != NULL;
}

static bool has_word(const char *name, const char *word)
{
    size_t len = strlen(word);
    for (const char *p = strstr(name, word); p; p = strstr(p + 1, word))
        if ((p == name || p[-1] == '_') && (p[len] == 0 || p[len] == '_'))
            return true;
    return false;
}

/* What the compiler knows about the size of a type, by the part of the name behind SIZEOF_. */
static const char *size_of(const char *type)
{
    static const char *const sizes[][2] = {
        {"SHORT", "__SIZEOF_SHORT__"},          {"INT", "__SIZEOF_INT__"},
        {"LONG", "__SIZEOF_LONG__"},            {"LONG_LONG", "__SIZEOF_LONG_LONG__"},
        {"LONGLONG", "__SIZEOF_LONG_LONG__"},   {"PY_LONG_LONG", "__SIZEOF_LONG_LONG__"},
        {"__INT64", "8"},                       {"FLOAT", "__SIZEOF_FLOAT__"},
        {"DOUBLE", "__SIZEOF_DOUBLE__"},        {"LONG_DOUBLE", "__SIZEOF_LONG_DOUBLE__"},
        {"LONGDOUBLE", "__SIZEOF_LONG_DOUBLE__"}, {"COMPLEX_FLOAT", "8"},
        {"COMPLEX_DOUBLE", "16"},               {"COMPLEX_LONGDOUBLE", "32"},
        {"WCHAR_T", "__SIZEOF_WCHAR_T__"},      {"WINT_T", "__SIZEOF_WINT_T__"},
        {"CHAR", "1"},                          {"BOOL", "1"},
        {"_BOOL", "1"},                         {"PID_T", "4"},
        {"INT8_T", "1"},                        {"INT16_T", "2"},
        {"INT32_T", "4"},                       {"INT64_T", "8"},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        if (strcmp(type, sizes[i][0]) == 0)
            return sizes[i][1];
    return "__SIZEOF_POINTER__"; /* size_t, intptr_t, off_t, time_t, ... */
}

/* HAVE_SYS_TIME_H: the header may be sys/time.h or sys_time.h. */
static void define_have_header(ft_strbuf *out, const char *name, const char *part)
{
    char path[128], first[128];
    size_t len = strlen(part) - 2; /* without _H */
    if (len == 0 || len >= sizeof path)
        return;
    for (size_t i = 0; i <= len; i++) {
        path[i] = i == len ? 0 : (char)tolower((unsigned char)part[i]);
        first[i] = path[i];
    }
    for (char *c = path; *c; c++)
        *c = *c == '_' ? '/' : *c;
    char *underscore = strchr(first, '_');
    if (underscore)
        *underscore = '/';
    ft_strbuf_addf(out, "#if __has_include(<%s.h>) || __has_include(<%s.h>)\n#define %s 1\n#endif\n", path, first, name);
}

/* Instruction sets and systems: the compiler's own macros say which of them there is. */
static bool is_platform(const char *name)
{
    static const char *const words[] = {"AVX",  "SSE", "SSSE", "NEON", "ASIMD", "VSX",  "VX",     "VXE",     "LSX",   "LASX",    "SVE",
                                        "RVV",  "FMA", "F16C", "XOP",  "MMX",   "AMX",  "POPCNT", "ALTIVEC", "WIN32", "WINDOWS", "DARWIN",
                                        "MACOS", "SSE2", "SSE41", "SSE42", "SSE3", "SSSE3", "AVX2", "FMA3", "FMA4", "VSX2", "VSX3", "VSX4"};
    const char *part = strstr(name, "HAVE_");
    for (size_t i = 0; part && i < sizeof words / sizeof words[0]; i++)
        if (has_word(part, words[i]))
            return true;
    return part && (strncmp(part + 5, "AVX512", 6) == 0 || strncmp(part + 5, "ASIMD", 5) == 0 ||
                    strncmp(part + 5, "NEON_", 5) == 0);
}

/* What is either this or that and not what this machine is. */
static bool is_unlikely(const char *name)
{
    return is_platform(name) || has_word(name, "BE") || has_word(name, "BROKEN") || strstr(name, "BIGENDIAN") || strstr(name, "BIG_ENDIAN") ||
           strstr(name, "DOUBLE_DOUBLE") || has_word(name, "NO");
}

/* FOO_MAJOR of a library whose header is not there: users have a recent one. */
static bool is_library_version(const char *name)
{
    return name[0] != '_' && strncmp(name, "PY_", 3) != 0 && has_word(name, "MAJOR");
}

/* What a build script turns on with -DHAVE_X: the code behind it is what users run. */
static bool is_feature(const char *name)
{
    const char *have = strstr(name, "HAVE_");

    return (have && (have == name || have[-1] == '_') && name[0] != '_') || is_library_version(name);
}

static bool is_attribute(const char *name)
{
    return strstr(name, "VISIBILITY") || strstr(name, "EXPORT") || strstr(name, "INLINE") || strstr(name, "ATTRIBUTE") ||
           strstr(name, "RESTRICT") || strcmp(name, "inline") == 0 || strcmp(name, "const") == 0;
}

static void define(ft_strbuf *out, const char *name)
{
    const char *size = strstr(name, "SIZEOF_");
    const char *have = strstr(name, "HAVE_");
    size_t len = strlen(name);

    ft_strbuf_addf(out, "#ifndef %s\n", name);
    if (have && strcmp(have, "HAVE_THREAD_LOCAL") == 0) /* a keyword in C++ and C23, <threads.h> before */
        ft_strbuf_adds(out, "#ifndef __cplusplus\n#define thread_local _Thread_local\n#endif\n");
    if (size)
        ft_strbuf_addf(out, "#define %s %s\n", name, size_of(size + 7));
    else if (have && len > 2 && strcmp(name + len - 2, "_H") == 0)
        define_have_header(out, name, have + 5);
    else if (is_attribute(name))
        ft_strbuf_addf(out, "#define %s\n", name);
    else if (is_library_version(name))
        ft_strbuf_addf(out, "#define %s 99\n", name);
    else if (has_word(name, "VERSION"))
        ft_strbuf_addf(out, "#define %s 0x7fffff00\n", name);
    else
        ft_strbuf_addf(out, "#define %s %d\n", name, !is_unlikely(name));
    ft_strbuf_adds(out, "#endif\n");
}

static bool starts_with(const char **p, const char *word)
{
    size_t len = strlen(word);
    if (strncmp(*p, word, len) != 0)
        return false;
    *p += len;
    return true;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* "#mesondefine X", "#cmakedefine X ...", "#undef HAVE_X": returns true if the line was one of those. */
static bool fill_define(ft_session *s, ft_strbuf *out, const char *line)
{
    const char *p = line + strspn(line, " \t");
    if (*p++ != '#')
        return false;
    p += strspn(p, " \t");
    bool undef = starts_with(&p, "undef ");
    if (!undef && !starts_with(&p, "mesondefine ") && !starts_with(&p, "cmakedefine01 ") && !starts_with(&p, "cmakedefine "))
        return false;
    p += strspn(p, " \t");
    size_t len = 0;
    while (is_word(p[len]))
        len++;
    const char *name = ft_arena_strndup(s->arena, p, len);
    /* autoconf's templates also name types and keywords that are fine as they are */
    if (len > 0 && (!undef || strstr(name, "HAVE_") || strstr(name, "SIZEOF_")) && !is_unlikely(name))
        define(out, name);
    return true;
}

/* Copies a line; @NAME@ becomes a number, or nothing if the line is that alone. */
static void fill_line(ft_session *s, ft_strbuf *out, const char *line)
{
    while (*line) {
        const char *p = line + 1;
        while (*line == '@' && is_word(*p))
            p++;
        if (*line != '@' || *p != '@' || p == line + 1) {
            ft_strbuf_addch(out, *line++);
            continue;
        }
        const char *name = ft_arena_strndup(s->arena, line + 1, (size_t)(p - line - 1));
        const char *size = strstr(name, "SIZEOF_");
        if (size)
            ft_strbuf_adds(out, size_of(size + 7));
        else if (out->len > 0 && out->s[out->len - 1] != '\n' && !is_attribute(name))
            ft_strbuf_adds(out, "1");
        line = p + 1;
    }
    ft_strbuf_addch(out, '\n');
}

static const char *take(ft_session *s, ft_strbuf *text)
{
    const char *copy = ft_arena_strndup(s->arena, text->s, text->len);
    ft_strbuf_release(text);
    return copy;
}

const char *ft_config_from_template(ft_session *s, const char *path)
{
    char *text;
    size_t len;
    ft_error ignored = {0};
    if (!ft_read_file(s->arena, path, &text, &len, &ignored))
        return NULL;
    ft_strbuf out;
    ft_strbuf_init(&out);
    for (char *line = text; line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = 0;
        if (!fill_define(s, &out, line))
            fill_line(s, &out, line);
        line = end;
    }
    return take(s, &out);
}

/* Defines what is tested but nowhere defined in what the file reaches; only_features: HAVE_x alone. */
static const char *define_undefined(ft_session *s, bool only_features)
{
    ft_strbuf out;
    ft_interner *done = ft_interner_new();
    ft_strbuf_init(&out);
    for (size_t i = 0; i < s->scans.n; i++)
        for (size_t j = 0; j < s->scans.v[i]->n_defined; j++)
            ft_intern_id(done, s->scans.v[i]->defined[j]);
    for (size_t i = 0; i < s->scans.n; i++) {
        for (size_t j = 0; j < s->scans.v[i]->n_tested; j++) {
            const char *name = s->scans.v[i]->tested[j];
            uint32_t before = ft_interner_count(done);
            ft_intern_id(done, name);
            if (ft_interner_count(done) > before && !is_unlikely(name) && (!only_features || is_feature(name)))
                define(&out, name);
        }
    }
    ft_interner_free(done);
    return take(s, &out);
}

const char *ft_config_guess(ft_session *s)
{
    return define_undefined(s, false);
}

const char *ft_config_features(ft_session *s)
{
    const char *text;

    for (size_t i = 0; i < s->n_flags; i++)
        if (strncmp(s->flags[i], "-D", 2) == 0)
            return NULL;
    text = define_undefined(s, true);
    return *text ? text : NULL;
}
