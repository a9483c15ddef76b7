#include "parse/lower_outline.h"

#include <string.h>

static bool is_declaring(const lw_outline *o)
{
    return o->nesting == 0 || (o->nesting <= LW_MAX_BRACES && o->braces[o->nesting - 1].kind == LW_IN_CONTAINER);
}

bool lw_outline_is_code(const lw_outline *o)
{
    return o->bodies > 0 || (is_declaring(o) && o->head.has_members);
}

/* What single words say about a declaration. */
typedef enum { RECORD, WRAPPER, ATTRIBUTE, CONTROL, ACCESS, OPERATOR, TEMPLATE, EXTERN } word_kind;

static const struct {
    const char *word;
    word_kind kind;
    bool in_cxx_only;
} words[] = {
    {"struct", RECORD, false},        {"union", RECORD, false},       {"enum", RECORD, false},
    {"class", RECORD, true},          {"namespace", WRAPPER, true},   {"extern", EXTERN, false},
    {"__attribute__", ATTRIBUTE, false}, {"__declspec", ATTRIBUTE, false}, {"alignas", ATTRIBUTE, false},
    {"_Alignas", ATTRIBUTE, false},   {"sizeof", ATTRIBUTE, false},   {"__asm__", ATTRIBUTE, false},
    {"noexcept", ATTRIBUTE, true},
    {"throw", ATTRIBUTE, true},       {"decltype", ATTRIBUTE, true},  {"requires", ATTRIBUTE, true},
    {"if", CONTROL, false},           {"while", CONTROL, false},      {"for", CONTROL, false},
    {"switch", CONTROL, false},       {"else", CONTROL, false},       {"do", CONTROL, false},
    {"return", CONTROL, false},       {"catch", CONTROL, true},       {"public", ACCESS, true},
    {"private", ACCESS, true},        {"protected", ACCESS, true},    {"operator", OPERATOR, true},
    {"template", TEMPLATE, true},
};

static void apply_word(lw_head *h, word_kind kind)
{
    switch (kind) {
    case RECORD:
        h->has_record = true;
        h->has_parens = false; /* what was before it was the use of a macro */
        break;
    case WRAPPER:
        h->has_wrapper = true;
        break;
    case ATTRIBUTE:
        h->was_attribute = true;
        break;
    case CONTROL:
        h->has_control = true;
        break;
    case ACCESS:
        h->was_access = true;
        break;
    case OPERATOR:
        h->has_operator = true;
        h->name = h->word;
        h->name_len = h->word_len;
        break;
    case TEMPLATE:
        h->was_template = true;
        break;
    case EXTERN:
        h->was_extern = true;
        break;
    }
}

void lw_outline_word(lw_outline *o, const char *text, uint32_t at, uint32_t len)
{
    lw_head *h = &o->head;

    if (!is_declaring(o) || o->parens || h->angles)
        return;
    if (h->is_extern_text)
        h->has_wrapper = h->is_extern_text = false;
    h->was_attribute = h->was_extern = h->was_access = h->was_template = false;
    h->last = 'a';
    h->word = at;
    h->word_len = len;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if ((o->is_cxx || !words[i].in_cxx_only) && strlen(words[i].word) == len && memcmp(words[i].word, text, len) == 0)
            apply_word(h, words[i].kind);
    }
}

void lw_outline_string(lw_outline *o)
{
    lw_head *h = &o->head;

    if (!is_declaring(o) || o->parens || h->angles)
        return;
    if (h->was_extern)
        h->has_wrapper = h->is_extern_text = true;
    h->was_extern = false;
    h->last = '"';
}

/* The declaration is over. */
static void start_head(lw_outline *o)
{
    o->head = (lw_head){0};
}

static void open_parens(lw_outline *o)
{
    lw_head *h = &o->head;

    if (o->parens++ || h->has_members || h->was_attribute || h->has_value)
        return;
    if (h->last == 'a' && !h->has_operator) {
        h->name = h->word;
        h->name_len = h->word_len;
    }
    h->has_parens = h->has_parens || h->last;
}

