#ifndef FT_PARSE_HEAL_NAMES_H
#define FT_PARSE_HEAL_NAMES_H

/* What healing knows about the unknown names of one unit, and the steps that find it out. */
#include "parse/diag.h"
#include "parse/heal.h"
#include "parse/heal_lex.h"
#include "parse/heal_ptrmap.h"
#include "parse/heal_shape.h"

/* How a name is used in the text; counted over all places. */
typedef enum {
    FT_USE_TYPE = 1 << 0,      /* X name, (X)value, sizeof(X), (X *) */
    FT_USE_POINTEE = 1 << 1,   /* X *name, never by value: may stay opaque */
    FT_USE_CALL = 1 << 2,      /* X(...) */
    FT_USE_CONSTANT = 1 << 3,  /* case X:, int a[X], static initialiser */
    FT_USE_LVALUE = 1 << 4,    /* X = 1, &X, X[0], X.m */
    FT_USE_PREFIX = 1 << 5,    /* X int f(): an attribute macro */
    FT_USE_TAIL = 1 << 6,      /* int f() X; */
    FT_USE_STRING = 1 << 7,    /* "a" X "b" */
    FT_USE_LINE = 1 << 8,      /* alone on its line, without a semicolon */
    FT_USE_WRAP = 1 << 9,      /* X(int) f() */
    FT_USE_SWALLOW = 1 << 10,  /* X(...) where a declaration or attribute stands */
    FT_USE_SCOPE = 1 << 11,    /* X:: */
    FT_USE_TEMPLATE = 1 << 12, /* X<...> in C++ */
    FT_USE_DECLARED = 1 << 13, /* T X: a variable whose type is unknown; heals with it */
    FT_USE_ADDRESS = 1 << 14,  /* &X */
    FT_USE_BODY = 1 << 15,     /* X(...) {: defines something, or loops */
    FT_USE_RETRIED = 1 << 16,  /* left alone once, and still missing */
    FT_USE_STRONG = 1 << 17,   /* X int, X static: surely no type */
    FT_USE_MIDDLE = 1 << 18,   /* int X f(): an attribute if the syntax breaks there */
    FT_USE_INCLUDE = 1 << 19,  /* #include X */
    FT_USE_FILLS = 1 << 20,    /* int a[] = #include X */
    FT_USE_INIT = 1 << 21,     /* struct s v = X; */
    FT_USE_TABLE = 1 << 23,    /* { "x", X }: in an initialiser at file scope */
    FT_USE_ALIAS = 1 << 24,    /* namespace X = y; */
    FT_USE_PLAIN = 1 << 25,    /* as a value in other places than FT_USE_INIT */
    FT_USE_TESTED = 1 << 22    /* #if X(1, 2) */
} ft_use;

typedef enum {
    FT_HEAL_NOTHING,
    FT_HEAL_TYPE,      /* typedef */
    FT_HEAL_STRUCT,    /* struct tag */
    FT_HEAL_UNION,
    FT_HEAL_ENUM,
    FT_HEAL_FUNCTION,
    FT_HEAL_CONSTANT,  /* enumerator */
    FT_HEAL_VARIABLE,
    FT_HEAL_EMPTY,     /* #define X */
    FT_HEAL_SWALLOWED, /* #define X(...) */
    FT_HEAL_WRAPPED,   /* #define X(...) __VA_ARGS__ */
    FT_HEAL_DEFINED,   /* C++: #define X(...) static void x(...), for X(...) { */
    FT_HEAL_LOOP,      /* #define X(...) while (...) */
    FT_HEAL_TEXT,      /* #define X "" */
    FT_HEAL_BRACES,    /* #define X {0} */
    FT_HEAL_TRUE,      /* #define X(...) 1 */
    FT_HEAL_INCLUDED,  /* #define X <an empty file> */
    FT_HEAL_FILLING,   /* #define X <a file with an initialiser> */
    FT_HEAL_HEADER,    /* a standard header declares it */
    FT_HEAL_NAMESPACE,
    FT_HEAL_LITERAL,   /* "text"_x */
    FT_HEAL_BANNED     /* declared later after all */
} ft_heal_kind;

