/*
 * Objects of libraries that only one thread may use at a time (table `handles` of the models), kept in the field of
 * an object or in a global, and used without a lock.
 */
#include <stdlib.h>
#include <string.h>

#include "link/locks.h"
#include "link/reach.h"

/* Helpers that are followed with a handle; functions that are reported one by one for one place. */
enum { MAX_DEPTH = 4, MAX_USERS = 16 };

/* All that use the handle in one place, in order. */
typedef struct ft_users {
    size_t first, last; /* of the uses */
    uint32_t n;
} ft_users;

#define NO_USE SIZE_MAX

/* One function's uses of the handle in one place. */
typedef struct ft_use_of {
    const ft_fn *fn;
    const char *place, *owner, *type, *library;
    const char *callee; /* NULL: its memory is read or written here */
    ft_place at;
    uint32_t flags, conditions, n;
    int param;
    ft_users *users;
    size_t next; /* use of the same place, NO_USE */
} ft_use_of;

typedef struct ft_handles {
    ft_program *program;
    const ft_reach *reach;
    FT_VEC(ft_use_of) uses; /* those of a function are consecutive */
    struct ft_named *users; /* by place */
} ft_handles;

/* The VALUE nearest to where the path starts that is a handle, whole or part of it; FT_NO_ROW if there is none. */
static ft_row handle_in(const ft_handles *h, uint32_t unit, ft_row value)
{
    ft_row found = FT_NO_ROW;

    for (;;) {
        const ft_value_row *v = ft_value_at(h->program, unit, value);
        bool stands = (v->kind == FT_VALUE_FIELD || v->kind == FT_VALUE_GLOBAL) && v->shape != FT_SHAPE_POINTER &&
                      v->shape != FT_SHAPE_OBJECT;
        bool is_pointer = v->kind == FT_VALUE_LOAD || v->kind == FT_VALUE_PARAM;
        const char *type = ft_text(h->program, unit, v->type);

        /* a struct where it stands, or what was read from where a pointer stands */
        if ((stands || is_pointer) && ft_models_library(h->program->models, type))
            found = value;
        if (v->kind != FT_VALUE_FIELD && v->kind != FT_VALUE_INDEX && v->kind != FT_VALUE_LOAD)
            return found;
        value = v->base;
    }
}

/* ---- what functions do with a handle in a parameter ------------------------------------------------- */

static bool uses_param(const ft_handles *h, const ft_fn *fn, uint32_t param, int depth);

/* Does a call use the handle that it gets as argument i? */
static bool call_uses(const ft_handles *h, const ft_fn *fn, ft_row call, uint32_t i, int depth)
{
    const ft_facts *f = h->program->units[fn->unit].facts;
    const char *name = ft_facts_text(f, f->call.v[call].callee);
    const ft_fn *callee;

    if (!*name || ft_call_model(h->program, fn->unit, call))
        return false; /* of the C API or the C library, or known to be safe */
    callee = ft_call_callee(h->program, fn->unit, call);
    return !callee || (depth < MAX_DEPTH && uses_param(h, callee, i, depth + 1));
}

static bool is_param(const ft_program *program, uint32_t unit, ft_row value, uint32_t param)
{
    const ft_value_row *v = ft_value_at(program, unit, ft_value_bottom(program, unit, value, true));

    return v->kind == FT_VALUE_PARAM && v->num == (int64_t)param;
}

static bool uses_param(const ft_handles *h, const ft_fn *fn, uint32_t param, int depth)
{
    const ft_facts *f = h->program->units[fn->unit].facts;

    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];

        if (!ft_locks_own(h->program, fn->unit, a->lockset) && is_param(h->program, fn->unit, a->object, param))
            return true;
    }
    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        uint32_t n = !ft_locks_own(h->program, fn->unit, f->call.v[c].lockset) ? ft_call_n_args(h->program, fn->unit, c) : 0;

        for (uint32_t i = 0; i < n; i++)
            if (is_param(h->program, fn->unit, ft_call_arg(h->program, fn->unit, c, i)->value, param) &&
                call_uses(h, fn, c, i, depth))
                return true;
    }
    return false;
}

/* ---- uses ---------------------------------------------------------------------------------------------- */

