#ifndef FT_LINK_GUARDS_H
#define FT_LINK_GUARDS_H

/* Which lock belongs to a global: the one that is held at most of its accesses; and who goes without it. */
#include "link/locks.h"

/* One access at run time with what is held there. */
typedef struct ft_guarded {
    const ft_write *access;
    bool read;
    bool holds;              /* the guard */
    bool other_lock;         /* some other lock instead */
} ft_guarded;

typedef struct ft_guard {
    const char *lock;        /* "pool_lock", for messages; NULL: no lock is held at most accesses */
    uint32_t held, accesses;
    ft_guarded *all;
    uint32_t n;
    const ft_write *example; /* an access that holds it */
} ft_guard;

/* Over all accesses at run time to the variable, or to that field of a struct; lives in the program's arena. */
ft_guard ft_guard_infer(ft_program *program, const ft_var_info *var, const char *part);

/* How a message names a lock: the variable or member that it is. */
const char *ft_lock_text(ft_program *program, const ft_held *held);

/* FT203: accesses of globals without the lock that the others hold. */
void ft_sites_guards(ft_program *program, ft_site_list *list);

#endif