typedef struct ft_heal_name {
    const char *name;  /* interned in the parser's strings; "a::b::c" in a C++ namespace */
    const char *scope; /* "a::b", NULL: none */
    const char *last;  /* "c" */
    ft_heal_kind kind;
    unsigned uses;      /* ft_use */
    const char *stands_for; /* namespace name = stands_for; */
    bool wants_type;    /* the compiler asked for a type of that name */
    bool wants_value;   /* ... for a value */
    bool is_template;   /* ... for a template */
    bool is_suspect;    /* stands where the syntax breaks */
    bool is_tag;        /* struct, union or enum X */
    bool is_decided;    /* kind stays unless a complaint changes it */
    bool is_written;    /* by ft_heal_write */
    bool is_asked;      /* #ifdef X, and X was only foreseen */
    bool has_no_header; /* not even the standard header that is known for it declares it */
    int sign;           /* FT_HEAL_CONSTANT: -1 for a negative value, 1 for a small one, 2 for surely not 0 */
    const char *header; /* FT_HEAL_HEADER */
    uint32_t n_uses;    /* in the text; counted in the end */
    ft_shape shape;
} ft_heal_name;

typedef struct ft_heal_file {
    const char *path;
    ft_toks toks;
    bool *off;    /* per token: the preprocessor skips it; NULL: none */
    bool *unsure; /* per token: it may skip it; NULL: none. Only as foreseen, before the first parse */
    bool is_unread; /* nothing of it is read. As foreseen, before the first parse */
} ft_heal_file;

/* A macro of the unit's own files; token indices. */
typedef struct ft_heal_macro {
    size_t file, name, body, end; /* body to end: what it stands for */
    uint32_t next;                /* the next definition of that name, + 1 */
    bool has_params;
} ft_heal_macro;

struct ft_healing {
    ft_session *s;
    ft_interner *strings; /* the parser's */
    FT_VEC(ft_heal_name *) names;
    FT_VEC(ft_heal_file) files;
    FT_VEC(ft_heal_macro) macros;
    ft_ptrmap macro_names;         /* -> index in macros, of the first definition */
    bool knows_branches;           /* and macros; asking libclang costs nearly as much as a parse */
    unsigned round;                /* from 1 */
    bool is_foreseen;              /* the first parse had what ft_heal_foresee() tells */
    bool is_sse_enough;            /* as foreseen: no x86 vector instruction is used that is younger */
    ft_shape any;                  /* C++: members of every made-up class */
    FT_VEC(const char *) defines; /* lines of text, from build scripts */
};

/* The entry of an interned name; made if make is set, else NULL if there is none. */
ft_heal_name *ft_heal_entry(ft_healing *h, const char *name, bool make);

/* The index in names of an entry that there is. */
uint32_t ft_heal_index(ft_healing *h, const char *name);

/* The entry with a scope whose last part is that, or NULL. */
ft_heal_name *ft_heal_scoped(ft_healing *h, const char *last);

/* The entry of last in scope (interned both), made if it is new. */
ft_heal_name *ft_heal_make_scoped(ft_healing *h, const char *scope, const char *last);

/* The tokens of one of the unit's own files; NULL if it is not ftlint's to read. */
const ft_toks *ft_heal_tokens(ft_healing *h, const char *path);

/* False for a token in a branch that the preprocessor skipped in the last parse. */
static inline bool ft_heal_is_on(const ft_heal_file *file, size_t i)
{
    return !file->is_unread && (!file->off || !file->off[i]);
}

/* ---- heal_branches.c: fills ft_heal_file.off from the last parse ---- */
void ft_heal_note_branches(ft_healing *h);

