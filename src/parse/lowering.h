#ifndef FT_PARSE_LOWERING_H
#define FT_PARSE_LOWERING_H

/*
 * Inside the parse room only: what lowering one translation unit keeps while it lasts. Functions and
 * their bodies are in lower_fn.h. Everything that outlives ft_lower_unit() is the unit's arena's.
 */
#include <clang-c/Index.h>

#include "base/vec.h"
#include "ir/ir.h"
#include "parse/lower.h"

/* ---- cursor and pointer maps (lower_map.c) ---- */

typedef struct lw_map lw_map; /* keys are declaration cursors */
lw_map *lw_map_new(void);
void lw_map_free(lw_map *map);
void *lw_map_get(const lw_map *map, CXCursor key);          /* NULL: not there */
void lw_map_put(lw_map *map, CXCursor key, void *value);    /* replaces */

/* ---- files (lower_files.c) ---- */

/* One use of a macro in the text of a file; uses in the arguments of another use are nested in it. */
typedef struct lw_expansion {
    uint32_t start, end;      /* offsets */
    const char *name;
    int32_t parent;           /* index of the enclosing use, -1: none */
    bool is_call;             /* written with parentheses */
    CXCursor definition;
} lw_expansion;

typedef struct lw_range {
    uint32_t start, end;
} lw_range;

/* A #define with all its lines: offsets. */
typedef struct lw_definition {
    uint32_t start, end, name;
} lw_definition;

typedef struct lw_file {
    CXFile handle;
    const char *path;         /* absolute */
    const struct ft_repeat *repeat; /* of a template; text is what it stands for */
    const char *text;         /* lives as long as the translation unit; "" until loaded */
    uint32_t len;
    int32_t index;            /* in unit->files, -1: not referred to yet */
    bool in_project, is_main; /* such files are loaded from the start, others by lw_file_load() */
    bool is_loaded;
    bool has_definitions;            /* they were looked for */
    FT_VEC(uint32_t) lines;          /* offsets of line starts, filled on first use */
    FT_VEC(lw_expansion) expansions; /* of project files, by start */
    FT_VEC(lw_definition) definitions; /* by offset */
    FT_VEC(lw_range) functions;      /* extents of lowered functions */
    FT_VEC(uint32_t) starts;         /* where lowered instructions start (sorted for coverage) */
    FT_VEC(uint32_t) declared;       /* where names of functions are declared */
    FT_VEC(uint32_t) bodies;         /* where the braces of lowered functions open */
    FT_VEC(uint32_t) errors;         /* where errors are reported, sorted */
} lw_file;

/* A place: [start, end) in one file; file NULL if it has none. */
typedef struct lw_place {
    lw_file *file;
    uint32_t start, end;
} lw_place;

/* ---- declarations (lower_decl.c) ---- */

typedef enum { LW_UNKNOWN, LW_LOCAL, LW_GLOBAL, LW_FUNCTION, LW_ENUMERATOR, LW_FIELD } lw_decl_kind;

struct lw_fn;

typedef struct lw_decl {
    lw_decl_kind kind;
    const char *name;         /* of functions and globals qualified: "std::terminate" */
    const char *bare;         /* "terminate" */
    ft_var *var;              /* LW_LOCAL */
    const ft_function *owner; /* LW_LOCAL: the function whose var it is */
    ft_global *global;        /* LW_GLOBAL */
    int64_t num;              /* LW_ENUMERATOR */
    const ft_record *record;  /* LW_FIELD: named record that declares it */
    const ft_type *type;      /* LW_FIELD, LW_LOCAL, LW_GLOBAL */
    bool is_anonymous;        /* LW_FIELD: the unnamed struct in a struct; transparent */
    bool is_reference;        /* C++ reference: storage holds the address */
    bool is_noreturn;         /* LW_FUNCTION */
    bool is_method;           /* LW_FUNCTION: non-static member function */
} lw_decl;

/* ---- one unit ---- */

/* Where libclang's location stands: what is asked again and again for the parts of one expression. */
typedef struct lw_spot {
    CXSourceLocation at;
    lw_file *file;
    uint32_t offset;
} lw_spot;

