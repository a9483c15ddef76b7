/* What conditions, confidence and templates mean. */
#include "rules_help.h"

/* A rule about calls, from the lines below `match:` and others; the message is m. */
static loaded load_rule(const char *match, const char *rest)
{
    ft_strbuf b;
    loaded l;

    ft_strbuf_init(&b);
    ft_strbuf_addf(&b,
                   "id: XX101\nname: r\nfamily: state\nseverity: error\nsummary: s\n"
                   "match: {site: %s}\n%s\n",
                   match, rest);
    l = load_text(b.s, b.len, false);
    if (ft_ruleset_n_problems(l.set) > 0)
        fprintf(stderr, "%s%s\n", b.s, ft_ruleset_problem(l.set, 0));
    ft_strbuf_release(&b);
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    return l;
}

static bool matches(const loaded *l, const ft_site *site, ft_severity *severity, char *text, size_t size)
{
    ft_strbuf message, help;
    bool result;

    ft_strbuf_init(&message);
    ft_strbuf_init(&help);
    ft_strbuf_adds(&message, "left over");
    result = ft_rule_match(ft_ruleset_at(l->set, 0), site, severity, &message, &help);
    if (text)
        snprintf(text, size, "%s|%s", message.s, help.s);
    ft_strbuf_release(&message);
    ft_strbuf_release(&help);
    return result;
}

static ft_site call_site(void)
{
    ft_site site = {.kind = FT_SITE_CALL, .symbol = "PyDict_GetItem", .function = "lookup"};

    site.attrs[FT_A_CALLEE] = "PyDict_GetItem";
    site.attrs[FT_A_CONTAINER] = "self->cache";
    site.attrs[FT_A_SHARING] = "shared";
    site.attrs[FT_A_WHY] = "others can change";
    site.attrs[FT_A_USE] = "null-test returned";
    site.attrs[FT_A_CHANGE] = "";
    site.attrs[FT_A_CALL_CONTEXT] = "";
    return site;
}

typedef struct row {
    const char *match;
    bool holds;
} row;

static void check_rows(const row *rows, size_t n, const ft_site *site)
{
    for (size_t i = 0; i < n; i++) {
        loaded l = load_rule(rows[i].match, "message: m");
        ft_severity severity;

        if (matches(&l, site, &severity, NULL, 0) != rows[i].holds)
            fail_msg("{site: %s} should%s hold", rows[i].match, rows[i].holds ? "" : " not");
        unload(&l);
    }
}

#define CHECK(rows, site) check_rows(rows, sizeof(rows) / sizeof *(rows), site)

static void names_and_texts(void **state)
{
    static const row rows[] = {
        {"call", true},
        {"global", false},
        {"call, callee: PyDict_GetItem", true},
        {"call, callee: PyDict_GetItemRef", false},
        {"call, callee: [a, b, PyDict_GetItem, z]", true},
        {"call, callee: [z, PyDict_SetItem, a]", false},
        {"call, callee: [z, \"*GetItem\", a]", true},
        {"call, callee: \"PyDict_*\"", true},
        {"call, callee: \"*\"", true},
        {"call, callee: \"Py*Get*\"", true},
        {"call, callee: \"Py*_*_*\"", false},
        {"call, callee: \"PyDict_GetItem*\"", true},
        {"call, callee: \"PyDict_GetItem?\"", false},
        {"call, callee: {not: PyDict_GetItem}", false},
        {"call, callee: {not: [a, b]}", true},
        {"call, callee: {not: \"PyList_*\", is: \"Py*\"}", true},
        {"call, container: \"self->*\"", true},
        {"call, container: {is: \"self->*\", sharing: shared}", true},
        {"call, container: {is: \"self->*\", sharing: private}", false},
        {"call, container: {is: {not: \"self->*\"}, sharing: shared}", false},
        {"call, container.sharing: shared", true},
        {"call, container: {sharing: [unknown, shared]}", true},
        {"call, container: {sharing: {not: [unknown, private]}}", true},
        {"call, change: \"\"", true},
        {"call, change: \"*\"", true},
        {"call, change: {is: \"*\", not: \"\"}", false},
        {"call, container: {why: {is: \"*\", not: \"\"}}", true},
    };
    ft_site site = call_site();

    (void)state;
    CHECK(rows, &site);
}

