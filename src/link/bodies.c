/*
 * What the body of a function says. A header or fragment is seen by many units; where macros make another body of
 * it, both are to be judged.
 */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "link/program.h"

/* FNV-1a over 64-bit words, with the high half mixed down. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x100000001b3u;
    return hash ^ hash >> 29;
}

typedef struct hasher {
    const ft_facts *facts;
    const bool *needed;    /* by FUNCTION row: more than its name */
    uint64_t *texts;       /* hash of each string of the facts, 0: not asked for yet */
    uint64_t *hash;        /* of each FUNCTION row */
    ft_row *first_value, *first_call;
    uint32_t *first_set;   /* of conditions, of each FUNCTION row */
} hasher;

static uint64_t text_of(hasher *h, ft_str id)
{
    if (!h->texts[id]) {
        uint64_t hash = 0xcbf29ce484222325u;
        for (const char *s = ft_facts_text(h->facts, id); *s; s++)
            hash = mix(hash, (unsigned char)*s);
        h->texts[id] = hash ? hash : 1;
    }
    return h->texts[id];
}

static void add(hasher *h, ft_row function, uint64_t word)
{
    h->hash[function] = mix(h->hash[function], word);
}

static void add_text(hasher *h, ft_row function, ft_str id)
{
    add(h, function, text_of(h, id));
}

static void add_place(hasher *h, ft_row function, const ft_place *at)
{
    add(h, function, (uint64_t)at->line << 32 | at->col);
}

/* A row as seen from the first one of its function. */
static void add_row(hasher *h, ft_row function, ft_row row, const ft_row *first)
{
    add(h, function, row == FT_NO_ROW || first[function] == FT_NO_ROW ? FT_NO_ROW : (uint64_t)row - first[function]);
}

static bool has_own_number(uint32_t kind)
{
    return kind == FT_VALUE_INT || kind == FT_VALUE_PARAM || kind == FT_VALUE_LOCAL;
}

static void add_values(hasher *h)
{
    for (size_t i = 0; i < h->facts->value.n; i++) {
        const ft_value_row *v = &h->facts->value.v[i];

        if (!h->needed[v->function])
            continue;
        if (h->first_value[v->function] == FT_NO_ROW)
            h->first_value[v->function] = (ft_row)i;
        add(h, v->function, (uint64_t)v->kind << 32 | v->arg);
        add_row(h, v->function, v->base, h->first_value);
        add_text(h, v->function, v->name);
        add_text(h, v->function, v->record);
        add_text(h, v->function, v->type);
        if (has_own_number(v->kind))
            add(h, v->function, (uint64_t)v->num);
    }
    for (size_t i = 0; i < h->facts->member.n; i++) {
        const ft_member_row *m = &h->facts->member.v[i];
        ft_row function = h->facts->value.v[m->value].function;

        if (!h->needed[function])
            continue;
        add_row(h, function, m->value, h->first_value);
        add_row(h, function, m->member, h->first_value);
    }
}

/* A set by its place among those of its function. */
static void add_set(hasher *h, ft_row function, uint32_t set)
{
    add(h, function, set == 0 ? 0 : (uint64_t)set - h->first_set[function] + 1);
}

static void add_conditions(hasher *h)
{
    for (size_t i = h->facts->condition.n; i-- > 0;)
        h->first_set[h->facts->condition.v[i].function] = h->facts->condition.v[i].set;
    for (size_t i = 0; i < h->facts->condition.n; i++) {
        const ft_condition_row *c = &h->facts->condition.v[i];

        if (!h->needed[c->function])
            continue;
        add_set(h, c->function, c->set);
        add(h, c->function, (uint64_t)c->param << 32 | c->op);
        add(h, c->function, (uint64_t)c->num);
    }
}

static void add_calls(hasher *h)
{
    for (size_t i = 0; i < h->facts->call.n; i++) {
        const ft_call_row *c = &h->facts->call.v[i];

        if (!h->needed[c->function])
            continue;
        if (h->first_call[c->function] == FT_NO_ROW)
            h->first_call[c->function] = (ft_row)i;
        add_text(h, c->function, c->callee);
        add_row(h, c->function, c->target, h->first_value);
        add(h, c->function, (uint64_t)c->uses << 32 | c->flags);
        add_set(h, c->function, c->conditions);
        add_place(h, c->function, &c->at);
    }
    for (size_t i = 0; i < h->facts->arg.n; i++) {
        const ft_arg_row *a = &h->facts->arg.v[i];
        ft_row function = h->facts->call.v[a->call].function;

        if (!h->needed[function])
            continue;
        add_row(h, function, a->call, h->first_call);
        add(h, function, (uint64_t)a->index << 32 | a->state);
        add_row(h, function, a->value, h->first_value);
        add_text(h, function, a->proven);
    }
}

static void add_rest(hasher *h)
{
    for (size_t i = 0; i < h->facts->access.n; i++) {
        const ft_access_row *a = &h->facts->access.v[i];

        if (!h->needed[a->function])
            continue;
        add(h, a->function, (uint64_t)a->kind << 32 | a->flags);
        add_set(h, a->function, a->conditions);
        add_row(h, a->function, a->object, h->first_value);
        add_row(h, a->function, a->stored, h->first_value);
        add_place(h, a->function, &a->at);
    }
    for (size_t i = 0; i < h->facts->ret.n; i++) {
        const ft_ret_row *r = &h->facts->ret.v[i];

        if (!h->needed[r->function])
            continue;
        add(h, r->function, (uint64_t)r->state << 32 | r->flags);
        add_row(h, r->function, r->value, h->first_value);
        add_place(h, r->function, &r->at);
    }
}

uint64_t *ft_bodies_hash(const ft_facts *facts, const bool *needed)
{
    size_t n = facts->function.n + 1;
    hasher h = {.facts = facts, .needed = needed};

    h.texts = ft_xcalloc(ft_interner_count(facts->strings) + 1, sizeof *h.texts);
    h.hash = ft_xcalloc(n, sizeof *h.hash);
    h.first_set = ft_xcalloc(n, sizeof *h.first_set);
    h.first_value = ft_xmalloc(n * sizeof *h.first_value);
    h.first_call = ft_xmalloc(n * sizeof *h.first_call);
    memset(h.first_value, 0xFF, n * sizeof *h.first_value);
    memset(h.first_call, 0xFF, n * sizeof *h.first_call);
    for (size_t i = 0; i < facts->function.n; i++)
        add_text(&h, (ft_row)i, facts->function.v[i].name);
    add_conditions(&h);
    add_values(&h);
    add_calls(&h);
    add_rest(&h);
    for (size_t i = 0; i < facts->function.n; i++)
        add(&h, (ft_row)i, facts->function.v[i].flags);
    free(h.first_set);
    free(h.first_call);
    free(h.first_value);
    free(h.texts);
    return h.hash;
}