typedef struct lw_pending {   /* a function body still to lower (lambdas) */
    CXCursor cursor;
    const char *name;
} lw_pending;

typedef struct lw_unit {
    CXTranslationUnit tu;
    ft_unit *unit;
    ft_arena *arena;
    ft_interner *strings;
    const ft_lower_options *options;
    FT_VEC(lw_file *) files;
    struct { CXFile handle; lw_file *file; } file_memo[64];
    lw_spot file_spots[1024], spelling_spots[1024]; /* memos by location */
    lw_map *decls;                   /* -> lw_decl */
    lw_map *records;                 /* -> ft_record */
    lw_map *typedefs;                /* record -> name of its first typedef */
    lw_map *layouts;                 /* record -> lw_layout */
    lw_map *classes;                 /* C++ class -> what its end does (lower_object.c) */
    struct lw_type_slot { const void *key; const ft_type *type; } *types;
    size_t n_types, cap_types;       /* cap is a power of two */
    const ft_type *int_type;
    FT_VEC(CXCursor) children;       /* stack of children lists */
    FT_VEC(ft_file) out_files;
    FT_VEC(ft_record *) out_records;
    FT_VEC(ft_global *) out_globals;
    FT_VEC(ft_function *) out_functions;
    FT_VEC(lw_pending) pending;
    CXCursor place_cursor;           /* memo of the last lw_place_of() */
    lw_place place;
    CXSourceLocation place_start;
    uint32_t depth;                  /* of recursion, over all kinds of nodes */
    bool in_error;                   /* the function at hand has a parse error */
} lw_unit;

/* Deeper nests become OTHER: the stack must not overflow on generated code. */
enum { LW_MAX_DEPTH = 1000 };

/* Copies and disposes. "" for null strings. */
const char *lw_string(lw_unit *lw, CXString s);
const char *lw_spelling(lw_unit *lw, CXCursor c);

/*
 * Children of a cursor: pushes them on the stack and returns how many; they are at lw_child(lw, base, i)
 * until lw_children_pop(lw, base). References to types, namespaces and attributes are left out.
 */
typedef struct lw_list {
    size_t base, n;
} lw_list;
lw_list lw_children(lw_unit *lw, CXCursor parent);
lw_list lw_all_children(lw_unit *lw, CXCursor parent); /* with references */
CXCursor lw_child(const lw_unit *lw, lw_list list, size_t i);
void lw_children_pop(lw_unit *lw, lw_list list);

/* ---- lower_files.c ---- */
lw_file *lw_file_of(lw_unit *lw, CXFile file);
void lw_file_load(lw_unit *lw, lw_file *file);
void lw_files_init(lw_unit *lw); /* finds the main file */
void lw_files_release(lw_unit *lw);
lw_place lw_place_of(lw_unit *lw, CXCursor c);          /* of an expression or statement, macros resolved */
lw_place lw_name_place(lw_unit *lw, CXCursor c);        /* of the name of a declaration */
/* Where at is in a file, its memo being lw->file_spots; or where it is spelled. */
lw_spot *lw_spot_of(lw_unit *lw, lw_spot *memo, CXSourceLocation at);
lw_place lw_location(lw_unit *lw, CXSourceLocation at); /* empty place */
ft_loc lw_loc(lw_unit *lw, lw_place place);
ft_loc lw_loc_of(lw_unit *lw, CXCursor c);
/* Text of a place on one line, at most max bytes. */
const char *lw_text(lw_unit *lw, lw_place place, size_t max);

