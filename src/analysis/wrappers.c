#include "analysis/wrappers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/given_back.h"
#include "analysis/outcomes.h"
#include "base/vec.h"

/* Larger functions do more than take a lock; and wrappers of wrappers are followed this far. */
enum { MAX_BLOCKS = 80, ROUNDS = 3, MAX_STEPS = 8 };

typedef FT_VEC(ft_wrapper) ft_wrapper_list;

/* ---- which functions are worth a look ------------------------------------------------------------ */

static bool touches_locks(const ft_function *f, const ft_models *models, const ft_wrappers *known)
{
    for (uint32_t b = 0; b < f->n_blocks; b++)
        for (uint32_t i = 0; i < f->blocks[b]->n_instrs; i++) {
            const ft_instr *call = &f->blocks[b]->instrs[i];
            const ft_model *model;

            if (call->op != FT_OP_CALL || !call->callee)
                continue;
            model = ft_models_find(models, call->callee);
            if (model ? model->acquires || model->releases : ft_wrapper_find(known, call->callee) != NULL)
                return true;
            if (!model && ft_name_promises_lock(call->callee))
                return true; /* a method of a lock in C++ */
        }
    return false;
}

static const char *unqualified(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon ? colon + 1 : name;
}

/* "Guard::Guard" or "Guard::~Guard" */
static bool is_guard_member(const char *name)
{
    const char *last = unqualified(name);
    size_t n = strlen(last);

    if (last == name)
        return false;
    return *last == '~' || ((size_t)(last - name) >= n + 2 && !strncmp(last - 2 - n, last, n));
}

/* ---- what holds when it returns ------------------------------------------------------------------ */

/* How a function ends, over all its returns. */
typedef struct ft_endings {
    uint32_t n;        /* returns */
    uint32_t signs;    /* with each of these results the lock is held (or given back) */
    uint32_t returned; /* results that it does return with the lock held (or given back) */
} ft_endings;

/* A number that is not written out tells what went wrong, or is what a call that went wrong returned. */
static bool is_some_number(const ft_flow *flow, const ft_operand *value)
{
    const ft_instr *def = value->kind == FT_OPERAND_TEMP ? flow->defs[value->temp] : NULL;

    return def && (def->op == FT_OP_CALL || def->op == FT_OP_LOAD || def->op == FT_OP_CAST);
}

static void note_result(ft_endings *e, ft_flow *flow, const ft_state *state, const ft_instr *ret, uint32_t lock)
{
    bool held = ft_given_back_stands(flow, state, lock), taken_again = !held && ft_bits_has(&state->locks, lock);
    uint32_t possible = FT_SIGN_ANY;
    ft_outcome o = {held ? FT_SIGN_ANY : 0u, 0};

    if (!taken_again && ret->n_args > 0 && ret->args[0].kind != FT_OPERAND_NONE) {
        o = ft_outcome_of(flow, state, &ret->args[0], lock);
        possible = ft_outcome_possible(flow, ft_flow_operand(flow, &ret->args[0]));
        if (!held && !o.told && possible == FT_SIGN_ANY && is_some_number(flow, &ret->args[0]))
            o.held |= FT_SIGN_ZERO;
    }
    e->n++;
    e->signs &= o.held;
    e->returned |= held ? possible : o.told;
}

static void note_detached(ft_endings *e, const ft_state *state)
{
    e->n++;
    if (state->detached)
        e->returned = FT_SIGN_ANY;
    else
        e->signs = 0;
}

/* lock: its number, or UINT32_MAX for the detached state */
static ft_endings endings(ft_flow *flow, uint32_t lock)
{
    const ft_function *f = flow->function;
    ft_endings e = {.signs = FT_SIGN_ANY};

    for (uint32_t b = 0; b < f->n_blocks; b++) {
        const ft_block *block = f->blocks[b];
        ft_state state = {0};

        if (!flow->in[b].reached || block->instrs[block->n_instrs - 1].op != FT_OP_RETURN)
            continue;
        ft_state_copy(&state, &flow->in[b]);
        for (uint32_t i = 0; i < block->n_instrs; i++)
            ft_flow_step(flow, &state, &block->instrs[i], flow->call_ids[flow->block_first[b] + i]);
        if (lock == UINT32_MAX)
            note_detached(&e, &state);
        else
            note_result(&e, flow, &state, &block->instrs[block->n_instrs - 1], lock);
        ft_state_release(&state);
    }
    return e;
}

