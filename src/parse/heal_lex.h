#ifndef FT_PARSE_HEAL_LEX_H
#define FT_PARSE_HEAL_LEX_H

/* Tokens of a source text that does not compile: what healing reads to see how names are used. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/intern.h"

/* Punctuation is its own first character, or one of these. */
typedef enum {
    FT_TOK_END = 0,
    FT_TOK_IDENT = 256, /* text is interned; keywords too */
    FT_TOK_NUMBER,
    FT_TOK_STRING,
    FT_TOK_CHAR,
    FT_TOK_ARROW,
    FT_TOK_SCOPE,  /* :: */
    FT_TOK_ASSIGN, /* = and its compound forms */
    FT_TOK_STEP,   /* ++ and -- */
    FT_TOK_DOTS,   /* ... */
    FT_TOK_PASTE,  /* ## */
    FT_TOK_OP      /* other operators of two or more characters: == && << ... */
} ft_tok_kind;

typedef struct ft_tok {
    const char *text; /* identifiers, else NULL */
    uint32_t offset;
    uint32_t item;        /* number of the top-level declaration that it belongs to */
    uint16_t kind;        /* ft_tok_kind or a character */
    uint8_t depth;        /* open braces, those of extern "C" and namespaces not counted */
    uint8_t parens;       /* open parentheses */
    char first;           /* of its text; of a number with more than one character '1' */
    bool starts_line : 1; /* first of its line */
    bool directive : 1;   /* in a preprocessor line */
    bool keyword : 1;
} ft_tok;

typedef struct ft_toks {
    ft_tok *v; /* ends in a token of kind FT_TOK_END, and so does every read beyond either end */
    size_t n;  /* without that one */
} ft_toks;

/* text need not outlive the call. */
ft_toks ft_lex(ft_arena *arena, ft_interner *strings, const char *text, size_t len);

bool ft_lex_is_keyword(const char *word);

/* The token i; the END token for any i outside. */
static inline const ft_tok *ft_tok_at(const ft_toks *toks, size_t i)
{
    return &toks->v[i < toks->n ? i : toks->n];
}

/* Index of the token that holds or follows offset. */
size_t ft_tok_find(const ft_toks *toks, size_t offset);

/* Index of the bracket that closes the one at i, or n. */
size_t ft_tok_close(const ft_toks *toks, size_t i);

/* Index of the bracket that opens the one at i, or SIZE_MAX. */
size_t ft_tok_open(const ft_toks *toks, size_t i);

static inline bool ft_tok_is(const ft_tok *tok, const char *word)
{
    return tok->text && tok->text[0] == word[0] && strcmp(tok->text, word) == 0;
}

#endif
