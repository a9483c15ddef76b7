#ifndef FT_SOURCE_IGNORE_H
#define FT_SOURCE_IGNORE_H

/* .gitignore files: the rules of gitignore(5), inner folders over outer ones, the last match wins. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct ft_ignore ft_ignore;

/*
 * The rules of one .gitignore text that stands in the folder dir (absolute, cleaned), put in front of
 * those of the folders above it. The result lives in the arena; it is `outer` if the text has no rule.
 */
const ft_ignore *ft_ignore_add(ft_arena *arena, const ft_ignore *outer, const char *dir, const char *text,
                               size_t len);

/*
 * path: absolute, below the folders of all the rules. Only the path itself is matched: what is below an
 * ignored folder is ignored because nobody goes there.
 */
bool ft_ignore_matches(const ft_ignore *rules, const char *path, bool is_dir);

/*
 * One pattern against a path, as git's wildmatch with WM_PATHNAME: * ? [] stop at slashes, a double star
 * between slashes does not. Takes time proportional to the product of the lengths, whatever the pattern.
 */
bool ft_ignore_glob(const char *pattern, const char *path);

#endif
