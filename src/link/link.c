#include "link/link.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/guards.h"
#include "link/reach.h"

struct ft_link {
    ft_program *program;
    ft_site_list sites;
    ft_coverage coverage;
};

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_sites(const ft_site *a, const ft_site *b)
{
    int c = strcmp(a->at.path, b->at.path);

    if (!c)
        c = compare_numbers(a->at.line, b->at.line);
    if (!c)
        c = compare_numbers(a->at.col, b->at.col);
    if (!c)
        c = compare_numbers(a->kind, b->kind);
    if (!c)
        c = strcmp(a->symbol, b->symbol);
    return c ? c : strcmp(a->function, b->function);
}

static int compare_attrs(const ft_site *a, const ft_site *b)
{
    for (int i = 0; i < FT_ATTR_COUNT; i++) {
        int c = strcmp(a->attrs[i] ? a->attrs[i] : "", b->attrs[i] ? b->attrs[i] : "");

        if (c)
            return c;
    }
    return (a->low_confidence > b->low_confidence) - (a->low_confidence < b->low_confidence);
}

/* The same place can be seen in several units, and judged differently in each: rules decide what is kept. */
static int compare_for_sort(const void *pa, const void *pb)
{
    int c = compare_sites(pa, pb);

    return c ? c : compare_attrs(pa, pb);
}

static void drop_repetitions(ft_site_list *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->n; i++)
        if (kept == 0 || compare_for_sort(&list->v[kept - 1], &list->v[i]) != 0)
            list->v[kept++] = list->v[i];
    list->n = kept;
}

ft_link *ft_link_program(ft_facts *const *facts, size_t n, const ft_models *models)
{
    ft_link *link = ft_xcalloc(1, sizeof *link);
    const ft_reach *reach;

    link->program = ft_program_new(facts, n, models);
    ft_members_collect(link->program);
    ft_graph_build(link->program);
    ft_locks_build(link->program);
    ft_summaries_build(link->program);
    ft_provenance_prepare(link->program);
    ft_classes_build(link->program);
    ft_sites_modules(link->program, &link->sites);
    ft_sites_calls(link->program, &link->sites);
    ft_sites_globals(link->program, &link->sites);
    ft_sites_guards(link->program, &link->sites);
    ft_sites_fields(link->program, &link->sites);
    ft_sites_lost(link->program, &link->sites);
    reach = ft_reach_build(link->program);
    ft_sites_objects(link->program, reach, &link->sites);
    ft_sites_handles(link->program, reach, &link->sites);
    if (link->sites.n)
        qsort(link->sites.v, link->sites.n, sizeof link->sites.v[0], compare_for_sort);
    drop_repetitions(&link->sites);
    link->coverage = ft_coverage_count(link->program);
    return link;
}

void ft_link_free(ft_link *link)
{
    if (!link)
        return;
    ft_vec_release(&link->sites);
    ft_program_free(link->program);
    free(link);
}

const ft_site *ft_link_sites(const ft_link *link, size_t *n)
{
    *n = link->sites.n;
    return link->sites.v;
}

const ft_coverage *ft_link_coverage(const ft_link *link)
{
    return &link->coverage;
}

static void dump_function(const ft_link *link, const ft_fn *fn, ft_strbuf *out)
{
    ft_held_set held = ft_locks_at(link->program, fn, 0, 0);

    ft_strbuf_addf(out, "function %s (%s): %s%s\n", fn->name, fn->path, ft_context_words(link->program, fn),
                   fn->init_only ? ", init only" : "");
    for (uint32_t i = 0; i < held.n; i++)
        ft_strbuf_addf(out, "  all callers hold %s%s (%s)\n", held.v[i].place, held.v[i].shared ? " (read side)" : "",
                       held.v[i].name);
    for (size_t i = 0; i < fn->pointer_calls.n; i++)
        ft_strbuf_addf(out, "  calls %s through a pointer\n", fn->pointer_calls.v[i].callee->name);
    for (uint32_t i = 0; i < fn->n_params; i++) {
        const ft_param_info *p = &fn->params[i];

        if (p->escapes || p->writes)
            ft_strbuf_addf(out, "  parameter %u:%s%s%s%s\n", i, p->escapes ? " escapes" : "", p->writes ? " written" : "",
                           p->writes_lazily ? " lazily" : "", p->writes && p->writes_locked ? " locked" : "");
    }
}

static void dump_site(const ft_site *site, ft_strbuf *out)
{
    ft_strbuf_addf(out, "site %s %s %s:%u:%u in %s\n", ft_site_kind_name(site->kind), site->symbol, site->at.path,
                   site->at.line, site->at.col, site->function);
    for (int a = 0; a < FT_ATTR_COUNT; a++)
        if (site->attrs[a] && *site->attrs[a])
            ft_strbuf_addf(out, "  %s: %s\n", ft_attr_describe((ft_attr)a)->name, site->attrs[a]);
}

void ft_link_dump(const ft_link *link, ft_strbuf *out)
{
    const ft_program *program = link->program;

    for (size_t i = 0; i < program->fns.n; i++)
        dump_function(link, program->fns.v[i], out);
    for (size_t i = 0; i < program->classes.n; i++) {
        const ft_class *c = program->classes.v[i];

        ft_strbuf_addf(out, "container %s:%s%s%s%s\n", c->key, c->mutated ? " mutated" : "",
                       c->exposed ? " exposed" : "", c->from_python ? " from-python" : "", c->written ? " assigned" : "");
    }
    for (size_t i = 0; i < link->sites.n; i++)
        dump_site(&link->sites.v[i], out);
}

void ft_link_explain(ft_link *link, const ft_site *site, ft_strbuf *out)
{
    if (site->kind == FT_SITE_CALL)
        ft_call_explain(link->program, site, out);
}
