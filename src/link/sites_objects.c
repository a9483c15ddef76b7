/* What collides on the fields of shared objects, in words. */
#include <string.h>

#include "base/strbuf.h"
#include "link/collisions.h"

/* A type that more functions use without any lock gets one finding for all that use the same field alike. */
enum { MAX_ALSO = 4, MAX_ALIKE = 16 };

static const char *const pattern_words[] = {
#define X(name, word) word,
    FT_PATTERNS(X)
#undef X
};

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
    if (!ft_touch_writes(t))
        return t->used ? "uses" : "reads";
    return t->clears ? "clears" : t->field->shape == FT_SHAPE_OBJECT ? "replaces" : "writes";
}

static const char *conflict(ft_collisions *j, const ft_case *c)
{
    const ft_touch *t = ft_touch_at(j, c->touch), *other;
    const char *entry, *lock;

    if (c->partner == FT_BY_MEMBER)
        return ft_arena_printf(j->program->arena, "Python code replaces it as the attribute %s", t->field->member->name);
    other = ft_touch_at(j, c->partner);
    entry = ft_reach_text(j->program, j->reach, other->fn, other->param, other->conditions);
    lock = other->locked ? ", under a lock" : "";
    if (other->fn == t->fn)
        return "two threads that call it at once do so to the same object";
    return ft_arena_printf(j->program->arena, "%s() %s %s%s%s%s", other->fn->name, verb(other),
                           !strcmp(other->name, t->name) ? "it" : other->name, lock, *entry ? ", reached from " : "", entry);
}

static const char *also_text(ft_collisions *j, const ft_case *c)
{
    ft_strbuf b;
    const char *result;

    ft_strbuf_init(&b);
    for (size_t i = 0; i < c->also.n && i < MAX_ALSO; i++)
        ft_strbuf_addf(&b, "%s%s", i == 0 ? "" : i + 1 == c->also.n ? " and " : ", ",
                       full_name(j->program, ft_touch_at(j, c->also.v[i]), c->owner));
    if (c->also.n > MAX_ALSO)
        ft_strbuf_addf(&b, " and %zu more", c->also.n - MAX_ALSO);
    result = ft_intern(j->program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}

/* Those that exchange references or move memory are told one by one: each is a place to be mended with care. */
static bool can_stand_for_others(const ft_collisions *j, const ft_case *c)
{
    return !ft_touch_writes(ft_touch_at(j, c->touch)) || (c->pattern >= FT_PATTERN_WRITE && c->pattern <= FT_PATTERN_STEP);
}

/* Of many functions that use the same field of a type alike, one stands for all. */
static void merge_alike(ft_collisions *j)
{
    struct ft_named *first_of = NULL;

    for (size_t i = 0; i < j->cases.n; i++) {
        ft_case *c = j->cases.v[i], *first;
        const ft_touch *t = c->touch == FT_NO_TOUCH ? NULL : ft_touch_at(j, c->touch);
        const char *key;

        if (!t || !can_stand_for_others(j, c) || (c->pattern != FT_PATTERN_BITS && ft_cases_of(j, c->owner) <= MAX_ALIKE))
            continue;
        key = ft_intern(j->program->strings,
                        ft_arena_printf(j->program->arena, "%s#%u%c", c->owner, t->field->number, ft_touch_writes(t) ? 'w' : 'r'));
        first = ft_named_find(first_of, key);
        if (!first) {
            ft_named_add(&first_of, j->program->arena, key, c);
            continue;
        }
        first->more++;
        c->touch = FT_NO_TOUCH;
    }
    ft_named_clear(&first_of);
}

static const char *scale(ft_collisions *j, const ft_case *c)
{
    uint32_t n = ft_cases_of(j, c->owner);

    return n > 2 ? ft_arena_printf(j->program->arena, "one of %u functions that use %s without a lock", n, c->owner) : "";
}

/* In how many of the functions that use the field is a lock held? Empty unless it is most of them. */
static const char *guard_text(ft_collisions *j, const ft_touch *t)
{
    const ft_fn *locked = NULL, *open = NULL;
    uint32_t n_locked = 0, n_open = 0;

    for (size_t i = 0; i < t->field->touches.n; i++) { /* touches of a function are consecutive */
        const ft_touch *other = ft_touch_at(j, t->field->touches.v[i]);

        if (!ft_touches_can_meet(t, other))
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

static void add_related(ft_collisions *j, ft_site *site, const ft_case *c)
{
    const ft_touch *t = ft_touch_at(j, c->touch), *other = c->partner == FT_BY_MEMBER ? NULL : ft_touch_at(j, c->partner);
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
        const ft_touch *more = ft_touch_at(j, c->also.v[i]);

        ft_site_add_related(program, site, more->fn->unit, &more->at,
                            ft_arena_printf(program->arena, "%s() also %s %s here", more->fn->name, verb(more), more->name));
        ft_site_in_threads(site, more->fn == t->fn ? FT_THIS_THREAD : FT_OTHER_THREAD);
    }
}

static void add_site(ft_collisions *j, ft_site_list *list, const ft_case *c, const ft_tally *tally)
{
    ft_program *program = j->program;
    const ft_touch *t = ft_touch_at(j, c->touch);
    const char *symbol = ft_arena_printf(program->arena, "%s.%s", t->field->record, t->name);
    ft_site *site = ft_site_new(program, list, FT_SITE_OBJECT, t->fn->unit, &t->at, t->fn, symbol);

    site->low_confidence |= c->partner != FT_BY_MEMBER && ft_is_broken(program, ft_touch_at(j, c->partner)->fn);
    site->attrs[FT_A_OBJECT_FIELD] = full_name(program, t, c->owner);
    site->attrs[FT_A_OBJECT_RECORD] = t->field->record;
    site->attrs[FT_A_OBJECT_TYPE] = c->owner;
    site->attrs[FT_A_OBJECT_ACCESS] = ft_touch_writes(t) ? "write" : "read";
    site->attrs[FT_A_OBJECT_PATTERN] = pattern_words[c->pattern];
    site->attrs[FT_A_OBJECT_HOLDS] = ft_field_holds(t->field, tally);
    site->attrs[FT_A_OBJECT_DROPPED] = tally->dropped ? "yes" : "no";
    site->attrs[FT_A_OBJECT_GUARD_TEXT] = guard_text(j, t);
    site->attrs[FT_A_OBJECT_GUARD] = *site->attrs[FT_A_OBJECT_GUARD_TEXT] ? "elsewhere" : "none";
    site->attrs[FT_A_OBJECT_SLOT] = ft_touch_writes(t) && strstr(ft_touch_entry(j, t), "tp_iternext") ? "iternext" : "other";
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
    ft_collisions j;

    ft_collisions_find(program, reach, &j);
    merge_alike(&j);
    for (size_t i = 0; i < j.cases.n; i++)
        if (j.cases.v[i]->touch != FT_NO_TOUCH)
            add_site(&j, list, j.cases.v[i], &j.tallies[ft_touch_at(&j, j.cases.v[i]->touch)->field->number]);
    ft_collisions_release(&j);
}
