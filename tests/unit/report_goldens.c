/*
 * Hostile findings through every format, compared with tests/report/golden.*; tests/report/validate.sh gives the same
 * files to validators. FTLINT_GOLDEN=write makes them anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "models/models.h"
#include "report/report.h"
#include "report/text_cache.h"

#define GOLDEN FTLINT_SOURCE_DIR "/tests/report/golden."

static const char odd_name[] = "odd dir/100% \"x\",a:b#[c].c";
static const char odd_bytes[] = "odd dir/\xff\xfe.c";
static char folder[] = "/tmp/ftlint-golden-XXXXXX";

static const ft_embedded rules[] = {
    {"FT901.yml",
     "id: FT901\nname: sample-call\nfamily: borrowed\nseverity: error\nsummary: A sample\nmatch:\n  site: call\n"
     "message: \"{callee}() borrows\"\nhelp: \"do not\"\n"
     "explain: |\n  ## What it flags\n\n  Calls of <b>x</b> | y.\n  Second line.\n\n  More.\n",
     0},
    {"FT902.yml",
     "id: FT902\nname: sample-global\nfamily: state\nseverity: warning\nsummary: Another\nmatch:\n  site: global\n"
     "message: \"written\"\n",
     0},
    {NULL, NULL, 0},
};

static void write_file(const char *name, const char *text)
{
    char path[512];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int make_folder(void **state)
{
    char path[512];

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/odd dir", folder);
    assert_int_equal(mkdir(path, 0777), 0);
    write_file("a.c", "static int n;\r\n\n\t/* \xc3\xa9\xf0\x9f\x90\x8d\xff */ x = PyDict_GetItem(d,\n      k);\n");
    write_file(odd_name, "int n;\nn++;\n");
    write_file(odd_bytes, "int n;\n");
    return 0;
}

static int drop_folder(void **state)
{
    const char *names[] = {"a.c", odd_name, odd_bytes, "odd dir", ""};
    char path[512];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    return 0;
}

/* Over two lines, with a step of each thread; what could be taken for markup, links, commands and escapes. */
static void add_hostile(ft_findings *list)
{
    ft_related related[] = {{{"a.c", 4, 7, 4, 8}, "used <here> [not a link](9)", FT_THIS_THREAD},
                            {{odd_name, 2, 1, 2, 4}, "changed there, 50%: \"quoted\" & {0}", FT_OTHER_THREAD}};
    ft_edit edits[] = {{{"a.c", 3, 20, 3, 34}, "\"new\" <call>"}, {{"a.c", 4, 1, 4, 1}, "\tinserted\n"}};
    ft_finding f = {.rule = "FT901", .name = "sample-call", .family = "borrowed", .severity = 2,
                    .severity_name = "error", .at = {"a.c", 3, 20, 4, 9}, .symbol = "PyDict_GetItem",
                    .function = "get<T>", .help = "First, 100%.\n::error::Second: `x|y` @someone #1",
                    .message = "PyDict_GetItem() & <b>\"d\"</b>, 100%: [x](1) {0} \033[31m \xff \xe2\x80\xae ]]> ##[error]",
                    .related = related, .n_related = 2};

    f.edits = edits;
    f.n_edits = 2;
    ft_findings_add(list, &f);
}

static void add_shared(ft_findings *list)
{
    ft_related related = {{odd_name, 2, 1, 2, 4}, "written here", FT_THIS_THREAD | FT_OTHER_THREAD};
    ft_finding f = {.rule = "FT902", .name = "sample-global", .family = "state", .severity = 1,
                    .severity_name = "warning", .at = {odd_name, 1, 5, 1, 6}, .symbol = "n", .function = "",
                    .message = "n is written\nby two threads", .help = "", .related = &related, .n_related = 1};

    ft_findings_add(list, &f);
    f.at = (ft_spot){odd_bytes, 1, 5, 1, 6};
    f.related = NULL;
    f.n_related = 0;
    f.severity = 0;
    f.severity_name = "note";
    ft_findings_add(list, &f);
    f.at = (ft_spot){"gone.c", 7, 0, 0, 0};
    f.rule = "FT999";
    f.name = "of-another-set";
    ft_findings_add(list, &f);
}

