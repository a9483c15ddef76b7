#include "source/ignore.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

typedef struct rule {
    const char *pattern;
    size_t len;
    bool negated, dir_only, anchored;
    bool is_literal; /* nothing to expand */
    bool is_suffix;  /* "*" and then nothing to expand: by far the most frequent kind */
} rule;

struct ft_ignore {
    const ft_ignore *outer;
    size_t dir_len;
    const rule *rules;
    size_t n;
};

/* Trailing blanks do not count unless a backslash keeps them. */
static size_t trim(const char *s, size_t len)
{
    while (len && s[len - 1] == '\r')
        len--;
    while (len && s[len - 1] == ' ') {
        size_t slashes = 0;
        while (slashes < len - 1 && s[len - 2 - slashes] == '\\')
            slashes++;
        if (slashes % 2)
            break;
        len--;
    }
    return len;
}

static bool parse_rule(ft_arena *arena, const char *line, size_t len, rule *r)
{
    len = trim(line, len);
    if (len == 0 || line[0] == '#')
        return false;
    *r = (rule){ .negated = line[0] == '!' };
    line += r->negated;
    len -= r->negated;
    if (len && line[len - 1] == '/') {
        r->dir_only = true;
        len--;
    }
    r->anchored = len && memchr(line, '/', len) != NULL;
    if (len && line[0] == '/') {
        line++;
        len--;
    }
    if (len == 0 || memchr(line, '\0', len))
        return false;
    r->pattern = ft_arena_strndup(arena, line, len);
    r->len = len;
    r->is_literal = strpbrk(r->pattern, "*?[\\") == NULL;
    r->is_suffix = r->pattern[0] == '*' && strpbrk(r->pattern + 1, "*?[\\") == NULL && !r->anchored;
    return true;
}

const ft_ignore *ft_ignore_add(ft_arena *arena, const ft_ignore *outer, const char *dir, const char *text,
                               size_t len)
{
    FT_VEC(rule) rules = { 0 };
    const char *end = text + len;

    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (text < end) {
        const char *nl = memchr(text, '\n', (size_t)(end - text));
        const char *stop = nl ? nl : end;
        rule r;
        if (parse_rule(arena, text, (size_t)(stop - text), &r))
            ft_vec_push(&rules, r);
        text = stop + 1;
    }
    if (rules.n == 0)
        return outer;
    ft_ignore *set = FT_NEW(arena, ft_ignore);
    set->outer = outer;
    set->dir_len = strlen(dir) > 1 ? strlen(dir) : 0; /* "/" has its slash already */
    set->rules = ft_arena_dup(arena, rules.v, rules.n, sizeof rules.v[0]);
    set->n = rules.n;
    ft_vec_release(&rules);
    return set;
}

static bool rule_matches(const rule *r, const char *subject, size_t len)
{
    if (r->is_literal)
        return r->len == len && memcmp(r->pattern, subject, len) == 0;
    if (r->is_suffix)
        return r->len - 1 <= len && memcmp(r->pattern + 1, subject + len - (r->len - 1), r->len - 1) == 0;
    return ft_ignore_glob(r->pattern, subject);
}

bool ft_ignore_matches(const ft_ignore *rules, const char *path, bool is_dir)
{
    const char *base = strrchr(path, '/') + 1;
    const size_t path_len = strlen(path), base_len = strlen(base);

    for (const ft_ignore *set = rules; set; set = set->outer) {
        const char *rel = path + set->dir_len + 1;
        size_t rel_len = path_len - set->dir_len - 1;
        for (size_t i = set->n; i-- > 0;) {
            const rule *r = &set->rules[i];
            if (r->dir_only && !is_dir)
                continue;
            if (r->anchored ? rule_matches(r, rel, rel_len) : rule_matches(r, base, base_len))
                return !r->negated;
        }
    }
    return false;
}
