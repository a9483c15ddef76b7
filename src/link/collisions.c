#include "link/collisions.h"

#include <stdlib.h>
#include <string.h>

static bool is_lazy(const ft_touch *t)
{
    return t->kind == FT_ACC_WRITE && (t->flags & FT_AT_UNSET) && !t->clears && !t->releases;
}

const char *ft_touch_entry(const ft_collisions *j, const ft_touch *t)
{
    const ft_fn *entry = t->param >= 0 ? ft_reach_entry(j->program, j->reach, t->fn, t->param, t->conditions) : t->fn;

    return entry && entry->python_name ? entry->python_name : "";
}

/* ---- one field -------------------------------------------------------------------------------------- */

static bool is_memory(const ft_field_info *field, const ft_tally *tally)
{
    return field->shape == FT_SHAPE_POINTER && tally->freed;
}

const char *ft_field_holds(const ft_field_info *field, const ft_tally *tally)
{
    if (strstr(field->type, "PyThreadState"))
        return "thread-state";
    if (field->shape == FT_SHAPE_OBJECT || field->shape == FT_SHAPE_OBJECTS)
        return "object";
    return is_memory(field, tally) || (field->shape == FT_SHAPE_POINTER && tally->lazy) ? "memory" : "value";
}

static ft_tally tally_field(const ft_collisions *j, const ft_field_info *field)
{
    bool mortal = field->member, immortal = false; /* stored there */
    ft_tally t = {.lazy = !field->member, .written = field->member, .replaced = field->member, .dropped = field->member};

    for (size_t i = 0; i < field->touches.n; i++) {
        const ft_touch *touch = ft_touch_at(j, field->touches.v[i]);

        t.dropped |= touch->releases;
        if (ft_touch_writes(touch)) {
            t.written = true;
            t.lazy &= is_lazy(touch) && !field->bits;
            t.replaced |= !is_lazy(touch) && (!touch->constant || touch->clears || field->shape == FT_SHAPE_SCALAR);
            t.freed |= touch->frees;
            t.dropped |= touch->clears;
            mortal |= !touch->immortal && !touch->clears;
            immortal |= touch->immortal && !touch->clears;
        } else if (touch->used && field->shape == FT_SHAPE_POINTER) {
            t.exported |= strstr(ft_touch_entry(j, touch), "bf_getbuffer") != NULL;
        }
    }
    t.lazy &= t.written;
    t.dropped &= mortal || !immortal;
    return t;
}

/*
 * Can both be about one struct? Objects are shared by whoever holds them; a plain struct belongs to the object that it is
 * reached from, if that is seen.
 */
bool ft_touches_can_meet(const ft_touch *a, const ft_touch *b)
{
    const char *record = a->field->record;

    return a->field->of_object || !strcmp(a->owner, b->owner) || !strcmp(a->owner, record) || !strcmp(b->owner, record);
}

/* How well another access shows the collision with `touch`; 0: not at all. */
static int weight(const ft_touch *touch, const ft_touch *other, bool same)
{
    int w = 0;

    if (!ft_touch_writes(touch) && (!ft_touch_writes(other) || is_lazy(other)))
        return 0;
    if ((same && !ft_touch_writes(touch)) || !ft_touches_can_meet(touch, other))
        return 0;
    w = other->fn != touch->fn ? 8 : 1;
    w += !other->locked ? 4 : 0;
    w += ft_touch_writes(other) ? 2 : other->used ? 3 : 0;
    w += ft_touch_writes(other) && (other->releases || other->clears || other->frees) ? 5 : 0;
    return w;
}

static uint32_t partner_of(const ft_collisions *j, uint32_t touch)
{
    const ft_touch *t = ft_touch_at(j, touch);
    uint32_t best = FT_NO_TOUCH;
    int best_weight = 0;

    for (size_t i = 0; i < t->field->touches.n; i++) {
        uint32_t o = t->field->touches.v[i];
        int w = weight(t, ft_touch_at(j, o), o == touch);

        if (w > best_weight) {
            best = o;
            best_weight = w;
        }
    }
    return best;
}

