/* Direct accesses to the header fields of objects. */
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

static bool is_header_field(const char *name)
{
    return !strcmp(name, "ob_refcnt") || !strcmp(name, "ob_type") || !strcmp(name, "ob_size");
}

static bool is_header_record(const char *name)
{
    return !strcmp(name, "PyObject") || !strcmp(name, "PyVarObject") || !strcmp(name, "_object");
}

/* Made here, or made by all callers, and not handed out before the access. */
static bool is_private(ft_program *program, const ft_fn *fn, ft_row access, ft_row root)
{
    if (fn->init_only)
        return true;
    if (!ft_access_is_private(program, fn->unit, access))
        return false;
    if (ft_value_at(program, fn->unit, root)->kind == FT_VALUE_PARAM)
        return ft_provenance(program, fn->unit, root, true).from == FT_FROM_FRESH;
    return true;
}

static void add_site(ft_program *program, ft_site_list *list, ft_fn *fn, ft_row access)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_access_row *a = &f->access.v[access];
    const ft_value_row *v = ft_value_at(program, fn->unit, a->object);
    const char *name, *record;
    ft_row root;
    ft_site *site;

    if (v->kind != FT_VALUE_FIELD)
        return;
    name = ft_facts_text(f, v->name);
    record = ft_facts_text(f, v->record);
    if (!is_header_field(name) || !is_header_record(record))
        return;
    root = ft_value_bottom(program, fn->unit, a->object, false);
    site = ft_site_new(program, list, FT_SITE_FIELD, fn->unit, &a->at, fn, name);
    site->attrs[FT_A_FIELD_NAME] = name;
    site->attrs[FT_A_FIELD_RECORD] = record;
    site->attrs[FT_A_FIELD_ACCESS] = a->kind == FT_ACC_READ ? "read" : "write";
    site->attrs[FT_A_FIELD_CONTEXT] = ft_context_words(program, fn);
    if (ft_value_global(program, fn->unit, root))
        site->attrs[FT_A_FIELD_OBJECT] = "static";
    else if (is_private(program, fn, access, root))
        site->attrs[FT_A_FIELD_OBJECT] = "private";
    else
        site->attrs[FT_A_FIELD_OBJECT] = "shared";
}

void ft_sites_fields(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->fns.n; i++)
        for (size_t a = 0; a < program->fns.v[i]->accesses.n; a++)
            add_site(program, list, program->fns.v[i], program->fns.v[i]->accesses.v[a]);
}
