#ifndef FT_ANALYSIS_WRAPPERS_H
#define FT_ANALYSIS_WRAPPERS_H

/*
 * Functions that hold a lock when they return, or give one back that their caller took: static void lock(Foo *foo)
 * { PyMutex_Lock(&foo->mutex); }, and constructors and destructors of guards. Found from their bodies.
 */
#include <stdbool.h>
#include <stdint.h>

#include "facts/facts.h"
#include "ir/ir.h"
#include "models/models.h"

/* One step from the parameter or global to the lock. */
typedef struct ft_wrapper_step {
    ft_value_kind kind;
    const char *name, *record, *type;
    ft_shape shape;
} ft_wrapper_step;

typedef struct ft_wrapper {
    const char *name;
    const ft_function *function;
    ft_lock_kind kind;       /* FT_LOCK_MUTEX, FT_LOCK_SHARED, FT_LOCK_DETACH or FT_LOCK_LEFT */
    bool acquires;           /* else it releases */
    bool is_guard;           /* constructor or destructor: argument 0 ties the two together */
    uint32_t signs;          /* FT_SIGN_*: with which results it holds the lock, or has given it back */
    uint32_t call;           /* FT_LOCK_LEFT: it gives back what this call of a function of another file does */
    int param;               /* which argument the lock hangs from, -1: none */
    ft_global *global;       /* or which global; NULL and -1: something that has no name outside */
    const ft_wrapper_step *steps;
    uint32_t n_steps;
} ft_wrapper;

typedef struct ft_wrappers {
    ft_wrapper *v;
    uint32_t n;
    const char **defined;    /* names of all functions with a body in this unit, sorted */
    uint32_t n_defined;
} ft_wrappers;

/* Looks through all functions of the unit; the result lives in the arena. */
ft_wrappers ft_wrappers_find(const ft_unit *unit, const ft_models *models, ft_arena *arena);
const ft_wrapper *ft_wrapper_find(const ft_wrappers *wrappers, const char *name);
bool ft_wrappers_defines(const ft_wrappers *wrappers, const char *name);

/*
 * What the name of a function of another file promises: 1 takes a lock (lock, acquire, enter, begin), -1 gives one
 * back (unlock, release, leave, end), 0 neither. Only a reason to note the call: link looks at the body.
 */
int ft_name_promises_lock(const char *name);

#endif
