#include "source/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "source/ignore.h"

enum { MAX_INDEX_FOLDERS = 50000, MAX_IGNORE_FILE = 4 * 1024 * 1024 };

typedef enum { ENTRY_FOLDER, ENTRY_FILE, ENTRY_LINK, ENTRY_OTHER } entry_type;

typedef struct entry {
    const char *name;
    entry_type type;
} entry;

typedef FT_VEC(entry) entries;

typedef struct folder {
    const char *path;
    const ft_ignore *ignore; /* rules of the folders above it */
} folder;

/* One call of ft_walk_folder(). The folders still to do are a list, not a recursion: depth is hostile. */
typedef struct job {
    ft_walk *walk;
    const char *root, *real_root;
    bool asked;
    size_t n_folders;
    FT_VEC(folder) todo;
} job;

void ft_walk_init(ft_walk *walk, ft_arena *arena)
{
    *walk = (ft_walk){ .arena = arena };
}

void ft_walk_release(ft_walk *walk)
{
    ft_vec_release(&walk->files);
    ft_vec_release(&walk->problems);
}

static void add_problem(job *j, const char *path, int code)
{
    if (j->asked)
        ft_vec_push(&j->walk->problems, ((ft_walk_problem){ path, code }));
}

static bool is_one_of(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

static bool is_never_walked(const char *name)
{
    static const char *const names[] = { ".git", ".hg",  ".svn", ".bzr",         ".jj",         ".tox",
                                         ".nox", ".venv", ".eggs", "node_modules", "__pycache__", ".mypy_cache" };

    return is_one_of(name, names, sizeof names / sizeof names[0]);
}

static bool may_be_build_folder(const char *name)
{
    return strncmp(name, "build", 5) == 0 || strcmp(name, "dist") == 0 || strcmp(name, "_skbuild") == 0 ||
           strncmp(name, "cmake-build", 11) == 0;
}

static bool holds(const entries *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->v[i].name, name) == 0)
            return true;
    }
    return false;
}

/* Virtual environments and build trees show by what they hold; the folder that was asked for is exempt. */
static bool is_foreign(const char *path, const entries *list)
{
    if (holds(list, "pyvenv.cfg"))
        return true;
    return may_be_build_folder(ft_path_base(path)) && holds(list, "CMakeCache.txt");
}

static entry_type type_of(const struct dirent *d, const char *dir, ft_arena *arena)
{
    struct stat st;

    switch (d->d_type) {
    case DT_DIR:
        return ENTRY_FOLDER;
    case DT_REG:
        return ENTRY_FILE;
    case DT_LNK:
        return ENTRY_LINK;
    case DT_UNKNOWN: /* some file systems do not say */
        if (lstat(ft_path_join(arena, dir, d->d_name), &st) != 0)
            return ENTRY_OTHER;
        return S_ISDIR(st.st_mode)   ? ENTRY_FOLDER
               : S_ISREG(st.st_mode) ? ENTRY_FILE
               : S_ISLNK(st.st_mode) ? ENTRY_LINK
                                     : ENTRY_OTHER;
    default:
        return ENTRY_OTHER;
    }
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp(((const entry *)a)->name, ((const entry *)b)->name);
}

/* All entries of a folder in byte order; 0 or errno. */
static int read_folder(const char *path, ft_arena *arena, entries *list)
{
    DIR *dir = opendir(path);

    if (!dir)
        return errno;
    int code = 0;
    for (;;) {
        errno = 0;
        const struct dirent *d = readdir(dir);
        if (!d) {
            code = errno;
            break;
        }
        if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
            continue;
        entry e = { ft_arena_strdup(arena, d->d_name), type_of(d, path, arena) };
        ft_vec_push(list, e);
    }
    closedir(dir);
    if (list->n)
        qsort(list->v, list->n, sizeof list->v[0], compare_entries);
    return code;
}

