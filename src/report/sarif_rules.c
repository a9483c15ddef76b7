#include <string.h>

#include "report/formats.h"
#include "report/sarif.h"

/* What is reported as an error by default has its evidence in the code, a warning assumes something. */
static const struct {
    const char *precision, *problem;
} by_severity[] = {{"low", "recommendation"}, {"medium", "warning"}, {"high", "error"}};

json_t *ft_sarif_message(const char *s, size_t limit)
{
    json_t *message = json_object();
    ft_strbuf text;
    size_t len = strlen(s);

    ft_strbuf_init(&text);
    if (limit > 0 && len > limit) {
        ft_strbuf_add(&text, s, ft_utf8_cut(s, limit));
        ft_strbuf_adds(&text, " ...");
    } else {
        ft_strbuf_add(&text, s, len);
    }
    ft_json_set_clean(message, "text", text.s);
    ft_strbuf_release(&text);
    return message;
}

/* The first paragraph of the explanation that is not a heading. */
static void add_description(const ft_rule *rule, ft_strbuf *out)
{
    const char *s = rule->explain ? rule->explain : "";

    while (*s == '#' || *s == '\n') {
        s += strcspn(s, "\n");
        s += *s == '\n';
    }
    for (; *s && strncmp(s, "\n\n", 2) != 0; s++)
        ft_strbuf_addch(out, *s == '\n' ? ' ' : *s);
    if (out->len == 0)
        ft_strbuf_adds(out, rule->summary);
}

/* Links of the page to its neighbours lead to where the page is published. */
static void add_with_links(ft_strbuf *out, const char *markdown, const char *url)
{
    static const char link[] = "](README.md";
    const char *slash = strrchr(url, '/'), *next;

    while (slash && (next = strstr(markdown, link))) {
        ft_strbuf_add(out, markdown, (size_t)(next - markdown) + 2);
        ft_strbuf_add(out, url, (size_t)(slash - url) + 1);
        markdown = next + 2;
    }
    ft_strbuf_adds(out, markdown);
}

static json_t *new_help(const ft_rule *rule)
{
    json_t *help = json_object();
    ft_strbuf text, markdown;

    ft_strbuf_init(&text);
    ft_strbuf_init(&markdown);
    ft_rule_explain(rule, false, &text);
    ft_json_set_text(help, "text", text.s);
    ft_strbuf_clear(&text);
    ft_rule_markdown(rule, &text);
    add_with_links(&markdown, text.s, rule->url);
    ft_json_set_text(help, "markdown", markdown.s);
    ft_strbuf_release(&markdown);
    ft_strbuf_release(&text);
    return help;
}

static json_t *new_properties(const ft_rule *rule)
{
    json_t *properties = json_object(), *tags = json_array();

    json_array_append_new(tags, ft_json_text("concurrency"));
    json_array_append_new(tags, ft_json_text("free-threading"));
    json_array_append_new(tags, ft_json_text(rule->family));
    ft_json_set(properties, "tags", tags);
    ft_json_set_text(properties, "precision", by_severity[rule->severity].precision);
    ft_json_set_text(properties, "problem.severity", by_severity[rule->severity].problem);
    return properties;
}

static json_t *new_rule(const ft_rule *rule)
{
    json_t *descriptor = json_object(), *configuration = json_object();
    ft_strbuf description;

    ft_strbuf_init(&description);
    add_description(rule, &description);
    ft_json_set_text(descriptor, "id", rule->id);
    ft_json_set_text(descriptor, "name", rule->name);
    ft_json_set(descriptor, "shortDescription", ft_sarif_message(rule->summary, FT_SARIF_MAX_TEXT));
    ft_json_set(descriptor, "fullDescription", ft_sarif_message(description.s, FT_SARIF_MAX_TEXT));
    ft_json_set(descriptor, "help", new_help(rule));
    if (*rule->url)
        ft_json_set_text(descriptor, "helpUri", rule->url);
    ft_json_set_text(configuration, "level", ft_severity_name(rule->severity));
    ft_json_set(descriptor, "defaultConfiguration", configuration);
    ft_json_set(descriptor, "properties", new_properties(rule));
    ft_strbuf_release(&description);
    return descriptor;
}

json_t *ft_sarif_rules(const ft_ruleset *rules)
{
    json_t *list = json_array();

    for (size_t i = 0; rules && i < ft_ruleset_count(rules); i++)
        json_array_append_new(list, new_rule(ft_ruleset_at(rules, i)));
    return list;
}
