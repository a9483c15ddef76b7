/*
 * Names that nothing declares, before the compiler is asked: what stands in the unit's own files, is not declared in
 * their text and is not among the words of any other header. It saves the parse that only tells what is missing.
 * What is foreseen need not be right or complete: the rounds of healing go on from here.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/heal_names.h"

typedef struct foreseer {
    ft_healing *h;
    ft_ptrmap declared, candidates; /* names */
    ft_ptrmap macros, made, tested, called; /* defined anywhere; by ftlint; in #if at all; as X(...) */
    FT_VEC(const char *) order;     /* of the candidates */
    FT_VEC(const ft_ptrmap *) known; /* words of what is included from outside of the project */
    const ft_heal_file *file;
    const ft_toks *toks; /* of file */
} foreseer;

static const ft_tok *at(const foreseer *f, size_t i)
{
    return ft_tok_at(f->toks, i);
}

static bool is_plain(const ft_tok *tok)
{
    return tok->kind == FT_TOK_IDENT && !tok->keyword;
}

static bool is_any_of(const ft_tok *tok, const char *const *words)
{
    for (; tok->text && *words; words++)
        if (strcmp(tok->text, *words) == 0)
            return true;
    return false;
}

/* Words behind which an expression goes on. */
static bool is_statement_word(const ft_tok *tok)
{
    static const char *const words[] = {"return", "else", "case", "goto", "sizeof", "do", "defined", NULL};
    return is_any_of(tok, words);
}

static bool is_tag_word(const ft_tok *tok)
{
    static const char *const words[] = {"struct", "union", "enum", NULL};
    return is_any_of(tok, words);
}

static bool is_qualifier(const ft_tok *tok)
{
    static const char *const words[] = {"const", "volatile", "restrict", NULL};
    return is_any_of(tok, words);
}

static void declare(foreseer *f, const char *name)
{
    ft_ptrmap_add(&f->declared, name, 0);
}

static bool ends_declarator(const ft_tok *tok)
{
    return tok->kind == ';' || tok->kind == FT_TOK_ASSIGN || tok->kind == ',' || tok->kind == '[' || tok->kind == ')' ||
           tok->kind == ':' || tok->kind == '(';
}

/* The token where the statement or parameter that holds i starts. */
static size_t start_of(const foreseer *f, size_t i, bool *is_parameter)
{
    int open = 0;
    size_t stop = i > 400 ? i - 400 : 0;
    *is_parameter = false;
    for (; i > stop; i--) {
        const ft_tok *tok = at(f, i - 1);
        if (tok->kind == ')' || tok->kind == ']')
            open++;
        else if (tok->kind == '[' || tok->kind == '(') {
            if (open-- == 0) {
                *is_parameter = true;
                return i;
            }
        } else if (open == 0 && (tok->kind == ';' || tok->kind == '{' || tok->kind == '}' || (tok->directive && !at(f, i)->directive)))
            return i;
    }
    return i;
}

/* T x, T *x; "a, b" and "a, *b" in such a declaration. */
static bool starts_like_declaration(const foreseer *f, size_t i)
{
    static const char *const types[] = {"char",   "double", "float", "int",   "long",     "short",    "signed",   "struct",
                                        "union",  "enum",   "void",  "_Bool", "unsigned", "size_t",   "static",   "extern",
                                        "const",  "typedef", "register", "volatile", "inline", "bool", NULL};
    if (is_any_of(at(f, i), types))
        return true;
    if (!is_plain(at(f, i)))
        return false;
    for (i++; at(f, i)->kind == '*' || is_qualifier(at(f, i)); i++) {}
    return is_plain(at(f, i));
}

static bool is_at_top(const ft_tok *tok)
{
    return tok->depth == 0 && tok->parens == 0 && !tok->directive;
}

