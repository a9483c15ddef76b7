#ifndef FT_SOURCE_SCAN_H
#define FT_SOURCE_SCAN_H

/* What the text of a file says without a compiler. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct ft_scan_include {
    const char *spelled;
    bool angled;
} ft_scan_include;

typedef struct ft_scan {
    const ft_scan_include *includes; /* in order; those in #if 0 count, those in comments do not */
    size_t n_includes;
    bool is_binary;    /* NUL bytes */
    bool is_generated; /* says that Cython, SWIG or f2py wrote it */
    bool names_init;   /* spells some PyInit_... */
} ft_scan;

/* text[len] must be readable and '\0'. */
void ft_source_scan_text(ft_arena *arena, const char *text, size_t len, ft_scan *scan);

#endif
