/* What the places where an unknown name stands say about it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/heal_names.h"

/* One occurrence. */
typedef struct place {
    const ft_healing *h;
    unsigned depth; /* of macros in macros */
    const ft_toks *toks;
    size_t i;     /* of the name */
    size_t first; /* of what stands before it with "::" */
    const ft_tok *tok, *prev, *next;
} place;

static const ft_tok *at(const place *p, size_t i)
{
    return ft_tok_at(p->toks, i);
}

static bool is_one_of(const ft_tok *tok, const char *const *words)
{
    for (; tok->keyword && *words; words++)
        if (strcmp(tok->text, *words) == 0)
            return true;
    return false;
}

static bool is_specifier(const ft_tok *tok)
{
    static const char *const words[] = {"static",     "extern",        "const",    "inline",       "typedef",
                                        "register",   "volatile",      "auto",     "__inline",     "__inline__",
                                        "virtual",    "friend",        "constexpr", "_Thread_local", "__thread",
                                        "thread_local", "__extension__", NULL};
    return is_one_of(tok, words);
}

static bool is_qualifier(const ft_tok *tok)
{
    static const char *const words[] = {"const", "volatile", "restrict", NULL};
    return is_one_of(tok, words);
}

static bool is_type_word(const ft_tok *tok)
{
    static const char *const words[] = {"char",  "double", "enum", "float", "int",    "long",    "short",    "signed", "struct",
                                        "union", "void",   "_Bool", "bool", "size_t", "unsigned", "_Atomic", "class",  NULL};
    return is_one_of(tok, words);
}

static bool is_statement_word(const ft_tok *tok)
{
    return tok->keyword && !is_specifier(tok) && !is_type_word(tok) && !is_qualifier(tok);
}

static bool is_plain(const ft_tok *tok)
{
    return tok->kind == FT_TOK_IDENT && !tok->keyword;
}

bool ft_heal_is_caps(const char *name)
{
    for (const char *c = name; *c; c++)
        if (islower((unsigned char)*c))
            return false;
    return true;
}

/* What may follow a declared name. */
static bool ends_declarator(const ft_tok *tok)
{
    return tok->kind == ';' || tok->kind == '=' || tok->kind == FT_TOK_ASSIGN || tok->kind == ',' ||
           tok->kind == '[' || tok->kind == '(' || tok->kind == ')' || tok->kind == ':';
}

/* True if a declaration may start at i, apart from specifiers that stand before. */
static bool starts_declaration(const place *p)
{
    size_t i = p->first;
    while (is_specifier(at(p, i - 1)) && !at(p, i - 1)->directive)
        i--;
    const ft_tok *before = at(p, i - 1);
    if (before->kind == FT_TOK_END || (before->directive && !p->tok->directive))
        return true;
    if (before->kind == ';' || before->kind == '{' || before->kind == '}' || before->kind == ':')
        return true;
    return before->kind == ')' && p->tok->depth == 0 && p->tok->parens == 0;
}

/* True behind "(" or "," of what can only be a list of parameters. */
static bool starts_parameter(const place *p)
{
    size_t i = p->first;
    bool qualified = false;
    for (; is_qualifier(at(p, i - 1)); i--)
        qualified = true;
    uint16_t kind = at(p, i - 1)->kind;
    if (kind != '(' && kind != ',')
        return false;
    return qualified || (p->tok->depth == 0 && p->tok->parens > 0 && !p->tok->directive);
}

static size_t skip_stars(const place *p, size_t i)
{
    while (at(p, i)->kind == '*' || is_qualifier(at(p, i)) || (p->h->s->is_cxx && at(p, i)->kind == '&'))
        i++;
    return i;
}

/* API T CALL f(: two attributes with a type between them, outside of functions. */
static bool is_attributed(const place *p, size_t i)
{
    return at(p, i)->depth == 0 && at(p, i)->parens == 0 && is_plain(at(p, i)) && is_plain(at(p, i + 1)) && is_plain(at(p, i + 2)) &&
           is_plain(at(p, i + 3)) && at(p, i + 4)->kind == '(' && ft_heal_is_caps(at(p, i)->text) && ft_heal_is_caps(at(p, i + 2)->text);
}

