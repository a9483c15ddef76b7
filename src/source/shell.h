#ifndef FT_SOURCE_SHELL_H
#define FT_SOURCE_SHELL_H

#include <stddef.h>

#include "base/arena.h"

/*
 * Splits a command line into words as a POSIX shell does: blanks, '...', "...", backslashes. Nothing is
 * expanded. A quote that is never closed goes to the end. The words belong to the arena.
 */
const char *const *ft_shell_split(ft_arena *arena, const char *command, size_t *n);

#endif
