#ifndef FT_FACTS_FACTS_H
#define FT_FACTS_FACTS_H

/*
 * The summary of one file, the narrow waist between the analysis of C and everything after it: flat
 * tables of numbers and strings, versioned and serialisable. Workers send them back, a cache stores
 * them, link reads nothing else.
 *
 * The schema is one table of tables (FT_FACT_TABLES); structs, writer, reader and `ftlint dump --facts`
 * all come from it. Column types:
 *   S(name)  text, an id in the facts' own string table (0 is "")
 *   U(name)  unsigned 32-bit number or bit set
 *   I(name)  signed 64-bit number
 *   R(name)  row number in another table, FT_NO_ROW if none
 *   L(name)  source place: ft_place
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/strbuf.h"

#define FT_FACTS_VERSION 1
#define FT_NO_ROW UINT32_MAX

typedef uint32_t ft_str;
typedef uint32_t ft_row;

/* file is a row of the FILE table. Lines and columns count from 1, in bytes; end is exclusive. */
typedef struct ft_place {
    ft_row file;
    uint32_t line, col, end_line, end_col;
} ft_place;

/*
 * Values are access paths, hash-consed within one function: what a thing is, not what bits it holds.
 * Address kinds designate storage; LOAD reads it.
 */
#define FT_VALUE_KINDS(X)                                                                    \
    X(UNKNOWN, "unknown")                                                                    \
    X(INT, "int")          /* integer constant: num; name if written as a name            */ \
    X(NULL, "null")                                                                          \
    X(STRING, "string")    /* literal: name                                               */ \
    X(FUNC, "func")        /* a function: name                                            */ \
    X(PARAM, "param")      /* parameter num of this function: name                        */ \
    X(GLOBAL, "global")    /* address of a global: name; owner of a local static: record  */ \
    X(LOCAL, "local")      /* address of a local variable: name, num its index            */ \
    X(FIELD, "field")      /* address of field `name` of record `record` at pointer base  */ \
    X(INDEX, "index")      /* address of an element at pointer base                       */ \
    X(LOAD, "load")        /* what stands at address base                                 */ \
    X(RESULT, "result")    /* what call num (row of CALL) returned: name is the callee    */ \
    X(OUT, "out")          /* what call num stored through argument `arg`                 */ \
    X(PHI, "phi")          /* one of several (table MEMBER)                               */

typedef enum {
#define X(name, text) FT_VALUE_##name,
    FT_VALUE_KINDS(X)
#undef X
        FT_VALUE_COUNT
} ft_value_kind;

/* What becomes of the result of a call (bit set). */
#define FT_USES(X)                                                                            \
    X(NULL_TEST, "null-test")    /* compared with NULL or tested                           */ \
    X(COMPARED, "compared")      /* compared with another pointer                          */ \
    X(DEREF, "dereferenced")     /* its memory is read or written here                     */ \
    X(PASSED, "passed")          /* handed to another function                             */ \
    X(INCREF, "incref")          /* given a reference (Py_INCREF, Py_NewRef)               */ \
    X(RETURNED, "returned")                                                                   \
    X(STORED, "stored")          /* stored in memory that outlives the function            */ \
    X(CROSSES, "crosses")        /* used after a later call that may run Python or detach  */ \
    X(WRITTEN, "written")        /* the memory behind it is written                        */ \
    X(UNLOCKED, "unlocked")      /* used after a lock that was held at the call is released */ \
    X(SUSPENDED, "suspended")    /* used over a call that suspends critical sections       */

enum {
#define X(name, text) FT_USE_BIT_##name,
    FT_USES(X)
#undef X
#define X(name, text) FT_USE_##name = 1u << FT_USE_BIT_##name,
        FT_USES(X)
#undef X
};

/* Flags of FUNCTION */
enum {
    FT_FUNCTION_STATIC = 1,
    FT_FUNCTION_INLINE = 2,
    FT_FUNCTION_VARIADIC = 4,
    FT_FUNCTION_ERROR = 8, /* a parse error inside */
    FT_FUNCTION_TEST = 32,   /* in a file of the project's tests */
    FT_FUNCTION_OBJECT = 16 /* returns PyObject * (or another object struct pointer) */
};

/* Flags of GLOBAL and FIELD */
enum {
    FT_GLOBAL_STATIC = 1,     /* internal linkage or function-local */
    FT_GLOBAL_DEFINITION = 2, /* else only declared in this unit */
    FT_GLOBAL_CONST = 4,
    FT_GLOBAL_TLS = 8,
    FT_GLOBAL_ATOMIC = 16,
    FT_GLOBAL_INITIALISED = 32,
    FT_GLOBAL_PROJECT = 64,
    FT_GLOBAL_VOLATILE = 128,
    FT_FIELD_BITS = 256 /* a bit-field */
};

