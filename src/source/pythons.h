#ifndef FT_SOURCE_PYTHONS_H
#define FT_SOURCE_PYTHONS_H

#include "base/arena.h"

/*
 * The oldest Python 3 that a project says it supports, as a minor version (9 for 3.9): requires-python of pyproject.toml,
 * python_requires of setup.cfg or setup.py, else the trove classifiers. The files are read as text, never run. 0: it does not say,
 * or supports more than Python 3.
 */
unsigned ft_pythons_oldest(ft_arena *arena, const char *root);

/* The same from the text of one such file. */
unsigned ft_pythons_read(const char *text);

#endif
