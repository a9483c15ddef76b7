#ifndef FT_BASE_PATH_H
#define FT_BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* "a/b" + "c" -> "a/b/c"; an absolute second part wins. */
char *ft_path_join(ft_arena *arena, const char *a, const char *b);

/* Removes ".", "..", doubled and trailing slashes, textually. "" becomes ".". */
char *ft_path_clean(ft_arena *arena, const char *path);

/* Absolute and cleaned, against the current folder; symbolic links are kept. */
char *ft_path_absolute(ft_arena *arena, const char *path);

/* realpath(3); NULL if it does not exist. */
char *ft_path_real(ft_arena *arena, const char *path);

/* path as seen from base (both absolute); "../" steps where needed. */
char *ft_path_relative(ft_arena *arena, const char *path, const char *base);

/* True if path is dir or below it (both cleaned). */
bool ft_path_is_below(const char *path, const char *dir);

const char *ft_path_base(const char *path);            /* the last component, borrowed */
char *ft_path_dir(ft_arena *arena, const char *path);  /* everything before it, "." if none */
const char *ft_path_ext(const char *path);             /* "c" of "a.c", "" if none; borrowed */

bool ft_path_is_file(const char *path);
bool ft_path_is_dir(const char *path);

/*
 * True if path exists and, with all links resolved, is neither dir nor below it: a link of a checkout that leads out
 * of it, and then nothing of it is read.
 */
bool ft_path_leads_out(const char *path, const char *dir);

/* Reads a whole regular file of up to 256 MiB. *data is NUL-terminated (the NUL is not counted) and the arena's. */
bool ft_read_file(ft_arena *arena, const char *path, char **data, size_t *len, ft_error *err);

#endif
