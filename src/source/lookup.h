#ifndef FT_SOURCE_LOOKUP_H
#define FT_SOURCE_LOOKUP_H

/* The parts of the index that answer which file an include means. */
#include "source/index.h"

/* Longest path that is put together without an arena; a longer include is not looked up. */
#define PATH_ROOM 4096

/* The numbers of all files, sorted by (base name, path). */
const uint32_t *ft_lookup_order(const ft_index *index);

#endif
