#include "rules/keys.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/term.h"

enum { MAX_NAMES = 64 }; /* more than any table of keys or words has */

bool ft_bad(ft_reading *in, const ft_yaml *node, const char *fmt, ...)
{
    char text[512];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    return ft_problem_at(in->problems, in->path, node->line, node->col, "%s", text);
}

bool ft_expected(ft_reading *in, const char *what, const ft_yaml *found)
{
    return ft_bad(in, found, "expected %s, found %s", what, ft_yaml_describe(in->arena, found));
}

const char *ft_suggestion(ft_arena *arena, const char *word, const char *const *names, size_t n)
{
    const char *close = ft_did_you_mean(word, names, n);

    return close ? ft_arena_printf(arena, ", did you mean '%s'?", close) : "";
}

static size_t find_key(const ft_key *keys, const char *name)
{
    size_t i = 0;

    while (keys[i].name && strcmp(keys[i].name, name) != 0)
        i++;
    return i;
}

/* The number of the key that was probably meant; that of the last row if there is none. */
static size_t report_unknown(ft_reading *in, const ft_yaml *name, const ft_key *keys)
{
    const char *names[MAX_NAMES], *close;
    size_t n = 0;

    while (n < MAX_NAMES && keys[n].name) {
        names[n] = keys[n].name;
        n++;
    }
    close = ft_did_you_mean(name->text, names, n);
    ft_bad(in, name, "unknown key '%s'%s", name->text, ft_suggestion(in->arena, name->text, names, n));
    return close ? find_key(keys, close) : n;
}

static bool check_required(ft_reading *in, const ft_yaml *map, const char *what, const ft_key *keys, const bool *seen)
{
    bool ok = true;

    for (size_t i = 0; keys[i].name; i++)
        if (keys[i].required && !seen[i])
            ok = ft_bad(in, map, "%s needs the key '%s': %s", what, keys[i].name, keys[i].takes);
    return ok;
}

bool ft_read_mapping(ft_reading *in, const ft_yaml *node, const char *what, const ft_key *keys, void *target)
{
    bool seen[MAX_NAMES + 1] = {false}; /* also those that were meant: one mistake is reported once */
    bool ok = true;

    if (node->kind != FT_YAML_MAPPING)
        return ft_expected(in, "a mapping", node);
    FT_YAML_EACH_KEY(name, node) {
        size_t i = find_key(keys, name->text);

        if (!keys[i].name) {
            i = report_unknown(in, name, keys);
            ok = false;
        } else if (!keys[i].read(in, &keys[i], name->next, (char *)target + keys[i].offset)) {
            ok = false;
        }
        seen[i] = true;
    }
    return check_required(in, node, what, keys, seen) && ok;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool ft_read_line(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    const char *s = value->text;
    size_t len = value->len;

    if (value->kind != FT_YAML_SCALAR)
        return ft_expected(in, key->takes, value);
    while (len > 0 && is_space(s[len - 1]))
        len--;
    while (len > 0 && is_space(*s)) {
        s++;
        len--;
    }
    if (len == 0)
        return ft_expected(in, key->takes, value);
    *(const char **)field = ft_arena_strndup(in->arena, s, len);
    return true;
}

bool ft_read_block(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    if (value->kind != FT_YAML_SCALAR || value->len == 0)
        return ft_expected(in, key->takes, value);
    *(const char **)field = ft_arena_strndup(in->arena, value->text, value->len);
    return true;
}

/* "error, warning or note" */
static const char *list_choices(ft_arena *arena, const ft_choice *choices)
{
    ft_strbuf b;
    const char *text;

    ft_strbuf_init(&b);
    for (size_t i = 0; choices[i].word; i++) {
        if (i > 0)
            ft_strbuf_adds(&b, choices[i + 1].word ? ", " : " or ");
        ft_strbuf_adds(&b, choices[i].word);
    }
    text = ft_arena_strdup(arena, b.s);
    ft_strbuf_release(&b);
    return text;
}

static const char *suggest_choice(ft_arena *arena, const char *word, const ft_choice *choices)
{
    const char *names[MAX_NAMES];
    size_t n = 0;

    while (n < MAX_NAMES && choices[n].word) {
        names[n] = choices[n].word;
        n++;
    }
    return ft_suggestion(arena, word, names, n);
}

const ft_choice *ft_read_choice(ft_reading *in, const ft_choice *choices, const ft_yaml *value)
{
    if (value->kind == FT_YAML_SCALAR)
        for (const ft_choice *c = choices; c->word; c++)
            if (strcmp(c->word, value->text) == 0)
                return c;
    ft_bad(in, value, "expected %s, found %s%s", list_choices(in->arena, choices), ft_yaml_describe(in->arena, value),
           value->kind == FT_YAML_SCALAR ? suggest_choice(in->arena, value->text, choices) : "");
    return NULL;
}

bool ft_read_word(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    const ft_choice *choice = ft_read_choice(in, key->choices, value);

    if (!choice)
        return false;
    memcpy(field, &choice->value, sizeof choice->value);
    return true;
}

bool ft_read_bool(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    static const ft_choice truth[] = {{"true", 1, ""}, {"false", 0, ""}, {NULL, 0, NULL}};
    const ft_choice *choice = ft_read_choice(in, truth, value);

    (void)key;
    if (!choice)
        return false;
    *(bool *)field = choice->value != 0;
    return true;
}

bool ft_parse_number(const char *text, long long *out)
{
    char *end;

    if (*text != '-' && (*text < '0' || *text > '9'))
        return false;
    errno = 0;
    *out = strtoll(text, &end, 10);
    return errno == 0 && end != text && *end == '\0';
}
