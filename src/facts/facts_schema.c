#include "facts/facts_schema.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#define COUNT_OF(a) (sizeof(a) / sizeof(a)[0])

/* One function per table, so that `row` names the row struct where the columns are expanded. */
#define S(n) {#n, FT_COLUMN_TEXT, offsetof(row, n)},
#define U(n) {#n, FT_COLUMN_U32, offsetof(row, n)},
#define I(n) {#n, FT_COLUMN_I64, offsetof(row, n)},
#define R(n) {#n, FT_COLUMN_ROW, offsetof(row, n)},
#define L(n) {#n, FT_COLUMN_PLACE, offsetof(row, n)},
#define X(NAME, name, columns)                                                \
    static const ft_column *columns_of_##name(void)                           \
    {                                                                         \
        typedef ft_##name##_row row;                                          \
        static const ft_column list[] = {columns{NULL, FT_COLUMN_TEXT, 0}};   \
        return list;                                                          \
    }
FT_FACT_TABLES(X)
#undef X
#undef S
#undef U
#undef I
#undef R
#undef L

ft_table_info ft_table_describe(ft_table table)
{
    static const struct {
        const char *name;
        size_t row_size, offset;
        const ft_column *(*columns)(void);
    } tables[] = {
#define X(NAME, name, columns) \
    [FT_TABLE_##NAME] = {#NAME, sizeof(ft_##name##_row), offsetof(ft_facts, name), columns_of_##name},
        FT_FACT_TABLES(X)
#undef X
    };
    return (ft_table_info){tables[table].name, tables[table].row_size, tables[table].offset,
                           tables[table].columns()};
}

/* The pointer to the rows has another type in each table, hence the copies. */
ft_rows ft_table_rows(const ft_facts *facts, ft_table table)
{
    ft_rows rows;

    static_assert(sizeof rows == sizeof facts->file, "a table is a pointer and two sizes");
    memcpy(&rows, (const char *)facts + ft_table_describe(table).offset, sizeof rows);
    return rows;
}

void ft_table_set_rows(ft_facts *facts, ft_table table, const ft_rows *rows)
{
    memcpy((char *)facts + ft_table_describe(table).offset, rows, sizeof *rows);
}

ft_table ft_column_target(const char *column)
{
    static const struct {
        const char *column;
        ft_table table;
    } targets[] = {
        {"function", FT_TABLE_FUNCTION}, {"base", FT_TABLE_VALUE},     {"member", FT_TABLE_VALUE},
        {"object", FT_TABLE_VALUE},      {"stored", FT_TABLE_VALUE},   {"result", FT_TABLE_VALUE},
        {"target", FT_TABLE_VALUE},      {"value", FT_TABLE_VALUE},    {"call", FT_TABLE_CALL},
        {"arg", FT_TABLE_ARG},           {"access", FT_TABLE_ACCESS},  {"ret", FT_TABLE_RETURN},
        {"global", FT_TABLE_GLOBAL},     {"record", FT_TABLE_RECORD},  {"file", FT_TABLE_FILE},
        {"use", FT_TABLE_USE},           {"kept", FT_TABLE_USE},       {"into", FT_TABLE_VALUE},
    };

    for (size_t i = 0; i < COUNT_OF(targets); i++)
        if (strcmp(targets[i].column, column) == 0)
            return targets[i].table;
    assert(false && "a new R() column needs a row in this table");
    return FT_TABLE_COUNT;
}

uint64_t ft_column_limit(ft_table table, const char *column)
{
    static const struct {
        ft_table table;
        const char *column;
        uint32_t limit;
    } limits[] = {
        {FT_TABLE_PARAM, "shape", FT_SHAPE_COUNT},  {FT_TABLE_VALUE, "kind", FT_VALUE_COUNT},
        {FT_TABLE_VALUE, "shape", FT_SHAPE_COUNT},  {FT_TABLE_ACCESS, "kind", FT_ACC_COUNT},
        {FT_TABLE_GLOBAL, "shape", FT_SHAPE_COUNT}, {FT_TABLE_FIELD, "shape", FT_SHAPE_COUNT},
        {FT_TABLE_GAP, "kind", FT_LOST_COUNT},       {FT_TABLE_CONDITION, "op", FT_COND_COUNT},
        {FT_TABLE_ASSUMED, "kind", FT_LACKS_COUNT}, {FT_TABLE_LOCK, "signs", FT_SIGN_ANY + 1},
        {FT_TABLE_WRAPPER, "signs", FT_SIGN_ANY + 1},
    };

    for (size_t i = 0; i < COUNT_OF(limits); i++)
        if (limits[i].table == table && strcmp(limits[i].column, column) == 0)
            return limits[i].limit;
    return (uint64_t)UINT32_MAX + 1;
}