/* X in "struct { } X;": not in "if (a) { } X;" */
static bool is_behind_record(const foreseer *f, size_t i)
{
    size_t open = ft_tok_open(f->toks, i - 1);
    return open < f->toks->n && (is_tag_word(at(f, open - 1)) || is_tag_word(at(f, open - 2)));
}

/* X in "MACRO(int) X;", not in "int f(void) X;" */
static bool is_behind_wrapped_type(const foreseer *f, size_t i)
{
    size_t open = ft_tok_open(f->toks, i - 1);
    const ft_tok *callee = at(f, open - 1);
    return open < f->toks->n && is_plain(callee) && (callee->starts_line || at(f, open - 2)->kind == FT_TOK_IDENT) &&
           !is_plain(at(f, open - 2));
}

/* X of "T (*X)(", "typedef T (X)(" */
static bool is_in_declarator(const foreseer *f, size_t i)
{
    const ft_tok *prev = at(f, i - 1);
    if (at(f, i + 1)->kind != ')' || at(f, i + 2)->kind != '(')
        return false;
    if (prev->kind == '*' && at(f, i - 2)->kind == '(')
        return at(f, i - 3)->kind == FT_TOK_IDENT || at(f, i - 3)->kind == '*';
    return prev->kind == '(' && at(f, i - 2)->kind == FT_TOK_IDENT && ft_tok_is(at(f, i - 3), "typedef");
}

static bool ends_statement(const ft_tok *tok)
{
    return tok->kind == ';' || tok->kind == '{' || tok->kind == '}';
}

/* X of "T X(...) {" or "T X(...);" outside of functions */
static bool is_function_head(const foreseer *f, size_t i)
{
    const ft_tok *prev = at(f, i - 1);
    if (!is_at_top(at(f, i)) || (prev->kind != FT_TOK_IDENT && prev->kind != '*' && prev->kind != ')'))
        return false;
    uint16_t after = at(f, ft_tok_close(f->toks, i + 1) + 1)->kind;
    return after == '{' || after == ';' || after == ',' || after == FT_TOK_IDENT;
}

/* True if the name at i is declared there, or may be. */
static bool is_declared_at(const foreseer *f, size_t i)
{
    const ft_tok *tok = at(f, i), *prev = at(f, i - 1), *next = at(f, i + 1);
    bool is_parameter;

    if (is_in_declarator(f, i))
        return true;
    if (next->kind == ':' && (ends_statement(prev) || prev->kind == ':'))
        return true; /* a label */
    if (next->kind == '(')
        return is_function_head(f, i);
    if (!ends_declarator(next))
        return false;
    if (prev->kind == ')')
        return is_at_top(tok) && is_behind_wrapped_type(f, i);
    size_t first = i - 1;
    while (at(f, first)->kind == '*' || is_qualifier(at(f, first)))
        first--;
    const ft_tok *type = at(f, first);
    if (type->kind == '}')
        return is_behind_record(f, first + 1);
    if (type->kind == FT_TOK_IDENT && !is_statement_word(type) && !is_tag_word(type)) {
        if (first == i - 1 || type->keyword)
            return true;
        const ft_tok *before = at(f, first - 1); /* T *x: or a product */
        if (ends_statement(before) || before->kind == FT_TOK_IDENT || before->kind == FT_TOK_END || type->starts_line)
            return !is_statement_word(before);
        return (before->kind == '(' || before->kind == ',') && (tok->depth == 0 || tok->directive);
    }
    if (type->kind == ',') {
        size_t start = start_of(f, first, &is_parameter);
        return !is_parameter && starts_like_declaration(f, start);
    }
    return false;
}

/* Behind "enum X {" at i; returns where it ends. */
static size_t declare_enumerators(foreseer *f, size_t i)
{
    size_t close = ft_tok_close(f->toks, i);
    for (size_t k = i + 1; k < close && k < f->toks->n; k++)
        if (is_plain(at(f, k)) && (at(f, k - 1)->kind == '{' || at(f, k - 1)->kind == ',' || at(f, k - 1)->directive) && !at(f, k)->directive)
            declare(f, at(f, k)->text);
    return i;
}

