/* Lock sets over function borders, and the question whether two of them keep threads apart. */
#include "link/locks.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

typedef FT_VEC(ft_held) ft_held_list;

/* What callers hold: per function. Top: nothing is known yet that would take anything away. */
typedef struct ft_entry {
    bool top;
    bool queued;
    ft_held_set set;
    ft_held_set attached_less; /* the same while the thread state is detached */
} ft_entry;

struct ft_locks {
    ft_entry *entries;   /* by function id */
};

/* ---- places ------------------------------------------------------------------------------------- */

/* What is left of place behind prefix; NULL if it does not start with it. */
static const char *behind(const char *place, const char *prefix)
{
    size_t n = strlen(prefix);

    if (strncmp(place, prefix, n) != 0 || (place[n] && !strchr(".[*^", place[n])))
        return NULL;
    return place + n;
}

/* How one gets from the object to the lock; false if that cannot be said. "^" steps lead up. */
static bool route(const char *lock, const char *object, ft_strbuf *out)
{
    const char *up = strchr(lock, '^'), *rest;
    char base[64];

    ft_strbuf_clear(out);
    if ((rest = behind(lock, object))) {
        ft_strbuf_adds(out, rest);
        return true;
    }
    if ((rest = behind(object, lock))) {
        ft_strbuf_addf(out, "^%s", rest);
        return true;
    }
    if (!up || (size_t)(up - lock) >= sizeof base)
        return false;
    memcpy(base, lock, (size_t)(up - lock));
    base[up - lock] = '\0';
    if (!(rest = behind(object, base)))
        return false;
    ft_strbuf_addf(out, "%s%s", up, rest);
    return true;
}

/* ---- what a function holds itself ---------------------------------------------------------------- */

static void add_held(ft_held_list *list, ft_held held)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].place == held.place) {
            list->v[i].shared &= held.shared;
            return;
        }
    ft_vec_push(list, held);
}

static ft_held_set keep(ft_program *program, ft_held_list *list)
{
    ft_held_set set = {ft_arena_dup(program->arena, list->v, list->n, sizeof list->v[0]), (uint32_t)list->n};

    list->n = 0;
    return set;
}

/* lock_pool() of another file: what does it hold when it returns? */
static void add_wrapped(ft_program *program, uint32_t unit, const ft_lock_row *l, ft_held_list *list)
{
    ft_row call = (ft_row)ft_value_at(program, unit, l->value)->num;
    const ft_fn *callee = ft_call_callee(program, unit, call);
    const ft_unit_info *u = callee ? &program->units[callee->unit] : NULL;

    for (ft_row i = u ? u->first_wrapper[callee->row] : FT_NO_ROW; i != FT_NO_ROW && i < u->facts->wrapper.n; i++) {
        const ft_wrapper_row *w = &u->facts->wrapper.v[i];
        ft_held held = {.kind = FT_LOCK_MUTEX, .shared = w->kind == FT_LOCK_SHARED, .name = callee->name};
        const char *place;

        if (w->function != callee->row)
            break;
        if (!w->acquires || (l->signs & ~w->signs)) /* not with what its result is known to be here */
            continue;
        place = ft_place_text(program, callee->unit, w->value);
        held.member = ft_place_member(program, place);
        held.place = ft_place_in_caller(program, unit, call, place);
        if (!held.place)
            held.place = ft_intern(program->strings, ft_arena_printf(program->arena, "?%s", held.member ? held.member : ""));
        add_held(list, held);
    }
}

static bool is_lock(const ft_lock_row *l)
{
    return l->kind != FT_LOCK_GONE && l->kind != FT_LOCK_LEFT;
}

