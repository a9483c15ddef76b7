/* Variables of static storage duration with all that is done to them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/guards.h"

typedef struct ft_tally {
    size_t runtime, locked, atomic, init;
    bool reached; /* Python code gets to one of the unprotected writes */
    ft_content content; /* of all unprotected writes, at worst */
    bool set_up; /* module init puts something there */
    const ft_write *lazy, *lazy_element, *rmw, *element, *whole, *list;
} ft_tally;

const char *ft_shape_holds(uint32_t shape)
{
    switch (shape) {
    case FT_SHAPE_OBJECT:
    case FT_SHAPE_OBJECTS:
        return "object";
    case FT_SHAPE_SCALAR:
    case FT_SHAPE_OTHER:
    case FT_SHAPE_FUNCTION: /* code is not freed */
        return "value";
    default:
        return "memory";
    }
}

/* head = head->next: the head of a list of free things. */
static bool is_list_step(const ft_program *program, const ft_var_info *var, const ft_write *w)
{
    ft_row root = ft_value_bottom(program, w->stored_unit, w->stored, true);

    return w->stored != FT_NO_ROW && ft_value_at(program, w->stored_unit, w->stored)->kind == FT_VALUE_LOAD &&
           ft_value_global(program, w->stored_unit, root) == var;
}

bool ft_write_is_teardown(const ft_program *program, const ft_write *w)
{
    const uint32_t last_roles = FT_ROLE_INIT | FT_ROLES_LAST;

    return w->stored != FT_NO_ROW && ft_value_at(program, w->stored_unit, w->stored)->kind == FT_VALUE_NULL &&
           (w->fn->contexts & ~last_roles) == 0;
}

static bool is_something(const ft_program *program, const ft_write *w)
{
    return w->stored != FT_NO_ROW && !w->element && ft_value_at(program, w->stored_unit, w->stored)->kind != FT_VALUE_NULL;
}

/* Does module init call it, so that the first use is there? Taken as shown only for what the function sets itself. */
static bool is_called_by_init(const ft_fn *fn)
{
    for (size_t i = 0; i < fn->callers.n; i++)
        if (fn->callers.v[i].fn->init_only)
            return true;
    return false;
}

static int rank(const ft_program *program, const ft_write *w)
{
    return 2 * ft_is_reached(w->fn) + !ft_is_broken(program, w->fn);
}

/* The first of its kind, but one that Python code gets to before one that it does not, and then one without a parse error. */
static void keep(const ft_program *program, const ft_write **best, const ft_write *w)
{
    if (!*best || rank(program, *best) < rank(program, w))
        *best = w;
}

static void count(ft_program *program, const ft_var_info *var, const ft_write *w, ft_tally *t)
{
    ft_content content;

    if (w->fn->init_only || (w->flags & FT_AT_ONCE) || ft_write_is_teardown(program, w)) {
        t->init++;
        t->set_up |= w->fn->init_only && is_something(program, w);
        return;
    }
    if (w->kind == FT_ACC_ATOMIC) {
        t->atomic++;
        return;
    }
    t->runtime++;
    if (w->locked || ft_locks_for_global(program, ft_locks_at(program, w->fn, w->lockset, w->flags))) {
        t->locked++;
        return;
    }
    t->reached |= ft_is_reached(w->fn);
    content = ft_content_of(program, w->stored_unit, w->stored);
    t->content = content > t->content ? content : t->content;
    if ((w->flags & FT_AT_UNSET) && (!w->element || w->part) && w->kind == FT_ACC_WRITE) {
        keep(program, &t->lazy, w);
        t->set_up |= !w->through_call && is_called_by_init(w->fn) && is_something(program, w);
    } else if ((w->flags & FT_AT_UNSET) && w->kind == FT_ACC_WRITE)
        keep(program, &t->lazy_element, w);
    else if (is_list_step(program, var, w))
        keep(program, &t->list, w);
    else if (w->kind == FT_ACC_RMW)
        keep(program, &t->rmw, w);
    else if (w->element)
        keep(program, &t->element, w);
    else
        keep(program, &t->whole, w);
}