/* What a type is at a glance (columns `shape`). */
#define FT_SHAPES(X)                                                    \
    X(OTHER, "other")                                                   \
    X(SCALAR, "scalar")      /* integers, floats, enums, bool        */ \
    X(OBJECT, "object")      /* PyObject * or a pointer to an object */ \
    X(POINTER, "pointer")    /* any other pointer                    */ \
    X(STRUCT, "struct")                                                 \
    X(ARRAY, "array")        /* of scalars                           */ \
    X(OBJECTS, "objects")    /* array of object pointers             */ \
    X(STRUCTS, "structs")    /* array of structs or other pointers   */ \
    X(FUNCTION, "function")  /* pointer to function                  */

typedef enum {
#define X(name, text) FT_SHAPE_##name,
    FT_SHAPES(X)
#undef X
        FT_SHAPE_COUNT
} ft_shape;

/* INIT.kind: what one place of an initialiser holds (the numbers are those of ir/ir.h) */
enum {
    FT_HOLDS_OTHER,
    FT_HOLDS_INT,
    FT_HOLDS_STRING,
    FT_HOLDS_NULL,
    FT_HOLDS_FUNCTION,
    FT_HOLDS_GLOBAL
};

/* GAP.kind (the numbers are those of ir/ir.h) */
enum { FT_LOST_FUNCTION, FT_LOST_CALL, FT_LOST_COUNT };

/* ASSUMED.kind (the numbers are those of ir/ir.h) */
enum { FT_LACKS_HEADER, FT_LACKS_OWN_HEADER, FT_LACKS_NAME, FT_LACKS_MACHINE, FT_LACKS_COUNT };

/* Kinds of ACCESS */
#define FT_ACCESS_KINDS(X)                                                                   \
    X(READ, "read")                                                                          \
    X(WRITE, "write")                                                                        \
    X(RMW, "rmw")        /* x++, x += 1, x = x + 1                                        */ \
    X(ESCAPE, "escape")  /* its address is stored or handed to somebody (table ARG)       */ \
    X(ATOMIC, "atomic")  /* through an atomic operation                                   */

typedef enum {
#define X(name, text) FT_ACC_##name,
    FT_ACCESS_KINDS(X)
#undef X
        FT_ACC_COUNT
} ft_access_kind;

/* Flags of ACCESS, CALL and RETURN: what holds at that point */
enum {
    FT_AT_DETACHED = 1,  /* no attached thread state */
    FT_AT_CHECKED = 2,   /* ACCESS: a test of this very object dominates (if (x == NULL) x = ...) */
    FT_AT_UNSET = 4,     /* ... and the test found it unset (NULL, 0, false) */
    FT_AT_LOOP = 8,      /* inside a loop */
    FT_AT_LOCAL = 16,    /* ACCESS: base is an object made in this function that nobody else has yet */
    FT_AT_PENDING = 32,  /* ... unless one of the calls in PASS published it */
    FT_AT_ONCE = 128,    /* ACCESS: the initialiser of a C++ local static, which the compiler runs once */
    FT_AT_ELEMENT = 64   /* ACCESS: to an element or field of the global, not to the whole */
};

/*
 * Signs of a number (bit set); a pointer is zero or plus. LOCK.signs of an FT_LOCK_CALL: what the result of the call
 * is known to be at that point. WRAPPER.signs: with which results the function holds the lock when it returns, or has
 * given it back.
 *
 * LOCK rows of two kinds stand for what is not held. FT_LOCK_GONE: callers hold the lock at `value`, but the function gave
 * it back on every way to here. FT_LOCK_LEFT: the same by what `call` gives back, if it does (WRAPPER rows of the function
 * that it reaches); value: the lock of this function that it would be, FT_NO_ROW: one of the callers. A WRAPPER row of
 * that kind: the function gives back what `call` does.
 */
enum {
    FT_SIGN_MINUS = 1,
    FT_SIGN_ZERO = 2,
    FT_SIGN_PLUS = 4,
    FT_SIGN_NONZERO = FT_SIGN_MINUS | FT_SIGN_PLUS,
    FT_SIGN_ANY = FT_SIGN_MINUS | FT_SIGN_ZERO | FT_SIGN_PLUS
};

/*
 * CONDITION.op: what is known of a parameter, as the caller handed it over, wherever the rows with that set of conditions
 * are reached. BITS: some of the bits of num are set.
 */
enum { FT_COND_EQ, FT_COND_NE, FT_COND_LT, FT_COND_LE, FT_COND_GT, FT_COND_GE, FT_COND_BITS, FT_COND_NO_BITS, FT_COND_COUNT };

/* ARG.state: may others already see the object in this argument? */
enum {
    FT_ARG_SHARED = 0,  /* not made here, or published before */
    FT_ARG_PRIVATE = 1, /* made in this function and not yet handed to anybody */
    FT_ARG_PENDING = 2  /* made here; private unless one of the calls in PASS keeps it */
};

