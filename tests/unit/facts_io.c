/* Facts survive the way through text unchanged, and damaged text never does harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "facts/facts_schema.h"

static ft_place place(uint32_t line)
{
    return (ft_place){.file = 0, .line = line, .col = 3, .end_line = line, .end_col = 9};
}

/* A little of everything: escapes, missing rows, extreme numbers. */
static ft_facts *make_facts(void)
{
    ft_facts *f = ft_facts_new();
    ft_row file = FT_FACTS_ADD(f, file);
    ft_row function = FT_FACTS_ADD(f, function);
    ft_row value = FT_FACTS_ADD(f, value);
    ft_row call = FT_FACTS_ADD(f, call);
    ft_row comment = FT_FACTS_ADD(f, comment);

    f->file.v[file] = (ft_file_row){ft_facts_str(f, "src/a\tb.c"), 1, 1, 0};
    f->function.v[function].name = ft_facts_str(f, "get");
    f->function.v[function].at = place(10);
    f->function.v[function].body = place(10);
    f->value.v[value] = (ft_value_row){.function = function, .kind = FT_VALUE_INT, .base = FT_NO_ROW, .num = INT64_MIN};
    value = FT_FACTS_ADD(f, value);
    f->value.v[value] = (ft_value_row){.function = function, .kind = FT_VALUE_RESULT, .base = 0, .num = call};
    f->call.v[call] = (ft_call_row){.function = function, .callee = ft_facts_str(f, "PyDict_GetItem"),
                                    .target = FT_NO_ROW, .result = value, .uses = UINT32_MAX,
                                    .use = FT_NO_ROW, .kept = FT_NO_ROW, .at = place(11)};
    f->comment.v[comment].text = ft_facts_str(f, "/* ftlint: \\ \n\t caf\xc3\xa9 \xff */");
    f->comment.v[comment].at = (ft_place){FT_NO_ROW, 1, 1, 1, 1};
    FT_FACTS_ADD(f, coverage);
    f->coverage.v[0].calls = 7;
    FT_FACTS_ADD(f, gap);
    f->gap.v[0] = (ft_gap_row){FT_LOST_CALL, 1, 0, ft_facts_str(f, "Py_DECREF"), place(12)};
    return f;
}

static void write_facts(ft_strbuf *out)
{
    ft_facts *facts = make_facts();

    ft_strbuf_init(out);
    ft_facts_write(facts, out);
    ft_facts_free(facts);
}

static void round_trip_keeps_everything(void **state)
{
    ft_strbuf first, second;
    ft_error err = {0};
    ft_facts *back;

    (void)state;
    write_facts(&first);
    back = ft_facts_read(first.s, first.len, &err);
    assert_non_null(back);
    assert_string_equal(ft_facts_text(back, back->file.v[0].path), "src/a\tb.c");
    assert_string_equal(ft_facts_text(back, back->comment.v[0].text), "/* ftlint: \\ \n\t caf\xc3\xa9 \xff */");
    assert_true(back->value.v[0].num == INT64_MIN);
    assert_int_equal(back->value.v[0].base, FT_NO_ROW);
    assert_int_equal(back->call.v[0].uses, UINT32_MAX);
    assert_int_equal(back->call.v[0].at.end_col, 9);
    ft_strbuf_init(&second);
    ft_facts_write(back, &second);
    assert_string_equal(first.s, second.s);
    ft_strbuf_release(&first);
    ft_strbuf_release(&second);
    ft_facts_free(back);
}

static void empty_facts_round_trip(void **state)
{
    ft_facts *empty = ft_facts_new(), *back;
    ft_error err = {0};
    ft_strbuf out;

    (void)state;
    ft_strbuf_init(&out);
    ft_facts_write(empty, &out);
    back = ft_facts_read(out.s, out.len, &err);
    assert_non_null(back);
    assert_int_equal(back->call.n, 0);
    ft_facts_free(back);
    ft_facts_free(empty);
    ft_strbuf_release(&out);
}

static void every_truncation_is_an_error(void **state)
{
    ft_strbuf text;

    (void)state;
    write_facts(&text);
    for (size_t len = 0; len < text.len; len++) {
        ft_error err = {0};
        char *cut = malloc(len ? len : 1); /* exact size, so that reading on is noticed */

        memcpy(cut, text.s, len);
        assert_null(ft_facts_read(cut, len, &err));
        assert_string_not_equal(err.text, "");
        free(cut);
    }
    ft_strbuf_release(&text);
}

/* Whatever is accepted must be consistent enough to be written and read again. */
static void accept_or_refuse(const char *text, size_t len)
{
    ft_error err = {0};
    ft_facts *facts = ft_facts_read(text, len, &err);
    ft_strbuf out;

    if (!facts) {
        assert_int_equal(err.kind, FT_ERR_INPUT);
        return;
    }
    ft_strbuf_init(&out);
    ft_facts_write(facts, &out);
    ft_facts_free(facts);
    facts = ft_facts_read(out.s, out.len, &err);
    assert_non_null(facts);
    ft_facts_free(facts);
    ft_strbuf_release(&out);
}

