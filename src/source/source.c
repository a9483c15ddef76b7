#include "source/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "source/database.h"
#include "source/flags.h"
#include "source/ignore.h"
#include "source/index.h"
#include "source/kinds.h"
#include "source/pythons.h"
#include "source/root.h"
#include "source/walk.h"

typedef FT_VEC(const char *) paths;

struct ft_source {
    ft_arena *arena;
    const char *start, *root;
    const char *const *roots; /* of the paths that were asked for; none contains another */
    size_t n_roots;
    const ft_index *index;
    ft_flags *flags;
    ft_database *db;
    const char *db_path;
    unsigned oldest_python;
    FT_VEC(ft_source_file) files;
    FT_VEC(ft_source_problem) problems;
};

/* A folder to walk and the project it belongs to. */
typedef struct asked_folder {
    const char *path, *root;
} asked_folder;

typedef struct asked {
    FT_VEC(asked_folder) folders;
    paths roots;
} asked;

static const char *show(const ft_source *source, const char *path)
{
    if (!ft_path_is_below(path, source->start))
        return path;
    return ft_path_relative(source->arena, path, source->start);
}

static void add_problem(ft_source *source, const char *path, const char *text)
{
    ft_vec_push(&source->problems, ((ft_source_problem){ path, text }));
}

static void add_unreadable(ft_source *source, const char *path, int code)
{
    char buf[128];
    const char *why = code == EFBIG    ? "too large (more than 64 MiB)"
                      : code == EINVAL ? "not a regular file"
                      : code == EXDEV  ? "a link that leads out of the project"
                                       : ft_errno_text(code, buf, sizeof buf);

    add_problem(source, path, ft_arena_printf(source->arena, "cannot read '%s': %s", show(source, path), why));
}

static bool ask_for_file(ft_source *source, ft_walk *walk, const char *path)
{
    ft_walk_file file = { .path = path, .asked = true, .explicit_file = true };

    file.class = ft_name_classify(path, &file.is_cxx);
    if (file.class != FT_NAME_OTHER) {
        ft_vec_push(&walk->files, file);
        return true;
    }
    add_problem(source, path,
                ft_arena_printf(source->arena, "cannot analyse '%s': not a C or C++ file (known: %s)",
                                show(source, path), ft_name_known_extensions));
    return false;
}

static void ask_for(ft_source *source, ft_walk *walk, asked *all, const char *given)
{
    const char *path = ft_path_absolute(source->arena, given);
    struct stat st;

    if (stat(given[0] ? path : given, &st) != 0) {
        add_unreadable(source, path, errno);
        return;
    }
    const bool is_dir = S_ISDIR(st.st_mode);
    if (!is_dir && !S_ISREG(st.st_mode)) {
        add_unreadable(source, path, EINVAL);
        return;
    }
    const char *root = ft_root_of(source->arena, path, is_dir, source->start);
    if (ft_path_leads_out(path, root)) { /* hooks hand over names of whoever made the change */
        add_unreadable(source, path, EXDEV);
        return;
    }
    if (!is_dir && !ask_for_file(source, walk, path))
        return;
    ft_vec_push(&all->roots, root);
    if (is_dir)
        ft_vec_push(&all->folders, ((asked_folder){ path, root }));
}

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts the roots and leaves out those that stand within another. */
static void settle_roots(ft_source *source, paths *roots)
{
    size_t n = 0;

    if (roots->n == 0)
        ft_vec_push(roots, source->start);
    qsort(roots->v, roots->n, sizeof roots->v[0], compare_strings);
    for (size_t i = 0; i < roots->n; i++) {
        bool is_inside = false;
        for (size_t k = 0; k < n && !is_inside; k++)
            is_inside = ft_path_is_below(roots->v[i], roots->v[k]);
        if (!is_inside)
            roots->v[n++] = roots->v[i];
    }
    source->roots = ft_arena_dup(source->arena, roots->v, n, sizeof roots->v[0]);
    source->n_roots = n;
    source->root = ft_root_common(source->arena, source->roots, n);
}

