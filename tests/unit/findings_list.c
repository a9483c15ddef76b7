/* Order, repetitions and fingerprints of the finding list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "findings/findings.h"

static ft_finding finding(const char *path, uint32_t line, uint32_t col, const char *rule)
{
    return (ft_finding){.rule = rule, .name = "some-rule", .family = "some", .severity = 1,
                        .severity_name = "warning", .at = {path, line, col, line, col + 4},
                        .symbol = "x", .function = "f", .message = "a message", .help = ""};
}

static void add(ft_findings *list, const char *path, uint32_t line, uint32_t col, const char *rule)
{
    ft_finding f = finding(path, line, col, rule);

    ft_findings_add(list, &f);
}

static const char *same_line(void *data, const char *path, uint32_t line)
{
    (void)path;
    (void)line;
    return data;
}

static void strings_are_copied(void **state)
{
    char path[] = "a.c", text[] = "written here";
    ft_related related = {{path, 3, 1, 3, 5}, text, 0};
    ft_finding f = finding(path, 1, 1, "FT101");
    ft_findings *list = ft_findings_new();

    (void)state;
    f.related = &related;
    f.n_related = 1;
    ft_findings_add(list, &f);
    memset(path, 'x', 3);
    memset(text, 'x', 3);
    assert_string_equal(ft_findings_at(list, 0)->at.path, "a.c");
    assert_string_equal(ft_findings_at(list, 0)->related[0].at.path, "a.c");
    assert_string_equal(ft_findings_at(list, 0)->related[0].text, "written here");
    ft_findings_free(list);
}

static void missing_strings_become_empty(void **state)
{
    ft_finding f = finding("a.c", 1, 1, "FT101");
    ft_findings *list = ft_findings_new();

    (void)state;
    f.symbol = f.help = f.function = NULL;
    ft_findings_add(list, &f);
    ft_findings_finish(list, &(ft_finish){0});
    assert_string_equal(ft_findings_at(list, 0)->symbol, "");
    assert_string_equal(ft_findings_at(list, 0)->help, "");
    assert_int_equal(strlen(ft_findings_at(list, 0)->fingerprint), 16);
    ft_findings_free(list);
}

static void order_is_path_line_column_rule(void **state)
{
    static const char *const expected[] = {"a.c:1:1 FT101", "a.c:1:1 FT201", "a.c:1:9 FT101",
                                           "a.c:2:1 FT101", "a.c:10:1 FT101", "b.c:1:1 FT101"};
    ft_findings *list = ft_findings_new();

    (void)state;
    add(list, "b.c", 1, 1, "FT101");
    add(list, "a.c", 10, 1, "FT101");
    add(list, "a.c", 2, 1, "FT101");
    add(list, "a.c", 1, 9, "FT101");
    add(list, "a.c", 1, 1, "FT201");
    add(list, "a.c", 1, 1, "FT101");
    ft_findings_finish(list, &(ft_finish){0});
    assert_int_equal(ft_findings_count(list), 6);
    for (size_t i = 0; i < 6; i++) {
        const ft_finding *f = ft_findings_at(list, i);
        char text[64];

        snprintf(text, sizeof text, "%s:%u:%u %s", f->at.path, f->at.line, f->at.col, f->rule);
        assert_string_equal(text, expected[i]);
    }
    ft_findings_free(list);
}

static void repetitions_leave_one(void **state)
{
    ft_findings *list = ft_findings_new();
    ft_finding f = finding("a.c", 1, 1, "FT101");

    (void)state;
    ft_findings_add(list, &f);
    ft_findings_add(list, &f);
    f.severity = 2; /* through another unit with better evidence */
    ft_findings_add(list, &f);
    f.message = "another message";
    ft_findings_add(list, &f);
    f.severity = 1; /* and through one that knows less */
    f.message = "a lesser message";
    ft_findings_add(list, &f);
    f.symbol = "y";
    ft_findings_add(list, &f);
    ft_findings_finish(list, &(ft_finish){0});
    assert_int_equal(ft_findings_count(list), 2);
    assert_string_equal(ft_findings_at(list, 0)->message, "a message");
    assert_int_equal(ft_findings_at(list, 0)->severity, 2);
    assert_string_equal(ft_findings_at(list, 1)->symbol, "y");
    ft_findings_free(list);
}

static void expansions_of_a_template_are_one(void **state)
{
    ft_findings *list = ft_findings_new();
    ft_finding f = finding("a.c.src", 1, 1, "FT101");

    (void)state;
    f.in_template = true;
    f.severity = 2;
    for (int i = 0; i < 2; i++) { /* seen by two units */
        f.function = "long_get";
        ft_findings_add(list, &f);
        f.function = "int_get";
        f.symbol = "y";
        ft_findings_add(list, &f);
        f.symbol = "x";
    }
    f.function = "short_get";
    f.severity = 1;
    ft_findings_add(list, &f);
    ft_findings_finish(list, &(ft_finish){0});
    assert_int_equal(ft_findings_count(list), 1);
    assert_string_equal(ft_findings_at(list, 0)->function, "long_get");
    assert_string_equal(ft_findings_at(list, 0)->message, "a message (the same in 2 expansions of this template)");
    ft_findings_free(list);
}

