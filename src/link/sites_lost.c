/*
 * Calls in text that could not be parsed. Nothing is known of them but their names, so that only what a model says of
 * every call of that function counts.
 */
#include <stdlib.h>

#include "base/strbuf.h"
#include "link/program.h"

/* The places of lost calls; what came out understood in another unit or expansion is not lost. */
typedef struct lost_places {
    ft_program *program;
    ft_interner *paths, *places; /* the first n of them are those of lost calls */
    uint32_t n_paths, n_places;
    bool *done; /* by id of the place: understood elsewhere, or reported */
    ft_strbuf scratch;
} lost_places;

static uint32_t place_id(lost_places *l, uint32_t unit, const ft_place *place)
{
    ft_spot at = ft_spot_of(l->program, unit, place);

    ft_strbuf_clear(&l->scratch);
    ft_strbuf_addf(&l->scratch, "%s:%u:%u", at.path, at.line, at.col);
    return ft_intern_id(l->places, l->scratch.s);
}

static void collect(lost_places *l)
{
    for (uint32_t u = 0; u < l->program->n_units; u++) {
        const ft_facts *f = l->program->units[u].facts;

        for (size_t i = 0; i < f->gap.n; i++) {
            if (!f->gap.v[i].unread)
                continue;
            ft_intern_id(l->paths, ft_spot_of(l->program, u, &f->gap.v[i].at).path);
            place_id(l, u, &f->gap.v[i].at);
        }
    }
    l->n_paths = ft_interner_count(l->paths);
    l->n_places = ft_interner_count(l->places);
    l->done = ft_xcalloc(l->n_places, sizeof *l->done);
}

static void mark_understood(lost_places *l, uint32_t unit)
{
    const ft_facts *f = l->program->units[unit].facts;
    bool *has_lost = ft_xcalloc(f->file.n + 1, sizeof *has_lost);

    for (size_t i = 0; i < f->file.n; i++)
        has_lost[i] = ft_intern_id(l->paths, ft_facts_text(f, f->file.v[i].path)) < l->n_paths;
    for (size_t i = 0; i < f->call.n; i++) {
        const ft_place *at = &f->call.v[i].at;
        uint32_t id = at->file < f->file.n && has_lost[at->file] ? place_id(l, unit, at) : l->n_places;

        if (id < l->n_places)
            l->done[id] = true;
    }
    free(has_lost);
}

static const char *returns(const ft_model *model)
{
    if (model->returns == FT_RETURNS_BORROWED || model->out_borrowed)
        return "borrowed";
    return model->returns == FT_RETURNS_INTERIOR ? "interior" : "other";
}

static void add_site(lost_places *l, ft_site_list *list, uint32_t unit, const ft_gap_row *row, const ft_model *model)
{
    ft_site *site = ft_site_new(l->program, list, FT_SITE_LOST, unit, &row->at, NULL, model->name);

    site->low_confidence = true;
    site->attrs[FT_A_LOST_CALLEE] = model->name;
    site->attrs[FT_A_LOST_TAG] = model->tag;
    site->attrs[FT_A_LOST_CONTAINER] = model->container;
    site->attrs[FT_A_LOST_RETURNS] = returns(model);
    site->attrs[FT_A_LOST_REPLACEMENT] = model->replacement;
    site->attrs[FT_A_LOST_EXTENT] = row->unread == 2 ? "file" : "function";
}

void ft_sites_lost(ft_program *program, ft_site_list *list)
{
    lost_places l = {.program = program, .paths = ft_interner_new(), .places = ft_interner_new()};

    ft_strbuf_init(&l.scratch);
    collect(&l);
    for (uint32_t u = 0; u < program->n_units && l.n_places > 1; u++)
        mark_understood(&l, u);
    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (size_t i = 0; i < f->gap.n; i++) {
            const ft_gap_row *row = &f->gap.v[i];
            const ft_model *model = row->unread ? ft_models_find(program->models, ft_facts_text(f, row->name)) : NULL;
            uint32_t id = model ? place_id(&l, u, &row->at) : 0;

            if (!model || model->container_immutable || l.done[id])
                continue;
            l.done[id] = true;
            add_site(&l, list, u, row, model);
        }
    }
    free(l.done);
    ft_strbuf_release(&l.scratch);
    ft_interner_free(l.paths);
    ft_interner_free(l.places);
}
