/* The judgement on a call, told step by step. */
#include <stdlib.h>
#include <string.h>

#include "link/locks.h"
#include "link/trace.h"

static const char *yes(bool b)
{
    return b ? "yes" : "no";
}

static void add_class(const ft_program *program, const ft_class *c, ft_strbuf *out)
{
    ft_spot spot;

    ft_strbuf_addf(out, "  %s: changed in place after it is published: %s", c->text, yes(c->mutated));
    if (c->mutated) {
        spot = ft_spot_of(program, c->mutator_unit, &c->mutated_at);
        ft_strbuf_addf(out, " (%s() in %s() at %s:%u)", c->mutator_api, c->mutator->name, spot.path, spot.line);
    }
    ft_strbuf_addf(out, "; handed to Python code: %s", yes(c->exposed));
    if (c->exposed && c->exposer)
        ft_strbuf_addf(out, " (%s())", c->exposer->name);
    ft_strbuf_addf(out, "; holds an object of Python code: %s; of unknown origin: %s", yes(c->from_python),
                   yes(c->from_nowhere));
    if (c->from_nowhere && c->stranger)
        ft_strbuf_addf(out, " (%s())", c->stranger->name);
    ft_strbuf_addch(out, '\n');
}

static void add_provenance(ft_program *program, const ft_fn *fn, ft_row arg, ft_strbuf *out)
{
    ft_prov p;

    program->trace = ft_trace_new();
    p = ft_provenance_arg(program, fn->unit, arg);
    ft_strbuf_addf(out, "  where it comes from:\n%s  at the call: ", ft_trace_text(program->trace));
    ft_trace_free(program->trace);
    program->trace = NULL;
    ft_prov_describe(program, &p, out);
    ft_strbuf_addch(out, '\n');
    for (uint32_t i = 0; i < p.n_classes; i++)
        add_class(program, ft_class_at(program, p.classes[i]), out);
}

void ft_call_explain(ft_program *program, const ft_site *site, ft_strbuf *out)
{
    const ft_facts *f = program->units[site->unit].facts;
    const ft_call_row *call = &f->call.v[site->row];
    const ft_fn *fn = program->units[site->unit].fn_of_row[call->function];
    const ft_model *model = ft_call_model(program, site->unit, site->row);
    const ft_arg_row *arg = model && model->from >= 0 ? ft_call_arg(program, site->unit, site->row, (uint32_t)model->from) : NULL;
    ft_held_set held = ft_locks_at(program, fn, call->lockset, call->flags);

    if (arg)
        add_provenance(program, fn, (ft_row)(arg - f->arg.v), out);
    ft_strbuf_addf(out, "  locks held: %s\n", held.n ? ft_locks_names(program, held) : "none");
}