/* ---- lower_macro.c ---- */
void lw_macros_add(lw_unit *lw, CXCursor expansion); /* CXCursor_MacroExpansion */
void lw_macros_finish(lw_unit *lw);                  /* sorts and nests; then lookups work */
const lw_expansion *lw_macro_inner(const lw_file *file, uint32_t offset); /* NULL: none there */
const lw_expansion *lw_macro_outer(const lw_file *file, uint32_t offset);
/* The use of a macro that starts right there (the innermost such), NULL if none. */
const lw_expansion *lw_macro_at(const lw_file *file, uint32_t offset);
/* A macro that drops its arguments, as logging does when it is switched off. */
bool lw_macro_is_empty(lw_unit *lw, const lw_expansion *x);
/* Name of the macro in whose definition the first token of c is spelled; NULL: in none. */
const char *lw_macro_spelled(lw_unit *lw, CXCursor c);
/* Identifier by which c starts where it is spelled; "" if it is not an identifier. */
const char *lw_first_word(lw_unit *lw, CXCursor c);
/* Text of the definition of that macro (from its name on); NULL if it is not in a file. */
const char *lw_macro_body(lw_unit *lw, CXCursor c, size_t *len);
void lw_expansions_out(lw_unit *lw);                 /* fills unit->expansions */

/* ---- lower_types.c ---- */
const ft_type *lw_type(lw_unit *lw, CXType type);
const ft_type *lw_type_of(lw_unit *lw, CXCursor c);
const ft_type *lw_param_type(lw_unit *lw, CXCursor param); /* arrays and functions decay */
const ft_type *lw_pointer_to(lw_unit *lw, const ft_type *inner);
const ft_type *lw_int_type(lw_unit *lw);

/* ---- lower_record.c ---- */
typedef struct lw_layout_field {
    const char *name;         /* "" for an anonymous member */
    const ft_type *type;
    CXType cx;
} lw_layout_field;

typedef struct lw_layout {    /* direct members, in order, as initialisers see them */
    const lw_layout_field *fields;
    uint32_t n;
} lw_layout;

/* The record that decl declares; NULL if the unit does not define it. */
const ft_record *lw_record(lw_unit *lw, CXCursor decl);
/* Makes sure that its fields are there: always done for the project's own. */
void lw_record_touch(lw_unit *lw, const ft_record *record);
/* NULL if type is not a record with a definition. */
const lw_layout *lw_record_layout(lw_unit *lw, CXType type);
void lw_typedef_add(lw_unit *lw, CXCursor typedef_decl);

/* ---- lower_decl.c ---- */
lw_decl *lw_decl_of(lw_unit *lw, struct lw_fn *fn, CXCursor decl);
ft_global *lw_global(lw_unit *lw, CXCursor var, struct lw_fn *fn);
const char *lw_global_name(lw_unit *lw, CXCursor var); /* qualified unless it is local to a function */
/* Another file-scope declaration of g: "int x;" after "extern int x;" is its (tentative) definition. */
void lw_global_declared_again(lw_unit *lw, ft_global *g, CXCursor var);
bool lw_constant(lw_unit *lw, CXCursor expr, int64_t *value);
const char *lw_string_literal(lw_unit *lw, CXCursor literal);

/* Through parentheses, implicit conversions and, if casts, explicit ones. */
CXCursor lw_strip(lw_unit *lw, CXCursor expr, bool casts);
/* One such step; false if expr is something of its own. */
bool lw_strip_one(lw_unit *lw, CXCursor expr, bool casts, CXCursor *inner);

/* ---- lower_pretty.c ---- */
const char *lw_pretty(lw_unit *lw, CXCursor expr); /* NULL if it is not simple */

/* ---- lower_init.c ---- */

/* An initialiser sorted out: which subobject gets which expression. */
typedef struct lw_init {
    const lw_layout_field *field; /* NULL in arrays and at the top */
    int64_t index;
    CXCursor expr;                /* leaf, or the braces of a list */
    CXType cx;                    /* of the object */
    bool is_list;
    struct lw_init *first, *last, *next;
} lw_init;

lw_init *lw_init_tree(lw_unit *lw, CXCursor expr, CXType type);
ft_init *lw_init_ir(lw_unit *lw, CXCursor expr, CXType type);

/* ---- lower_fn.c ---- */
void lw_function(lw_unit *lw, CXCursor decl, const char *name);
/* "ns::Class::name": C++ with all named scopes but inline namespaces, without template arguments; C as it is. */
const char *lw_qualified_name(lw_unit *lw, CXCursor decl);

/* ---- lower_scan.c ---- */
void lw_scan_files(lw_unit *lw); /* comments and coverage, from the text */

#endif
