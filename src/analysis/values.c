#include "analysis/values.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

struct ft_values {
    ft_arena *arena;
    FT_VEC(ft_node) nodes;
    uint32_t *slots; /* open addressing: node number, 0 free */
    uint32_t n_slots;
};

static uint64_t mix(uint64_t h, uint64_t v)
{
    h ^= v + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
    return h;
}

static uint64_t hash_node(const ft_node *n)
{
    uint64_t h = (uint64_t)n->kind;

    h = mix(h, n->base);
    h = mix(h, (uint64_t)(uintptr_t)n->name);
    h = mix(h, (uint64_t)(uintptr_t)n->record);
    h = mix(h, (uint64_t)n->num);
    h = mix(h, n->arg);
    for (uint32_t i = 0; i < n->n_phi; i++)
        h = mix(h, n->phi[i]);
    return h * 0x9e3779b97f4a7c15u >> 20;
}

static bool same_node(const ft_node *a, const ft_node *b)
{
    return a->kind == b->kind && a->base == b->base && a->name == b->name && a->record == b->record &&
           a->num == b->num && a->arg == b->arg && a->n_phi == b->n_phi &&
           memcmp(a->phi, b->phi, sizeof a->phi) == 0;
}

static void insert(ft_values *values, uint32_t v)
{
    uint64_t i = hash_node(&values->nodes.v[v]) & (values->n_slots - 1);

    while (values->slots[i] != 0)
        i = (i + 1) & (values->n_slots - 1);
    values->slots[i] = v;
}

static void rehash(ft_values *values, uint32_t n_slots)
{
    free(values->slots);
    values->slots = ft_xcalloc(n_slots, sizeof *values->slots);
    values->n_slots = n_slots;
    for (uint32_t v = 1; v < values->nodes.n; v++)
        insert(values, v);
}

ft_values *ft_values_new(ft_arena *arena)
{
    ft_values *values = ft_xcalloc(1, sizeof *values);
    ft_node unknown = {.kind = FT_VALUE_UNKNOWN};

    values->arena = arena;
    ft_vec_push(&values->nodes, unknown);
    rehash(values, 256);
    return values;
}

void ft_values_free(ft_values *values)
{
    if (!values)
        return;
    free(values->slots);
    ft_vec_release(&values->nodes);
    free(values);
}

const ft_node *ft_value_node(const ft_values *values, ft_val v)
{
    return &values->nodes.v[v < values->nodes.n ? v : 0];
}

uint32_t ft_values_count(const ft_values *values)
{
    return (uint32_t)values->nodes.n;
}

ft_val ft_value_make(ft_values *values, const ft_node *key)
{
    ft_node node = *key;
    uint64_t i;

    node.depth = node.base ? values->nodes.v[node.base].depth + 1 : 0;
    for (uint32_t p = 0; p < node.n_phi; p++)
        if (values->nodes.v[node.phi[p]].depth >= node.depth)
            node.depth = values->nodes.v[node.phi[p]].depth + 1;
    if (node.depth > FT_VALUE_MAX_DEPTH)
        return 0;
    for (i = hash_node(&node) & (values->n_slots - 1); values->slots[i]; i = (i + 1) & (values->n_slots - 1))
        if (same_node(&values->nodes.v[values->slots[i]], &node))
            return values->slots[i];
    ft_vec_push(&values->nodes, node);
    if (values->nodes.n * 2 > values->n_slots)
        rehash(values, values->n_slots * 2);
    else
        values->slots[i] = (uint32_t)values->nodes.n - 1;
    return (ft_val)values->nodes.n - 1;
}

ft_val ft_value_load(ft_values *values, ft_val address, const char *type, ft_shape shape)
{
    if (!address)
        return 0;
    return ft_value_make(values, &(ft_node){.kind = FT_VALUE_LOAD, .base = address, .type = type, .shape = shape});
}

ft_val ft_value_field(ft_values *values, ft_val base, const char *record, const char *field,
                      const char *type, ft_shape shape)
{
    return ft_value_make(values, &(ft_node){.kind = FT_VALUE_FIELD, .base = base, .record = record,
                                            .name = field, .type = type, .shape = shape});
}

ft_val ft_value_index(ft_values *values, ft_val base, const char *type, ft_shape shape)
{
    const ft_node *n = ft_value_node(values, base);

    if (n->kind == FT_VALUE_INDEX) /* &(&p[i])[j]: some element of p */
        return base;
    if (!base)
        return 0;
    return ft_value_make(values, &(ft_node){.kind = FT_VALUE_INDEX, .base = base, .type = type, .shape = shape});
}

static bool add_member(ft_node *phi, ft_val v)
{
    uint32_t at = 0;

    while (at < phi->n_phi && phi->phi[at] < v)
        at++;
    if (at < phi->n_phi && phi->phi[at] == v)
        return true;
    if (phi->n_phi == FT_PHI_MAX)
        return false;
    memmove(&phi->phi[at + 1], &phi->phi[at], (phi->n_phi - at) * sizeof phi->phi[0]);
    phi->phi[at] = v;
    phi->n_phi++;
    return true;
}

static bool add_members_of(const ft_values *values, ft_node *phi, ft_val v)
{
    const ft_node *n = &values->nodes.v[v];

    if (n->kind != FT_VALUE_PHI)
        return add_member(phi, v);
    for (uint32_t i = 0; i < n->n_phi; i++)
        if (!add_member(phi, n->phi[i]))
            return false;
    return true;
}

ft_val ft_value_join(ft_values *values, ft_val a, ft_val b)
{
    ft_node phi = {.kind = FT_VALUE_PHI};

    if (a == b)
        return a;
    if (!a || !b || !add_members_of(values, &phi, a) || !add_members_of(values, &phi, b))
        return 0;
    if (phi.n_phi == 1)
        return phi.phi[0];
    phi.type = values->nodes.v[a].type;
    phi.shape = values->nodes.v[a].shape;
    return ft_value_make(values, &phi);
}

ft_val ft_value_root(const ft_values *values, ft_val v, bool through_loads)
{
    for (;;) {
        const ft_node *n = ft_value_node(values, v);

        if (n->kind == FT_VALUE_FIELD || n->kind == FT_VALUE_INDEX || (through_loads && n->kind == FT_VALUE_LOAD))
            v = n->base;
        else
            return v;
    }
}

bool ft_value_mentions(const ft_values *values, ft_val v, ft_val needle)
{
    while (v) {
        const ft_node *n = ft_value_node(values, v);

        if (v == needle)
            return true;
        if (n->kind == FT_VALUE_PHI) {
            for (uint32_t i = 0; i < n->n_phi; i++)
                if (ft_value_mentions(values, n->phi[i], needle))
                    return true;
            return false;
        }
        v = n->base;
    }
    return false;
}
