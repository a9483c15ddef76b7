/* Includes by evidence: what the compiler cannot find is looked for in the project. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "parse/heal_config.h"
#include "parse/session.h"

void ft_session_add_file(ft_session *s, const char *name, const char *text)
{
    struct CXUnsavedFile file = {name, text, strlen(text)};
    ft_vec_push(&s->files, file);
}

bool ft_session_owns(const ft_session *s, const char *path)
{
    return strcmp(path, s->path) == 0 ||
           (ft_path_is_below(path, s->parser->options->project_root) && ft_memo_allows(s->parser->memo, path));
}

/* True the first time that this session meets the text. */
static bool is_new(ft_session *s, const char *text)
{
    uint32_t before = ft_interner_count(s->seen);
    ft_intern_id(s->seen, text);
    return ft_interner_count(s->seen) > before;
}

/* dir/spelled if that is a file, or what the compiler would open as one; else NULL. */
static const char *file_in(ft_session *s, const char *dir, const char *spelled)
{
    const char *path = ft_path_clean(s->arena, ft_path_join(s->arena, dir, spelled));
    return access(path, F_OK) == 0 && !ft_path_is_dir(path) ? path : NULL;
}

/* The template of a header, NAME.in, beside the including file or in a folder above, up to the root. */
static const char *find_template(ft_session *s, const char *from, const char *spelled)
{
    const char *root = s->parser->options->project_root;
    const char *dir = ft_path_dir(s->arena, from);
    for (int depth = 0; depth < 12 && ft_path_is_below(dir, root); depth++) {
        const char *path = ft_arena_printf(s->arena, "%s/%s.in", dir, spelled);
        if (ft_path_is_file(path) && ft_session_owns(s, path))
            return path;
        path = ft_arena_printf(s->arena, "%s/include/%s.in", dir, spelled);
        if (ft_path_is_file(path) && ft_session_owns(s, path))
            return path;
        dir = ft_path_dir(s->arena, dir);
    }
    return NULL;
}

static const char *find_binding(const ft_session *s, const char *name)
{
    const ft_parse_options *options = s->parser->options;
    for (size_t i = 0; i < options->n_bindings; i++)
        if (strcmp(options->bindings[i].name, name) == 0)
            return options->bindings[i].name;
    return NULL;
}

/* The header of a C++ binding library that ftlint has itself. One that it does not have is the main header of its
 * folder: "lib/x.h" is "lib/lib.h", "lib/part/x.hpp" is "lib/part.hpp". */
static const char *bindings_of(ft_session *s, const char *spelled)
{
    const char *name = s->is_cxx ? find_binding(s, spelled) : NULL;
    const char *dir = s->is_cxx ? spelled : "";
    while (!name && strchr(dir, '/')) {
        const char *slash = strrchr(dir, '/');
        dir = ft_arena_strndup(s->arena, dir, (size_t)(slash - dir));
        slash = strrchr(dir, '/');
        name = find_binding(s, ft_arena_printf(s->arena, "%s/%s.h", dir, slash ? slash + 1 : dir));
        if (!name)
            name = find_binding(s, ft_arena_printf(s->arena, "%s.hpp", dir));
    }
    if (!name)
        return NULL;
    s->includes_python = s->includes_std = true; /* all of them do */
    return ft_arena_printf(s->arena, "#include \"%s/%s\"\n", FT_BINDINGS_DIR, name);
}

/* A header that nobody has: ours, or from its template if the project has that, else empty. */
static void provide_made_up(ft_session *s, const char *from, const ft_scan_include *inc)
{
    const char *name = ft_arena_printf(s->arena, "%s/%s", inc->spelled[0] == '/' ? "" : FT_FOUND_DIR, inc->spelled);
    const char *ours = bindings_of(s, inc->spelled);
    if (ours) {
        ft_vec_push(&s->own, inc->spelled);
        ft_session_add_file(s, name, ours);
        return;
    }
    bool is_plain = inc->spelled[0] != '/' && !strstr(inc->spelled, "..");
    const char *template = is_plain ? find_template(s, from, inc->spelled) : NULL;
    const char *text = template ? ft_config_from_template(s, template) : NULL;

    ft_vec_push(&s->missing, inc->spelled);
    if (!text && ft_config_is_like(inc->spelled) && s->scans.n > 0)
        text = ft_config_guess(s);
    ft_session_add_file(s, name, text ? text : "");
}

static void provide_forward(ft_session *s, const char *dir, const char *spelled, const char *path)
{
    if (strpbrk(path, "\"\n\\"))
        return;
    ft_session_add_file(s, ft_arena_printf(s->arena, "%s/%s", dir, spelled),
                        ft_arena_printf(s->arena, "#include \"%s\"\n", path));
}

/* The file behind an include as far as the command line and the including file's folder tell. */
static const char *find_by_folders(ft_session *s, const char *from, const char *spelled, bool angled)
{
    const char *path = NULL;
    if (!angled || spelled[0] == '/')
        path = file_in(s, ft_path_dir(s->arena, from), spelled);
    for (size_t i = 0; !path && !angled && i < s->quote_dirs.n; i++)
        path = file_in(s, s->quote_dirs.v[i], spelled);
    for (size_t i = 0; !path && i < s->dirs.n; i++)
        path = file_in(s, s->dirs.v[i], spelled);
    return path;
}

