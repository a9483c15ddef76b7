#include "parse/heal_lex.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

enum { MAX_CONDITIONS = 64 };

typedef struct lexer {
    ft_interner *strings;
    const char *text, *p, *end;
    FT_VEC(ft_tok) toks;
    bool line_start, directive;
    unsigned depth, parens;
    uint32_t item;
    unsigned hidden[8]; /* depths at which a transparent brace was opened */
    unsigned n_hidden;
    unsigned saved[MAX_CONDITIONS]; /* depth at each open #if */
    unsigned n_saved;
} lexer;

static const char *const keywords['z' + 1][9] = { /* by first letter; the last of each is NULL */
    ['_'] = {"_Atomic", "_Bool", "_Thread_local", "__attribute__", "__extension__", "__inline", "__inline__",
             "__thread"},
    ['a'] = {"auto"},
    ['b'] = {"bool", "break"},
    ['c'] = {"case", "catch", "char", "class", "const", "const_cast", "constexpr", "continue"},
    ['d'] = {"default", "defined", "delete", "do", "double", "dynamic_cast"},
    ['e'] = {"else", "enum", "extern"},
    ['f'] = {"float", "for", "friend"},
    ['g'] = {"goto"},
    ['i'] = {"if", "inline", "int"},
    ['l'] = {"long"},
    ['n'] = {"namespace", "new", "noexcept", "nullptr"},
    ['o'] = {"operator"},
    ['p'] = {"private", "protected", "public"},
    ['r'] = {"register", "reinterpret_cast", "restrict", "return"},
    ['s'] = {"short", "signed", "size_t", "sizeof", "static", "static_cast", "struct", "switch"},
    ['t'] = {"template", "this", "thread_local", "throw", "try", "typedef", "typename"},
    ['u'] = {"union", "unsigned", "using"},
    ['v'] = {"virtual", "void", "volatile"},
    ['w'] = {"while"},
};

bool ft_lex_is_keyword(const char *word)
{
    unsigned char first = (unsigned char)word[0];
    if (first > 'z')
        return false;
    for (const char *const *k = keywords[first]; *k; k++)
        if (word[1] == (*k)[1] && strcmp(word, *k) == 0)
            return true;
    return false;
}

static bool is_word(int c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 0x80;
}

static void push(lexer *lx, const char *from, int kind)
{
    ft_tok tok = {.offset = (uint32_t)(from - lx->text), .kind = (uint16_t)kind, .starts_line = lx->line_start};
    unsigned depth = lx->depth - lx->n_hidden;
    tok.depth = (uint8_t)(depth > 255 ? 255 : depth);
    tok.parens = (uint8_t)(lx->parens > 255 ? 255 : lx->parens);
    tok.item = lx->item;
    tok.first = kind == FT_TOK_NUMBER && lx->p - from > 1 ? '1' : *from;
    tok.directive = lx->directive;
    if (kind == FT_TOK_IDENT) {
        tok.text = ft_intern_n(lx->strings, from, (size_t)(lx->p - from));
        tok.keyword = ft_lex_is_keyword(tok.text);
    }
    lx->line_start = false;
    ft_vec_push(&lx->toks, tok);
}

/* True for the brace of extern "C" {, namespace x {. */
static bool brace_is_transparent(const lexer *lx)
{
    size_t n = lx->toks.n;
    const ft_tok *t = lx->toks.v;
    if (n >= 2 && t[n - 1].kind == FT_TOK_STRING && t[n - 2].text && strcmp(t[n - 2].text, "extern") == 0)
        return true;
    for (size_t back = 1; back <= 6 && back <= n; back++) {
        const ft_tok *tok = &t[n - back];
        if (tok->text && strcmp(tok->text, "namespace") == 0)
            return true;
        if (tok->kind != FT_TOK_IDENT && tok->kind != FT_TOK_SCOPE)
            return false;
    }
    return false;
}

static void open_brace(lexer *lx)
{
    bool hide = lx->depth == lx->n_hidden && lx->n_hidden < 8 && brace_is_transparent(lx);
    push(lx, lx->p - 1, '{');
    if (hide)
        lx->hidden[lx->n_hidden++] = lx->depth;
    lx->depth++;
    if (hide)
        lx->item++;
}

