#include "ir/ir.h"

#include <assert.h>

#define X(name, text) [FT_OP_##name] = text,
static const char *const op_names[] = { FT_OPS(X) };
#undef X
static_assert(sizeof op_names / sizeof *op_names == FT_OP_COUNT, "one name per operation");

static const char *const sub_names[] = {
    [FT_SUB_NONE] = "", [FT_SUB_ADD] = "+", [FT_SUB_SUB] = "-", [FT_SUB_MUL] = "*", [FT_SUB_DIV] = "/",
    [FT_SUB_REM] = "%", [FT_SUB_SHL] = "<<", [FT_SUB_SHR] = ">>", [FT_SUB_AND] = "&", [FT_SUB_OR] = "|",
    [FT_SUB_XOR] = "^", [FT_SUB_EQ] = "==", [FT_SUB_NE] = "!=", [FT_SUB_LT] = "<", [FT_SUB_LE] = "<=",
    [FT_SUB_GT] = ">", [FT_SUB_GE] = ">=", [FT_SUB_NEG] = "neg", [FT_SUB_NOT] = "~", [FT_SUB_LNOT] = "!",
    [FT_SUB_OTHER] = "other",
};
static_assert(sizeof sub_names / sizeof *sub_names == FT_SUB_OTHER + 1, "one name per operator");

const char *ft_op_name(ft_op op)
{
    return op < FT_OP_COUNT ? op_names[op] : "?";
}

const char *ft_sub_name(ft_sub sub)
{
    return sub <= FT_SUB_OTHER ? sub_names[sub] : "?";
}

void ft_unit_free(ft_unit *unit)
{
    if (!unit)
        return;
    ft_interner_free(unit->strings);
    ft_arena_free(unit->arena); /* the unit itself stands in it */
}