static bool is_asked_folder(const asked *all, const char *path)
{
    for (size_t i = 0; i < all->folders.n; i++) {
        if (strcmp(all->folders.v[i].path, path) == 0)
            return true;
    }
    return false;
}

static int compare_walk_problems(const void *a, const void *b)
{
    return strcmp(((const ft_walk_problem *)a)->path, ((const ft_walk_problem *)b)->path);
}

static void take_walk_problems(ft_source *source, ft_walk *walk)
{
    if (walk->problems.n)
        qsort(walk->problems.v, walk->problems.n, sizeof walk->problems.v[0], compare_walk_problems);
    for (size_t i = 0; i < walk->problems.n; i++) {
        const ft_walk_problem *p = &walk->problems.v[i];
        if (i == 0 || strcmp(p[-1].path, p->path) != 0)
            add_unreadable(source, p->path, p->code);
    }
}

static void find_files(ft_source *source, const ft_source_options *options)
{
    static const char *const here[] = { "." };
    const char *const *given = options->n_paths ? options->paths : here;
    const size_t n = options->n_paths ? options->n_paths : 1;
    asked all = { 0 };
    ft_walk walk;

    ft_walk_init(&walk, source->arena);
    for (size_t i = 0; i < n; i++)
        ask_for(source, &walk, &all, given[i]);
    const bool found_any = all.roots.n > 0;
    settle_roots(source, &all.roots);
    for (size_t i = 0; i < all.folders.n; i++)
        ft_walk_folder(&walk, all.folders.v[i].root, all.folders.v[i].path, true);
    for (size_t i = 0; i < source->n_roots && found_any; i++) {
        if (!is_asked_folder(&all, source->roots[i]))
            ft_walk_folder(&walk, source->roots[i], source->roots[i], false);
    }
    take_walk_problems(source, &walk);
    source->index = ft_index_build(source->arena, source->root, &walk);
    ft_walk_release(&walk);
    ft_vec_release(&all.folders);
    ft_vec_release(&all.roots);
}

/* Each layer holds the patterns of one folder. */
static const ft_ignore *compile_exclusions(ft_source *source, const ft_source_options *options)
{
    const ft_ignore *rules = NULL;

    for (size_t i = 0; i < options->n_exclude; i++) {
        const ft_exclusion *e = &options->exclude[i];
        ft_strbuf text;

        ft_strbuf_init(&text);
        for (size_t k = 0; k < e->n; k++)
            ft_strbuf_addf(&text, "%s\n", e->patterns[k]);
        rules = ft_ignore_add(source->arena, rules, e->dir, text.s, text.len);
        ft_strbuf_release(&text);
    }
    return rules;
}

/* The file or a folder that it is in. */
static bool is_excluded(const ft_source *source, const ft_ignore *rules, const char *path)
{
    if (!rules)
        return false;
    if (ft_ignore_matches(rules, path, false))
        return true;
    for (const char *dir = ft_path_dir(source->arena, path); strcmp(dir, "/") != 0 && strcmp(dir, source->root) != 0;
         dir = ft_path_dir(source->arena, dir))
        if (ft_ignore_matches(rules, dir, true))
            return true;
    return false;
}

/* Nothing is left out of what is named, unless --force-exclude says so (hooks hand over names). */
static bool is_left_out(const ft_source *source, const ft_source_options *options, const ft_ignore *rules,
                        const ft_index_file *f)
{
    return (!f->explicit_file || options->force_exclude) && is_excluded(source, rules, f->path);
}

static bool asks_for_more_than_tests(const ft_source *source)
{
    for (size_t i = 0; i < source->files.n; i++)
        if (source->files.v[i].asked && source->files.v[i].kind == FT_SOURCE_UNIT && !source->files.v[i].is_test)
            return true;
    return false;
}