static void close_brace(lexer *lx)
{
    if (lx->depth > 0)
        lx->depth--;
    if (lx->n_hidden > 0 && lx->hidden[lx->n_hidden - 1] >= lx->depth)
        lx->n_hidden--;
    push(lx, lx->p - 1, '}');
}

/* After a brace or semicolon at the top: the next item, unless a typedef or variable name follows. */
static void end_item(lexer *lx, char c)
{
    if (lx->depth != lx->n_hidden || lx->directive)
        return;
    const char *q = lx->p;
    while (q < lx->end && isspace((unsigned char)*q))
        q++;
    if (c == '}' && q < lx->end && !memchr("}#/", *q, 3) && !memchr(lx->p, '\n', (size_t)(q - lx->p)))
        return;
    lx->item++;
    lx->parens = 0;
}

static const char *skip_quoted(const char *p, const char *end, char quote)
{
    for (; p < end && *p != quote && *p != '\n'; p++)
        if (*p == '\\' && p + 1 < end)
            p++;
    return p < end && *p == quote ? p + 1 : p;
}

/* Branches of #if may each open the same brace: every branch starts at the depth of the #if. */
static void note_directive(lexer *lx, const char *word)
{
    if (strncmp(word, "if", 2) == 0) {
        if (lx->n_saved < MAX_CONDITIONS)
            lx->saved[lx->n_saved] = lx->depth;
        lx->n_saved++;
    } else if (strncmp(word, "el", 2) == 0) {
        if (lx->n_saved > 0 && lx->n_saved <= MAX_CONDITIONS)
            lx->depth = lx->saved[lx->n_saved - 1];
    } else if (strcmp(word, "endif") == 0 && lx->n_saved > 0) {
        lx->n_saved--;
    }
    if (lx->depth < lx->n_hidden)
        lx->n_hidden = lx->depth;
}

static void lex_word(lexer *lx)
{
    const char *from = lx->p;
    while (lx->p < lx->end && is_word((unsigned char)*lx->p))
        lx->p++;
    if (lx->p < lx->end && *lx->p == '"' && lx->p - from <= 2) { /* L"x", u8"x" */
        lx->p = skip_quoted(lx->p + 1, lx->end, '"');
        push(lx, from, FT_TOK_STRING);
        return;
    }
    size_t n = lx->toks.n;
    bool names_directive = lx->directive && n > 0 && lx->toks.v[n - 1].kind == '#' && lx->toks.v[n - 1].starts_line;
    push(lx, from, FT_TOK_IDENT);
    if (names_directive)
        note_directive(lx, lx->toks.v[n].text);
}

static void lex_number(lexer *lx)
{
    const char *from = lx->p;
    while (lx->p < lx->end && (is_word((unsigned char)*lx->p) || *lx->p == '.' ||
                               ((*lx->p == '+' || *lx->p == '-') && strchr("eEpP", lx->p[-1]) && from[1] != 'x')))
        lx->p++;
    push(lx, from, FT_TOK_NUMBER);
}

static void lex_punct(lexer *lx)
{
    const char *from = lx->p;
    size_t left = (size_t)(lx->end - from);
    char c = from[0], d = left > 1 ? from[1] : 0;
    int kind = (unsigned char)c;
    size_t len = 1;

    if (c == '-' && d == '>')
        kind = FT_TOK_ARROW, len = 2;
    else if (c == ':' && d == ':')
        kind = FT_TOK_SCOPE, len = 2;
    else if ((c == '+' || c == '-') && d == c)
        kind = FT_TOK_STEP, len = 2;
    else if (c == '.' && d == '.' && left > 2 && from[2] == '.')
        kind = FT_TOK_DOTS, len = 3;
    else if ((c == '<' || c == '>') && d == c)
        kind = left > 2 && from[2] == '=' ? FT_TOK_ASSIGN : FT_TOK_OP, len = kind == FT_TOK_ASSIGN ? 3 : 2;
    else if (strchr("=!<>", c) && d == '=')
        kind = FT_TOK_OP, len = 2;
    else if (strchr("+-*/%&|^", c) && d == '=')
        kind = FT_TOK_ASSIGN, len = 2;
    else if (c == '#' && d == c)
        kind = FT_TOK_PASTE, len = 2;
    else if ((c == '&' || c == '|') && d == c)
        kind = FT_TOK_OP, len = 2;
    else if (c == '=')
        kind = FT_TOK_ASSIGN;
    lx->p += len;
    if (c == ')' && lx->parens > 0 && !lx->directive)
        lx->parens--;
    if (lx->directive || (c != '{' && c != '}'))
        push(lx, from, kind);
    else if (c == '{')
        open_brace(lx);
    else
        close_brace(lx);
    if (c == '(' && !lx->directive)
        lx->parens++;
    if ((c == ';' && lx->parens == 0) || c == '}')
        end_item(lx, c);
}

