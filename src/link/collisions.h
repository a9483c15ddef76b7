#ifndef FT_LINK_COLLISIONS_H
#define FT_LINK_COLLISIONS_H

/* Which accesses to the fields of shared objects collide, and the most telling one of each function. */
#include "link/fields.h"

/* In order of weight. X(NAME, word of the vocabulary) */
#define FT_PATTERNS(X)           \
    X(NONE, "")                  \
    X(SEVERAL, "several")        \
    X(LAZY, "lazy")              \
    X(WRITE, "write")            \
    X(BITS, "bits")              \
    X(STEP, "step")              \
    X(REFERENCE, "reference")    \
    X(REPLACE, "replace")        \
    X(MEMORY, "memory")          \
    X(SWAP, "swap")

typedef enum {
#define X(name, word) FT_PATTERN_##name,
    FT_PATTERNS(X)
#undef X
} ft_pattern;

/* In place of a touch: none; Python code, through a member table. */
enum { FT_NO_TOUCH = UINT32_MAX, FT_BY_MEMBER = UINT32_MAX - 1 };

/* What all functions together do to one field. */
typedef struct ft_tally {
    bool replaced;  /* given another value at run time, not just set once from nothing */
    bool written, freed, exported, lazy;
    bool dropped;   /* some write gives up the reference that stood there: only then can the object go away */
} ft_tally;

/* The finding of one function about one type: its most telling access and the one that it collides with. */
typedef struct ft_case {
    const ft_fn *fn;
    const char *owner;
    uint32_t touch, partner; /* partner: FT_BY_MEMBER if Python code sets the field through a member table */
    ft_pattern pattern;
    uint32_t more;         /* functions that are left out because they do the same */
    FT_VEC(uint32_t) also; /* touches of other fields that collide as well */
    FT_VEC(uint32_t) reads; /* open reads of numbers that others write: interesting only if there are several */
} ft_case;

typedef struct ft_collisions {
    ft_program *program;
    const ft_reach *reach;
    ft_fields fields;
    ft_tally *tallies;      /* by number of field */
    FT_VEC(ft_case *) cases;
    struct ft_named *by_key; /* "function id#owner" -> ft_case */
    struct ft_named *counts; /* owner -> number of its cases */
} ft_collisions;

static inline const ft_touch *ft_touch_at(const ft_collisions *j, uint32_t i)
{
    return &j->fields.touches.v[i];
}

static inline bool ft_touch_writes(const ft_touch *t)
{
    return t->kind == FT_ACC_WRITE || t->kind == FT_ACC_RMW;
}

/* Can they be parts of one object, as far as types tell? */
bool ft_touches_can_meet(const ft_touch *a, const ft_touch *b);
/* The name by which Python reaches the access, "" if it has none. */
const char *ft_touch_entry(const ft_collisions *j, const ft_touch *t);
/* What the field holds, as a word of the vocabulary. */
const char *ft_field_holds(const ft_field_info *field, const ft_tally *tally);

/* Finds all cases. The caller releases them. */
void ft_collisions_find(ft_program *program, const ft_reach *reach, ft_collisions *found);
/* How many functions have a case about that type. */
uint32_t ft_cases_of(const ft_collisions *found, const char *owner);
void ft_collisions_release(ft_collisions *found);

#endif
