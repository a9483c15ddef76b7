#include "source/shell.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"

static const char *read_single_quoted(const char *p, ft_strbuf *word)
{
    size_t len = strcspn(p, "'");

    ft_strbuf_add(word, p, len);
    return p + len + (p[len] == '\'');
}

/* Within double quotes a backslash is one, except before these. */
static const char *read_double_quoted(const char *p, ft_strbuf *word)
{
    for (; *p && *p != '"'; p++) {
        if (*p == '\\' && p[1] && strchr("$`\"\\\n", p[1])) {
            p++;
            if (*p == '\n')
                continue;
        }
        ft_strbuf_addch(word, *p);
    }
    return p + (*p == '"');
}

static const char *read_word(const char *p, ft_strbuf *word)
{
    while (*p && !strchr(" \t\r\n", *p)) {
        if (*p == '\'') {
            p = read_single_quoted(p + 1, word);
        } else if (*p == '"') {
            p = read_double_quoted(p + 1, word);
        } else if (*p == '\\') {
            p++;
            if (*p && *p != '\n')
                ft_strbuf_addch(word, *p);
            p += *p != '\0';
        } else {
            ft_strbuf_addch(word, *p++);
        }
    }
    return p;
}

const char *const *ft_shell_split(ft_arena *arena, const char *command, size_t *n)
{
    FT_VEC(const char *) words = { 0 };
    ft_strbuf word;

    ft_strbuf_init(&word);
    for (const char *p = command + strspn(command, " \t\r\n"); *p; p += strspn(p, " \t\r\n")) {
        ft_strbuf_clear(&word);
        p = read_word(p, &word);
        ft_vec_push(&words, ft_arena_strndup(arena, word.s, word.len));
    }
    const char *const *copy = ft_arena_dup(arena, words.v, words.n, sizeof words.v[0]);
    *n = words.n;
    ft_strbuf_release(&word);
    ft_vec_release(&words);
    return copy;
}
