#include "findings/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

/* Lines [first, last] of the new file; a removal between two lines has last = first - 1. */
typedef struct range {
    const char *path;
    uint32_t first, last;
} range;

struct ft_changes {
    ft_arena *arena;
    FT_VEC(range) ranges;
    size_t n_files;
};

typedef struct reader {
    ft_changes *changes;
    const char *p, *end;
    uint32_t line; /* of the diff */
    const char *path;
    uint32_t at;            /* line of the new file */
    uint32_t old_left, new_left;
} reader;

static const char *next_line(reader *r, size_t *len)
{
    const char *start = r->p, *newline;

    if (r->p >= r->end)
        return NULL;
    newline = memchr(r->p, '\n', (size_t)(r->end - r->p));
    *len = (size_t)((newline ? newline : r->end) - start);
    r->p = newline ? newline + 1 : r->end;
    r->line++;
    if (*len > 0 && start[*len - 1] == '\r')
        --*len;
    return start;
}

static bool starts_with(const char *s, size_t len, const char *prefix)
{
    return len >= strlen(prefix) && memcmp(s, prefix, strlen(prefix)) == 0;
}

/* git quotes names with special bytes as in C: "b/na\303\257ve.c" */
static char *unquote(ft_arena *arena, const char *s, size_t len)
{
    char *out = ft_arena_alloc(arena, len + 1);
    size_t n = 0;

    for (size_t i = 1; i < len && s[i] != '"'; i++) {
        if (s[i] != '\\' || i + 1 >= len) {
            out[n++] = s[i];
            continue;
        }
        i++;
        if (s[i] >= '0' && s[i] <= '3' && i + 2 < len) {
            out[n++] = (char)((s[i] - '0') * 64 + (s[i + 1] - '0') * 8 + (s[i + 2] - '0'));
            i += 2;
        } else {
            out[n++] = s[i] == 't' ? '\t' : s[i] == 'n' ? '\n' : s[i];
        }
    }
    return out;
}

/* The name behind "+++ "; NULL for /dev/null (the file goes). */
static const char *read_name(reader *r, const char *s, size_t len)
{
    const char *name;

    if (len > 0 && s[0] == '"') {
        name = unquote(r->changes->arena, s, len);
    } else {
        const char *tab = memchr(s, '\t', len); /* diff -u puts a time behind it */

        name = ft_arena_strndup(r->changes->arena, s, tab ? (size_t)(tab - s) : len);
    }
    if (strcmp(name, "/dev/null") == 0)
        return NULL;
    r->changes->n_files++;
    return strncmp(name, "b/", 2) == 0 ? name + 2 : strncmp(name, "./", 2) == 0 ? name + 2 : name;
}

static bool read_number(const char **s, const char *end, uint32_t *n)
{
    const char *start = *s;
    uint64_t value = 0;

    while (*s < end && **s >= '0' && **s <= '9' && value < UINT32_MAX)
        value = value * 10 + (uint64_t)(*(*s)++ - '0');
    *n = (uint32_t)value;
    return *s > start && value < UINT32_MAX;
}

/* "@@ -12,3 +12,4 @@": a count that is left out is 1. */
static bool read_hunk(reader *r, const char *s, size_t len, ft_error *err)
{
    const char *end = s + len, *p = s + strlen("@@ -");
    uint32_t old_start;
    bool ok = starts_with(s, len, "@@ -") && read_number(&p, end, &old_start);

    r->old_left = r->new_left = 1;
    if (ok && p < end && *p == ',')
        p++, ok = read_number(&p, end, &r->old_left);
    ok = ok && end - p > 2 && p[0] == ' ' && p[1] == '+';
    p += 2;
    ok = ok && read_number(&p, end, &r->at);
    if (ok && p < end && *p == ',')
        p++, ok = read_number(&p, end, &r->new_left);
    if (!ok)
        return ft_fail(err, FT_ERR_INPUT, "diff:%u: expected '@@ -LINE,COUNT +LINE,COUNT @@'", r->line);
    if (r->new_left == 0)
        r->at++; /* nothing is left: the number is that of the line before */
    return true;
}

