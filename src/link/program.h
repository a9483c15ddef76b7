#ifndef FT_LINK_PROGRAM_H
#define FT_LINK_PROGRAM_H

/* Inside the link room: the program as one graph of functions and globals over all units' facts. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "facts/facts.h"
#include "facts/site.h"
#include "link/link.h"
#include "models/models.h"

/*
 * How a function is entered. X(NAME, word in the vocabulary)
 * FINALIZE: tp_finalize, tp_del, and destructors of capsules. FOREIGN: a callback that attaches a thread state itself, so that it
 * is entered without one. THREAD: the start of a thread, also without one. CAPI: from a table that a capsule hands to other modules.
 */
#define FT_ROLES(X)           \
    X(INIT, "init")           \
    X(METHOD, "method")       \
    X(SLOT, "slot")           \
    X(ITERATOR, "iterator")   \
    X(BUFFER, "buffer")       \
    X(GETTER, "getter")       \
    X(SETTER, "setter")       \
    X(NEW, "new")             \
    X(DEALLOC, "dealloc")     \
    X(CLEAR, "clear")         \
    X(FINALIZE, "finalize")   \
    X(TRAVERSE, "traverse")   \
    X(CALLBACK, "callback")   \
    X(FOREIGN, "detached-callback") \
    X(THREAD, "thread")       \
    X(CAPI, "capi")           \
    X(EXPORT, "export")       \
    X(UNKNOWN, "unknown")

enum {
#define X(name, word) FT_ROLE_BIT_##name,
    FT_ROLES(X)
#undef X
        FT_ROLE_COUNT,
#define X(name, word) FT_ROLE_##name = 1u << FT_ROLE_BIT_##name,
    FT_ROLES(X)
#undef X
};

enum {
    /* What a type's slots and tables do with a live object, */
    FT_ROLES_SLOT = FT_ROLE_SLOT | FT_ROLE_ITERATOR | FT_ROLE_BUFFER,
    /* and with one that is dying or looked at with the world stopped. */
    FT_ROLES_LAST = FT_ROLE_DEALLOC | FT_ROLE_CLEAR | FT_ROLE_FINALIZE | FT_ROLE_TRAVERSE,
    /* Entered without an attached thread state. */
    FT_ROLES_DETACHED = FT_ROLE_FOREIGN | FT_ROLE_THREAD
};

typedef struct ft_fn ft_fn;
typedef struct ft_var_info ft_var_info;
typedef struct ft_locks ft_locks; /* link/locks.h */
typedef struct ft_names ft_names; /* names.c */

/* A row of one unit's facts. */
typedef struct ft_ref {
    uint32_t unit;
    ft_row row;
} ft_ref;

typedef FT_VEC(ft_ref) ft_refs;

typedef struct ft_caller {
    ft_fn *fn;
    ft_row call; /* in fn's unit */
} ft_caller;

/* A callback is registered together with what it will get: the argument `data` of the call becomes its parameter. */
typedef struct ft_handover {
    ft_row call;         /* in the unit of the function that registers it */
    uint32_t data, param;
    ft_fn *callback;
} ft_handover;

/* A call through a pointer, and one of the functions that it may reach. */
typedef struct ft_pointer_call {
    ft_row call; /* in the unit of the function that makes it */
    ft_fn *callee;
    uint32_t n; /* how many there are */
} ft_pointer_call;

enum { FT_MAX_PARAMS = 16 };

/* What a function does with the pointer in a parameter. */
typedef struct ft_param_info {
    bool escapes;       /* keeps it or hands it to others */
    bool writes;        /* writes through it */
    bool reads;         /* reads what stands there */
    bool frees;         /* frees or moves the memory that it points at */
    bool drops;         /* gives up a reference to it: Py_DECREF() */
    bool writes_lazily; /* ... after finding it unset */
    bool writes_locked; /* ... always with a lock held */
    ft_ref lazy_write;  /* one such ACCESS */
    const char *field;  /* the one field of a struct that it writes there; NULL: none, "": more than one, or all */
    uint32_t field_shape;
} ft_param_info;