/* Does anybody look at run time at what is written there? */
static bool is_read(const ft_collisions *j, const ft_field_info *field)
{
    for (size_t i = 0; i < field->touches.n; i++)
        if (ft_touch_at(j, field->touches.v[i])->kind != FT_ACC_WRITE)
            return true;
    return false;
}

static ft_pattern pattern_of_write(const ft_collisions *j, const ft_touch *t, const ft_tally *tally)
{
    const char *what = ft_field_holds(t->field, tally);

    if (tally->lazy)
        return is_read(j, t->field) ? FT_PATTERN_LAZY : FT_PATTERN_NONE;
    if (is_lazy(t))
        return FT_PATTERN_WRITE;
    if (!strcmp(what, "object"))
        return tally->dropped && (t->releases || t->clears) ? FT_PATTERN_SWAP : FT_PATTERN_REPLACE;
    if (!strcmp(what, "memory") && (t->frees || !t->constant))
        return FT_PATTERN_MEMORY;
    if (!is_read(j, t->field))
        return FT_PATTERN_NONE;
    if (t->field->bits)
        return FT_PATTERN_BITS;
    return t->kind == FT_ACC_RMW ? FT_PATTERN_STEP : FT_PATTERN_WRITE;
}

static ft_pattern pattern_of_read(const ft_touch *t, const ft_tally *tally)
{
    const char *what = ft_field_holds(t->field, tally);

    if (!tally->replaced)
        return FT_PATTERN_NONE;
    if (!strcmp(what, "object"))
        return t->used && tally->dropped ? FT_PATTERN_REFERENCE : FT_PATTERN_NONE;
    if (!strcmp(what, "memory"))
        return t->used ? FT_PATTERN_MEMORY : FT_PATTERN_NONE;
    return FT_PATTERN_SEVERAL;
}

/* ---- cases ------------------------------------------------------------------------------------------- */

static ft_case *case_of(ft_collisions *j, const ft_touch *t)
{
    const char *key = ft_intern(j->program->strings, ft_arena_printf(j->program->arena, "%u#%s", t->fn->id, t->owner));
    ft_case *c = ft_named_find(j->by_key, key);

    if (c)
        return c;
    c = FT_NEW(j->program->arena, ft_case);
    c->fn = t->fn;
    c->owner = ft_intern(j->program->strings, t->owner);
    c->touch = c->partner = FT_NO_TOUCH;
    ft_vec_push(&j->cases, c);
    ft_named_add(&j->by_key, j->program->arena, key, c);
    return c;
}

static void note(ft_collisions *j, ft_case *c, uint32_t touch, uint32_t partner, ft_pattern pattern)
{
    uint32_t old = c->touch;

    if (pattern > c->pattern) {
        c->pattern = pattern;
        c->touch = touch;
        c->partner = partner;
        touch = old;
    }
    if (touch == FT_NO_TOUCH || ft_touch_at(j, touch)->field == ft_touch_at(j, c->touch)->field)
        return;
    for (size_t i = 0; i < c->also.n; i++)
        if (ft_touch_at(j, c->also.v[i])->field == ft_touch_at(j, touch)->field)
            return;
    ft_vec_push(&c->also, touch);
}

static void judge_touch(ft_collisions *j, uint32_t touch, const ft_tally *tally)
{
    const ft_touch *t = ft_touch_at(j, touch);
    ft_pattern pattern = ft_touch_writes(t) ? pattern_of_write(j, t, tally) : pattern_of_read(t, tally);
    uint32_t partner;

    if (t->locked || !tally->written || pattern == FT_PATTERN_NONE)
        return;
    partner = partner_of(j, touch);
    if (partner == FT_NO_TOUCH && t->field->member && (t->used || ft_touch_writes(t)))
        partner = FT_BY_MEMBER;
    if (partner == FT_NO_TOUCH || (pattern == FT_PATTERN_WRITE && partner != FT_BY_MEMBER && ft_touch_at(j, partner)->fn == t->fn))
        return;
    if (pattern == FT_PATTERN_SEVERAL)
        ft_vec_push(&case_of(j, t)->reads, touch);
    else
        note(j, case_of(j, t), touch, partner, pattern);
}