static const ft_write *first_of(const ft_write *a, const ft_write *b, const ft_write *c)
{
    return a ? a : b ? b : c;
}

/* The most telling pattern and the write that shows it. */
static const char *pattern(const ft_tally *t, uint32_t shape, const ft_write **write)
{
    bool is_array = shape == FT_SHAPE_ARRAY || shape == FT_SHAPE_OBJECTS || shape == FT_SHAPE_STRUCTS;
    bool is_buffer;

    if (t->lazy) {
        *write = t->lazy;
        return "lazy-init";
    }
    if (t->lazy_element && !t->list && !t->rmw && !t->element && !t->whole) { /* a table of things made on first use */
        *write = t->lazy_element;
        return "lazy-init";
    }
    if (t->list || (shape != FT_SHAPE_ARRAY && is_array && (t->element || t->lazy_element))) {
        *write = first_of(t->list, t->element, t->lazy_element);
        return "freelist";
    }
    *write = first_of(t->rmw, t->whole, first_of(t->element, t->lazy_element, NULL));
    if (*write && (*write)->part) /* one field of a struct is as good as a variable */
        shape = (*write)->shape;
    is_buffer = shape == FT_SHAPE_ARRAY || shape == FT_SHAPE_STRUCT;
    if (t->rmw)
        return t->rmw->element && is_buffer ? "buffer" : "counter";
    return *write && is_buffer ? "buffer" : "write";
}

static const char *protection(const ft_var_info *var, const ft_global_row *row, const ft_tally *t, ft_type_role role)
{
    (void)var;
    if (row->flags & FT_GLOBAL_CONST)
        return "const";
    if ((row->flags & FT_GLOBAL_TLS) || role == FT_TYPE_TLS)
        return "thread-local";
    if ((row->flags & FT_GLOBAL_ATOMIC) || role == FT_TYPE_ATOMIC)
        return "atomic";
    if (role != FT_TYPE_PLAIN && role != FT_TYPE_TYPEOBJECT)
        return "const";
    if (t->runtime == 0)
        return t->atomic ? "atomic" : "init";
    if (t->locked == t->runtime)
        return "lock";
    return t->locked ? "some" : "none";
}

static void add_writes(ft_program *program, ft_site *site, const ft_var_info *var, const ft_write *best)
{
    bool handed_out = best->through_call && !best->via;
    char *text = ft_arena_printf(program->arena, "%s here, in %s()", handed_out ? "handed out" : "written", best->fn->name);

    ft_site_add_related(program, site, best->unit, &best->at, text);
    ft_site_in_threads(site, FT_THIS_THREAD | FT_OTHER_THREAD);
    for (size_t i = 0; i < var->writes.n; i++) {
        const ft_write *w = &var->writes.v[i];

        if (w == best || w->fn->init_only || w->kind == FT_ACC_ATOMIC ||
            (w->fn == best->fn && w->at.line == best->at.line))
            continue;
        text = ft_arena_printf(program->arena, "and here, in %s()", w->fn->name);
        ft_site_add_related(program, site, w->unit, &w->at, text);
        ft_site_in_threads(site, FT_OTHER_THREAD);
        if (site->n_related >= 4)
            break;
    }
}

static const char *const content_words[] = {"constant", "immutable", "import", "other", "container"};

/* "pool_lock, held at 4 of 5 accesses" */
static const char *guard_text(ft_program *program, const ft_var_info *var, const ft_write *best)
{
    ft_guard guard = ft_guard_infer(program, var, best->part);

    return guard.lock ? ft_arena_printf(program->arena, "%s, held at %u of %u accesses", guard.lock, guard.held, guard.accesses)
                      : "";
}

