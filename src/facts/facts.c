#include "facts/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/vec.h"

ft_facts *ft_facts_new(void)
{
    ft_facts *facts = ft_xcalloc(1, sizeof *facts);

    facts->strings = ft_interner_new();
    return facts;
}

void ft_facts_free(ft_facts *facts)
{
    if (!facts)
        return;
#define X(NAME, name, columns) free(facts->name.v);
    FT_FACT_TABLES(X)
#undef X
    ft_interner_free(facts->strings);
    free(facts);
}

ft_str ft_facts_str(ft_facts *facts, const char *s)
{
    return ft_intern_id(facts->strings, s);
}

const char *ft_facts_text(const ft_facts *facts, ft_str s)
{
    return ft_intern_text(facts->strings, s);
}

ft_row ft_facts_grow(void **rows, size_t *n, size_t *cap, size_t size)
{
    if (*n == *cap)
        ft_vec_grow(rows, *n, cap, size);
    memset((char *)*rows + *n * size, 0, size);
    return (ft_row)(*n)++;
}

const char *ft_value_kind_name(ft_value_kind kind)
{
    static const char *const names[] = {
#define X(name, text) [FT_VALUE_##name] = text,
        FT_VALUE_KINDS(X)
#undef X
    };
    return (unsigned)kind < FT_VALUE_COUNT ? names[kind] : "?";
}

const char *ft_shape_name(ft_shape shape)
{
    static const char *const names[] = {
#define X(name, text) [FT_SHAPE_##name] = text,
        FT_SHAPES(X)
#undef X
    };
    return (unsigned)shape < FT_SHAPE_COUNT ? names[shape] : "?";
}
