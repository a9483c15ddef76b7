#include "ir/dump.h"

#include <inttypes.h>
#include <string.h>

/* ---- small parts ---- */

static void add_quoted(ft_strbuf *out, const char *text)
{
    ft_strbuf_addch(out, '"');
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '\n')
            ft_strbuf_adds(out, "\\n");
        else if (*p == '"' || *p == '\\')
            ft_strbuf_addf(out, "\\%c", *p);
        else if ((unsigned char)*p < ' ')
            ft_strbuf_addf(out, "\\x%02x", (unsigned)*p);
        else
            ft_strbuf_addch(out, *p);
    }
    ft_strbuf_addch(out, '"');
}

static const char *type_name(const ft_type *type)
{
    return type && type->name && type->name[0] ? type->name : "?";
}

static const char *path_of(const ft_unit *unit, const ft_loc *loc)
{
    return loc->line && loc->file < unit->n_files ? unit->files[loc->file].path : "?";
}

static void add_global_name(ft_strbuf *out, const ft_global *g)
{
    if (g->owner_name)
        ft_strbuf_addf(out, "%s.", g->owner_name);
    ft_strbuf_adds(out, g->name);
}

static void add_int(ft_strbuf *out, int64_t num, const char *text)
{
    if (text && text[0])
        ft_strbuf_addf(out, "%s(%" PRId64 ")", text, num);
    else
        ft_strbuf_addf(out, "%" PRId64, num);
}

static void add_operand(ft_strbuf *out, const ft_operand *o)
{
    switch (o->kind) {
    case FT_OPERAND_NONE:   ft_strbuf_adds(out, "none"); break;
    case FT_OPERAND_TEMP:   ft_strbuf_addf(out, "%%%u", o->temp); break;
    case FT_OPERAND_INT:    add_int(out, o->num, o->text); break;
    case FT_OPERAND_NULL:   ft_strbuf_adds(out, "NULL"); break;
    case FT_OPERAND_STRING: add_quoted(out, o->text); break;
    case FT_OPERAND_OTHER:  ft_strbuf_addch(out, '?'); break;
    case FT_OPERAND_FUNC:   ft_strbuf_adds(out, o->text); break;
    case FT_OPERAND_LOCAL:  ft_strbuf_addf(out, "@%s", o->var->name); break;
    case FT_OPERAND_GLOBAL:
        ft_strbuf_addch(out, '$');
        add_global_name(out, o->global);
        break;
    }
}

static void add_operands(ft_strbuf *out, const ft_instr *in)
{
    for (uint32_t i = 0; i < in->n_args; i++) {
        ft_strbuf_adds(out, i ? ", " : "");
        add_operand(out, &in->args[i]);
    }
}

/* ---- instructions ---- */

static void add_call(ft_strbuf *out, const ft_instr *in)
{
    ft_strbuf_adds(out, "call ");
    if (in->callee)
        ft_strbuf_adds(out, in->callee);
    else
        add_operand(out, &in->target);
    ft_strbuf_addch(out, '(');
    add_operands(out, in);
    ft_strbuf_addch(out, ')');
}

static void add_targets(ft_strbuf *out, const ft_block *block)
{
    for (uint32_t i = 0; i < block->n_succ; i++)
        ft_strbuf_addf(out, "%sb%u", i ? ", " : "", block->succ[i]->index);
}

static void add_switch(ft_strbuf *out, const ft_instr *in, const ft_block *block)
{
    ft_strbuf_adds(out, "switch ");
    add_operands(out, in);
    for (uint32_t i = 0; i + 1 < block->n_succ; i++)
        ft_strbuf_addf(out, ", %" PRId64 ": b%u", block->cases[i], block->succ[i]->index);
    if (block->n_succ)
        ft_strbuf_addf(out, ", default: b%u", block->succ[block->n_succ - 1]->index);
}

static void add_plain(ft_strbuf *out, const ft_instr *in)
{
    ft_strbuf_adds(out, ft_op_name(in->op));
    ft_strbuf_adds(out, in->is_compound ? ".rmw" : in->is_init ? ".init" : "");
    ft_strbuf_adds(out, in->n_args ? " " : "");
    add_operands(out, in);
}

static void add_operation(ft_strbuf *out, const ft_instr *in, const ft_block *block)
{
    switch (in->op) {
    case FT_OP_CALL:
        add_call(out, in);
        break;
    case FT_OP_FIELD:
        add_plain(out, in);
        ft_strbuf_addf(out, ", %s.%s", in->record ? in->record->name : "?", in->field);
        break;
    case FT_OP_BINARY:
        add_operand(out, &in->args[0]);
        ft_strbuf_addf(out, " %s ", ft_sub_name(in->sub));
        add_operand(out, &in->args[1]);
        break;
    case FT_OP_UNARY:
        ft_strbuf_addf(out, "%s ", ft_sub_name(in->sub));
        add_operand(out, &in->args[0]);
        break;
    case FT_OP_CAST:
        ft_strbuf_addf(out, "cast (%s) ", type_name(in->type));
        add_operand(out, &in->args[0]);
        break;
    case FT_OP_BRANCH:
        add_plain(out, in);
        ft_strbuf_addf(out, " ? b%u : b%u", block->succ[0]->index, block->succ[1]->index);
        break;
    case FT_OP_SWITCH:
        add_switch(out, in, block);
        break;
    case FT_OP_JUMP:
    case FT_OP_GOTO:
        add_plain(out, in);
        ft_strbuf_adds(out, in->op == FT_OP_GOTO ? " -> " : " ");
        add_targets(out, block);
        break;
    default:
        add_plain(out, in);
    }
}

