#include "command/stray.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"

static const char *top_of_checkout(ft_arena *arena)
{
    const char *here = ft_path_absolute(arena, ".");

    for (const char *dir = here;; dir = ft_path_dir(arena, dir)) {
        if (access(ft_path_join(arena, dir, ".git"), F_OK) == 0)
            return dir;
        if (strcmp(dir, "/") == 0)
            return here;
    }
}

bool ft_is_in_git(const char *path)
{
    for (const char *s = path; (s = strcasestr(s, "/.git")); s++)
        if (s[5] == '/' || s[5] == '\0')
            return true;
    return false;
}

/* What a file that is not there yet will be depends on its folder. A link to nothing is replaced, not followed. */
static const char *what_counts(ft_arena *arena, const char *path)
{
    return access(path, F_OK) == 0 ? path : ft_path_dir(arena, path);
}

bool ft_is_stray(const char *path)
{
    ft_arena *arena = ft_arena_new();
    const char *absolute = ft_path_absolute(arena, path), *top = top_of_checkout(arena);
    bool is = ft_path_is_below(absolute, top) && ft_path_leads_out(what_counts(arena, absolute), top);

    ft_arena_free(arena);
    return is;
}

bool ft_is_stray_to_write(const char *path)
{
    ft_arena *arena = ft_arena_new();
    const char *absolute = ft_path_absolute(arena, path), *top = top_of_checkout(arena), *real;
    bool is = ft_path_is_below(absolute, top);

    if (is) {
        real = ft_path_real(arena, what_counts(arena, absolute));
        is = ft_path_leads_out(what_counts(arena, absolute), top) || ft_is_in_git(absolute) || (real && ft_is_in_git(real));
    }
    ft_arena_free(arena);
    return is;
}