static void flipped_bytes_do_no_harm(void **state)
{
    static const char spice[] = "0123456789-:\t\n\\ \0\xff";
    uint32_t seed = 12345;
    ft_strbuf text;

    (void)state;
    write_facts(&text);
    for (size_t round = 0; round < 20000; round++) {
        char *copy = malloc(text.len);

        memcpy(copy, text.s, text.len);
        for (int flips = 0; flips < 3; flips++) {
            seed = seed * 1664525u + 1013904223u;
            copy[(seed >> 8) % text.len] = spice[(seed >> 3) % (sizeof spice - 1)];
        }
        accept_or_refuse(copy, text.len);
        free(copy);
    }
    ft_strbuf_release(&text);
}

static void replace_once(ft_strbuf *text, const char *from, const char *to)
{
    char *at = strstr(text->s, from);
    ft_strbuf out;

    assert_non_null(at);
    ft_strbuf_init(&out);
    ft_strbuf_add(&out, text->s, (size_t)(at - text->s));
    ft_strbuf_adds(&out, to);
    ft_strbuf_adds(&out, at + strlen(from));
    ft_strbuf_release(text);
    *text = out;
}

static void inconsistencies_are_refused(void **state)
{
    static const struct {
        const char *from, *to, *message;
    } cases[] = {
        {"ftlint-facts 1", "ftlint-facts 2", "version"},
        {"FILE 1", "FILE 2", "line"},
        {"FILE 1", "FILE 4294967295", "row count"},
        {"FILE 1", "FILE 99999999999", "row count"},
        {"FILE 1 path", "FILE 1 road", "columns"},
        {"PARAM 0", "PARAN 0", "expected table PARAM"},
        {"\t0:11:3-11:9", "\t1:11:3-11:9", "'at' of row 0 in table CALL is out of range"},
        {"-9223372036854775808", "-9223372036854775809", "'num'"},
        {"-9223372036854775808", "9223372036854775808", "'num'"},
        {"4294967295", "4294967296", "'uses'"},
        {"/* ftlint: \\\\", "/* ftlint: \\x", "'text'"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ft_error err = {0};
        ft_strbuf text;

        write_facts(&text);
        replace_once(&text, cases[i].from, cases[i].to);
        assert_null(ft_facts_read(text.s, text.len, &err));
        if (!strstr(err.text, cases[i].message))
            fail_msg("case %zu: %s", i, err.text);
        ft_strbuf_release(&text);
    }
}

static void bad_kind_and_call_are_refused(void **state)
{
    ft_facts *facts = make_facts();
    ft_error err = {0};
    ft_strbuf out;

    (void)state;
    ft_strbuf_init(&out);
    facts->value.v[0].kind = FT_VALUE_COUNT;
    ft_facts_write(facts, &out);
    assert_null(ft_facts_read(out.s, out.len, &err));
    assert_non_null(strstr(err.text, "'kind' of row 0 in table VALUE"));
    facts->value.v[0].kind = FT_VALUE_OUT;
    facts->value.v[0].num = 1;
    ft_strbuf_clear(&out);
    ft_facts_write(facts, &out);
    assert_null(ft_facts_read(out.s, out.len, &err));
    assert_non_null(strstr(err.text, "names no call"));
    ft_strbuf_release(&out);
    ft_facts_free(facts);
}

/* A new R() column must say which table it refers to. */
static void references_have_targets(void **state)
{
    (void)state;
    for (ft_table t = 0; t < FT_TABLE_COUNT; t++)
        for (const ft_column *c = ft_table_describe(t).columns; c->name; c++)
            if (c->type == FT_COLUMN_ROW)
                assert_in_range(ft_column_target(c->name), 0, FT_TABLE_COUNT - 1);
}

static void names_cover_all_kinds(void **state)
{
    (void)state;
    for (int k = 0; k < FT_VALUE_COUNT; k++)
        assert_string_not_equal(ft_value_kind_name((ft_value_kind)k), "?");
    for (int s = 0; s < FT_SHAPE_COUNT; s++)
        assert_string_not_equal(ft_shape_name((ft_shape)s), "?");
    assert_string_equal(ft_shape_name((ft_shape)99), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trip_keeps_everything), cmocka_unit_test(empty_facts_round_trip),
        cmocka_unit_test(every_truncation_is_an_error), cmocka_unit_test(flipped_bytes_do_no_harm),
        cmocka_unit_test(inconsistencies_are_refused), cmocka_unit_test(bad_kind_and_call_are_refused),
        cmocka_unit_test(references_have_targets),
        cmocka_unit_test(names_cover_all_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