/* X name: a type, or an attribute in front of one. */
static unsigned uses_before_name(const place *p)
{
    const ft_tok *second = at(p, p->i + 2);
    bool starts = starts_declaration(p);

    if (starts && is_attributed(p, p->i))
        return FT_USE_PREFIX;
    place api = *p;
    api.first = api.i = p->i - 1;
    api.tok = p->prev;
    if (!starts && is_attributed(p, p->i - 1) && starts_declaration(&api))
        return FT_USE_TYPE;

    if (p->tok->starts_line && p->next->starts_line && p->tok->depth > 0 && ft_heal_is_caps(p->tok->text))
        return FT_USE_LINE;
    if (!starts && (is_plain(p->prev) || p->prev->kind == '*' || is_type_word(p->prev)))
        return ends_declarator(second) ? FT_USE_MIDDLE : 0;
    if (starts || (p->tok->depth == 0 && p->tok->parens == 0)) {
        if (is_plain(second) && ends_declarator(at(p, p->i + 3)))
            return FT_USE_PREFIX;
        if (second->kind == '*' || is_qualifier(second)) {
            size_t end = skip_stars(p, p->i + 2);
            return is_plain(at(p, end)) && ends_declarator(at(p, end + 1)) ? FT_USE_PREFIX : 0;
        }
        return ends_declarator(second) ? FT_USE_TYPE : 0;
    }
    uint16_t before = p->prev->kind;
    if ((before == '(' || before == ',' || is_specifier(p->prev)) &&
        (second->kind == ',' || second->kind == ')' || second->kind == '['))
        return FT_USE_TYPE;
    return 0;
}

/* X int ..., X static ..., X const ... */
static unsigned uses_before_keyword(const place *p)
{
    if (is_statement_word(p->next))
        return p->tok->starts_line && p->next->starts_line ? FT_USE_LINE : 0;
    if (is_qualifier(p->next)) {
        const ft_tok *second = at(p, p->i + 2);
        if (second->kind == '*' || (is_plain(second) && ends_declarator(at(p, p->i + 3))))
            return starts_declaration(p) || starts_parameter(p) || p->prev->kind == '(' ? FT_USE_TYPE | FT_USE_POINTEE : 0;
    }
    if (starts_declaration(p) || starts_parameter(p))
        return p->tok->depth > 0 && p->tok->starts_line && p->next->starts_line ? FT_USE_LINE : FT_USE_PREFIX | FT_USE_STRONG;
    return 0;
}

/* X *..., where it is no product. */
static unsigned uses_before_star(const place *p)
{
    size_t end = skip_stars(p, p->i + 1);
    const ft_tok *last = at(p, end);
    if (p->prev->kind == '(' && is_plain(last) && at(p, end + 1)->kind == ')' && at(p, end + 2)->kind == '(' &&
        p->tok->parens > 0)
        return FT_USE_PREFIX | FT_USE_STRONG; /* int (WINAPI *f)(...) */
    if (last->kind == ')' || last->kind == ',' || last->kind == '>')
        return FT_USE_TYPE | FT_USE_POINTEE;
    if ((is_plain(last) || last->kind == '(') && (starts_declaration(p) || starts_parameter(p)))
        return FT_USE_TYPE | FT_USE_POINTEE;
    return 0;
}

/* (X): a cast, sizeof or just a value in parentheses. */
static unsigned uses_in_parens(const place *p)
{
    const ft_tok *before = at(p, p->first - 2), *after = at(p, p->i + 2);
    if (ft_tok_is(before, "sizeof") || ft_tok_is(before, "_Alignof") || ft_tok_is(before, "alignof"))
        return FT_USE_TYPE;
    if (before->kind == ')' && is_plain(after)) /* (unsigned long)(X)value: nothing else follows a call like that */
        return p->tok->depth > 0 ? FT_USE_TYPE : 0;
    if (is_plain(before) || before->kind == ')' || before->kind == ']')
        return 0;
    if (is_statement_word(before) && !ft_tok_is(before, "return") && !ft_tok_is(before, "case"))
        return 0;
    if (after->kind == '(' && at(p, p->i + 3)->kind == ')')
        return FT_USE_CALL; /* (f)() */
    if (after->kind == FT_TOK_NUMBER || after->kind == FT_TOK_STRING || after->kind == FT_TOK_CHAR || after->kind == '(' ||
        after->kind == '{' || after->kind == '~' || after->kind == '!' || is_plain(after) || ft_tok_is(after, "sizeof"))
        return FT_USE_TYPE;
    if (after->kind == '&' && is_plain(at(p, p->i + 3)) &&
        (before->kind == '(' || before->kind == ',' || before->kind == FT_TOK_ASSIGN))
        return FT_USE_TYPE;
    return 0;
}

