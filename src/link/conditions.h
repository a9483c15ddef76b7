#ifndef FT_LINK_CONDITIONS_H
#define FT_LINK_CONDITIONS_H

/*
 * What must have been handed over for a place in a function to be reached: `if (flag)` keeps a call helper(self, 0) away from what
 * stands there. Conditions speak of parameters only, which the function itself has not changed before it tests them.
 */
#include "link/program.h"

enum { FT_MAX_CONDITIONS = 12 };

typedef struct ft_conditions {
    uint32_t n;
    struct {
        uint32_t param, op; /* FT_COND_* */
        int64_t num;
    } v[FT_MAX_CONDITIONS];
} ft_conditions;

/*
 * After ft_graph_build(): finds the sets of conditions that keep some call away. All others are taken for empty, so that nothing is worked
 * out where it would not matter.
 */
void ft_conditions_prepare(ft_program *program);

/* Does the set hold any that matter? */
static inline bool ft_conditions_any(const ft_unit_info *unit, uint32_t set)
{
    return set && set < unit->n_conditions && unit->first_condition[set] != FT_NO_ROW;
}

/* Those of a row of this unit (its column `conditions`). What would be too many is left out: then more is reached. */
void ft_conditions_read(const ft_program *program, uint32_t unit, uint32_t set, ft_conditions *out);

/* Asked for every row, and nearly always there is nothing. */
static inline void ft_conditions_at(const ft_program *program, uint32_t unit, uint32_t set, ft_conditions *out)
{
    out->n = 0;
    if (ft_conditions_any(&program->units[unit], set))
        ft_conditions_read(program, unit, set, out);
}

/*
 * What must hold in the caller so that this call (a row of its unit) is made and leads to a place of the callee where `inner`
 * holds. False if that cannot be: a constant is handed over with which the callee goes another way.
 */
bool ft_conditions_in_caller(const ft_program *program, uint32_t unit, ft_row call, const ft_conditions *inner, ft_conditions *outer);

#endif
