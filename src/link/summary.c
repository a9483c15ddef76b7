/* What functions do with their parameters (bottom up, to a fixpoint), and who changes which global. */
#include <stdlib.h>
#include <string.h>

#include "link/locks.h"

/* ---- is an object still private, now that callees are known? ----------------------------------- */

static bool passes_keep(const ft_program *program, uint32_t unit, const ft_row *first, ft_row owner, size_t which)
{
    const ft_facts *f = program->units[unit].facts;

    for (ft_row i = first[owner]; i != FT_NO_ROW && i < f->pass.n; i++) {
        const ft_pass_row *p = &f->pass.v[i];
        ft_row of = which == 0 ? p->arg : which == 1 ? p->access : p->ret;
        ft_fn *callee;

        if (of != owner)
            break;
        callee = ft_call_callee(program, unit, p->call);
        if (!callee || p->index >= callee->n_params || callee->params[p->index].escapes)
            return true;
    }
    return false;
}

bool ft_arg_is_private(const ft_program *program, uint32_t unit, ft_row arg)
{
    const ft_unit_info *u = &program->units[unit];
    uint32_t state = u->facts->arg.v[arg].state;

    return state == FT_ARG_PRIVATE || (state == FT_ARG_PENDING && !passes_keep(program, unit, u->first_pass_arg, arg, 0));
}

bool ft_access_is_private(const ft_program *program, uint32_t unit, ft_row access)
{
    const ft_unit_info *u = &program->units[unit];
    uint32_t flags = u->facts->access.v[access].flags;

    if (!(flags & FT_AT_LOCAL))
        return false;
    return !(flags & FT_AT_PENDING) || !passes_keep(program, unit, u->first_pass_access, access, 1);
}

bool ft_return_is_private(const ft_program *program, uint32_t unit, ft_row ret)
{
    const ft_unit_info *u = &program->units[unit];
    uint32_t state = u->facts->ret.v[ret].state;

    return state == FT_ARG_PRIVATE || (state == FT_ARG_PENDING && !passes_keep(program, unit, u->first_pass_ret, ret, 2));
}

/* ---- parameters --------------------------------------------------------------------------------- */

/* The parameter of fn that a value is, or may be; -1 if none. */
static int param_of(const ft_program *program, const ft_fn *fn, ft_row value)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, value);
    const ft_facts *f = program->units[fn->unit].facts;

    if (v->kind == FT_VALUE_PARAM)
        return v->num >= 0 && v->num < fn->n_params ? (int)v->num : -1;
    if (v->kind != FT_VALUE_PHI)
        return -1;
    for (ft_row m = program->units[fn->unit].first_member[value]; m != FT_NO_ROW && m < f->member.n; m++) {
        int p;

        if (f->member.v[m].value != value)
            break;
        p = param_of(program, fn, f->member.v[m].member);
        if (p >= 0)
            return p;
    }
    return -1;
}

static bool set(bool *flag)
{
    bool changed = !*flag;

    *flag = true;
    return changed;
}

static bool locked_for_globals(ft_program *program, const ft_fn *fn, uint32_t lockset, uint32_t flags)
{
    return ft_locks_for_global(program, ft_locks_at(program, fn, lockset, flags)) != NULL;
}

static bool set_field(ft_param_info *p, const char *field, uint32_t shape)
{
    const char *old = p->field;

    if (!old)
        p->field_shape = shape;
    p->field = !old || !strcmp(old, field) ? field : "";
    return !old || (*old && !*p->field);
}

static void note_field(ft_program *program, ft_fn *fn, int p, ft_row object)
{
    const ft_value_row *v = ft_value_at(program, fn->unit, object);
    bool direct = v->kind == FT_VALUE_FIELD && param_of(program, fn, v->base) == p;

    set_field(&fn->params[p], direct ? ft_text(program, fn->unit, v->name) : "", v->shape);
}

static void note_direct(ft_program *program, ft_fn *fn)
{
    const ft_facts *f = program->units[fn->unit].facts;

    for (size_t i = 0; i < fn->accesses.n; i++) {
        const ft_access_row *a = &f->access.v[fn->accesses.v[i]];
        int p;

        if (a->kind != FT_ACC_WRITE && a->kind != FT_ACC_RMW)
            continue;
        p = param_of(program, fn, a->stored);
        if (p >= 0)
            fn->params[p].escapes = true;
        p = param_of(program, fn, ft_value_bottom(program, fn->unit, a->object, false));
        if (p < 0)
            continue;
        if (!fn->params[p].writes)
            fn->params[p].writes_locked = true;
        fn->params[p].writes = true;
        note_field(program, fn, p, a->object);
        if ((a->flags & FT_AT_UNSET) && set(&fn->params[p].writes_lazily))
            fn->params[p].lazy_write = (ft_ref){fn->unit, fn->accesses.v[i]};
        fn->params[p].writes_locked &= locked_for_globals(program, fn, a->lockset, a->flags);
    }
}