/* A write by `fn` to the field, FT_NO_TOUCH if there is none. */
static uint32_t write_by(const ft_collisions *j, const ft_field_info *field, const ft_fn *fn)
{
    for (size_t i = 0; i < field->touches.n; i++) {
        const ft_touch *t = ft_touch_at(j, field->touches.v[i]);

        if (t->fn == fn && ft_touch_writes(t))
            return field->touches.v[i];
    }
    return FT_NO_TOUCH;
}

/* Numbers that one other function changes together: what is read of them here need not belong together. */
static void judge_several(ft_collisions *j, ft_case *c)
{
    const ft_field_info *first = c->reads.n ? ft_touch_at(j, c->reads.v[0])->field : NULL;

    for (size_t w = 0; first && w < first->touches.n; w++) {
        const ft_touch *write = ft_touch_at(j, first->touches.v[w]);

        if (!ft_touch_writes(write) || write->fn == c->fn)
            continue;
        for (size_t i = 1; i < c->reads.n; i++) {
            const ft_field_info *other = ft_touch_at(j, c->reads.v[i])->field;

            if (other == first || write_by(j, other, write->fn) == FT_NO_TOUCH)
                continue;
            note(j, c, c->reads.v[0], first->touches.v[w], FT_PATTERN_SEVERAL);
            note(j, c, c->reads.v[i], FT_NO_TOUCH, FT_PATTERN_SEVERAL);
        }
        if (c->touch != FT_NO_TOUCH)
            return;
    }
}

/* Counts the functions that each type's findings are about. */
static void count_cases(ft_collisions *j)
{
    for (size_t i = 0; i < j->cases.n; i++) {
        const ft_case *c = j->cases.v[i];
        uint32_t *count = c->touch != FT_NO_TOUCH ? ft_named_find(j->counts, c->owner) : NULL;

        if (c->touch == FT_NO_TOUCH)
            continue;
        if (!count) {
            count = FT_NEW(j->program->arena, uint32_t);
            ft_named_add(&j->counts, j->program->arena, c->owner, count);
        }
        ++*count;
    }
}

uint32_t ft_cases_of(const ft_collisions *found, const char *owner)
{
    return *(uint32_t *)ft_named_find(found->counts, owner);
}

void ft_collisions_find(ft_program *program, const ft_reach *reach, ft_collisions *found)
{
    ft_collisions *j = found;

    *j = (ft_collisions){.program = program, .reach = reach};
    ft_fields_collect(program, reach, &j->fields);
    j->tallies = ft_xcalloc(j->fields.fields.n + 1, sizeof *j->tallies);
    for (size_t i = 0; i < j->fields.fields.n; i++)
        if (!j->fields.fields.v[i]->silent)
            j->tallies[i] = tally_field(j, j->fields.fields.v[i]);
    for (uint32_t i = 0; i < j->fields.touches.n; i++)
        if (!ft_touch_at(j, i)->field->silent)
            judge_touch(j, i, &j->tallies[ft_touch_at(j, i)->field->number]);
    for (size_t i = 0; i < j->cases.n; i++)
        judge_several(j, j->cases.v[i]);
    count_cases(j);
}

void ft_collisions_release(ft_collisions *found)
{
    for (size_t i = 0; i < found->cases.n; i++) {
        ft_vec_release(&found->cases.v[i]->also);
        ft_vec_release(&found->cases.v[i]->reads);
    }
    ft_vec_release(&found->cases);
    ft_named_clear(&found->by_key);
    ft_named_clear(&found->counts);
    ft_fields_release(&found->fields);
    free(found->tallies);
}
