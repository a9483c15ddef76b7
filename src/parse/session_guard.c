/*
 * Which files the compiler may see. A checkout can spell any path in an #include, or have links to anywhere, and names
 * from such files would come out in findings. What leads out of the checkout is therefore empty, headers excepted that
 * are no links of the checkout.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "parse/session.h"

/* Names of headers, outside of the checkout. */
static bool has_header_name(const char *path)
{
    static const char *const exts[] = {"h",   "hh",  "hpp", "hxx", "h++", "H",  "inc", "inl", "ipp", "tcc", "tpp",
                                       "txx", "def", "c",   "cc",  "cpp", "cxx", "C",   "cuh", "cu",  "ii",  "tlh"};
    const char *ext = ft_path_ext(path);

    for (size_t i = 0; i < sizeof exts / sizeof exts[0]; i++)
        if (strcmp(ext, exts[i]) == 0)
            return true;
    /* vector, Eigen/Dense, bits/c++config */
    return strstr(path, "/include/") || strstr(path, ".framework/") || strstr(path, "/Headers/");
}

bool ft_guard_allows(const ft_parser *parser, const char *path)
{
    const char *root = parser->options->project_root;
    ft_arena *scratch;
    const char *real;
    struct stat st;
    bool allows;

    if (stat(path, &st) != 0)
        return true; /* one of ours */
    if (S_ISDIR(st.st_mode))
        return true;
    if (!S_ISREG(st.st_mode))
        return false;
    if (!ft_path_leads_out(path, root))
        return true;
    scratch = ft_arena_new();
    real = ft_path_real(scratch, path);
    allows = !ft_path_is_below(ft_path_clean(scratch, path), root) && real && has_header_name(real);
    ft_arena_free(scratch);
    return allows;
}

bool ft_guard_file(ft_session *s, const char *path)
{
    uint32_t before = ft_interner_count(s->guarded);
    const ft_scan *scan;

    ft_intern_id(s->guarded, path);
    if (ft_interner_count(s->guarded) == before)
        return false;
    if (!ft_memo_allows(s->parser->memo, path)) {
        ft_session_add_file(s, ft_arena_strdup(s->arena, path), "");
        return true;
    }
    if (!ft_session_owns(s, path) || strcmp(ft_path_ext(path), "src") == 0)
        return false;
    scan = ft_memo_scan(s->parser->memo, path);
    if (!scan || !scan->without_embeds)
        return false;
    struct CXUnsavedFile file = {ft_arena_strdup(s->arena, path), scan->without_embeds, scan->len};
    ft_vec_push(&s->files, file);
    return true;
}

typedef struct inclusions {
    ft_session *s;
    bool changed;
} inclusions;

static void look_at(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
    inclusions *in = data;
    CXString name = clang_getFileName(file);
    const char *path = clang_getCString(name);

    (void)stack, (void)depth;
    if (path) /* as the compiler spells it: "link/../x" is not "x" */
        in->changed |= ft_guard_file(in->s, path);
    clang_disposeString(name);
}

bool ft_guard_inclusions(ft_session *s)
{
    inclusions in = {s, false};

    clang_getInclusions(s->tu, look_at, &in);
    return in.changed;
}