struct ft_fn {
    const char *name, *path;
    uint32_t unit;       /* of the representative definition */
    ft_row row;          /* FUNCTION */
    bool is_static;
    bool in_test;        /* of the project's tests */
    ft_fn *twin;         /* another definition of that name: one per platform, say; all are meant */
    uint32_t roles;      /* own ways in */
    uint32_t contexts;   /* own and inherited from callers */
    uint32_t uses;       /* the same without callers in tests */
    uint32_t method_flags; /* METH_* of the table that names it, 0: none */
    const char *python_name; /* ml_name, slot or getset name by which Python reaches it */
    bool init_only;      /* runs only while a module is set up or torn down */
    bool entered_once;   /* through pthread_once and the like */
    bool is_detached;    /* no thread state: it starts a thread or all its callers have let it go, and it attaches none */
    ft_row first_call, end_call;     /* its CALL rows */
    FT_VEC(ft_row) accesses;
    FT_VEC(ft_row) returns;
    FT_VEC(ft_caller) callers;
    FT_VEC(ft_handover) handovers; /* callbacks that it registers, in order */
    FT_VEC(ft_pointer_call) pointer_calls; /* in order of calls */
    ft_param_info *params; /* n_params */
    uint32_t n_params;     /* at most FT_MAX_PARAMS; a variadic function has that many */
    uint32_t first_param;  /* number of its first parameter among those of all functions */
    uint32_t id;
};

/* One run-time or init-time change of a global. */
typedef struct ft_write {
    ft_fn *fn;
    ft_place at;
    uint32_t unit;
    ft_access_kind kind;
    uint32_t flags;      /* FT_AT_* */
    uint32_t lockset;
    bool locked;         /* by the callee that writes through a pointer */
    bool element;        /* a part, or memory that it points at */
    bool through_call;
    ft_row stored;       /* VALUE or FT_NO_ROW */
    uint32_t stored_unit;
    uint32_t shape;      /* ft_shape of what is written */
    const char *part;    /* the field of a struct, NULL: all of it, or memory behind a pointer */
    const char *via;     /* function that it was handed to, NULL */
} ft_write;

struct ft_var_info {
    const char *name, *owner, *path;
    uint32_t unit;       /* of the definition, else of a declaration */
    ft_row row;          /* GLOBAL */
    bool has_definition;
    FT_VEC(ft_write) writes, reads;
    bool escapes;        /* its address is stored or handed to functions that nobody knows */
    bool dropped;        /* what it holds is given up or freed at run time */
    uint32_t id;
};

/* Where containers live: a field of a record type, a global, or what was read out of one of those. */
typedef struct ft_class {
    const char *key;         /* "Foo.cache", "@_cache" or "[]" + the outer key */
    const char *text;        /* for messages */
    bool mutated;            /* changed in place after publication, at run time */
    ft_fn *mutator;
    uint32_t mutator_unit;
    ft_place mutated_at;
    const char *mutator_api;
    bool replaced;           /* ... so that items that were there go away: by more than PyDict_SetDefault() */
    bool mutated_by_import;  /* ... as far as is known only by functions that nothing in the program reaches at run time */
    bool exposed;            /* Python code gets hold of it */
    ft_fn *exposer;
    bool from_python;        /* holds an object that Python code handed in */
    bool from_constructor;   /* ... by nothing but a constructor, to which pickling hands it */
    bool pickled;            /* __reduce__ and the like read it */
    bool from_nowhere;       /* holds an object of unknown origin ... */
    ft_fn *stranger;         /* ... that this function stored */
    bool written;            /* the field or global itself is assigned at run time */
    uint32_t id;
} ft_class;

/* A field that a member table shows to Python code. */
typedef struct ft_member {
    const char *name; /* of the attribute */
    bool is_set;      /* an object that Python code may replace: not read-only */
    uint32_t unit;
    ft_place at;      /* of its row in the table */
} ft_member;

