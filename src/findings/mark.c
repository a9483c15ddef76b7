#include "findings/mark.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/vec.h"

#define OURS "ftlint:"

static const char *const scope_suffixes[] = {
#define X(name, suffix) suffix,
    FT_SCOPES(X)
#undef X
};

/*
 * Marks of other tools that mean the same here. `word` is what they are about. Sources: the borrowed-reference
 * check in NumPy's tools/ci, clang-tidy's documentation of NOLINT.
 */
static const struct {
    const char *text, *word;
    ft_finding_state state;
    ft_scope scope;
} foreign[] = {
    {"noqa: borrowed-ref OK", "borrowed", FT_FINDING_SUPPRESSED, FT_SCOPE_LINE},
    {"noqa: borrowed-ref - manual fix needed", "borrowed", FT_FINDING_TODO, FT_SCOPE_LINE},
    {"NOLINT(concurrency-mt-unsafe)", "unsafe-call", FT_FINDING_SUPPRESSED, FT_SCOPE_LINE},
    {"NOLINTNEXTLINE(concurrency-mt-unsafe)", "unsafe-call", FT_FINDING_SUPPRESSED, FT_SCOPE_NEXT},
};

/* Only white space and comment signs stand between the start of the line and here. */
static bool is_first_on_line(const char *text, size_t at)
{
    while (at > 0 && strchr(" \t*/!<", text[at - 1]))
        at--;
    return at == 0 || text[at - 1] == '\n';
}

/* What follows on the line, without the end of the comment. */
static const char *rest_of_line(const char *s, ft_arena *arena)
{
    size_t len = strcspn(s, "\r\n");
    const char *end = strstr(s, "*/");

    if (end && (size_t)(end - s) < len)
        len = (size_t)(end - s);
    while (len > 0 && isspace((unsigned char)*s))
        s++, len--;
    while (len > 0 && (*s == '-' || *s == ':' || *s == ',') && !isalnum((unsigned char)*s))
        s++, len--;
    while (len > 0 && isspace((unsigned char)*s))
        s++, len--;
    while (len > 0 && isspace((unsigned char)s[len - 1]))
        len--;
    return ft_arena_strndup(arena, s, len);
}

static bool read_verb(const char *verb, size_t len, ft_mark *mark)
{
    static const struct {
        const char *stem;
        ft_finding_state state;
    } stems[] = {{"ignore", FT_FINDING_SUPPRESSED}, {"todo", FT_FINDING_TODO}};

    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        size_t stem = strlen(stems[i].stem);

        if (len < stem || strncmp(verb, stems[i].stem, stem) != 0)
            continue;
        for (size_t scope = 0; scope < FT_SCOPE_COUNT; scope++)
            if (strlen(scope_suffixes[scope]) == len - stem && strncmp(verb + stem, scope_suffixes[scope], len - stem) == 0) {
                mark->state = stems[i].state;
                mark->scope = (ft_scope)scope;
                return true;
            }
    }
    return false;
}

static const char *wrong_verb(const char *verb, size_t len, ft_arena *arena)
{
    static const char *const verbs[] = {"ignore", "ignore-next", "ignore-begin", "ignore-end", "ignore-function",
                                        "ignore-file", "todo", "todo-next", "todo-begin", "todo-end",
                                        "todo-function", "todo-file"};
    const char *word = ft_arena_strndup(arena, verb, len), *meant;

    if (len == 0)
        return "expected 'ignore' or 'todo' behind 'ftlint:'";
    meant = ft_did_you_mean(word, verbs, sizeof verbs / sizeof *verbs);
    return meant ? ft_arena_printf(arena, "unknown word '%s', did you mean '%s'?", word, meant)
                 : ft_arena_printf(arena, "unknown word '%s', expected 'ignore' or 'todo'", word);
}

/* The list behind '['; returns what follows ']', or NULL if it is not well-formed. */
static const char *read_list(const char *s, ft_arena *arena, ft_mark *mark)
{
    FT_VEC(const char *) words = {0};
    const char *close = s + strcspn(s, "]\r\n");
    bool ok = *close == ']';

    while (ok && s < close) {
        size_t len = strcspn(s, ",]"), end;

        while (len > 0 && (*s == ' ' || *s == '\t'))
            s++, len--;
        for (end = len; end > 0 && (s[end - 1] == ' ' || s[end - 1] == '\t');)
            end--;
        ok = end > 0;
        for (size_t i = 0; ok && i < end; i++)
            ok = isalnum((unsigned char)s[i]) || s[i] == '-' || s[i] == '_';
        if (ok)
            ft_vec_push(&words, ft_arena_strndup(arena, s, end));
        s += len;
        s += *s == ',';
    }
    mark->words = ft_arena_dup(arena, words.v, words.n, sizeof *words.v);
    mark->n_words = words.n;
    ft_vec_release(&words);
    return ok && mark->n_words > 0 ? close + 1 : NULL;
}

/* Is there anything in the comment besides text[from..to)? */
static bool is_whole(const char *text, size_t from, size_t to)
{
    for (size_t i = 0; text[i]; i++)
        if ((i < from || i >= to) && !strchr(" \t\r\n*/!<", text[i]))
            return false;
    return true;
}

static bool read_ours(const char *text, size_t *at, ft_arena *arena, ft_mark *mark)
{
    size_t start = *at;
    const char *verb = text + start + strlen(OURS), *s;
    size_t len;

    verb += strspn(verb, " \t");
    len = strspn(verb, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
    *at = (size_t)(verb + len - text);
    *mark = (ft_mark){.reason = ""};
    if (!read_verb(verb, len, mark)) {
        mark->detail = wrong_verb(verb, len, arena);
        return is_first_on_line(text, start); /* in running text it is a mention, not a directive */
    }
    s = verb + len;
    if (*s != '[') {
        mark->detail = ft_arena_printf(arena, "expected '[' and a list of rules behind '%.*s'", (int)len, verb);
        return is_first_on_line(text, start);
    }
    s = read_list(s + 1, arena, mark);
    if (!s) {
        mark->detail = "expected rules separated by commas and ']'";
        return true;
    }
    mark->reason = rest_of_line(s, arena);
    *at = (size_t)(s - text) + strcspn(s, "\r\n");
    mark->whole = is_whole(text, start, *at);
    return true;
}

static bool read_foreign(size_t i, size_t *at, ft_arena *arena, ft_mark *mark)
{
    const char **words = FT_NEW_ARRAY(arena, const char *, 1);

    words[0] = foreign[i].word;
    *mark = (ft_mark){.state = foreign[i].state, .scope = foreign[i].scope, .words = words, .n_words = 1,
                      .reason = foreign[i].text, .foreign = true};
    *at += strlen(foreign[i].text);
    return true;
}

bool ft_mark_next(const char *text, size_t *at, ft_arena *arena, ft_mark *mark)
{
    while (text[*at]) {
        if (strncmp(text + *at, OURS, strlen(OURS)) == 0 && read_ours(text, at, arena, mark))
            return true;
        for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
            if (strncmp(text + *at, foreign[i].text, strlen(foreign[i].text)) == 0)
                return read_foreign(i, at, arena, mark);
        if (text[*at])
            ++*at;
    }
    return false;
}
