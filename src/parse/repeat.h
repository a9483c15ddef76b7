#ifndef FT_PARSE_REPEAT_H
#define FT_PARSE_REPEAT_H

/*
 * Repeat templates (NAME.c.src, NAME.h.src), from which a build generates C. A block between comments is
 * written out once for each value of the variables that its head lists:
 *
 *     / **begin repeat
 *      * #TYPE = npy_int, npy_long#
 *      * #name = (a, b)*1#            (a, b)*2 means a, b, a, b; a*3 means a, a, a; ()*2 is two empty values
 *      * /
 *     static @TYPE@ get_@name@(void);
 *     / **end repeat** /
 *
 * (without the blanks inside of the marks). Blocks nest as repeat1, repeat2, ...; an outer variable hides an
 * inner one of its name. A line ":exclude: x=1, y=2" in a head leaves out the rounds in which all of
 * that holds. All variables of a head have the same number of values. Names without a value stay as written.
 *
 * Every byte of the result knows its place in the template. Knows nothing of clang.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* What follows `out` in the result, up to the next piece, stands at `src`: copied, or put in for @name@. */
typedef struct ft_repeat_piece {
    uint32_t out, src;
    uint32_t len; /* of the @name@; 0: copied */
} ft_repeat_piece;

typedef struct ft_repeat {
    const char *text; /* NUL-terminated */
    size_t len;
    const ft_repeat_piece *pieces;
    size_t n_pieces;
    const uint32_t *lines; /* offsets of the line starts of the template */
    size_t n_lines;
    const char *problem; /* why it could not be written out; then text is the template itself. NULL: it could */
} ft_repeat;

/* True for the path of a template: a C or C++ name and ".src". */
bool ft_repeat_is_template(const char *path);

/*
 * Writes the template out. Never fails; see `problem`, which begins with "line 12: ". Bounded: depth, rounds
 * and size of what is written have limits far above those of real templates. The result is the arena's.
 */
const ft_repeat *ft_repeat_expand(ft_arena *arena, const char *text, size_t len);

/* Line and column, from 1, in the template of what starts at that offset of the result, or ends there. */
void ft_repeat_locate(const ft_repeat *repeat, uint32_t offset, bool is_end, uint32_t *line, uint32_t *col);

/* The offset in the template of what starts at that offset of the result. */
uint32_t ft_repeat_source(const ft_repeat *repeat, uint32_t offset);

#endif
