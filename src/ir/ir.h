#ifndef FT_IR_IR_H
#define FT_IR_IR_H

/*
 * The intermediate representation: what one translation unit says, without clang.
 *
 * A function is a control-flow graph of basic blocks; a block is a list of small instructions that
 * ends in one terminator. Everything is reached through addresses, as in LLVM: an expression that
 * designates storage becomes an address (of a local, a global, a field, an element), reading it is
 * a `load`, writing it a `store`. Temporaries are assigned once and live inside one block; values
 * that cross blocks (`?:`, `&&`, `||` used as values) go through synthetic locals.
 *
 * All memory belongs to the unit's arena, all strings to its interner (compare pointers).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"

/* A place in the source: file is an index into ft_unit.files; lines and columns (bytes) count from 1;
 * end is exclusive. For code that a macro produced it is the place of the expansion. */
typedef struct ft_loc {
    uint32_t file, line, col, end_line, end_col;
} ft_loc;

typedef enum {
    FT_TY_OTHER,   /* unknown, dependent, ... */
    FT_TY_VOID,
    FT_TY_INT,     /* integers, bool, enums */
    FT_TY_FLOAT,
    FT_TY_POINTER, /* inner: pointee (C++ references too) */
    FT_TY_ARRAY,   /* inner: element */
    FT_TY_RECORD,
    FT_TY_FUNCTION /* inner: result */
} ft_type_kind;

typedef struct ft_record ft_record;

typedef struct ft_type {
    ft_type_kind kind;
    const char *name;        /* as written, without qualifiers: "PyMutex", "PyObject *" */
    const char *canonical;   /* canonical spelling: "struct _object *" */
    const struct ft_type *inner;
    const ft_record *record; /* for records (and only those), NULL if only declared */
    bool is_const, is_volatile, is_atomic;
} ft_type;

typedef struct ft_field {
    const char *name;
    const ft_type *type;
    bool is_bitfield;
} ft_field;

struct ft_record {
    const char *name; /* the typedef name if there is one ("PyListObject"), else the tag ("_listobject") */
    const char *tag;
    ft_loc loc;
    bool is_union;
    bool in_project;  /* declared in a file of the project, not in the C API or the system */
    ft_field *fields;
    uint32_t n_fields;
};

/* A local variable or parameter. */
typedef struct ft_var {
    const char *name;     /* "%1", "%2" ... for synthetic ones */
    const ft_type *type;
    ft_loc loc;
    int32_t param;        /* index of the parameter, -1 for other locals */
    bool address_taken;
    uint32_t index;       /* in ft_function.vars */
} ft_var;

/* One node of a constant initialiser, as written. */
typedef enum {
    FT_INIT_OTHER,    /* any other expression */
    FT_INIT_INT,
    FT_INIT_STRING,
    FT_INIT_NULL,
    FT_INIT_FUNCTION, /* name */
    FT_INIT_GLOBAL,   /* &name, or an array's name */
    FT_INIT_LIST
} ft_init_kind;

typedef struct ft_init {
    ft_init_kind kind;
    const char *field;      /* which field of the enclosing record this sets, NULL in arrays */
    int64_t value;          /* FT_INIT_INT; index in arrays is the position unless designated */
    int64_t index;          /* position in the enclosing list or designated array index */
    const char *text;       /* string contents (first 200 bytes), function or global name, or the macro or
                               enumerator by which an integer was written ("Py_mod_gil") */
    ft_loc loc;
    struct ft_init *first;  /* children of a list */
    struct ft_init *next;
} ft_init;

typedef struct ft_function ft_function;

/* A variable of static storage duration: file scope, function-local static, C++ class static. */
typedef struct ft_global {
    const char *name;
    const ft_function *owner;  /* function-local statics */
    const char *owner_name;    /* its name, NULL at file scope */
    const ft_type *type;
    ft_loc loc;                /* of the name in the definition, else of a declaration */
    bool is_static;            /* internal linkage or function-local */
    bool is_definition;        /* false: only declared (extern) in this unit */
    bool is_const;             /* deeply: the object itself cannot be written */
    bool is_tls;               /* _Thread_local, __thread, thread_local */
    bool in_project;
    ft_init *init;             /* NULL: none */
    uint32_t index;            /* in ft_unit.globals */
} ft_global;

