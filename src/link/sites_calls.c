/* Calls that hand out what belongs to a container: who else may change it now? */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/judge.h"
#include "link/locks.h"

static const char *uses_words(ft_program *program, uint32_t uses)
{
    static const char *const words[] = {
#define X(name, text) text,
        FT_USES(X)
#undef X
    };
    ft_strbuf b;
    const char *result;

    ft_strbuf_init(&b);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (uses >> i & 1)
            ft_strbuf_addf(&b, "%s%s", b.len ? " " : "", words[i]);
    result = ft_intern(program->strings, b.s);
    ft_strbuf_release(&b);
    return result;
}

static const char *use_text(ft_program *program, const ft_fn *fn, const ft_call_row *call)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_use_row *use = call->use != FT_NO_ROW ? &f->use.v[call->use] : NULL;
    const char *callee = use ? ft_facts_text(f, use->callee) : "";
    const char *later = call->uses & FT_USE_CROSSES ? " after a call that can run other code" : "";

    if (!use)
        return "";
    switch (use->kind) {
    case FT_USE_BIT_DEREF:
        return ft_arena_printf(program->arena, "is read on line %u%s", use->at.line, later);
    case FT_USE_BIT_PASSED:
        if (*callee)
            return ft_arena_printf(program->arena, "is passed to %s() on line %u%s", callee, use->at.line, later);
        return ft_arena_printf(program->arena, "is passed on in line %u%s", use->at.line, later);
    case FT_USE_BIT_INCREF:
        return ft_arena_printf(program->arena, "gets its own reference only on line %u, too late", use->at.line);
    case FT_USE_BIT_RETURNED:
        return ft_arena_printf(program->arena, "is returned on line %u%s", use->at.line, later);
    case FT_USE_BIT_WRITTEN:
        return ft_arena_printf(program->arena, "is written to on line %u%s", use->at.line, later);
    case FT_USE_BIT_STORED:
        return ft_arena_printf(program->arena, "is stored on line %u%s", use->at.line, later);
    default:
        return "";
    }
}

/* Where the result is kept: in a field of an object, or in a global. */
static const char *stored_in(ft_program *program, const ft_fn *fn, const ft_call_row *call)
{
    const ft_facts *f = program->units[fn->unit].facts;
    ft_row into = call->kept != FT_NO_ROW ? f->use.v[call->kept].into : FT_NO_ROW;
    const ft_value_row *v;

    if (into == FT_NO_ROW)
        return "no";
    v = ft_value_at(program, fn->unit, into);
    if (ft_value_global(program, fn->unit, ft_value_bottom(program, fn->unit, into, false)))
        return "global";
    if (v->kind == FT_VALUE_FIELD && ft_record_is_object(program, ft_text(program, fn->unit, v->record)))
        return "object";
    return "other";
}

static const char *argument_text(ft_program *program, const ft_fn *fn, ft_row call)
{
    const ft_arg_row *arg = ft_call_arg(program, fn->unit, call, 0);

    return arg && arg->text ? ft_text(program, fn->unit, arg->text) : NULL;
}

/* Who supports no Python without the replacement needs no other way to it. */
static const char *compat_text(ft_program *program, const ft_model *model)
{
    unsigned oldest = ft_models_oldest_python(program->models);
    unsigned since = model->since && !strncmp(model->since, "3.", 2) ? (unsigned)strtoul(model->since + 2, NULL, 10) : 0;

    if (!model->in_compat || (oldest && since && oldest >= since))
        return "";
    if (!oldest)
        return "pythoncapi-compat has it for older versions";
    return ft_arena_printf(program->arena, "pythoncapi-compat has it for older versions, which the project supports from 3.%u on", oldest);
}

/* The first few places where a borrowed reference goes that the function returns. */
static void add_receivers(ft_program *program, ft_site *site, const ft_fn *fn)
{
    enum { MAX_RECEIVERS = 4 };
    size_t n = 0;

    for (size_t i = 0; i < fn->callers.n && n < MAX_RECEIVERS; i++) {
        const ft_caller *c = &fn->callers.v[i];

        if (c->fn->in_test && !fn->in_test)
            continue;
        ft_site_add_related(program, site, c->fn->unit, &program->units[c->fn->unit].facts->call.v[c->call].at,
                            ft_arena_printf(program->arena, "%s() gets the borrowed reference here", c->fn->name));
        n++;
    }
}

