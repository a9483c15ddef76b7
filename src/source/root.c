#include "source/root.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"

static bool holds(ft_arena *arena, const char *dir, const char *name)
{
    return access(ft_path_join(arena, dir, name), F_OK) == 0;
}

static bool holds_build_description(ft_arena *arena, const char *dir)
{
    static const char *const names[] = { "pyproject.toml", "setup.py", "setup.cfg", "meson.build",
                                         "CMakeLists.txt" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (holds(arena, dir, names[i]))
            return true;
    }
    return false;
}

static bool is_top(const char *dir)
{
    return strcmp(dir, "/") == 0;
}

static const char *find_repository(ft_arena *arena, const char *dir)
{
    for (;; dir = ft_path_dir(arena, dir)) {
        if (holds(arena, dir, ".git"))
            return dir;
        if (is_top(dir))
            return NULL;
    }
}

/* A stray setup.py in the home folder does not make a project of it. */
static bool is_nobodys_project(const char *dir)
{
    const char *home = getenv("HOME");

    return is_top(dir) || strcmp(dir, "/tmp") == 0 || (home && strcmp(home, dir) == 0);
}

/* For paths that are not below start, the whole way up counts. */
static const char *find_described(ft_arena *arena, const char *dir, const char *start)
{
    const char *found = NULL;

    for (;; dir = ft_path_dir(arena, dir)) {
        if (!is_nobodys_project(dir) && holds_build_description(arena, dir))
            found = dir;
        if (is_top(dir) || strcmp(dir, start) == 0)
            return found;
    }
}

const char *ft_root_of(ft_arena *arena, const char *path, bool is_dir, const char *start)
{
    const char *own = is_dir ? path : ft_path_dir(arena, path);
    const char *root = find_repository(arena, own);

    if (!root)
        root = find_described(arena, own, start);
    if (!root && ft_path_is_below(own, start) && !is_nobodys_project(start))
        root = start;
    return root ? root : own;
}

const char *ft_root_common(ft_arena *arena, const char *const *roots, size_t n)
{
    const char *common = roots[0];

    for (size_t i = 1; i < n; i++) {
        while (!ft_path_is_below(roots[i], common))
            common = ft_path_dir(arena, common);
    }
    return common;
}
