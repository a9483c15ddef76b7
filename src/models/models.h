#ifndef FT_MODELS_MODELS_H
#define FT_MODELS_MODELS_H

/*
 * What is known about functions, macros and types of the C API, of C libraries and of common project
 * conventions, as plain tables. rules/ fills them from the YAML files in rules/models/; analysis and link ask them.
 * A model is keyed by the name as written in source (function or function-like macro).
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Who owns what a call returns. */
typedef enum {
    FT_RETURNS_UNKNOWN,  /* not modelled */
    FT_RETURNS_NOTHING,  /* void or a plain value */
    FT_RETURNS_NEW,      /* a new reference to an object; `fresh` says if nobody else has it yet */
    FT_RETURNS_BORROWED, /* a reference that belongs to `from` */
    FT_RETURNS_SAME,     /* its argument `from`, with a new reference or not */
    FT_RETURNS_INTERIOR, /* a pointer into the memory of `from` */
    FT_RETURNS_ALIAS     /* a new reference: a fresh container, or argument `from` itself if that
                            already had the right type (PySequence_Fast) */
} ft_returns;

/* Owners that are not arguments. */
enum { FT_FROM_NONE = -1, FT_FROM_INTERP = -2, FT_FROM_THREAD = -3, FT_FROM_REFERENT = -4 };

/* Can the call run Python code or let go of the thread state? Ordered by danger. */
typedef enum {
    FT_RUNS_UNKNOWN,
    FT_RUNS_NO,
    FT_RUNS_DEALLOC, /* only by releasing the last reference */
    FT_RUNS_MAYBE,   /* depends on the types of the arguments */
    FT_RUNS_YES,
    FT_RUNS_DETACH   /* detaches the thread state or blocks */
} ft_runs;

typedef enum {
    FT_LOCK_NONE,
    FT_LOCK_SECTION, /* critical section on the object in argument `lock_arg` (and `lock_arg2`) */
    FT_LOCK_MUTEX,   /* any mutual exclusion held until released: PyMutex, PyThread, pthread, C11, std */
    FT_LOCK_SHARED,  /* read side of a read-write lock: keeps writers away; released like a mutex */
    FT_LOCK_DETACH,  /* PyEval_SaveThread: leaves the attached state, suspends sections */
    FT_LOCK_ATTACH,  /* PyGILState_Ensure: attaches; excludes nobody */
    FT_LOCK_ONCE,    /* runs its function argument once (pthread_once, call_once) */
    FT_LOCK_CALL,    /* facts only: what a function of another file takes (table WRAPPER), if anything */
    FT_LOCK_GONE,    /* facts only: no lock, but one that the callers hold and that was given back here */
    FT_LOCK_LEFT     /* facts only: no lock, but what a function of another file gives back, if anything */
} ft_lock_kind;

/* Does the call take the lock whatever happens, or only if its result is true, or only if it is 0? */
typedef enum { FT_TRY_NOT, FT_TRY_TRUE, FT_TRY_ZERO } ft_try;

typedef enum { FT_ACCESS_NONE, FT_ACCESS_READ, FT_ACCESS_WRITE, FT_ACCESS_RMW } ft_access;

#define FT_MODEL_MAX_ARGS 8

