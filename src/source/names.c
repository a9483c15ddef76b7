#include "source/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

typedef struct extension {
    const char *ext;
    ft_name_class class;
    bool is_cxx;
} extension;

static const extension extensions[] = {
    { "c", FT_NAME_SOURCE, false },    { "cc", FT_NAME_SOURCE, true },    { "cpp", FT_NAME_SOURCE, true },
    { "cxx", FT_NAME_SOURCE, true },   { "c++", FT_NAME_SOURCE, true },   { "C", FT_NAME_SOURCE, true },
    { "h", FT_NAME_HEADER, false },    { "hh", FT_NAME_HEADER, true },    { "hpp", FT_NAME_HEADER, true },
    { "hxx", FT_NAME_HEADER, true },   { "h++", FT_NAME_HEADER, true },   { "H", FT_NAME_HEADER, true },
    { "inc", FT_NAME_HEADER, false },  { "tmpl", FT_NAME_HEADER, false }, { "ipp", FT_NAME_HEADER, true },
    { "def", FT_NAME_LOOKUP, false },  { "tcc", FT_NAME_LOOKUP, true },   { "tpp", FT_NAME_LOOKUP, true },
    { "txx", FT_NAME_LOOKUP, true },   { "tbl", FT_NAME_LOOKUP, false },
};

const char ft_name_known_extensions[] =
    ".c .cc .cpp .cxx .c++ .C .h .hh .hpp .hxx .h++ .H .inc .tmpl .ipp, and these with .src";

static ft_name_class classify_ext(const char *ext, size_t len, bool *is_cxx)
{
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        const extension *e = &extensions[i];
        if (strlen(e->ext) == len && memcmp(e->ext, ext, len) == 0) {
            *is_cxx = e->is_cxx;
            return e->class;
        }
    }
    return FT_NAME_OTHER;
}

ft_name_class ft_name_classify(const char *name, bool *is_cxx)
{
    const char *base = ft_path_base(name);
    const bool is_template = strcmp(ft_path_ext(name), "src") == 0;
    const char *end = name + strlen(name) - (is_template ? strlen(".src") : 0), *dot = end;

    *is_cxx = false;
    while (dot > base && dot[-1] != '.')
        dot--;
    if (dot <= base + 1 || dot == end)
        return FT_NAME_OTHER;
    ft_name_class class = classify_ext(dot, (size_t)(end - dot), is_cxx);
    return is_template && class == FT_NAME_LOOKUP ? FT_NAME_OTHER : class;
}

bool ft_name_is_inc(const char *name)
{
    size_t len = strlen(name);

    len -= len > 4 && strcmp(name + len - 4, ".src") == 0 ? 4 : 0;
    return len > 4 && memcmp(name + len - 4, ".inc", 4) == 0;
}

static bool starts_with(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool is_one_of(const char *s, size_t len, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strlen(names[i]) == len && memcmp(names[i], s, len) == 0)
            return true;
    }
    return false;
}

bool ft_name_is_compat(const char *rel)
{
    static const char *const names[] = { "pythoncapi_compat.h", "pythoncapi-compat.h", "pythoncapi-compat",
                                         "pythoncapi_compat" };

    for (const char *p = rel; *p;) {
        size_t len = strcspn(p, "/");
        if (is_one_of(p, len, names, sizeof names / sizeof names[0]))
            return true;
        p += len;
        p += *p == '/';
    }
    return false;
}

bool ft_name_is_mypyc(const char *name)
{
    return starts_with(name, "__native.") || starts_with(name, "__native_");
}

/* A word of a file's name, without the extension; the first for NULL. Its length is 0 at the end. */
static const char *next_word(const char *after, size_t *len, const char *base)
{
    const char *p = after ? after + *len : base;

    p += strspn(p, "_-");
    *len = strcspn(p, "_-.");
    return p;
}