/* Is the handle one that other threads can have, with no lock held? */
static bool is_open(const ft_handles *h, const ft_fn *fn, ft_row handle, ft_point at)
{
    ft_row root = ft_value_bottom(h->program, fn->unit, handle, true);

    if (ft_value_global(h->program, fn->unit, root))
        return ft_is_reached(fn) && !ft_locks_for_global(h->program, ft_locks_at(h->program, fn, at.lockset, at.flags));
    return (ft_reach_at(h->program, h->reach, fn, handle, at) & FT_WAY_OPEN) != 0;
}

static ft_users *users_of(ft_handles *h, const char *place)
{
    ft_users *users = ft_named_find(h->users, place);

    if (!users) {
        users = FT_NEW(h->program->arena, ft_users);
        ft_named_add(&h->users, h->program->arena, place, users);
    }
    return users;
}

static void note_use(ft_handles *h, const ft_fn *fn, ft_row handle, const char *callee, const ft_place *at, ft_point point)
{
    const ft_value_row *v = ft_value_at(h->program, fn->unit, handle);
    const char *type = ft_text(h->program, fn->unit, v->type);
    const ft_value_row *stands = v->kind == FT_VALUE_LOAD ? ft_value_at(h->program, fn->unit, v->base) : v;
    ft_use_of use = {.fn = fn, .type = type, .library = ft_models_library(h->program->models, type), .callee = callee,
                     .at = *at, .flags = point.flags, .conditions = point.conditions, .n = 1, .param = ft_reach_param(h->program, fn, handle)};
    ft_use_of *last;

    if (stands->kind != FT_VALUE_FIELD && stands->kind != FT_VALUE_GLOBAL)
        return; /* a parameter: its callers are reported */
    use.owner = ft_text(h->program, fn->unit, stands->record);
    use.place = ft_intern(h->program->strings, ft_arena_printf(h->program->arena, "%s%s%s", use.owner, *use.owner ? "." : "",
                                                               ft_text(h->program, fn->unit, stands->name)));
    use.users = users_of(h, use.place);
    last = use.users->n > 0 ? &h->uses.v[use.users->last] : NULL;
    if (last && last->fn == fn) {
        last->n++;
        return;
    }
    use.next = NO_USE;
    if (last)
        last->next = h->uses.n;
    else
        use.users->first = h->uses.n;
    use.users->last = h->uses.n;
    use.users->n++;
    ft_vec_push(&h->uses, use);
}

static void note_calls(ft_handles *h, const ft_fn *fn)
{
    const ft_facts *f = h->program->units[fn->unit].facts;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        const ft_call_row *call = &f->call.v[c];
        ft_point at = {call->lockset, call->flags, call->conditions};
        uint32_t n = ft_call_n_args(h->program, fn->unit, c);

        for (uint32_t i = 0; i < n; i++) {
            ft_row value = ft_call_arg(h->program, fn->unit, c, i)->value, handle = handle_in(h, fn->unit, value);

            if (handle != FT_NO_ROW && call_uses(h, fn, c, i, 0) && is_open(h, fn, handle, at))
                note_use(h, fn, handle, ft_facts_text(f, call->callee), &call->at, at);
        }
    }
}

static void note_accesses(ft_handles *h, const ft_fn *fn)
{
    const ft_facts *f = h->program->units[fn->unit].facts;

    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];
        ft_row handle = handle_in(h, fn->unit, a->object);
        ft_point at = {a->lockset, a->flags, a->conditions};

        if (handle != FT_NO_ROW && handle != a->object && is_open(h, fn, handle, at))
            note_use(h, fn, handle, NULL, &a->at, at);
    }
}

/* ---- sites --------------------------------------------------------------------------------------------- */

static const char *use_text(const ft_handles *h, const ft_use_of *use)
{
    if (!use->callee)
        return ft_arena_printf(h->program->arena, "looks into %s", use->place);
    return ft_arena_printf(h->program->arena, "calls %s() with %s", use->callee, use->place);
}

static bool has_word(const char *name, const char *const *words)
{
    for (; *words; words++)
        if (strcasestr(name, *words))
            return true;
    return false;
}