typedef struct ft_model {
    const char *name;
    ft_returns returns;
    int8_t from;             /* argument index or FT_FROM_* */
    bool fresh;              /* FT_RETURNS_NEW: just created, nobody else has it */
    const char *type;        /* what it returns: "dict", "list", "tuple", "str", ... or NULL */
    uint8_t steals;          /* bit i: takes over the reference in argument i */
    uint8_t retains;         /* bit i: keeps argument i (or hands it to others) after the call */
    uint8_t mutates;         /* bit i: changes the contents of the container in argument i */
    uint8_t writes;          /* bit i: writes through the pointer in argument i */
    uint8_t frees;           /* bit i: frees or moves the memory that argument i points at */
    uint8_t out_new;         /* bit i: stores a new reference through argument i */
    uint8_t out_borrowed;    /* bit i: stores a borrowed reference through argument i */
    int8_t format;           /* index of a PyArg_Parse-like format argument (outputs follow), or -1 */
    const char *container;   /* kind of the container it reads (argument `from`): "dict", "list", "weakref", "module",
                                "frame", "type", "function", "cell", "tuple", ...; NULL */
    bool container_immutable;
    ft_runs runs;
    bool needs_attached;
    ft_lock_kind acquires, releases;
    int8_t lock_arg, lock_arg2; /* which argument is the lock or the locked object; -1: none */
    int8_t lock_token;          /* argument that ties acquire and release together (&_py_cs), or -1 */
    ft_try lock_try;
    int8_t lock_wait;           /* a try after all (FT_TRY_TRUE) if this argument is the constant 0, or -1 */
    int8_t lock_spin;           /* takes it only if this argument is a constant other than 0: what "taken" looks like, or -1 */
    ft_access atomic;           /* atomic access through argument 0 */
    const char *checks;         /* true result proves that argument 0 is of this type: "tuple", "list", ... */
    bool checks_exact;
    bool is_lvalue;             /* declared as a pointer-returning accessor in capi/ (PyList_GET_ITEM) */
    const char *replacement;    /* "PyDict_GetItemRef" */
    const char *since;          /* "3.13" */
    bool in_compat;             /* pythoncapi-compat has the replacement for older versions */
    const char *tag;            /* free word that rules may ask for: "weakref", "private", "module-dict" ... */
} ft_model;

/* Does the call write through argument i? */
bool ft_model_writes(const ft_model *model, uint32_t i);

/* What a C type is to the analysis. */
typedef enum {
    FT_TYPE_PLAIN,
    FT_TYPE_LOCK,       /* PyMutex, pthread_mutex_t, PyThread_type_lock, std::mutex, once flags ... */
    FT_TYPE_ATOMIC,     /* std::atomic, npy_atomic-like wrappers */
    FT_TYPE_TLS,        /* Py_tss_t, pthread_key_t */
    FT_TYPE_DEFINITION, /* PyMethodDef, PyModuleDef, PyType_Spec ... tables that the interpreter reads */
    FT_TYPE_TYPEOBJECT  /* static types */
} ft_type_role;

typedef struct ft_models ft_models;

ft_models *ft_models_new(void);
void ft_models_free(ft_models *models);

/* The entry of that name, made if it is not there (fields at their defaults: indexes -1). */
ft_model *ft_models_add(ft_models *models, const char *name);
/* NULL if nothing is known. */
const ft_model *ft_models_find(const ft_models *models, const char *name);

void ft_models_add_type(ft_models *models, const char *name, ft_type_role role);
ft_type_role ft_models_type(const ft_models *models, const char *name);
/* The same for a type as it is spelled in a declaration: "struct X [4]" asks for X, a pointer is plain. */
ft_type_role ft_models_type_of(const ft_models *models, const char *spelling);

/* Types of a library whose objects only one thread may use at a time: the library's name; NULL for other types. */
void ft_models_add_handle(ft_models *models, const char *type, const char *library);
const char *ft_models_library(const ft_models *models, const char *spelling);

/* Struct types whose objects belong to one thread by declaration. */
void ft_models_add_single_owner(ft_models *models, const char *type);
bool ft_models_is_single_owner(const ft_models *models, const char *type);

/* The oldest Python 3 that the program has to run on, as a minor version; 0 (unless set): not known. */
void ft_models_set_oldest_python(ft_models *models, unsigned minor);
unsigned ft_models_oldest_python(const ft_models *models);

/* All entries in order of name, for docs and tests. */
uint32_t ft_models_count(const ft_models *models);
const ft_model *ft_models_at(const ft_models *models, uint32_t i);

/* Strings that models point at live here. */
ft_arena *ft_models_arena(ft_models *models);

#endif