static bool shows_place(const ft_instr *in)
{
    return in->op == FT_OP_CALL || in->op == FT_OP_STORE || in->op == FT_OP_RETURN || in->op == FT_OP_ASM;
}

static void add_remark(ft_strbuf *out, const ft_instr *in)
{
    bool is_placed = shows_place(in);

    if (!is_placed && !in->macro)
        return;
    ft_strbuf_adds(out, "  ;");
    if (is_placed)
        ft_strbuf_addf(out, " %u:%u-%u:%u", in->loc.line, in->loc.col, in->loc.end_line, in->loc.end_col);
    if (in->macro)
        ft_strbuf_addf(out, " %s", in->macro);
    if (in->inner_macro)
        ft_strbuf_addf(out, " > %s", in->inner_macro);
}

static void add_arguments(ft_strbuf *out, const ft_instr *in)
{
    if (in->op != FT_OP_CALL || !in->arg_text || !in->n_args)
        return;
    ft_strbuf_adds(out, " [");
    for (uint32_t i = 0; i < in->n_args; i++)
        ft_strbuf_addf(out, "%s%s", i ? " | " : "", in->arg_text[i] ? in->arg_text[i] : "");
    ft_strbuf_addch(out, ']');
}

static void add_instr(ft_strbuf *out, const ft_instr *in, const ft_block *block)
{
    ft_strbuf_adds(out, "  ");
    if (in->dst)
        ft_strbuf_addf(out, "%%%u = ", in->dst);
    add_operation(out, in, block);
    add_remark(out, in);
    add_arguments(out, in);
    ft_strbuf_addch(out, '\n');
}

static void add_block(ft_strbuf *out, const ft_block *block)
{
    ft_strbuf_addf(out, "b%u:", block->index);
    for (uint32_t i = 0; i < block->n_pred; i++)
        ft_strbuf_addf(out, "%sb%u", i ? " " : "  ; from ", block->pred[i]->index);
    ft_strbuf_addch(out, '\n');
    for (uint32_t i = 0; i < block->n_instrs; i++)
        add_instr(out, &block->instrs[i], block);
}

/* ---- functions ---- */

static void add_flags(ft_strbuf *out, const char *const *names, const bool *set, size_t n)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        if (!set[i])
            continue;
        ft_strbuf_addf(out, "%s%s", any ? " " : "  [", names[i]);
        any = true;
    }
    ft_strbuf_adds(out, any ? "]" : "");
}

static void add_variables(ft_strbuf *out, const ft_function *f)
{
    for (uint32_t i = f->n_params; i < f->n_vars; i++) {
        const ft_var *v = f->vars[i];
        ft_strbuf_addf(out, "  local @%s: %s%s\n", v->name, type_name(v->type), v->address_taken ? "  [address]" : "");
    }
}

void ft_ir_dump_function(ft_strbuf *out, const ft_unit *unit, const ft_function *f)
{
    static const char *const names[] = { "static", "inline", "variadic", "error" };
    const bool set[] = { f->is_static, f->is_inline, f->is_variadic, f->has_error };

    ft_strbuf_addf(out, "function %s(", f->name);
    for (uint32_t i = 0; i < f->n_params; i++)
        ft_strbuf_addf(out, "%s%s%s%s%s", i ? ", " : "", f->vars[i]->name, f->vars[i]->name[0] ? ": " : "",
                       type_name(f->vars[i]->type), f->vars[i]->address_taken ? " [address]" : "");
    ft_strbuf_addf(out, ") -> %s", type_name(f->result));
    add_flags(out, names, set, sizeof set / sizeof *set);
    ft_strbuf_addf(out, "  %s:%u\n", path_of(unit, &f->loc), f->loc.line);
    add_variables(out, f);
    for (uint32_t i = 0; i < f->n_blocks; i++)
        add_block(out, f->blocks[i]);
    ft_strbuf_addch(out, '\n');
}

/* ---- globals, records ---- */

