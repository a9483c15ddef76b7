/* Guard inference for globals: "held at 4 of 5 accesses", and the odd one out. */
#include "link/guards.h"

#include <stdlib.h>
#include <string.h>

/* A lock is taken for the guard if it is held at this many accesses at least, and at two thirds of them. */
enum { MIN_HELD = 2, NUMERATOR = 2, DENOMINATOR = 3 };

typedef struct ft_candidate {
    const char *place;
    const ft_held *held;
    uint32_t n;
    bool written; /* held at a write */
    const ft_write *example;
} ft_candidate;

typedef FT_VEC(ft_candidate) ft_candidates;

const char *ft_lock_text(ft_program *program, const ft_held *held)
{
    const char *dot = held->member ? strrchr(held->member, '.') : NULL;
    char *end;
    unsigned long id;

    if (dot)
        return dot + 1;
    if (held->place[0] == '@') {
        id = strtoul(held->place + 1, &end, 10);
        if (end != held->place + 1 && id < program->vars.n)
            return program->vars.v[id]->name;
    }
    return held->name && *held->name ? held->name : "a lock";
}

/* What makes two locks the same for a global: its place, or the member of whatever record that is no object. */
static const char *identity(ft_program *program, const ft_held *held)
{
    return ft_place_is_fixed(held->place) ? held->place : held->member ? held->member : ft_intern(program->strings, "");
}

/* A lock of one object, or a section on one, is no guard of a global. */
static bool may_guard(ft_program *program, const ft_held *held)
{
    ft_held exclusive = *held;

    exclusive.shared = false;
    return ft_locks_for_global(program, (ft_held_set){&exclusive, 1}) != NULL;
}

static void vote(ft_program *program, ft_candidates *candidates, const ft_write *access, ft_held_set set, bool read)
{
    for (uint32_t i = 0; i < set.n; i++) {
        const char *place = identity(program, &set.v[i]);
        size_t c;

        if (!may_guard(program, &set.v[i]) || (set.v[i].shared && !read))
            continue;
        for (c = 0; c < candidates->n && candidates->v[c].place != place; c++)
            ;
        if (c == candidates->n)
            ft_vec_push(candidates, ((ft_candidate){.place = place, .held = &set.v[i], .example = access}));
        candidates->v[c].n++;
        candidates->v[c].written |= !read;
    }
}

static bool is_runtime(const ft_program *program, const ft_write *access)
{
    return !access->fn->init_only && access->kind != FT_ACC_ATOMIC && !(access->flags & FT_AT_ONCE) &&
           !ft_write_is_teardown(program, access);
}

static bool holds(ft_program *program, ft_held_set set, const char *place, bool *other)
{
    bool found = false;

    *other = false;
    for (uint32_t i = 0; i < set.n; i++)
        if (identity(program, &set.v[i]) == place)
            found = true;
        else
            *other |= may_guard(program, &set.v[i]);
    return found;
}

static void add(ft_program *program, ft_guard *guard, const ft_write *access, bool read, const char *place)
{
    ft_guarded *g = &guard->all[guard->n++];

    *g = (ft_guarded){.access = access, .read = read};
    g->holds = holds(program, ft_locks_at(program, access->fn, access->lockset, access->flags), place, &g->other_lock);
}

static bool is_of_part(const ft_program *program, const ft_write *access, const char *part)
{
    if (!is_runtime(program, access))
        return false;
    return access->part && part ? !strcmp(access->part, part) : access->part == part;
}

ft_guard ft_guard_infer(ft_program *program, const ft_var_info *var, const char *part)
{
    ft_candidates candidates = {0};
    const ft_candidate *best = NULL;
    ft_guard guard = {0};

    for (size_t i = 0; i < var->writes.n + var->reads.n; i++) {
        bool read = i >= var->writes.n;
        const ft_write *a = read ? &var->reads.v[i - var->writes.n] : &var->writes.v[i];

        if (!is_of_part(program, a, part))
            continue;
        guard.accesses++;
        vote(program, &candidates, a, ft_locks_at(program, a->fn, a->lockset, a->flags), read);
    }
    for (size_t c = 0; c < candidates.n; c++)
        if (!best || candidates.v[c].n > best->n)
            best = &candidates.v[c];
    if (best && best->written && best->n >= MIN_HELD && best->n * DENOMINATOR >= guard.accesses * NUMERATOR) {
        guard.lock = ft_lock_text(program, best->held);
        guard.held = best->n;
        guard.example = best->example;
        guard.all = FT_NEW_ARRAY(program->arena, ft_guarded, guard.accesses + 1);
        for (size_t i = 0; i < var->writes.n; i++)
            if (is_of_part(program, &var->writes.v[i], part))
                add(program, &guard, &var->writes.v[i], false, best->place);
        for (size_t i = 0; i < var->reads.n; i++)
            if (is_of_part(program, &var->reads.v[i], part))
                add(program, &guard, &var->reads.v[i], true, best->place);
    }
    ft_vec_release(&candidates);
    return guard;
}

