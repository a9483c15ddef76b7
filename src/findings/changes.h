#ifndef FT_FINDINGS_CHANGES_H
#define FT_FINDINGS_CHANGES_H

/* Which lines a change touches, read from a unified diff. */
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "facts/site.h"

typedef struct ft_changes ft_changes;

/*
 * Reads the text of a diff (git diff, diff -u; any number of context lines). Paths are those of the new files, "a/"
 * and "b/" in front taken off. NULL with err (diff:line: what was expected) if it is none.
 */
ft_changes *ft_changes_read(const char *text, size_t len, ft_error *err);
/* A file all of whose lines are new. */
void ft_changes_add_file(ft_changes *changes, const char *path);
void ft_changes_free(ft_changes *changes);

/* Number of files with changes. */
size_t ft_changes_count(const ft_changes *changes);

/* Was any of the lines added or altered, or did something directly beside them go? path: from the project's root. */
bool ft_changes_touch(const ft_changes *changes, const char *path, uint32_t first, uint32_t last);

#endif
