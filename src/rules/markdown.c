/* docs/rules/: one page per rule and their index. */
#include <string.h>

#include "rules/condition.h"
#include "rules/message.h"
#include "rules/rule_read.h"

/* A cell of a table: `|` would end it. */
static void add_cell(ft_strbuf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            ft_strbuf_addch(out, '\\');
        ft_strbuf_addch(out, *text);
    }
}

static void add_condition_cell(ft_strbuf *out, const ft_condition *condition)
{
    ft_strbuf words;

    ft_strbuf_init(&words);
    ft_condition_describe(condition, &words);
    add_cell(out, words.s);
    ft_strbuf_release(&words);
}

static void add_head(const ft_rule *rule, ft_strbuf *out)
{
    ft_strbuf_addf(out, "# %s %s\n\n%s\n\n", rule->id, rule->name, rule->summary);
    ft_strbuf_addf(out, "**%s**, family [%s](README.md#%s)\n", ft_severity_name(rule->severity), rule->family,
                   rule->family);
}

static void add_confidence(const ft_rule *rule, ft_strbuf *out)
{
    if (rule->n_confidence == 0)
        return;
    ft_strbuf_adds(out, "\n| severity | if (the first that holds) |\n| --- | --- |\n");
    for (size_t i = 0; i < rule->n_confidence; i++) {
        const ft_confidence *c = &rule->confidence[i];

        ft_strbuf_addf(out, "| %s | ", c->drop ? "not reported" : ft_severity_name(c->severity));
        add_condition_cell(out, c->when);
        ft_strbuf_adds(out, " |\n");
    }
    ft_strbuf_addf(out, "| %s | otherwise |\n", ft_severity_name(rule->severity));
}

static void add_text(const char *text, ft_strbuf *out)
{
    const size_t len = strlen(text);

    ft_strbuf_addch(out, '\n');
    ft_strbuf_add(out, text, len);
    if (len > 0 && text[len - 1] != '\n')
        ft_strbuf_addch(out, '\n');
}

static void add_block(const char *language, const char *text, ft_strbuf *out)
{
    ft_strbuf_addf(out, "\n```%s", language);
    add_text(text, out);
    ft_strbuf_adds(out, "```\n");
}

static void add_report(const ft_rule *rule, ft_strbuf *out)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_message_show(rule->message, &text);
    if (rule->help) {
        ft_strbuf_adds(&text, "\nhelp: ");
        ft_message_show(rule->help, &text);
    }
    ft_strbuf_adds(out, "\n## What it says\n");
    add_block("text", text.s, out);
    ft_strbuf_release(&text);
}

static void add_examples(const ft_rule *rule, ft_strbuf *out)
{
    for (size_t i = 0; i < rule->n_examples; i++) {
        const ft_example *e = &rule->examples[i];

        ft_strbuf_addf(out, "\n## %s%s%s\n", e->bad ? "Bad" : "Good", e->title ? ": " : "", e->title ? e->title : "");
        add_block("c", e->code, out);
    }
}

static void add_reference(const char *text, ft_strbuf *out)
{
    ft_strbuf_addf(out, strncmp(text, "http", 4) == 0 ? "- <%s>\n" : "- %s\n", text);
}

void ft_rule_markdown(const ft_rule *rule, ft_strbuf *out)
{
    add_head(rule, out);
    add_confidence(rule, out);
    if (rule->explain)
        add_text(rule->explain, out);
    add_report(rule, out);
    add_examples(rule, out);
    ft_strbuf_addf(out,
                   "\n## How to suppress it\n\nOn the line, or on the line before it, with a reason:\n\n"
                   "```c\n/* ftlint: ignore[%s] reason */\n```\n",
                   rule->id);
    if (rule->n_references > 0)
        ft_strbuf_adds(out, "\n## References\n\n");
    for (size_t i = 0; i < rule->n_references; i++)
        add_reference(rule->references[i], out);
}

static void add_index_row(const ft_rule *rule, ft_strbuf *out)
{
    ft_strbuf_addf(out, "| [%s](%s.md) | %s | %s | ", rule->id, rule->id, rule->name,
                   ft_severity_name(rule->severity));
    add_cell(out, rule->summary);
    ft_strbuf_adds(out, " |\n");
}

static void add_family(const ft_ruleset *set, const ft_choice *family, ft_strbuf *out)
{
    bool has_head = false;

    for (size_t i = 0; i < ft_ruleset_count(set); i++) {
        const ft_rule *rule = ft_ruleset_at(set, i);

        if (strcmp(rule->family, family->word) != 0)
            continue;
        if (!has_head)
            ft_strbuf_addf(out,
                           "\n## %s\n\n%s.\n\n| id | name | severity | what |\n| --- | --- | --- | --- |\n",
                           family->word, family->doc);
        has_head = true;
        add_index_row(rule, out);
    }
}

void ft_rules_index_markdown(const ft_ruleset *set, ft_strbuf *out)
{
    ft_strbuf_adds(out, "# Rules\n\n`ftlint explain FT101` shows the same pages in the terminal.\n");
    for (const ft_choice *family = ft_families; family->word; family++)
        add_family(set, family, out);
}