typedef enum {
    FT_OPERAND_NONE,
    FT_OPERAND_TEMP,   /* temp */
    FT_OPERAND_INT,    /* integer, character, enumerator, sizeof: num; text if it was a name */
    FT_OPERAND_NULL,   /* NULL, nullptr, a zero converted to a pointer */
    FT_OPERAND_STRING, /* text */
    FT_OPERAND_OTHER,  /* any other constant (floating, address of a label, type traits) */
    FT_OPERAND_FUNC,   /* a function designator: text is its name */
    FT_OPERAND_LOCAL,  /* address of var */
    FT_OPERAND_GLOBAL  /* address of global */
} ft_operand_kind;

typedef struct ft_operand {
    ft_operand_kind kind;
    uint32_t temp;
    int64_t num;
    const char *text;
    ft_var *var;
    ft_global *global;
} ft_operand;

/* X(NAME, dump spelling): dst and arguments as in the comment */
#define FT_OPS(X)                                                                         \
    X(FIELD, "field")    /* dst = &args[0]->field (pointer or address of a record)      */ \
    X(INDEX, "index")    /* dst = &args[0][args[1]]; also pointer arithmetic p + n      */ \
    X(LOAD, "load")      /* dst = *args[0]                                              */ \
    X(STORE, "store")    /* *args[0] = args[1]                                          */ \
    X(CALL, "call")      /* dst = callee(args...); callee NULL: indirect through target */ \
    X(BINARY, "binary")  /* dst = args[0] sub args[1]                                   */ \
    X(UNARY, "unary")    /* dst = sub args[0]                                           */ \
    X(CAST, "cast")      /* dst = (type)args[0], explicit casts only                    */ \
    X(ASM, "asm")        /* opaque                                                      */ \
    X(JUMP, "jump")      /* to succ[0]                                                  */ \
    X(BRANCH, "branch")  /* args[0] != 0 ? succ[0] : succ[1]                            */ \
    X(SWITCH, "switch")  /* on args[0]; cases[i] leads to succ[i], default last         */ \
    X(GOTO, "goto")      /* computed: to any of succ                                    */ \
    X(RETURN, "return")  /* args[0] or none                                             */ \
    X(UNREACHABLE, "unreachable")

typedef enum {
#define X(name, text) FT_OP_##name,
    FT_OPS(X)
#undef X
        FT_OP_COUNT
} ft_op;

/* Binary and unary operators; compound assignments and ++/-- are lowered to load, BINARY, store. */
typedef enum {
    FT_SUB_NONE,
    FT_SUB_ADD, FT_SUB_SUB, FT_SUB_MUL, FT_SUB_DIV, FT_SUB_REM, FT_SUB_SHL, FT_SUB_SHR,
    FT_SUB_AND, FT_SUB_OR, FT_SUB_XOR,
    FT_SUB_EQ, FT_SUB_NE, FT_SUB_LT, FT_SUB_LE, FT_SUB_GT, FT_SUB_GE,
    FT_SUB_NEG, FT_SUB_NOT, FT_SUB_LNOT, /* unary: - ~ ! */
    FT_SUB_OTHER
} ft_sub;

typedef struct ft_block ft_block;

typedef struct ft_instr {
    ft_op op;
    ft_sub sub;
    uint32_t dst;            /* temp that it defines, 0: none */
    const ft_type *type;     /* of dst (FIELD, INDEX: of the designated object); STORE: of the object */
    ft_operand *args;
    const char **arg_text;   /* CALL: each argument as written, on one line, cut at 80 bytes; else NULL */
    ft_loc *arg_loc;         /* CALL: where each argument stands; else NULL */
    uint32_t n_args;
    const char *callee;      /* CALL: name of the function called directly, as ft_function.name */
    ft_operand target;       /* CALL through a pointer: the pointer's value */
    const char *field;       /* FIELD: name */
    const ft_record *record; /* FIELD: record that declares it */
    bool is_compound;        /* STORE of ++, --, op= (and the LOAD before it): read-modify-write */
    bool is_init;            /* STORE that initialises a local at its declaration (a static one, in C++, once) */
    ft_loc loc;
    const char *macro;       /* outermost project or API macro whose expansion produced it, else NULL */
    const char *inner_macro; /* innermost such macro if it is another one, else NULL */
} ft_instr;

struct ft_block {
    uint32_t index;
    ft_instr *instrs;        /* the last one is the terminator */
    uint32_t n_instrs;
    ft_block **succ;
    uint32_t n_succ;
    ft_block **pred;
    uint32_t n_pred;
    int64_t *cases;          /* SWITCH: values, n_succ - 1 of them (ranges are split into low ends) */
};