/* The first argument of PyObject_New(X, ...), offsetof(X, m); the last of va_arg(ap, X). */
static unsigned uses_as_argument(const place *p)
{
    static const char *const first[] = {"PyObject_New",      "PyObject_NewVar", "PyObject_GC_New", "PyObject_GC_NewVar",
                                        "PyMem_New",         "PyMem_RawNew",    "offsetof",        "__builtin_offsetof",
                                        NULL};
    if (p->prev->kind == '(' && p->next->kind == ',') {
        const ft_tok *callee = at(p, p->first - 2);
        for (size_t i = 0; callee->text && first[i]; i++)
            if (strcmp(callee->text, first[i]) == 0)
                return FT_USE_TYPE;
    }
    if (p->prev->kind == ',' && p->next->kind == ')') {
        size_t open = ft_tok_open(p->toks, p->i + 1);
        if (open > 0 && open < p->toks->n && ft_tok_is(at(p, open - 1), "va_arg"))
            return FT_USE_TYPE;
    }
    return 0;
}

static bool holds_type(const place *p, size_t open, size_t close)
{
    for (size_t i = open + 1; i < close; i++)
        if (at(p, i)->kind != FT_TOK_IDENT && at(p, i)->kind != '*')
            return false;
    return close > open + 1;
}

/* True for X in int f(void) X(1) {, false for f in X(int) f(void) {. */
static bool is_behind_parameters(const place *p)
{
    size_t open = ft_tok_open(p->toks, p->first - 1);
    place callee = *p;
    callee.i = callee.first = open - 1;
    callee.tok = at(p, open - 1);
    return open > 0 && open < p->toks->n && !starts_declaration(&callee);
}

/* X(...) */
static unsigned uses_before_paren(const place *p)
{
    size_t close = ft_tok_close(p->toks, p->i + 1);
    const ft_tok *after = at(p, close + 1);
    bool starts = starts_declaration(p);

    size_t star = is_plain(at(p, p->i + 2)) ? p->i + 3 : p->i + 2;
    if (starts && at(p, star)->kind == '*' && after->kind == '(' && !p->tok->directive)
        return FT_USE_TYPE; /* X (*fp)(...), X (WINAPI *fp)(...) */
    if (p->tok->directive)
        return FT_USE_CALL;
    if (p->tok->depth == 0 && p->tok->parens == 0) {
        if (p->prev->kind == ')' && (after->kind == ';' || after->kind == '{' || after->kind == FT_TOK_IDENT))
            return is_behind_parameters(p) ? FT_USE_SWALLOW : 0;
        if (!starts)
            return FT_USE_CALL;
        if (is_plain(after) && ends_declarator(at(p, close + 2)) && holds_type(p, p->i + 1, close))
            return FT_USE_WRAP;
        return after->kind == '{' ? FT_USE_BODY : FT_USE_SWALLOW;
    }
    if (starts && p->tok->starts_line && after->starts_line && (after->kind == FT_TOK_IDENT || after->kind == '}'))
        return FT_USE_CALL | FT_USE_LINE;
    if (starts && after->kind == '{')
        return FT_USE_CALL | FT_USE_BODY;
    return FT_USE_CALL;
}

static bool is_unary_before(const place *p, char op)
{
    return p->prev->kind == (unsigned char)op && ft_tok_is_unary(p->toks, p->first - 1);
}

/* True in the braces that initialise something at file scope. */
static bool is_in_initializer(const place *p)
{
    if (p->tok->depth == 0 || p->tok->depth > 4)
        return false;
    int open = 0;
    for (size_t i = p->i - 1; i < p->toks->n; i--) {
        const ft_tok *tok = at(p, i);
        if (tok->kind == ';')
            return false;
        open += (tok->kind == '}') - (tok->kind == '{');
        if (open < 0 && tok->depth == 0)
            return at(p, i - 1)->kind == FT_TOK_ASSIGN;
        open = open < 0 ? 0 : open;
    }
    return false;
}

