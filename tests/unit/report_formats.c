/* One small input through every format, compared byte for byte; the summary line; where excerpts may come from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/report.h"
#include "report/text_cache.h"

static char folder[] = "/tmp/ftlint-report-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[256];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void remove_file(const char *name)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static int make_folder(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file("a.c", "static int n;\r\n\n\treturn PyDict_GetItem(d, k); /* \xff */\n");
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    remove_file("a.c");
    rmdir(folder);
    return 0;
}

static ft_findings *make_findings(void)
{
    ft_related related = {{"a.c", 1, 12, 1, 13}, "declared here", 0};
    ft_finding f = {.rule = "FT101", .name = "borrowed-dict-item", .family = "borrowed", .severity = 2,
                    .severity_name = "error", .at = {"a.c", 3, 9, 3, 29}, .symbol = "PyDict_GetItem",
                    .function = "get", .message = "PyDict_GetItem() borrows from 'd'",
                    .help = "Use PyDict_GetItemRef().\nThen Py_DECREF() it.", .related = &related, .n_related = 1};
    ft_findings *list = ft_findings_new();

    ft_findings_add(list, &f);
    f = (ft_finding){.rule = "FT201", .name = "global-write", .family = "state", .severity = 1,
                     .severity_name = "warning", .at = {"gone.c", 7, 1, 7, 2}, .symbol = "n",
                     .message = "escape \033[31m and \xff", .help = ""};
    ft_findings_add(list, &f);
    return list;
}

static void render(const char *format, bool color, ft_findings *list, ft_strbuf *out)
{
    static const ft_unparsed unparsed[] = {{"b.c", "timed out after 120 s"}}, left_out[] = {{"g.c", "generated code"}};
    static const ft_missed missed[] = {{{"a.c", 3, 9, 3, 12}, FT_MISSED_ERROR, "lookup"},
                                       {{"a.c", 4, 1, 4, 9}, FT_MISSED_CALL, "Py_\xff"}};
    static const ft_file_coverage files[] = {{"a.c", {10, 1, 0, 2, 6, 1, 3}, missed, 2}, {"c.c", {0}, NULL, 0}};
    ft_text_cache *text = ft_text_cache_new(folder);
    ft_report_input input = {.findings = list, .text = text, .color = color, .version = "0.1.0",
                             .clang_version = "clang 19", .target = "3.14",
                             .coverage = {.files = 2, .text = {{10, 1, 0, 2, 6, 1, 3}, files, 2}, .unparsed = unparsed,
                                          .n_unparsed = 1, .left_out = left_out, .n_left_out = 1}};

    ft_findings_finish(list, &(ft_finish){.line_text = ft_text_cache_line, .data = text});
    ft_strbuf_init(out);
    ft_report_format_find(format)->write(&input, out);
    ft_text_cache_free(text);
}

