/* Locks taken and given back: by modelled calls, by wrappers and guards, by hand on an atomic. */
#include <ctype.h>
#include <string.h>

#include "analysis/locking.h"

#include "analysis/given_back.h"
#include "analysis/outcomes.h"
#include "analysis/state.h"

static ft_val argument(ft_flow *flow, const ft_instr *instr, int i)
{
    return i >= 0 && (uint32_t)i < instr->n_args ? ft_flow_operand(flow, &instr->args[i]) : 0;
}

static bool is_exclusion(ft_lock_kind kind)
{
    return kind == FT_LOCK_SECTION || kind == FT_LOCK_MUTEX || kind == FT_LOCK_SHARED;
}

/* ---- methods of C++ locks -------------------------------------------------------------------------- */

static bool says_lock(const char *text)
{
    static const char *const parts[] = {"mutex", "lock", "mtx"};
    char low[96];
    size_t n;

    for (n = 0; text && text[n] && n < sizeof low - 1; n++)
        low[n] = (char)tolower((unsigned char)text[n]);
    low[text ? n : 0] = '\0';
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strstr(low, parts[i]))
            return true;
    return false;
}

/* The object of a method call, by type and by name. */
static bool is_lock_object(const ft_flow *flow, const ft_operand *object)
{
    const ft_instr *def = object->kind == FT_OPERAND_TEMP ? flow->defs[object->temp] : NULL;
    const ft_type *type = def ? def->type : NULL;
    const char *name = def && def->op == FT_OP_FIELD ? def->field : NULL;

    if (object->kind == FT_OPERAND_LOCAL || object->kind == FT_OPERAND_GLOBAL) {
        type = object->var ? object->var->type : object->global->type;
        name = object->var ? object->var->name : object->global->name;
    }
    if (def && def->op == FT_OP_LOAD && def->args[0].kind == FT_OPERAND_TEMP && flow->defs[def->args[0].temp])
        name = flow->defs[def->args[0].temp]->field;
    return says_lock(type ? type->name : NULL) || says_lock(name);
}

/* mutex.lock() and weak.lock() share their name: what the thing is called, or its type, decides. */
static const char *lock_method(const ft_flow *flow, const ft_instr *call, const char *last)
{
    static const char *const methods[][2] = {
        {"lock", "std::mutex::lock"},
        {"unlock", "std::mutex::unlock"},
        {"try_lock", "std::mutex::try_lock"},
        {"lock_shared", "std::mutex::lock_shared"},
        {"try_lock_shared", "std::mutex::try_lock_shared"},
        {"unlock_shared", "std::mutex::unlock_shared"},
    };

    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
        if (!strcmp(last, methods[i][0]))
            return call->n_args > 0 && is_lock_object(flow, &call->args[0]) ? methods[i][1] : NULL;
    return NULL;
}

/* "ns::Guard::Guard" and "ns::Guard::~Guard": any namespace will do, for a class of that name. */
static const char *guard_member(const ft_flow *flow, const char *callee, const char *last)
{
    const ft_model *model = ft_models_find(flow->models, last);
    const char *class = *last == '~' ? last + 1 : last;
    size_t n = strlen(class), before = (size_t)(last - callee);

    if (!model || (!model->acquires && !model->releases) || before < n + 2)
        return NULL;
    return !strncmp(last - 2 - n, class, n) ? last : NULL;
}

const char *ft_lock_method(const ft_flow *flow, const ft_instr *call)
{
    const char *colon = strrchr(call->callee, ':');
    const char *last = colon ? colon + 1 : call->callee, *found;

    if (!flow->unit->is_cxx || ft_wrappers_defines(flow->wrappers, call->callee))
        return NULL;
    found = lock_method(flow, call, last);
    return found || !colon ? found : guard_member(flow, call->callee, last);
}

/* ---- taking ------------------------------------------------------------------------------------------ */