/* Where a value comes from, over all paths and callers. */
enum {
    FT_FROM_FRESH = 1,      /* made for this call and not published */
    FT_FROM_PUBLISHED = 2,  /* made in this function, published since */
    FT_FROM_CALL_ARGS = 4,  /* args tuple or kwargs of the running call */
    FT_FROM_PYTHON = 8,     /* an argument, attribute or item: Python code has it too */
    FT_FROM_RESULT = 16,    /* returned by Python code */
    FT_FROM_TUPLE = 32,     /* proven to be immutable */
    FT_FROM_OWN_THREAD = 64,
    FT_FROM_DYING = 128,    /* part of an object that nobody else can reach any more */
    FT_FROM_NOWHERE = 256,  /* cannot be followed */
    FT_FROM_CONSTANT = 512, /* NULL and other constants */
    FT_FROM_STACK = 1024,   /* lives in a local variable of this call or of a caller */
    FT_FROM_WRAPPER = 2048, /* held by a smart pointer, which is not followed */
    FT_FROM_NEW_TUPLE = 4096,   /* with FT_FROM_TUPLE: made for this call and not published ... */
    FT_FROM_GIVEN_TUPLE = 8192, /* ... made in this function, published since */
    FT_FROM_HERE = FT_FROM_FRESH | FT_FROM_PUBLISHED | FT_FROM_NEW_TUPLE | FT_FROM_GIVEN_TUPLE
};

enum { FT_MAX_CLASSES = 6 };

typedef struct ft_prov {
    uint32_t from;                    /* FT_FROM_* set */
    uint32_t classes[FT_MAX_CLASSES]; /* ids of ft_class */
    uint32_t n_classes;
    const char *api;                  /* for messages: the call it came from */
    const char *param;                /* ... or the parameter */
} ft_prov;

typedef struct ft_unit_info {
    const ft_facts *facts;
    ft_fn **fn_of_row;          /* by FUNCTION row */
    ft_var_info **var_of_row;   /* by GLOBAL row */
    ft_fn **callee_of_call;     /* by CALL row: the function of the program that it names, NULL if none */
    const ft_model **model_of_call; /* by CALL row: what is known of that name, NULL if nothing */
    uint32_t *n_args;           /* by CALL row */
    const char **place;         /* memo by VALUE row (link/places.c) */
    ft_row *first_arg;          /* by CALL row: first ARG (arguments of a call are consecutive), n+1 long */
    ft_prov **prov;             /* memo by VALUE row */
    uint16_t *prov_busy;        /* depth at which it is being worked out, 0: is not */
    ft_row *first_member;       /* by VALUE row: first MEMBER row, FT_NO_ROW */
    ft_row *first_init;         /* by GLOBAL row: first INIT row, FT_NO_ROW (rows of a global are consecutive) */
    ft_row *first_lock;         /* by lockset id: first LOCK row */
    uint32_t n_locksets;
    ft_row *first_condition;    /* by set of conditions: first CONDITION row */
    uint32_t n_conditions;      /* sets */
    ft_row *first_wrapper;      /* by FUNCTION row: first WRAPPER row */
    uint32_t *path_of_file;     /* by FILE row: id of the path among the program's strings; one more: of "" (names.c) */
    struct ft_own_name *own_names; /* of its static functions, by name (names.c) */
    size_t n_own_names;
    ft_row *first_pass_arg, *first_pass_access, *first_pass_ret; /* PASS rows of one owner are consecutive */
} ft_unit_info;

typedef struct ft_named ft_named; /* hash entry */

typedef struct ft_program {
    ft_arena *arena;
    ft_interner *strings;
    const ft_models *models;
    ft_unit_info *units;
    uint32_t n_units;
    FT_VEC(ft_fn *) fns;
    size_t n_params;        /* of all functions together */
    FT_VEC(ft_var_info *) vars;
    FT_VEC(ft_class *) classes;
    ft_names *names;
    ft_named *var_by_key;
    ft_named *class_by_key;
    ft_named *object_records; /* names of records that start as a Python object does */
    ft_named *wrapper_records; /* names of C++ classes with one pointer and nothing else */
    ft_named *members;      /* "Foo.cache" -> ft_member */
    FT_VEC(const char *) member_keys;
    ft_locks *locks;
    ft_prov **param_prov;   /* memo by parameter (ft_param_number) */
    uint16_t *param_busy;
    ft_prov **output_prov;  /* the same for what a function stores through the parameter */
    uint16_t *output_busy;
    uint32_t depth, steps;  /* of the provenance being worked out */
    uint32_t lowest_cut;
    struct ft_trace *trace; /* NULL, or where provenance writes its steps */
} ft_program;