/* Skips blanks, comments and line ends; false at the end of the text. */
static bool skip_space(lexer *lx)
{
    while (lx->p < lx->end) {
        char c = *lx->p, d = lx->p + 1 < lx->end ? lx->p[1] : 0;
        if (c == '\n') {
            lx->line_start = true;
            lx->directive = false;
            lx->p++;
        } else if (isspace((unsigned char)c)) {
            lx->p++;
        } else if (c == '\\' && (d == '\n' || d == '\r')) {
            lx->p += d == '\r' && lx->p + 2 < lx->end && lx->p[2] == '\n' ? 3 : 2;
        } else if (c == '/' && d == '/') {
            while (lx->p < lx->end && (*lx->p != '\n' || lx->p[-1] == '\\'))
                lx->p++;
        } else if (c == '/' && d == '*') {
            lx->p += 2;
            while (lx->p < lx->end && !(*lx->p == '*' && lx->p + 1 < lx->end && lx->p[1] == '/'))
                lx->p++;
            lx->p += lx->p < lx->end ? 2 : 0;
        } else {
            return true;
        }
    }
    return false;
}

ft_toks ft_lex(ft_arena *arena, ft_interner *strings, const char *text, size_t len)
{
    lexer lx = {.strings = strings, .text = text, .p = text, .end = text + len, .line_start = true};

    while (len < UINT32_MAX && skip_space(&lx)) {
        const char *from = lx.p;
        if (*from == '#' && lx.line_start)
            lx.directive = true;
        if (isdigit((unsigned char)*from) || (*from == '.' && from + 1 < lx.end && isdigit((unsigned char)from[1]))) {
            lex_number(&lx);
        } else if (is_word((unsigned char)*from)) {
            lex_word(&lx);
        } else if (*from == '"' || *from == '\'') {
            lx.p = skip_quoted(from + 1, lx.end, *from);
            push(&lx, from, *from == '"' ? FT_TOK_STRING : FT_TOK_CHAR);
        } else {
            lex_punct(&lx);
        }
    }
    lx.line_start = true;
    ft_toks toks = {.n = lx.toks.n};
    push(&lx, lx.p, FT_TOK_END);
    toks.v = ft_arena_dup(arena, lx.toks.v, lx.toks.n, sizeof *lx.toks.v);
    ft_vec_release(&lx.toks);
    return toks;
}

size_t ft_tok_find(const ft_toks *toks, size_t offset)
{
    size_t low = 0, high = toks->n; /* the last token that starts at or before offset */
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (toks->v[mid].offset <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? low - 1 : 0;
}

static int direction(uint16_t kind)
{
    if (kind == '(' || kind == '[' || kind == '{')
        return 1;
    return kind == ')' || kind == ']' || kind == '}' ? -1 : 0;
}

size_t ft_tok_close(const ft_toks *toks, size_t i)
{
    int open = 0;
    for (; i < toks->n; i++) {
        open += direction(toks->v[i].kind);
        if (open <= 0)
            return i;
    }
    return toks->n;
}

size_t ft_tok_open(const ft_toks *toks, size_t i)
{
    int open = 0;
    for (; i < toks->n; i--) { /* wraps below 0 */
        open -= direction(toks->v[i].kind);
        if (open <= 0)
            return i;
    }
    return SIZE_MAX;
}