static bool model_bit(uint8_t bits, uint32_t i)
{
    return i < FT_MODEL_MAX_ARGS && (bits >> i & 1);
}

/* A parameter handed on as argument i of a call. */
static bool note_passed(ft_program *program, ft_fn *fn, ft_row call, uint32_t i, int p, bool whole)
{
    ft_param_info *info = &fn->params[p];
    const ft_model *model = ft_call_model(program, fn->unit, call);
    const ft_facts *f = program->units[fn->unit].facts;
    ft_fn *callee;
    bool changed = false;

    if (model) {
        if (whole && (model_bit(model->retains, i) || model_bit(model->steals, i)))
            changed |= set(&info->escapes);
        if (ft_model_writes(model, i)) {
            changed |= set(&info->writes);
            changed |= set_field(info, "", FT_SHAPE_OTHER);
        }
        if (whole && i < FT_MODEL_MAX_ARGS && (model->frees >> i & 1))
            changed |= set(&info->frees);
        if (whole && ft_drops_reference(ft_facts_text(f, f->call.v[call].callee)))
            changed |= set(&info->drops);
        return changed;
    }
    callee = ft_call_callee(program, fn->unit, call);
    if (!callee || i >= callee->n_params)
        return whole && set(&info->escapes);
    if (whole && callee->params[i].escapes)
        changed |= set(&info->escapes);
    if (whole && callee->params[i].frees)
        changed |= set(&info->frees);
    if (whole && callee->params[i].drops)
        changed |= set(&info->drops);
    if (callee->params[i].writes) {
        if (!info->writes)
            info->writes_locked = true;
        changed |= set(&info->writes);
        changed |= set_field(info, whole && callee->params[i].field ? callee->params[i].field : "", callee->params[i].field_shape);
        if (callee->params[i].writes_lazily && set(&info->writes_lazily)) {
            info->lazy_write = callee->params[i].lazy_write;
            changed = true;
        }
        if (!callee->params[i].writes_locked && !locked_for_globals(program, fn, f->call.v[call].lockset, f->call.v[call].flags) && info->writes_locked) {
            info->writes_locked = false;
            changed = true;
        }
    }
    return changed;
}

static bool propagate(ft_program *program, ft_fn *fn)
{
    bool changed = false;

    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        uint32_t n = ft_call_n_args(program, fn->unit, c);

        for (uint32_t i = 0; i < n; i++) {
            ft_row value = ft_call_arg(program, fn->unit, c, i)->value;
            int whole = param_of(program, fn, value);
            int part = param_of(program, fn, ft_value_bottom(program, fn->unit, value, false));

            if (part >= 0)
                changed |= note_passed(program, fn, c, i, part, whole >= 0);
        }
    }
    return changed;
}

/* ---- globals ------------------------------------------------------------------------------------- */

/* "state.level" of a global struct: the fields on the way, but nothing behind an element. */
static const char *part_of(ft_program *program, uint32_t unit, ft_row object)
{
    const ft_value_row *v = ft_value_at(program, unit, object);
    const char *name = ft_text(program, unit, v->name), *outer;

    if (v->kind != FT_VALUE_FIELD || !*name)
        return NULL;
    if (ft_value_at(program, unit, v->base)->kind == FT_VALUE_GLOBAL)
        return name;
    outer = part_of(program, unit, v->base);
    return outer ? ft_arena_printf(program->arena, "%s.%s", outer, name) : NULL;
}

/* write.part and .shape may be set already: the field that a callee writes. */
static void add_write(ft_program *program, ft_fn *fn, ft_row object, ft_write write)
{
    ft_row root = ft_value_bottom(program, fn->unit, object, false);
    ft_var_info *var = ft_value_global(program, fn->unit, root);

    write.element = write.part || ft_value_at(program, fn->unit, object)->kind != FT_VALUE_GLOBAL;
    if (!write.part) {
        write.shape = ft_value_at(program, fn->unit, object)->shape;
        write.part = var ? part_of(program, fn->unit, object) : NULL;
    }
    if (!var) { /* memory that a global points at */
        root = ft_value_bottom(program, fn->unit, object, true);
        var = ft_value_global(program, fn->unit, root);
        if (!var || ft_value_at(program, fn->unit, object)->kind == FT_VALUE_FIELD)
            return;
        write.element = true;
    }
    write.fn = fn;
    write.unit = fn->unit;
    ft_vec_push(&var->writes, write);
}