/* X(TABLE, row struct, columns) */
#define FT_FACT_TABLES(X)                                                                              \
    X(FILE, file, S(path) U(project) U(main) U(template)) /* template: its places stand for several */ \
    X(FUNCTION, function, S(name) S(result) U(flags) U(params) L(at) L(body))                          \
    X(PARAM, param, R(function) U(index) S(name) S(type) U(shape))                                     \
    X(VALUE, value, R(function) U(kind) R(base) S(name) S(record) I(num) U(arg) S(type) U(shape))      \
    X(MEMBER, member, R(value) R(member))                                                              \
    X(LOCK, lock, U(set) U(kind) R(value) U(signs) S(name) R(call)) /* one of a lock set; kind: ft_lock_kind */ \
    X(WRAPPER, wrapper, R(function) U(acquires) U(kind) U(signs) R(value) R(call)) /* takes or gives back */ \
    X(CALL, call, R(function) S(callee) R(target) R(result) U(uses) U(lockset) U(flags) S(macro)       \
          U(conditions) R(use) R(kept) L(at)) /* USE rows: the most telling use of the result, and a store of it */  \
    X(ARG, arg, R(call) U(index) R(value) U(state) S(proven) S(text)) /* proven: type that a test showed */ \
    X(PASS, pass, R(arg) R(access) R(ret) R(call) U(index)) /* earlier handed to call as argument index */ \
    X(USE, use, R(call) U(kind) S(callee) R(into) L(at)) /* into: VALUE, the address that it is stored at */ \
    X(ACCESS, access, R(function) U(kind) R(object) R(stored) U(lockset) U(flags) S(macro)             \
          U(conditions) L(at))                                                                       \
    X(CONDITION, condition, R(function) U(set) U(param) U(op) I(num)) /* one of those that hold; set 0: none */ \
    X(RETURN, ret, R(function) R(value) U(state) U(lockset) U(flags) L(at))                            \
    X(GLOBAL, global, S(name) S(owner) S(type) S(canonical) U(shape) U(flags) L(at))                   \
    X(INIT, init, R(global) S(path) U(kind) S(text) I(num) L(at)) /* kind: FT_HOLDS_* */             \
    X(RECORD, record, S(name) S(tag) U(project) L(at))                                                 \
    X(FIELD, field, R(record) S(name) S(type) U(shape) U(flags))                                       \
    X(EXPANSION, expansion, S(name) S(text) L(at))                                                     \
    X(DIAG, diag, U(error) S(text) L(at))                                                              \
    X(COMMENT, comment, S(text) L(at))                                                                 \
    X(COVERAGE, coverage, R(file) U(bodies) U(calls)) /* in the text, switched off or not */               \
    X(ASSUMED, assumed, U(kind) S(name) U(uses)) /* kind: FT_LACKS_* */                                   \
    X(GAP, gap, U(kind) U(off) U(unread) S(name) L(at)) /* in the text, and not analysed; kind: FT_LOST_*; \
                                              unread: 1 among what has a parse error, 2 nothing of the file was parsed */

/* struct ft_file_row { ft_str path; uint32_t project; uint32_t main; }; and so on */
#define S(n) ft_str n;
#define U(n) uint32_t n;
#define I(n) int64_t n;
#define R(n) ft_row n;
#define L(n) ft_place n;
#define X(NAME, name, columns) typedef struct ft_##name##_row { columns } ft_##name##_row;
FT_FACT_TABLES(X)
#undef X
#undef S
#undef U
#undef I
#undef R
#undef L

typedef struct ft_facts {
#define X(NAME, name, columns)   \
    struct {                     \
        ft_##name##_row *v;      \
        size_t n, cap;           \
    } name;
    FT_FACT_TABLES(X)
#undef X
    struct ft_interner *strings;
} ft_facts;

ft_facts *ft_facts_new(void);
void ft_facts_free(ft_facts *facts);

ft_str ft_facts_str(ft_facts *facts, const char *s);
const char *ft_facts_text(const ft_facts *facts, ft_str s);

/* Appends a zeroed row and returns its number: ft_row r = FT_FACTS_ADD(facts, call); */
#define FT_FACTS_ADD(facts, name)                                                                 \
    (ft_facts_grow((void **)&(facts)->name.v, &(facts)->name.n, &(facts)->name.cap,               \
                   sizeof *(facts)->name.v))
ft_row ft_facts_grow(void **rows, size_t *n, size_t *cap, size_t size);

/*
 * The serialised form, which is also what `ftlint dump --facts` prints: a first line
 * "ftlint-facts 1", then per table a header line "TABLE n column column ..." and one tab-separated line
 * per row; strings with \t \n \\ escaped. Reading checks everything (row numbers, counts): a damaged
 * text is an error, never a crash.
 */
void ft_facts_write(const ft_facts *facts, ft_strbuf *out);
ft_facts *ft_facts_read(const char *text, size_t len, ft_error *err);

const char *ft_value_kind_name(ft_value_kind kind);
const char *ft_shape_name(ft_shape shape);

#endif