/*
 * Provides one include if it is not simply there. Returns the project's file behind it, if any. What the
 * system has is not known here and need not be: FOUND comes last in the search order.
 */
static const char *provide(ft_session *s, const char *from, const ft_scan_include *inc)
{
    const char *spelled = inc->spelled;
    ft_memo *memo = s->parser->memo;
    bool is_ours = ft_memo_is_capi(memo, spelled);
    if (is_ours && ft_fixed_is_first(spelled))
        return NULL;

    const char *path = find_by_folders(s, from, spelled, inc->angled);
    if (path)
        ft_guard_file(s, path);
    if (path)
        return ft_session_owns(s, path) ? path : NULL;
    path = ft_memo_find(memo, from, spelled, inc->angled);
    if (path && !ft_session_owns(s, path))
        path = NULL;
    if (is_ours && (inc->angled || !path))
        return NULL;
    if (!is_new(s, spelled))
        return path;
    if (is_ours)
        provide_forward(s, FT_NEAR_DIR, spelled, path);
    else
        ft_vec_push(&s->wanted, ((ft_wanted){from, *inc, path}));
    return path;
}

/* Only now the whole unit is known: what it tests, and what it asks __has_include for. */
static void provide_wanted(ft_session *s)
{
    ft_memo *memo = s->parser->memo;
    FT_VEC(const char *) names = {0};
    for (size_t i = 0; i < s->wanted.n; i++)
        ft_vec_push(&names, s->wanted.v[i].inc.spelled);
    ft_memo_ask_system(memo, names.v, names.n, s->is_cxx);
    for (size_t i = 0; i < s->wanted.n; i++) {
        const ft_wanted *w = &s->wanted.v[i];
        bool optional = false;
        if (ft_memo_system_has(memo, w->inc.spelled, s->is_cxx))
            continue;
        for (size_t j = 0; j < s->scans.n && !optional; j++)
            optional = ft_scan_is_optional(s->scans.v[j], w->inc.spelled);
        if (w->path)
            provide_forward(s, FT_FOUND_DIR, w->inc.spelled, w->path);
        else if (!optional)
            provide_made_up(s, w->from, &w->inc);
    }
    s->wanted.n = 0;
    ft_vec_release(&names);
}

/* If that is a template, the compiler is given what it stands for under its path. */
static void provide_template(ft_session *s, const char *path)
{
    const struct ft_repeat *repeat = path ? ft_memo_repeat(s->parser->memo, path) : NULL;
    if (!repeat)
        return;
    for (size_t i = 0; i < s->templates.n; i++)
        if (s->templates.v[i].repeat == repeat)
            return;
    ft_vec_push(&s->templates, ((ft_template){ft_arena_strdup(s->arena, path), repeat}));
}

void ft_session_provide_includes(ft_session *s)
{
    FT_VEC(const char *) queue = {0};
    bool uses_std = false, has_own_std = false;
    ft_vec_push(&queue, s->path);
    is_new(s, s->path);
    for (size_t i = 0; i < queue.n; i++) {
        const ft_scan *scan = ft_memo_scan(s->parser->memo, queue.v[i]);
        if (!scan)
            continue;
        ft_vec_push(&s->scans, scan);
        ft_guard_file(s, queue.v[i]);
        provide_template(s, queue.v[i]);
        for (size_t j = 0; j < scan->n_includes; j++) {
            s->includes_python |= strcmp(scan->includes[j].spelled, "Python.h") == 0;
            const char *next = provide(s, scan->path, &scan->includes[j]);
            if (s->is_cxx && scan->includes[j].angled && ft_pch_is_std(scan->includes[j].spelled))
                *(next ? &has_own_std : &uses_std) = true;
            if (!next)
                continue;
            next = ft_arena_strdup(s->arena, next);
            ft_vec_push(&s->edges, ((ft_edge){scan->path, j, next}));
            if (is_new(s, next))
                ft_vec_push(&queue, next);
        }
    }
    ft_vec_release(&queue);
    s->includes_std = uses_std && !has_own_std;
    provide_wanted(s);
}

void ft_session_drop_system(ft_session *s)
{
    ft_memo *memo = s->parser->memo;
    ft_interner *done = ft_interner_new();
    s->no_system = true;
    for (size_t i = 0; i < s->scans.n; i++) {
        for (size_t j = 0; j < s->scans.v[i]->n_includes; j++) {
            const char *spelled = s->scans.v[i]->includes[j].spelled;
            uint32_t before = ft_interner_count(done);
            ft_intern_id(done, spelled);
            if (ft_interner_count(done) > before && spelled[0] != '/' && !ft_fixed_has_stub(spelled) &&
                ft_memo_system_has(memo, spelled, s->is_cxx))
                ft_session_add_file(s, ft_arena_printf(s->arena, "%s/%s", FT_FOUND_DIR, spelled), "");
        }
    }
    ft_interner_free(done);
}

bool ft_session_provide_include(ft_session *s, const char *from, const char *spelled, bool angled)
{
    size_t before = s->files.n;
    ft_scan_include inc = {.spelled = spelled, .angled = angled};
    if (ft_session_owns(s, from))
        provide_template(s, provide(s, from, &inc));
    else if (is_new(s, spelled))
        ft_vec_push(&s->wanted, ((ft_wanted){from, inc, NULL}));
    provide_wanted(s);
    return s->files.n > before;
}