/* ---- heal_macros.c ---- */
void ft_heal_note_macros(ft_healing *h);

/* The definition of a macro that holds at token i of a file: the last one before it there, else the first of all; NULL: none. */
const ft_heal_macro *ft_heal_macro_at(const ft_healing *h, const char *name, size_t file, size_t i);
const ft_heal_macro *ft_heal_argument(const ft_healing *h, const ft_toks *toks, size_t i, const char **param);
const char *ft_heal_stands_for(const ft_healing *h, const char *name);
bool ft_heal_is_alias(const ft_toks *toks, size_t i);

/* ---- heal_diag.c: from complaints to names. True if anything new was learnt. ---- */
bool ft_heal_read(ft_healing *h, const ft_problems *problems);

/* ---- heal_uses.c: how the name at token i is used there; first: where its "a::b::" starts ---- */
bool ft_heal_is_x86_vector(const char *name); /* heal_known.c: _mm_x, __m128i */
bool ft_heal_is_caps(const char *name); /* without lower case: a constant, by custom */
unsigned ft_heal_uses_at(const ft_healing *h, const ft_toks *toks, size_t i, size_t first);

/* ---- heal_notes.c: from the text to uses; for names that are not decided yet ---- */
void ft_heal_note_uses(ft_healing *h);
void ft_heal_expand_namespaces(ft_healing *h);

/* ---- heal_decls.c: variables of unknown types, and the members that are used on them ---- */
void ft_heal_note_variables(ft_healing *h);

/* ---- heal_decide.c: what each name becomes ---- */
void ft_heal_decide(ft_healing *h);

/* ---- heal_conditions.c: fills off and unsure from the text alone. truth_of: what is known of a
 * macro, here and everywhere: whether it is defined, whether its value or that of macro(...) is true ---- */
typedef enum { FT_NO, FT_YES, FT_MAYBE } ft_truth;
typedef enum { FT_ASK_DEFINED, FT_ASK_VALUE, FT_ASK_CALL } ft_ask;
typedef ft_truth ft_truth_of(void *data, const char *macro, ft_ask ask);
void ft_heal_guess_branches(ft_heal_file *file, ft_arena *arena, ft_truth_of *truth_of, void *data);

/* ---- heal_foresee.c: entries for the names that the first parse would complain of. True if there are any. ---- */
bool ft_heal_foresee(ft_healing *h);

/* Once it is decided what they are: leaves out macros that an #ifdef asks for, they would change more than they heal. */
void ft_heal_drop_asked(ft_healing *h);

/* ---- heal_build.c: fills defines ---- */
void ft_heal_read_build(ft_healing *h);
bool ft_heal_has_build(ft_healing *h); /* whether the project's build scripts define anything at all */

/* ---- heal_text.c: the header with all declarations; memory of the session ---- */
const char *ft_heal_write(ft_healing *h);

/* ---- heal_cxx.c: C++ ---- */
void ft_heal_write_cxx(ft_healing *h, ft_strbuf *out);
void ft_heal_write_cxx_macro(const ft_heal_name *e, ft_strbuf *out);

/* ---- heal_known.c ---- */

/* ---- heal_types.c: what a type of that name is in C ("unsigned char" for Uint8), or NULL ---- */
const char *ft_heal_known_type(const char *name, ft_arena *arena);

/* What it may well be ("double" for npy_double) if nothing else is known of it; NULL: no idea. */
const char *ft_heal_likely_type(const char *name);

/* The standard header that declares name ("stdint.h" for uint8_t), or NULL; name is interned. */
#define FT_VECTOR_HEADER "immintrin.h" /* of all x86 vector instructions */
const char *ft_heal_known_header(const ft_healing *h, const char *name);

/* True for AVX and what came behind it. */
bool ft_heal_is_beyond_sse(const ft_healing *h, const char *name);

/* One that is enough for the vector instructions in the unit's own files. */
const char *ft_heal_vector_header(ft_healing *h);

#endif