uint32_t ft_flow_lock(ft_flow *flow, const ft_lock_entry *entry)
{
    uint32_t i;

    for (i = 0; i < flow->locks.n; i++) {
        ft_lock_entry *l = &flow->locks.v[i];

        if (l->kind == entry->kind && l->value == entry->value && l->value2 == entry->value2 && l->signs == entry->signs &&
            l->call == entry->call) {
            if (entry->token)
                l->token = entry->token;
            return i;
        }
    }
    ft_vec_push(&flow->locks, *entry);
    return i;
}

/* A lock of which a guard object holds the other end: guard.lock() */
static bool find_by_guard(const ft_flow *flow, ft_val guard, uint32_t *lock)
{
    for (uint32_t i = 0; guard && i < flow->locks.n; i++)
        if (flow->locks.v[i].token == guard && flow->locks.v[i].kind != FT_LOCK_SECTION) {
            *lock = i;
            return true;
        }
    return false;
}

static bool is_constant(const ft_flow *flow, ft_val v, bool zero)
{
    const ft_node *n = ft_value_node(flow->values, v);

    if (n->kind == FT_VALUE_NULL)
        return zero;
    return n->kind == FT_VALUE_INT && (n->num == 0) == zero;
}

/* false: it takes no lock, as it is called here */
static bool how_taken(ft_flow *flow, const ft_instr *instr, const ft_model *model, ft_try *when)
{
    *when = model->lock_try;
    if (!is_exclusion(model->acquires))
        return false;
    if (model->lock_spin >= 0 && !is_constant(flow, argument(flow, instr, model->lock_spin), false))
        return false;
    if (*when == FT_TRY_NOT && model->lock_wait >= 0 && is_constant(flow, argument(flow, instr, model->lock_wait), true))
        *when = FT_TRY_TRUE;
    return true;
}

static uint32_t lock_of(ft_flow *flow, const ft_instr *instr, const ft_model *model)
{
    ft_lock_entry entry = {.kind = model->acquires, .value = argument(flow, instr, model->lock_arg),
                           .value2 = argument(flow, instr, model->lock_arg2),
                           .token = argument(flow, instr, model->lock_token),
                           .name = instr->macro ? instr->macro : instr->callee};
    uint32_t lock;

    return find_by_guard(flow, entry.value, &lock) ? lock : ft_flow_lock(flow, &entry);
}

/* std::unique_lock lock(m, std::defer_lock): not yet */
static bool is_deferred(const ft_instr *instr)
{
    const char *text = instr->arg_text && instr->n_args > 2 ? instr->arg_text[instr->n_args - 1] : NULL;

    return text && (strstr(text, "defer_lock") || strstr(text, "try_to_lock"));
}

static ft_val wrapped_lock(ft_flow *flow, const ft_instr *instr, const ft_wrapper *wrapper)
{
    return ft_wrapper_lock(flow, wrapper, argument(flow, instr, wrapper->param));
}

ft_val ft_wrapper_lock(ft_flow *flow, const ft_wrapper *wrapper, ft_val root)
{
    ft_val v = wrapper->param >= 0 ? root : 0;

    if (wrapper->global)
        v = ft_flow_operand(flow, &(ft_operand){.kind = FT_OPERAND_GLOBAL, .global = wrapper->global});
    for (uint32_t i = 0; i < wrapper->n_steps; i++) {
        const ft_wrapper_step *s = &wrapper->steps[i];

        v = ft_value_make(flow->values, &(ft_node){.kind = s->kind, .base = v, .name = s->name, .record = s->record,
                                                   .type = s->type, .shape = s->shape});
    }
    return v;
}

/* ---- giving back ------------------------------------------------------------------------------------- */

static bool fits(ft_lock_kind held, ft_lock_kind released)
{
    return held == released || (held == FT_LOCK_SHARED && released == FT_LOCK_MUTEX);
}

/* True if it was held, or would have been held with some result. */
static bool drop_one(const ft_flow *flow, ft_state *state, uint32_t lock)
{
    bool held = ft_bits_has(&state->locks, lock), promised = ft_outcome_given_back(flow, state, lock);

    ft_bits_reset(&state->locks, lock);
    return held || promised;
}

