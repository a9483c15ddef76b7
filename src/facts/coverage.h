#ifndef FT_FACTS_COVERAGE_H
#define FT_FACTS_COVERAGE_H

/*
 * What link hands to the reports besides sites: how much of the project's text was understood. Strings belong
 * to the link result.
 */
#include <stddef.h>

#include "facts/site.h"

/*
 * Counted once per place, however many units include it. What any unit analysed is understood; what some
 * lose and none analyses is lost; what all leave out for the target is off.
 */
typedef struct ft_counts {
    size_t functions;       /* bodies that are in use */
    size_t functions_error; /* of those: analysed as far as a parse error lets us */
    size_t functions_lost;  /* of those: not seen at all */
    size_t functions_off;   /* switched off; not in functions */
    size_t calls;           /* of the C API, in the text */
    size_t calls_lost;      /* of those: not seen */
    size_t calls_off;       /* of those: switched off */
} ft_counts;

/* X(NAME, word in reports) */
#define FT_MISSED_KINDS(X)  \
    X(FUNCTION, "function") \
    X(CALL, "call")         \
    X(ERROR, "error") /* a function with a parse error in it */

typedef enum {
#define X(name, word) FT_MISSED_##name,
    FT_MISSED_KINDS(X)
#undef X
        FT_MISSED_COUNT
} ft_missed_kind;

typedef struct ft_missed {
    ft_spot at;
    ft_missed_kind kind;
    const char *name;
} ft_missed;

typedef struct ft_file_coverage {
    const char *path;
    ft_counts counts;
    const ft_missed *missed; /* in order of line and column; what is switched off is not among them */
    size_t n_missed;
} ft_file_coverage;

typedef struct ft_coverage {
    ft_counts total;
    const ft_file_coverage *files; /* in order of path */
    size_t n_files;
} ft_coverage;

#endif
