/*
 * Python.h is the larger part of what most units parse, and always the same: it is parsed once per
 * kind of command line, precompiled, and loaded by the units that include it. In C++ the usual headers of
 * the standard library are in it, too, if the unit includes any of them: they cost ten times as much as
 * Python.h, in every round of healing. A unit gets them from its first parse on, so that what it sees of
 * the library does not depend on which units came before.
 *
 * Walking all its declarations again in every unit would cost more than that saves. In C, libclang is
 * told to show only those of the unit itself; what lowering wants to know of the others, which typedef
 * names a record, is declared once more: "typedef PyTypeObject PyTypeObject;". (In C++ libclang then
 * shows instantiated functions too, so there everything is walked.)
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "parse/session.h"

enum { MAX_KINDS = 8 };

typedef struct kind {
    const char *key;  /* language and the flags that a precompiled header must share */
    unsigned n_asked;
    ft_pch_file file;  /* path NULL: not made (yet) */
    bool was_tried;
    bool is_file;     /* path must be removed in the end */
    int fd;           /* open file behind path, or -1 */
} kind;

struct ft_pch {
    ft_parser *parser;
    kind kinds[MAX_KINDS];
    unsigned n_kinds;
};

ft_pch *ft_pch_new(ft_parser *parser)
{
    ft_pch *pch = ft_xcalloc(1, sizeof *pch);
    pch->parser = parser;
    return pch;
}

void ft_pch_free(ft_pch *pch)
{
    if (!pch)
        return;
    for (unsigned i = 0; i < pch->n_kinds; i++) {
        if (pch->kinds[i].is_file)
            unlink(pch->kinds[i].file.path);
        if (pch->kinds[i].fd >= 0)
            close(pch->kinds[i].fd);
    }
    free(pch);
}