/* Some other name of a lock that is held: nothing of that kind is certain any more. */
static void doubt_all(ft_flow *flow, ft_state *state, ft_lock_kind kind)
{
    bool by_call = false;

    for (uint32_t i = 0; i < flow->locks.n; i++)
        if (fits(flow->locks.v[i].kind, kind) || (kind == FT_LOCK_MUTEX && flow->locks.v[i].kind == FT_LOCK_CALL))
            by_call |= drop_one(flow, state, i) && flow->locks.v[i].kind == FT_LOCK_CALL;
    if (by_call)
        ft_given_back_doubt(flow, state);
}

static bool drop(ft_flow *flow, ft_state *state, ft_lock_kind kind, ft_val value, ft_val token)
{
    bool found = false;

    for (uint32_t i = 0; i < flow->locks.n; i++) {
        const ft_lock_entry *l = &flow->locks.v[i];

        if (!fits(l->kind, kind) || !(token ? l->token == token : l->value == value || (l->token && l->token == value)))
            continue;
        found |= drop_one(flow, state, i);
    }
    return found;
}

static void release(ft_flow *flow, ft_state *state, ft_lock_kind kind, ft_val value, ft_val token)
{
    if (drop(flow, state, kind, value, token))
        return;
    ft_given_back_note(flow, kind, value);
    doubt_all(flow, state, kind);
    if (kind == FT_LOCK_MUTEX)
        ft_given_back_set(flow, state, value);
}

/* Storing 0 where a flag was set by hand gives it back. */
static void release_flag(ft_flow *flow, ft_state *state, ft_val address, ft_val stored)
{
    if (is_constant(flow, stored, true))
        drop(flow, state, FT_LOCK_MUTEX, address, 0);
}

void ft_flow_store_lock(ft_flow *flow, ft_state *state, ft_val address, ft_val stored)
{
    release_flag(flow, state, address, stored);
    for (uint32_t i = 0; i < flow->locks.n; i++) { /* another lock stands there from now on */
        const ft_node *n = ft_value_node(flow->values, flow->locks.v[i].value);

        if (n->kind == FT_VALUE_LOAD && n->base == address)
            drop_one(flow, state, i);
    }
}

/* ---- calls --------------------------------------------------------------------------------------------- */

/* Taken for certain, or only if the result says so. */
static void take(ft_flow *flow, ft_state *state, uint32_t lock, ft_val result, uint32_t signs)
{
    if (signs == FT_SIGN_ANY)
        ft_given_back_hold(flow, state, lock);
    else if (ft_value_node(flow->values, result)->kind == FT_VALUE_RESULT)
        ft_outcome_promise(flow, state, result, lock, signs);
}

void ft_flow_model_locks(ft_flow *flow, ft_state *state, const ft_instr *instr, const ft_model *model, ft_val result)
{
    static const uint32_t signs[] = {
        [FT_TRY_NOT] = FT_SIGN_ANY, [FT_TRY_TRUE] = FT_SIGN_NONZERO, [FT_TRY_ZERO] = FT_SIGN_ZERO};
    ft_try when;

    if (model->atomic >= FT_ACCESS_WRITE && instr->n_args > 1)
        release_flag(flow, state, argument(flow, instr, 0), argument(flow, instr, 1));
    if (how_taken(flow, instr, model, &when)) {
        uint32_t lock = lock_of(flow, instr, model);

        if (when != FT_TRY_NOT || !is_deferred(instr))
            take(flow, state, lock, result, signs[when]);
    } else if (model->acquires == FT_LOCK_DETACH) {
        state->detached = true;
    } else if (model->acquires == FT_LOCK_ATTACH) {
        state->detached = false;
    }
    if (is_exclusion(model->releases)) {
        release(flow, state, model->releases, argument(flow, instr, model->lock_arg), argument(flow, instr, model->lock_token));
    } else if (model->releases == FT_LOCK_DETACH) {
        if (!state->detached)
            ft_given_back_note(flow, FT_LOCK_DETACH, 0);
        state->detached = false;
    }
}

