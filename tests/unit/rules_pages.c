/* Pages written from rules, and the rules and models that come with ftlint. */
#include "rules_help.h"

static const char text[] =
    "id: XX101\nname: some-rule\nfamily: state\nseverity: error\nsummary: A thing | another\n"
    "match: {site: call, callee: [f, \"g*\"]}\n"
    "confidence:\n"
    "  - when: {container: {sharing: [unknown, init]}, result: {use: {not: stored, only: [returned, passed]}}}\n"
    "    severity: warning\n"
    "  - when: {any: [{callee: f}, {not: {callee: f, thread: attached}}]}\n"
    "    severity: none\n"
    "message: \"{callee}() of {container}[[, {change}]]\"\n"
    "help: \"Use {replacement}().\"\n"
    "explain: |\n  ## Why\n\n  It races.\n\n  ```c\n  # not a heading\n  f();\n  ```\n"
    "references: [https://example.org/x, PEP 703]\n"
    "examples:\n  - bad: |\n      f();\n\n      f();\n    title: twice\n  - good: g();\n";

static const char terminal[] =
    "XX101 some-rule\n"
    "A thing | another\n"
    "\n"
    "error, family state\n"
    "warning if `container.sharing` is `unknown` or `init`, and (`result.use` has none of `stored`, and `result.use` has "
    "nothing but `returned` and `passed`)\n"
    "not reported if `callee` is `f`, or not (`callee` is `f`, and `thread` is `attached`)\n"
    "\n"
    "Why\n"
    "\n"
    "It races.\n"
    "\n"
    "    # not a heading\n"
    "    f();\n"
    "\n"
    "What it says\n"
    "<callee>() of <container>, <change>\n"
    "help: Use <replacement>().\n"
    "\n"
    "Bad: twice\n"
    "    f();\n"
    "\n"
    "    f();\n"
    "\n"
    "Good\n"
    "    g();\n"
    "\n"
    "How to suppress it\n"
    "    /* ftlint: ignore[XX101] reason */\n"
    "\n"
    "References\n"
    "    https://example.org/x\n"
    "    PEP 703\n";

static const char markdown[] =
    "# XX101 some-rule\n"
    "\n"
    "A thing | another\n"
    "\n"
    "**error**, family [state](README.md#state)\n"
    "\n"
    "| severity | if (the first that holds) |\n"
    "| --- | --- |\n"
    "| warning | `container.sharing` is `unknown` or `init`, and (`result.use` has none of `stored`, and `result.use` has "
    "nothing but `returned` and `passed`) |\n"
    "| not reported | `callee` is `f`, or not (`callee` is `f`, and `thread` is `attached`) |\n"
    "| error | otherwise |\n"
    "\n"
    "## Why\n"
    "\n"
    "It races.\n"
    "\n"
    "```c\n"
    "# not a heading\n"
    "f();\n"
    "```\n"
    "\n"
    "## What it says\n"
    "\n"
    "```text\n"
    "<callee>() of <container>, <change>\n"
    "help: Use <replacement>().\n"
    "```\n"
    "\n"
    "## Bad: twice\n"
    "\n"
    "```c\n"
    "f();\n"
    "\n"
    "f();\n"
    "```\n"
    "\n"
    "## Good\n"
    "\n"
    "```c\n"
    "g();\n"
    "```\n"
    "\n"
    "## How to suppress it\n"
    "\n"
    "On the line, or on the line before it, with a reason:\n"
    "\n"
    "```c\n"
    "/* ftlint: ignore[XX101] reason */\n"
    "```\n"
    "\n"
    "## References\n"
    "\n"
    "- <https://example.org/x>\n"
    "- PEP 703\n";

static const char index_page[] =
    "# Rules\n"
    "\n"
    "`ftlint explain FT101` shows the same pages in the terminal.\n"
    "\n"
    "## state\n"
    "\n"
    "Globals and statics.\n"
    "\n"
    "| id | name | severity | what |\n"
    "| --- | --- | --- | --- |\n"
    "| [XX101](XX101.md) | some-rule | error | A thing \\| another |\n";

