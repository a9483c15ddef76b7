/* What the text of a unit declares, as far as that shows without the compiler. A guess: what is taken for declared is not made up. */
#include "parse/heal_foresee.h"

/* The token where the statement or parameter that holds i starts. */
static size_t start_of(const ft_foresight *f, size_t i, bool *is_parameter)
{
    int open = 0;
    size_t stop = i > 400 ? i - 400 : 0;
    *is_parameter = false;
    for (; i > stop; i--) {
        const ft_tok *tok = ft_fore_at(f, i - 1);
        if (tok->kind == ')' || tok->kind == ']')
            open++;
        else if (tok->kind == '[' || tok->kind == '(') {
            if (open-- == 0) {
                *is_parameter = true;
                return i;
            }
        } else if (open == 0 && (tok->kind == ';' || tok->kind == '{' || tok->kind == '}' || (tok->directive && !ft_fore_at(f, i)->directive)))
            return i;
    }
    return i;
}

/* T x, T *x; "a, b" and "a, *b" in such a declaration. */
static bool starts_like_declaration(const ft_foresight *f, size_t i)
{
    static const char *const types[] = {"char",   "double", "float", "int",   "long",     "short",    "signed",   "struct",
                                        "union",  "enum",   "void",  "_Bool", "unsigned", "size_t",   "static",   "extern",
                                        "const",  "typedef", "register", "volatile", "inline", "bool", NULL};
    if (ft_fore_is_any_of(ft_fore_at(f, i), types))
        return true;
    if (!ft_fore_is_plain(ft_fore_at(f, i)))
        return false;
    for (i++; ft_fore_at(f, i)->kind == '*' || ft_fore_is_qualifier(ft_fore_at(f, i)); i++) {}
    return ft_fore_is_plain(ft_fore_at(f, i));
}

static bool is_at_top(const ft_tok *tok)
{
    return tok->depth == 0 && tok->parens == 0 && !tok->directive;
}

/* X in "struct { } X;": not in "if (a) { } X;" */
static bool is_behind_record(const ft_foresight *f, size_t i)
{
    size_t open = ft_tok_open(f->toks, i - 1);
    return open < f->toks->n && (ft_fore_is_tag_word(ft_fore_at(f, open - 1)) || ft_fore_is_tag_word(ft_fore_at(f, open - 2)));
}

/* X in "MACRO(int) X;", not in "int f(void) X;" */
static bool is_behind_wrapped_type(const ft_foresight *f, size_t i)
{
    size_t open = ft_tok_open(f->toks, i - 1);
    const ft_tok *callee = ft_fore_at(f, open - 1);
    return open < f->toks->n && ft_fore_is_plain(callee) && (callee->starts_line || ft_fore_at(f, open - 2)->kind == FT_TOK_IDENT) &&
           !ft_fore_is_plain(ft_fore_at(f, open - 2));
}

/* X of "T (*X)(", "T (*X(int))(", "typedef T (X)(" */
static bool is_in_declarator(const ft_foresight *f, size_t i)
{
    const ft_tok *prev = ft_fore_at(f, i - 1);
    if (prev->kind == '*' && ft_fore_at(f, i + 1)->kind == '(' && ft_fore_at(f, i)->depth == 0) /* T (*X(int))(int): X is a function */
        return ft_fore_at(f, i - 2)->kind == '(' && ft_fore_at(f, i - 3)->kind == FT_TOK_IDENT && ft_fore_at(f, ft_tok_close(f->toks, i + 1) + 1)->kind == ')';
    if (ft_fore_at(f, i + 1)->kind != ')' || ft_fore_at(f, i + 2)->kind != '(')
        return false;
    if (prev->kind == '*' && ft_fore_at(f, i - 2)->kind == '(')
        return ft_fore_at(f, i - 3)->kind == FT_TOK_IDENT || ft_fore_at(f, i - 3)->kind == '*';
    if (prev->kind != '(')
        return false;
    for (size_t k = i - 2; k + 8 > i && (ft_fore_at(f, k)->kind == FT_TOK_IDENT || ft_fore_at(f, k)->kind == '*'); k--)
        if (ft_tok_is(ft_fore_at(f, k), "typedef"))
            return true;
    return false;
}