/* The number of a parameter of fn (below its n_params) among those of all functions. */
static inline size_t ft_param_number(const ft_fn *fn, uint32_t param)
{
    return (size_t)fn->first_param + param;
}

/* A hash from text to anything, keys interned by the caller. */
struct ft_named *ft_named_add(struct ft_named **table, ft_arena *arena, const char *key, void *value);
void *ft_named_find(struct ft_named *table, const char *key);
void ft_named_clear(struct ft_named **table);

/* program.c: functions, globals, row indexes. */
ft_program *ft_program_new(ft_facts *const *facts, size_t n, const ft_models *models);
void ft_program_free(ft_program *program);
const char *ft_text(const ft_program *program, uint32_t unit, ft_str s);
const ft_value_row *ft_value_at(const ft_program *program, uint32_t unit, ft_row value);
/* Bottom of the chain of fields and elements (and loads). */
ft_row ft_value_bottom(const ft_program *program, uint32_t unit, ft_row value, bool through_loads);
ft_var_info *ft_value_global(const ft_program *program, uint32_t unit, ft_row value); /* GLOBAL kind only */
/* A parse error inside: what is said of it is less certain. */
bool ft_is_broken(const ft_program *program, const ft_fn *fn);

/* A hash of what each function says: equal for the same code in two units; where it is not needed, of its name alone. The caller frees it. */
uint64_t *ft_bodies_hash(const ft_facts *facts, const bool *needed);
bool ft_is_in_template(const ft_program *program, uint32_t unit, const ft_place *place);
ft_spot ft_spot_of(const ft_program *program, uint32_t unit, const ft_place *place);
const ft_arg_row *ft_call_arg(const ft_program *program, uint32_t unit, ft_row call, uint32_t index);
uint32_t ft_call_n_args(const ft_program *program, uint32_t unit, ft_row call);
/* The function of the program that a call names (others of that name: its twins); NULL if there is none. */
ft_fn *ft_call_callee(const ft_program *program, uint32_t unit, ft_row call);
/* Has every object of this record type a reference count of its own (PyObject_HEAD)? */
bool ft_record_is_object(const ft_program *program, const char *record);
/* Is it a C++ class that does nothing but hold one pointer? */
bool ft_record_is_wrapper(const ft_program *program, const char *record);
const ft_model *ft_call_model(const ft_program *program, uint32_t unit, ft_row call);

/* names.c: which function stands where, and which one a name means. */
ft_names *ft_names_new(void);
void ft_names_free(ft_names *names);
/* Adds the functions of all units to the program and fills their fn_of_row. */
void ft_names_add_all(ft_program *program);
/* The id of the file's path among the program's strings. */
uint32_t ft_path_id(const ft_program *program, uint32_t unit, const ft_place *at);
/* The function that a name means in a unit: its own static one, else the first of that name in the program; NULL if there is none. */
ft_fn *ft_function_named(const ft_program *program, uint32_t unit, ft_str name);

/* entries.c: the own ways in of every function (roles). */
void ft_entries_find(ft_program *program);

/* pointers.c: what calls through pointers reach. Who is called by nobody else is no callback any more. */
void ft_pointers_resolve(ft_program *program);

/* graph.c: call edges, roles, contexts, init-only. */
void ft_graph_build(ft_program *program);

/* detached.c: functions that run without a thread state (is_detached). */
void ft_detached_find(ft_program *program);

/* Has the thread no attached thread state at a row of fn with these flags (FT_AT_*)? */
static inline bool ft_is_detached_at(const ft_fn *fn, uint32_t flags)
{
    return fn->is_detached || (flags & FT_AT_DETACHED);
}

/* Does Python code get there (other than by importing)? */
bool ft_is_reached(const ft_fn *fn);
/* ... otherwise than through the project's tests? */
bool ft_is_used(const ft_fn *fn);

/* summary.c: what functions do with their parameters; who changes which global. */
void ft_summaries_build(ft_program *program);
bool ft_arg_is_private(const ft_program *program, uint32_t unit, ft_row arg);
bool ft_return_is_private(const ft_program *program, uint32_t unit, ft_row ret);
bool ft_access_is_private(const ft_program *program, uint32_t unit, ft_row access);