static void check(const char *format, bool color, const char *expected)
{
    ft_findings *list = make_findings();
    ft_strbuf out;

    render(format, color, list, &out);
    assert_string_equal(out.s, expected);
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void text_format(void **state)
{
    (void)state;
    check("text", false,
          "a.c:3:9: error: PyDict_GetItem() borrows from 'd' [FT101 borrowed-dict-item]\n"
          "    3 |         return PyDict_GetItem(d, k); /* \xef\xbf\xbd */\n"
          "      |                ^~~~~~~~~~~~~~~~~~~~\n"
          "a.c:1:12: note: declared here\n"
          "    1 | static int n;\n"
          "      |            ^\n"
          "      = help: Use PyDict_GetItemRef().\n"
          "              Then Py_DECREF() it.\n"
          "\n"
          "gone.c:7:1: warning: escape \xef\xbf\xbd[31m and \xef\xbf\xbd [FT201 global-write]\n");
}

static void colors_only_when_asked(void **state)
{
    ft_findings *list = make_findings();
    ft_strbuf out;

    (void)state;
    render("text", true, list, &out);
    assert_non_null(strstr(out.s, "\033[1;31merror:\033[0m"));
    assert_non_null(strstr(out.s, "\033[1;33mwarning:\033[0m"));
    assert_non_null(strstr(out.s, "\033[1;36mnote:\033[0m"));
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void concise_format(void **state)
{
    (void)state;
    check("concise", false,
          "a.c:3:9: error: PyDict_GetItem() borrows from 'd' [FT101 borrowed-dict-item]\n"
          "gone.c:7:1: warning: escape \xef\xbf\xbd[31m and \xef\xbf\xbd [FT201 global-write]\n");
}

static void json_format(void **state)
{
    (void)state;
    check("json", false,
          "{\n"
          "  \"version\": 1,\n"
          "  \"tool\": {\n"
          "    \"name\": \"ftlint\",\n"
          "    \"version\": \"0.1.0\",\n"
          "    \"clang\": \"clang 19\",\n"
          "    \"target\": \"3.14\"\n"
          "  },\n"
          "  \"coverage\": {\n"
          "    \"files\": 2,\n"
          "    \"functions\": 10,\n"
          "    \"functions_with_errors\": 1,\n"
          "    \"functions_not_seen\": 0,\n"
          "    \"functions_switched_off\": 2,\n"
          "    \"calls\": 2,\n"
          "    \"calls_in_text\": 6,\n"
          "    \"calls_not_seen\": 1,\n"
          "    \"calls_switched_off\": 3,\n"
          "    \"incomplete\": [\n"
          "      {\n"
          "        \"path\": \"a.c\",\n"
          "        \"functions\": 10,\n"
          "        \"functions_with_errors\": 1,\n"
          "        \"functions_not_seen\": 0,\n"
          "        \"calls_in_text\": 6,\n"
          "        \"calls_not_seen\": 1,\n"
          "        \"calls_switched_off\": 3,\n"
          "        \"missed\": [\n"
          "          {\n"
          "            \"line\": 3,\n"
          "            \"column\": 9,\n"
          "            \"kind\": \"error\",\n"
          "            \"name\": \"lookup\"\n"
          "          },\n"
          "          {\n"
          "            \"line\": 4,\n"
          "            \"column\": 1,\n"
          "            \"kind\": \"call\",\n"
          "            \"name\": \"Py_\xef\xbf\xbd\"\n"
          "          }\n"
          "        ]\n"
          "      }\n"
          "    ],\n"
          "    \"not_parsed\": [\n"
          "      {\n"
          "        \"path\": \"b.c\",\n"
          "        \"reason\": \"timed out after 120 s\"\n"
          "      }\n"
          "    ],\n"
          "    \"left_out\": [\n"
          "      {\n"
          "        \"path\": \"g.c\",\n"
          "        \"reason\": \"generated code\"\n"
          "      }\n"
          "    ]\n"
          "  },\n"
          "  \"findings\": [\n"
          "    {\n"
          "      \"rule\": \"FT101\",\n"
          "      \"name\": \"borrowed-dict-item\",\n"
          "      \"family\": \"borrowed\",\n"
          "      \"severity\": \"error\",\n"
          "      \"path\": \"a.c\",\n"
          "      \"line\": 3,\n"
          "      \"column\": 9,\n"
          "      \"end_line\": 3,\n"
          "      \"end_column\": 29,\n"
          "      \"symbol\": \"PyDict_GetItem\",\n"
          "      \"function\": \"get\",\n"
          "      \"message\": \"PyDict_GetItem() borrows from 'd'\",\n"
          "      \"help\": \"Use PyDict_GetItemRef().\\nThen Py_DECREF() it.\",\n"
          "      \"related\": [\n"
          "        {\n"
          "          \"path\": \"a.c\",\n"
          "          \"line\": 1,\n"
          "          \"column\": 12,\n"
          "          \"end_line\": 1,\n"
          "          \"end_column\": 13,\n"
          "          \"message\": \"declared here\"\n"
          "        }\n"
          "      ],\n"
          "      \"state\": \"open\",\n"
          "      \"reason\": \"\",\n"
          "      \"fix\": [],\n"
          "      \"fingerprint\": \"e5987e35bd8b49b1\"\n"
          "    },\n"
          "    {\n"
          "      \"rule\": \"FT201\",\n"
          "      \"name\": \"global-write\",\n"
          "      \"family\": \"state\",\n"
          "      \"severity\": \"warning\",\n"
          "      \"path\": \"gone.c\",\n"
          "      \"line\": 7,\n"
          "      \"column\": 1,\n"
          "      \"end_line\": 7,\n"
          "      \"end_column\": 2,\n"
          "      \"symbol\": \"n\",\n"
          "      \"function\": \"\",\n"
          "      \"message\": \"escape \\u001B[31m and \xef\xbf\xbd\",\n"
          "      \"help\": \"\",\n"
          "      \"related\": [],\n"
          "      \"state\": \"open\",\n"
          "      \"reason\": \"\",\n"
          "      \"fix\": [],\n"
          "      \"fingerprint\": \"f3b70bbfccfbb220\"\n"
          "    }\n"
          "  ]\n"
          "}\n");
}

static void add_plain(ft_findings *list, const char *path, uint32_t line)
{
    ft_related related = {{path, line, 2, line, 3}, "and here", 0};

    ft_findings_add(list, &(ft_finding){.rule = "FT101", .name = "n", .family = "f", .severity_name = "note",
                                        .at = {path, line, 2, line, 3}, .symbol = "", .function = "", .message = "m",
                                        .help = "Do it.", .related = &related, .n_related = 1});
}

static void help_and_lines_are_not_repeated(void **state)
{
    ft_findings *list = ft_findings_new();
    ft_strbuf out;

    (void)state;
    add_plain(list, "a.c", 1);
    add_plain(list, "a.c", 3);
    add_plain(list, "b.c", 3);
    render("text", false, list, &out);
    assert_string_equal(out.s, "a.c:1:2: note: m [FT101 n]\n"
                               "    1 | static int n;\n"
                               "      |  ^\n"
                               "a.c:1:2: note: and here\n"
                               "      = help: Do it.\n"
                               "\n"
                               "a.c:3:2: note: m [FT101 n]\n"
                               "    3 |         return PyDict_GetItem(d, k); /* \xef\xbf\xbd */\n"
                               "      |         ^\n"
                               "a.c:3:2: note: and here\n"
                               "      = help: as for line 1\n"
                               "\n"
                               "b.c:3:2: note: m [FT101 n]\n"
                               "b.c:3:2: note: and here\n"
                               "      = help: Do it.\n");
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void long_messages_are_wrapped(void **state)
{
    ft_findings *list = ft_findings_new();
    ft_strbuf out;
    size_t longest = 0;

    (void)state;
    ft_findings_add(list, &(ft_finding){.rule = "FT101", .name = "n", .family = "f", .severity_name = "note",
                                        .at = {"b.c", 3, 2, 3, 3}, .symbol = "", .function = "",
                                        .message = "one two three four five six seven eight nine ten eleven twelve "
                                                   "thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
                                        .help = ""});
    render("text", true, list, &out);
    for (const char *s = out.s; *s; s += strcspn(s, "\n") + 1)
        longest = strcspn(s, "\n") > longest ? strcspn(s, "\n") : longest;
    assert_true(longest < 100 + 40); /* with colours, which take no columns */
    assert_non_null(strstr(out.s, " thirteen fourteen\n    fifteen sixteen"));
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void no_findings_are_still_a_document(void **state)
{
    ft_findings *list = ft_findings_new();
    ft_strbuf out;

    (void)state;
    render("json", false, list, &out);
    assert_non_null(strstr(out.s, "\"findings\": []\n}"));
    ft_strbuf_release(&out);
    render("text", false, list, &out);
    assert_string_equal(out.s, "");
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void excerpts_stay_below_the_root(void **state)
{
    ft_text_cache *text = ft_text_cache_new(folder);
    char link[256];

    (void)state;
    snprintf(link, sizeof link, "%s/link.c", folder);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    assert_string_equal(ft_text_cache_line(text, "a.c", 1), "static int n;");
    assert_string_equal(ft_text_cache_line(text, "a.c", 2), "");
    assert_null(ft_text_cache_line(text, "a.c", 0));
    assert_null(ft_text_cache_line(text, "a.c", 99));
    assert_null(ft_text_cache_line(text, "link.c", 1));
    assert_null(ft_text_cache_line(text, "/etc/passwd", 1));
    assert_null(ft_text_cache_line(text, "../../etc/passwd", 1));
    assert_null(ft_text_cache_line(text, ".", 1));
    ft_text_cache_free(text);
    text = ft_text_cache_new(folder);
    ft_text_cache_set_root(text, "/nowhere");
    assert_null(ft_text_cache_line(text, "a.c", 1));
    ft_text_cache_free(text);
    unlink(link);
}

static void check_summary(ft_findings *list, ft_report_coverage coverage, const char *expected)
{
    ft_report_input input = {.findings = list, .coverage = coverage};
    ft_strbuf out;

    ft_strbuf_init(&out);
    ft_report_summary(&input, &out);
    assert_string_equal(out.s, expected);
    ft_strbuf_release(&out);
}

static void summary_line(void **state)
{
    ft_findings *none = ft_findings_new(), *two = make_findings();
    ft_report_coverage empty = {0}, whole = {.files = 1, .text.total = {.functions = 1, .calls = 2}};
    ft_report_coverage large = {.files = 12, .n_unparsed = 3, .text.total = {
        .functions = 2901, .functions_error = 30, .functions_lost = 7, .functions_off = 1, .calls = 1234667,
        .calls_lost = 1, .calls_off = 100}};

    (void)state;
    ft_findings_finish(two, &(ft_finish){0});
    check_summary(none, empty, "no findings in 0 files\n");
    check_summary(none, whole, "no findings in 1 file; understood 100.0% of 1 function, 100.0% of 2 C-API calls\n");
    check_summary(two, large,
                  "2 findings (1 error, 1 warning) in 2 files; understood 98.7% of 2,901 functions, "
                  "99.9% of 1,234,567 C-API calls (1 function and 100 calls switched off); 3 files not parsed\n");
    ft_findings_free(none);
    ft_findings_free(two);
}

static void details_of_coverage(void **state)
{
    static const ft_missed missed[] = {{{"a.c", 3, 9, 3, 12}, FT_MISSED_FUNCTION, "f\033"},
                                       {{"a.c", 4, 1, 4, 9}, FT_MISSED_CALL, "PyList_New"},
                                       {{"a.c", 5, 1, 5, 9}, FT_MISSED_ERROR, "g"}};
    static const ft_file_coverage files[] = {{"a.c", {2, 1, 1, 0, 1, 1, 0}, missed, 3}};
    static const ft_unparsed unparsed[] = {{"b.c", "crashed"}}, left_out[] = {{"h.h", "nobody includes it"}};
    ft_report_coverage c = {.text = {.files = files, .n_files = 1}, .unparsed = unparsed, .n_unparsed = 1,
                            .left_out = left_out, .n_left_out = 1};
    ft_strbuf out;

    (void)state;
    ft_strbuf_init(&out);
    ft_report_missed(&c, &out);
    assert_string_equal(out.s, "a.c:3:9: function f\xef\xbf\xbd not seen\n"
                               "a.c:4:1: call of PyList_New() not seen\n"
                               "a.c:5:1: function g has parse errors\n"
                               "b.c: not parsed: crashed\n"
                               "h.h: left out: nobody includes it\n");
    ft_strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_format),
        cmocka_unit_test(colors_only_when_asked),
        cmocka_unit_test(concise_format),
        cmocka_unit_test(json_format),
        cmocka_unit_test(help_and_lines_are_not_repeated),
        cmocka_unit_test(long_messages_are_wrapped),
        cmocka_unit_test(no_findings_are_still_a_document),
        cmocka_unit_test(excerpts_stay_below_the_root),
        cmocka_unit_test(summary_line),
        cmocka_unit_test(details_of_coverage),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