static void note_access(ft_program *program, ft_fn *fn, const ft_access_row *a)
{
    ft_var_info *var = ft_value_global(program, fn->unit, ft_value_bottom(program, fn->unit, a->object, false));
    ft_write write = {.at = a->at, .kind = (ft_access_kind)a->kind, .flags = a->flags, .lockset = a->lockset, .stored = a->stored,
                      .stored_unit = fn->unit};

    if (a->kind == FT_ACC_READ) {
        write.fn = fn;
        write.unit = fn->unit;
        write.shape = ft_value_at(program, fn->unit, a->object)->shape;
        write.part = var ? part_of(program, fn->unit, a->object) : NULL;
        if (var && !fn->init_only)
            ft_vec_push(&var->reads, write);
    } else {
        add_write(program, fn, a->object, write);
    }
    if (a->stored != FT_NO_ROW) { /* the address of a global is kept somewhere */
        var = ft_value_global(program, fn->unit, ft_value_bottom(program, fn->unit, a->stored, false));
        if (var)
            var->escapes = true;
    }
}

/* A number whose address goes to a function of some library is there to be filled in. */
static bool is_plain_scalar(const ft_program *program, const ft_var_info *var)
{
    const ft_global_row *row = &program->units[var->unit].facts->global.v[var->row];

    return row->shape == FT_SHAPE_SCALAR && !(row->flags & (FT_GLOBAL_CONST | FT_GLOBAL_ATOMIC));
}

/* PyDict_SetItem(Foo_Type.tp_dict, ...): a change of the type */
static void note_type_dict(ft_program *program, ft_fn *fn, const ft_arg_row *arg, ft_write write)
{
    const ft_value_row *dict = ft_value_at(program, fn->unit, arg->value);
    const ft_value_row *slot = ft_value_at(program, fn->unit, dict->base);

    if (dict->kind == FT_VALUE_LOAD && slot->kind == FT_VALUE_FIELD && !strcmp(ft_text(program, fn->unit, slot->name), "tp_dict") &&
        ft_value_global(program, fn->unit, ft_value_bottom(program, fn->unit, dict->base, false)))
        add_write(program, fn, dict->base, write);
}

/* The global that a value was read from, and which may be one of several. */
static void note_dropped(ft_program *program, uint32_t unit, ft_row value, int depth)
{
    const ft_unit_info *u = &program->units[unit];
    const ft_value_row *v = ft_value_at(program, unit, value);
    ft_var_info *var = NULL;

    if (v->kind == FT_VALUE_LOAD)
        var = ft_value_global(program, unit, ft_value_bottom(program, unit, v->base, false));
    if (var)
        var->dropped = true;
    if (v->kind != FT_VALUE_PHI || depth > 2)
        return;
    for (ft_row m = u->first_member[value]; m != FT_NO_ROW && m < u->facts->member.n && u->facts->member.v[m].value == value; m++)
        note_dropped(program, unit, u->facts->member.v[m].member, depth + 1);
}

static void note_argument(ft_program *program, ft_fn *fn, ft_row call, uint32_t i, const ft_arg_row *arg)
{
    const ft_facts *f = program->units[fn->unit].facts;
    const ft_call_row *c = &f->call.v[call];
    ft_row root = ft_value_bottom(program, fn->unit, arg->value, false);
    const ft_model *model = ft_call_model(program, fn->unit, call);
    const char *name = ft_facts_text(f, c->callee);
    ft_write write = {.at = c->at, .kind = FT_ACC_WRITE, .flags = c->flags, .lockset = c->lockset, .stored = FT_NO_ROW,
                      .through_call = true, .via = name};
    ft_var_info *var = ft_value_global(program, fn->unit, root);
    ft_fn *callee;

    if (!var && model && model_bit(model->mutates, i))
        note_type_dict(program, fn, arg, write);
    if (!var)
        return;
    if (model) {
        if (ft_model_writes(model, i) && model->atomic == FT_ACCESS_NONE)
            add_write(program, fn, arg->value, write);
        if (model_bit(model->retains, i))
            var->escapes = true;
        return;
    }
    callee = ft_call_callee(program, fn->unit, call);
    if (!callee || i >= callee->n_params) {
        var->escapes = true;
        if (is_plain_scalar(program, var) && ft_value_at(program, fn->unit, arg->value)->kind == FT_VALUE_GLOBAL)
            add_write(program, fn, arg->value, write);
        return;
    }
    if (callee->params[i].escapes)
        var->escapes = true;
    if (!callee->params[i].writes)
        return;
    write.locked = callee->params[i].writes_locked;
    if (callee->params[i].field && *callee->params[i].field && ft_value_at(program, fn->unit, arg->value)->kind == FT_VALUE_GLOBAL) {
        write.part = callee->params[i].field;
        write.shape = callee->params[i].field_shape;
    }
    if (callee->params[i].writes_lazily) {
        ft_ref lazy = callee->params[i].lazy_write;

        write.flags |= FT_AT_UNSET | FT_AT_CHECKED;
        write.stored_unit = lazy.unit;
        write.stored = program->units[lazy.unit].facts->access.v[lazy.row].stored;
    }
    if (i == 0 && ft_is_constructor(name) && *program->vars.v[var->id]->owner)
        write.flags |= FT_AT_ONCE;
    add_write(program, fn, arg->value, write);
}

