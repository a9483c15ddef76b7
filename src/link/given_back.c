/* Locks that a function gives back although its callers took them, itself or by calling a function of another file. */
#include <string.h>

#include "link/locks.h"

/* Longest chain of functions that have the next one give the lock back, and how many locks one of them gives back. */
enum { MAX_CHAIN = 4, MAX_RELEASED = 4 };

typedef struct ft_released {
    const char *place[MAX_RELEASED];
    uint32_t n;
} ft_released;

static bool has(const ft_released *list, const char *place)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (list->place[i] == place)
            return true;
    return false;
}

static void add(ft_released *list, const char *place)
{
    if (place && list->n < MAX_RELEASED && !has(list, place))
        list->place[list->n++] = place;
}

static ft_released by_call(ft_program *program, uint32_t unit, ft_row call, int depth);

/* What a function gives back on all its ways, in its own words. */
static ft_released by_function(ft_program *program, const ft_fn *fn, int depth)
{
    const ft_unit_info *u = &program->units[fn->unit];
    ft_released list = {0};

    for (ft_row i = u->first_wrapper[fn->row]; i != FT_NO_ROW && i < u->facts->wrapper.n; i++) {
        const ft_wrapper_row *w = &u->facts->wrapper.v[i];

        if (w->function != fn->row)
            break;
        if (w->acquires || w->signs != FT_SIGN_ANY)
            continue;
        if (w->kind != FT_LOCK_LEFT) {
            add(&list, ft_place_text(program, fn->unit, w->value));
        } else if (depth < MAX_CHAIN && w->call != FT_NO_ROW) {
            ft_released inner = by_call(program, fn->unit, w->call, depth + 1);

            for (uint32_t k = 0; k < inner.n; k++)
                add(&list, inner.place[k]);
        }
    }
    return list;
}

/* The same in the words of the caller. Of several definitions of one name, all must do it. */
static ft_released by_call(ft_program *program, uint32_t unit, ft_row call, int depth)
{
    ft_released list = {0};

    for (const ft_fn *first = ft_call_callee(program, unit, call), *fn = first; fn; fn = fn->twin) {
        ft_released one = by_function(program, fn, depth), seen = {0}, both = {0};

        for (uint32_t i = 0; i < one.n; i++)
            add(&seen, ft_place_in_caller(program, unit, call, one.place[i]));
        for (uint32_t i = 0; i < seen.n; i++)
            if (fn == first || has(&list, seen.place[i]))
                add(&both, seen.place[i]);
        list = both;
        if (list.n == 0)
            break;
    }
    return list;
}

/*
 * Is it the lock at that place? What a function gives back without having taken it, its callers hold: a lock in that
 * field of some object that has no name here is the one.
 */
static bool is_at(ft_program *program, const ft_held *held, const char *place, bool inherited)
{
    if (held->place == place)
        return true;
    return inherited && (held->place[0] == '?' || strchr(held->place, '^')) && held->member &&
           held->member == ft_place_member(program, place);
}

static bool is_left(ft_program *program, uint32_t unit, ft_row call, const ft_held *held, bool inherited)
{
    ft_released list = by_call(program, unit, call, 0);

    for (uint32_t i = 0; i < list.n; i++)
        if (is_at(program, held, list.place[i], inherited))
            return true;
    return false;
}

bool ft_is_given_back(ft_program *program, uint32_t unit, uint32_t lockset, const ft_held *held, bool inherited)
{
    const ft_unit_info *u = &program->units[unit];
    ft_row i = held->kind == FT_LOCK_MUTEX && lockset && lockset < u->n_locksets ? u->first_lock[lockset] : FT_NO_ROW;

    for (; i < u->facts->lock.n && u->facts->lock.v[i].set == lockset; i++) {
        const ft_lock_row *l = &u->facts->lock.v[i];

        if (l->kind == FT_LOCK_GONE && inherited && is_at(program, held, ft_place_text(program, unit, l->value), true))
            return true;
        if (l->kind != FT_LOCK_LEFT || inherited != (l->value == FT_NO_ROW) || l->call == FT_NO_ROW)
            continue;
        if ((inherited || ft_place_text(program, unit, l->value) == held->place) && is_left(program, unit, l->call, held, inherited))
            return true;
    }
    return false;
}