/* Old-style parameters end like declarations, and the body comes without a head of its own. */
static void end_statement(lw_outline *o)
{
    lw_head h = o->head;

    start_head(o);
    if (o->is_cxx || h.has_value || h.has_control)
        return;
    o->head.is_parameters = h.is_parameters || (h.has_parens && h.last == 'a');
    o->head.name = h.name;
    o->head.name_len = h.name_len;
}

static void read_colon(lw_outline *o, char next)
{
    lw_head *h = &o->head;

    if (next == ':' || h->last == ':') {
        h->last = next == ':' ? ':' : 'a';
        return;
    }
    if (h->was_access || (!h->has_record && !h->has_parens))
        start_head(o);
    else if (h->has_parens && o->is_cxx)
        h->has_members = true;
}

static void read_angle(lw_outline *o, char c)
{
    lw_head *h = &o->head;

    if (c == '<' && (h->angles || h->was_template))
        h->angles++;
    else if (c == '>' && h->angles)
        h->angles--;
}

void lw_outline_mark(lw_outline *o, char c, char next)
{
    lw_head *h = &o->head;

    if (c == ')') {
        o->parens -= o->parens > 0;
    } else if (!is_declaring(o)) {
        o->parens += c == '(';
        return;
    } else if (c == '(') {
        open_parens(o);
    }
    if (o->parens)
        return;
    read_angle(o, c);
    if (h->angles)
        return;
    if (c == ';') {
        end_statement(o);
        return;
    }
    if (c == ':') {
        read_colon(o, next);
        return;
    }
    if (c == '=' && !(h->has_operator && !h->has_parens))
        h->has_value = true;
    h->was_attribute = h->was_extern = h->was_access = h->was_template = false;
    h->last = c;
}

static lw_brace judge(const lw_outline *o)
{
    const lw_head *h = &o->head;

    if (!is_declaring(o))
        return LW_IN_OTHER;
    if (o->parens || h->has_control || (h->has_members && (h->last == 'a' || h->last == '>')))
        return LW_IN_CODE;
    if (h->has_wrapper)
        return LW_IN_CONTAINER;
    if (h->has_value)
        return LW_IN_OTHER;
    if (h->has_parens || (h->is_parameters && !h->last))
        return LW_IN_FUNCTION;
    return h->has_record && o->is_cxx ? LW_IN_CONTAINER : LW_IN_OTHER;
}

bool lw_outline_open(lw_outline *o)
{
    lw_brace kind = judge(o);

    if (o->nesting < LW_MAX_BRACES) {
        o->braces[o->nesting].kind = (uint8_t)kind;
        o->braces[o->nesting].parens = o->parens;
        o->bodies += kind == LW_IN_FUNCTION || kind == LW_IN_CODE;
        o->parens = 0;
    }
    o->nesting++;
    if (kind == LW_IN_CONTAINER)
        start_head(o);
    return kind == LW_IN_FUNCTION;
}

void lw_outline_close(lw_outline *o)
{
    if (!o->nesting) {
        start_head(o);
        return;
    }
    if (--o->nesting >= LW_MAX_BRACES)
        return;
    lw_brace kind = o->braces[o->nesting].kind;
    o->bodies -= kind == LW_IN_FUNCTION || kind == LW_IN_CODE;
    o->parens = o->braces[o->nesting].parens;
    if (kind == LW_IN_FUNCTION || kind == LW_IN_CONTAINER || (is_declaring(o) && o->head.has_control))
        start_head(o);
    else if (is_declaring(o))
        o->head.last = '}';
}

void lw_outline_restart(lw_outline *o)
{
    o->nesting = o->parens = o->bodies = 0;
    start_head(o);
    o->head.has_parens = true;
}