static void pages_of_a_rule(void **state)
{
    loaded l = load_text(text, sizeof text - 1, false);
    const ft_rule *rule;
    ft_strbuf b;

    (void)state;
    print_problems(&l);
    assert_int_equal(ft_ruleset_count(l.set), 1);
    rule = ft_ruleset_at(l.set, 0);
    ft_strbuf_init(&b);
    ft_rule_explain(rule, false, &b);
    assert_string_equal(b.s, terminal);
    ft_strbuf_clear(&b);
    ft_rule_explain(rule, true, &b);
    assert_memory_equal(b.s, "\033[1mXX101\033[0m some-rule\n", 23);
    assert_non_null(strstr(b.s, "\n\033[1mWhy\033[0m\n"));
    ft_strbuf_clear(&b);
    ft_rule_markdown(rule, &b);
    assert_string_equal(b.s, markdown);
    ft_strbuf_clear(&b);
    ft_rules_index_markdown(l.set, &b);
    assert_string_equal(b.s, index_page);
    ft_strbuf_release(&b);
    unload(&l);
}

/* Loads the page's next YAML block; returns what follows it. */
static const char *load_block(const char *page, bool is_model)
{
    const char *start = strstr(page, "```yaml\n"), *end;
    loaded l;

    assert_non_null(start);
    start += strlen("```yaml\n");
    end = strstr(start, "```");
    assert_non_null(end);
    l = load_text(start, (size_t)(end - start), is_model);
    print_problems(&l);
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    unload(&l);
    return end + 3;
}

/* The words of one row of the operators' table, in a rule. */
static void load_operator(const char *condition)
{
    ft_strbuf b;
    loaded l;

    ft_strbuf_init(&b);
    ft_strbuf_addf(&b,
                   "id: XX101\nname: r\nfamily: state\nseverity: error\nsummary: s\nmessage: m\n"
                   "match: {site: %s, %s}\n",
                   strncmp(condition, "writes", 6) == 0 ? "global" : "call", condition);
    l = load_text(b.s, b.len, false);
    print_problems(&l);
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    unload(&l);
    ft_strbuf_release(&b);
}

static void load_operators(const char *page)
{
    static const char *const operators[] = {"is", "not", "any", "all", "only", "min", "max"};
    char mark[40], example[200];

    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        const char *row, *start, *end;

        snprintf(mark, sizeof mark, "\n| `%s` |", operators[i]);
        row = strstr(page, mark);
        assert_non_null(row);
        end = strstr(row, "` |\n");
        assert_non_null(end);
        for (start = end; start[-1] != '`'; start--)
            ;
        snprintf(example, sizeof example, "%.*s", (int)(end - start), start);
        load_operator(example);
    }
}

static void examples_of_the_language_page_load(void **state)
{
    const char *rest;
    ft_strbuf b;

    (void)state;
    ft_strbuf_init(&b);
    ft_rule_language_markdown(&b);
    rest = load_block(b.s, false);
    load_operators(rest);
    load_block(rest, true);
    ft_strbuf_release(&b);
}

static void every_attribute_is_on_the_language_page(void **state)
{
    char mark[100];
    ft_strbuf b;

    (void)state;
    ft_strbuf_init(&b);
    ft_rule_language_markdown(&b);
    for (int i = 0; i < FT_ATTR_COUNT; i++) {
        snprintf(mark, sizeof mark, "\n| `%s` | ", ft_attr_describe((ft_attr)i)->name);
        assert_non_null(strstr(b.s, mark));
    }
    ft_strbuf_release(&b);
}

static bool has_example(const ft_rule *rule, bool bad)
{
    for (size_t i = 0; i < rule->n_examples; i++)
        if (rule->examples[i].bad == bad)
            return true;
    return false;
}

static void built_in_rules_are_complete(void **state)
{
    loaded l = load_files(ft_embedded_rules, ft_embedded_models);

    (void)state;
    print_problems(&l);
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    for (size_t i = 0; i < ft_ruleset_count(l.set); i++) {
        const ft_rule *rule = ft_ruleset_at(l.set, i);

        if (!rule->explain || !rule->help || !has_example(rule, true) || !has_example(rule, false))
            fail_msg("%s needs help, explain, and examples of bad and good code", rule->origin);
        assert_memory_equal(rule->origin + strlen("rules/"), rule->id, strlen(rule->id));
    }
    unload(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_a_rule),
        cmocka_unit_test(examples_of_the_language_page_load),
        cmocka_unit_test(every_attribute_is_on_the_language_page),
        cmocka_unit_test(built_in_rules_are_complete),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