static void use_wrapper(ft_flow *flow, ft_state *state, const ft_instr *instr, const ft_wrapper *wrapper, ft_val result)
{
    ft_val guard = wrapper->is_guard ? argument(flow, instr, 0) : 0;
    ft_lock_entry entry = {.kind = wrapper->kind, .token = guard, .name = instr->macro ? instr->macro : instr->callee};

    if (wrapper->kind == FT_LOCK_LEFT) {
        ft_given_back_by_call(flow, state, (uint32_t)ft_value_node(flow->values, result)->num);
        return;
    }
    if (wrapper->kind == FT_LOCK_DETACH) {
        if (!wrapper->acquires && !state->detached)
            ft_given_back_note(flow, FT_LOCK_DETACH, 0);
        state->detached = wrapper->acquires;
        return;
    }
    entry.value = wrapped_lock(flow, instr, wrapper);
    if (wrapper->acquires)
        take(flow, state, ft_flow_lock(flow, &entry), result, wrapper->signs);
    else if (wrapper->signs == FT_SIGN_ANY)
        release(flow, state, wrapper->kind, entry.value, guard);
    else
        ft_given_back_promise(flow, state, wrapper->kind, entry.value, result, wrapper->signs);
}

/* lock_pool() of another file: only link can tell what it does. */
static void promise(ft_flow *flow, ft_state *state, const ft_instr *instr, ft_val result)
{
    static const uint32_t outcomes[] = {FT_SIGN_ANY, FT_SIGN_ZERO, FT_SIGN_PLUS, FT_SIGN_NONZERO, FT_SIGN_ZERO | FT_SIGN_PLUS};
    int what = ft_name_promises_lock(instr->callee);

    for (size_t i = 0; what > 0 && i < sizeof outcomes / sizeof outcomes[0]; i++) {
        ft_lock_entry entry = {.kind = FT_LOCK_CALL, .value = result, .signs = outcomes[i], .name = instr->callee};

        take(flow, state, ft_flow_lock(flow, &entry), result, outcomes[i]);
    }
    if (what >= 0)
        return;
    doubt_all(flow, state, FT_LOCK_CALL);
    if (strncmp(instr->callee, "std::", 5) != 0 && strncmp(instr->callee, "?::", 3) != 0) /* std::vector::end */
        ft_given_back_by_call(flow, state, (uint32_t)ft_value_node(flow->values, result)->num);
}

void ft_flow_wrapper_locks(ft_flow *flow, ft_state *state, const ft_instr *instr, ft_val result)
{
    bool any = false;

    for (uint32_t i = 0; flow->wrappers && i < flow->wrappers->n; i++)
        if (!strcmp(flow->wrappers->v[i].name, instr->callee)) {
            use_wrapper(flow, state, instr, &flow->wrappers->v[i], result);
            any = true;
        }
    if (!any && !ft_wrappers_defines(flow->wrappers, instr->callee))
        promise(flow, state, instr, result);
}

/* if (lock != NULL) take(lock): where there is no lock, nothing has to be held. */
void ft_flow_learn_no_lock(ft_flow *flow, ft_state *state, ft_val v)
{
    const ft_node *n = ft_value_node(flow->values, v);
    ft_lock_entry entry = {.kind = FT_LOCK_MUTEX, .value = v, .name = "the lock, where there is one"};
    char bare[96];
    size_t len = n->type ? strcspn(n->type, "*") : 0;

    while (len > 0 && n->type[len - 1] == ' ')
        len--;
    if (len == 0 || len >= sizeof bare)
        return;
    memcpy(bare, n->type, len);
    bare[len] = '\0';
    if (ft_models_type(flow->models, bare) != FT_TYPE_LOCK)
        return;
    ft_bits_set(&state->locks, ft_flow_lock(flow, &entry));
    ft_given_back_set(flow, state, v); /* what gives it back where there is one gives it back */
}