static void add_init(ft_strbuf *out, const ft_init *init, unsigned depth)
{
    for (; init; init = init->next) {
        ft_strbuf_addf(out, "%*s", (int)depth * 2, "");
        if (init->field)
            ft_strbuf_addf(out, ".%s = ", init->field);
        else if (depth > 1)
            ft_strbuf_addf(out, "[%" PRId64 "] = ", init->index);
        else
            ft_strbuf_adds(out, "= ");
        switch (init->kind) {
        case FT_INIT_OTHER:    ft_strbuf_addf(out, "? %s", init->text ? init->text : ""); break;
        case FT_INIT_INT:      add_int(out, init->value, init->text); break;
        case FT_INIT_STRING:   add_quoted(out, init->text); break;
        case FT_INIT_NULL:     ft_strbuf_adds(out, "NULL"); break;
        case FT_INIT_FUNCTION: ft_strbuf_addf(out, "function %s", init->text); break;
        case FT_INIT_GLOBAL:   ft_strbuf_addf(out, "$%s", init->text); break;
        case FT_INIT_LIST:     ft_strbuf_adds(out, "list"); break;
        }
        ft_strbuf_addch(out, '\n');
        if (init->kind == FT_INIT_LIST)
            add_init(out, init->first, depth + 1);
        if (depth == 1)
            return;
    }
}

static void dump_global(ft_strbuf *out, const ft_unit *unit, const ft_global *g)
{
    static const char *const names[] = { "static", "extern", "const", "tls", "atomic", "volatile" };
    const bool set[] = { g->is_static, !g->is_definition, g->is_const, g->is_tls, g->type->is_atomic,
                         g->type->is_volatile };

    ft_strbuf_adds(out, "global $");
    add_global_name(out, g);
    ft_strbuf_addf(out, ": %s", type_name(g->type));
    add_flags(out, names, set, sizeof set / sizeof *set);
    if (g->in_project)
        ft_strbuf_addf(out, "  %s:%u", path_of(unit, &g->loc), g->loc.line);
    ft_strbuf_addch(out, '\n');
    add_init(out, g->init, 1);
}

static void dump_record(ft_strbuf *out, const ft_unit *unit, const ft_record *r)
{
    ft_strbuf_addf(out, "record %s", r->name);
    if (r->tag && r->tag[0] && strcmp(r->tag, r->name) != 0)
        ft_strbuf_addf(out, " (%s)", r->tag);
    ft_strbuf_addf(out, "%s  %s:%u\n", r->is_union ? "  [union]" : "", path_of(unit, &r->loc), r->loc.line);
    for (uint32_t i = 0; i < r->n_fields; i++)
        ft_strbuf_addf(out, "  %s: %s%s\n", r->fields[i].name, type_name(r->fields[i].type),
                       r->fields[i].is_bitfield ? "  [bits]" : "");
}

/* ---- the unit ---- */

static void dump_rest(ft_strbuf *out, const ft_unit *unit)
{
    for (uint32_t i = 0; i < unit->n_expansions; i++)
        ft_strbuf_addf(out, "expansion %s  %s:%u  %s\n", unit->expansions[i].name,
                       path_of(unit, &unit->expansions[i].loc), unit->expansions[i].loc.line, unit->expansions[i].text);
    for (uint32_t i = 0; i < unit->n_comments; i++) {
        ft_strbuf_addf(out, "comment  %s:%u:%u  ", path_of(unit, &unit->comments[i].loc), unit->comments[i].loc.line,
                       unit->comments[i].loc.col);
        add_quoted(out, unit->comments[i].text);
        ft_strbuf_addch(out, '\n');
    }
    for (uint32_t i = 0; i < unit->n_diags; i++)
        ft_strbuf_addf(out, "%s  %s:%u:%u  %s\n", unit->diags[i].is_error ? "error" : "warning",
                       path_of(unit, &unit->diags[i].loc), unit->diags[i].loc.line, unit->diags[i].loc.col,
                       unit->diags[i].text);
    for (uint32_t i = 0; i < unit->n_gaps; i++) {
        const ft_gap *gap = &unit->gaps[i];
        ft_strbuf_addf(out, "%s  %s:%u:%u  %s %s\n", gap->is_off ? "off" : "lost", path_of(unit, &gap->loc),
                       gap->loc.line, gap->loc.col, gap->kind == FT_GAP_CALL ? "call" : "function", gap->name);
    }
    ft_strbuf_addf(out, "coverage  bodies %u, with errors %u, lost %u, C-API calls %u of %u (%u skipped)\n",
                   unit->bodies_seen, unit->bodies_with_error, unit->bodies_lost,
                   unit->capi_calls_text - unit->capi_calls_lost - unit->capi_calls_skipped, unit->capi_calls_text,
                   unit->capi_calls_skipped);
}

void ft_ir_dump_unit(ft_strbuf *out, const ft_unit *unit)
{
    for (uint32_t i = 0; i < unit->n_records; i++) {
        if (unit->records[i]->in_project)
            dump_record(out, unit, unit->records[i]);
    }
    for (uint32_t i = 0; i < unit->n_globals; i++)
        dump_global(out, unit, unit->globals[i]);
    ft_strbuf_addch(out, '\n');
    for (uint32_t i = 0; i < unit->n_functions; i++)
        ft_ir_dump_function(out, unit, unit->functions[i]);
    dump_rest(out, unit);
}