/* Flags that change what headers mean; -I and -D of the unit do not change ours. */
static bool matters(const char *flag)
{
    static const char *const prefixes[] = {"-std=", "--target=", "-m32", "-m64", "-f", "-pthread"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (strncmp(flag, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    return false;
}

/* Macros by which a command line could reach into Python.h or the standard libraries. */
static bool reaches_in(const char *flag)
{
    if (strcmp(flag, "-include") == 0 || strcmp(flag, "-imacros") == 0)
        return true;
    if (strncmp(flag, "-D", 2) != 0 && strncmp(flag, "-U", 2) != 0)
        return false;
    return strncmp(flag + 2, "_Py", 3) == 0 || strncmp(flag + 2, "Py", 2) == 0 || strncmp(flag + 2, "__", 2) == 0 ||
           strncmp(flag + 2, "_GLIBCXX", 8) == 0 || strncmp(flag + 2, "_LIBCPP", 7) == 0 || !flag[2];
}

/* What nearly all C++ projects use; younger headers define short names that projects may have, too. */
static const char *const std_headers[] = {
    "algorithm", "array",    "atomic",  "bitset",    "cassert",   "cctype",   "cerrno",             "cfloat",
    "chrono",    "climits",  "cmath",   "complex",   "cstdarg",   "cstddef",  "condition_variable", "cstdint",
    "cstdio",    "cstdlib",  "cstring", "ctime",     "deque",     "exception", "fstream",           "functional",
    "iomanip",   "ios",      "iosfwd",  "iostream",  "iterator",  "limits",   "list",               "map",
    "memory",    "mutex",    "new",     "numeric",   "ostream",   "queue",    "set",                "sstream",
    "stack",     "stdexcept", "string", "thread",    "tuple",     "typeinfo", "type_traits",        "typeindex",
    "unordered_map", "unordered_set", "utility", "vector",
};

bool ft_pch_is_std(const char *spelled)
{
    for (size_t i = 0; i < sizeof std_headers / sizeof std_headers[0]; i++)
        if (strcmp(std_headers[i], spelled) == 0)
            return true;
    return false;
}

static kind *find_kind(ft_pch *pch, const ft_session *s)
{
    ft_strbuf key;
    ft_strbuf_init(&key);
    ft_strbuf_addf(&key, "%s%s%s%s", s->is_cxx ? "c++" : "c", s->includes_python ? " Python" : "",
                   s->includes_std ? " std" : "", s->no_system ? " alone" : "");
    for (size_t i = 0; i < s->n_flags; i++)
        if (matters(s->flags[i]))
            ft_strbuf_addf(&key, " %s", s->flags[i]);
    kind *found = NULL;
    for (unsigned i = 0; i < pch->n_kinds && !found; i++)
        if (strcmp(pch->kinds[i].key, key.s) == 0)
            found = &pch->kinds[i];
    if (!found && pch->n_kinds < MAX_KINDS) {
        found = &pch->kinds[pch->n_kinds++];
        *found = (kind){.key = ft_arena_strdup(pch->parser->arena, key.s), .fd = -1};
    }
    ft_strbuf_release(&key);
    return found;
}

/* A name for a new file that nobody else can foresee; the file exists. */
static char *new_file(ft_arena *arena)
{
    const char *tmp = getenv("TMPDIR");
    char *path = ft_arena_printf(arena, "%s/ftlint-XXXXXX", tmp && tmp[0] ? tmp : "/tmp");
    int fd = mkstemp(path);
    if (fd < 0)
        return NULL;
    close(fd);
    return path;
}

/* Keeps the file open and takes its name away, where the system allows it: nothing is left behind. */
static void hide_file(ft_parser *parser, kind *k)
{
    k->is_file = true;
    k->fd = open(k->file.path, O_RDONLY | O_CLOEXEC);
    if (k->fd < 0)
        return;
    const char *by_fd = ft_arena_printf(parser->arena, "/proc/self/fd/%d", k->fd);
    if (access(by_fd, R_OK) != 0 || unlink(k->file.path) != 0)
        return;
    k->file.path = by_fd;
    k->is_file = false;
}

/* Adds "typedef X X;" for every typedef of a struct or union. */
static enum CXChildVisitResult repeat_typedef(CXCursor c, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (clang_getCursorKind(c) != CXCursor_TypedefDecl ||
        clang_getCanonicalType(clang_getTypedefDeclUnderlyingType(c)).kind != CXType_Record)
        return CXChildVisit_Continue;
    CXString name = clang_getCursorSpelling(c);
    ft_strbuf_addf(data, "typedef %s %s;\n", clang_getCString(name), clang_getCString(name));
    clang_disposeString(name);
    return CXChildVisit_Continue;
}

static const char *repeat_typedefs(ft_parser *parser, CXTranslationUnit tu)
{
    ft_strbuf out;
    ft_strbuf_init(&out);
    clang_visitChildren(clang_getTranslationUnitCursor(tu), repeat_typedef, &out);
    const char *text = ft_arena_strndup(parser->arena, out.s, out.len);
    ft_strbuf_release(&out);
    return text;
}

static void make(ft_parser *parser, const ft_session *s, kind *k)
{
    static const char source[] = FT_CAPI_DIR "/pch.h";
    ft_strbuf text;
    ft_args args = {0};
    FT_VEC(struct CXUnsavedFile) files = {0};
    CXTranslationUnit tu = NULL;

    ft_strbuf_init(&text);
    if (s->includes_python)
        ft_strbuf_adds(&text, "#include <Python.h>\n");
    for (size_t i = 0; s->includes_std && i < sizeof std_headers / sizeof std_headers[0]; i++)
        ft_strbuf_addf(&text, "#include <%s>\n", std_headers[i]);
    struct CXUnsavedFile main_file = {source, text.s, text.len};
    ft_vec_push(&args, "-x");
    ft_vec_push(&args, s->is_cxx ? "c++-header" : "c-header");
    for (size_t i = 0; i < s->n_flags; i++)
        if (matters(s->flags[i]))
            ft_vec_push(&args, s->flags[i]);
    ft_session_common_args(s, &args);
    for (size_t i = 0; i < parser->fixed.n; i++)
        ft_vec_push(&files, parser->fixed.v[i]);
    ft_vec_push(&files, main_file);
    enum CXErrorCode code = clang_parseTranslationUnit2(
        parser->index, source, args.v, (int)args.n, files.v, (unsigned)files.n,
        CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_Incomplete |
            CXTranslationUnit_ForSerialization,
        &tu);
    char *path = code == CXError_Success && clang_getNumDiagnostics(tu) == 0 ? new_file(parser->arena) : NULL;
    if (path && clang_saveTranslationUnit(tu, path, CXSaveTranslationUnit_None) == CXSaveError_None) {
        k->file.path = path;
        k->file.typedefs = s->is_cxx ? NULL : repeat_typedefs(parser, tu);
        hide_file(parser, k);
    } else if (path) {
        unlink(path);
    }
    if (tu)
        clang_disposeTranslationUnit(tu);
    ft_strbuf_release(&text);
    ft_vec_release(&args);
    ft_vec_release(&files);
}

const ft_pch_file *ft_pch_for(ft_pch *pch, const ft_session *s)
{
    if (pch->parser->options->n_capi == 0 || (!s->includes_python && !s->includes_std))
        return NULL;
    for (size_t i = 0; i < s->n_flags; i++)
        if (reaches_in(s->flags[i]))
            return NULL;
    kind *k = find_kind(pch, s);
    if (!k)
        return NULL;
    /* A single parse of Python.h is done sooner without; healing needs several. */
    if (++k->n_asked >= (s->includes_std || s->missing.n > 0 ? 1u : 2u) && !k->was_tried) {
        k->was_tried = true;
        make(pch->parser, s, k);
    }
    return k->file.path ? &k->file : NULL;
}
