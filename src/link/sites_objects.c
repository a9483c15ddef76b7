/* Which accesses to the fields of shared objects collide, and the most telling one of each function. */
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/fields.h"

/* In order of weight. X(NAME, word of the vocabulary) */
#define PATTERNS(X)              \
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
#define X(name, word) PATTERN_##name,
    PATTERNS(X)
#undef X
} ft_pattern;

static const char *const pattern_words[] = {
#define X(name, word) word,
    PATTERNS(X)
#undef X
};

/* A type that more functions use without any lock gets one finding for all that use the same field alike. */
enum { NO_TOUCH = UINT32_MAX, BY_MEMBER = UINT32_MAX - 1, MAX_ALSO = 4, MAX_ALIKE = 16 };

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
    uint32_t touch, partner; /* partner: BY_MEMBER if Python code sets the field through a member table */
    ft_pattern pattern;
    uint32_t more;         /* functions that are left out because they do the same */
    FT_VEC(uint32_t) also; /* touches of other fields that collide as well */
    FT_VEC(uint32_t) reads; /* open reads of numbers that others write: interesting only if there are several */
} ft_case;

typedef struct ft_judge {
    ft_program *program;
    const ft_reach *reach;
    ft_fields fields;
    ft_tally *tallies;      /* by number of field */
    FT_VEC(ft_case *) cases;
    struct ft_named *by_key; /* "function id#owner" -> ft_case */
    struct ft_named *counts; /* owner -> number of its cases */
} ft_judge;

static const ft_touch *touch_at(const ft_judge *j, uint32_t i)
{
    return &j->fields.touches.v[i];
}

static bool is_write(const ft_touch *t)
{
    return t->kind == FT_ACC_WRITE || t->kind == FT_ACC_RMW;
}

static bool is_lazy(const ft_touch *t)
{
    return t->kind == FT_ACC_WRITE && (t->flags & FT_AT_UNSET) && !t->clears && !t->releases;
}

static const char *entry_name(const ft_judge *j, const ft_touch *t)
{
    const ft_fn *entry = t->param >= 0 ? ft_reach_entry(j->program, j->reach, t->fn, t->param, t->conditions) : t->fn;

    return entry && entry->python_name ? entry->python_name : "";
}

/* ---- one field -------------------------------------------------------------------------------------- */

static bool is_memory(const ft_field_info *field, const ft_tally *tally)
{
    return field->shape == FT_SHAPE_POINTER && tally->freed;
}

static const char *holds(const ft_field_info *field, const ft_tally *tally)
{
    if (strstr(field->type, "PyThreadState"))
        return "thread-state";
    if (field->shape == FT_SHAPE_OBJECT || field->shape == FT_SHAPE_OBJECTS)
        return "object";
    return is_memory(field, tally) || (field->shape == FT_SHAPE_POINTER && tally->lazy) ? "memory" : "value";
}

