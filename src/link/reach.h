#ifndef FT_LINK_REACH_H
#define FT_LINK_REACH_H

/*
 * How Python code gets at the object behind a pointer: through the `self` and arguments of methods, slots and
 * attributes, handed on from function to function, with or without a lock on the way. This is what tells an
 * object that other threads can have from one that is being made or taken down.
 */
#include "link/program.h"

/* Ways in (bit set). */
enum {
    FT_WAY_OPEN = 1,   /* an object that Python code has; no lock is held on some way to here */
    FT_WAY_LOCKED = 2, /* ... and on some way a lock is held that covers it */
    FT_WAY_BIRTH = 4,  /* an object under construction */
    FT_WAY_DEATH = 8   /* an object that nobody can reach any more, or that is looked at with the world stopped */
};

typedef struct ft_reach ft_reach;

/* What holds at an access or call: columns of its row. */
typedef struct ft_point {
    uint32_t lockset, flags, conditions;
} ft_point;

/* Needs graph, summaries and classes. Lives in the program's arena. */
ft_reach *ft_reach_build(ft_program *program);

/* FT_WAY_* of the object that the access path `value` (a VALUE row of fn's unit) starts from; 0: cannot be said. */
uint32_t ft_reach_value(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value);

/* The parameter that the path starts from, -1 if it does not start from one. */
int ft_reach_param(const ft_program *program, const ft_fn *fn, ft_row value);

/* Does the path start from what a call in fn handed out? Then what the analysis says about its privacy is final. */
bool ft_reach_is_made_here(const ft_program *program, const ft_fn *fn, ft_row value);

/* "the Python method put (by way of store_item())", "" if Python's way in is not known. */
const char *ft_reach_text(ft_program *program, const ft_reach *reach, const ft_fn *fn, int param, uint32_t conditions);
/* The function by which Python code enters on that way; NULL if not known. conditions: those of the row in fn that is meant. */
const ft_fn *ft_reach_entry(ft_program *program, const ft_reach *reach, const ft_fn *fn, int param, uint32_t conditions);

/*
 * The same at a point of fn: not by calls that hand over constants with which fn goes elsewhere, and LOCKED instead of OPEN if a
 * lock covers the object there, because fn holds one or because everybody who hands the object on to it does.
 */
uint32_t ft_reach_at(ft_program *program, const ft_reach *reach, const ft_fn *fn, ft_row value, ft_point at);

void ft_sites_objects(ft_program *program, const ft_reach *reach, ft_site_list *list);
void ft_sites_handles(ft_program *program, const ft_reach *reach, ft_site_list *list);

#endif