/* "#define X" at its "#"; the names of its parameters count as declared: they are short, and the same again and again. */
static void declare_macro(foreseer *f, size_t i)
{
    const ft_tok *name = at(f, i + 2), *paren = at(f, i + 3);
    if (!name->text)
        return;
    declare(f, name->text);
    if (paren->kind != '(' || paren->offset != name->offset + strlen(name->text))
        return;
    for (size_t k = i + 4; k < f->toks->n && at(f, k)->kind != ')'; k++)
        if (at(f, k)->text)
            declare(f, at(f, k)->text);
}

/* X(name, ...) outside of functions: the macro may declare anything. */
static bool is_argument_of_declaring_macro(const foreseer *f, size_t i)
{
    const ft_tok *after = at(f, i + 2);
    if (at(f, i + 1)->kind == ')' && !after->starts_line && (is_plain(after) || after->kind == '*'))
        return false; /* MACRO(type) name */
    return at(f, i)->depth == 0 && at(f, i)->parens > 0 && at(f, i - 1)->kind == '(' && is_plain(at(f, i - 2)) &&
           (at(f, i - 2)->starts_line || ft_tok_is(at(f, i - 3), "static")) && (at(f, i + 1)->kind == ',' || at(f, i + 1)->kind == ')');
}

static void find_declared(foreseer *f)
{
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = at(f, i);
        if (f->file && !ft_heal_is_on(f->file, i))
            continue;
        if (tok->starts_line && tok->kind == '#' && ft_tok_is(at(f, i + 1), "define") && (!f->file || ft_heal_is_on(f->file, i + 2)))
            declare_macro(f, i);
        if (ft_tok_is(tok, "enum"))
            for (size_t k = i + 1; k <= i + 2; k++)
                if (at(f, k)->kind == '{')
                    declare_enumerators(f, k);
        if (is_plain(tok) && (is_declared_at(f, i) || (!tok->directive && is_argument_of_declaring_macro(f, i))))
            declare(f, tok->text);
    }
}

/* Line by line: what of a preprocessor line is read. */
typedef enum { LINE_NONE, LINE_TEST, LINE_BODY } line_kind;

static line_kind kind_of_line(const foreseer *f, size_t i)
{
    const ft_tok *word = at(f, i + 1);
    if (ft_tok_is(word, "define"))
        return LINE_BODY;
    return word->text && (strncmp(word->text, "if", 2) == 0 || strncmp(word->text, "elif", 4) == 0) ? LINE_TEST : LINE_NONE;
}

static bool is_reserved(const char *name)
{
    return (name[0] == '_' && (name[1] == '_' || isupper((unsigned char)name[1]))) || strcmp(name, "linux") == 0 ||
           strcmp(name, "unix") == 0 || strcmp(name, "asm") == 0 || strcmp(name, "typeof") == 0;
}

/* The argument of __attribute__(( )), __declspec( ). */
static bool is_in_attribute(const foreseer *f, size_t i)
{
    size_t stop = i > 12 ? i - 12 : 0;
    for (; i > stop; i--) {
        const ft_tok *tok = at(f, i);
        if (tok->kind == ';' || tok->kind == '{' || tok->kind == '}')
            return false;
        if (tok->text && (strcmp(tok->text, "__attribute__") == 0 || strcmp(tok->text, "__declspec") == 0))
            return true;
    }
    return false;
}