static void list_files(ft_source *source, const ft_source_options *options)
{
    const ft_index *index = source->index;
    const ft_source_kind *kinds = ft_kinds_decide(index, options->include_generated);
    const ft_ignore *exclude = compile_exclusions(source, options);
    bool *helpers = ft_xcalloc(index->n, sizeof *helpers);

    ft_kinds_find_helpers(index, kinds, helpers);
    for (size_t i = 0; i < index->n; i++) {
        const ft_index_file *f = &index->files[i];
        if (f->asked && !f->is_read)
            add_unreadable(source, f->path, f->code);
        bool is_context = helpers[i] || (options->whole_program && kinds[i] == FT_SOURCE_UNIT);
        if (!f->is_read || !(f->asked || is_context) || f->is_duplicate)
            continue;
        if (is_left_out(source, options, exclude, f))
            continue;
        ft_source_file file = {
            .path = f->path,
            .shown = show(source, f->path),
            .kind = kinds[i],
            .is_cxx = f->is_cxx,
            .asked = f->asked,
            .explicit_file = f->explicit_file,
            .uses_python = f->uses_python,
            .is_test = f->is_test && !f->explicit_file,
            .is_generated = ft_kinds_is_generated(index, f),
        };
        ft_vec_push(&source->files, file);
    }
    free(helpers);
    if (!asks_for_more_than_tests(source))
        for (size_t i = 0; i < source->files.n; i++)
            source->files.v[i].is_test = false;
}

static void report_damage(ft_source *source)
{
    size_t n = ft_database_damaged(source->db);

    if (n)
        add_problem(source, source->db_path,
                    ft_arena_printf(source->arena, "'%s': left out %zu entr%s without directory, file or command",
                                    show(source, source->db_path), n, n == 1 ? "y" : "ies"));
}

/* One that was named must be good; one that was merely found can be done without. */
static bool open_database(ft_source *source, const ft_source_options *options, ft_error *err)
{
    const char *path = NULL;

    if (options->extra_given)
        return true;
    if (options->database) {
        path = ft_path_absolute(source->arena, options->database);
        if (ft_path_is_dir(path))
            path = ft_path_join(source->arena, path, "compile_commands.json");
    }
    for (size_t i = 0; i < source->n_roots && !path; i++)
        path = ft_database_search(source->arena, source->roots[i], source->start);
    if (!path)
        return true;
    source->db = ft_database_open(source->arena, path, show(source, path), err);
    if (source->db) {
        source->db_path = path;
        report_damage(source);
    } else if (!options->database) {
        add_problem(source, path, ft_arena_strdup(source->arena, err->text));
        *err = (ft_error){ 0 };
    }
    return source->db || !options->database;
}

/* The folder from which an include was spelled: the file's path without the spelled one; NULL if it differs. */
static const char *folder_of_include(ft_arena *arena, const char *path, const char *spelled)
{
    while (strncmp(spelled, "./", 2) == 0)
        spelled += 2;
    size_t len = strlen(path), n = strlen(spelled);
    if (n + 2 > len || path[len - n - 1] != '/' || strcmp(path + len - n, spelled) != 0)
        return NULL;
    return ft_arena_strndup(arena, path, len - n - 1);
}

/* Folders that the unit's own includes lead to, other than its own. */
static void find_include_folders(const ft_source *source, const ft_index_file *f, paths *found)
{
    const char *own = ft_path_dir(source->arena, f->path);

    for (size_t k = 0; k < f->scan.n_includes; k++) {
        if (f->to[k] == FT_INDEX_NONE)
            continue;
        const char *path = source->index->files[f->to[k]].path;
        const char *dir = folder_of_include(source->arena, path, f->scan.includes[k].spelled);
        if (dir && strcmp(dir, own) != 0)
            ft_vec_push(found, dir);
    }
}

static const char *root_of(const ft_source *source, const char *path)
{
    for (size_t i = 0; i < source->n_roots; i++) {
        if (ft_path_is_below(path, source->roots[i]))
            return source->roots[i];
    }
    return source->root;
}

