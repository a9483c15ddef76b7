/* Calls that hand out what belongs to a container: who else may change it now? */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/locks.h"

typedef struct ft_verdict {
    const char *sharing, *why, *change;
    const ft_class *class; /* whose mutation is meant */
} ft_verdict;

static bool is_guarded(ft_program *program, const ft_fn *fn, const ft_call_row *call, ft_row container)
{
    ft_held_set held = ft_locks_at(program, fn, call->lockset, call->flags);

    return held.n > 0 && ft_locks_cover(held, ft_place_text(program, fn->unit, container));
}

static const char *describe_change(ft_program *program, const ft_class *c)
{
    ft_spot spot = ft_spot_of(program, c->mutator_unit, &c->mutated_at);

    return ft_arena_printf(program->arena, "%s() in %s() changes it at %s:%u", c->mutator_api, c->mutator->name,
                           spot.path, spot.line);
}

static bool verdict_of_classes(ft_program *program, const ft_prov *p, ft_verdict *v)
{
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->mutated || p->from & FT_FROM_STACK)
            continue;
        v->sharing = "shared";
        v->why = ft_arena_printf(program->arena, "is %s, which every thread reaches", c->text);
        v->change = describe_change(program, c);
        v->class = c;
        return true;
    }
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->from_python && !c->exposed)
            continue;
        v->sharing = "shared";
        if (c->from_python)
            v->why = ft_arena_printf(program->arena, "is %s, an object that Python code also holds", c->text);
        else if (c->exposer)
            v->why = ft_arena_printf(program->arena, "is %s, which %s() hands to Python code", c->text, c->exposer->name);
        else
            v->why = ft_arena_printf(program->arena, "is %s, which Python code sees as an attribute", c->text);
        return true;
    }
    for (uint32_t i = 0; i < p->n_classes; i++) {
        const ft_class *c = ft_class_at(program, p->classes[i]);

        if (!c->from_nowhere)
            continue;
        v->why = ft_arena_printf(program->arena, "is %s, where %s() puts an object of unknown origin", c->text,
                                c->stranger->name);
        return true;
    }
    return false;
}

static const char *from_python_text(ft_program *program, const ft_prov *p)
{
    if (p->api && !strncmp(p->api, "PyArg_", 6))
        return "is an argument of the call, an object that the caller's other threads can change";
    if (p->api)
        return ft_arena_printf(program->arena, "came out of %s(), so that other code holds it too", p->api);
    if (p->param && *p->param)
        return ft_arena_printf(program->arena, "came in from Python as '%s'", p->param);
    return "came in from Python";
}

static ft_verdict judge(ft_program *program, const ft_fn *fn, ft_row call, ft_row arg, const ft_model *model)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_call_row *row = &f->call.v[call];
    ft_verdict v = {.sharing = "unknown", .why = "cannot be followed to its origin", .change = ""};
    const char *proven = arg != FT_NO_ROW ? ft_facts_text(f, f->arg.v[arg].proven) : "";
    ft_prov p;

    if (fn->init_only)
        return (ft_verdict){"init", "is used while the module is set up", "", NULL};
    if (model->from == FT_FROM_THREAD)
        return (ft_verdict){"private", "belongs to the running thread", "", NULL};
    if (model->container_immutable || !strcmp(proven, "tuple"))
        return (ft_verdict){"frozen", "is immutable", "", NULL};
    if (is_guarded(program, fn, row, arg != FT_NO_ROW ? f->arg.v[arg].value : FT_NO_ROW))
        return (ft_verdict){"guarded", "is used under a lock", "", NULL};
    if (model->from == FT_FROM_INTERP)
        return (ft_verdict){"shared", "belongs to the interpreter, where any thread can replace it", "", NULL};
    if (model->container && !strcmp(model->container, "weakref"))
        return (ft_verdict){"shared", "does not keep its object alive", "", NULL};
    if (arg == FT_NO_ROW)
        return v;
    p = ft_provenance_arg(program, fn->unit, arg);
    p.from &= ~(uint32_t)FT_FROM_CONSTANT;
    if (p.from & FT_FROM_TUPLE && !(p.from & ~(uint32_t)(FT_FROM_TUPLE | FT_FROM_CALL_ARGS | FT_FROM_FRESH)) && !p.n_classes)
        return (ft_verdict){"frozen", "is a tuple", "", NULL};
    if (verdict_of_classes(program, &p, &v))
        return v;
    if (p.from & FT_FROM_PYTHON) {
        v.sharing = "shared";
        v.why = from_python_text(program, &p);
    } else if (p.from & FT_FROM_RESULT) {
        v.why = "was returned by Python code, which may keep it";
    } else if (p.from & FT_FROM_PUBLISHED) {
        v.why = "was made here but has been handed on since";
    } else if (p.from & FT_FROM_NOWHERE) {
        v.why = "comes from where ftlint cannot follow it";
    } else if (p.from & FT_FROM_STACK) {
        v.sharing = "private";
        v.why = "lives in a variable of this call";
    } else if (p.n_classes > 0) {
        v.sharing = "settled";
        v.why = "never changes once it is published";
    } else if (p.from) {
        v.sharing = "private";
        v.why = "is known to this call only";
    }
    return v;
}

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
    case FT_USE_BIT_STORED:
        return ft_arena_printf(program->arena, "is stored on line %u%s", use->at.line, later);
    default:
        return "";
    }
}