static void add_own(ft_program *program, uint32_t unit, uint32_t lockset, ft_held_list *list)
{
    const ft_unit_info *u = &program->units[unit];

    if (lockset == 0 || lockset >= u->n_locksets)
        return;
    for (ft_row i = u->first_lock[lockset]; i != FT_NO_ROW && i < u->facts->lock.n; i++) {
        const ft_lock_row *l = &u->facts->lock.v[i];
        ft_held held = {.kind = l->kind == FT_LOCK_SECTION ? FT_LOCK_SECTION : FT_LOCK_MUTEX,
                        .shared = l->kind == FT_LOCK_SHARED, .name = ft_facts_text(u->facts, l->name)};

        if (l->set != lockset)
            break;
        if (!is_lock(l))
            continue;
        if (l->kind == FT_LOCK_CALL) {
            add_wrapped(program, unit, l, list);
            continue;
        }
        held.place = ft_place_text(program, unit, l->value);
        held.member = ft_place_member(program, held.place);
        if (!ft_is_given_back(program, unit, lockset, &held, false))
            add_held(list, held);
    }
}

bool ft_locks_own(const ft_program *program, uint32_t unit, uint32_t lockset)
{
    const ft_unit_info *u = &program->units[unit];

    for (ft_row i = lockset && lockset < u->n_locksets ? u->first_lock[lockset] : FT_NO_ROW; i < u->facts->lock.n; i++) {
        if (u->facts->lock.v[i].set != lockset)
            break;
        if (is_lock(&u->facts->lock.v[i]))
            return true;
    }
    return false;
}

/* ---- from callers to callees --------------------------------------------------------------------- */

/* A lock that the callee has no name for. */
static ft_held unnamed(ft_program *program, ft_held held)
{
    if (ft_place_is_fixed(held.place))
        return held;
    held.place = ft_intern(program->strings, ft_arena_printf(program->arena, "?%s", held.member ? held.member : ""));
    return held;
}

/* The lock as the callee sees it through its parameter `index`, whose argument points at `arg`. */
static bool through_parameter(ft_program *program, const char *lock, const char *arg, uint32_t index, ft_strbuf *path,
                              const char **place)
{
    if (!route(lock, arg, path))
        return false;
    *place = ft_intern(program->strings, ft_arena_printf(program->arena, "p%u%s", index, path->s));
    return true;
}

static ft_held as_callee_sees(ft_program *program, uint32_t unit, ft_row call, ft_held held)
{
    uint32_t n = ft_call_n_args(program, unit, call);
    ft_strbuf path;
    bool found = false;

    if (ft_place_is_fixed(held.place) || held.place[0] == '?')
        return held;
    ft_strbuf_init(&path);
    for (uint32_t i = 0; !found && i < n && i < FT_MAX_PARAMS; i++) {
        const char *arg = ft_place_text(program, unit, ft_call_arg(program, unit, call, i)->value);

        found = through_parameter(program, held.place, arg, i, &path, &held.place);
    }
    ft_strbuf_release(&path);
    return found ? held : unnamed(program, held);
}

/* The best that is true of both: the same lock, or the same member of objects that may differ, or some section. */
static bool meet_one(ft_program *program, ft_held *a, ft_held_set b)
{
    for (uint32_t i = 0; i < b.n; i++)
        if (b.v[i].place == a->place) {
            a->shared |= b.v[i].shared;
            return true;
        }
    for (uint32_t i = 0; i < b.n; i++)
        if (!ft_place_is_fixed(a->place) && !ft_place_is_fixed(b.v[i].place) && a->member == b.v[i].member &&
            a->kind == b.v[i].kind) {
            a->shared |= b.v[i].shared;
            *a = unnamed(program, *a);
            return true;
        }
    return false;
}

static ft_held_set meet(ft_program *program, ft_held_set a, ft_held_set b)
{
    ft_held_list list = {0};
    ft_held_set set;

    for (uint32_t i = 0; i < a.n; i++) {
        ft_held held = a.v[i];

        if (meet_one(program, &held, b))
            add_held(&list, held);
    }
    set = keep(program, &list);
    ft_vec_release(&list);
    return set;
}

static bool same_set(ft_held_set a, ft_held_set b)
{
    if (a.n != b.n)
        return false;
    for (uint32_t i = 0; i < a.n; i++)
        if (a.v[i].place != b.v[i].place || a.v[i].shared != b.v[i].shared)
            return false;
    return true;
}

