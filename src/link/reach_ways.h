#ifndef FT_LINK_REACH_WAYS_H
#define FT_LINK_REACH_WAYS_H

/* Between reach.c, which finds the ways to objects, and reach_text.c, which tells them. */
#include "link/conditions.h"
#include "link/reach.h"

typedef struct ft_step {
    const ft_fn *from; /* the caller that hands the object on; NULL: Python itself does */
    uint32_t param;    /* of the caller; FT_MAX_PARAMS: it got the object in another way */
    ft_row call;       /* in its unit; FT_NO_ROW: it registers a callback */
} ft_step;

struct ft_reach {
    uint8_t *ways; /* by parameter (ft_param_number) */
    uint8_t *base; /* of those, the ones that come through no call */
    ft_step *open, *locked;
    bool *conditional; /* by function id: some of its calls are made under conditions on its parameters */
    uint8_t **handed;  /* by unit, by CALL row: the ways of all arguments, added up, as far as they were spread */
};

/* One question about ways under conditions. */
typedef struct ft_ask {
    uint32_t up, calls;
} ft_ask;

/*
 * The ways by which fn gets its parameter in calls that can lead to where the conditions hold: not those that hand over a
 * constant with which fn goes another way. Never more than all the ways that are known.
 */
uint32_t ft_ways_under(ft_program *program, const ft_reach *reach, const ft_fn *fn, uint32_t param, const ft_conditions *conditions,
                       ft_ask *ask);
/* The ways of argument i of a call, as the callee sees them. */
uint32_t ft_ways_of_argument(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row call, uint32_t i,
                             const ft_conditions *conditions, ft_ask *ask);
/* Does what is handed over in that call reach the function? Not where too many stand in a pointer. */
bool ft_spreads(const ft_program *program, const ft_caller *caller, const ft_fn *fn);

#endif
