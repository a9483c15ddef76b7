#ifndef FT_REPORT_LINE_HASH_H
#define FT_REPORT_LINE_HASH_H

/*
 * The hash of a line that GitHub's code scanning knows a finding by when the code around it moves
 * (primaryLocationLineHash): over the 100 characters from the start of the line, without blanks, and how many equal
 * hashes came before it in the file. Inside the report room only.
 */
#include <stdint.h>

#include "base/arena.h"

typedef struct ft_line_hash {
    uint64_t hash;
    uint32_t nth; /* among equal ones, from 1; 0: the line has none */
} ft_line_hash;

/* One for each line, the first at [0]; the array is the arena's. */
ft_line_hash *ft_line_hashes(ft_arena *arena, const char *text, size_t len, uint32_t *n);

#endif