static void add_site(ft_program *program, ft_site_list *list, ft_fn *fn, ft_row call, const ft_model *model)
{
    const ft_unit_info *u = &program->units[fn->unit];
    const ft_call_row *row = &u->facts->call.v[call];
    const ft_arg_row *arg = model->from >= 0 ? ft_call_arg(program, fn->unit, call, (uint32_t)model->from) : NULL;
    ft_verdict v = judge(program, fn, call, arg ? (ft_row)(arg - u->facts->arg.v) : FT_NO_ROW, model);
    ft_site *site = ft_site_new(program, list, FT_SITE_CALL, fn->unit, &row->at, fn, model->name);

    site->attrs[FT_A_CALLEE] = model->name;
    site->attrs[FT_A_CALLEE_TAG] = model->tag;
    site->attrs[FT_A_CALLEE_CONTAINER] = model->container;
    site->attrs[FT_A_REPLACEMENT] = model->replacement;
    site->attrs[FT_A_SINCE] = model->since;
    site->attrs[FT_A_COMPAT] = model->in_compat ? "pythoncapi-compat has it for older versions" : "";
    site->attrs[FT_A_CONTAINER] = arg && arg->text ? ft_facts_text(u->facts, arg->text) : "the container";
    site->attrs[FT_A_SHARING] = v.sharing;
    site->attrs[FT_A_WHY] = v.why;
    site->attrs[FT_A_CHANGE] = v.change;
    site->attrs[FT_A_USE] = uses_words(program, row->uses);
    site->attrs[FT_A_USE_TEXT] = use_text(program, fn, row);
    site->attrs[FT_A_CALL_MACRO] = *ft_facts_text(u->facts, row->macro) ? ft_facts_text(u->facts, row->macro) : NULL;
    site->attrs[FT_A_CALL_CONTEXT] = ft_context_words(program, fn);
    site->attrs[FT_A_CALL_THREAD] = row->flags & FT_AT_DETACHED ? "detached" : "attached";
    site->attrs[FT_A_CALL_LOCKS] = ft_locks_names(program, ft_locks_at(program, fn, row->lockset, row->flags));
    if (row->use != FT_NO_ROW && *site->attrs[FT_A_USE_TEXT]) {
        ft_site_add_related(program, site, fn->unit, &u->facts->use.v[row->use].at, "the borrowed reference is used here");
        ft_site_in_threads(site, FT_THIS_THREAD);
    }
    if (v.class) {
        ft_site_add_related(program, site, v.class->mutator_unit, &v.class->mutated_at,
                            ft_arena_printf(program->arena, "%s() changes the container here", v.class->mutator_api));
        ft_site_in_threads(site, FT_OTHER_THREAD);
    }
}

/* Models that rules can ask about: those that hand out what a container owns, and the reference count. */
static bool is_interesting(const ft_model *model)
{
    return model->returns == FT_RETURNS_BORROWED || model->out_borrowed || model->tag ||
           (model->returns == FT_RETURNS_INTERIOR && model->container);
}

void ft_sites_calls(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->fns.n; i++) {
        ft_fn *fn = program->fns.v[i];

        for (ft_row c = fn->first_call; c < fn->end_call; c++) {
            const ft_model *model = ft_call_model(program, fn->unit, c);

            if (model && is_interesting(model))
                add_site(program, list, fn, c, model);
        }
    }
}
