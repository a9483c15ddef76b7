/*
 * Which branches of #if the compiler will take, as far as the text tells before the first parse: a macro that nobody
 * defines is not defined. What is not sure counts as taken.
 */
#include <stdlib.h>
#include <string.h>

#include "parse/heal_names.h"

typedef struct reader {
    ft_truth_of *truth_of;
    void *data;
    const ft_toks *toks;
    size_t i; /* the next token */
    bool is_unknown; /* the last operand is a name that nobody defines: 0 */
} reader;

static const ft_tok *peek(const reader *r)
{
    return ft_tok_at(r->toks, r->i);
}

static bool is_end(const reader *r)
{
    return r->i >= r->toks->n || peek(r)->starts_line;
}

static ft_truth invert(ft_truth t)
{
    return t == FT_MAYBE ? FT_MAYBE : t == FT_NO ? FT_YES : FT_NO;
}

static ft_truth both(ft_truth a, ft_truth b)
{
    return a == FT_NO || b == FT_NO ? FT_NO : a == FT_YES && b == FT_YES ? FT_YES : FT_MAYBE;
}

static ft_truth read_defined(reader *r)
{
    bool has_paren = !is_end(r) && peek(r)->kind == '(';
    r->i += has_paren;
    const char *name = is_end(r) ? NULL : peek(r)->text;
    r->i += name != NULL;
    r->i += has_paren && !is_end(r) && peek(r)->kind == ')';
    return name ? r->truth_of(r->data, name, FT_ASK_DEFINED) : FT_MAYBE;
}

static ft_truth read_expression(reader *r, int depth);

static ft_truth read_primary(reader *r, int depth)
{
    if (is_end(r) || depth > 20)
        return FT_MAYBE;
    const ft_tok *tok = peek(r);
    r->i++;
    r->is_unknown = false;
    if (tok->kind == '!')
        return invert(read_primary(r, depth + 1));
    if (tok->kind == '(') {
        ft_truth t = read_expression(r, depth + 1);
        if (is_end(r) || peek(r)->kind != ')')
            return FT_MAYBE;
        r->i++;
        return t;
    }
    if (ft_tok_is(tok, "defined"))
        return read_defined(r);
    if (tok->kind == FT_TOK_IDENT && !is_end(r) && peek(r)->kind == '(') {
        r->i = ft_tok_close(r->toks, r->i) + 1;
        return r->truth_of(r->data, tok->text, FT_ASK_CALL);
    }
    if (tok->kind == FT_TOK_IDENT) { /* 0 if it is no macro */
        r->is_unknown = r->truth_of(r->data, tok->text, FT_ASK_VALUE) == FT_NO;
        return r->is_unknown ? FT_NO : FT_MAYBE;
    }
    return tok->kind != FT_TOK_NUMBER ? FT_MAYBE : tok->first == '0' ? FT_NO : FT_YES;
}

/* UNKNOWN == 4, UNKNOWN > 4, UNKNOWN >= SIZE: what nobody defines is 0, and what somebody asks for is not. */
static ft_truth read_comparison(reader *r, int depth)
{
    ft_truth left = read_primary(r, depth);
    const ft_tok *op = peek(r);
    bool is_unknown = r->is_unknown;
    if (is_end(r) || (op->kind != '>' && (op->kind != FT_TOK_OP || (op->first != '=' && op->first != '>'))))
        return left;
    size_t start = r->i;
    r->i++;
    ft_truth right = read_primary(r, depth);
    if (is_unknown && !r->is_unknown && right != FT_NO)
        return FT_NO;
    r->i = start; /* the caller stops at the operator: not read */
    return left;
}

/* a && b, a || b, from left to right; anything else is not read. */
static ft_truth read_expression(reader *r, int depth)
{
    ft_truth t = read_comparison(r, depth);
    while (!is_end(r) && peek(r)->kind != ')') {
        const ft_tok *op = peek(r);
        if (op->kind != FT_TOK_OP || (op->first != '&' && op->first != '|'))
            return FT_MAYBE;
        r->i++;
        ft_truth right = read_comparison(r, depth);
        if (!is_end(r) && peek(r)->kind != ')' && (peek(r)->kind != FT_TOK_OP || !strchr("&|", peek(r)->first)))
            return FT_MAYBE; /* a && b > c */
        t = op->first == '&' ? both(t, right) : invert(both(invert(t), invert(right)));
    }
    return t;
}

/* Of the line "#if ..." whose "#" is token i. */
static ft_truth read_condition(reader *r, size_t i)
{
    const ft_tok *word = ft_tok_at(r->toks, i + 1), *name = ft_tok_at(r->toks, i + 2);
    bool is_ifndef = ft_tok_is(word, "ifndef");
    if (is_ifndef || ft_tok_is(word, "ifdef")) {
        ft_truth t = name->text && !name->starts_line ? r->truth_of(r->data, name->text, FT_ASK_DEFINED) : FT_MAYBE;
        return is_ifndef ? invert(t) : t;
    }
    r->i = i + 2;
    ft_truth t = read_expression(r, 0);
    return is_end(r) ? t : FT_MAYBE;
}

typedef struct condition {
    ft_truth now;    /* of the branch at hand */
    ft_truth before; /* of any branch before it */
    bool outer_off, outer_unsure;
} condition;

enum { MAX_DEPTH = 64 };

static void mark(bool **marks, size_t i, const ft_heal_file *file, ft_arena *arena)
{
    if (!*marks)
        *marks = FT_NEW_ARRAY(arena, bool, file->toks.n + 1);
    (*marks)[i] = true;
}

void ft_heal_guess_branches(ft_heal_file *file, ft_arena *arena, ft_truth_of *truth_of, void *data)
{
    reader r = {.truth_of = truth_of, .data = data, .toks = &file->toks};
    condition open[MAX_DEPTH] = {{0}};
    size_t depth = 0;
    bool off = false, unsure = false;

    for (size_t i = 0; i < file->toks.n; i++) {
        const ft_tok *tok = &file->toks.v[i], *word = ft_tok_at(&file->toks, i + 1);
        if (off && (!tok->directive || !tok->starts_line))
            mark(&file->off, i, file, arena);
        if (unsure)
            mark(&file->unsure, i, file, arena);
        if (!tok->starts_line || tok->kind != '#' || !word->text)
            continue;
        condition *c = depth > 0 && depth <= MAX_DEPTH ? &open[depth - 1] : NULL;
        if (strncmp(word->text, "if", 2) == 0) {
            if (depth++ < MAX_DEPTH) {
                open[depth - 1] = (condition){read_condition(&r, i), FT_NO, off, unsure};
                off |= open[depth - 1].now == FT_NO;
                unsure |= open[depth - 1].now == FT_MAYBE;
            }
        } else if (c && strncmp(word->text, "el", 2) == 0) {
            c->before = invert(both(invert(c->before), invert(c->now)));
            ft_truth t = ft_tok_is(word, "else") ? FT_YES : read_condition(&r, i);
            c->now = both(invert(c->before), t);
            off = c->outer_off || c->now == FT_NO;
            unsure = c->outer_unsure || c->now == FT_MAYBE;
        } else if (ft_tok_is(word, "endif") && depth > 0) {
            off = c ? c->outer_off : off;
            unsure = c ? c->outer_unsure : unsure;
            depth--;
        }
    }
}
