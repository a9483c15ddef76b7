#ifndef FT_PARSE_HEAL_FORESEE_H
#define FT_PARSE_HEAL_FORESEE_H

/* What foresight shares between its steps. Nothing of it outlives ft_heal_foresee(). */
#include <string.h>

#include "parse/heal_names.h"

/* struct X, union X, enum X */
typedef struct ft_fore_tag {
    const char *word, *name;
    bool is_defined; /* struct X { */
    bool is_whole;   /* something needs its definition */
} ft_fore_tag;

typedef struct ft_foresight {
    ft_healing *h;
    ft_ptrmap declared;          /* names; 1: not only as a macro */
    ft_ptrmap candidates;        /* names that are used */
    FT_VEC(const char *) order;  /* of the candidates */
    ft_ptrmap macros, made, yes; /* macros that the text defines (1: never as more than 0); that ftlint does; that ftlint defines as X(...) 1 */
    ft_ptrmap tested, called;    /* macros in #if at all; as X(...) */
    ft_ptrmap expanded;          /* macros that are used */
    FT_VEC(uint32_t) to_expand;  /* the same, as indices in h->macros */
    ft_ptrmap reached;           /* names behind which ->, [ or . stand, or "*" before them */
    ft_ptrmap tags;              /* -> index in seen_tags: struct X, and X of typedef struct T X */
    FT_VEC(ft_fore_tag) seen_tags;
    FT_VEC(const ft_ptrmap *) known; /* words of what is included from outside of the project */
    FT_VEC(const ft_ptrmap *) sure;  /* the same, of what is surely included */
    ft_ptrmap surely;                /* names of a known header that the text surely uses */
    const ft_heal_file *file;        /* at hand; NULL: text that ftlint made */
    const ft_toks *toks;             /* of file */
} ft_foresight;

static inline const ft_tok *ft_fore_at(const ft_foresight *f, size_t i)
{
    return ft_tok_at(f->toks, i);
}

static inline bool ft_fore_is_plain(const ft_tok *tok)
{
    return tok->kind == FT_TOK_IDENT && !tok->keyword;
}

static inline bool ft_fore_is_any_of(const ft_tok *tok, const char *const *words)
{
    for (; tok->text && *words; words++)
        if (ft_tok_is(tok, *words))
            return true;
    return false;
}

static inline bool ft_fore_is_tag_word(const ft_tok *tok)
{
    static const char *const words[] = {"struct", "union", "enum", NULL};
    return ft_fore_is_any_of(tok, words);
}

static inline bool ft_fore_is_qualifier(const ft_tok *tok)
{
    static const char *const words[] = {"const", "volatile", "restrict", NULL};
    return ft_fore_is_any_of(tok, words);
}

/* Words behind which an expression goes on. */
static inline bool ft_fore_is_statement_word(const ft_tok *tok)
{
    static const char *const words[] = {"return", "else", "case", "goto", "sizeof", "do", "defined", NULL};
    return ft_fore_is_any_of(tok, words);
}

static inline bool ft_fore_ends_declarator(const ft_tok *tok)
{
    return tok->kind == ';' || tok->kind == FT_TOK_ASSIGN || tok->kind == ',' || tok->kind == '[' || tok->kind == ')' ||
           tok->kind == ':' || tok->kind == '(';
}

/* Calls step for each file of the unit of which anything is read, with file and toks set. */
void ft_fore_each_file(ft_foresight *f, void (*step)(ft_foresight *f));

/* Whether a header from outside of the project may declare name. */
bool ft_fore_is_known(const ft_foresight *f, const char *name);

/* A name of the compiler or the system, by its form. */
bool ft_fore_is_reserved(const char *name);

void ft_fore_declare(ft_foresight *f, const char *name);

/* name is used: a candidate, or a macro whose body uses others. */
void ft_fore_use(ft_foresight *f, const char *name);

/* What kind of preprocessor line starts at i: #if and #elif, #define, any other. */
typedef enum { FT_LINE_NONE, FT_LINE_TEST, FT_LINE_BODY } ft_line_kind;
ft_line_kind ft_fore_line(const ft_foresight *f, size_t i);

/* ---- heal_declared.c: steps that fill declared ---- */
void ft_fore_find_declared(ft_foresight *f);
void ft_fore_find_declared_aliases(ft_foresight *f);

/* ---- heal_pasted.c: names that macros put together of their arguments ---- */
void ft_fore_find_pasted_declarations(ft_foresight *f);
void ft_fore_find_pasted_uses(ft_foresight *f);

/* ---- heal_tags.c: structs that only their tag is known of ---- */
void ft_fore_find_tags(ft_foresight *f);
void ft_fore_note_tags(ft_foresight *f);
void ft_fore_make_tags(ft_foresight *f);

/* ---- heal_reached.c: known, and the branches and files that the compiler will read; works with a look at all of them ---- */
void ft_fore_find_reached(ft_foresight *f);

#endif
