#ifndef FT_LINK_LOCKS_H
#define FT_LINK_LOCKS_H

/*
 * Which locks are held, over function borders, and what they keep other threads away from.
 *
 * A place is the canonical spelling of where a pointer points, as seen from one function; equal places are the
 * same string (compare pointers). Roots: "p0" what parameter 0 points at, "@7" a global, "@f()" what f() returns,
 * "u0:v9" anything else that only this function can name. Steps: ".Foo.list" a field, "[]" an element or the inside of it, "*"
 * what stands there, ".get()" what get() of it returns. "p0^.Foo.list*" is the object whose Foo.list is p0: a caller
 * locked it. "?Foo.lock" is a lock that stands in that field of an object that cannot be named here, "?" some object.
 */
#include <stdbool.h>
#include <stdint.h>

#include "link/program.h"

typedef struct ft_held {
    const char *place;
    const char *member;  /* "Foo.lock" if it is a member of a record, else NULL */
    const char *name;    /* the function or macro that takes it, for messages */
    ft_lock_kind kind;   /* a section, a mutex, or a once function that is running */
    bool shared;         /* read side of a read-write lock: keeps only writers away */
} ft_held;

typedef struct ft_held_set {
    const ft_held *v;
    uint32_t n;
} ft_held_set;

/* After ft_graph_build(): what all callers of each function hold round the call, to a fixpoint. */
void ft_locks_build(ft_program *program);

/* Where the pointer `value` of a function in this unit points; never NULL. */
const char *ft_place_text(ft_program *program, uint32_t unit, ft_row value);

/* "Foo.lock" for "p0.Foo.lock" and "p0.Foo.lock*"; NULL if it is no member of a record. */
const char *ft_place_member(ft_program *program, const char *place);

/* "p1.Foo.lock" of a function that the call in this unit reaches, in the words of the caller; NULL if it has no name there. */
const char *ft_place_in_caller(ft_program *program, uint32_t unit, ft_row call, const char *place);

/* Does it mean the same memory in every function (globals)? */
bool ft_place_is_fixed(const char *place);

/*
 * What is held at an access, call or return of fn (its lockset and flags columns): by fn itself and by everybody who
 * calls it. Critical sections that are suspended because the thread state is detached are left out.
 */
ft_held_set ft_locks_at(ft_program *program, const ft_fn *fn, uint32_t lockset, uint32_t flags);

/* Does the function itself hold any lock there? A lock set can also tell only of locks that were given back. */
bool ft_locks_own(const ft_program *program, uint32_t unit, uint32_t lockset);

/*
 * given_back.c: was the lock given back on every way to a point with this lockset? inherited: by the callers' leave it is held;
 * otherwise it is one that the function took.
 */
bool ft_is_given_back(ft_program *program, uint32_t unit, uint32_t lockset, const ft_held *held, bool inherited);

/* Is one of them on the object, on what it hangs from, on a global object that stands for many, or a mutex of any kind? */
bool ft_locks_cover(ft_held_set set, const char *object);

/* Is one of them a critical section on the object, or on what it hangs from? */
bool ft_locks_have_section(ft_held_set set, const char *object);

/* The first lock of the set that keeps others away from a global that is written; NULL if there is none. */
const ft_held *ft_locks_for_global(ft_program *program, ft_held_set set);

/* "PyMutex_Lock(state->lock), Py_BEGIN_CRITICAL_SECTION": names for messages; "" if nothing is held. */
const char *ft_locks_names(ft_program *program, ft_held_set set);

#endif