static ft_tally tally_field(const ft_judge *j, const ft_field_info *field)
{
    bool mortal = field->member, immortal = false; /* stored there */
    ft_tally t = {.lazy = !field->member, .written = field->member, .replaced = field->member, .dropped = field->member};

    for (size_t i = 0; i < field->touches.n; i++) {
        const ft_touch *touch = touch_at(j, field->touches.v[i]);

        t.dropped |= touch->releases;
        if (is_write(touch)) {
            t.written = true;
            t.lazy &= is_lazy(touch) && !field->bits;
            t.replaced |= !is_lazy(touch) && (!touch->constant || touch->clears || field->shape == FT_SHAPE_SCALAR);
            t.freed |= touch->frees;
            t.dropped |= touch->clears;
            mortal |= !touch->immortal && !touch->clears;
            immortal |= touch->immortal && !touch->clears;
        } else if (touch->used && field->shape == FT_SHAPE_POINTER) {
            t.exported |= strstr(entry_name(j, touch), "bf_getbuffer") != NULL;
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
static bool can_be_same(const ft_touch *a, const ft_touch *b)
{
    const char *record = a->field->record;

    return a->field->of_object || !strcmp(a->owner, b->owner) || !strcmp(a->owner, record) || !strcmp(b->owner, record);
}

/* How well another access shows the collision with `touch`; 0: not at all. */
static int weight(const ft_touch *touch, const ft_touch *other, bool same)
{
    int w = 0;

    if (!is_write(touch) && (!is_write(other) || is_lazy(other)))
        return 0;
    if ((same && !is_write(touch)) || !can_be_same(touch, other))
        return 0;
    w = other->fn != touch->fn ? 8 : 1;
    w += !other->locked ? 4 : 0;
    w += is_write(other) ? 2 : other->used ? 3 : 0;
    w += is_write(other) && (other->releases || other->clears || other->frees) ? 5 : 0;
    return w;
}

static uint32_t partner_of(const ft_judge *j, uint32_t touch)
{
    const ft_touch *t = touch_at(j, touch);
    uint32_t best = NO_TOUCH;
    int best_weight = 0;

    for (size_t i = 0; i < t->field->touches.n; i++) {
        uint32_t o = t->field->touches.v[i];
        int w = weight(t, touch_at(j, o), o == touch);

        if (w > best_weight) {
            best = o;
            best_weight = w;
        }
    }
    return best;
}

/* Does anybody look at run time at what is written there? */
static bool is_read(const ft_judge *j, const ft_field_info *field)
{
    for (size_t i = 0; i < field->touches.n; i++)
        if (touch_at(j, field->touches.v[i])->kind != FT_ACC_WRITE)
            return true;
    return false;
}

static ft_pattern pattern_of_write(const ft_judge *j, const ft_touch *t, const ft_tally *tally)
{
    const char *what = holds(t->field, tally);

    if (tally->lazy)
        return is_read(j, t->field) ? PATTERN_LAZY : PATTERN_NONE;
    if (is_lazy(t))
        return PATTERN_WRITE;
    if (!strcmp(what, "object"))
        return tally->dropped && (t->releases || t->clears) ? PATTERN_SWAP : PATTERN_REPLACE;
    if (!strcmp(what, "memory") && (t->frees || !t->constant))
        return PATTERN_MEMORY;
    if (!is_read(j, t->field))
        return PATTERN_NONE;
    if (t->field->bits)
        return PATTERN_BITS;
    return t->kind == FT_ACC_RMW ? PATTERN_STEP : PATTERN_WRITE;
}

static ft_pattern pattern_of_read(const ft_touch *t, const ft_tally *tally)
{
    const char *what = holds(t->field, tally);

    if (!tally->replaced)
        return PATTERN_NONE;
    if (!strcmp(what, "object"))
        return t->used && tally->dropped ? PATTERN_REFERENCE : PATTERN_NONE;
    if (!strcmp(what, "memory"))
        return t->used ? PATTERN_MEMORY : PATTERN_NONE;
    return PATTERN_SEVERAL;
}

/* ---- cases ------------------------------------------------------------------------------------------- */

static ft_case *case_of(ft_judge *j, const ft_touch *t)
{
    const char *key = ft_intern(j->program->strings, ft_arena_printf(j->program->arena, "%u#%s", t->fn->id, t->owner));
    ft_case *c = ft_named_find(j->by_key, key);

    if (c)
        return c;
    c = FT_NEW(j->program->arena, ft_case);
    c->fn = t->fn;
    c->owner = ft_intern(j->program->strings, t->owner);
    c->touch = c->partner = NO_TOUCH;
    ft_vec_push(&j->cases, c);
    ft_named_add(&j->by_key, j->program->arena, key, c);
    return c;
}

static void note(ft_judge *j, ft_case *c, uint32_t touch, uint32_t partner, ft_pattern pattern)
{
    uint32_t old = c->touch;

    if (pattern > c->pattern) {
        c->pattern = pattern;
        c->touch = touch;
        c->partner = partner;
        touch = old;
    }
    if (touch == NO_TOUCH || touch_at(j, touch)->field == touch_at(j, c->touch)->field)
        return;
    for (size_t i = 0; i < c->also.n; i++)
        if (touch_at(j, c->also.v[i])->field == touch_at(j, touch)->field)
            return;
    ft_vec_push(&c->also, touch);
}

static void judge_touch(ft_judge *j, uint32_t touch, const ft_tally *tally)
{
    const ft_touch *t = touch_at(j, touch);
    ft_pattern pattern = is_write(t) ? pattern_of_write(j, t, tally) : pattern_of_read(t, tally);
    uint32_t partner;

    if (t->locked || !tally->written || pattern == PATTERN_NONE)
        return;
    partner = partner_of(j, touch);
    if (partner == NO_TOUCH && t->field->member && (t->used || is_write(t)))
        partner = BY_MEMBER;
    if (partner == NO_TOUCH || (pattern == PATTERN_WRITE && partner != BY_MEMBER && touch_at(j, partner)->fn == t->fn))
        return;
    if (pattern == PATTERN_SEVERAL)
        ft_vec_push(&case_of(j, t)->reads, touch);
    else
        note(j, case_of(j, t), touch, partner, pattern);
}

/* A write by `fn` to the field, NO_TOUCH if there is none. */
static uint32_t write_by(const ft_judge *j, const ft_field_info *field, const ft_fn *fn)
{
    for (size_t i = 0; i < field->touches.n; i++) {
        const ft_touch *t = touch_at(j, field->touches.v[i]);

        if (t->fn == fn && is_write(t))
            return field->touches.v[i];
    }
    return NO_TOUCH;
}

/* Numbers that one other function changes together: what is read of them here need not belong together. */
static void judge_several(ft_judge *j, ft_case *c)
{
    const ft_field_info *first = c->reads.n ? touch_at(j, c->reads.v[0])->field : NULL;

    for (size_t w = 0; first && w < first->touches.n; w++) {
        const ft_touch *write = touch_at(j, first->touches.v[w]);

        if (!is_write(write) || write->fn == c->fn)
            continue;
        for (size_t i = 1; i < c->reads.n; i++) {
            const ft_field_info *other = touch_at(j, c->reads.v[i])->field;

            if (other == first || write_by(j, other, write->fn) == NO_TOUCH)
                continue;
            note(j, c, c->reads.v[0], first->touches.v[w], PATTERN_SEVERAL);
            note(j, c, c->reads.v[i], NO_TOUCH, PATTERN_SEVERAL);
        }
        if (c->touch != NO_TOUCH)
            return;
    }
}

/* ---- in words ------------------------------------------------------------------------------------------ */

static const char *full_name(ft_program *program, const ft_touch *t, const char *owner)
{
    size_t n = strlen(owner);
    const char *record = t->field->record;

    if (!strcmp(owner, record))
        return t->name;
    if (!strncmp(owner, record, n) && record[n] == '.') /* a struct declared inside */
        record += n + strspn(record + n, ".");
    return *record ? ft_arena_printf(program->arena, "%s.%s", record, t->name) : t->name;
}

static const char *verb(const ft_touch *t)
{
    if (!is_write(t))
        return t->used ? "uses" : "reads";
    return t->clears ? "clears" : t->field->shape == FT_SHAPE_OBJECT ? "replaces" : "writes";
}

static const char *conflict(ft_judge *j, const ft_case *c)
{
    const ft_touch *t = touch_at(j, c->touch), *other;
    const char *entry, *lock;

    if (c->partner == BY_MEMBER)
        return ft_arena_printf(j->program->arena, "Python code replaces it as the attribute %s", t->field->member->name);
    other = touch_at(j, c->partner);
    entry = ft_reach_text(j->program, j->reach, other->fn, other->param, other->conditions);
    lock = other->locked ? ", under a lock" : "";
    if (other->fn == t->fn)
        return "two threads that call it at once do so to the same object";
    return ft_arena_printf(j->program->arena, "%s() %s %s%s%s%s", other->fn->name, verb(other),
                           !strcmp(other->name, t->name) ? "it" : other->name, lock, *entry ? ", reached from " : "", entry);
}

static const char *also_text(ft_judge *j, const ft_case *c)
{
    ft_strbuf b;
    const char *result;

    ft_strbuf_init(&b);
    for (size_t i = 0; i < c->also.n && i < MAX_ALSO; i++)
        ft_strbuf_addf(&b, "%s%s", i == 0 ? "" : i + 1 == c->also.n ? " and " : ", ",
                       full_name(j->program, touch_at(j, c->also.v[i]), c->owner));
    if (c->also.n > MAX_ALSO)
        ft_strbuf_addf(&b, " and %zu more", c->also.n - MAX_ALSO);
    result = ft_intern(j->program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}

/* Counts the functions that each type's findings are about. */
static void count_cases(ft_judge *j)
{
    for (size_t i = 0; i < j->cases.n; i++) {
        const ft_case *c = j->cases.v[i];
        uint32_t *count = c->touch != NO_TOUCH ? ft_named_find(j->counts, c->owner) : NULL;

        if (c->touch == NO_TOUCH)
            continue;
        if (!count) {
            count = FT_NEW(j->program->arena, uint32_t);
            ft_named_add(&j->counts, j->program->arena, c->owner, count);
        }
        ++*count;
    }
}

static uint32_t cases_of(const ft_judge *j, const char *owner)
{
    return *(uint32_t *)ft_named_find(j->counts, owner);
}

/* Those that exchange references or move memory are told one by one: each is a place to be mended with care. */
static bool can_stand_for_others(const ft_judge *j, const ft_case *c)
{
    return !is_write(touch_at(j, c->touch)) || (c->pattern >= PATTERN_WRITE && c->pattern <= PATTERN_STEP);
}

/* Of many functions that use the same field of a type alike, one stands for all. */
static void merge_alike(ft_judge *j)
{
    struct ft_named *first_of = NULL;

    for (size_t i = 0; i < j->cases.n; i++) {
        ft_case *c = j->cases.v[i], *first;
        const ft_touch *t = c->touch == NO_TOUCH ? NULL : touch_at(j, c->touch);
        const char *key;

        if (!t || !can_stand_for_others(j, c) || (c->pattern != PATTERN_BITS && cases_of(j, c->owner) <= MAX_ALIKE))
            continue;
        key = ft_intern(j->program->strings,
                        ft_arena_printf(j->program->arena, "%s#%u%c", c->owner, t->field->number, is_write(t) ? 'w' : 'r'));
        first = ft_named_find(first_of, key);
        if (!first) {
            ft_named_add(&first_of, j->program->arena, key, c);
            continue;
        }
        first->more++;
        c->touch = NO_TOUCH;
    }
    ft_named_clear(&first_of);
}

static const char *scale(ft_judge *j, const ft_case *c)
{
    uint32_t n = cases_of(j, c->owner);

    return n > 2 ? ft_arena_printf(j->program->arena, "one of %u functions that use %s without a lock", n, c->owner) : "";
}

/* In how many of the functions that use the field is a lock held? Empty unless it is most of them. */
static const char *guard_text(ft_judge *j, const ft_touch *t)
{
    const ft_fn *locked = NULL, *open = NULL;
    uint32_t n_locked = 0, n_open = 0;

    for (size_t i = 0; i < t->field->touches.n; i++) { /* touches of a function are consecutive */
        const ft_touch *other = touch_at(j, t->field->touches.v[i]);

        if (!can_be_same(t, other))
            continue;
        if (other->locked && other->fn != locked)
            n_locked++, locked = other->fn;
        if (!other->locked && other->fn != open)
            n_open++, open = other->fn;
    }
    if (n_locked < 2 || n_locked <= n_open)
        return "";
    return ft_arena_printf(j->program->arena, "a lock is held in %u of the %u functions that use it", n_locked, n_locked + n_open);
}

/* ---- sites ----------------------------------------------------------------------------------------------- */

static void add_related(ft_judge *j, ft_site *site, const ft_case *c)
{
    const ft_touch *t = touch_at(j, c->touch), *other = c->partner == BY_MEMBER ? NULL : touch_at(j, c->partner);
    ft_program *program = j->program;

    if (!other) {
        ft_site_add_related(program, site, t->field->member->unit, &t->field->member->at,
                            ft_arena_printf(program->arena, "the attribute %s can be set", t->field->member->name));
        ft_site_in_threads(site, FT_OTHER_THREAD);
    } else if (other->fn != t->fn || other->at.line != t->at.line) {
        ft_site_add_related(program, site, other->fn->unit, &other->at,
                            ft_arena_printf(program->arena, "%s() %s %s here", other->fn->name, verb(other), other->name));
        ft_site_in_threads(site, FT_OTHER_THREAD);
    }
    for (size_t i = 0; i < c->also.n && i < MAX_ALSO; i++) {
        const ft_touch *more = touch_at(j, c->also.v[i]);

        ft_site_add_related(program, site, more->fn->unit, &more->at,
                            ft_arena_printf(program->arena, "%s() also %s %s here", more->fn->name, verb(more), more->name));
        ft_site_in_threads(site, more->fn == t->fn ? FT_THIS_THREAD : FT_OTHER_THREAD);
    }
}

static void add_site(ft_judge *j, ft_site_list *list, const ft_case *c, const ft_tally *tally)
{
    ft_program *program = j->program;
    const ft_touch *t = touch_at(j, c->touch);
    const char *symbol = ft_arena_printf(program->arena, "%s.%s", t->field->record, t->name);
    ft_site *site = ft_site_new(program, list, FT_SITE_OBJECT, t->fn->unit, &t->at, t->fn, symbol);

    site->low_confidence |= c->partner != BY_MEMBER && ft_is_broken(program, touch_at(j, c->partner)->fn);
    site->attrs[FT_A_OBJECT_FIELD] = full_name(program, t, c->owner);
    site->attrs[FT_A_OBJECT_RECORD] = t->field->record;
    site->attrs[FT_A_OBJECT_TYPE] = c->owner;
    site->attrs[FT_A_OBJECT_ACCESS] = is_write(t) ? "write" : "read";
    site->attrs[FT_A_OBJECT_PATTERN] = pattern_words[c->pattern];
    site->attrs[FT_A_OBJECT_HOLDS] = holds(t->field, tally);
    site->attrs[FT_A_OBJECT_DROPPED] = tally->dropped ? "yes" : "no";
    site->attrs[FT_A_OBJECT_GUARD_TEXT] = guard_text(j, t);
    site->attrs[FT_A_OBJECT_GUARD] = *site->attrs[FT_A_OBJECT_GUARD_TEXT] ? "elsewhere" : "none";
    site->attrs[FT_A_OBJECT_SLOT] = is_write(t) && strstr(entry_name(j, t), "tp_iternext") ? "iternext" : "other";
    site->attrs[FT_A_OBJECT_EXPORTED] = tally->exported ? "yes" : "no";
    site->attrs[FT_A_OBJECT_OWNED] = ft_models_is_single_owner(program->models, c->owner) ? "single" : "shared";
    site->attrs[FT_A_OBJECT_ENTRY] = ft_reach_text(program, j->reach, t->fn, t->param, t->conditions);
    site->attrs[FT_A_OBJECT_CONFLICT] = conflict(j, c);
    site->attrs[FT_A_OBJECT_ALSO] = also_text(j, c);
    site->attrs[FT_A_OBJECT_SCALE] = c->more ? "" : scale(j, c);
    site->attrs[FT_A_OBJECT_MORE] =
        c->more ? ft_arena_printf(program->arena, c->more > 1 ? "%u more functions that use %s do the same" : "%u more function that uses %s does the same",
                                  c->more, c->owner) : "";
    site->attrs[FT_A_OBJECT_CONTEXT] = ft_context_words(program, t->fn);
    add_related(j, site, c);
}

void ft_sites_objects(ft_program *program, const ft_reach *reach, ft_site_list *list)
{
    ft_judge j = {.program = program, .reach = reach};

    ft_fields_collect(program, reach, &j.fields);
    j.tallies = ft_xcalloc(j.fields.fields.n + 1, sizeof *j.tallies);
    for (size_t i = 0; i < j.fields.fields.n; i++)
        if (!j.fields.fields.v[i]->silent)
            j.tallies[i] = tally_field(&j, j.fields.fields.v[i]);
    for (uint32_t i = 0; i < j.fields.touches.n; i++)
        if (!touch_at(&j, i)->field->silent)
            judge_touch(&j, i, &j.tallies[touch_at(&j, i)->field->number]);
    for (size_t i = 0; i < j.cases.n; i++)
        judge_several(&j, j.cases.v[i]);
    count_cases(&j);
    merge_alike(&j);
    for (size_t i = 0; i < j.cases.n; i++)
        if (j.cases.v[i]->touch != NO_TOUCH)
            add_site(&j, list, j.cases.v[i], &j.tallies[touch_at(&j, j.cases.v[i]->touch)->field->number]);
    for (size_t i = 0; i < j.cases.n; i++) {
        ft_vec_release(&j.cases.v[i]->also);
        ft_vec_release(&j.cases.v[i]->reads);
    }
    ft_vec_release(&j.cases);
    ft_named_clear(&j.by_key);
    ft_named_clear(&j.counts);
    ft_fields_release(&j.fields);
    free(j.tallies);
}
