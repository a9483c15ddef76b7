#include "parse/heal_words.h"

#include <stdbool.h>
#include <string.h>

typedef enum { OTHER, RESERVED, OPEN_BEHIND_RESERVED } before; /* what stands in front */

typedef struct reader {
    const char *p, *end;
    bool line_start, directive;
    before before;
} reader;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static char at(const reader *r, size_t i)
{
    return i < (size_t)(r->end - r->p) ? r->p[i] : '\0';
}

static void skip_to(reader *r, char c)
{
    const char *stop = memchr(r->p, c, (size_t)(r->end - r->p));
    r->p = stop ? stop : r->end;
}

static void skip_line_comment(reader *r)
{
    for (r->p += 2;; r->p++) {
        skip_to(r, '\n');
        if (r->p == r->end || r->p[-1] != '\\')
            return;
    }
}

static void skip_block_comment(reader *r)
{
    for (r->p += 2;; r->p++) {
        skip_to(r, '*');
        if (r->p == r->end)
            return;
        if (at(r, 1) == '/') {
            r->p += 2;
            return;
        }
    }
}

/* Blanks, comments and line ends; false at the end of the text. */
static bool skip_space(reader *r)
{
    while (r->p < r->end) {
        char c = *r->p;
        if (c == '\n') {
            r->line_start = true;
            r->directive = false;
            r->p++;
        } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
            r->p++;
        } else if (c == '\\' && at(r, 1) == '\n') {
            r->p += 2;
        } else if (c == '\\' && at(r, 1) == '\r') {
            r->p += at(r, 2) == '\n' ? 3 : 2;
        } else if (c == '/' && at(r, 1) == '/') {
            skip_line_comment(r);
        } else if (c == '/' && at(r, 1) == '*') {
            skip_block_comment(r);
        } else {
            return true;
        }
    }
    return false;
}

static void skip_quoted(reader *r)
{
    char quote = *r->p++;
    for (; r->p < r->end && *r->p != quote && *r->p != '\n'; r->p++)
        if (*r->p == '\\' && r->p + 1 < r->end)
            r->p++;
    if (r->p < r->end && *r->p == quote)
        r->p++;
}

static void skip_number(reader *r)
{
    const char *from = r->p;
    while (r->p < r->end && (is_word(*r->p) || *r->p == '.' ||
                             ((*r->p == '+' || *r->p == '-') && strchr("eEpP", r->p[-1]) && from[1] != 'x')))
        r->p++;
}

static void read_word(reader *r, ft_word_fn note, void *data)
{
    const char *from = r->p;
    while (r->p < r->end && is_word(*r->p))
        r->p++;
    size_t len = (size_t)(r->p - from);
    if (at(r, 0) == '"' && len <= 2) { /* L"x", u8"x" */
        skip_quoted(r);
        r->before = OTHER;
        return;
    }
    bool is_part = false;
    if (r->directive && r->before == OPEN_BEHIND_RESERVED) {
        reader ahead = *r;
        is_part = skip_space(&ahead) && *ahead.p == ',';
    }
    if (!is_part)
        note(data, from, len);
    r->before = *from == '_' ? RESERVED : OTHER;
}

void ft_words_each(const char *text, size_t len, ft_word_fn note, void *data)
{
    reader r = {.p = text, .end = text + len, .line_start = true};

    while (skip_space(&r)) {
        char c = *r.p;
        if (c == '#' && r.line_start)
            r.directive = true;
        r.line_start = false;
        if (is_digit(c) || (c == '.' && is_digit(at(&r, 1)))) {
            skip_number(&r);
            r.before = OTHER;
        } else if (is_word(c)) {
            read_word(&r, note, data);
        } else if (c == '"' || c == '\'') {
            skip_quoted(&r);
            r.before = OTHER;
        } else {
            r.before = c == '(' && r.before == RESERVED ? OPEN_BEHIND_RESERVED : OTHER;
            r.p++;
        }
    }
}
