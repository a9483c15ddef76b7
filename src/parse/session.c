/* One file: the command line and the rounds of parsing. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/repeat.h"
#include "parse/session.h"

/* Every warning off, and with them those that are errors by default in newer compilers: implicit
 * functions, int and pointer conversions. Spelling correction costs time and hides unknown names. */
static const char *const common_args[] = {
    "-Wno-everything", "-ferror-limit=0", "-fno-spell-checking", "-isystem" FT_ALL_DIR, "-idirafter" FT_FOUND_DIR,
};

static const char *const capi_defines[] = {
    [13] = "-DFTLINT_TARGET=0x030D0000",
    [14] = "-DFTLINT_TARGET=0x030E0000",
    [15] = "-DFTLINT_TARGET=0x030F0000",
};

/* "cpp" of "a.cpp" and of the template "a.cpp.src". */
static bool has_cxx_ext(const char *path)
{
    static const char *const exts[] = {"cpp", "cc", "cxx", "C", "c++", "hpp", "hh", "hxx", "mm"};
    const char *end = path + strlen(path) - (ft_repeat_is_template(path) ? strlen(".src") : 0), *ext = end;
    while (ext > path && ext[-1] != '.' && ext[-1] != '/')
        ext--;
    for (size_t i = 0; i < sizeof exts / sizeof exts[0]; i++)
        if (strlen(exts[i]) == (size_t)(end - ext) && memcmp(ext, exts[i], (size_t)(end - ext)) == 0)
            return true;
    return false;
}

/* Reads the include folders and the language out of the flags. */
static void read_flags(ft_session *s)
{
    static const char *const options[] = {"-I", "-iquote", "-isystem", "-idirafter"};

    s->is_cxx = has_cxx_ext(s->path);
    for (size_t i = 0; i < s->n_flags; i++) {
        const char *flag = s->flags[i];
        const char *next = i + 1 < s->n_flags ? s->flags[i + 1] : "";
        if (strncmp(flag, "-x", 2) == 0)
            s->is_cxx = strstr(flag[2] ? flag + 2 : next, "c++") != NULL;
        for (size_t j = 0; j < sizeof options / sizeof options[0]; j++) {
            size_t len = strlen(options[j]);
            if (strncmp(flag, options[j], len) != 0)
                continue;
            const char *dir = flag[len] ? flag + len : next;
            if (strcmp(options[j], "-iquote") == 0)
                ft_vec_push(&s->quote_dirs, dir);
            else
                ft_vec_push(&s->dirs, dir);
        }
    }
}

void ft_session_init(ft_session *s, ft_parser *parser, const char *path, const char *const *flags,
                     size_t n_flags)
{
    memset(s, 0, sizeof *s);
    s->parser = parser;
    s->arena = ft_arena_new();
    s->path = path;
    s->flags = flags;
    s->n_flags = n_flags;
    s->seen = ft_interner_new();
    s->guarded = ft_interner_new();
    read_flags(s);
}

void ft_session_release(ft_session *s)
{
    if (s->tu)
        clang_disposeTranslationUnit(s->tu);
    ft_vec_release(&s->dirs);
    ft_vec_release(&s->quote_dirs);
    ft_vec_release(&s->files);
    ft_vec_release(&s->templates);
    ft_vec_release(&s->scans);
    ft_vec_release(&s->wanted);
    ft_vec_release(&s->edges);
    ft_vec_release(&s->missing);
    ft_vec_release(&s->own);
    ft_vec_release(&s->assumed);
    ft_interner_free(s->guarded);
    ft_interner_free(s->seen);
    ft_arena_free(s->arena);
}

static const char *describe(enum CXErrorCode code)
{
    switch (code) {
    case CXError_Crashed:
        return "libclang crashed on";
    case CXError_InvalidArguments:
        return "libclang refused its arguments for";
    case CXError_ASTReadError:
        return "libclang cannot read";
    default:
        return "libclang cannot parse";
    }
}

void ft_session_common_args(const ft_session *s, ft_args *args)
{
    const ft_parser *parser = s->parser;

    for (size_t i = 0; i < sizeof common_args / sizeof common_args[0]; i++)
        ft_vec_push(args, common_args[i]);
    if (ft_fixed_no_system())
        ft_vec_push(args, "-nostdinc");
    if (parser->lacks_builtins || parser->lacks_libc)
        ft_vec_push(args, "-idirafter" FT_BUILTIN_DIR);
    if (parser->lacks_libc)
        ft_vec_push(args, "-DFTLINT_NO_LIBC=1");
    if (parser->options->n_capi > 0)
        ft_vec_push(args, capi_defines[parser->options->target_minor]);
    if (s->no_system && !parser->lacks_libc) {
        ft_vec_push(args, "-nostdinc");
        ft_vec_push(args, "-idirafter" FT_BUILTIN_DIR);
        ft_vec_push(args, "-DFTLINT_NO_LIBC=1");
    }
}

