#ifndef FT_PARSE_EMBEDS_H
#define FT_PARSE_EMBEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * #embed makes numbers of any file that can be read, and numbers decide what is found: the outcome would tell a
 * stranger's file byte by byte. No compiler gets to see one. Older ones do not know it either.
 */

/* A copy of the text in which each #embed is a 0 followed by blanks, every other byte in its place; NULL if there is none. */
char *ft_without_embeds(ft_arena *arena, const char *text, size_t len);

#endif
