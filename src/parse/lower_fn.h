#ifndef FT_PARSE_LOWER_FN_H
#define FT_PARSE_LOWER_FN_H

/* Inside the parse room only: one function on its way from cursors to a control-flow graph. */
#include "parse/lowering.h"

typedef struct lw_block lw_block;

/* A C++ object whose destructor runs when its scope is left. Temporaries have the full expression as scope. */
typedef struct lw_object {
    ft_var *var;
    CXCursor decl;           /* its class */
    bool only_parts;         /* var is `this` of a destructor: after its body the members and bases go */
} lw_object;

typedef struct lw_object_list {
    const lw_object *v;
    uint32_t n;
} lw_object_list;

struct lw_block {
    FT_VEC(ft_instr) instrs;
    lw_block **succ;
    uint32_t n_succ;
    int64_t *cases;
    bool done;               /* has its terminator */
    bool visited;
    uint32_t n_in;           /* reachable edges into it */
    lw_object_list alive;    /* of a label: the objects alive there */
    ft_block *ir;
};

typedef struct lw_temp {
    const lw_block *block;   /* where it is defined */
    const ft_type *type;
    ft_var *spill;           /* holds it for other blocks, NULL: not needed so far */
} lw_temp;

/* Where break and continue lead. */
typedef struct lw_loop {
    lw_block *on_break, *on_continue; /* on_continue NULL in a switch */
    size_t scope;                     /* number of objects alive outside */
    struct lw_loop *outer;
} lw_loop;

typedef struct lw_switch {
    FT_VEC(int64_t) cases;
    FT_VEC(lw_block *) targets;
    lw_block *on_default;             /* NULL: none seen */
    struct lw_switch *outer;
} lw_switch;

typedef struct lw_try {
    lw_block **handlers;
    uint32_t n;
    size_t scope;            /* number of objects alive outside */
    struct lw_try *outer;
} lw_try;

typedef struct lw_label {
    CXSourceLocation at;     /* cursors of one label differ by how one got there */
    lw_block *block;
    bool address_taken;
} lw_label;

/* A goto out of scopes with objects: its way leads through a block that destroys them. */
typedef struct lw_goto_row {
    lw_block *from, *to;
    lw_object_list alive;
    CXCursor at;
} lw_goto_row;

/* A lambda that is lowered in place. */
typedef struct lw_inlined {
    CXCursor lambda;
    lw_block *end;
    ft_var *result;          /* NULL: none */
    size_t scope;            /* number of objects alive outside */
    struct lw_inlined *outer;
} lw_inlined;

typedef struct lw_fn {
    lw_unit *lw;
    ft_function *ir;
    FT_VEC(ft_var *) vars;
    FT_VEC(lw_block *) blocks;
    FT_VEC(lw_temp) temps;            /* [0] is not used */
    FT_VEC(lw_label) labels;
    FT_VEC(lw_block *) computed;      /* blocks that end in a computed goto */
    FT_VEC(lw_object) objects;
    FT_VEC(lw_goto_row) gotos;
    lw_block *cur;
    CXCursor decl;
    lw_loop *loop;
    lw_switch *sw;
    lw_try *try_;
    lw_inlined *inlined;
    uint32_t n_inlined;
    FT_VEC(lw_pending) lambdas;       /* those that are functions of their own */
    ft_var *self;                     /* C++: this */
    uint32_t n_synthetic;
    bool returns_reference;
} lw_fn;

/* ---- operands ---- */
static inline ft_operand lw_int(int64_t num)
{
    return (ft_operand){ .kind = FT_OPERAND_INT, .num = num };
}

static inline ft_operand lw_other(void)
{
    return (ft_operand){ .kind = FT_OPERAND_OTHER };
}

static inline ft_operand lw_null(void)
{
    return (ft_operand){ .kind = FT_OPERAND_NULL };
}

static inline ft_operand lw_local(ft_var *var)
{
    return (ft_operand){ .kind = FT_OPERAND_LOCAL, .var = var };
}

/* ---- lower_cfg.c: blocks and instructions ---- */
lw_block *lw_new_block(lw_fn *fn);
void lw_start(lw_fn *fn, lw_block *block, CXCursor at); /* falls into block and goes on there */