static bool ends_statement(const ft_tok *tok)
{
    return tok->kind == ';' || tok->kind == '{' || tok->kind == '}';
}

/* X of "T X(...) {" or "T X(...);" outside of functions */
static bool is_function_head(const ft_foresight *f, size_t i)
{
    size_t before = i - 1;
    while (ft_fore_at(f, before)->directive && !ft_fore_at(f, i)->directive)
        before--; /* T, #if, X(...) */
    const ft_tok *prev = ft_fore_at(f, before);
    if (!is_at_top(ft_fore_at(f, i)) || (prev->kind != FT_TOK_IDENT && prev->kind != '*' && prev->kind != ')'))
        return false;
    size_t next = ft_tok_close(f->toks, i + 1) + 1;
    while (ft_fore_at(f, next)->directive && !ft_fore_at(f, i)->directive)
        next++;
    uint16_t after = ft_fore_at(f, next)->kind;
    return after == '{' || after == ';' || after == ',' || after == FT_TOK_IDENT;
}

/* X of "T X(...)" or "T *X(...)" in a class: a method, or a variable with what it is made from. */
static bool is_in_class(const ft_foresight *f, size_t i)
{
    static const char *const operators[] = {"new", "delete", "throw", "co_return", "co_yield", NULL};
    size_t type = i - 1;
    if (!f->h->s->is_cxx || ft_fore_at(f, i)->depth == 0)
        return false;
    while (ft_fore_at(f, type)->kind == '*' || ft_fore_at(f, type)->kind == '&')
        type--;
    const ft_tok *tok = ft_fore_at(f, type);
    return tok->kind == FT_TOK_IDENT && !ft_fore_is_statement_word(tok) && !ft_fore_is_any_of(tok, operators) && (type == i - 1 || tok->starts_line);
}

/* True if the name at i is declared there, or may be. */
static bool is_declared_at(const ft_foresight *f, size_t i)
{
    const ft_tok *tok = ft_fore_at(f, i), *prev = ft_fore_at(f, i - 1), *next = ft_fore_at(f, i + 1);
    bool is_parameter;

    if (is_in_declarator(f, i))
        return true;
    if (next->kind == ':' && (ends_statement(prev) || prev->kind == ':'))
        return true; /* a label */
    if (next->kind == '(')
        return is_function_head(f, i) || is_in_class(f, i);
    if (next->kind == ')' && ft_fore_at(f, i + 2)->kind == '(' && prev->kind == '(' && ft_fore_is_plain(ft_fore_at(f, i - 2)))
        return is_at_top(ft_fore_at(f, i - 2)) && ft_fore_at(f, i - 3)->kind == FT_TOK_IDENT; /* T M(X)(int) */
    if (!ft_fore_ends_declarator(next))
        return false;
    if (prev->kind == ')')
        return is_at_top(tok) && is_behind_wrapped_type(f, i);
    size_t first = i - 1;
    while (ft_fore_at(f, first)->kind == '*' || ft_fore_is_qualifier(ft_fore_at(f, first)))
        first--;
    const ft_tok *type = ft_fore_at(f, first);
    if (type->kind == '}')
        return is_behind_record(f, first + 1);
    if (type->kind == FT_TOK_IDENT && !ft_fore_is_statement_word(type) && !ft_fore_is_tag_word(type)) {
        if (first == i - 1 || type->keyword)
            return true;
        const ft_tok *before = ft_fore_at(f, first - 1); /* T *x: or a product */
        if (ends_statement(before) || before->kind == FT_TOK_IDENT || before->kind == FT_TOK_END || type->starts_line)
            return !ft_fore_is_statement_word(before);
        return (before->kind == '(' || before->kind == ',') && (tok->depth <= (f->h->s->is_cxx ? 1 : 0) || tok->directive);
    }
    if (type->kind == ',') {
        size_t close = first; /* struct { ... } A, *X; */
        while (ft_fore_at(f, close)->kind == ',' || ft_fore_at(f, close)->kind == '*' || ft_fore_is_plain(ft_fore_at(f, close)))
            close--;
        if (ft_fore_at(f, close)->kind == '}' && is_behind_record(f, close + 1))
            return true;
        size_t start = start_of(f, first, &is_parameter);
        return !is_parameter && starts_like_declaration(f, start);
    }
    return false;
}

