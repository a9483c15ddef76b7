#ifndef FT_SOURCE_ROOT_H
#define FT_SOURCE_ROOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * The project that a path (absolute, cleaned) belongs to: the nearest folder at or above it that holds
 * .git; else the outermost one, not above start, that holds a build description; else start if the path
 * is below it; else the path's own folder. /, /tmp and the home folder are nobody's project.
 */
const char *ft_root_of(ft_arena *arena, const char *path, bool is_dir, const char *start);

/* The innermost folder at or above all of them; n > 0. */
const char *ft_root_common(ft_arena *arena, const char *const *roots, size_t n);

#endif
