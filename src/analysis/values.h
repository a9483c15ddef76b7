#ifndef FT_ANALYSIS_VALUES_H
#define FT_ANALYSIS_VALUES_H

/*
 * Values of one function as hash-consed access paths (kinds in facts/facts.h). Equal paths are the same
 * number, so "the same container" is an integer comparison. 0 is "unknown".
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "facts/facts.h"

typedef uint32_t ft_val;

/* Longer chains say nothing that a rule could use, and loops would build them for ever. */
enum { FT_VALUE_MAX_DEPTH = 8, FT_PHI_MAX = 4 };

typedef struct ft_node {
    ft_value_kind kind;
    ft_val base;
    const char *name;    /* interned by the unit */
    const char *record;
    int64_t num;
    uint32_t arg;
    uint32_t depth;
    const char *type;    /* as written, "" if not known */
    ft_shape shape;
    ft_val phi[FT_PHI_MAX]; /* FT_VALUE_PHI: sorted members */
    uint32_t n_phi;
} ft_node;

typedef struct ft_values ft_values;

ft_values *ft_values_new(ft_arena *arena);
void ft_values_free(ft_values *values);
const ft_node *ft_value_node(const ft_values *values, ft_val v);
uint32_t ft_values_count(const ft_values *values);

/* The number of this path; 0 if it would be too deep. type and shape are taken from the first that makes it. */
ft_val ft_value_make(ft_values *values, const ft_node *key);

/* Short forms. */
ft_val ft_value_load(ft_values *values, ft_val address, const char *type, ft_shape shape);
ft_val ft_value_field(ft_values *values, ft_val base, const char *record, const char *field,
                      const char *type, ft_shape shape);
ft_val ft_value_index(ft_values *values, ft_val base, const char *type, ft_shape shape);

/* One of a and b; 0 if there would be more than FT_PHI_MAX. */
ft_val ft_value_join(ft_values *values, ft_val a, ft_val b);

/* The value at the bottom of the chain of fields, elements and (if through_loads) loads. */
ft_val ft_value_root(const ft_values *values, ft_val v, bool through_loads);

/* True if v is, goes through, or may be `needle`. */
bool ft_value_mentions(const ft_values *values, ft_val v, ft_val needle);

#endif
