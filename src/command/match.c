#include "command/match.h"

#include <string.h>

#include "command/sift.h"

typedef struct matcher {
    const ft_run *session;
    ft_findings *findings;
    const ft_edit *edits;
    size_t n_edits;
    ft_strbuf message, help;
    const char *last_path; /* sites come in order of path */
    bool last_asked, last_generated, last_test;
} matcher;

static bool is_asked(matcher *m, const char *path)
{
    if (m->last_path && strcmp(m->last_path, path) == 0)
        return m->last_asked;
    m->last_path = path;
    m->last_asked = ft_path_is_asked(m->session, path);
    m->last_generated = ft_path_is_generated(m->session, path);
    m->last_test = ft_path_is_test(m->session, path);
    return m->last_asked;
}

/*
 * A generator's code has its ways of keeping threads apart, and nobody mends it by hand: only what it declares is
 * certain. Tests choose their threads themselves.
 */
static ft_severity hold_back(const matcher *m, const ft_site *site, ft_severity severity)
{
    if ((m->last_generated || m->last_test) && site->kind != FT_SITE_MODULE && site->kind != FT_SITE_SET_GIL)
        return FT_SEV_NOTE;
    return site->low_confidence && severity == FT_SEV_ERROR ? FT_SEV_WARNING : severity;
}

static void try_rule(matcher *m, const ft_rule *rule, const ft_site *site)
{
    ft_severity severity;

    ft_strbuf_clear(&m->message);
    ft_strbuf_clear(&m->help);
    if (!ft_rule_match(rule, site, &severity, &m->message, &m->help))
        return;
    severity = hold_back(m, site, severity);
    ft_findings_add(m->findings, &(ft_finding){
                                     .rule = rule->id,
                                     .name = rule->name,
                                     .family = rule->family,
                                     .severity = (int)severity,
                                     .severity_name = ft_severity_name(severity),
                                     .at = site->at,
                                     .in_template = site->in_template,
                                     .symbol = site->symbol,
                                     .function = site->function,
                                     .message = m->message.s,
                                     .help = m->help.s,
                                     .related = site->related,
                                     .n_related = site->n_related,
                                     .edits = m->edits,
                                     .n_edits = m->n_edits,
                                 });
}

static void try_rules(matcher *m, const ft_site *site)
{
    const ft_ruleset *rules = m->session->rules;

    for (size_t i = 0; i < ft_ruleset_count(rules); i++)
        if (ft_ruleset_at(rules, i)->site == site->kind)
            try_rule(m, ft_ruleset_at(rules, i), site);
}

static void open_matcher(matcher *m)
{
    ft_strbuf_init(&m->message);
    ft_strbuf_init(&m->help);
}

static void close_matcher(matcher *m)
{
    ft_strbuf_release(&m->message);
    ft_strbuf_release(&m->help);
}

void ft_match_rules(const ft_run *session, const ft_link *link, ft_findings *findings)
{
    matcher m = {.session = session, .findings = findings};
    size_t n;
    const ft_site *sites = ft_link_sites(link, &n);

    open_matcher(&m);
    for (size_t i = 0; i < n; i++)
        if (is_asked(&m, sites[i].at.path))
            try_rules(&m, &sites[i]);
    close_matcher(&m);
}

void ft_match_site(const ft_run *session, const ft_site *site, const ft_edit *edits, size_t n_edits,
                   ft_findings *findings)
{
    matcher m = {.session = session, .findings = findings, .edits = edits, .n_edits = n_edits};

    open_matcher(&m);
    try_rules(&m, site);
    close_matcher(&m);
}