static unsigned uses_as_value(const place *p)
{
    unsigned uses = 0;
    uint16_t next = p->next->kind;
    if (ft_tok_is(p->prev, "case") || (p->prev->kind == '[' && next == ']'))
        uses |= FT_USE_CONSTANT;
    if (p->tok->depth == 0 && p->tok->parens == 0 && p->prev->kind == FT_TOK_ASSIGN)
        uses |= FT_USE_CONSTANT;
    if (is_in_initializer(p))
        uses |= FT_USE_TABLE;
    const ft_tok *type = at(p, p->first - 3); /* T v = X; */
    if (p->prev->kind == FT_TOK_ASSIGN && (next == ';' || next == ',') && is_plain(at(p, p->first - 2)) && is_plain(type))
        uses |= FT_USE_INIT;
    else
        uses |= FT_USE_PLAIN;
    if (next == FT_TOK_ASSIGN || next == FT_TOK_STEP || p->prev->kind == FT_TOK_STEP || next == '[' || next == '.' ||
        next == FT_TOK_ARROW || is_unary_before(p, '*'))
        uses |= FT_USE_LVALUE;
    if (is_unary_before(p, '&'))
        uses |= FT_USE_LVALUE | FT_USE_ADDRESS;
    return uses;
}

/* T X, T *X: declares X; T is what is missing. */
static unsigned uses_behind_type(const place *p)
{
    if (!ends_declarator(p->next))
        return 0;
    size_t i = p->first - 1;
    while (at(p, i)->kind == '*' || is_qualifier(at(p, i)))
        i--;
    const ft_tok *type = at(p, i);
    if (!is_plain(type) && !is_type_word(type))
        return 0;
    if (i == p->first - 1)
        return p->next->kind == '(' ? 0 : FT_USE_DECLARED;
    place before = *p;
    before.i = before.first = i;
    before.tok = type;
    return starts_declaration(&before) || starts_parameter(&before) ? FT_USE_DECLARED : 0;
}

/* #ifdef X, #define X: not a use; #include X and #if X() are uses of their own kind. */
static bool is_preprocessing(const place *p, unsigned *uses)
{
    if (!p->tok->directive)
        return false;
    if (ft_tok_is(p->prev, "define") || ft_tok_is(p->prev, "undef"))
        return true;
    size_t i = p->i;
    while (!at(p, i)->starts_line)
        i--;
    if (ft_tok_is(p->prev, "include"))
        *uses = at(p, i - 1)->kind == FT_TOK_ASSIGN ? FT_USE_FILLS : FT_USE_INCLUDE;
    else if (p->next->kind == '(' && (ft_tok_is(at(p, i + 1), "if") || ft_tok_is(at(p, i + 1), "elif")))
        *uses = FT_USE_TESTED;
    return !ft_tok_is(at(p, i + 1), "define");
}

/* class A : public X, Y { */
static bool is_base_class(const place *p)
{
    if (!p->h->s->is_cxx || (p->next->kind != '{' && p->next->kind != ',' && p->next->kind != '<'))
        return false;
    if (ft_tok_is(p->prev, "public") || ft_tok_is(p->prev, "private") || ft_tok_is(p->prev, "protected"))
        return true;
    const ft_tok *word = at(p, p->first - 3);
    return p->prev->kind == ':' && (ft_tok_is(word, "class") || ft_tok_is(word, "struct"));
}

/* The last of the arguments of t<float, X>, one of which is surely a type: X is one, too, unless it looks like a constant. */
static bool is_last_template_argument(const place *p)
{
    bool has_type = false;
    size_t i = p->first - 1;
    if (!p->h->s->is_cxx || p->prev->kind != ',' || p->next->kind != '>' || ft_heal_is_caps(p->tok->text))
        return false;
    for (; at(p, i)->kind == FT_TOK_IDENT || at(p, i)->kind == ',' || at(p, i)->kind == FT_TOK_SCOPE; i--)
        has_type |= is_type_word(at(p, i));
    return has_type && at(p, i)->kind == '<' && is_plain(at(p, i - 1));
}

static unsigned uses_at(const place *p);