static const ft_ignore *read_ignore_file(ft_arena *arena, const ft_ignore *outer, const char *dir,
                                         const char *path)
{
    char *text;
    size_t len;
    ft_error err;
    struct stat st;

    if (stat(path, &st) != 0 || st.st_size > MAX_IGNORE_FILE || !ft_read_file(arena, path, &text, &len, &err))
        return outer; /* git goes on without it as well */
    return ft_ignore_add(arena, outer, dir, text, len);
}

/* A link counts as the file it leads to, if that is a regular one below the root. */
static bool resolve_link(const job *j, const char *path, const char **target)
{
    struct stat st;

    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return false;
    const char *real = ft_path_real(j->walk->arena, path);
    if (!real || !j->real_root || !ft_path_is_below(real, j->real_root))
        return false;
    *target = ft_path_join(j->walk->arena, j->root, ft_path_relative(j->walk->arena, real, j->real_root));
    return true;
}

static void visit_file(job *j, const char *dir, const ft_ignore *ignore, const entry *e)
{
    ft_walk_file file = { .asked = j->asked };

    file.class = ft_name_classify(e->name, &file.is_cxx);
    if (file.class == FT_NAME_OTHER)
        return;
    file.path = ft_path_join(j->walk->arena, dir, e->name);
    if (ignore && ft_ignore_matches(ignore, file.path, false))
        return;
    if (e->type == ENTRY_LINK && !resolve_link(j, file.path, &file.target))
        return;
    if (file.class == FT_NAME_LOOKUP)
        file.asked = false;
    ft_vec_push(&j->walk->files, file);
}

static void visit_subfolder(job *j, const char *dir, const ft_ignore *ignore, const entry *e)
{
    if (is_never_walked(e->name))
        return;
    const char *path = ft_path_join(j->walk->arena, dir, e->name);
    if (ignore && ft_ignore_matches(ignore, path, true))
        return;
    ft_vec_push(&j->todo, ((folder){ path, ignore }));
}

static void visit_folder(job *j, folder f, bool is_start)
{
    ft_arena *arena = j->walk->arena;
    entries list = { 0 };
    int code = read_folder(f.path, arena, &list);

    if (code)
        add_problem(j, f.path, code);
    if (!is_start && is_foreign(f.path, &list))
        goto out;
    if (holds(&list, ".gitignore"))
        f.ignore = read_ignore_file(arena, f.ignore, f.path, ft_path_join(arena, f.path, ".gitignore"));
    for (size_t i = 0; i < list.n; i++) {
        const entry *e = &list.v[i];
        if (e->type == ENTRY_FOLDER)
            visit_subfolder(j, f.path, f.ignore, e);
        else if (e->type == ENTRY_FILE || e->type == ENTRY_LINK)
            visit_file(j, f.path, f.ignore, e);
    }
out:
    ft_vec_release(&list);
}

/* The rules of root and of the folders between it and dir, dir itself left to visit_folder(). */
static const ft_ignore *rules_above(ft_arena *arena, const char *root, const char *dir)
{
    const ft_ignore *rules =
        read_ignore_file(arena, NULL, root, ft_path_join(arena, root, ".git/info/exclude"));

    for (size_t len = strlen(root); dir[len];) {
        const char *at = ft_arena_strndup(arena, dir, len);
        rules = read_ignore_file(arena, rules, at, ft_path_join(arena, at, ".gitignore"));
        len += dir[len] == '/';
        len += strcspn(dir + len, "/");
    }
    return rules;
}

void ft_walk_folder(ft_walk *walk, const char *root, const char *dir, bool asked)
{
    job j = { .walk = walk, .root = root, .asked = asked };

    j.real_root = ft_path_real(walk->arena, root);
    ft_vec_push(&j.todo, ((folder){ dir, rules_above(walk->arena, root, dir) }));
    while (j.todo.n && (asked || j.n_folders < MAX_INDEX_FOLDERS))
        visit_folder(&j, j.todo.v[--j.todo.n], j.n_folders++ == 0);
    ft_vec_release(&j.todo);
}