/* What the callee can rely on at this call. */
static ft_held_set at_call(ft_program *program, const ft_fn *fn, ft_row call)
{
    const ft_call_row *row = &program->units[fn->unit].facts->call.v[call];
    ft_held_set held = ft_locks_at(program, fn, row->lockset, row->flags);
    ft_held_list list = {0};
    ft_held_set set;

    for (uint32_t i = 0; i < held.n; i++)
        add_held(&list, as_callee_sees(program, fn->unit, call, held.v[i]));
    set = keep(program, &list);
    ft_vec_release(&list);
    return set;
}

/* The function is only called by others that are known: nothing else comes in without their locks. */
static bool has_known_callers(const ft_fn *fn)
{
    return (fn->roles & ~(uint32_t)FT_ROLE_INIT) == 0 && fn->callers.n > 0;
}

static bool counts(const ft_program *program, const ft_caller *caller)
{
    return !caller->fn->init_only && !program->locks->entries[caller->fn->id].top;
}

static bool update(ft_program *program, const ft_fn *fn)
{
    ft_entry *entry = &program->locks->entries[fn->id];
    ft_held_set set = {0};
    bool any = false;

    for (size_t i = 0; i < fn->callers.n; i++) {
        const ft_caller *caller = &fn->callers.v[i];
        ft_held_set here;

        if (!counts(program, caller))
            continue;
        here = at_call(program, caller->fn, caller->call);
        set = any ? meet(program, set, here) : here;
        any = true;
        if (set.n == 0)
            break;
    }
    if (!any || (!entry->top && same_set(set, entry->set)))
        return false;
    entry->top = false;
    entry->set = set;
    return true;
}

/* ---- the fixpoint --------------------------------------------------------------------------------- */

typedef FT_VEC(ft_fn *) ft_fn_list;

static void enqueue(ft_program *program, ft_fn_list *work, ft_fn *fn)
{
    ft_entry *entry = &program->locks->entries[fn->id];

    if (entry->queued || !has_known_callers(fn))
        return;
    entry->queued = true;
    ft_vec_push(work, fn);
}

static void enqueue_callees(ft_program *program, ft_fn_list *work, const ft_fn *fn)
{
    for (ft_row c = fn->first_call; c < fn->end_call; c++)
        for (ft_fn *callee = ft_call_callee(program, fn->unit, c); callee; callee = callee->twin)
            enqueue(program, work, callee);
    for (size_t c = 0; c < fn->pointer_calls.n; c++)
        for (ft_fn *callee = fn->pointer_calls.v[c].callee; callee; callee = callee->twin)
            enqueue(program, work, callee);
}

/* A function that a once call runs: only one thread at a time, and nobody goes on before it is done. */
static void enter_once(ft_program *program, ft_entry *entry, const ft_fn *fn)
{
    ft_held_list list = {0};
    ft_held held = {.kind = FT_LOCK_ONCE, .name = "once"};

    held.place = ft_intern(program->strings, ft_arena_printf(program->arena, "@once %u", fn->id));
    add_held(&list, held);
    entry->set = keep(program, &list);
    ft_vec_release(&list);
}

static void start(ft_program *program)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        const ft_fn *fn = program->fns.v[i];
        ft_entry *entry = &program->locks->entries[i];

        entry->top = has_known_callers(fn);
        if (fn->entered_once && fn->callers.n == 0)
            enter_once(program, entry, fn);
    }
}

static bool ignores_sections(ft_program *program, ft_entry *entry)
{
    ft_held_list list = {0};

    for (uint32_t i = 0; i < entry->set.n; i++)
        if (entry->set.v[i].kind != FT_LOCK_SECTION)
            add_held(&list, entry->set.v[i]);
    entry->attached_less = keep(program, &list);
    ft_vec_release(&list);
    return true;
}