/* "test_a.c", "_rational_tests.c", "a-test.cpp", "_testlimits.c"; not "test.c" and not "contest.c". */
static bool is_test_file(const char *base)
{
    static const char *const kinds[] = { "test", "tests", "fuzz", "bench" };
    static const char *const ends[] = { "test", "tests" };
    size_t len = 0, n = 0;
    bool is_test = starts_with(base, "_test");

    for (const char *w = next_word(NULL, &len, base); len; w = next_word(w, &len, base)) {
        bool is_last = w[len] != '_' && w[len] != '-';

        n++;
        if (n == 1 ? !is_last && is_one_of(w, len, kinds, sizeof kinds / sizeof kinds[0])
                   : is_last && is_one_of(w, len, ends, sizeof ends / sizeof ends[0]))
            is_test = true;
    }
    return is_test;
}

bool ft_name_is_test(const char *rel)
{
    static const char *const folders[] = { "test", "tests", "testing", "fuzz", "fuzzing", "bench", "benchmark",
                                           "benchmarks", "examples" };

    for (const char *p = rel; *p;) {
        size_t len = strcspn(p, "/");
        if (!p[len])
            return is_test_file(p);
        if (is_one_of(p, len, folders, sizeof folders / sizeof folders[0]))
            return true;
        p += len + 1;
    }
    return false;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, *(const char *const *)b);
}

bool ft_name_is_system_header(const char *spelled)
{
    static const char *const names[] = {
        /* sorted */
        "alloca.h",   "arpa/inet.h", "assert.h",    "complex.h",  "ctype.h",      "dirent.h",     "dlfcn.h",
        "endian.h",   "errno.h",     "fcntl.h",     "fenv.h",     "float.h",      "fnmatch.h",    "glob.h",
        "grp.h",      "iconv.h",     "inttypes.h",  "io.h",       "iso646.h",     "langinfo.h",   "limits.h",
        "locale.h",   "malloc.h",    "math.h",      "memory.h",   "net/if.h",     "netdb.h",      "poll.h",
        "process.h",  "pthread.h",   "pwd.h",       "regex.h",    "sched.h",      "search.h",     "semaphore.h",
        "setjmp.h",   "signal.h",    "spawn.h",     "stdalign.h", "stdarg.h",     "stdatomic.h",  "stdbool.h",
        "stddef.h",   "stdint.h",    "stdio.h",     "stdlib.h",   "stdnoreturn.h", "string.h",    "strings.h",
        "sys/mman.h", "sys/stat.h",  "sys/time.h",  "sys/types.h", "syslog.h",    "termios.h",    "tgmath.h",
        "threads.h",  "time.h",      "uchar.h",     "unistd.h",   "utime.h",      "wchar.h",      "wctype.h",
        "windows.h",
    };

    return bsearch(spelled, names, sizeof names / sizeof names[0], sizeof names[0], compare_names) != NULL;
}

bool ft_name_is_python_header(const char *spelled)
{
    static const char *const names[] = { "Python.h", "pyconfig.h", "patchlevel.h", "structmember.h" };
    const char *base = ft_path_base(spelled);

    if (base != spelled && !starts_with(spelled, "python"))
        return strcmp(base, "Python.h") == 0;
    return is_one_of(base, strlen(base), names, sizeof names / sizeof names[0]);
}

bool ft_name_leads_to_python(const char *spelled)
{
    static const char *const roots[] = { "pybind11/", "nanobind/", "numpy/", "boost/python", "cppy/" };
    static const char *const names[] = { "Python.h", "structmember.h", "arrayobject.h", "ufuncobject.h",
                                         "pythoncapi_compat.h", "pybind11.h", "nanobind.h" };
    const char *base = ft_path_base(spelled);

    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
        if (starts_with(spelled, roots[i]))
            return true;
    }
    return starts_with(base, "npy_") || is_one_of(base, strlen(base), names, sizeof names / sizeof names[0]);
}
