#include <ctype.h>
#include <string.h>

#include "source/ignore.h"

typedef struct char_class {
    const char *name;
    int (*test)(int);
} char_class;

static const char_class classes[] = {
    { "alnum:]", isalnum }, { "alpha:]", isalpha }, { "blank:]", isblank }, { "cntrl:]", iscntrl },
    { "digit:]", isdigit }, { "graph:]", isgraph }, { "lower:]", islower }, { "print:]", isprint },
    { "punct:]", ispunct }, { "space:]", isspace }, { "upper:]", isupper }, { "xdigit:]", isxdigit },
};

/* p stands behind "[:"; returns what is behind ":]", NULL if there is no such class. */
static const char *match_class(const char *p, unsigned char c, bool *hit)
{
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        size_t len = strlen(classes[i].name);
        if (strncmp(p, classes[i].name, len) == 0) {
            *hit |= classes[i].test(c) != 0;
            return p + len;
        }
    }
    return NULL;
}

/* p stands behind '['; returns what is behind the closing ']', NULL if there is none: matches nothing. */
static const char *match_bracket(const char *p, unsigned char c, bool *hit)
{
    const bool negated = *p == '!' || *p == '^';
    bool found = false;

    if (negated)
        p++;
    for (bool first = true; first || *p != ']'; first = false) {
        if (p[0] == '[' && p[1] == ':') {
            p = match_class(p + 2, c, &found);
            if (!p)
                return NULL;
            continue;
        }
        if (*p == '\\')
            p++;
        if (!*p)
            return NULL;
        unsigned char low = (unsigned char)*p++, high = low;
        if (p[0] == '-' && p[1] && p[1] != ']') {
            p += p[1] == '\\' ? 2 : 1;
            if (!*p)
                return NULL;
            high = (unsigned char)*p++;
        }
        found |= low <= c && c <= high;
    }
    *hit = found != negated && c != '/';
    return p + 1;
}

/* Matches one character; *p moves behind what matched it. */
static bool match_one(const char **p, char c)
{
    const char *q = *p;
    bool hit = false;

    switch (*q) {
    case '\0':
        return false;
    case '?':
        hit = c != '/';
        q++;
        break;
    case '[':
        q = match_bracket(q + 1, (unsigned char)c, &hit);
        break;
    case '\\':
        hit = q[1] && q[1] == c;
        q += 2;
        break;
    default:
        hit = *q == c;
        q++;
    }
    if (!q || !hit)
        return false;
    *p = q;
    return true;
}

/* Two stars or more between slashes or ends; how many, else 0. */
static size_t count_double_star(const char *pattern, const char *p)
{
    size_t n = strspn(p, "*");

    return n >= 2 && (p == pattern || p[-1] == '/') && (p[n] == '/' || p[n] == '\0') ? n : 0;
}

bool ft_ignore_glob(const char *pattern, const char *path)
{
    const char *p = pattern, *s = path;
    const char *star = NULL, *star_s = NULL; /* where to go on after giving a '*' one more character */
    const char *deep = NULL, *deep_s = NULL; /* the same for one more folder under a double star */

    for (;;) {
        const size_t n_stars = count_double_star(pattern, p);
        if (n_stars) {
            if (!p[n_stars])
                return *s != '\0';
            p += n_stars + 1;
            deep = p;
            deep_s = s;
            star = NULL;
        } else if (*p == '*') {
            p += strspn(p, "*");
            star = p;
            star_s = s;
        } else if (*s && match_one(&p, *s)) {
            s++;
        } else if (!*s && !*p) {
            return true;
        } else if (star && *star_s && *star_s != '/') {
            s = ++star_s;
            p = star;
        } else if (deep && strchr(deep_s, '/')) {
            deep_s = strchr(deep_s, '/') + 1;
            s = deep_s;
            p = deep;
            star = NULL;
        } else {
            return false;
        }
    }
}
