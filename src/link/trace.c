/* The way to an answer of provenance.c, written down while it is looked for: `ftlint explain --at`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/program.h"
#include "link/trace.h"

/* What a reader can take in. */
enum { MAX_LINES = 60, MAX_INDENT = 16 };

struct ft_trace {
    ft_strbuf out;
    uint32_t lines, indent;
};

ft_trace *ft_trace_new(void)
{
    ft_trace *trace = ft_xcalloc(1, sizeof *trace);

    ft_strbuf_init(&trace->out);
    return trace;
}

void ft_trace_free(ft_trace *trace)
{
    if (!trace)
        return;
    ft_strbuf_release(&trace->out);
    free(trace);
}

const char *ft_trace_text(const ft_trace *trace)
{
    return trace->out.s;
}

bool ft_trace_is_full(const ft_trace *trace)
{
    return trace->lines >= MAX_LINES || trace->indent >= MAX_INDENT;
}

static void add_path(const ft_program *program, uint32_t unit, ft_row value, int depth, ft_strbuf *out)
{
    const ft_value_row *v = ft_value_at(program, unit, value);
    const char *name = ft_text(program, unit, v->name);

    switch (depth < 10 ? (ft_value_kind)v->kind : FT_VALUE_UNKNOWN) {
    case FT_VALUE_PARAM:
    case FT_VALUE_LOCAL:
    case FT_VALUE_GLOBAL:
    case FT_VALUE_FUNC:
        ft_strbuf_adds(out, name);
        return;
    case FT_VALUE_FIELD:
        add_path(program, unit, v->base, depth + 1, out);
        ft_strbuf_addf(out, "->%s", name);
        return;
    case FT_VALUE_INDEX:
        add_path(program, unit, v->base, depth + 1, out);
        ft_strbuf_adds(out, "[]");
        return;
    case FT_VALUE_LOAD:
        add_path(program, unit, v->base, depth + 1, out);
        return;
    case FT_VALUE_RESULT:
        ft_strbuf_addf(out, "%s()", *name ? name : "(*)");
        return;
    case FT_VALUE_OUT:
        ft_strbuf_addf(out, "the output of %s()", *name ? name : "(*)");
        return;
    case FT_VALUE_PHI:
        ft_strbuf_adds(out, "one of several");
        return;
    case FT_VALUE_INT:
    case FT_VALUE_NULL:
    case FT_VALUE_STRING:
        ft_strbuf_adds(out, "a constant");
        return;
    case FT_VALUE_UNKNOWN:
    case FT_VALUE_COUNT:
        break;
    }
    ft_strbuf_adds(out, "something that is not tracked");
}

void ft_trace_value_text(const ft_program *program, uint32_t unit, ft_row value, ft_strbuf *out)
{
    add_path(program, unit, value, 0, out);
}

static void add_place(const ft_program *program, uint32_t unit, const ft_value_row *v, ft_strbuf *out)
{
    const ft_facts *f = program->units[unit].facts;

    if ((v->kind == FT_VALUE_RESULT || v->kind == FT_VALUE_OUT) && (size_t)v->num < f->call.n) {
        ft_spot spot = ft_spot_of(program, unit, &f->call.v[v->num].at);

        ft_strbuf_addf(out, " at %s:%u", spot.path, spot.line);
    } else if (v->kind == FT_VALUE_PARAM && v->function < f->function.n) {
        ft_strbuf_addf(out, ", parameter %lld of %s()", (long long)v->num + 1, ft_facts_text(f, f->function.v[v->function].name));
    }
}

static void start_line(ft_trace *trace)
{
    trace->lines++;
    ft_strbuf_addf(&trace->out, "%*s", 4 + 2 * (int)trace->indent, "");
}

bool ft_trace_wants(const ft_program *program, uint32_t unit, ft_row value)
{
    switch (ft_value_at(program, unit, value)->kind) {
    case FT_VALUE_INT:
    case FT_VALUE_NULL:
    case FT_VALUE_STRING:
        return false;
    default:
        return program->trace && !ft_trace_is_full(program->trace);
    }
}

void ft_trace_open(ft_program *program, uint32_t unit, ft_row value, ft_strbuf *before)
{
    ft_trace *trace = program->trace;

    *before = trace->out;
    ft_strbuf_init(&trace->out);
    start_line(trace);
    add_path(program, unit, value, 0, &trace->out);
    add_place(program, unit, ft_value_at(program, unit, value), &trace->out);
    ft_strbuf_addch(&trace->out, '\n');
    trace->indent++;
}

static void add_from(uint32_t from, ft_strbuf *out)
{
    static const char *const words[] = {"fresh",    "made here and published", "container of this call", "from Python",
                                        "returned by Python code", "immutable", "of this thread", "of a dying object",
                                        "unknown", "a constant", "on the stack", "in a smart pointer", "made here", "handed on"};
    const char *comma = "";

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(from >> i & 1))
            continue;
        ft_strbuf_addf(out, "%s%s", comma, words[i]);
        comma = ", ";
    }
}

void ft_prov_describe(const ft_program *program, const ft_prov *p, ft_strbuf *out)
{
    add_from(p->from, out);
    for (uint32_t i = 0; i < p->n_classes; i++)
        ft_strbuf_addf(out, "%s%s", i || p->from ? ", " : "", ft_class_at(program, p->classes[i])->text);
    if (!p->from && p->n_classes == 0)
        ft_strbuf_adds(out, "nothing");
}

void ft_trace_close(ft_program *program, ft_strbuf *before, const ft_prov *result)
{
    ft_trace *trace = program->trace;
    ft_strbuf inner = trace->out;
    size_t first = strcspn(inner.s, "\n");

    trace->out = *before;
    trace->indent--;
    ft_strbuf_add(&trace->out, inner.s, first);
    ft_strbuf_adds(&trace->out, " => ");
    ft_prov_describe(program, result, &trace->out);
    ft_strbuf_adds(&trace->out, inner.s + first);
    ft_strbuf_release(&inner);
}

void ft_trace_caller(ft_program *program, const ft_caller *caller)
{
    ft_trace *trace = program->trace;
    ft_spot spot;

    if (!trace || ft_trace_is_full(trace))
        return;
    spot = ft_spot_of(program, caller->fn->unit, &program->units[caller->fn->unit].facts->call.v[caller->call].at);
    start_line(trace);
    ft_strbuf_addf(&trace->out, "passed by %s() at %s:%u:\n", caller->fn->name, spot.path, spot.line);
}
