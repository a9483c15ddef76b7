#ifndef FT_ANALYSIS_FLOW_H
#define FT_ANALYSIS_FLOW_H

/*
 * Forward dataflow over one function to a fixpoint. What holds at a program point is an ft_state; the tables
 * that states index into (locks, tests, ways of getting published) belong to the ft_flow.
 */
#include <stdbool.h>
#include <stdint.h>

#include "analysis/values.h"
#include "analysis/wrappers.h"
#include "base/vec.h"
#include "ir/ir.h"
#include "models/models.h"

/* A growable set of small numbers. */
typedef FT_VEC(uint64_t) ft_bits;

void ft_bits_set(ft_bits *bits, uint32_t i);
void ft_bits_reset(ft_bits *bits, uint32_t i);
bool ft_bits_has(const ft_bits *bits, uint32_t i);
bool ft_bits_unite(ft_bits *into, const ft_bits *from);     /* true if it changed */
bool ft_bits_intersect(ft_bits *into, const ft_bits *from); /* true if it changed */
void ft_bits_copy(ft_bits *into, const ft_bits *from);

typedef struct ft_lock_entry {
    ft_lock_kind kind;
    ft_val value;       /* the locked object or the address of the lock */
    ft_val value2;      /* second object of a two-object section, 0: none */
    ft_val token;       /* &_py_cs, 0: none; not part of what makes two entries equal */
    uint32_t signs;     /* FT_LOCK_CALL: held if the result of that call is known to be FT_SIGN_* */
    uint32_t call;      /* FT_LOCK_LEFT: which call */
    const char *name;   /* the function or macro that takes it */
} ft_lock_entry;

/* "If this value has that sign, the lock is held" (outcomes.h). */
typedef struct ft_promise {
    ft_val subject;     /* result of a call, or address of a local */
    uint32_t lock;      /* ft_flow.locks */
    uint32_t sign;      /* one FT_SIGN_* */
} ft_promise;

/* "value was tested on the way here" and how it came out. */
typedef enum { FT_TEST_SEEN, FT_TEST_UNSET, FT_TEST_TYPE } ft_test_kind;

typedef struct ft_test {
    ft_test_kind kind;
    ft_val value;       /* SEEN, UNSET: address of the object; TYPE: the value */
    const char *type;   /* TYPE: "tuple" */
} ft_test;

/* One way in which an object that came into being here (or in through a parameter) gets known to others. */
typedef enum { FT_GOES_OUT, FT_GOES_TO_CALL, FT_GOES_INTO } ft_goes;

typedef struct ft_leak {
    ft_goes kind;
    ft_val root;        /* the object */
    uint32_t call, arg; /* FT_GOES_TO_CALL */
    ft_val into;        /* FT_GOES_INTO: stored in this other object */
} ft_leak;

/* What is known of a parameter as it was when the function was entered. */
typedef struct ft_condition {
    uint32_t param, op; /* FT_COND_* */
    int64_t num;
} ft_condition;

typedef struct ft_env {
    ft_val address, value;
} ft_env;

typedef struct ft_state {
    bool reached;
    FT_VEC(ft_env) env;  /* what the locals hold, by address, sorted */
    ft_bits leaks;       /* may: ft_flow.leaks that happened on some path */
    ft_bits locks;       /* must: ft_flow.locks held (or given back: given_back.h) on every path */
    ft_bits promises;    /* must: ft_flow.promises that hold, but for those that need not be kept: the lock is held,
                            or the local cannot have that sign */
    ft_bits tests;       /* must: ft_flow.tests that hold */
    ft_bits conditions;  /* must: ft_flow.conditions that hold */
    ft_bits live;        /* may: calls whose result is around without a reference of its own */
    ft_bits crossed;     /* may: of those, the ones that outlived a call that may run Python */
    ft_bits suspended;   /* may: ... that outlived a call that lets go of critical sections */
    bool detached;       /* must */
} ft_state;

typedef struct ft_flow {
    const ft_unit *unit;
    const ft_function *function;
    const ft_models *models;
    const ft_wrappers *wrappers;
    ft_arena *arena;
    ft_values *values;
    uint32_t n_calls;
    uint32_t *call_ids;         /* by block-major instruction number */
    uint32_t *block_first;      /* first instruction number of each block */
    const ft_instr **calls;     /* by call id */
    ft_val *call_subjects;      /* by call id: value of its first argument */
    const ft_instr **defs;      /* by temp */
    ft_val *temps;              /* value of each temp as of the last evaluation */
    FT_VEC(ft_lock_entry) locks;
    FT_VEC(ft_lock_entry) given_back; /* released without having been taken here: kind and value */
    FT_VEC(ft_promise) promises;
    FT_VEC(ft_test) tests;
    FT_VEC(ft_leak) leaks;
    FT_VEC(ft_condition) conditions;
    ft_state *in;               /* by block index */
    bool *in_loop;              /* by block index */
    ft_state now, out;          /* in the block at hand, on a way out of it: kept for their memory */
} ft_flow;

/* Runs to the fixpoint; the result is the caller's (ft_flow_free). */
ft_flow *ft_flow_run(const ft_unit *unit, const ft_function *function, const ft_models *models,
                     const ft_wrappers *wrappers, ft_arena *arena);
void ft_flow_free(ft_flow *flow);

void ft_state_copy(ft_state *into, const ft_state *from);
void ft_state_release(ft_state *state);

/* The effect of one instruction: updates the state and flow->temps. */
void ft_flow_step(ft_flow *flow, ft_state *state, const ft_instr *instr, uint32_t call_id);

/* The number of a lock in flow->locks, added if it is new. */
uint32_t ft_flow_lock(ft_flow *flow, const ft_lock_entry *entry);

/* Value of an operand in a state whose block has been stepped up to here. */
ft_val ft_flow_operand(ft_flow *flow, const ft_operand *operand);

/* What parameter i is when the function is entered. */
ft_val ft_flow_param(ft_flow *flow, uint32_t i);

/* Does a call of this function let go of critical sections for a while: runs Python code, detaches, waits for a lock? */
bool ft_model_suspends(const ft_model *model);

const ft_model *ft_flow_model(const ft_flow *flow, const ft_instr *call);

/* What a type is at a glance. */
ft_shape ft_type_shape(const ft_type *type);

/*
 * Is the object `root` still unknown to others? FT_ARG_PRIVATE, FT_ARG_PENDING (the calls it went to are
 * added to pending as leak numbers) or FT_ARG_SHARED.
 */
typedef FT_VEC(uint32_t) ft_leak_list;
uint32_t ft_flow_private(const ft_flow *flow, const ft_state *state, ft_val root, ft_leak_list *pending);

/* True for values that can be private at all: results, outputs, parameters. */
bool ft_flow_is_root(const ft_flow *flow, ft_val v);

#endif