static void find_used(foreseer *f)
{
    line_kind line = LINE_NONE;
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = at(f, i), *prev = at(f, i - 1);
        if (tok->starts_line && tok->kind == '#')
            line = kind_of_line(f, i);
        if (!is_plain(tok) || !ft_heal_is_on(f->file, i) || (is_reserved(tok->text) && !ft_heal_known_header(tok->text)))
            continue;
        bool is_asked = tok->directive && line == LINE_TEST && ft_ptrmap_find(&f->called, tok->text);
        if (tok->directive && line != LINE_BODY && !is_asked && !(ft_tok_is(prev, "include") && prev->directive))
            continue;
        if (prev->kind == '.' || prev->kind == FT_TOK_ARROW || is_tag_word(prev) || ft_tok_is(prev, "goto") ||
            prev->kind == FT_TOK_PASTE || prev->kind == '#' || at(f, i + 1)->kind == FT_TOK_PASTE)
            continue;
        if (ft_ptrmap_find(&f->declared, tok->text) || ft_ptrmap_find(&f->candidates, tok->text) || is_in_attribute(f, i))
            continue;
        ft_ptrmap_add(&f->candidates, tok->text, 0);
        ft_vec_push(&f->order, tok->text);
    }
}

/* "T X f(": X is an attribute, unless T is a macro: then X is the type. */
static void note_middle(foreseer *f, size_t i)
{
    const ft_tok *prev = at(f, i - 1);
    if (!is_plain(at(f, i + 1)) || !ends_declarator(at(f, i + 2)) || (!is_plain(prev) && prev->kind != '*'))
        return;
    ft_heal_name *e = ft_heal_entry(f->h, at(f, i)->text, false);
    if (e && prev->text && ft_ptrmap_find(&f->h->macro_names, prev->text))
        e->wants_type = true;
    else if (e)
        e->is_suspect = true;
}

static void note_middles(foreseer *f)
{
    for (size_t i = 0; i < f->toks->n; i++)
        if (is_plain(at(f, i)) && !at(f, i)->directive && ft_heal_is_on(f->file, i))
            note_middle(f, i);
}

static void for_all_files(foreseer *f, void (*step)(foreseer *f));

static bool is_known(const foreseer *f, const char *name)
{
    for (size_t i = 0; i < f->known.n; i++)
        if (ft_ptrmap_find(f->known.v[i], name))
            return true;
    return false;
}

static void add_known(foreseer *f, const char *spelled)
{
    const ft_ptrmap *words = ft_known_words(f->h->s->parser->known, spelled);
    for (size_t i = 0; words && i < f->known.n; i++)
        words = f->known.v[i] == words ? NULL : words;
    if (words)
        ft_vec_push(&f->known, words);
}

/* What the unit may include from outside of the project. */
static void find_known(foreseer *f)
{
    const ft_session *s = f->h->s;
    for (size_t i = 0; i < s->scans.n; i++)
        for (size_t j = 0; j < s->scans.v[i]->n_includes; j++)
            add_known(f, s->scans.v[i]->includes[j].spelled);
}

/* Macros that the text defines or asks for, in any branch. */
static void find_macros(foreseer *f)
{
    line_kind line = LINE_NONE;
    for (size_t i = 0; i < f->toks->n; i++) {
        const ft_tok *tok = at(f, i);
        if (tok->starts_line && tok->kind == '#')
            line = kind_of_line(f, i);
        if (!tok->directive || !tok->text)
            continue;
        if (line == LINE_BODY && ft_tok_is(at(f, i - 1), "define"))
            ft_ptrmap_add(f->file ? &f->macros : &f->made, tok->text, 0);
        if (line == LINE_TEST && !tok->keyword && !at(f, i - 1)->starts_line)
            ft_ptrmap_add(at(f, i + 1)->kind == '(' && !at(f, i + 1)->starts_line ? &f->called : &f->tested, tok->text, 0);
    }
}

