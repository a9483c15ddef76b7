#ifndef FT_PARSE_LOWER_OUTLINE_H
#define FT_PARSE_LOWER_OUTLINE_H

/*
 * The outline of a text that is read token by token: which braces hold the bodies of functions. Knows no
 * declarations and expands nothing, so that what it finds does not depend on what clang made of the text.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    LW_IN_CONTAINER, /* a namespace, extern "C", a class of C++ */
    LW_IN_FUNCTION,
    LW_IN_CODE,      /* arguments of a macro, member initialisers, handlers of a function-try block */
    LW_IN_OTHER      /* initialisers, records and enumerations of C */
} lw_brace;

enum { LW_MAX_BRACES = 64 }; /* deeper ones belong to what is around them */

/* What was read of a declaration so far. */
typedef struct lw_head {
    bool has_parens;     /* name(...): a function if a body follows */
    bool has_record;     /* class, struct, union, enum */
    bool has_wrapper;    /* namespace; extern "C" right before */
    bool is_extern_text; /* ... the latter */
    bool has_value;      /* = */
    bool has_members;    /* name(...) : member(...) */
    bool has_operator;
    bool has_control;    /* catch; if, while ... if macros hid a brace */
    bool is_parameters;  /* parameters of an old-style function may come: f(a, b) int a; */
    bool was_attribute, was_extern, was_access, was_template; /* by the last word */
    int angles;          /* open < of template <...> */
    char last;           /* its last character: 'a' for a word, '"' for a string, 0 if there is none */
    uint32_t name, name_len; /* the word before the parentheses */
    uint32_t word, word_len; /* the last word */
} lw_head;

/* May be copied and put back, as branches of an #if ask for. */
typedef struct lw_outline {
    bool is_cxx;
    int nesting, parens;
    int bodies; /* how many of the open braces are LW_IN_FUNCTION or LW_IN_CODE */
    struct {
        uint8_t kind;
        int parens;
    } braces[LW_MAX_BRACES];
    lw_head head;
} lw_outline;

/* Is the code at hand run, not declared? The arguments of a constructor's member initialisers are. */
bool lw_outline_is_code(const lw_outline *o);

void lw_outline_word(lw_outline *o, const char *text, uint32_t at, uint32_t len);
void lw_outline_string(lw_outline *o);

/* Punctuation other than braces; next is the character behind. */
void lw_outline_mark(lw_outline *o, char c, char next);

/* True if the brace starts the body of a function; then its name is in o->head (name_len 0: not known). */
bool lw_outline_open(lw_outline *o);
void lw_outline_close(lw_outline *o);

/* A body surely starts here: if the count of braces says otherwise, macros hid some. */
void lw_outline_restart(lw_outline *o);

#endif
