/* The baseline: its file, and which findings it holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "findings/baseline.h"

static const ft_view here = {0};

/* path, function, symbol, text of a finding of FT101 */
typedef struct row {
    const char *path, *function, *symbol, *text;
} row;

static ft_finding finding(const row *r, uint32_t line)
{
    return (ft_finding){.rule = "FT101", .name = "n", .family = "borrowed", .severity = 2, .severity_name = "error",
                        .at = {r->path, line, 1, line, 2}, .symbol = r->symbol, .function = r->function,
                        .message = "a \"message\"\n", .text_hash = r->text};
}

static ft_findings *list_of(const row *rows, size_t n)
{
    ft_findings *list = ft_findings_new();

    for (size_t i = 0; i < n; i++) {
        ft_finding f = finding(&rows[i], (uint32_t)i + 1);

        ft_findings_add(list, &f);
    }
    return list;
}

static ft_baseline *baseline_of(const row *rows, size_t n)
{
    ft_baseline *baseline = ft_baseline_new();

    for (size_t i = 0; i < n; i++) {
        ft_finding f = finding(&rows[i], 1);

        ft_baseline_add(baseline, &f, &here);
    }
    return baseline;
}

static ft_file_place place(void *data, const char *path)
{
    (void)data;
    return strcmp(path, "gone.c") == 0 ? FT_FILE_GONE : strcmp(path, "unseen.c") == 0 ? FT_FILE_UNSEEN : FT_FILE_SEEN;
}

/* A known finding and one that is found now: are they the same? */
static const struct {
    const char *what;
    row known, now;
    bool same;
} pairs[] = {
    {"nothing changed", {"a.c", "f", "s", "1"}, {"a.c", "f", "s", "1"}, true},
    {"moved to another file", {"a.c", "f", "s", "1"}, {"b.c", "f", "s", "1"}, true},
    {"moved to another function", {"a.c", "f", "s", "1"}, {"a.c", "g", "s", "1"}, true},
    {"edited", {"a.c", "f", "s", "1"}, {"a.c", "f", "s", "2"}, true},
    {"the like in a file that is not looked at", {"unseen.c", "f", "s", "1"}, {"b.c", "f", "s", "1"}, false},
    {"renamed", {"gone.c", "f", "s", "1"}, {"b.c", "f", "s", "1"}, true},
    {"renamed and edited", {"gone.c", "f", "s", "1"}, {"b.c", "f", "s", "2"}, true},
    {"another file and another text", {"a.c", "f", "s", "1"}, {"b.c", "f", "s", "2"}, false},
    {"another file and another function", {"a.c", "f", "s", "1"}, {"b.c", "g", "s", "1"}, false},
    {"another symbol", {"a.c", "f", "s", "1"}, {"a.c", "f", "t", "1"}, false},
};

static void the_same_is_recognised(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ft_baseline *baseline = baseline_of(&pairs[i].known, 1);
        ft_findings *list = list_of(&pairs[i].now, 1);

        ft_baseline_match(baseline, list, &here, FT_FINDING_BASELINED, place, NULL);
        if (pairs[i].same != (ft_findings_at(list, 0)->state == FT_FINDING_BASELINED))
            fail_msg("%s", pairs[i].what);
        assert_int_equal(ft_baseline_at(baseline, 0)->left, pairs[i].same ? 0 : 1);
        ft_findings_free(list);
        ft_baseline_free(baseline);
    }
}

static void one_more_than_known_reports_the_last(void **state)
{
    static const row known[] = {{"a.c", "f", "s", "1"}, {"a.c", "f", "s", "1"}};
    static const row now[] = {{"a.c", "f", "s", "1"}, {"a.c", "f", "s", "1"}, {"a.c", "f", "s", "1"}};
    ft_baseline *baseline = baseline_of(known, 2);
    ft_findings *list = list_of(now, 3);

    (void)state;
    ft_baseline_match(baseline, list, &here, FT_FINDING_BASELINED, place, NULL);
    ft_findings_settle(list);
    assert_int_equal(ft_findings_count(list), 1);
    assert_int_equal(ft_findings_at(list, 0)->at.line, 3);
    assert_int_equal(ft_findings_hidden_count(list), 2);
    ft_findings_free(list);
    ft_baseline_free(baseline);
}

