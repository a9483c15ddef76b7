#ifndef FT_ANALYSIS_EMIT_H
#define FT_ANALYSIS_EMIT_H

/* Inside the analysis room: from a finished dataflow to rows of facts. */
#include "analysis/flow.h"

typedef struct ft_lockset {
    ft_bits locks;
    bool detached;
    uint32_t id;
} ft_lockset;

/* The result of a call was stored at an address; a reference may be given to what stands there later. */
typedef struct ft_kept {
    ft_val address;
    uint32_t call;
} ft_kept;

typedef struct ft_emit {
    ft_facts *facts;
    const ft_unit *unit;
    ft_flow *flow;
    ft_row function;
    ft_row first_call;          /* row of call id 0 of this function */
    ft_row *value_rows;         /* by ft_val, FT_NO_ROW: not written yet */
    uint32_t n_value_rows;
    FT_VEC(ft_lockset) locksets;
    FT_VEC(ft_lockset) condition_sets; /* the same for sets of conditions */
    uint32_t *next_conditions;
    uint32_t *use_weights;      /* by call id: how telling the use noted so far is */
    ft_bits *call_locks;        /* by call id: locks held at the call */
    FT_VEC(ft_kept) kept;       /* results of calls that were stored */
} ft_emit;

/* One function: calls, arguments, accesses, returns. The last two number lock sets and sets of conditions over the file. */
void ft_emit_function(ft_facts *facts, const ft_unit *unit, ft_flow *flow, ft_row function, uint32_t *next_lockset,
                      uint32_t *next_conditions);

/* The row of a value, written with all that it is made of. */
ft_row ft_emit_value(ft_emit *emit, ft_val v);

/* Notes on the CALL rows what an instruction does with the results of calls. */
void ft_emit_uses(ft_emit *emit, const ft_state *state, const ft_instr *instr);

ft_place ft_emit_place(const ft_loc *loc);

/* Globals with their initialisers. */
void ft_emit_globals(ft_facts *facts, const ft_unit *unit, const ft_models *models);

#endif
