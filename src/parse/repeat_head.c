#include "parse/repeat_head.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"

enum { MAX_VALUES = 20000, MAX_LIST = 1024 * 1024 };

typedef FT_VEC(ft_repeat_word) words;

bool ft_repeat_same(ft_repeat_word a, ft_repeat_word b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

static ft_repeat_word trim(const char *s, const char *end)
{
    while (s < end && is_blank(*s))
        s++;
    while (end > s && is_blank(end[-1]))
        end--;
    return (ft_repeat_word){s, (size_t)(end - s)};
}

/* Lists go on over line ends; the star that decorates the next line is not part of them. */
static void join_lines(const char *text, size_t len, ft_strbuf *out)
{
    const char *end = text + len;

    for (const char *p = text; p < end;) {
        if (*p != '\n') {
            ft_strbuf_addch(out, *p++);
            continue;
        }
        while (p < end && is_blank(*p))
            p++;
        p += p < end && *p == '*';
    }
}

/* "*12" at p: the number, more than MAX_VALUES if it is beyond all reason, and where it ends. False if there is none. */
static bool read_times(const char *p, const char *end, size_t *times, const char **stop)
{
    size_t n = 0;

    if (p + 1 >= end || *p != '*' || !isdigit((unsigned char)p[1]))
        return false;
    for (p++; p < end && isdigit((unsigned char)*p); p++)
        n = n > MAX_VALUES ? n : n * 10 + (size_t)(*p - '0');
    *times = n;
    *stop = p;
    return true;
}

static bool add_times(ft_strbuf *out, const char *s, size_t len, size_t times)
{
    for (size_t i = 0; i < times && out->len <= MAX_LIST; i++) {
        if (i)
            ft_strbuf_addch(out, ',');
        ft_strbuf_add(out, s, len);
    }
    return times <= MAX_VALUES && out->len <= MAX_LIST;
}

/* Writes (a, b)*2 out as a, b, a, b. */
static bool repeat_groups(const char *p, const char *end, ft_strbuf *out)
{
    while (p < end) {
        const char *close = *p == '(' ? memchr(p, ')', (size_t)(end - p)) : NULL, *stop;
        size_t times;

        if (close && read_times(close + 1, end, &times, &stop)) {
            if (!add_times(out, p + 1, (size_t)(close - p) - 1, times))
                return false;
            p = stop;
        } else {
            ft_strbuf_addch(out, *p++);
        }
    }
    return true;
}

/* One value, which may be written as a*3. */
static bool add_value(words *list, ft_repeat_word value)
{
    const char *end = value.s + value.len, *star = memchr(value.s, '*', value.len), *stop = NULL;
    size_t times = 1;

    if (star && star > value.s && read_times(star, end, &times, &stop) && stop == end)
        value = trim(value.s, star);
    else
        times = 1;
    if (times > MAX_VALUES || list->n + times > MAX_VALUES)
        return false;
    for (size_t i = 0; i < times; i++)
        ft_vec_push(list, value);
    return true;
}

/* The list between "=" and "#". The values point into the arena. */
static bool read_values(ft_arena *arena, const char *text, const char *end, words *list)
{
    ft_strbuf groups;
    bool ok;

    ft_strbuf_init(&groups);
    ok = repeat_groups(text, end, &groups);
    if (ok) {
        const char *p = ft_arena_strndup(arena, groups.s, groups.len), *stop = p + groups.len;
        for (const char *comma; ok; p = comma + 1) {
            comma = memchr(p, ',', (size_t)(stop - p));
            ok = add_value(list, trim(p, comma ? comma : stop));
            if (!comma)
                break;
        }
    }
    ft_strbuf_release(&groups);
    return ok;
}

/* "# name = " at the '#' of p: where the list starts, NULL if this is something else. */
static const char *read_name(const char *p, const char *end, ft_repeat_word *name)
{
    for (p++; p < end && is_blank(*p); p++) {}
    name->s = p;
    while (p < end && is_word(*p))
        p++;
    name->len = (size_t)(p - name->s);
    while (p < end && is_blank(*p))
        p++;
    return p < end && *p == '=' ? p + 1 : NULL;
}

typedef struct reader {
    ft_arena *arena;
    FT_VEC(ft_repeat_var) vars;
    FT_VEC(ft_repeat_exclude) excludes;
    size_t n_rounds;
} reader;

static bool add_variable(reader *r, ft_repeat_word name, const char *text, const char *end, ft_error *err)
{
    words list = {0};
    bool ok = read_values(r->arena, text, end, &list);

    if (!ok)
        ft_fail(err, FT_ERR_INPUT, "'%.*s' has more than %d values", (int)name.len, name.s, MAX_VALUES);
    else if (r->vars.n && list.n != r->n_rounds) {
        const ft_repeat_word first = r->vars.v[0].name;
        ok = ft_fail(err, FT_ERR_INPUT, "'%.*s' has %zu values, '%.*s' has %zu", (int)first.len, first.s, r->n_rounds,
                     (int)name.len, name.s, list.n);
    }
    r->n_rounds = list.n;
    if (ok)
        ft_vec_push(&r->vars, ((ft_repeat_var){name, ft_arena_dup(r->arena, list.v, list.n, sizeof *list.v)}));
    ft_vec_release(&list);
    return ok;
}

static bool read_variables(reader *r, const char *text, size_t len, ft_error *err)
{
    const char *end = text + len;

    for (const char *p = text; (p = memchr(p, '#', (size_t)(end - p)));) {
        ft_repeat_word name;
        const char *list = read_name(p, end, &name);
        const char *close = list ? memchr(list, '#', (size_t)(end - list)) : NULL;
        if (!close) {
            p++;
            continue;
        }
        if (!add_variable(r, name, list, close, err))
            return false;
        p = close + 1;
    }
    return r->vars.n > 0 || ft_fail(err, FT_ERR_INPUT, "nothing to repeat: no '#name = a, b#'");
}

/* "x=1, y=2" up to the end of the line. */
static void read_exclude(reader *r, const char *p, const char *end)
{
    words names = {0}, values = {0};

    while (p < end) {
        const char *stop = memchr(p, ',', (size_t)(end - p));
        if (!stop)
            stop = end;
        const char *equals = memchr(p, '=', (size_t)(stop - p));
        if (equals) {
            ft_vec_push(&names, trim(p, equals));
            ft_vec_push(&values, trim(equals + 1, stop));
        }
        p = stop + 1;
    }
    if (names.n)
        ft_vec_push(&r->excludes, ((ft_repeat_exclude){ft_arena_dup(r->arena, names.v, names.n, sizeof *names.v),
                                                       ft_arena_dup(r->arena, values.v, names.n, sizeof *values.v),
                                                       names.n}));
    ft_vec_release(&names);
    ft_vec_release(&values);
}

static void read_excludes(reader *r, const char *text, size_t len)
{
    static const char mark[] = ":exclude:";
    const char *end = text + len;

    for (const char *p = text; (p = memmem(p, (size_t)(end - p), mark, sizeof mark - 1));) {
        p += sizeof mark - 1;
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        read_exclude(r, p, stop ? stop : end);
    }
}

bool ft_repeat_read_head(ft_arena *arena, const char *text, size_t len, ft_repeat_head *head, ft_error *err)
{
    reader r = {.arena = arena};
    ft_strbuf joined;
    bool ok;

    ft_strbuf_init(&joined);
    join_lines(text, len, &joined);
    ok = read_variables(&r, ft_arena_strndup(arena, joined.s, joined.len), joined.len, err);
    if (ok)
        read_excludes(&r, text, len);
    *head = (ft_repeat_head){
        .vars = ft_arena_dup(arena, r.vars.v, r.vars.n, sizeof *r.vars.v),
        .n_vars = r.vars.n,
        .n_rounds = r.n_rounds,
        .excludes = ft_arena_dup(arena, r.excludes.v, r.excludes.n, sizeof *r.excludes.v),
        .n_excludes = r.excludes.n,
    };
    ft_vec_release(&r.vars);
    ft_vec_release(&r.excludes);
    ft_strbuf_release(&joined);
    return ok;
}