/* Sets only shrink, so that a bound is never met; it guards against a mistake that would hang. */
void ft_locks_build(ft_program *program)
{
    ft_fn_list work = {0};
    size_t bound;

    program->locks = FT_NEW(program->arena, ft_locks);
    program->locks->entries = FT_NEW_ARRAY(program->arena, ft_entry, program->fns.n + 1);
    start(program);
    for (size_t i = 0; i < program->fns.n; i++)
        enqueue(program, &work, program->fns.v[i]);
    bound = 64 * program->fns.n + 64;
    for (size_t next = 0; next < work.n && next < bound; next++) {
        ft_fn *fn = work.v[next];

        program->locks->entries[fn->id].queued = false;
        if (update(program, fn)) {
            ignores_sections(program, &program->locks->entries[fn->id]);
            enqueue_callees(program, &work, fn);
        }
    }
    ft_vec_release(&work);
    for (size_t i = 0; i < program->fns.n; i++) {
        program->locks->entries[i].top = false; /* called by nobody that is entered */
        ignores_sections(program, &program->locks->entries[i]);
    }
}

/* ---- questions ------------------------------------------------------------------------------------ */

ft_held_set ft_locks_at(ft_program *program, const ft_fn *fn, uint32_t lockset, uint32_t flags)
{
    const ft_entry *entry = &program->locks->entries[fn->id];
    ft_held_set inherited = flags & FT_AT_DETACHED ? entry->attached_less : entry->set;
    ft_held_list list = {0};
    ft_held_set set;

    if (lockset == 0)
        return inherited;
    add_own(program, fn->unit, lockset, &list);
    for (uint32_t i = 0; i < inherited.n; i++)
        if (!ft_is_given_back(program, fn->unit, lockset, &inherited.v[i], true))
            add_held(&list, inherited.v[i]);
    set = list.n ? keep(program, &list) : (ft_held_set){0};
    ft_vec_release(&list);
    return set;
}

static bool is_mutex(const ft_held *held)
{
    return held->kind == FT_LOCK_MUTEX || held->kind == FT_LOCK_ONCE;
}

/* Is it on the object or on what that hangs from, as far as places tell? */
static bool is_on(const ft_held *held, const char *object)
{
    ft_strbuf path;
    bool found;

    ft_strbuf_init(&path);
    found = held->place[0] == '?' || (route(held->place, object, &path) && (path.len == 0 || (path.s[0] == '^' && !strchr(path.s, '('))));
    ft_strbuf_release(&path);
    return found;
}

bool ft_locks_have_section(ft_held_set set, const char *object)
{
    for (uint32_t i = 0; i < set.n; i++)
        if (set.v[i].kind == FT_LOCK_SECTION && is_on(&set.v[i], object))
            return true;
    return false;
}

bool ft_locks_cover(ft_held_set set, const char *object)
{
    for (uint32_t i = 0; i < set.n; i++)
        if (is_mutex(&set.v[i]) || ft_place_is_fixed(set.v[i].place) || is_on(&set.v[i], object))
            return true;
    return false;
}

/* A lock inside a Python object is one for each object: it keeps nobody away from a global. */
static bool is_per_object(ft_program *program, const ft_held *held)
{
    const char *dot = held->member ? strchr(held->member, '.') : NULL;

    return dot && ft_record_is_object(program, ft_intern_n(program->strings, held->member, (size_t)(dot - held->member)));
}

static bool guards_global(ft_program *program, const ft_held *held)
{
    return ft_place_is_fixed(held->place) || (is_mutex(held) && !is_per_object(program, held));
}

const ft_held *ft_locks_for_global(ft_program *program, ft_held_set set)
{
    for (uint32_t i = 0; i < set.n; i++)
        if (!set.v[i].shared && guards_global(program, &set.v[i]))
            return &set.v[i];
    return NULL;
}

const char *ft_locks_names(ft_program *program, ft_held_set set)
{
    ft_strbuf b;
    const char *result;

    ft_strbuf_init(&b);
    for (uint32_t i = 0; i < set.n; i++)
        ft_strbuf_addf(&b, "%s%s", b.len ? ", " : "", set.v[i].name);
    result = ft_intern(program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}