static void touch(reader *r, uint32_t first, uint32_t last)
{
    range *latest = r->changes->ranges.n > 0 ? &r->changes->ranges.v[r->changes->ranges.n - 1] : NULL;

    if (!r->path)
        return;
    if (latest && latest->path == r->path && first <= latest->last + 1) {
        if (last > latest->last)
            latest->last = last;
        return;
    }
    ft_vec_push(&r->changes->ranges, ((range){r->path, first, last}));
}

static bool read_body(reader *r, ft_error *err)
{
    while (r->old_left > 0 || r->new_left > 0) {
        size_t len;
        const char *s = next_line(r, &len);
        char sign = s && len > 0 ? s[0] : ' ';

        if (!s || !strchr(" +-\\", sign))
            return ft_fail(err, FT_ERR_INPUT, "diff:%u: expected a line of the hunk (' ', '+' or '-')", r->line);
        if (sign == '+') {
            touch(r, r->at, r->at);
            r->at++;
        } else if (sign == '-') {
            touch(r, r->at, r->at - 1);
        } else if (sign == ' ') {
            r->at++;
        }
        if ((sign == '+' || sign == ' ') && r->new_left-- == 0)
            return ft_fail(err, FT_ERR_INPUT, "diff:%u: more lines than the hunk announces", r->line);
        if ((sign == '-' || sign == ' ') && r->old_left-- == 0)
            return ft_fail(err, FT_ERR_INPUT, "diff:%u: more lines than the hunk announces", r->line);
    }
    return true;
}

static int compare_ranges(const void *a, const void *b)
{
    const range *x = a, *y = b;
    int order = strcmp(x->path, y->path);

    return order ? order : (x->first > y->first) - (x->first < y->first);
}

ft_changes *ft_changes_read(const char *text, size_t len, ft_error *err)
{
    ft_changes *changes = ft_xcalloc(1, sizeof *changes);
    reader r = {.changes = changes, .p = text, .end = text + len};
    const char *s;
    size_t n;
    bool ok = true;

    changes->arena = ft_arena_new();
    while (ok && (s = next_line(&r, &n))) {
        if (starts_with(s, n, "+++ "))
            r.path = read_name(&r, s + 4, n - 4);
        else if (starts_with(s, n, "@@ "))
            ok = read_hunk(&r, s, n, err) && read_body(&r, err);
    }
    if (ok && r.line > 0 && changes->n_files == 0 && !memmem(text, len, "--- ", 4) && !memmem(text, len, "diff --git ", 11))
        ok = ft_fail(err, FT_ERR_INPUT, "diff:1: expected a unified diff");
    if (!ok) {
        ft_changes_free(changes);
        return NULL;
    }
    if (changes->ranges.n > 1)
        qsort(changes->ranges.v, changes->ranges.n, sizeof *changes->ranges.v, compare_ranges);
    return changes;
}

void ft_changes_add_file(ft_changes *changes, const char *path)
{
    ft_vec_push(&changes->ranges, ((range){ft_arena_strdup(changes->arena, path), 1, UINT32_MAX}));
    changes->n_files++;
}

void ft_changes_free(ft_changes *changes)
{
    if (!changes)
        return;
    ft_vec_release(&changes->ranges);
    ft_arena_free(changes->arena);
    free(changes);
}

size_t ft_changes_count(const ft_changes *changes)
{
    return changes->n_files;
}

bool ft_changes_touch(const ft_changes *changes, const char *path, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < changes->ranges.n; i++) {
        const range *r = &changes->ranges.v[i];

        if (strcmp(r->path, path) != 0)
            continue;
        if (r->last < r->first ? first < r->first && last >= r->first : first <= r->last && last >= r->first)
            return true;
    }
    return false;
}
