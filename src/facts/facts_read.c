#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/vec.h"
#include "facts/facts_schema.h"

typedef struct reader {
    const char *p, *end;
    size_t line; /* of the text, for messages */
    ft_facts *facts;
    ft_strbuf scratch;
    ft_error *err;
} reader;

static bool fail(reader *r, const char *what)
{
    return ft_fail(r->err, FT_ERR_INPUT, "damaged facts, line %zu: %s", r->line, what);
}

/* Takes the next line without its newline. */
static bool take_line(reader *r, const char **line, const char **end)
{
    const char *newline = r->p < r->end ? memchr(r->p, '\n', (size_t)(r->end - r->p)) : NULL;

    r->line++;
    if (!newline)
        return fail(r, "the text ends too early");
    *line = r->p;
    *end = newline;
    r->p = newline + 1;
    return true;
}

static bool take_number(const char **p, const char *end, uint64_t limit, uint64_t *out)
{
    const char *s = *p;
    uint64_t value = 0;

    for (; s < end && *s >= '0' && *s <= '9'; s++) {
        uint64_t digit = (uint64_t)(*s - '0');

        if (value > (limit - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    if (s == *p)
        return false;
    *p = s;
    *out = value;
    return true;
}

static bool take_u32(const char **p, const char *end, uint32_t *out)
{
    uint64_t value;

    if (!take_number(p, end, UINT32_MAX, &value))
        return false;
    *out = (uint32_t)value;
    return true;
}

static bool take_row(const char **p, const char *end, ft_row *out)
{
    if (*p < end && **p == '-') {
        (*p)++;
        *out = FT_NO_ROW;
        return true;
    }
    return take_u32(p, end, out) && *out != FT_NO_ROW;
}

static bool take_char(const char **p, const char *end, char c)
{
    if (*p == end || **p != c)
        return false;
    (*p)++;
    return true;
}

static bool take_i64(const char **p, const char *end, int64_t *out)
{
    bool negative = take_char(p, end, '-');
    uint64_t value;

    if (!take_number(p, end, (uint64_t)INT64_MAX + (negative ? 1 : 0), &value))
        return false;
    if (!negative)
        *out = (int64_t)value;
    else
        *out = value > (uint64_t)INT64_MAX ? INT64_MIN : -(int64_t)value;
    return true;
}

static bool take_place(const char **p, const char *end, ft_place *at)
{
    return take_row(p, end, &at->file) && take_char(p, end, ':') && take_u32(p, end, &at->line) &&
           take_char(p, end, ':') && take_u32(p, end, &at->col) && take_char(p, end, '-') &&
           take_u32(p, end, &at->end_line) && take_char(p, end, ':') && take_u32(p, end, &at->end_col);
}

static bool take_text(reader *r, const char **p, const char *end, ft_str *out)
{
    static const char from[] = "tn\\", to[] = "\t\n\\";

    ft_strbuf_clear(&r->scratch);
    for (const char *s = *p; s < end; s++) {
        const char *escape;

        if (*s == '\0')
            return false;
        if (*s != '\\') {
            ft_strbuf_addch(&r->scratch, *s);
            continue;
        }
        if (++s == end || *s == '\0' || !(escape = strchr(from, *s)))
            return false;
        ft_strbuf_addch(&r->scratch, to[escape - from]);
    }
    *p = end;
    *out = ft_facts_str(r->facts, r->scratch.s);
    return true;
}

static bool take_field(reader *r, const ft_column *column, const char **p, const char *end, void *field)
{
    switch (column->type) {
    case FT_COLUMN_TEXT:
        return take_text(r, p, end, field);
    case FT_COLUMN_U32:
        return take_u32(p, end, field);
    case FT_COLUMN_I64:
        return take_i64(p, end, field);
    case FT_COLUMN_ROW:
        return take_row(p, end, field);
    case FT_COLUMN_PLACE:
        return take_place(p, end, field);
    }
    return false;
}

static bool read_row(reader *r, const ft_column *columns, char *row)
{
    const char *p = NULL, *end = NULL;

    if (!take_line(r, &p, &end))
        return false;
    for (const ft_column *c = columns; c->name; c++) {
        const char *stop = memchr(p, '\t', (size_t)(end - p));
        bool last = !c[1].name;

        if (last ? stop != NULL : stop == NULL)
            return fail(r, "wrong number of columns");
        if (!stop)
            stop = end;
        if (!take_field(r, c, &p, stop, row + c->offset) || p != stop)
            return ft_fail(r->err, FT_ERR_INPUT, "damaged facts, line %zu: bad value in column '%s'",
                           r->line, c->name);
        p = last ? stop : stop + 1;
    }
    return true;
}

/* The header line must be the one that this version writes, but for the count. */
static bool read_header(reader *r, const ft_table_info *info, uint32_t *n)
{
    const char *p = NULL, *end = NULL;
    size_t name_len = strlen(info->name);

    if (!take_line(r, &p, &end))
        return false;
    if ((size_t)(end - p) < name_len || memcmp(p, info->name, name_len) != 0)
        return ft_fail(r->err, FT_ERR_INPUT, "damaged facts, line %zu: expected table %s", r->line,
                       info->name);
    p += name_len;
    if (!take_char(&p, end, ' ') || !take_u32(&p, end, n) || *n == FT_NO_ROW)
        return fail(r, "bad row count");
    ft_strbuf_clear(&r->scratch);
    for (const ft_column *c = info->columns; c->name; c++)
        ft_strbuf_addf(&r->scratch, " %s", c->name);
    if ((size_t)(end - p) != r->scratch.len || memcmp(p, r->scratch.s, r->scratch.len) != 0)
        return fail(r, "other columns than this version knows");
    return true;
}

static bool read_table(reader *r, ft_table table)
{
    ft_table_info info = ft_table_describe(table);
    ft_rows rows = {0};
    bool ok = true;
    uint32_t n = 0;

    if (!read_header(r, &info, &n))
        return false;
    for (uint32_t i = 0; ok && i < n; i++) {
        ft_row row = ft_facts_grow(&rows.v, &rows.n, &rows.cap, info.row_size);

        ok = read_row(r, info.columns, (char *)rows.v + row * info.row_size);
    }
    ft_table_set_rows(r->facts, table, &rows);
    return ok;
}

/* The largest value that a column may hold, all but "no row". */
static uint64_t column_limit(const ft_facts *facts, ft_table table, const ft_column *c)
{
    switch (c->type) {
    case FT_COLUMN_ROW:
        return ft_table_rows(facts, ft_column_target(c->name)).n;
    case FT_COLUMN_PLACE:
        return ft_table_rows(facts, ft_column_target("file")).n;
    case FT_COLUMN_U32:
        return ft_column_limit(table, c->name);
    default:
        return UINT64_MAX;
    }
}

static bool check_column(const ft_column *c, uint64_t limit, const void *field)
{
    uint32_t n;

    switch (c->type) {
    case FT_COLUMN_ROW:
        n = *(const ft_row *)field;
        return n < limit || n == FT_NO_ROW;
    case FT_COLUMN_PLACE:
        n = ((const ft_place *)field)->file;
        return n < limit || n == FT_NO_ROW;
    case FT_COLUMN_U32:
        return *(const uint32_t *)field < limit;
    default:
        return true;
    }
}

/* Column by column: what it may hold is looked up once. */
static bool check_table(reader *r, ft_table table)
{
    ft_table_info info = ft_table_describe(table);
    ft_rows rows = ft_table_rows(r->facts, table);

    for (const ft_column *c = info.columns; c->name; c++) {
        uint64_t limit = column_limit(r->facts, table, c);

        for (size_t i = 0; i < rows.n; i++)
            if (!check_column(c, limit, (const char *)rows.v + i * info.row_size + c->offset))
                return ft_fail(r->err, FT_ERR_INPUT, "damaged facts: '%s' of row %zu in table %s is out of range",
                               c->name, i, info.name);
    }
    return true;
}

/* RESULT and OUT name the call by its row number in `num`, which is no R() column. */
static bool check_values(reader *r)
{
    const ft_facts *facts = r->facts;

    for (size_t i = 0; i < facts->value.n; i++) {
        const ft_value_row *v = &facts->value.v[i];

        if (v->kind != FT_VALUE_RESULT && v->kind != FT_VALUE_OUT)
            continue;
        if (v->num < 0 || (uint64_t)v->num >= facts->call.n)
            return ft_fail(r->err, FT_ERR_INPUT, "damaged facts: value %zu names no call", i);
    }
    return true;
}

static bool read_version(reader *r)
{
    const char *p = NULL, *end = NULL;
    char expected[64];

    if (!take_line(r, &p, &end))
        return false;
    snprintf(expected, sizeof expected, "ftlint-facts %d", FT_FACTS_VERSION);
    if ((size_t)(end - p) != strlen(expected) || memcmp(p, expected, strlen(expected)) != 0)
        return fail(r, "not facts of this version");
    return true;
}

static bool read_all(reader *r)
{
    if (!read_version(r))
        return false;
    for (ft_table t = 0; t < FT_TABLE_COUNT; t++)
        if (!read_table(r, t))
            return false;
    if (r->p != r->end)
        return fail(r, "text after the last table");
    for (ft_table t = 0; t < FT_TABLE_COUNT; t++)
        if (!check_table(r, t))
            return false;
    return check_values(r);
}

ft_facts *ft_facts_read(const char *text, size_t len, ft_error *err)
{
    reader r = {.p = text, .end = text + len, .facts = ft_facts_new(), .err = err};

    ft_strbuf_init(&r.scratch);
    if (!read_all(&r)) {
        ft_facts_free(r.facts);
        r.facts = NULL;
    }
    ft_strbuf_release(&r.scratch);
    return r.facts;
}
