#ifndef FT_SOURCE_INDEX_H
#define FT_SOURCE_INDEX_H

/*
 * All C and C++ files of the project: what they include, who includes them, which of them see Python.h.
 * Files are known by their number, which is their place in byte order of the paths.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "source/scan.h"
#include "source/walk.h"

#define FT_INDEX_NONE UINT32_MAX

typedef struct ft_index_file {
    const char *path;
    const char *rel;    /* as seen from the root; the path if it stands elsewhere */
    const char *target; /* of a symbolic link; else NULL */
    ft_name_class class;
    bool is_cxx, asked, explicit_file;
    bool is_read;       /* false: could not be, see code */
    int code;           /* errno; EFBIG: larger than 64 MiB */
    bool is_test, is_compat;
    bool in_python_home; /* part of a real Python's headers */
    bool is_duplicate;   /* a link to another file of the index */
    bool includes_python, uses_python; /* by itself; by itself or through headers of the project */
    ft_scan scan;
    uint32_t *to;        /* for each include of scan: the file, or FT_INDEX_NONE */
    const uint32_t *by;  /* the files that include it, ascending, each once */
    size_t n_by;
} ft_index_file;

typedef struct ft_index {
    ft_arena *arena;
    const char *root;
    ft_index_file *files;
    size_t n;
    const uint32_t *by_name; /* all of them by (base name, path) */
} ft_index;

/* Reads every file of the walk once. Files that are there twice become one. */
ft_index *ft_index_build(ft_arena *arena, const char *root, const ft_walk *walk);

uint32_t ft_index_find(const ft_index *index, const char *path); /* by its cleaned absolute path */

/*
 * The file that an include means: with "../" steps or quotes the one relative to the folder of `from`, else
 * the nearest one whose path ends in the whole spelled path: the longest common folder with `from`, then
 * the fewest folders, then byte order. The template NAME.src counts as NAME, but behind it. Reads only, so
 * that threads may share the index.
 */
uint32_t ft_index_resolve(const ft_index *index, const char *from, const char *spelled, bool angled);

#endif
