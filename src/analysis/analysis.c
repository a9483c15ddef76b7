#include "analysis/analysis.h"

#include <assert.h>
#include <string.h>

#include "analysis/emit.h"

/* A bound against hostile input; the largest hand-written functions have a few thousand blocks. */
enum { MAX_BLOCKS = 20000 };

static void emit_files(ft_facts *facts, const ft_unit *unit)
{
    for (uint32_t i = 0; i < unit->n_files; i++) {
        ft_row row = FT_FACTS_ADD(facts, file);

        facts->file.v[row] = (ft_file_row){ft_facts_str(facts, unit->files[i].path), unit->files[i].in_project,
                                           unit->files[i].is_main, unit->files[i].is_template};
    }
}

static void emit_records(ft_facts *facts, const ft_unit *unit)
{
    for (uint32_t i = 0; i < unit->n_records; i++) {
        const ft_record *r = unit->records[i];
        ft_row row;

        if (!r->in_project)
            continue;
        row = FT_FACTS_ADD(facts, record);
        facts->record.v[row] = (ft_record_row){ft_facts_str(facts, r->name), ft_facts_str(facts, r->tag), 1,
                                               ft_emit_place(&r->loc)};
        for (uint32_t f = 0; f < r->n_fields; f++) {
            const ft_field *field = &r->fields[f];
            ft_row at = FT_FACTS_ADD(facts, field);

            facts->field.v[at] = (ft_field_row){
                .record = row, .name = ft_facts_str(facts, field->name),
                .type = ft_facts_str(facts, field->type ? field->type->name : NULL),
                .shape = ft_type_shape(field->type),
                .flags = (field->type && field->type->is_atomic ? FT_GLOBAL_ATOMIC : 0u) |
                         (field->is_bitfield ? FT_FIELD_BITS : 0u)};
        }
    }
}

static ft_row emit_function(ft_facts *facts, const ft_function *f)
{
    ft_row row = FT_FACTS_ADD(facts, function);
    uint32_t flags = (f->is_static ? FT_FUNCTION_STATIC : 0u) | (f->is_inline ? FT_FUNCTION_INLINE : 0u) |
                     (f->is_variadic ? FT_FUNCTION_VARIADIC : 0u) | (f->has_error ? FT_FUNCTION_ERROR : 0u) |
                     (ft_type_shape(f->result) == FT_SHAPE_OBJECT ? FT_FUNCTION_OBJECT : 0u);

    facts->function.v[row] = (ft_function_row){
        .name = ft_facts_str(facts, f->name), .result = ft_facts_str(facts, f->result ? f->result->name : NULL),
        .flags = flags, .params = f->n_params, .at = ft_emit_place(&f->loc), .body = ft_emit_place(&f->body)};
    for (uint32_t i = 0; i < f->n_params; i++) {
        const ft_type *type = f->vars[i]->type;
        ft_row param = FT_FACTS_ADD(facts, param);

        facts->param.v[param] = (ft_param_row){row, i, ft_facts_str(facts, f->vars[i]->name),
                                               ft_facts_str(facts, type ? type->name : NULL), ft_type_shape(type)};
    }
    return row;
}

static void emit_texts(ft_facts *facts, const ft_unit *unit)
{
    ft_row row;

    for (uint32_t i = 0; i < unit->n_expansions; i++) {
        const ft_expansion *e = &unit->expansions[i];

        row = FT_FACTS_ADD(facts, expansion);
        facts->expansion.v[row] = (ft_expansion_row){ft_facts_str(facts, e->name), ft_facts_str(facts, e->text),
                                                     ft_emit_place(&e->loc)};
    }
    for (uint32_t i = 0; i < unit->n_diags; i++) {
        row = FT_FACTS_ADD(facts, diag);
        facts->diag.v[row] = (ft_diag_row){unit->diags[i].is_error, ft_facts_str(facts, unit->diags[i].text),
                                           ft_emit_place(&unit->diags[i].loc)};
    }
    for (uint32_t i = 0; i < unit->n_comments; i++) {
        row = FT_FACTS_ADD(facts, comment);
        facts->comment.v[row] = (ft_comment_row){ft_facts_str(facts, unit->comments[i].text),
                                                 ft_emit_place(&unit->comments[i].loc)};
    }
}

static void emit_coverage(ft_facts *facts, const ft_unit *unit)
{
    static_assert((int)FT_ASSUMED_COUNT == FT_LACKS_COUNT && (int)FT_ASSUMED_NAME == FT_LACKS_NAME, "the same numbers");
    static_assert((int)FT_GAP_FUNCTION == FT_LOST_FUNCTION && (int)FT_GAP_CALL == FT_LOST_CALL, "the same numbers");

    for (uint32_t i = 0; i < unit->n_files; i++) {
        if (!unit->files[i].is_scanned)
            continue;
        ft_row row = FT_FACTS_ADD(facts, coverage);
        facts->coverage.v[row] = (ft_coverage_row){i, unit->files[i].bodies, unit->files[i].calls};
    }
    for (uint32_t i = 0; i < unit->n_assumed; i++) {
        const ft_assumed *a = &unit->assumed[i];
        ft_row row = FT_FACTS_ADD(facts, assumed);

        facts->assumed.v[row] = (ft_assumed_row){a->kind, ft_facts_str(facts, a->name), a->uses};
    }
    for (uint32_t i = 0; i < unit->n_gaps; i++) {
        const ft_gap *gap = &unit->gaps[i];
        ft_row row = FT_FACTS_ADD(facts, gap);

        facts->gap.v[row] = (ft_gap_row){gap->kind, gap->is_off,
                                          !gap->is_unread ? 0 : unit->is_text_only ? 2 : 1, ft_facts_str(facts, gap->name),
                                         ft_emit_place(&gap->loc)};
    }
}

ft_facts *ft_analyse_unit(const ft_unit *unit, const ft_models *models)
{
    ft_facts *facts = ft_facts_new();
    ft_arena *whole = ft_arena_new();
    ft_wrappers wrappers = ft_wrappers_find(unit, models, whole);
    uint32_t next_lockset = 1, next_conditions = 1;

    emit_files(facts, unit);
    emit_records(facts, unit);
    ft_emit_globals(facts, unit, models);
    for (uint32_t i = 0; i < unit->n_functions; i++) {
        const ft_function *f = unit->functions[i];
        ft_row row = emit_function(facts, f);
        ft_arena *arena;
        ft_flow *flow;

        if (f->n_blocks == 0 || f->n_blocks > MAX_BLOCKS)
            continue;
        arena = ft_arena_new();
        flow = ft_flow_run(unit, f, models, &wrappers, arena);
        ft_emit_function(facts, unit, flow, row, &next_lockset, &next_conditions);
        ft_flow_free(flow);
        ft_arena_free(arena);
    }
    emit_texts(facts, unit);
    emit_coverage(facts, unit);
    ft_arena_free(whole);
    return facts;
}
