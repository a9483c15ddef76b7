/* What all kinds of sites share. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/program.h"

bool ft_is_broken(const ft_program *program, const ft_fn *fn)
{
    return (program->units[fn->unit].facts->function.v[fn->row].flags & FT_FUNCTION_ERROR) != 0;
}

ft_site *ft_site_new(ft_program *program, ft_site_list *list, ft_site_kind kind, uint32_t unit, const ft_place *at,
                     const ft_fn *fn, const char *symbol)
{
    ft_site site = {.kind = kind, .at = ft_spot_of(program, unit, at), .function = fn ? fn->name : "", .symbol = symbol};

    site.low_confidence = fn && ft_is_broken(program, fn);
    site.in_template = ft_is_in_template(program, unit, at);
    ft_vec_push(list, site);
    return &list->v[list->n - 1];
}

enum { MAX_RELATED = 6 };

/* The same place seen through another unit or expansion. */
static bool has_related(const ft_site *site, ft_spot at)
{
    for (size_t i = 0; i < site->n_related; i++) {
        const ft_spot *other = &site->related[i].at;

        if (other->line == at.line && other->col == at.col && strcmp(other->path, at.path) == 0)
            return true;
    }
    return false;
}

void ft_site_add_related(ft_program *program, ft_site *site, uint32_t unit, const ft_place *at, const char *text)
{
    if (!site->related)
        site->related = FT_NEW_ARRAY(program->arena, ft_related, MAX_RELATED);
    if (site->n_related == MAX_RELATED || has_related(site, ft_spot_of(program, unit, at)))
        return;
    site->related[site->n_related++] = (ft_related){ft_spot_of(program, unit, at), text, 0};
}

const char *ft_context_words(ft_program *program, const ft_fn *fn)
{
    static const char *const words[] = {
#define X(name, word) word,
        FT_ROLES(X)
#undef X
    };
    ft_strbuf b;
    const char *result;

    ft_strbuf_init(&b);
    for (int i = 0; fn && i < FT_ROLE_COUNT; i++)
        if (fn->contexts >> i & 1)
            ft_strbuf_addf(&b, "%s%s", b.len ? " " : "", words[i]);
    if (fn && fn->roles == 0)
        ft_strbuf_addf(&b, "%shelper", b.len ? " " : "");
    result = ft_intern(program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}

/* The nearest caller by which Python code gets here. */
static const ft_fn *entry_of(const ft_fn *fn, int depth)
{
    if (fn->roles & ~(uint32_t)FT_ROLE_INIT)
        return fn;
    for (size_t i = 0; depth > 0 && i < fn->callers.n; i++) {
        const ft_fn *entry;

        if (fn->callers.v[i].fn == fn || fn->callers.v[i].fn->init_only)
            continue;
        entry = entry_of(fn->callers.v[i].fn, depth - 1);
        if (entry)
            return entry;
    }
    return NULL;
}

const char *ft_entry_text(ft_program *program, const ft_fn *fn)
{
    const ft_fn *entry = NULL;
    const char *what = "function";

    for (int depth = 0; !entry && depth < 6; depth++)
        entry = entry_of(fn, depth);
    if (!entry)
        return "";
    if (entry->roles & FT_ROLE_METHOD)
        what = "Python method";
    else if (entry->roles & (FT_ROLE_GETTER | FT_ROLE_SETTER))
        what = "attribute";
    else if (entry->roles & (FT_ROLES_SLOT | FT_ROLE_NEW | FT_ROLES_LAST))
        what = "type slot";
    else if (entry->roles & FT_ROLE_THREAD)
        what = "thread function";
    else if (entry->roles & (FT_ROLE_CALLBACK | FT_ROLE_FOREIGN))
        what = "callback";
    else if (entry->roles & FT_ROLE_CAPI)
        what = "C API function";
    if (entry == fn)
        return ft_arena_printf(program->arena, "the %s %s", what,
                               entry->python_name && *entry->python_name ? entry->python_name : entry->name);
    if (entry->python_name && *entry->python_name)
        return ft_arena_printf(program->arena, "the %s %s (%s())", what, entry->python_name, entry->name);
    return ft_arena_printf(program->arena, "the %s %s()", what, entry->name);
}

void ft_site_in_threads(ft_site *site, unsigned threads)
{
    if (site->n_related > 0)
        site->related[site->n_related - 1].threads = threads;
}
