#ifndef FT_SOURCE_GIT_H
#define FT_SOURCE_GIT_H

/*
 * What git knows of a checkout, asked of git itself. Nothing that the repository's configuration names is run: no
 * hooks, no filters, no external diff programs, no transports; the tree of a revision is read from the object store.
 * Objects that a partial clone lacks are therefore not fetched, unless the environment has GIT_NO_LAZY_FETCH=0.
 */
#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"

/*
 * The commit from which HEAD and rev went different ways (git merge-base), 40 hex digits in the arena. NULL with err,
 * which says what to do (fetch more of the history), if there is no such revision or no common commit.
 */
const char *ft_git_merge_base(ft_arena *arena, const char *root, const char *rev, ft_error *err);

/* The differences between a commit and the work tree as a unified diff without context; changes of white space alone
 * are none. Files that git does not know of are not in it. */
bool ft_git_diff(const char *root, const char *commit, ft_strbuf *out, ft_error *err);

/* The files that git does not know of and is not told to ignore, in the arena; paths from root. */
bool ft_git_untracked(ft_arena *arena, const char *root, const char ***paths, size_t *n, ft_error *err);

/* Writes the files of a commit that can matter to an analysis (sources, build scripts) below dir. */
bool ft_git_extract(const char *root, const char *commit, const char *dir, ft_error *err);

/* The top folder of the work tree around dir, in the arena; NULL if there is none. */
const char *ft_git_top(ft_arena *arena, const char *dir);

#endif
