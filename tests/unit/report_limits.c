/* Very many findings and very long messages: within the limits of those who read the reports, and said so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "report/report.h"

enum { MANY = 30000, WORST = 10 };

/* Notes, and among them, towards the end, a few errors. */
static ft_findings *make_many(size_t n)
{
    static const char *const names[] = {"note", "warning", "error"};
    ft_findings *list = ft_findings_new();

    for (size_t i = 0; i < n; i++) {
        int severity = i + WORST >= n ? 2 : 0;
        char message[64];
        ft_finding f = {.rule = "FT101", .name = "borrowed-dict-item", .family = "borrowed", .severity = severity,
                        .severity_name = names[severity], .at = {"a.c", (uint32_t)i + 1, 1, (uint32_t)i + 1, 2},
                        .symbol = "n", .function = "f", .message = message, .help = ""};

        snprintf(message, sizeof message, "finding %zu", i);
        ft_findings_add(list, &f);
    }
    ft_findings_finish(list, &(ft_finish){.view = {NULL, NULL}});
    ft_findings_settle(list);
    return list;
}

static void render(const char *format, const ft_findings *list, ft_strbuf *out)
{
    ft_report_input input = {.findings = list, .coverage = {.files = 1}, .version = "0.1.0", .clang_version = "c",
                             .target = "3.14"};

    ft_strbuf_init(out);
    ft_report_format_find(format)->write(&input, out);
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;

    for (; (text = strstr(text, what)); text += strlen(what))
        n++;
    return n;
}

static void sarif_keeps_the_worst(void **state)
{
    ft_findings *list = make_many(MANY);
    ft_strbuf out;
    json_t *log, *run, *results, *notification;

    (void)state;
    render("sarif", list, &out);
    log = json_loadb(out.s, out.len, 0, NULL);
    assert_non_null(log);
    run = json_array_get(json_object_get(log, "runs"), 0);
    results = json_object_get(run, "results");
    assert_int_equal(json_array_size(results), 25000);
    for (size_t i = 25000 - WORST; i < 25000; i++)
        assert_string_equal(json_string_value(json_object_get(json_array_get(results, i), "level")), "error");
    notification = json_array_get(
        json_object_get(json_array_get(json_object_get(run, "invocations"), 0), "toolExecutionNotifications"), 0);
    assert_string_equal(json_string_value(json_object_get(json_object_get(notification, "message"), "text")),
                        "5000 of 30000 findings left out, the least severe ones: readers take no more than 25000");
    json_decref(log);
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void github_shows_the_worst(void **state)
{
    ft_findings *list = make_many(MANY);
    ft_strbuf out;

    (void)state;
    render("github", list, &out);
    assert_int_equal(count(out.s, "\n::error "), 10);
    assert_int_equal(count(out.s, "\n::notice "), 10);
    assert_int_equal(count(out.s, "\n::warning "), 0);
    assert_non_null(strstr(out.s, "\n::error title=ftlint::1 more error: see the log and the summary of the job\n"));
    assert_non_null(strstr(out.s, "\n::notice title=ftlint::29981 more notices: see"));
    assert_true(strstr(out.s, "\n::error ") < strstr(out.s, "\n::notice "));
    ft_strbuf_release(&out);
    ft_findings_free(list);
}

static void summary_is_cut_by_rows(void **state)
{
    ft_findings *list = make_many(MANY);
    ft_report_input input = {.findings = list, .coverage = {.files = 1}};

    (void)state;
    for (size_t limit = 0; limit < 1200000; limit += limit < 2000 ? 50 : 99999) {
        ft_strbuf out;

        ft_strbuf_init(&out);
        ft_report_markdown_within(&input, limit, &out);
        assert_true(out.len <= limit);
        if (out.len > 0) {
            size_t rows = count(out.s, "\n| error |") + count(out.s, "\n| note |");
            char rest[80];

            snprintf(rest, sizeof rest, "\n%zu more findings, the least severe, did not fit in here.\n", MANY - rows);
            assert_non_null(strstr(out.s, rest));
        }
        ft_strbuf_release(&out);
    }
    ft_findings_free(list);
}

static void long_messages(void **state)
{
    enum { LONG = 1000000 };
    char *message = malloc(LONG + 1);
    ft_findings *list = ft_findings_new();
    ft_strbuf out;

    (void)state;
    for (size_t i = 0; i < LONG; i++)
        message[i] = "\xc3\xa9"[i % 2];
    message[LONG] = '\0';
    ft_findings_add(list, &(ft_finding){.rule = "FT101", .name = "n", .family = "f", .severity_name = "note",
                                        .at = {"a.c", 1, 1, 1, 2}, .symbol = "", .function = "", .message = message,
                                        .help = message});
    ft_findings_finish(list, &(ft_finish){.view = {NULL, NULL}});
    ft_findings_settle(list);
    for (const ft_report_format *format = ft_report_formats; format->name; format++) {
        render(format->name, list, &out);
        assert_true(out.len > 0);
        ft_strbuf_release(&out);
    }
    render("github", list, &out);
    assert_true(strlen(strstr(out.s, "\n::notice ")) < 65536);
    assert_non_null(strstr(out.s, "\xc3\xa9 ...%0A%0AHelp: \xc3\xa9"));
    ft_strbuf_release(&out);
    render("markdown", list, &out);
    assert_true(out.len < 4096);
    ft_strbuf_release(&out);
    ft_findings_free(list);
    free(message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sarif_keeps_the_worst),
        cmocka_unit_test(github_shows_the_worst),
        cmocka_unit_test(summary_is_cut_by_rows),
        cmocka_unit_test(long_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
