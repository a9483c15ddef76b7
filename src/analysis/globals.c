#include <stdlib.h>
#include <string.h>

#include "analysis/emit.h"
#include "base/strbuf.h"

_Static_assert((int)FT_HOLDS_FUNCTION == (int)FT_INIT_FUNCTION && (int)FT_HOLDS_GLOBAL == (int)FT_INIT_GLOBAL,
               "facts number initialisers as the IR does");

/* Tables that the interpreter reads are written out whole; of others only what leads to functions and data. */
static bool is_definition(const ft_models *models, const ft_type *type)
{
    while (type && type->kind == FT_TY_ARRAY)
        type = type->inner;
    if (!type)
        return false;
    return ft_models_type(models, type->name) >= FT_TYPE_DEFINITION ||
           (type->record && ft_models_type(models, type->record->name) >= FT_TYPE_DEFINITION);
}

static void emit_init(ft_facts *facts, ft_row global, const ft_init *init, ft_strbuf *path, bool all)
{
    size_t len = path->len;

    for (const ft_init *child = init->kind == FT_INIT_LIST ? init->first : NULL; child; child = child->next) {
        if (child->field)
            ft_strbuf_addf(path, ".%s", child->field);
        else
            ft_strbuf_addf(path, "[%lld]", (long long)child->index);
        emit_init(facts, global, child, path, all);
        path->len = len;
        path->s[len] = '\0';
    }
    if (init->kind == FT_INIT_FUNCTION || init->kind == FT_INIT_GLOBAL || (init->kind != FT_INIT_LIST && (all || len == 0))) {
        ft_row row = FT_FACTS_ADD(facts, init);

        facts->init.v[row] = (ft_init_row){.global = global, .path = ft_facts_str(facts, path->s), .kind = init->kind,
                                           .text = ft_facts_str(facts, init->text), .num = init->value,
                                           .at = ft_emit_place(&init->loc)};
    }
}

static bool is_atomic(const ft_models *models, const ft_type *type)
{
    while (type && type->kind == FT_TY_ARRAY)
        type = type->inner;
    return type && (type->is_atomic || ft_models_type(models, type->name) == FT_TYPE_ATOMIC);
}

static uint32_t global_flags(const ft_global *g, const ft_models *models)
{
    uint32_t flags = 0;

    if (g->is_static)
        flags |= FT_GLOBAL_STATIC;
    if (g->is_definition)
        flags |= FT_GLOBAL_DEFINITION;
    if (g->is_const)
        flags |= FT_GLOBAL_CONST;
    if (g->is_tls)
        flags |= FT_GLOBAL_TLS;
    if (is_atomic(models, g->type))
        flags |= FT_GLOBAL_ATOMIC;
    if (g->init)
        flags |= FT_GLOBAL_INITIALISED;
    if (g->in_project)
        flags |= FT_GLOBAL_PROJECT;
    if (g->type && g->type->is_volatile)
        flags |= FT_GLOBAL_VOLATILE;
    return flags;
}

void ft_emit_globals(ft_facts *facts, const ft_unit *unit, const ft_models *models)
{
    ft_strbuf path;

    ft_strbuf_init(&path);
    for (uint32_t i = 0; i < unit->n_globals; i++) {
        const ft_global *g = unit->globals[i];
        ft_row row = FT_FACTS_ADD(facts, global);

        facts->global.v[row] = (ft_global_row){
            .name = ft_facts_str(facts, g->name), .owner = ft_facts_str(facts, g->owner_name),
            .type = ft_facts_str(facts, g->type ? g->type->name : NULL),
            .canonical = ft_facts_str(facts, g->type ? g->type->canonical : NULL), .shape = ft_type_shape(g->type),
            .flags = global_flags(g, models), .at = ft_emit_place(&g->loc)};
        if (g->init) {
            ft_strbuf_clear(&path);
            emit_init(facts, row, g->init, &path, is_definition(models, g->type));
        }
    }
    ft_strbuf_release(&path);
}
