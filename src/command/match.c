#include "command/match.h"

#include <string.h>

#include "base/path.h"

typedef struct matcher {
    const ft_run *session;
    ft_findings *findings;
    ft_strbuf message, help;
    const char *last_path; /* sites come in order of path */
    bool last_asked;
} matcher;

static bool is_asked(matcher *m, const char *path)
{
    const ft_source_file *file;

    if (m->last_path && strcmp(m->last_path, path) == 0)
        return m->last_asked;
    file = ft_source_find(m->session->source, ft_path_absolute(m->session->arena, path));
    m->last_path = path;
    m->last_asked = file && file->asked;
    return m->last_asked;
}

static void try_rule(matcher *m, const ft_rule *rule, const ft_site *site)
{
    ft_severity severity;

    ft_strbuf_clear(&m->message);
    ft_strbuf_clear(&m->help);
    if (!ft_rule_match(rule, site, &severity, &m->message, &m->help))
        return;
    if (site->low_confidence && severity == FT_SEV_ERROR)
        severity = FT_SEV_WARNING;
    if ((int)severity < m->session->options->severity)
        return;
    ft_findings_add(m->findings, &(ft_finding){
                                     .rule = rule->id,
                                     .name = rule->name,
                                     .family = rule->family,
                                     .severity = (int)severity,
                                     .severity_name = ft_severity_name(severity),
                                     .at = site->at,
                                     .symbol = site->symbol,
                                     .function = site->function,
                                     .message = m->message.s,
                                     .help = m->help.s,
                                     .related = site->related,
                                     .n_related = site->n_related,
                                 });
}

static void try_rules(matcher *m, const bool *selected, const ft_site *site)
{
    const ft_ruleset *rules = m->session->rules;

    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);

        if (selected[i] && rule->site == site->kind)
            try_rule(m, rule, site);
    }
}

void ft_match_rules(const ft_run *session, const bool *selected, const ft_link *link, ft_findings *findings)
{
    matcher m = {.session = session, .findings = findings};
    size_t n;
    const ft_site *sites = ft_link_sites(link, &n);

    ft_strbuf_init(&m.message);
    ft_strbuf_init(&m.help);
    for (size_t i = 0; i < n; i++)
        if (is_asked(&m, sites[i].at.path))
            try_rules(&m, selected, &sites[i]);
    ft_strbuf_release(&m.message);
    ft_strbuf_release(&m.help);
}