/* In C++ the unit is said to go on: then clang does not instantiate the bodies of templates in the end, which takes
 * half of the time and shows nothing, since templates are read as they are written. */
static bool parse_once(ft_session *s, ft_error *err)
{
    ft_parser *parser = s->parser;
    ft_args args = {0};
    FT_VEC(struct CXUnsavedFile) files = {0};

    ft_vec_push(&args, "-I" FT_FIRST_DIR);
    ft_vec_push(&args, "-iquote" FT_FIRST_DIR);
    ft_vec_push(&args, "-iquote" FT_NEAR_DIR);
    for (size_t i = 0; i < s->n_flags; i++)
        ft_vec_push(&args, s->flags[i]);
    ft_session_common_args(s, &args);
    if (ft_repeat_is_template(s->path)) { /* a name from which the compiler cannot tell the language */
        ft_vec_push(&args, "-x");
        ft_vec_push(&args, s->is_cxx ? "c++" : "c");
    }
    const ft_pch_file *pch = ft_pch_for(parser->pch, s);
    CXIndex index = pch && pch->typedefs ? parser->local_index : parser->index;
    if (pch) {
        ft_vec_push(&args, "-Xclang");
        ft_vec_push(&args, "-fno-validate-pch"); /* virtual files have no time of change */
        ft_vec_push(&args, "-include-pch");
        ft_vec_push(&args, pch->path);
    }
    for (size_t i = 0; i < parser->fixed.n; i++)
        ft_vec_push(&files, parser->fixed.v[i]);
    for (size_t i = 0; i < s->files.n; i++)
        ft_vec_push(&files, s->files.v[i]);
    for (size_t i = 0; i < s->templates.n; i++) {
        const ft_template *t = &s->templates.v[i];
        struct CXUnsavedFile file = {t->path, t->repeat->text, t->repeat->len};
        ft_vec_push(&files, file);
    }
    if (s->features_text) {
        struct CXUnsavedFile features = {FT_FEATURES_FILE, s->features_text, strlen(s->features_text)};
        ft_vec_push(&args, "-include");
        ft_vec_push(&args, FT_FEATURES_FILE);
        ft_vec_push(&files, features);
    }
    if (pch && pch->typedefs) {
        struct CXUnsavedFile typedefs = {FT_TYPEDEFS_FILE, pch->typedefs, strlen(pch->typedefs)};
        ft_vec_push(&args, "-include");
        ft_vec_push(&args, FT_TYPEDEFS_FILE);
        ft_vec_push(&files, typedefs);
    }
    if (s->heal_text) {
        struct CXUnsavedFile heal = {FT_HEAL_FILE, s->heal_text, strlen(s->heal_text)};
        ft_vec_push(&args, "-include");
        ft_vec_push(&args, FT_HEAL_FILE);
        ft_vec_push(&files, heal);
    }

    unsigned options = CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_KeepGoing;
    if (s->is_cxx)
        options |= CXTranslationUnit_Incomplete;
    parser->n_parses++;
    enum CXErrorCode code = clang_parseTranslationUnit2(index, s->path, args.v, (int)args.n, files.v,
                                                        (unsigned)files.n, options, &s->tu);
    ft_vec_release(&args);
    ft_vec_release(&files);
    if (code != CXError_Success || !s->tu) {
        s->tu = NULL;
        return ft_fail(err, FT_ERR_INPUT, "%s '%s'", describe(code), s->path);
    }
    return true;
}

bool ft_session_parse(ft_session *s, ft_error *err)
{
    enum { MAX_ROUNDS = 8 }; /* what is hidden takes its own includes with it: one more is the rule */

    for (int round = 0; round < MAX_ROUNDS; round++) {
        if (!parse_once(s, err))
            return false;
        if (!ft_guard_inclusions(s))
            return true;
        clang_disposeTranslationUnit(s->tu);
        s->tu = NULL;
    }
    return ft_fail(err, FT_ERR_INPUT, "'%s' includes ever more files from outside of the project", s->path);
}
