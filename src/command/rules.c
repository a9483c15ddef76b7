#include <string.h>

#include <jansson.h>

#include "base/term.h"
#include "command/command.h"
#include "command/message.h"
#include "command/run.h"

static int longest_name(const ft_ruleset *rules)
{
    size_t longest = 0;

    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        size_t len = strlen(ft_ruleset_at(rules, i)->name);

        longest = len > longest ? len : longest;
    }
    return (int)longest;
}

static void add_id(const ft_rule *rule, bool links, ft_strbuf *out)
{
    if (links && *rule->url)
        ft_strbuf_addf(out, "\033]8;;%s\033\\%s\033]8;;\033\\", rule->url, rule->id);
    else
        ft_strbuf_adds(out, rule->id);
}

static void list_text(const ft_ruleset *rules, bool color, bool links, ft_strbuf *out)
{
    static const char *const colors[] = {"\033[36m", "\033[33m", "\033[31m"};
    int width = longest_name(rules);

    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);

        add_id(rule, links, out);
        ft_strbuf_addf(out, "  %-*s  %s%-7s%s  %s\n", width, rule->name, color ? colors[rule->severity] : "",
                       ft_severity_name(rule->severity), color ? "\033[0m" : "", rule->summary);
    }
}

static void list_json(const ft_ruleset *rules, bool color, bool links, ft_strbuf *out)
{
    json_t *list = json_array();
    char *text;

    (void)color;
    (void)links;
    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);

        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "id", rule->id, "name", rule->name,
                                              "family", rule->family, "severity", ft_severity_name(rule->severity),
                                              "summary", rule->summary));
    }
    text = json_dumps(list, JSON_INDENT(2));
    ft_strbuf_addf(out, "%s\n", text);
    free(text);
    json_decref(list);
}

int ft_command_rules(const ft_options *options)
{
    /* in the order of the choices of --format */
    static void (*const writers[])(const ft_ruleset *, bool, bool, ft_strbuf *) = {list_text, list_json};
    ft_run session;
    ft_strbuf out;
    bool ok, color, links;

    ft_run_init(&session, options);
    ft_strbuf_init(&out);
    color = ft_term_wants_color(stdout, (ft_color_mode)options->color);
    links = ft_term_wants_links(stdout, (ft_color_mode)options->links, color);
    writers[options->rules_format](session.rules, color, links, &out);
    ok = ft_print(&out) && !session.failed;
    ft_strbuf_release(&out);
    ft_run_release(&session);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}