static void sets_of_words(void **state)
{
    static const row rows[] = {
        {"call, result: {use: returned}", true},
        {"call, result: {use: [stored, returned]}", true},
        {"call, result: {use: [stored, incref]}", false},
        {"call, result: {use: {not: stored}}", true},
        {"call, result: {use: {not: [stored, null-test]}}", false},
        {"call, result: {use: {all: [returned, null-test]}}", true},
        {"call, result: {use: {all: [returned, null-test, stored]}}", false},
        {"call, result: {use: {all: null-test}}", true},
        {"call, result: {use: {only: [returned, null-test]}}", true},
        {"call, result: {use: {only: [returned, null-test, stored]}}", true},
        {"call, result: {use: {only: [null-test, compared]}}", false},
        {"call, result: {use: {only: []}}", false},
        {"call, result: {use: {not: {only: [null-test, compared]}}}", true},
        {"call, result: {use: {not: {all: [returned, null-test]}}}", false},
        {"call, result: {use: {any: [stored, {all: [returned, null-test]}]}}", true},
        {"call, context: method", false},          /* the empty set */
        {"call, context: {not: method}", true},
        {"call, context: {only: method}", true},
        {"call, context: {only: []}", true},
        {"call, context: {all: method}", false},
    };
    ft_site site = call_site();

    (void)state;
    CHECK(rows, &site);
}

static void attributes_that_are_not_set(void **state)
{
    static const row rows[] = {
        {"call, thread: attached", false},
        {"call, thread: {not: attached}", true},
        {"call, locks: \"*\"", false},
        {"call, locks: {not: \"\"}", true},
        {"call, locks: {not: \"*\"}", true},
        {"call, not: {locks: \"*\"}", true},
    };
    static const row sets[] = {
        {"call, result: {use: {only: returned}}", false},
        {"call, result: {use: {only: []}}", false},
        {"call, result: {use: {all: returned}}", false},
        {"call, result: {use: {not: returned}}", true},
    };
    ft_site site = call_site();

    (void)state;
    CHECK(rows, &site);
    site.attrs[FT_A_USE] = NULL;
    CHECK(sets, &site);
}

static void combinations(void **state)
{
    static const row rows[] = {
        {"call, any: [{callee: a}, {callee: PyDict_GetItem}]", true},
        {"call, any: [{callee: a}, {callee: b}]", false},
        {"call, any: [{callee: a, container: {sharing: shared}}]", false},
        {"call, container: {any: [{sharing: private}, {is: \"self*\"}]}", true},
        {"call, container: {any: [{sharing: private}, {is: \"other\"}]}", false},
        {"call, container: {any: [\"x\", \"self*\"]}", true},
        {"call, not: {callee: a}", true},
        {"call, not: {callee: PyDict_GetItem, container: {sharing: shared}}", false},
        {"call, not: {callee: PyDict_GetItem, container: {sharing: private}}", true},
        {"call, not: {not: {callee: PyDict_GetItem}}", true},
        {"call, not: {any: [{callee: a}, {callee: b}]}", true},
        {"call, any: [{not: {callee: PyDict_GetItem}}, {any: [{thread: attached}, {result: {use: returned}}]}]", true},
        {"call, callee: PyDict_GetItem, container: {sharing: private}", false},
    };
    ft_site site = call_site();

    (void)state;
    CHECK(rows, &site);
}

static void numbers(void **state)
{
    static const row rows[] = {
        {"global, writes: 3", true},
        {"global, writes: [1, 3]", true},
        {"global, writes: [1, 2]", false},
        {"global, writes: {min: 3}", true},
        {"global, writes: {min: 4}", false},
        {"global, writes: {max: 3}", true},
        {"global, writes: {min: 1, max: 2}", false},
        {"global, writes: {min: -5, max: 5}", true},
        {"global, writes: {not: 3}", false},
        {"global, writes: {min: 2, not: [4, 5]}", true},
    };
    ft_site site = {.kind = FT_SITE_GLOBAL};

    (void)state;
    site.attrs[FT_A_WRITES] = "3";
    CHECK(rows, &site);
}

static const char confidence[] =
    "message: \"m\"\n"
    "help: \"h\"\n"
    "confidence:\n"
    "  - {when: {container: {sharing: private}}, severity: none}\n"
    "  - {when: {container: {sharing: unknown}}, severity: warning, message: \"maybe {callee}\"}\n"
    "  - {when: {container: {sharing: [guarded, unknown]}}, severity: note}\n";

