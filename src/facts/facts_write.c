#include <stdint.h>
#include <string.h>

#include "facts/facts_schema.h"

static void write_text(const char *s, ft_strbuf *out)
{
    static const struct {
        char c, escape;
    } escapes[] = {{'\t', 't'}, {'\n', 'n'}, {'\\', '\\'}};

    while (*s) {
        size_t plain = strcspn(s, "\t\n\\");

        ft_strbuf_add(out, s, plain);
        s += plain;
        for (size_t i = 0; *s && i < sizeof escapes / sizeof *escapes; i++) {
            if (*s != escapes[i].c)
                continue;
            ft_strbuf_addch(out, '\\');
            ft_strbuf_addch(out, escapes[i].escape);
            s++;
            break;
        }
    }
}

static void write_row_number(ft_row row, ft_strbuf *out)
{
    if (row == FT_NO_ROW)
        ft_strbuf_addch(out, '-');
    else
        ft_strbuf_addu(out, row);
}

static void write_signed(int64_t n, ft_strbuf *out)
{
    if (n < 0)
        ft_strbuf_addch(out, '-');
    ft_strbuf_addu(out, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
}

/* 0:12:5-12:20 is line 12, columns 5 to 20 of file 0. */
static void write_place(const ft_place *at, ft_strbuf *out)
{
    const struct {
        char before;
        uint32_t number;
    } parts[] = {{':', at->line}, {':', at->col}, {'-', at->end_line}, {':', at->end_col}};

    write_row_number(at->file, out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ft_strbuf_addch(out, parts[i].before);
        ft_strbuf_addu(out, parts[i].number);
    }
}

static void write_field(const ft_facts *facts, const ft_column *column, const void *field, ft_strbuf *out)
{
    switch (column->type) {
    case FT_COLUMN_TEXT:
        write_text(ft_facts_text(facts, *(const ft_str *)field), out);
        break;
    case FT_COLUMN_U32:
        ft_strbuf_addu(out, *(const uint32_t *)field);
        break;
    case FT_COLUMN_I64:
        write_signed(*(const int64_t *)field, out);
        break;
    case FT_COLUMN_ROW:
        write_row_number(*(const ft_row *)field, out);
        break;
    case FT_COLUMN_PLACE:
        write_place(field, out);
        break;
    }
}

static void write_table(const ft_facts *facts, ft_table table, ft_strbuf *out)
{
    ft_table_info info = ft_table_describe(table);
    ft_rows rows = ft_table_rows(facts, table);

    ft_strbuf_addf(out, "%s %zu", info.name, rows.n);
    for (const ft_column *c = info.columns; c->name; c++)
        ft_strbuf_addf(out, " %s", c->name);
    ft_strbuf_addch(out, '\n');
    for (size_t i = 0; i < rows.n; i++) {
        const char *row = (const char *)rows.v + i * info.row_size;

        for (const ft_column *c = info.columns; c->name; c++) {
            if (c != info.columns)
                ft_strbuf_addch(out, '\t');
            write_field(facts, c, row + c->offset, out);
        }
        ft_strbuf_addch(out, '\n');
    }
}

void ft_facts_write(const ft_facts *facts, ft_strbuf *out)
{
    ft_strbuf_addf(out, "ftlint-facts %d\n", FT_FACTS_VERSION);
    for (ft_table t = 0; t < FT_TABLE_COUNT; t++)
        write_table(facts, t, out);
}
