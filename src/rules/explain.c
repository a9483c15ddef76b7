/* `ftlint explain`: a rule as terminal text. */
#include <string.h>

#include "rules/condition.h"
#include "rules/message.h"
#include "rules/rules.h"

typedef struct page {
    ft_strbuf *out;
    bool color;
    bool in_fence; /* within a code block of the Markdown text */
} page;

static void add_bold(page *p, const char *text, size_t len)
{
    ft_strbuf_adds(p->out, p->color ? "\033[1m" : "");
    ft_strbuf_add(p->out, text, len);
    ft_strbuf_adds(p->out, p->color ? "\033[0m" : "");
}

static void add_heading(page *p, const char *text)
{
    ft_strbuf_addch(p->out, '\n');
    add_bold(p, text, strlen(text));
    ft_strbuf_addch(p->out, '\n');
}

static void add_indented(page *p, const char *line, size_t len)
{
    ft_strbuf_adds(p->out, len > 0 ? "    " : "");
    ft_strbuf_add(p->out, line, len);
    ft_strbuf_addch(p->out, '\n');
}

/* Headings become bold, code blocks indented; the rest of Markdown reads well as it is. */
static void add_prose(page *p, const char *line, size_t len)
{
    const size_t hashes = strspn(line, "#");

    if (len >= 3 && memcmp(line, "```", 3) == 0) {
        p->in_fence = !p->in_fence;
    } else if (p->in_fence) {
        add_indented(p, line, len);
    } else if (hashes > 0 && line[hashes] == ' ') {
        add_bold(p, line + hashes + 1, len - hashes - 1);
        ft_strbuf_addch(p->out, '\n');
    } else {
        ft_strbuf_add(p->out, line, len);
        ft_strbuf_addch(p->out, '\n');
    }
}

static void each_line(page *p, const char *text, void (*add)(page *, const char *, size_t))
{
    while (*text) {
        const size_t len = strcspn(text, "\n");

        add(p, text, len);
        text += len + (text[len] == '\n');
    }
}

static void add_severity(page *p, const ft_rule *rule)
{
    ft_strbuf_addf(p->out, "%s, family %s", ft_severity_name(rule->severity), rule->family);
    for (size_t i = 0; i < rule->n_confidence; i++) {
        const ft_confidence *c = &rule->confidence[i];

        ft_strbuf_addf(p->out, "\n%s if ", c->drop ? "not reported" : ft_severity_name(c->severity));
        ft_condition_describe(c->when, p->out);
    }
    ft_strbuf_addch(p->out, '\n');
}

static void add_report(page *p, const ft_rule *rule)
{
    add_heading(p, "What it says");
    ft_message_show(rule->message, p->out);
    if (rule->help) {
        ft_strbuf_adds(p->out, "\nhelp: ");
        ft_message_show(rule->help, p->out);
    }
    ft_strbuf_addch(p->out, '\n');
}

static void add_example(page *p, const ft_example *example)
{
    ft_strbuf title;

    ft_strbuf_init(&title);
    ft_strbuf_adds(&title, example->bad ? "Bad" : "Good");
    if (example->title)
        ft_strbuf_addf(&title, ": %s", example->title);
    add_heading(p, title.s);
    ft_strbuf_release(&title);
    each_line(p, example->code, add_indented);
}

void ft_rule_explain(const ft_rule *rule, bool color, ft_strbuf *out)
{
    page p = {.out = out, .color = color};

    add_bold(&p, rule->id, strlen(rule->id));
    ft_strbuf_addf(out, " %s\n%s\n\n", rule->name, rule->summary);
    add_severity(&p, rule);
    if (rule->explain) {
        ft_strbuf_addch(out, '\n');
        each_line(&p, rule->explain, add_prose);
    }
    add_report(&p, rule);
    for (size_t i = 0; i < rule->n_examples; i++)
        add_example(&p, &rule->examples[i]);
    add_heading(&p, "How to suppress it");
    ft_strbuf_addf(out, "    /* ftlint: ignore[%s] reason */\n", rule->id);
    if (rule->n_references > 0)
        add_heading(&p, "References");
    for (size_t i = 0; i < rule->n_references; i++)
        ft_strbuf_addf(out, "    %s\n", rule->references[i]);
}
