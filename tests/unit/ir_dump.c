/* Dumps of IR built by hand: what the golden tests of tests/ir cannot reach, and the names of operations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ir/dump.h"

typedef struct fixture {
    ft_unit *unit;
    ft_function *f;
    ft_type integer, record_type;
    ft_record record;
} fixture;

static int set_up(void **state)
{
    ft_arena *arena = ft_arena_new();
    fixture *x = FT_NEW(arena, fixture);

    x->unit = FT_NEW(arena, ft_unit);
    x->unit->arena = arena;
    x->unit->strings = ft_interner_new();
    x->unit->files = FT_NEW(arena, ft_file);
    x->unit->files[0].path = "a.c";
    x->unit->n_files = 1;
    x->integer = (ft_type){ .kind = FT_TY_INT, .name = "int", .canonical = "int" };
    x->record = (ft_record){ .name = "thing", .tag = "_thing", .loc = { 0, 3, 1, 3, 2 }, .in_project = true };
    x->f = FT_NEW(arena, ft_function);
    x->f->name = "f";
    x->f->result = &x->integer;
    x->f->loc = (ft_loc){ 0, 7, 5, 7, 6 };
    *state = x;
    return 0;
}

static int tear_down(void **state)
{
    ft_unit_free(((fixture *)*state)->unit);
    return 0;
}

static ft_block *add_block(fixture *x, ft_instr *instrs, uint32_t n)
{
    ft_arena *arena = x->unit->arena;
    ft_block *b = FT_NEW(arena, ft_block);

    b->instrs = ft_arena_dup(arena, instrs, n, sizeof *instrs);
    b->n_instrs = n;
    x->f->blocks = FT_NEW_ARRAY(arena, ft_block *, 1);
    x->f->blocks[0] = b;
    x->f->n_blocks = 1;
    return b;
}

static void assert_dump(const fixture *x, const char *want)
{
    ft_strbuf out;

    ft_strbuf_init(&out);
    ft_ir_dump_function(&out, x->unit, x->f);
    assert_string_equal(out.s, want);
    ft_strbuf_release(&out);
}

static void names_are_there_for_all(void **state)
{
    (void)state;
    for (int op = 0; op < FT_OP_COUNT; op++)
        assert_true(strlen(ft_op_name((ft_op)op)) > 2);
    for (int sub = FT_SUB_ADD; sub <= FT_SUB_OTHER; sub++)
        assert_true(strlen(ft_sub_name((ft_sub)sub)) > 0);
    assert_string_equal(ft_op_name(FT_OP_FIELD), "field");
    assert_string_equal(ft_sub_name(FT_SUB_SHL), "<<");
    assert_string_equal(ft_op_name(FT_OP_COUNT), "?");
    assert_string_equal(ft_sub_name((ft_sub)99), "?");
}

static void empty_function(void **state)
{
    const fixture *x = *state;

    assert_dump(x, "function f() -> int  a.c:7\n\n");
}

static void flags_and_unnamed_parameters(void **state)
{
    fixture *x = *state;
    ft_var a = { .name = "", .type = &x->integer }, b = { .name = "b", .type = &x->integer, .param = 1, .address_taken = true };
    ft_var *vars[] = { &a, &b };

    x->f->vars = vars;
    x->f->n_vars = x->f->n_params = 2;
    x->f->is_static = x->f->has_error = true;
    assert_dump(x, "function f(int, b: int [address]) -> int  [static error]  a.c:7\n\n");
}

static void operands_of_every_kind(void **state)
{
    fixture *x = *state;
    ft_var v = { .name = "v" };
    ft_global g = { .name = "g", .owner_name = "f" };
    ft_operand args[] = {
        { .kind = FT_OPERAND_TEMP, .temp = 4 },
        { .kind = FT_OPERAND_INT, .num = INT64_MIN },
        { .kind = FT_OPERAND_INT, .num = 2, .text = "TWO" },
        { .kind = FT_OPERAND_NULL },
        { .kind = FT_OPERAND_STRING, .text = "a\"\n\\\001" },
        { .kind = FT_OPERAND_OTHER },
        { .kind = FT_OPERAND_FUNC, .text = "callback" },
        { .kind = FT_OPERAND_LOCAL, .var = &v },
        { .kind = FT_OPERAND_GLOBAL, .global = &g },
    };
    ft_instr call = { .op = FT_OP_CALL, .args = args, .n_args = 9, .target = { .kind = FT_OPERAND_TEMP, .temp = 3 },
                      .dst = 5, .macro = "OUTER", .inner_macro = "INNER", .loc = { 0, 8, 2, 8, 9 } };

    add_block(x, &call, 1);
    assert_dump(x, "function f() -> int  a.c:7\nb0:\n"
                   "  %5 = call %3(%4, -9223372036854775808, TWO(2), NULL, \"a\\\"\\n\\\\\\x01\", ?, callback, @v, $f.g)"
                   "  ; 8:2-8:9 OUTER > INNER\n\n");
}

static void fields_without_record(void **state)
{
    fixture *x = *state;
    ft_operand base = { .kind = FT_OPERAND_TEMP, .temp = 1 };
    ft_instr instrs[] = {
        { .op = FT_OP_FIELD, .dst = 2, .args = &base, .n_args = 1, .field = "x" },
        { .op = FT_OP_FIELD, .dst = 3, .args = &base, .n_args = 1, .field = "x", .record = &x->record },
        { .op = FT_OP_UNREACHABLE },
    };

    add_block(x, instrs, 3);
    assert_dump(x, "function f() -> int  a.c:7\nb0:\n  %2 = field %1, ?.x\n  %3 = field %1, thing.x\n  unreachable\n\n");
}

static void units_show_the_projects_records_only(void **state)
{
    fixture *x = *state;
    ft_field field = { "bits", &x->integer, true };
    ft_record *records[] = { &x->record, &x->record };
    ft_strbuf out;

    x->record.fields = &field;
    x->record.n_fields = 1;
    x->unit->records = records;
    x->unit->n_records = 1;
    ft_strbuf_init(&out);
    ft_ir_dump_unit(&out, x->unit);
    assert_string_equal(out.s, "record thing (_thing)  a.c:3\n  bits: int  [bits]\n\n"
                               "coverage  bodies 0, with errors 0, lost 0, C-API calls 0 of 0 (0 skipped)\n");
    x->record.in_project = false;
    ft_strbuf_clear(&out);
    ft_ir_dump_unit(&out, x->unit);
    assert_string_equal(out.s, "\ncoverage  bodies 0, with errors 0, lost 0, C-API calls 0 of 0 (0 skipped)\n");
    ft_strbuf_release(&out);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    ft_unit_free(NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(names_are_there_for_all), TEST(empty_function), TEST(flags_and_unnamed_parameters),
        TEST(operands_of_every_kind), TEST(fields_without_record), TEST(units_show_the_projects_records_only),
        TEST(freeing_nothing_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