/* The strictest pass comes first for all: an edited finding does not take the place of one that stayed. */
static void what_stayed_goes_first(void **state)
{
    static const row known[] = {{"a.c", "f", "s", "stayed"}};
    static const row now[] = {{"a.c", "f", "s", "new"}, {"a.c", "f", "s", "stayed"}};
    ft_baseline *baseline = baseline_of(known, 1);
    ft_findings *list = list_of(now, 2);

    (void)state;
    ft_baseline_match(baseline, list, &here, FT_FINDING_BASELINED, place, NULL);
    assert_int_equal(ft_findings_at(list, 0)->state, FT_FINDING_OPEN);
    assert_int_equal(ft_findings_at(list, 1)->state, FT_FINDING_BASELINED);
    ft_findings_free(list);
    ft_baseline_free(baseline);
}

static void the_file_is_sorted_and_reads_back(void **state)
{
    static const row rows[] = {{"b.c", "f", "s", "1"}, {"a.c", "g", "s", "2"}, {"a.c", "g", "s", "2"}};
    ft_baseline *baseline = baseline_of(rows, 3), *again;
    ft_error err = {0};
    ft_strbuf first, second;

    (void)state;
    ft_strbuf_init(&first);
    ft_strbuf_init(&second);
    ft_baseline_write(baseline, &first);
    assert_string_equal(first.s, "{\"format\": \"ftlint-baseline\", \"version\": 1, \"findings\": [\n"
                                 "{\"path\": \"a.c\", \"rule\": \"FT101\", \"function\": \"g\", \"symbol\": \"s\", "
                                 "\"text\": \"2\", \"count\": 2, \"message\": \"a \\\"message\\\"\\n\"},\n"
                                 "{\"path\": \"b.c\", \"rule\": \"FT101\", \"function\": \"f\", \"symbol\": \"s\", "
                                 "\"text\": \"1\", \"count\": 1, \"message\": \"a \\\"message\\\"\\n\"}\n]}\n");
    again = ft_baseline_read(first.s, first.len, "x", &err);
    assert_non_null(again);
    ft_baseline_write(again, &second);
    assert_string_equal(first.s, second.s);
    ft_strbuf_release(&first);
    ft_strbuf_release(&second);
    ft_baseline_free(again);
    ft_baseline_free(baseline);
}

static void damaged_files_are_refused(void **state)
{
    static const char *const texts[][2] = {
        {"", "x:1:0: "},
        {"{", "x:1:1: "},
        {"[]", "x: not a baseline of ftlint"},
        {"{\"format\": \"other\"}", "x: not a baseline of ftlint"},
        {"{\"format\": \"ftlint-baseline\", \"version\": 99}", "x: written by another version of ftlint"},
        {"{\"format\": \"ftlint-baseline\", \"version\": 1}", "x: expected a list of \"findings\""},
        {"{\"format\": \"ftlint-baseline\", \"version\": 1, \"findings\": [3]}", "x: finding 1: "},
        {"{\"format\": \"ftlint-baseline\", \"version\": 1, \"findings\": [{\"path\": \"a\"}]}", "x: finding 1: "},
        {"{\"format\": \"ftlint-baseline\", \"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"r\", \"function\": "
         "\"\", \"symbol\": \"\", \"text\": \"\", \"count\": -1, \"message\": \"\"}]}", "x: finding 1: expected a count"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ft_error err = {0};

        assert_null(ft_baseline_read(texts[i][0], strlen(texts[i][0]), "x", &err));
        if (strncmp(err.text, texts[i][1], strlen(texts[i][1])) != 0)
            fail_msg("%s: %s", texts[i][0], err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_is_recognised),
        cmocka_unit_test(one_more_than_known_reports_the_last),
        cmocka_unit_test(what_stayed_goes_first),
        cmocka_unit_test(the_file_is_sorted_and_reads_back),
        cmocka_unit_test(damaged_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