/* Behind "enum X {" at i; returns where it ends. */
static size_t declare_enumerators(ft_foresight *f, size_t i)
{
    size_t close = ft_tok_close(f->toks, i);
    for (size_t k = i + 1; k < close && k < f->toks->n; k++)
        if (ft_fore_is_plain(ft_fore_at(f, k)) && (ft_fore_at(f, k - 1)->kind == '{' || ft_fore_at(f, k - 1)->kind == ',' || ft_fore_at(f, k - 1)->directive) && !ft_fore_at(f, k)->directive)
            ft_fore_declare(f, ft_fore_at(f, k)->text);
    return i;
}

/* "#define X" at its "#"; the names of its parameters count as declared: they are short, and the same again and again. */
static void declare_macro(ft_foresight *f, size_t i)
{
    const ft_tok *name = ft_fore_at(f, i + 2), *paren = ft_fore_at(f, i + 3);
    if (!name->text)
        return;
    ft_fore_declare(f, name->text);
    if (paren->kind != '(' || paren->offset != name->offset + strlen(name->text))
        return;
    for (size_t k = i + 4; k < f->toks->n && ft_fore_at(f, k)->kind != ')'; k++)
        if (ft_fore_at(f, k)->text)
            ft_fore_declare(f, ft_fore_at(f, k)->text);
}

/* X(name, ...) outside of functions: the macro may declare anything. */
static bool is_argument_of_declaring_macro(const ft_foresight *f, size_t i)
{
    const ft_tok *after = ft_fore_at(f, i + 2), *before = ft_fore_at(f, i - 3);
    if (ft_fore_at(f, i + 1)->kind == ')' && !after->starts_line && (ft_fore_is_plain(after) || after->kind == '*'))
        return false; /* MACRO(type) name */
    return ft_fore_at(f, i)->depth == 0 && ft_fore_at(f, i)->parens > 0 && ft_fore_at(f, i - 1)->kind == '(' && ft_fore_is_plain(ft_fore_at(f, i - 2)) &&
           (ft_tok_is(before, "static") ||
            (ft_fore_at(f, i - 2)->starts_line && (ends_statement(before) || before->kind == ')' || before->directive || before->kind == FT_TOK_END))) &&
           (ft_fore_at(f, i + 1)->kind == ',' || ft_fore_at(f, i + 1)->kind == ')');
}

/* X in "struct X {", "class X : public Y {" and "class X;": in C++, that is the name of a type. */
static bool is_cxx_tag(const ft_foresight *f, size_t i)
{
    uint16_t next = ft_fore_at(f, i + 1)->kind;
    const ft_tok *prev = ft_fore_at(f, i - 1);
    return f->h->s->is_cxx && (ft_fore_is_tag_word(prev) || ft_tok_is(prev, "class")) && (next == '{' || next == ':' || next == ';');
}

void ft_fore_find_declared(ft_foresight *f)
{
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = ft_fore_at(f, i);
        if (f->file && !ft_heal_is_on(f->file, i))
            continue;
        if (tok->starts_line && tok->kind == '#' && ft_tok_is(ft_fore_at(f, i + 1), "define") && (!f->file || ft_heal_is_on(f->file, i + 2)))
            declare_macro(f, i);
        if (ft_tok_is(tok, "enum"))
            for (size_t k = i + 1; k <= i + 2; k++)
                if (ft_fore_at(f, k)->kind == '{')
                    declare_enumerators(f, k);
        if (ft_fore_is_plain(tok) && (is_declared_at(f, i) || is_cxx_tag(f, i) || (!tok->directive && is_argument_of_declaring_macro(f, i))))
            ft_ptrmap_add(&f->declared, tok->text, 1);
    }
}

/* #define M X, and M is declared: so is X. */
void ft_fore_find_declared_aliases(ft_foresight *f)
{
    for (size_t i = 3; i < f->toks->n; i++)
        if (ft_fore_is_plain(ft_fore_at(f, i)) && ft_heal_is_alias(f->toks, i) && ft_heal_is_on(f->file, i)) {
            const uint32_t *flags = ft_ptrmap_find(&f->declared, ft_fore_at(f, i - 1)->text);
            if (flags && *flags)
                ft_fore_declare(f, ft_fore_at(f, i)->text);
        }
}
