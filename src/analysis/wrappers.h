#ifndef FT_ANALYSIS_WRAPPERS_H
#define FT_ANALYSIS_WRAPPERS_H

/* Functions of one file that stand for taking or releasing a lock: static void lock(void) { PyMutex_Lock(&m); } */
#include "ir/ir.h"
#include "models/models.h"

typedef struct ft_wrapper {
    const char *name;   /* of the function */
    bool acquires;      /* else it releases */
    ft_global *lock;    /* the lock, if it is always the same one */
    int param;          /* or which parameter is (the address of) the lock, -1: none */
} ft_wrapper;

typedef struct ft_wrappers {
    ft_wrapper *v;
    uint32_t n;
} ft_wrappers;

/* Looks through all functions of the unit; the result lives in the arena. */
ft_wrappers ft_wrappers_find(const ft_unit *unit, const ft_models *models, ft_arena *arena);
const ft_wrapper *ft_wrapper_find(const ft_wrappers *wrappers, const char *name);

#endif