struct ft_function {
    const char *name;        /* C++: "ns::Class::name", without inline and unnamed namespaces and template arguments;
                                extern "C": as it is; lambdas: "outer::lambda", "outer::lambda#2" */
    const ft_type *result;
    ft_loc loc;              /* of the name */
    ft_loc body;             /* of the whole body */
    bool is_static, is_inline, is_variadic;
    bool has_error;          /* a parse error inside: lower confidence */
    bool in_main_file;
    ft_var **vars;           /* parameters first, in order */
    uint32_t n_vars, n_params;
    ft_block **blocks;       /* blocks[0] is the entry; reverse postorder; unreachable ones dropped */
    uint32_t n_blocks;
    uint32_t n_temps;        /* temps are 1 .. n_temps - 1 */
    uint32_t index;          /* in ft_unit.functions */
};

typedef struct ft_file {
    const char *path;        /* as the run names it: relative to where ftlint was started if below, else absolute */
    bool in_project;
    bool is_main;
    bool is_template;        /* a repeat template: one place in it stands for several in the code */
    bool is_scanned;         /* the project's own: its text was counted */
    uint32_t bodies, calls;  /* of functions and of the C API that the text holds, switched off or not */
} ft_file;

typedef enum { FT_GAP_FUNCTION, FT_GAP_CALL, FT_GAP_COUNT } ft_gap_kind;

/* A function body or a call of the C API that stands in the text and was not lowered. */
typedef struct ft_gap {
    ft_loc loc;              /* of the name */
    ft_gap_kind kind;
    bool is_off;             /* the preprocessor leaves it out for the target */
    bool is_unread;          /* a call in a function with a parse error, or outside of all that was lowered */
    const char *name;
} ft_gap;

typedef enum {
    FT_ASSUMED_HEADER,     /* a header that nobody has: empty */
    FT_ASSUMED_OWN_HEADER, /* one that ftlint declares itself */
    FT_ASSUMED_NAME,       /* a declaration that was made up */
    FT_ASSUMED_MACHINE,    /* what the machine lacks: headers of the compiler or of the C library */
    FT_ASSUMED_COUNT
} ft_assumed_kind;

/* What was not there and had to be made up to read the unit. */
typedef struct ft_assumed {
    ft_assumed_kind kind;
    const char *name;
    uint32_t uses;           /* NAME: in the unit's own files */
} ft_assumed;

/* An expansion of a function-like macro outside all function bodies (PYBIND11_MODULE(...), ...). */
typedef struct ft_expansion {
    const char *name;
    const char *text;        /* as written, on one line, cut at 200 bytes */
    ft_loc loc;
} ft_expansion;

typedef struct ft_diag {
    ft_loc loc;
    bool is_error;
    const char *text;
} ft_diag;

/* A comment that may steer ftlint (contains "ftlint:" or a mark such as "noqa:"). */
typedef struct ft_comment {
    ft_loc loc;
    const char *text;
} ft_comment;

typedef struct ft_unit {
    ft_arena *arena;
    ft_interner *strings;
    const char *path;
    bool is_cxx;
    ft_file *files;
    uint32_t n_files;
    ft_function **functions; /* only those with a body in a file of the project */
    uint32_t n_functions;
    ft_global **globals;
    uint32_t n_globals;
    ft_record **records;     /* those of the project and those that its code touches */
    uint32_t n_records;
    ft_expansion *expansions;
    uint32_t n_expansions;
    ft_diag *diags;
    uint32_t n_diags;
    ft_comment *comments;
    uint32_t n_comments;
    bool is_text_only;       /* not parsed: only comments and gaps are there */
    ft_assumed *assumed;
    uint32_t n_assumed;
    ft_gap *gaps;            /* by file, then by place */
    uint32_t n_gaps;
    /* Coverage: counted in the tokens of the project's files of this unit against what was lowered. */
    uint32_t bodies_seen, bodies_with_error, bodies_lost;
    uint32_t capi_calls_text, capi_calls_lost, capi_calls_skipped;
} ft_unit;

/* Frees the unit with all that hangs from it. NULL is fine. */
void ft_unit_free(ft_unit *unit);

/* Names for dumps and tests. */
const char *ft_op_name(ft_op op);
const char *ft_sub_name(ft_sub sub);

#endif