/* Appends; the result is valid until the next call. Temporaries of other blocks are reloaded. */
ft_instr *lw_emit(lw_fn *fn, ft_op op, CXCursor at, const ft_operand *args, uint32_t n);
/* Makes instr define a temporary. */
ft_operand lw_define(lw_fn *fn, ft_instr *instr, const ft_type *type);
/* Makes a temporary usable in the current block. */
ft_operand lw_reload(lw_fn *fn, ft_operand operand, CXCursor at);

ft_operand lw_load(lw_fn *fn, CXCursor at, ft_operand address, const ft_type *type);
ft_instr *lw_store(lw_fn *fn, CXCursor at, ft_operand address, ft_operand value, const ft_type *type);
ft_operand lw_binary(lw_fn *fn, CXCursor at, ft_sub sub, ft_operand a, ft_operand b, const ft_type *type);
ft_operand lw_unary(lw_fn *fn, CXCursor at, ft_sub sub, ft_operand a, const ft_type *type);
ft_operand lw_index(lw_fn *fn, CXCursor at, ft_operand base, ft_operand index, const ft_type *element);
ft_operand lw_field(lw_fn *fn, CXCursor at, ft_operand base, const ft_record *record, const char *field,
                    const ft_type *type);

/* Terminators; what follows is unreachable until the next lw_start(). */
void lw_jump(lw_fn *fn, CXCursor at, lw_block *to);
void lw_branch(lw_fn *fn, CXCursor at, ft_operand condition, lw_block *yes, lw_block *no);
void lw_go_anywhere(lw_fn *fn, CXCursor at, ft_operand where, lw_block **to, uint32_t n); /* FT_OP_GOTO */
void lw_end(lw_fn *fn, ft_op op, CXCursor at, const ft_operand *value);                  /* RETURN, UNREACHABLE */
lw_block *lw_end_switch(lw_fn *fn, CXCursor at, ft_operand value); /* the block to be closed later ... */
void lw_close_switch(lw_fn *fn, lw_block *block, const lw_switch *sw, lw_block *otherwise); /* ... here */

ft_var *lw_fn_var(lw_fn *fn, const char *name, const ft_type *type, ft_loc loc);
ft_var *lw_synthetic(lw_fn *fn, const ft_type *type, CXCursor at);
void lw_drop_callee_macro(ft_instr *call);

/* ---- lower_finish.c ---- */
void lw_finish(lw_fn *fn); /* blocks into fn->ir: threaded, merged, in reverse postorder */

/* ---- lower_expr.c ---- */
ft_operand lw_value(lw_fn *fn, CXCursor expr);
ft_operand lw_address(lw_fn *fn, CXCursor expr);
void lw_effect(lw_fn *fn, CXCursor expr);
ft_operand lw_load_from(lw_fn *fn, CXCursor expr, ft_operand address); /* as lw_value(expr), address known */
ft_operand lw_spilled(lw_fn *fn, CXCursor at, ft_operand value, const ft_type *type); /* address of a copy */
void lw_effects_of_children(lw_fn *fn, CXCursor expr);

/* One row per kind of expression; value or address may be missing: the other is then used. */
typedef ft_operand lw_expr_fn(lw_fn *fn, CXCursor expr);
typedef struct lw_expr_row {
    lw_expr_fn *value, *address;
} lw_expr_row;

/* ---- lower_ops.c: operators ---- */
lw_expr_fn lw_binary_value, lw_binary_address, lw_compound_value, lw_compound_address, lw_unary_value,
    lw_unary_address;
bool lw_is_logical(CXCursor expr); /* && or || */

/* ---- lower_cond.c: control flow in expressions ---- */
void lw_condition(lw_fn *fn, CXCursor expr, lw_block *yes, lw_block *no);
lw_expr_fn lw_logical_value, lw_conditional_value, lw_conditional_address, lw_gnu_conditional_value,
    lw_stmt_expr_value;
void lw_conditional_effect(lw_fn *fn, CXCursor expr);
void lw_logical_effect(lw_fn *fn, CXCursor expr);

/* ---- lower_call.c ---- */
lw_expr_fn lw_call_value, lw_call_address, lw_unexposed_value;
void lw_call_effect(lw_fn *fn, CXCursor call);
bool lw_is_expect(lw_fn *fn, CXCursor call, CXCursor *inner); /* __builtin_expect(inner, ...) */
bool lw_returns_reference(const lw_unit *lw, CXCursor callee);
/* Emits a CALL; texts and places of the arguments from exprs (null cursors: none). */
ft_operand lw_emit_call(lw_fn *fn, CXCursor at, const char *callee, const ft_operand *args,
                        const CXCursor *exprs, uint32_t n, const ft_type *result);

