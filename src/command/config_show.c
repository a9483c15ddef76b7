/* ftlint config: what applies, and where it comes from. */
#include <string.h>

#include "base/path.h"
#include "command/command.h"
#include "command/config.h"
#include "command/message.h"
#include "command/options_table.h"
#include "command/run.h"

static void add_words(ft_strbuf *out, const ft_words *words)
{
    ft_strbuf_addch(out, '[');
    for (size_t i = 0; i < words->n; i++)
        ft_strbuf_addf(out, "%s%s", i > 0 ? ", " : "", words->v[i]);
    ft_strbuf_addch(out, ']');
}

static void add_value(ft_strbuf *out, const ft_options *options, const ft_option *o)
{
    const void *field = (const char *)options + o->offset;
    const ft_outputs *outputs = field;

    switch (o->type) {
    case FT_OPTION_FLAG:
        ft_strbuf_adds(out, *(const bool *)field ? "true" : "false");
        break;
    case FT_OPTION_TEXT:
        ft_strbuf_adds(out, *(const char *const *)field ? *(const char *const *)field : "-");
        break;
    case FT_OPTION_CHOICE:
        ft_strbuf_adds(out, o->choices()[*(const int *)field]);
        break;
    case FT_OPTION_NUMBER:
        ft_strbuf_addf(out, "%d", *(const int *)field);
        break;
    case FT_OPTION_LIST:
    case FT_OPTION_REPEAT:
        add_words(out, field);
        break;
    case FT_OPTION_OUTPUT:
        ft_strbuf_addch(out, '[');
        for (size_t i = 0; i < outputs->n; i++)
            ft_strbuf_addf(out, "%s%s%s%s", i > 0 ? ", " : "", outputs->v[i].format, outputs->v[i].file ? "=" : "",
                           outputs->v[i].file ? outputs->v[i].file : "");
        ft_strbuf_addch(out, ']');
        break;
    }
}

static void show_options(ft_strbuf *out, const ft_options *options)
{
    for (const ft_option *o = ft_option_table; o->name; o++) {
        const char *origin = options->origins[o - ft_option_table];

        if (!(o->commands & FT_IN_CHECK) || (o->type == FT_OPTION_FLAG && !origin) || strcmp(o->name, "format") == 0)
            continue;
        ft_strbuf_addf(out, "%s: ", o->name);
        add_value(out, options, o);
        ft_strbuf_addf(out, "  # %s\n", origin ? origin : "default");
    }
}

static const char *level_name(int severity)
{
    return severity < 0 ? "off" : ft_severity_name((ft_severity)severity);
}

/* For one file what its rules come to, else what the file of the configuration says. */
static void show_levels(ft_strbuf *out, const ft_options *options, const ft_ruleset *rules, const char *path)
{
    const ft_config *config = options->config;

    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);
        int severity = ft_config_severity(config, rule, path ? path : "", (int)rule->severity);

        if (severity != (int)rule->severity)
            ft_strbuf_addf(out, "severity of %s: %s  # %s, default %s\n", rule->id, level_name(severity), config->shown,
                           level_name((int)rule->severity));
    }
    for (size_t i = 0; !path && i < config->overrides.n; i++) {
        ft_strbuf_adds(out, "override for ");
        add_words(out, &config->overrides.v[i].patterns);
        ft_strbuf_addf(out, "  # %s\n", config->shown);
    }
    if (config->exclude.n > 0) {
        ft_strbuf_adds(out, "exclude: ");
        add_words(out, &config->exclude);
        ft_strbuf_addf(out, "  # %s\n", config->shown);
    }
    if (config->single_owner.n > 0) {
        ft_strbuf_adds(out, "single-owner: ");
        add_words(out, &config->single_owner);
        ft_strbuf_addf(out, "  # %s\n", config->shown);
    }
}

int ft_command_config(const ft_options *options)
{
    const char *path = options->arguments.n > 0 ? ft_path_absolute(options->arena, options->arguments.v[0]) : NULL;
    ft_run session;
    ft_strbuf out;
    bool ok;

    ft_run_init(&session, options);
    ft_strbuf_init(&out);
    ft_strbuf_addf(&out, "configuration: %s\n", options->config->path ? options->config->shown : "none");
    ok = ft_config_check(options->config, session.rules) && !session.failed;
    if (options->show || path) {
        show_options(&out, options);
        show_levels(&out, options, session.rules, path && !ft_path_is_dir(path) ? path : NULL);
    }
    ok = ft_print(&out) && ok;
    ft_strbuf_release(&out);
    ft_run_release(&session);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}
