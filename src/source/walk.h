#ifndef FT_SOURCE_WALK_H
#define FT_SOURCE_WALK_H

/* Which files of interest stand below a folder, by names alone: nothing but .gitignore is opened. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/vec.h"
#include "source/names.h"

typedef struct ft_walk_file {
    const char *path;    /* absolute */
    const char *target;  /* of a symbolic link: where it leads to, below the root; else NULL */
    ft_name_class class;
    bool is_cxx;
    bool asked, explicit_file;
} ft_walk_file;

typedef struct ft_walk_problem {
    const char *path; /* absolute */
    int code;         /* errno */
} ft_walk_problem;

typedef struct ft_walk {
    ft_arena *arena;
    FT_VEC(ft_walk_file) files;
    FT_VEC(ft_walk_problem) problems;
} ft_walk;

void ft_walk_init(ft_walk *walk, ft_arena *arena);
void ft_walk_release(ft_walk *walk);

/*
 * Adds the C and C++ files below dir (absolute, cleaned; root or below it). .gitignore files count from
 * root down; dir itself is walked whatever they say, since it was asked for. Symbolic links to folders
 * and out of root are not followed. asked marks the files, and only then are unreadable folders recorded
 * as problems. Without it the walk ends after 50,000 folders: an index that is merely for looking things
 * up must not read a whole disk because ftlint was started at the wrong place.
 */
void ft_walk_folder(ft_walk *walk, const char *root, const char *dir, bool asked);

#endif