/* return &scratch; : whoever gets it writes into the one object that all threads get. */
static void note_handed_out(ft_program *program, ft_fn *fn, const ft_ret_row *ret)
{
    ft_row root = ft_value_bottom(program, fn->unit, ret->value, false);
    ft_var_info *var = ft_value_global(program, fn->unit, root);
    const ft_global_row *row = var ? &program->units[var->unit].facts->global.v[var->row] : NULL;
    ft_write write = {.at = ret->at, .kind = FT_ACC_WRITE, .flags = ret->flags, .lockset = ret->lockset,
                      .stored = FT_NO_ROW, .through_call = true};

    if (!var || (row->flags & FT_GLOBAL_INITIALISED) || row->shape == FT_SHAPE_OBJECT || row->shape == FT_SHAPE_FUNCTION)
        return;
    add_write(program, fn, ret->value, write);
}

static void note_globals(ft_program *program, ft_fn *fn)
{
    const uint32_t last_roles = FT_ROLE_INIT | FT_ROLES_LAST;
    const ft_facts *f = program->units[fn->unit].facts;

    for (size_t i = 0; i < fn->returns.n; i++)
        note_handed_out(program, fn, &f->ret.v[fn->returns.v[i]]);
    for (size_t i = 0; i < fn->accesses.n; i++)
        note_access(program, fn, &f->access.v[fn->accesses.v[i]]);
    for (ft_row c = fn->first_call; c < fn->end_call; c++) {
        uint32_t n = ft_call_n_args(program, fn->unit, c);

        for (uint32_t i = 0; i < n; i++) {
            const ft_arg_row *arg = ft_call_arg(program, fn->unit, c, i);

            note_argument(program, fn, c, i, arg);
            if (!fn->init_only && (fn->contexts & ~last_roles) != 0 &&
                (ft_arg_drops(program, fn->unit, arg) || ft_arg_frees(program, fn->unit, arg)))
                note_dropped(program, fn->unit, arg->value, 0);
        }
    }
}

/* *param stands in the function's code: what the parameter points at is looked at. */
static void note_reads(ft_program *program, uint32_t unit)
{
    const ft_unit_info *u = &program->units[unit];
    const ft_facts *f = u->facts;

    for (size_t i = 0; i < f->value.n; i++) {
        const ft_value_row *v = &f->value.v[i], *base = ft_value_at(program, unit, v->base);
        ft_fn *fn = v->kind == FT_VALUE_LOAD && base->kind == FT_VALUE_PARAM ? u->fn_of_row[v->function] : NULL;

        if (fn && base->num >= 0 && base->num < fn->n_params)
            fn->params[base->num].reads = true;
    }
}

/* Again only where something that is called has changed. */
static void propagate_all(ft_program *program)
{
    bool *stale = ft_xcalloc(program->fns.n + 1, sizeof *stale), changed = true;

    memset(stale, true, program->fns.n);
    while (changed) {
        changed = false;
        for (size_t i = 0; i < program->fns.n; i++) {
            ft_fn *fn = program->fns.v[i];

            if (!stale[i])
                continue;
            stale[i] = false;
            if (!propagate(program, fn))
                continue;
            changed = stale[i] = true;
            for (size_t c = 0; c < fn->callers.n; c++)
                stale[fn->callers.v[c].fn->id] = true;
        }
    }
    free(stale);
}

void ft_summaries_build(ft_program *program)
{
    for (uint32_t u = 0; u < program->n_units; u++)
        note_reads(program, u);

    for (size_t i = 0; i < program->fns.n; i++)
        note_direct(program, program->fns.v[i]);
    propagate_all(program);
    for (size_t i = 0; i < program->fns.n; i++)
        note_globals(program, program->fns.v[i]);
}
