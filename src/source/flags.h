#ifndef FT_SOURCE_FLAGS_H
#define FT_SOURCE_FLAGS_H

/*
 * Compiler flags of one unit. What comes from a compile_commands.json is input of a stranger: only flags
 * of an allow-list go through, rebuilt so that none of their values can be taken for another flag.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct ft_flags ft_flags; /* remembers which folders are Python's; one per run */

ft_flags *ft_flags_new(ft_arena *arena);
void ft_flags_free(ft_flags *flags);

/* True if dir holds the headers of a Python: ftlint brings its own. */
bool ft_flags_is_python_home(ft_flags *flags, const char *dir);

typedef struct ft_flag_list {
    const char *const *v;
    size_t n;
    bool is_cxx;
} ft_flag_list;

/*
 * The flags of a command line (argv[0] is the compiler) that was run in directory (absolute). is_cxx
 * comes from the file's name; "-x c++" or a compiler called g++ say otherwise.
 */
ft_flag_list ft_flags_filter(ft_flags *flags, const char *const *argv, size_t n, const char *directory,
                             bool is_cxx);

/*
 * Flags for want of better knowledge. Guessed folders stand behind the system's, because with -I a
 * project's memory.h or math.h would take the place of the C library's. found: folders that the unit's own
 * includes lead to.
 */
ft_flag_list ft_flags_guess(ft_flags *flags, const char *file, const char *root, const char *const *found,
                            size_t n_found, bool is_cxx);

#endif