/* Py_DECREF() and those of C++ libraries, by name: its argument loses a reference. */
bool ft_drops_reference(const char *callee);
bool ft_is_constructor(const char *name); /* "ns::Foo::Foo" */
/* Does the call give up a reference to that argument, or hand it to an object that takes it over? */
bool ft_arg_drops(const ft_program *program, uint32_t unit, const ft_arg_row *arg);
/* Does it free or move the memory? Of functions without a body and a model the name has to say so. */
bool ft_arg_frees(const ft_program *program, uint32_t unit, const ft_arg_row *arg);

/* content.c: what a store puts somewhere, from harmless to telling. */
typedef enum { FT_CONTENT_CONSTANT, FT_CONTENT_IMMUTABLE, FT_CONTENT_IMPORT, FT_CONTENT_OTHER, FT_CONTENT_CONTAINER } ft_content;
ft_content ft_content_of(const ft_program *program, uint32_t unit, ft_row value);

/* members.c: the fields in PyMemberDef tables; NULL: Python code does not see it there. */
void ft_members_collect(ft_program *program);
const ft_member *ft_member_of(const ft_program *program, const char *record, const char *field);

/* provenance.c: where values come from. classes.c: what happens to the containers that live in one place. */
void ft_provenance_prepare(ft_program *program);
void ft_classes_build(ft_program *program);
uint32_t ft_class_id(ft_program *program, const char *key, const char *text);
/* The class of the containers that stand at an address; false if it is none that can be named. */
/* __reduce__, __setstate__ and the like: they pass state through containers of their own call. */
bool ft_is_pickling(const ft_fn *fn);
/* ... itself, or called by nobody but those. */
bool ft_is_unpickling(const ft_fn *fn);
bool ft_class_of_address(ft_program *program, uint32_t unit, ft_row address, uint32_t *id);
/* origin.c: what Python itself hands to fn in a parameter: a set of FT_FROM_*. */
uint32_t ft_role_origin(const ft_fn *fn, uint32_t param);
/* Is its result the result of Python code that it calls? */
bool ft_api_runs_python(const char *api);
/* A type whose objects hold nothing that could be taken out of them. */
bool ft_is_plain_type(const char *type);
/* None, True and the like. */
bool ft_is_immortal(const char *global);
/* Adds what is said in p: the value comes from there as well. */
void ft_prov_unite(ft_prov *into, const ft_prov *p);
/* Where the value comes from; private_here: the analysis saw that nobody else has it at this point. */
ft_prov ft_provenance(ft_program *program, uint32_t unit, ft_row value, bool private_here);
ft_prov ft_provenance_arg(ft_program *program, uint32_t unit, ft_row arg);
const ft_class *ft_class_at(const ft_program *program, uint32_t id);

/* Sites. */
typedef FT_VEC(ft_site) ft_site_list;
ft_site *ft_site_new(ft_program *program, ft_site_list *list, ft_site_kind kind, uint32_t unit, const ft_place *at,
                     const ft_fn *fn, const char *symbol);
void ft_site_add_related(ft_program *program, ft_site *site, uint32_t unit, const ft_place *at, const char *text);
/* Says whose step in the interleaving the place added last is: FT_THIS_THREAD, FT_OTHER_THREAD. */
void ft_site_in_threads(ft_site *site, unsigned threads);
const char *ft_context_words(ft_program *program, const ft_fn *fn);
const char *ft_entry_text(ft_program *program, const ft_fn *fn); /* "the method Foo.add()", "" if unknown */
void ft_sites_calls(ft_program *program, ft_site_list *list);
void ft_call_explain(ft_program *program, const ft_site *site, ft_strbuf *out);
/* "object", "memory" or "value": what a torn or lost write to something of this shape would break. */
const char *ft_shape_holds(uint32_t shape);
/* Py_CLEAR(global) in the tp_clear of a module's own type, and what only that calls. */
bool ft_write_is_teardown(const ft_program *program, const ft_write *write);
void ft_sites_globals(ft_program *program, ft_site_list *list);
void ft_sites_modules(ft_program *program, ft_site_list *list);
void ft_sites_fields(ft_program *program, ft_site_list *list);
void ft_sites_lost(ft_program *program, ft_site_list *list);

ft_coverage ft_coverage_count(ft_program *program);

#endif