/* Is the container that stands in the variable, or in an element of it, changed in place at run time? */
static bool is_mutated(const ft_program *program, const ft_var_info *var, const ft_write *write)
{
    char key[200];
    const ft_class *c;

    snprintf(key, sizeof key, "@%u%s%.150s", var->id, write->part ? "." : write->element ? "[]" : "", write->part ? write->part : "");
    c = ft_named_find(program->class_by_key, key);
    return c && c->mutated;
}

static void add_site(ft_program *program, ft_site_list *list, const ft_var_info *var)
{
    const ft_facts *f = program->units[var->unit].facts;
    const ft_global_row *row = &f->global.v[var->row];
    ft_type_role role = ft_models_type_of(program->models, ft_facts_text(f, row->type));
    ft_tally tally = {0};
    const ft_write *best = NULL;
    const char *how;
    ft_site *site;

    if (role == FT_TYPE_PLAIN)
        role = ft_models_type_of(program->models, ft_facts_text(f, row->canonical));
    for (size_t i = 0; i < var->writes.n; i++)
        if (role != FT_TYPE_TYPEOBJECT || !var->writes.v[i].through_call || var->writes.v[i].part)
            count(program, var, &var->writes.v[i], &tally); /* "O!", &Foo_Type does not change the type */
    if (tally.runtime > tally.locked)
        how = pattern(&tally, row->shape, &best);
    else if (tally.runtime || tally.atomic)
        how = "write";
    else
        how = tally.init ? "init-only" : "never-written";
    if (best && role == FT_TYPE_TYPEOBJECT)
        how = "type";
    site = ft_site_new(program, list, FT_SITE_GLOBAL, var->unit, &row->at, NULL, var->name);
    site->function = var->owner;
    site->low_confidence = best && ft_is_broken(program, best->fn);
    site->attrs[FT_A_VARIABLE] = best && best->part ? ft_arena_printf(program->arena, "%s.%s", var->name, best->part) : var->name;
    site->attrs[FT_A_VARIABLE_TYPE] = ft_facts_text(f, row->type);
    site->attrs[FT_A_SHAPE] = ft_shape_name((ft_shape)row->shape);
    site->attrs[FT_A_SCOPE] = *var->owner ? "function" : row->flags & FT_GLOBAL_STATIC ? "file" : "extern";
    site->attrs[FT_A_PROTECTION] = protection(var, row, &tally, role);
    site->attrs[FT_A_PATTERN] = how;
    site->attrs[FT_A_WRITER] = best ? best->fn->name : "";
    site->attrs[FT_A_ENTRY] = best ? ft_entry_text(program, best->fn) : "";
    site->attrs[FT_A_REACHED] = tally.reached ? "python" : "unknown";
    site->attrs[FT_A_WRITES] = ft_arena_printf(program->arena, "%zu", tally.runtime);
    site->attrs[FT_A_REFCOUNTED] = ft_shape_holds(best && (best->part || best == tally.lazy_element) ? best->shape : row->shape);
    site->attrs[FT_A_CONTENT] = content_words[tally.content];
    site->attrs[FT_A_SET_UP] = tally.set_up && !tally.whole && !tally.list && !tally.rmw ? "yes" : "no";
    site->attrs[FT_A_DROPPED] = var->dropped ? "yes" : "no";
    site->attrs[FT_A_MUTATED] = best && is_mutated(program, var, best) ? "yes" : "no";
    site->attrs[FT_A_GUARD] = best ? guard_text(program, var, best) : "";
    if (best)
        add_writes(program, site, var, best);
}

void ft_sites_globals(ft_program *program, ft_site_list *list)
{
    for (size_t i = 0; i < program->vars.n; i++) {
        const ft_var_info *var = program->vars.v[i];

        if (var->has_definition && (program->units[var->unit].facts->global.v[var->row].flags & FT_GLOBAL_PROJECT))
            add_site(program, list, var);
    }
}