/* Macros of compilers and systems: true of this one or not. */
static ft_truth is_platform(const char *name)
{
    static const char *const others[] = {
#ifndef _WIN32
        "_WIN32", "WIN32", "_WIN64", "WIN64", "__WIN32__", "_MSC_VER", "__CYGWIN__", "__MINGW32__", "MS_WINDOWS", "MS_WIN32", "MS_WIN64",
        "_WINDOWS", "__BORLANDC__", "__WATCOMC__",
#endif
#ifndef __APPLE__
        "__APPLE__", "__MACH__", "__MACOSX__", "TARGET_OS_MAC",
#endif
#ifndef __linux__
        "__linux__", "__linux", "linux",
#endif
#ifndef __FreeBSD__
        "__FreeBSD__",
#endif
        "_AIX", "__sun", "sun", "__hpux", "__BEOS__", "__HAIKU__", "__OpenBSD__", "__NetBSD__", "PYPY_VERSION", "__cplusplus", "__OBJC__",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(others[i], name) == 0)
            return FT_NO;
    return FT_MAYBE;
}

static bool is_known(const foreseer *f, const char *name);

static ft_truth is_defined(void *data, const char *name)
{
    const foreseer *f = data;
    if (ft_ptrmap_find(&f->made, name))
        return FT_YES;
    if (ft_ptrmap_find(&f->macros, name) || is_platform(name) == FT_NO)
        return ft_ptrmap_find(&f->macros, name) ? FT_MAYBE : FT_NO;
    if (is_reserved(name) || is_known(f, name))
        return FT_MAYBE;
    return ft_ptrmap_find(&f->called, name) ? FT_YES : FT_NO;
}

/* What ftlint itself made up so far: configuration headers, features. */
static void declare_defines(foreseer *f, const char *text)
{
    ft_session *s = f->h->s;
    ft_toks toks = ft_lex(s->arena, f->h->strings, text, strlen(text));
    f->file = NULL;
    f->toks = &toks;
    find_macros(f);
    find_declared(f);
}

static void declare_made_up(foreseer *f)
{
    ft_session *s = f->h->s;
    for (size_t i = 0; i < s->files.n; i++)
        declare_defines(f, s->files.v[i].Contents);
    if (s->features_text)
        declare_defines(f, s->features_text);
    for (size_t i = 0; i < f->h->defines.n; i++)
        declare_defines(f, f->h->defines.v[i]);
}

static void make_entries(foreseer *f)
{
    ft_healing *h = f->h;
    for (size_t i = 0; i < f->order.n; i++) {
        const char *name = f->order.v[i];
        if (is_known(f, name) || ft_ptrmap_find(&f->declared, name))
            continue;
        ft_heal_entry(h, name, true)->wants_value = true;
    }
    ft_heal_note_uses(h);
    for_all_files(f, note_middles);
    for (size_t i = 0; i < h->names.n; i++) {
        ft_heal_name *e = h->names.v[i];
        e->wants_type |= (e->uses & FT_USE_TYPE) != 0;
        bool is_called = ft_ptrmap_find(&f->called, e->name);
        e->wants_value = !e->wants_type && !is_called;
        e->is_suspect |= is_called;
        e->is_asked = ft_ptrmap_find(&f->tested, e->name) && !is_called;
    }
}

/* -DX, -D X */
static void note_flags(foreseer *f)
{
    const ft_session *s = f->h->s;
    for (size_t i = 0; i < s->n_flags; i++) {
        const char *flag = s->flags[i];
        if (strncmp(flag, "-D", 2) != 0)
            continue;
        const char *name = flag[2] ? flag + 2 : i + 1 < s->n_flags ? s->flags[i + 1] : "";
        ft_ptrmap_add(&f->made, ft_intern_n(f->h->strings, name, strcspn(name, "=(")), 0);
    }
}

static ft_heal_file *find_file(ft_healing *h, const char *path)
{
    for (size_t i = 0; i < h->files.n; i++)
        if (strcmp(h->files.v[i].path, path) == 0)
            return &h->files.v[i];
    return NULL;
}

/* The file that the n-th include of another one means; NULL: none of the project's. */
static ft_heal_file *follow(ft_healing *h, const char *from, size_t n)
{
    for (size_t i = 0; i < h->s->edges.n; i++)
        if (h->s->edges.v[i].n == n && strcmp(h->s->edges.v[i].from, from) == 0)
            return find_file(h, h->s->edges.v[i].to);
    return NULL;
}