/* How much a call does to the object, as far as its name tells: one that only asks is the worst example of a conflict. */
static int harm(const ft_use_of *use)
{
    static const char *const ends[] = {"close", "free", "finali", "destroy", "delete", "release", "dispose", "cleanup", "clear", NULL};
    static const char *const asks[] = {"count", "size", "_get", "is_", "has_", "type", "name", "version", "info", "status", "length", "errmsg", "errcode",
                                       "readonly", NULL};

    if (!use->callee)
        return 1;
    return has_word(use->callee, ends) ? 2 : has_word(use->callee, asks) ? 0 : 1;
}

/* The use in another function that shows best what goes wrong; of equal ones the first. */
static const ft_use_of *other_use(const ft_handles *h, const ft_use_of *use)
{
    const ft_use_of *best = NULL;

    for (size_t i = use->users->first; i != NO_USE; i = h->uses.v[i].next) {
        const ft_use_of *other = &h->uses.v[i];

        if (other->fn != use->fn && (!best || harm(other) > harm(best)))
            best = other;
    }
    return best;
}

static const char *conflict(const ft_handles *h, const ft_use_of *other)
{
    const char *entry;

    if (!other)
        return "two threads that call it at once use the same one";
    entry = ft_reach_text(h->program, h->reach, other->fn, other->param, other->conditions);
    return ft_arena_printf(h->program->arena, "%s() %s%s%s", other->fn->name, use_text(h, other),
                           *entry ? ", reached from " : "", entry);
}

static void add_site(ft_handles *h, ft_site_list *list, const ft_use_of *use, uint32_t more)
{
    const ft_use_of *other = other_use(h, use);
    ft_program *program = h->program;
    ft_site *site = ft_site_new(program, list, FT_SITE_HANDLE, use->fn->unit, &use->at, use->fn, use->place);

    site->attrs[FT_A_HANDLE_TYPE] = use->type;
    site->attrs[FT_A_HANDLE_LIBRARY] = use->library;
    site->attrs[FT_A_HANDLE_PLACE] = use->place;
    site->attrs[FT_A_HANDLE_OWNER] = *use->owner ? use->owner : NULL;
    site->attrs[FT_A_HANDLE_ACCESS] = use->callee ? "call" : "memory";
    site->attrs[FT_A_HANDLE_USE] = use_text(h, use);
    site->attrs[FT_A_HANDLE_USES] = ft_arena_printf(program->arena, "%u", use->n);
    site->attrs[FT_A_HANDLE_OWNED] = ft_models_is_single_owner(program->models, use->owner) ? "single" : "shared";
    site->attrs[FT_A_HANDLE_ENTRY] = ft_reach_text(program, h->reach, use->fn, use->param, use->conditions);
    site->attrs[FT_A_HANDLE_CONFLICT] = conflict(h, other);
    site->attrs[FT_A_HANDLE_THREAD] = ft_is_detached_at(use->fn, use->flags) ? "detached" : "attached";
    site->attrs[FT_A_HANDLE_MORE] = more ? ft_arena_printf(program->arena, "%u more functions use it like that", more) : "";
    site->attrs[FT_A_HANDLE_CONTEXT] = ft_context_words(program, use->fn);
    if (other) {
        ft_site_add_related(program, site, other->fn->unit, &other->at,
                            ft_arena_printf(program->arena, "%s() %s here", other->fn->name, use_text(h, other)));
        ft_site_in_threads(site, FT_OTHER_THREAD);
    }
}

void ft_sites_handles(ft_program *program, const ft_reach *reach, ft_site_list *list)
{
    ft_handles h = {.program = program, .reach = reach};

    for (size_t i = 0; i < program->fns.n; i++) {
        const ft_fn *fn = program->fns.v[i];

        if (fn->init_only)
            continue;
        note_calls(&h, fn);
        note_accesses(&h, fn);
    }
    for (size_t i = 0; i < h.uses.n; i++) {
        const ft_users *users = h.uses.v[i].users;
        uint32_t n = users->n;

        if (n <= MAX_USERS || users->first == i)
            add_site(&h, list, &h.uses.v[i], n <= MAX_USERS ? 0 : n - 1);
    }
    ft_named_clear(&h.users);
    ft_vec_release(&h.uses);
}
