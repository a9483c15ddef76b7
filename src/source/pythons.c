#include "source/pythons.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"

/* "3.9" and "3.9.1" are 9, "3", "2.7" and anything else 0. */
static unsigned minor_of(const char *version)
{
    if (strncmp(version, "3.", 2) != 0 || !isdigit((unsigned char)version[2]))
        return 0;
    return (unsigned)strtoul(version + 2, NULL, 10);
}

/* The lower bound in a value like ">=3.9,<4", ">= 3.9" or "^3.9", which ends with the line. */
static unsigned lower_bound(const char *value)
{
    for (const char *p = value; *p && *p != '\n' && *p != '#'; p++) {
        if (*p != '>' && *p != '^' && *p != '~' && !(*p == '=' && p[1] == '=' && (p == value || p[-1] != '!')))
            continue;
        p += strspn(p, ">=^~");
        return minor_of(p + strspn(p, " \t"));
    }
    return 0;
}

/* The value of a key that is followed by "=" or, as a dict item, by a quote and ":"; NULL if the text goes on otherwise. */
static const char *value_after(const char *key_end)
{
    const char *p = key_end + strspn(key_end, "\"' \t");

    return *p == '=' || *p == ':' ? p + 1 + strspn(p + 1, " \t\"'") : NULL;
}

/* A comment is not what the project says. */
static bool is_commented(const char *text, const char *at)
{
    while (at > text && at[-1] != '\n')
        if (*--at == '#')
            return true;
    return false;
}

static unsigned required(const char *text, const char *key)
{
    for (const char *at = strstr(text, key); at; at = strstr(at + 1, key)) {
        const char *value = value_after(at + strlen(key));

        if (value && !is_commented(text, at) && lower_bound(value))
            return lower_bound(value);
    }
    return 0;
}

static unsigned classified(const char *text)
{
    static const char prefix[] = "Programming Language :: Python :: ";
    unsigned oldest = 0;

    for (const char *at = strstr(text, prefix); at; at = strstr(at + 1, prefix)) {
        const char *version = at + sizeof prefix - 1;
        unsigned minor = minor_of(version);

        if (is_commented(text, at))
            continue;
        if (version[0] == '2')
            return 0;
        if (minor && (!oldest || minor < oldest))
            oldest = minor;
    }
    return oldest;
}

unsigned ft_pythons_read(const char *text)
{
    unsigned minor = required(text, "requires-python");

    if (!minor)
        minor = required(text, "python_requires");
    return minor ? minor : classified(text);
}

unsigned ft_pythons_oldest(ft_arena *arena, const char *root)
{
    static const char *const names[] = {"pyproject.toml", "setup.cfg", "setup.py"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *path = ft_path_join(arena, root, names[i]);
        ft_error err = {0};
        size_t len;
        char *text;
        unsigned minor = 0;

        if (!ft_path_leads_out(path, root) && ft_read_file(arena, path, &text, &len, &err))
            minor = ft_pythons_read(text);
        if (minor)
            return minor;
    }
    return 0;
}