/* A function that starts a thread, or one that is only called where the thread state has been let go: shows such a call. */
static const char *why_detached(ft_program *program, ft_site *site, const ft_fn *fn, const ft_call_row *row)
{
    const ft_caller *c = fn->callers.n > 0 ? &fn->callers.v[0] : NULL;

    if (row->flags & FT_AT_DETACHED)
        return ft_arena_printf(program->arena, "%s() has detached it", fn->name);
    if (fn->roles & FT_ROLE_THREAD || !c)
        return ft_arena_printf(program->arena, "%s() is the start of a thread and attaches none", fn->name);
    ft_site_add_related(program, site, c->fn->unit, &program->units[c->fn->unit].facts->call.v[c->call].at,
                        ft_arena_printf(program->arena, "%s() calls %s() here, without an attached thread state", c->fn->name, fn->name));
    return ft_arena_printf(program->arena, "%s() calls %s() without one", c->fn->name, fn->name);
}

static void add_site(ft_program *program, ft_site_list *list, ft_fn *fn, ft_row call, const ft_model *model)
{
    const ft_unit_info *u = &program->units[fn->unit];
    const ft_call_row *row = &u->facts->call.v[call];
    const ft_arg_row *arg = model->from >= 0 ? ft_call_arg(program, fn->unit, call, (uint32_t)model->from) : NULL;
    ft_verdict v = ft_judge_call(program, fn, call, model);
    ft_site *site = ft_site_new(program, list, FT_SITE_CALL, fn->unit, &row->at, fn, model->name);

    site->unit = fn->unit;
    site->row = call;
    site->attrs[FT_A_CALLEE] = model->name;
    site->attrs[FT_A_CALLEE_TAG] = model->tag;
    site->attrs[FT_A_CALLEE_CONTAINER] = model->container;
    site->attrs[FT_A_REPLACEMENT] = model->replacement;
    site->attrs[FT_A_SINCE] = model->since;
    site->attrs[FT_A_COMPAT] = compat_text(program, model);
    site->attrs[FT_A_CONTAINER] = arg && arg->text ? ft_facts_text(u->facts, arg->text) : "the container";
    site->attrs[FT_A_SHARING] = v.sharing;
    site->attrs[FT_A_WHY] = v.why;
    site->attrs[FT_A_CHANGE] = v.change;
    site->attrs[FT_A_ORIGIN] = v.origin;
    site->attrs[FT_A_PUBLISHED] = v.published;
    site->attrs[FT_A_LOCK_GAP] = v.lock_gap;
    site->attrs[FT_A_STORED_IN] = stored_in(program, fn, row);
    site->attrs[FT_A_ARGUMENT] = argument_text(program, fn, call);
    site->attrs[FT_A_USE] = uses_words(program, row->uses);
    site->attrs[FT_A_USE_TEXT] = use_text(program, fn, row);
    site->attrs[FT_A_CALL_MACRO] = *ft_facts_text(u->facts, row->macro) ? ft_facts_text(u->facts, row->macro) : NULL;
    site->attrs[FT_A_CALL_CONTEXT] = ft_context_words(program, fn);
    site->attrs[FT_A_CALL_THREAD] = ft_is_detached_at(fn, row->flags) ? "detached" : "attached";
    site->attrs[FT_A_CALL_THREAD_WHY] = ft_is_detached_at(fn, row->flags) ? why_detached(program, site, fn, row) : NULL;
    site->attrs[FT_A_CALLEE_THREAD] = model->needs_attached ? "attached" : "any";
    site->attrs[FT_A_CALL_LOCKS] = ft_locks_names(program, ft_locks_at(program, fn, row->lockset, row->flags));
    if (row->use != FT_NO_ROW && *site->attrs[FT_A_USE_TEXT]) {
        ft_site_add_related(program, site, fn->unit, &u->facts->use.v[row->use].at, "the borrowed reference is used here");
        ft_site_in_threads(site, FT_THIS_THREAD);
    }
    if (row->uses & FT_USE_RETURNED && !(row->uses & FT_USE_INCREF))
        add_receivers(program, site, fn);
    if (v.class) {
        ft_site_add_related(program, site, v.class->mutator_unit, &v.class->mutated_at,
                            ft_arena_printf(program->arena, "%s() changes the container here", v.class->mutator_api));
        ft_site_in_threads(site, FT_OTHER_THREAD);
    }
}

/* Calls that rules can ask about: what hands out something that a container owns, what has a tag, what needs a thread state that is not there. */
static bool is_interesting(const ft_program *program, const ft_fn *fn, ft_row call, const ft_model *model)
{
    if (model->needs_attached && ft_is_detached_at(fn, program->units[fn->unit].facts->call.v[call].flags))
        return true;
    return model->returns == FT_RETURNS_BORROWED || model->out_borrowed || model->tag ||
           (model->returns == FT_RETURNS_INTERIOR && model->container);
}

void ft_sites_calls(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        for (ft_row c = fn->first_call; c < fn->end_call; c++) {
            const ft_model *model = ft_call_model(program, fn->unit, c);

            if (model && is_interesting(program, fn, c, model))
                add_site(program, list, fn, c, model);
        }
    }
}