static void render(const char *format, ft_findings *list, const ft_ruleset *set, ft_strbuf *out)
{
    static const ft_unparsed unparsed[] = {{"odd dir/<broken> 100%.c", "timed out, 100%: after \"120\" s"}};
    ft_text_cache *text = ft_text_cache_new(folder);
    ft_report_input input = {.findings = list, .rules = set, .text = text, .version = "0.1.0", .failed = true,
                             .clang_version = "clang 19", .target = "3.14",
                             .source_url = "https://example.org/blob/main/",
                             .coverage = {.files = 2, .text.total = {10, 1, 0, 2, 8, 0, 3},
                                          .unparsed = unparsed, .n_unparsed = 1}};

    ft_findings_finish(list, &(ft_finish){.line_text = ft_text_cache_line, .data = text});
    ft_findings_settle(list);
    ft_strbuf_init(out);
    ft_report_format_find(format)->write(&input, out);
    ft_text_cache_free(text);
}

static void compare(const char *format, const ft_strbuf *out)
{
    ft_arena *arena = ft_arena_new();
    const char *path = ft_arena_printf(arena, GOLDEN "%s", format), *wish = getenv("FTLINT_GOLDEN");
    ft_error err = {0};
    size_t len = 0;
    char *text = "";

    if (wish && strcmp(wish, "write") == 0) {
        FILE *f = fopen(path, "w");

        assert_non_null(f);
        assert_int_equal(fwrite(out->s, 1, out->len, f), out->len);
        assert_int_equal(fclose(f), 0);
    }
    if (!ft_read_file(arena, path, &text, &len, &err))
        fail_msg("%s", err.text);
    if (len != out->len || memcmp(text, out->s, len) != 0)
        fail_msg("%s differs; it is now:\n%s", path, out->s);
    ft_arena_free(arena);
}

static ft_ruleset *load_rules(ft_embedded *texts, ft_models *models)
{
    static const ft_embedded no_models[] = {{NULL, NULL, 0}};
    ft_ruleset *set;

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        texts[i] = (ft_embedded){rules[i].name, rules[i].text, rules[i].text ? strlen(rules[i].text) : 0};
    set = ft_ruleset_load(texts, no_models, NULL, 0, models);
    for (size_t i = 0; i < ft_ruleset_n_problems(set); i++)
        print_error("%s\n", ft_ruleset_problem(set, i));
    assert_int_equal(ft_ruleset_count(set), 2);
    return set;
}

static void every_format(void **state)
{
    ft_embedded texts[sizeof rules / sizeof *rules];
    ft_models *models = ft_models_new();
    ft_ruleset *set = load_rules(texts, models);

    (void)state;
    for (const ft_report_format *format = ft_report_formats; format->name; format++) {
        ft_findings *list = ft_findings_new();
        ft_strbuf out;

        add_hostile(list);
        add_shared(list);
        render(format->name, list, set, &out);
        compare(format->name, &out);
        ft_strbuf_release(&out);
        ft_findings_free(list);
    }
    ft_ruleset_free(set);
    ft_models_free(models);
}

static void nothing_found(void **state)
{
    static const struct {
        const char *format, *text;
    } empty[] = {
        {"text", ""},
        {"concise", ""},
        {"jsonl", ""},
        {"github", ""},
        {"gitlab", "[]\n"},
        {"checkstyle", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n</checkstyle>\n"},
        {"junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<testsuites name=\"ftlint\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
                  "  <testsuite name=\"ftlint\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
                  "    <testcase classname=\"ftlint\" name=\"no findings\"/>\n  </testsuite>\n</testsuites>\n"},
        {"markdown", "## ftlint\n\nno findings in 1 file\n\n"},
    };
    ft_findings *list = ft_findings_new();
    ft_report_input input = {.findings = list, .coverage = {.files = 1}, .version = "0.1.0", .clang_version = "c",
                             .target = "3.14"};

    (void)state;
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        ft_strbuf out;

        ft_strbuf_init(&out);
        ft_report_format_find(empty[i].format)->write(&input, &out);
        assert_string_equal(out.s, empty[i].text);
        ft_strbuf_release(&out);
    }
    ft_findings_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_format), cmocka_unit_test(nothing_found)};

    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