/* Guesses the branches of the main file and of what it includes in those that are on. */
static void find_reached(foreseer *f)
{
    ft_healing *h = f->h;
    FT_VEC(const char *) outside = {0};
    bool *is_reached = FT_NEW_ARRAY(h->s->arena, bool, h->files.n);
    FT_VEC(ft_heal_file *) queue = {0};
    is_reached[0] = true;
    ft_vec_push(&queue, &h->files.v[0]);
    for (size_t q = 0; q < queue.n; q++) {
        ft_heal_file *file = queue.v[q];
        size_t n = 0;
        ft_heal_guess_branches(file, h->s->arena, is_defined, f);
        for (size_t i = 0; i + 2 < file->toks.n; i++) {
            const ft_tok *tok = &file->toks.v[i];
            if (!tok->starts_line || tok->kind != '#' || tok[1].kind != FT_TOK_IDENT || tok[1].keyword || tok[2].starts_line ||
                (tok[2].kind != FT_TOK_STRING && tok[2].kind != '<') ||
                (strcmp(tok[1].text, "include") != 0 && strcmp(tok[1].text, "include_next") != 0 && strcmp(tok[1].text, "import") != 0))
                continue;
            bool is_on = ft_heal_is_on(file, i + 2);
            const ft_scan *scan = is_on ? ft_memo_scan(h->s->parser->memo, file->path) : NULL;
            if (scan && n < scan->n_includes)
                ft_vec_push(&outside, scan->includes[n].spelled);
            ft_heal_file *next = is_on ? follow(h, file->path, n) : NULL;
            n++;
            if (!next || is_reached[next - h->files.v])
                continue;
            is_reached[next - h->files.v] = true;
            ft_vec_push(&queue, next);
        }
    }
    f->known.n = 0;
    for (size_t i = 0; i < outside.n; i++)
        add_known(f, outside.v[i]);
    ft_vec_release(&queue);
    ft_vec_release(&outside);
    for (size_t i = 0; i < h->files.n; i++) {
        ft_heal_file *file = &h->files.v[i];
        if (is_reached[i])
            continue;
        file->off = FT_NEW_ARRAY(h->s->arena, bool, file->toks.n + 1);
        memset(file->off, true, file->toks.n + 1);
    }
}

static void for_all_files(foreseer *f, void (*step)(foreseer *f))
{
    for (size_t i = 0; i < f->h->files.n; i++) {
        f->file = &f->h->files.v[i];
        f->toks = &f->file->toks;
        step(f);
    }
}

bool ft_heal_foresee(ft_healing *h)
{
    foreseer f = {.h = h};
    size_t before = h->names.n;

    if (h->files.n == 0 || strcmp(h->files.v[0].path, h->s->path) != 0)
        return false;
    find_known(&f);
    note_flags(&f);
    declare_made_up(&f);
    for_all_files(&f, find_macros);
    find_reached(&f);
    ft_heal_note_macros(h);
    for_all_files(&f, find_declared);
    for_all_files(&f, find_used);
    make_entries(&f);
    ft_ptrmap_release(&f.declared);
    ft_ptrmap_release(&f.candidates);
    ft_ptrmap_release(&f.macros);
    ft_ptrmap_release(&f.made);
    ft_ptrmap_release(&f.tested);
    ft_ptrmap_release(&f.called);
    ft_vec_release(&f.order);
    ft_vec_release(&f.known);
    return h->names.n > before;
}

void ft_heal_drop_asked(ft_healing *h)
{
    for (size_t i = 0; i < h->names.n; i++) {
        ft_heal_name *e = h->names.v[i];
        if (e->is_asked && e->kind >= FT_HEAL_EMPTY && e->kind <= FT_HEAL_FILLING)
            e->kind = FT_HEAL_NOTHING;
        e->is_asked = false;
    }
}