static void the_first_confidence_wins(void **state)
{
    loaded l = load_rule("call", confidence);
    ft_site site = call_site();
    ft_severity severity;
    char text[100];

    (void)state;
    assert_true(matches(&l, &site, &severity, text, sizeof text));
    assert_int_equal(severity, FT_SEV_ERROR);
    assert_string_equal(text, "m|h");
    site.attrs[FT_A_SHARING] = "unknown";
    assert_true(matches(&l, &site, &severity, text, sizeof text));
    assert_int_equal(severity, FT_SEV_WARNING);
    assert_string_equal(text, "maybe PyDict_GetItem|h");
    site.attrs[FT_A_SHARING] = "guarded";
    assert_true(matches(&l, &site, &severity, text, sizeof text));
    assert_int_equal(severity, FT_SEV_NOTE);
    assert_string_equal(text, "m|h");
    site.attrs[FT_A_SHARING] = "private";
    assert_false(matches(&l, &site, &severity, text, sizeof text));
    unload(&l);
}

static void expect_message(const char *template, const ft_site *site, const char *expected)
{
    char rest[200], text[200];
    ft_severity severity;
    loaded l;

    snprintf(rest, sizeof rest, "message: '%s'", template);
    l = load_rule("call", rest);
    assert_true(matches(&l, site, &severity, text, sizeof text));
    assert_string_equal(text, expected);
    unload(&l);
}

static void messages(void **state)
{
    ft_site site = call_site();

    (void)state;
    expect_message("plain", &site, "plain|");
    expect_message("{callee}() from {container}, which {container.why}", &site,
                   "PyDict_GetItem() from self->cache, which others can change|");
    expect_message("{symbol} in {function}()", &site, "PyDict_GetItem in lookup()|");
    expect_message("{{callee}} and {{{callee}}}", &site, "{callee} and {PyDict_GetItem}|");
    expect_message("a } b ] c [ d ]]", &site, "a } b ] c [ d ]]|");
    expect_message("unset <{locks}> empty <{change}>", &site, "unset <> empty <>|");
    expect_message("a[[, with {locks}]][[, by {change}]][[, of {callee}]].", &site, "a, of PyDict_GetItem.|");
    expect_message("[[{callee} {change}]]x[[always]]", &site, "xalways|");
    expect_message("[[a[1] of {callee}]]", &site, "a[1] of PyDict_GetItem|");
    expect_message("caf\xc3\xa9 {callee}", &site, "caf\xc3\xa9 PyDict_GetItem|");
}

/* The keys of conditions must not hide attributes. */
static void no_attribute_is_called_like_an_operator(void **state)
{
    static const char *const reserved[] = {"site", "is", "not", "any", "all", "only", "min", "max"};

    (void)state;
    for (int i = 0; i < FT_ATTR_COUNT; i++) {
        const char *name = ft_attr_describe((ft_attr)i)->name;
        const char *last = strrchr(name, '.');

        last = last ? last + 1 : name;
        for (size_t k = 0; k < sizeof reserved / sizeof *reserved; k++)
            assert_string_not_equal(last, reserved[k]);
        assert_int_equal(ft_attr_find(ft_attr_describe((ft_attr)i)->kind, name), i);
    }
    for (int i = 0; i < FT_SITE_KIND_COUNT; i++)
        assert_int_equal(ft_site_kind_find(ft_site_kind_name((ft_site_kind)i)), i);
    assert_int_equal(ft_site_kind_find("nothing"), FT_SITE_KIND_COUNT);
}

static void severities(void **state)
{
    ft_severity severity = FT_SEV_NOTE;

    (void)state;
    assert_true(ft_severity_parse("error", &severity));
    assert_int_equal(severity, FT_SEV_ERROR);
    assert_false(ft_severity_parse("none", &severity));
    assert_string_equal(ft_severity_name(FT_SEV_WARNING), "warning");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_texts),
        cmocka_unit_test(sets_of_words),
        cmocka_unit_test(attributes_that_are_not_set),
        cmocka_unit_test(combinations),
        cmocka_unit_test(numbers),
        cmocka_unit_test(the_first_confidence_wins),
        cmocka_unit_test(messages),
        cmocka_unit_test(no_attribute_is_called_like_an_operator),
        cmocka_unit_test(severities),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