/* As an argument of a macro, a name is used as the macro uses its parameter. */
static unsigned uses_in_macro(const place *p)
{
    const char *param;
    if ((p->prev->kind != '(' && p->prev->kind != ',') || (p->next->kind != ',' && p->next->kind != ')') || p->depth > 2)
        return 0;
    const ft_heal_macro *m = ft_heal_argument(p->h, p->toks, p->i, &param);
    unsigned uses = 0;
    for (size_t i = m ? m->body : 0; m && i < m->end; i++) {
        const ft_toks *toks = &p->h->files.v[m->file].toks;
        const ft_tok *tok = ft_tok_at(toks, i), *prev = ft_tok_at(toks, i - 1), *next = ft_tok_at(toks, i + 1);
        bool is_pasted = prev->kind == '#' || prev->kind == FT_TOK_PASTE || next->kind == FT_TOK_PASTE;
        if (tok->text == param && !is_pasted)
            uses |= uses_at(&(place){p->h, p->depth + 1, toks, i, i, tok, prev, next});
    }
    return uses;
}

static unsigned uses_at(const place *p)
{
    const ft_tok *prev = p->prev, *next = p->next;
    unsigned uses = 0;

    if (prev->kind == '.' || prev->kind == FT_TOK_ARROW || is_preprocessing(p, &uses))
        return uses;
    if (ft_tok_is(prev, "struct") || ft_tok_is(prev, "union") || ft_tok_is(prev, "enum") || ft_tok_is(prev, "class"))
        return is_plain(next) && (at(p, p->i + 2)->kind == '{' || at(p, p->i + 2)->kind == ':') ? FT_USE_PREFIX : 0;
    if (prev->kind == FT_TOK_STRING && prev->directive == p->tok->directive && !ft_tok_is(at(p, p->first - 2), "extern"))
        return FT_USE_STRING;
    if (next->kind == FT_TOK_STRING && !ft_tok_is(prev, "extern"))
        return FT_USE_STRING;
    if (ft_tok_is(prev, "namespace"))
        return next->kind == FT_TOK_ASSIGN ? FT_USE_ALIAS : FT_USE_SCOPE;
    if (next->kind == FT_TOK_SCOPE || (prev->kind == FT_TOK_ASSIGN && ft_tok_is(at(p, p->first - 3), "namespace")))
        return FT_USE_SCOPE;
    if (is_base_class(p) || (prev->kind == FT_TOK_ASSIGN && ft_tok_is(at(p, p->first - 3), "using")))
        return FT_USE_TYPE;
    uses = uses_behind_type(p);
    if (uses)
        return uses;
    if (is_plain(next))
        uses |= uses_before_name(p);
    else if (next->kind == FT_TOK_IDENT)
        uses |= uses_before_keyword(p);
    else if (next->kind == '*' || (p->h->s->is_cxx && next->kind == '&'))
        uses |= uses_before_star(p);
    else if (next->kind == ')' && prev->kind == '(')
        uses |= uses_in_parens(p);
    else if (next->kind == '(')
        uses |= uses_before_paren(p);
    else if (p->tok->depth == 0 && p->tok->parens == 0 && prev->kind == ')' && (next->kind == '{' || next->kind == ';'))
        uses |= FT_USE_TAIL;
    if (p->h->s->is_cxx && next->kind == '<' && (starts_declaration(p) || p->first < p->i))
        uses |= FT_USE_TEMPLATE;
    uses |= uses_as_argument(p);
    if (ft_tok_is(prev, "new") || (p->h->s->is_cxx && prev->kind == '<' && next->kind == '>') || is_last_template_argument(p))
        uses |= FT_USE_TYPE;
    uses |= uses_in_macro(p);
    return uses & ~(unsigned)FT_USE_CALL ? uses : uses | uses_as_value(p);
}

/* kName: a constant by the custom of many C++ projects, also as an argument of a template. */
static bool names_constant(const char *name)
{
    return name && name[0] == 'k' && isupper((unsigned char)name[1]) && islower((unsigned char)name[strlen(name) - 1]);
}

unsigned ft_heal_uses_at(const ft_healing *h, const ft_toks *toks, size_t i, size_t first)
{
    place p = {h, 0, toks, i, first, &toks->v[i], ft_tok_at(toks, first - 1), ft_tok_at(toks, i + 1)};
    unsigned uses = uses_at(&p);
    if (h->s->is_cxx && names_constant(toks->v[i].text) && p.next->kind != FT_TOK_SCOPE)
        uses = (uses & ~(unsigned)(FT_USE_TYPE | FT_USE_POINTEE)) | FT_USE_CONSTANT;
    return uses;
}