/* Held in the end, always or told by the result? */
static bool is_held(const ft_endings *e)
{
    return e->n > 0 && (e->signs & e->returned);
}

/* Spells the lock from its root; false if it is too long a way. */
static bool spell(const ft_flow *flow, ft_val v, ft_wrapper *out, ft_arena *arena)
{
    ft_wrapper_step steps[MAX_STEPS];
    uint32_t n = 0;
    const ft_node *node = ft_value_node(flow->values, v);

    while (node->kind == FT_VALUE_FIELD || node->kind == FT_VALUE_INDEX || node->kind == FT_VALUE_LOAD) {
        if (n == MAX_STEPS)
            return false;
        steps[MAX_STEPS - ++n] = (ft_wrapper_step){node->kind, node->name, node->record, node->type, node->shape};
        node = ft_value_node(flow->values, node->base);
    }
    out->param = node->kind == FT_VALUE_PARAM ? (int)node->num : -1;
    if (node->kind == FT_VALUE_GLOBAL)
        out->global = flow->unit->globals[node->num];
    out->steps = ft_arena_dup(arena, steps + MAX_STEPS - n, n, sizeof *steps);
    out->n_steps = n;
    return out->param >= 0 || out->global || n > 0;
}

/* Given back although it was not taken here: whoever called holds it. */
static bool is_given_back(const ft_flow *flow, const ft_lock_entry *l)
{
    for (size_t i = 0; i < flow->given_back.n; i++)
        if (flow->given_back.v[i].value == l->value && flow->given_back.v[i].kind == l->kind)
            return true;
    return false;
}

static void add_wrapper(ft_flow *flow, ft_wrapper_list *list, ft_wrapper wrapper, ft_val lock, ft_arena *arena)
{
    wrapper.function = flow->function;
    wrapper.name = flow->function->name;
    wrapper.is_guard = is_guard_member(flow->function->name);
    wrapper.param = -1;
    if (wrapper.kind == FT_LOCK_DETACH || wrapper.kind == FT_LOCK_LEFT || spell(flow, lock, &wrapper, arena))
        ft_vec_push(list, wrapper);
}

/* unlock(m); wait(); lock(m): in the end nothing has changed. */
static bool is_taken_again(ft_flow *flow, const ft_lock_entry *given_back)
{
    uint32_t n = (uint32_t)flow->locks.n;

    for (uint32_t i = 0; i < n; i++)
        if (ft_is_lock_entry(&flow->locks.v[i]) && flow->locks.v[i].value == given_back->value && endings(flow, i).returned)
            return true;
    return false;
}

/* In a destructor, if (owns) unlock(m): once the guard is gone, so is the lock. */
static bool is_ended_guard(ft_flow *flow, const ft_lock_entry *given_back)
{
    return is_guard_member(flow->function->name) && *unqualified(flow->function->name) == '~' && !is_taken_again(flow, given_back);
}

static void look_at_given_back(ft_flow *flow, const ft_lock_entry *l, ft_wrapper_list *list, ft_arena *arena)
{
    ft_wrapper wrapper = {.kind = FT_LOCK_MUTEX, .signs = FT_SIGN_ANY};
    ft_endings e = endings(flow, ft_given_back_entry(flow, l->value));

    if (is_held(&e))
        wrapper.signs = e.signs;
    else if (!is_ended_guard(flow, l))
        return;
    add_wrapper(flow, list, wrapper, l->value, arena);
}

/* It always calls a function of another file that may give back a lock of its callers. */
static void look_at_calls(ft_flow *flow, ft_wrapper_list *list, ft_arena *arena)
{
    uint32_t n = (uint32_t)flow->locks.n;

    for (uint32_t i = 0; i < n; i++) {
        const ft_lock_entry *l = &flow->locks.v[i];
        ft_endings e;

        if (l->kind != FT_LOCK_LEFT || l->value)
            continue;
        e = endings(flow, i);
        if (e.n > 0 && e.signs == FT_SIGN_ANY)
            add_wrapper(flow, list, (ft_wrapper){.kind = FT_LOCK_LEFT, .signs = FT_SIGN_ANY, .call = flow->locks.v[i].call}, 0, arena);
    }
}

