#include "parse/embeds.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/vec.h"

/* The text with lines joined that a backslash (or its trigraph) continues, and where each byte comes from. */
typedef struct joined {
    char *text;
    size_t *from;
    size_t len;
} joined;

/* What follows a backslash at i up to and with the newline, if there is nothing else; 0: it continues no line. */
static size_t splice_length(const char *text, size_t len, size_t i)
{
    size_t start = i;

    if (text[i] == '\\')
        i++;
    else if (len - i >= 3 && memcmp(text + i, "?\?/", 3) == 0)
        i += 3;
    else
        return 0;
    while (i < len && strchr(" \t\v\f\r", text[i]) && text[i])
        i++;
    return i < len && text[i] == '\n' ? i + 1 - start : 0;
}

/* Cheap, since every file is asked: the word in one piece, or a continued line in the middle of what may be the word. */
static bool may_have_embeds(const char *text, size_t len)
{
    if (memmem(text, len, "embed", 5))
        return true;
    for (size_t i = 1; i < len; i++) {
        size_t n = text[i] == '\\' || text[i] == '?' ? splice_length(text, len, i) : 0;

        if (n > 0 && strchr("emb", text[i - 1]) && text[i - 1] && i + n < len && strchr("mbed\\?", text[i + n]))
            return true;
    }
    return false;
}

static joined join_lines(ft_arena *arena, const char *text, size_t len)
{
    joined j = {FT_NEW_ARRAY(arena, char, len + 1), FT_NEW_ARRAY(arena, size_t, len + 1), 0};

    for (size_t i = 0; i < len;) {
        size_t n = splice_length(text, len, i);

        if (n == 0) {
            j.text[j.len] = text[i];
            j.from[j.len++] = i++;
        }
        i += n;
    }
    j.text[j.len] = '\0';
    j.from[j.len] = len;
    return j;
}

/* '#' in any of its spellings at i: its length, else 0. */
static size_t hash_length(const joined *j, size_t i)
{
    if (j->text[i] == '#')
        return 1;
    if (j->text[i] == '%' && j->text[i + 1] == ':')
        return 2;
    return strncmp(j->text + i, "?\?=", 3) == 0 ? 3 : 0;
}

/* Blanks (clang takes NUL and some characters beyond ASCII for such) and comments within a line. */
static size_t skip_blanks(const joined *j, size_t i)
{
    for (;;) {
        unsigned char c = (unsigned char)j->text[i];

        if (i < j->len && (c >= 0x80 || c == '\0' || strchr(" \t\v\f\r", c))) {
            i++;
        } else if (c == '/' && j->text[i + 1] == '*') {
            const char *end = memmem(j->text + i + 2, j->len - i - 2, "*/", 2);

            i = end ? (size_t)(end - j->text) + 2 : j->len;
        } else {
            return i;
        }
    }
}

/* If the directive whose '#' ends at i is an #embed, where its line ends; else 0. */
static size_t end_of_embed(const joined *j, size_t i)
{
    const char *newline;
    unsigned char next;

    i = skip_blanks(j, i);
    if (strncmp(j->text + i, "embed", 5) != 0)
        return 0;
    next = (unsigned char)j->text[i + 5];
    if (isalnum(next) || next == '_' || next == '$')
        return 0;
    newline = memchr(j->text + i, '\n', j->len - i);
    return newline ? (size_t)(newline - j->text) : j->len;
}

char *ft_without_embeds(ft_arena *arena, const char *text, size_t len)
{
    ft_arena *scratch;
    char *copy = NULL;
    joined j;

    if (!may_have_embeds(text, len))
        return NULL;
    scratch = ft_arena_new();
    j = join_lines(scratch, text, len);

    for (size_t i = 0; i < j.len; i++) {
        size_t hash = hash_length(&j, i), end = hash > 0 ? end_of_embed(&j, i + hash) : 0;

        if (end == 0)
            continue;
        if (!copy)
            copy = ft_arena_strndup(arena, text, len);
        for (size_t k = j.from[i]; k < j.from[end]; k++)
            copy[k] = copy[k] == '\n' || copy[k] == '\r' ? copy[k] : ' ';
        copy[j.from[i]] = '0';
        i = end;
    }
    ft_arena_free(scratch);
    return copy;
}