/* ---- lower_cxx.c ---- */
lw_expr_fn lw_new_value, lw_delete_value, lw_this_value, lw_throw_value;
/* An argument for a parameter of that type: references are bound to addresses. Kind Invalid: not known. */
ft_operand lw_argument(lw_fn *fn, CXCursor expr, CXType param);
const char *lw_without_arguments(lw_unit *lw, const char *name);
const char *lw_dependent_name(lw_unit *lw, CXCursor member);
const char *lw_dependent_callee(lw_unit *lw, CXCursor member); /* "std::vector::size", "?::size" */
void lw_range_for(lw_fn *fn, CXCursor stmt);
void lw_try_stmt(lw_fn *fn, CXCursor stmt);

/* ---- lower_lambda.c ---- */
lw_expr_fn lw_lambda_value;
CXCursor lw_lambda_behind(lw_fn *fn, CXCursor expr); /* null cursor: none */
/* The call of a lambda that is known, in place; false: it is not. list: the children of the call. */
bool lw_lambda_call(lw_fn *fn, CXCursor call, lw_list list, ft_operand *out);
/* A lambda that is made a plain function pointer is that function. */
bool lw_lambda_conversion(lw_fn *fn, CXCursor callee, lw_list list, ft_operand *out);
void lw_lambda_return(lw_fn *fn, CXCursor stmt, const ft_operand *value);

/* ---- lower_object.c ---- */
CXCursor lw_class_of(CXType type); /* the class or class template it names; null cursor: none */
bool lw_is_construction(CXCursor expr);
/* Calls the constructor on the object; its address. */
ft_operand lw_construct(lw_fn *fn, CXCursor call, ft_operand object);
bool lw_construct_dependent(lw_fn *fn, CXCursor decl, CXCursor init, ft_operand object);
void lw_member_inits(lw_fn *fn, CXCursor constructor);
/* From here to the end of the scope there is an object that must be destroyed; false: nothing to destroy. */
bool lw_object_alive(lw_fn *fn, ft_var *var, CXType type);
void lw_parts_alive(lw_fn *fn, CXCursor destructor);
void lw_leave_scope(lw_fn *fn, size_t scope, CXCursor at);  /* destructor calls, the objects stay alive */
void lw_end_scope(lw_fn *fn, size_t scope, CXCursor at);    /* ... and are forgotten */
/* The temporary of that type, if it is the last object since scope, is not destroyed: it went elsewhere. */
void lw_forget_temporary(lw_fn *fn, size_t scope, CXType type);
/* Stores the object that a call returned as a temporary, the last of fn->objects; false: nothing to destroy. */
bool lw_keep_temporary(lw_fn *fn, CXCursor call, ft_operand value);
void lw_goto(lw_fn *fn, CXCursor stmt, CXCursor label);
void lw_note_label(lw_fn *fn, lw_block *block);
void lw_close_gotos(lw_fn *fn);

/* ---- lower_stmt.c ---- */
void lw_stmt(lw_fn *fn, CXCursor stmt);
void lw_declare(lw_fn *fn, CXCursor decl); /* a declaration in a block */
lw_block *lw_label_block(lw_fn *fn, CXCursor label, bool address_taken);
void lw_local_init(lw_fn *fn, CXCursor at, ft_operand object, CXCursor init, CXType type);

/* ---- lower_loop.c ---- */
void lw_while_stmt(lw_fn *fn, CXCursor stmt);
void lw_do_stmt(lw_fn *fn, CXCursor stmt);
void lw_for_stmt(lw_fn *fn, CXCursor stmt);
void lw_switch_stmt(lw_fn *fn, CXCursor stmt);
void lw_case_stmt(lw_fn *fn, CXCursor stmt);
void lw_default_stmt(lw_fn *fn, CXCursor stmt);
void lw_enter_loop(lw_fn *fn, lw_loop *loop, lw_block *on_break, lw_block *on_continue);
/* Lowers the leading declarations of if, while, switch; the number of children that they were. */
size_t lw_leading_declarations(lw_fn *fn, lw_list list);

#endif
