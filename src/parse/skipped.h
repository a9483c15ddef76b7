#ifndef FT_PARSE_SKIPPED_H
#define FT_PARSE_SKIPPED_H

/* Inside the parse room only: the text that the preprocessor left out. */
#include <clang-c/Index.h>

#include "base/arena.h"

typedef struct ft_skipped_range {
    CXFile file;
    unsigned start, end; /* offsets */
} ft_skipped_range;

typedef struct ft_skipped {
    ft_skipped_range *v;
    size_t n;
} ft_skipped;

/* The ranges of all files but those of a precompiled header, in the compiler's order. Memory of the arena. */
ft_skipped ft_skipped_read(CXTranslationUnit tu, ft_arena *arena);

#endif