static ft_flag_list guess_flags(const ft_source *source, const ft_source_file *file)
{
    const ft_index_file *f = &source->index->files[ft_index_find(source->index, file->path)];
    paths found = { 0 };

    find_include_folders(source, f, &found);
    ft_flag_list list = ft_flags_guess(source->flags, file->path, root_of(source, file->path), found.v, found.n,
                                       file->is_cxx);
    ft_vec_release(&found);
    return list;
}

static const char *const *add_flags(const ft_source *source, const ft_flag_list *list, const ft_source_options *options)
{
    const char **all;

    if (options->n_more == 0)
        return list->v;
    all = FT_NEW_ARRAY(source->arena, const char *, list->n + options->n_more);
    for (size_t i = 0; i < list->n; i++)
        all[i] = list->v[i];
    for (size_t i = 0; i < options->n_more; i++)
        all[list->n + i] = ft_arena_strdup(source->arena, options->more[i]);
    return all;
}

static void give_flags(ft_source *source, const ft_source_options *options)
{
    const char *const *extra = ft_arena_dup(source->arena, options->extra, options->n_extra, sizeof extra[0]);

    for (size_t i = 0; i < source->files.n; i++) {
        ft_source_file *file = &source->files.v[i];
        ft_flag_list list = { extra, options->n_extra, file->is_cxx };
        ft_command command;
        if (file->kind != FT_SOURCE_UNIT)
            continue;
        if (!options->extra_given) {
            file->from_database = source->db && ft_database_find(source->db, file->path, &command);
            list = file->from_database ? ft_flags_filter(source->flags, command.argv, command.n,
                                                         command.directory, file->is_cxx)
                                       : guess_flags(source, file);
        }
        file->flags = add_flags(source, &list, options);
        file->n_flags = list.n + options->n_more;
        file->is_cxx = list.is_cxx;
    }
}

ft_source *ft_source_open(const ft_source_options *options, ft_error *err)
{
    ft_source *source = ft_xcalloc(1, sizeof *source);

    source->arena = ft_arena_new();
    source->flags = ft_flags_new(source->arena);
    source->start = ft_path_absolute(source->arena, ".");
    find_files(source, options);
    list_files(source, options);
    if (!open_database(source, options, err)) {
        ft_source_close(source);
        return NULL;
    }
    give_flags(source, options);
    source->oldest_python = ft_pythons_oldest(source->arena, source->root);
    return source;
}

void ft_source_close(ft_source *source)
{
    if (!source)
        return;
    ft_database_close(source->db);
    ft_flags_free(source->flags);
    ft_vec_release(&source->files);
    ft_vec_release(&source->problems);
    ft_arena_free(source->arena);
    free(source);
}

const ft_source_file *ft_source_files(const ft_source *source, size_t *n)
{
    *n = source->files.n;
    return source->files.v;
}

const ft_source_problem *ft_source_problems(const ft_source *source, size_t *n)
{
    *n = source->problems.n;
    return source->problems.v;
}

const char *ft_source_root(const ft_source *source)
{
    return source->root;
}

unsigned ft_source_oldest_python(const ft_source *source)
{
    return source->oldest_python;
}

const char *ft_source_start(const ft_source *source)
{
    return source->start;
}

const char *ft_source_database(const ft_source *source)
{
    return source->db_path;
}

const ft_source_file *ft_source_find(const ft_source *source, const char *path)
{
    size_t lo = 0, hi = source->files.n;

    while (lo < hi) { /* in byte order, as in the index */
        size_t mid = (lo + hi) / 2;
        int diff = strcmp(source->files.v[mid].path, path);
        if (diff == 0)
            return &source->files.v[mid];
        if (diff < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

const char *ft_source_find_include(void *source, const char *from, const char *spelled, bool angled)
{
    const ft_index *index = ((const ft_source *)source)->index;

    if (ft_name_is_python_header(spelled))
        return NULL;
    uint32_t found = ft_index_resolve(index, from, spelled, angled);
    if (found == FT_INDEX_NONE || index->files[found].in_python_home || !index->files[found].is_read)
        return NULL;
    return index->files[found].path;
}
