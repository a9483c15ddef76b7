#ifndef FT_FACTS_FACTS_SCHEMA_H
#define FT_FACTS_FACTS_SCHEMA_H

/* FT_FACT_TABLES as data, for the writer and the reader. Inside the facts room only. */
#include "facts/facts.h"

typedef enum {
#define X(NAME, name, columns) FT_TABLE_##NAME,
    FT_FACT_TABLES(X)
#undef X
        FT_TABLE_COUNT
} ft_table;

typedef enum { FT_COLUMN_TEXT, FT_COLUMN_U32, FT_COLUMN_I64, FT_COLUMN_ROW, FT_COLUMN_PLACE } ft_column_type;

typedef struct ft_column {
    const char *name; /* NULL ends the list */
    ft_column_type type;
    size_t offset;    /* in the row struct */
} ft_column;

typedef struct ft_table_info {
    const char *name;
    size_t row_size;
    size_t offset;    /* of the table in ft_facts */
    const ft_column *columns;
} ft_table_info;

/* What each table of ft_facts looks like, whatever the type of its rows. */
typedef struct ft_rows {
    void *v;
    size_t n, cap;
} ft_rows;

ft_table_info ft_table_describe(ft_table table);

ft_rows ft_table_rows(const ft_facts *facts, ft_table table);
void ft_table_set_rows(ft_facts *facts, ft_table table, const ft_rows *rows);

/* Which table the row numbers in such a column refer to. */
ft_table ft_column_target(const char *column);

/* The column's values must be below this (enumerations); UINT32_MAX + 1 if any value will do. */
uint64_t ft_column_limit(ft_table table, const char *column);

#endif