static void look_at(ft_flow *flow, ft_wrapper_list *list, ft_arena *arena)
{
    uint32_t n_locks = (uint32_t)flow->locks.n;
    ft_endings e;

    for (uint32_t i = 0; i < n_locks; i++) {
        const ft_lock_entry *l = &flow->locks.v[i];

        e = endings(flow, i);
        if ((l->kind == FT_LOCK_MUTEX || l->kind == FT_LOCK_SHARED) && is_held(&e) && !is_given_back(flow, l))
            add_wrapper(flow, list, (ft_wrapper){.kind = l->kind, .acquires = true, .signs = e.signs}, l->value, arena);
    }
    e = endings(flow, UINT32_MAX);
    if (e.n > 0 && e.signs)
        add_wrapper(flow, list, (ft_wrapper){.kind = FT_LOCK_DETACH, .acquires = true}, 0, arena);
    for (size_t i = 0; i < flow->given_back.n; i++) {
        ft_lock_entry l = flow->given_back.v[i];

        if (l.kind == FT_LOCK_DETACH && !e.returned)
            add_wrapper(flow, list, (ft_wrapper){.kind = l.kind}, l.value, arena);
        else if (l.kind == FT_LOCK_MUTEX)
            look_at_given_back(flow, &l, list, arena);
    }
    look_at_calls(flow, list, arena);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_defined(const ft_unit *unit, ft_wrappers *out, ft_arena *arena)
{
    out->defined = FT_NEW_ARRAY(arena, const char *, unit->n_functions + 1);
    out->n_defined = unit->n_functions;
    for (uint32_t i = 0; i < unit->n_functions; i++)
        out->defined[i] = unit->functions[i]->name;
    if (unit->n_functions)
        qsort(out->defined, unit->n_functions, sizeof *out->defined, compare_names);
}

ft_wrappers ft_wrappers_find(const ft_unit *unit, const ft_models *models, ft_arena *arena)
{
    ft_wrappers result = {0};
    uint32_t before = UINT32_MAX;

    list_defined(unit, &result, arena);
    for (int round = 0; round < ROUNDS && result.n != before; round++) {
        ft_wrapper_list list = {0};

        before = result.n;
        for (uint32_t i = 0; i < unit->n_functions; i++) {
            const ft_function *f = unit->functions[i];
            ft_flow *flow;

            if (f->n_blocks == 0 || f->n_blocks > MAX_BLOCKS || !touches_locks(f, models, &result))
                continue;
            flow = ft_flow_run(unit, f, models, &result, arena);
            look_at(flow, &list, arena);
            ft_flow_free(flow);
        }
        result.v = ft_arena_dup(arena, list.v, list.n, sizeof list.v[0]);
        result.n = (uint32_t)list.n;
        ft_vec_release(&list);
    }
    return result;
}

const ft_wrapper *ft_wrapper_find(const ft_wrappers *wrappers, const char *name)
{
    for (uint32_t i = 0; wrappers && i < wrappers->n; i++)
        if (wrappers->v[i].name == name || !strcmp(wrappers->v[i].name, name))
            return &wrappers->v[i];
    return NULL;
}

bool ft_wrappers_defines(const ft_wrappers *wrappers, const char *name)
{
    return wrappers && wrappers->n_defined &&
           bsearch(&name, wrappers->defined, wrappers->n_defined, sizeof *wrappers->defined, compare_names);
}

/* ---- names ---------------------------------------------------------------------------------------- */

/* The next word of a_name or aName, in lower case; false at the end. */
static bool next_word(const char **name, char *word, size_t size)
{
    const char *s = *name;
    size_t n = 0;

    while (*s && !isalnum((unsigned char)*s))
        s++;
    while (isalnum((unsigned char)*s) && n < size - 1) {
        if (n > 0 && isupper((unsigned char)*s) && islower((unsigned char)s[-1]))
            break;
        word[n++] = (char)tolower((unsigned char)*s++);
    }
    word[n] = '\0';
    *name = s;
    return n > 0;
}

int ft_name_promises_lock(const char *name)
{
    static const struct {
        const char *word;
        int promise;
    } words[] = {
        {"lock", 1},    {"acquire", 1},  {"enter", 1},  {"begin", 1},    {"wrlock", 1},  {"rdlock", 1},
        {"unlock", -1}, {"release", -1}, {"leave", -1}, {"end", -1},     {"exit", -1},
    };
    char word[32];

    name = unqualified(name);
    while (next_word(&name, word, sizeof word))
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (!strcmp(word, words[i].word))
                return words[i].promise;
    return 0;
}