/* ---- sites ------------------------------------------------------------------------------------------ */

/* if (x == NULL) { lock(); if (x == NULL) x = ...: the first look goes without the lock on purpose. */
static bool is_first_look(const ft_guard *guard, const ft_guarded *odd)
{
    for (uint32_t i = 0; i < guard->n; i++)
        if (guard->all[i].access->fn == odd->access->fn && guard->all[i].holds)
            return true;
    return false;
}

static void add_site(ft_program *program, ft_site_list *list, const ft_var_info *var, const ft_guard *guard,
                     const ft_guarded *odd)
{
    const ft_write *a = odd->access;
    const ft_facts *f = program->units[var->unit].facts;
    ft_site *site = ft_site_new(program, list, FT_SITE_GUARD, a->unit, &a->at, a->fn, var->name);

    site->attrs[FT_A_GUARD_VARIABLE] = a->part ? ft_arena_printf(program->arena, "%s.%s", var->name, a->part) : var->name;
    site->attrs[FT_A_GUARD_LOCK] = guard->lock;
    site->attrs[FT_A_GUARD_HELD] = ft_arena_printf(program->arena, "%u of %u", guard->held, guard->accesses);
    site->attrs[FT_A_GUARD_ACCESS] = odd->read ? "read" : "write";
    site->attrs[FT_A_GUARD_INSTEAD] = odd->other_lock ? "other-lock" : "nothing";
    site->attrs[FT_A_GUARD_HOLDS] = ft_shape_holds(a->part ? a->shape : f->global.v[var->row].shape);
    site->attrs[FT_A_GUARD_FUNCTION] = a->fn->name;
    site->attrs[FT_A_GUARD_ENTRY] = ft_entry_text(program, a->fn);
    site->attrs[FT_A_GUARD_REACHED] = ft_is_reached(a->fn) ? "python" : "unknown";
    ft_site_add_related(program, site, guard->example->unit, &guard->example->at,
                        ft_arena_printf(program->arena, "with %s here, in %s()", guard->lock, guard->example->fn->name));
    ft_site_add_related(program, site, var->unit, &f->global.v[var->row].at, "defined here");
}

/* Writes that no lock protects, and what is read by the function that makes them, have rules of their own. */
static bool is_plain_write(const ft_guard *guard, const ft_guarded *odd)
{
    for (uint32_t i = 0; i < guard->n; i++) {
        const ft_guarded *g = &guard->all[i];

        if (g->access->fn == odd->access->fn && !g->read && !g->holds && !g->other_lock)
            return true;
    }
    return false;
}

/* One site for each function that goes without; its write, if it has one. */
static bool is_first_of_function(const ft_guard *guard, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (!guard->all[i].holds && guard->all[i].access->fn == guard->all[at].access->fn)
            return false;
    return true;
}

static void judge_part(ft_program *program, ft_site_list *list, const ft_var_info *var, const char *part)
{
    ft_guard guard = ft_guard_infer(program, var, part);

    for (uint32_t k = 0; k < guard.n; k++)
        if (!guard.all[k].holds && is_first_of_function(&guard, k) && !is_first_look(&guard, &guard.all[k]) &&
            !is_plain_write(&guard, &guard.all[k]))
            add_site(program, list, var, &guard, &guard.all[k]);
}

/* Each field of a struct once, by its first write: what is never written needs no guard. */
static bool is_first_write_of_part(const ft_var_info *var, size_t at)
{
    const char *part = var->writes.v[at].part;

    for (size_t i = 0; i < at; i++) {
        const char *other = var->writes.v[i].part;

        if (part && other ? !strcmp(part, other) : part == other)
            return false;
    }
    return true;
}

static bool is_shared_plainly(const ft_program *program, const ft_var_info *var)
{
    uint32_t flags = program->units[var->unit].facts->global.v[var->row].flags;

    return var->has_definition && (flags & FT_GLOBAL_PROJECT) &&
           !(flags & (FT_GLOBAL_TLS | FT_GLOBAL_ATOMIC | FT_GLOBAL_CONST));
}

void ft_sites_guards(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->vars.n; i++) {
        const ft_var_info *var = program->vars.v[i];

        for (size_t w = 0; is_shared_plainly(program, var) && w < var->writes.n; w++)
            if (is_first_write_of_part(var, w))
                judge_part(program, list, var, var->writes.v[w].part);
    }
}