/* The fingerprint of the only finding in a list. */
static void fingerprint_of(const ft_finding *f, const char *line, char out[17])
{
    ft_findings *list = ft_findings_new();

    ft_findings_add(list, f);
    ft_findings_finish(list, &(ft_finish){.line_text = same_line, .data = (void *)line});
    snprintf(out, 17, "%s", ft_findings_at(list, 0)->fingerprint);
    ft_findings_free(list);
}

static void fingerprint_outlives_moves_and_indentation(void **state)
{
    ft_finding here = finding("a.c", 10, 5, "FT101"), moved = finding("a.c", 99, 9, "FT101");
    char first[17], second[17];

    (void)state;
    moved.message = "reworded";
    here.at.col = 9, here.at.end_col = 19;
    moved.at.col = 6, moved.at.end_col = 15;
    fingerprint_of(&here, "    x = get(d,  k);\r", first);
    fingerprint_of(&moved, "\tx = get(d, k); /* a comment */", second);
    assert_string_equal(first, second);
}

static const char *three_lines(void *data, const char *path, uint32_t line)
{
    static const char *const lines[] = {"x = get(d,", "        k,", "        0) + 1;"};

    (void)data, (void)path;
    return line <= 3 ? lines[line - 1] : NULL;
}

static void fingerprint_outlives_line_breaks(void **state)
{
    ft_finding broken = finding("a.c", 1, 5, "FT101"), whole = finding("a.c", 9, 5, "FT101");
    ft_findings *list = ft_findings_new();
    char text[17];

    (void)state;
    broken.at.end_line = 3, broken.at.end_col = 11;
    whole.at.end_col = 17;
    ft_findings_add(list, &broken);
    ft_findings_finish(list, &(ft_finish){.line_text = three_lines});
    fingerprint_of(&whole, "x = get(d, k, 0) + 2;", text);
    assert_string_equal(ft_findings_at(list, 0)->fingerprint, text);
    ft_findings_free(list);
}

static void fingerprint_does_not_depend_on_the_start_folder(void **state)
{
    static const struct {
        const char *path;
        ft_view view;
    } starts[] = {{"src/a.c", {0}}, {"a.c", {.add = "src/"}}, {"proj/src/a.c", {.strip = "proj/"}}};
    char first[17] = "";

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        ft_findings *list = ft_findings_new();

        add(list, starts[i].path, 1, 1, "FT101");
        ft_findings_finish(list, &(ft_finish){.view = starts[i].view});
        if (i == 0)
            snprintf(first, sizeof first, "%s", ft_findings_at(list, 0)->fingerprint);
        assert_string_equal(ft_findings_at(list, 0)->fingerprint, first);
        ft_findings_free(list);
    }
}

static void fingerprint_tells_different_findings_apart(void **state)
{
    ft_finding base = finding("a.c", 1, 1, "FT101");
    ft_finding others[] = {base, base, base, base};
    char first[17], second[17];

    (void)state;
    others[0].rule = "FT102";
    others[1].at.path = "b.c";
    others[2].function = "g";
    others[3].symbol = "y";
    fingerprint_of(&base, "line", first);
    for (size_t i = 0; i < 4; i++) {
        fingerprint_of(&others[i], "line", second);
        assert_string_not_equal(first, second);
    }
    fingerprint_of(&base, "other line", second);
    assert_string_not_equal(first, second);
}

static void equal_lines_are_counted(void **state)
{
    ft_finding only = finding("a.c", 3, 1, "FT101");
    ft_findings *list = ft_findings_new();
    char alone[17];

    (void)state;
    fingerprint_of(&only, "same", alone);
    add(list, "a.c", 9, 1, "FT101");
    add(list, "a.c", 5, 1, "FT101");
    add(list, "a.c", 7, 1, "FT101");
    ft_findings_finish(list, &(ft_finish){.line_text = same_line, .data = "same"});
    assert_string_equal(ft_findings_at(list, 0)->fingerprint, alone);
    assert_string_not_equal(ft_findings_at(list, 1)->fingerprint, alone);
    assert_string_not_equal(ft_findings_at(list, 2)->fingerprint, ft_findings_at(list, 1)->fingerprint);
    ft_findings_free(list);
}

/* Baselines of users depend on this value: a change needs a new recipe number. */
static void fingerprint_recipe_is_stable(void **state)
{
    ft_finding f = finding("src/a.c", 3, 1, "FT101");
    char text[17];

    (void)state;
    f.at.col = 7, f.at.end_col = 27;
    fingerprint_of(&f, "  x = PyDict_GetItem(d, k);", text);
    assert_string_equal(text, "a6cabb88273a0b49");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(missing_strings_become_empty),
        cmocka_unit_test(order_is_path_line_column_rule),
        cmocka_unit_test(repetitions_leave_one),
        cmocka_unit_test(expansions_of_a_template_are_one),
        cmocka_unit_test(fingerprint_outlives_moves_and_indentation),
        cmocka_unit_test(fingerprint_outlives_line_breaks),
        cmocka_unit_test(fingerprint_does_not_depend_on_the_start_folder),
        cmocka_unit_test(fingerprint_tells_different_findings_apart),
        cmocka_unit_test(equal_lines_are_counted),
        cmocka_unit_test(fingerprint_recipe_is_stable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
