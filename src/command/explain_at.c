#include "command/explain_at.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "command/command.h"
#include "command/message.h"
#include "command/run.h"
#include "command/summarise.h"
#include "link/link.h"

typedef struct place {
    const char *path; /* absolute */
    uint32_t line, col; /* col 0: all of the line */
} place;

/* A number at the end of text, after a colon; cuts it off. */
static bool take_number(char *text, uint32_t *number)
{
    char *colon = strrchr(text, ':'), *end;
    unsigned long n;

    if (!colon || !colon[1])
        return false;
    n = strtoul(colon + 1, &end, 10);
    if (*end || n == 0 || n > UINT32_MAX)
        return false;
    *number = (uint32_t)n;
    *colon = '\0';
    return true;
}

static bool read_place(const ft_run *session, const char *word, place *at)
{
    char *text = ft_arena_strndup(session->arena, word, strlen(word));
    uint32_t last, before;

    if (!take_number(text, &last)) {
        ft_say_error("--at needs FILE:LINE or FILE:LINE:COLUMN, not '%s'", word);
        return false;
    }
    *at = (place){.line = last};
    if (take_number(text, &before))
        *at = (place){.line = before, .col = last};
    at->path = ft_path_absolute(session->arena, text);
    return true;
}

static bool is_at(const ft_run *session, const ft_site *site, const place *at)
{
    if (site->at.line != at->line || (at->col && (at->col < site->at.col || at->col >= site->at.end_col)))
        return false;
    return strcmp(ft_path_absolute(session->arena, site->at.path), at->path) == 0;
}

static void add_attributes(const ft_site *site, ft_strbuf *out)
{
    for (int a = 0; a < FT_ATTR_COUNT; a++)
        if (site->attrs[a] && *site->attrs[a])
            ft_strbuf_addf(out, "  %s: %s\n", ft_attr_describe((ft_attr)a)->name, site->attrs[a]);
}

static void add_site(const ft_run *session, ft_link *link, const ft_site *site, ft_strbuf *out)
{
    ft_strbuf_addf(out, "%s%s:%u:%u: %s (%s) in %s()\n", out->len ? "\n" : "", site->at.path, site->at.line, site->at.col,
                   site->symbol, ft_site_kind_name(site->kind), site->function);
    add_attributes(site, out);
    ft_link_explain(link, site, out);
    if (site->low_confidence)
        ft_strbuf_adds(out, "  the function could not be read whole: nothing in it is an error\n");
    ft_strbuf_adds(out, "rules\n");
    for (size_t i = 0; i < ft_ruleset_count(session->rules); i++)
        if (ft_ruleset_at(session->rules, i)->site == site->kind)
            ft_rule_judgement(ft_ruleset_at(session->rules, i), site, out);
}

static bool explain(const ft_run *session, const ft_summaries *summaries, const place *at, ft_strbuf *out)
{
    ft_link *link = ft_link_program(summaries->facts, summaries->n_facts, session->models);
    size_t n;
    const ft_site *sites = ft_link_sites(link, &n);

    for (size_t i = 0; i < n; i++)
        if (is_at(session, &sites[i], at))
            add_site(session, link, &sites[i], out);
    ft_link_free(link);
    if (out->len == 0)
        ft_say_error("nothing there that a rule could look at");
    return out->len > 0;
}

static int run(ft_run *session, ft_strbuf *out)
{
    ft_summaries summaries;
    bool found = false;
    int stopped;
    place at;

    if (!read_place(session, session->options->at, &at) ||
        !ft_run_open_source(session, session->options->arguments.v, session->options->arguments.n))
        return FT_EXIT_PROBLEM;
    stopped = ft_summarise(session, &summaries);
    if (!stopped) {
        for (size_t i = 0; i < summaries.n_unparsed; i++)
            ft_say_error("%s: %s", summaries.unparsed[i].path, summaries.unparsed[i].reason);
        found = explain(session, &summaries, &at, out);
    }
    ft_summaries_release(&summaries);
    if (stopped)
        return 128 + stopped;
    return found ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}

int ft_explain_at(const ft_options *options)
{
    ft_run session;
    ft_strbuf out;
    int status;

    ft_run_init(&session, options);
    ft_strbuf_init(&out);
    status = run(&session, &out);
    if (!ft_print(&out) || (status == FT_EXIT_CLEAN && session.failed))
        status = FT_EXIT_PROBLEM;
    ft_strbuf_release(&out);
    ft_run_release(&session);
    return status;
}
