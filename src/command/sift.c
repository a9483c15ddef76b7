#include "command/sift.h"

#include <string.h>

#include "base/path.h"
#include "base/vec.h"
#include "command/config.h"
#include "command/match.h"
#include "command/select.h"
#include "findings/suppress.h"

/* ---- what the findings room asks about rules and files ---- */

static bool stands_for(const ft_rule *rule, const char *word)
{
    return strcmp(rule->id, word) == 0 || strcmp(rule->name, word) == 0 || strcmp(rule->family, word) == 0;
}

static bool covers(void *data, const char *word, const char *rule)
{
    const ft_sift *sift = data;
    const ft_rule *r = ft_ruleset_find(sift->session->rules, rule);

    return r && stands_for(r, word);
}

static bool known(void *data, const char *word)
{
    const ft_sift *sift = data;

    for (size_t i = 0; i < ft_ruleset_count(sift->session->rules); i++)
        if (stands_for(ft_ruleset_at(sift->session->rules, i), word))
            return true;
    return false;
}

bool ft_path_is_asked(const ft_run *session, const char *path)
{
    const ft_source_file *file = ft_source_find(session->source, ft_path_absolute(session->arena, path));

    return file && file->asked && file->kind != FT_SOURCE_COMPAT;
}

bool ft_path_is_test(const ft_run *session, const char *path)
{
    const ft_source_file *file = ft_source_find(session->source, ft_path_absolute(session->arena, path));

    return file && file->is_test;
}

bool ft_path_is_generated(const ft_run *session, const char *path)
{
    const ft_source_file *file = ft_source_find(session->source, ft_path_absolute(session->arena, path));

    return file && file->is_generated;
}

static bool judged(void *data, const char *path)
{
    const ft_sift *sift = data;

    return sift->complete && ft_path_is_asked(sift->session, path);
}

/* ---- suppressions with which something is wrong become sites, for the rules about them ---- */

static const char *const problem_words[] = {NULL, "malformed", "unknown", "unused", "no-reason"};

static const char *detail_of(const ft_sift *sift, const ft_suppression *s)
{
    const char *meant;

    if (s->problem != FT_SUPPRESSION_UNKNOWN)
        return s->detail ? s->detail : "";
    meant = ft_suggest_rule(sift->session->rules, s->word);
    return meant ? ft_arena_printf(sift->session->arena, "did you mean '%s'?", meant) : "";
}

static bool is_same_comment(const ft_suppression *a, const ft_suppression *b)
{
    return strcmp(a->at.path, b->at.path) == 0 && a->at.line == b->at.line && a->at.col == b->at.col;
}

/* A comment goes as a whole, if nothing that it names is of use. */
static bool can_be_removed(const ft_suppressions *list, const ft_suppression *s)
{
    if (!s->whole || s->problem != FT_SUPPRESSION_UNUSED || s->scope == FT_SCOPE_BEGIN)
        return false;
    for (size_t i = 0; i < ft_suppressions_count(list); i++) {
        const ft_suppression *other = ft_suppressions_at(list, i);

        if (is_same_comment(s, other) && other->problem != FT_SUPPRESSION_UNUSED)
            return false;
    }
    return true;
}

static ft_edit removal_of(const ft_sift *sift, const ft_suppression *s)
{
    const char *line = ft_text_cache_line(sift->text, s->at.path, s->at.line);
    ft_edit edit = {s->at, ""};

    if (s->alone) {
        edit.at.col = 1;
        edit.at.end_line++;
        edit.at.end_col = 1;
        return edit;
    }
    while (line && edit.at.col > 1 && strchr(" \t", line[edit.at.col - 2]))
        edit.at.col--;
    return edit;
}

static void report_suppression(ft_sift *sift, const ft_suppressions *list, const ft_suppression *s)
{
    ft_site site = {.kind = FT_SITE_SUPPRESSION, .at = s->at, .symbol = s->word, .function = s->function};
    ft_edit edit;
    bool removable = can_be_removed(list, s);

    site.attrs[FT_A_SUPPRESSION_PROBLEM] = problem_words[s->problem];
    site.attrs[FT_A_SUPPRESSION_WORD] = s->word;
    site.attrs[FT_A_SUPPRESSION_DETAIL] = detail_of(sift, s);
    site.attrs[FT_A_SUPPRESSION_ACTION] = s->state == FT_FINDING_TODO ? "todo" : "ignore";
    site.attrs[FT_A_SUPPRESSION_REQUIRED] = sift->session->options->require_reasons ? "yes" : "no";
    if (removable)
        edit = removal_of(sift, s);
    ft_match_site(sift->session, &site, removable ? &edit : NULL, removable, sift->findings);
}

static void apply_suppressions(ft_sift *sift)
{
    ft_suppress_options options = {.line_text = ft_text_cache_line, .line_data = sift->text, .covers = covers,
                                   .known = known, .judged = judged, .data = sift};
    ft_suppressions *list = ft_suppressions_read(sift->summaries->facts, sift->summaries->n_facts, &options);

    ft_findings_decide(sift->findings, ft_suppressions_decide, list);
    ft_suppressions_judge(list);
    for (size_t i = 0; i < ft_suppressions_count(list); i++) {
        const ft_suppression *s = ft_suppressions_at(list, i);

        if (s->problem != FT_SUPPRESSION_FINE && ft_path_is_asked(sift->session, s->at.path))
            report_suppression(sift, list, s);
    }
    ft_suppressions_free(list);
}

/* ---- the rest ---- */

ft_view ft_view_of(const ft_source *source, ft_arena *arena)
{
    return ft_view_between(ft_source_start(source), ft_source_root(source), arena);
}

ft_view ft_view_between(const char *start, const char *root, ft_arena *arena)
{
    if (strcmp(root, start) == 0)
        return (ft_view){NULL, NULL};
    if (ft_path_is_below(start, root))
        return (ft_view){ft_arena_printf(arena, "%s/", ft_path_relative(arena, start, root)), NULL};
    if (ft_path_is_below(root, start))
        return (ft_view){NULL, ft_arena_printf(arena, "%s/", ft_path_relative(arena, root, start))};
    return (ft_view){NULL, ft_arena_printf(arena, "%s/", root)};
}

/* What the configuration makes of the severities. */
static void set_level(void *data, ft_finding *f)
{
    const ft_sift *sift = data;
    const ft_rule *rule = ft_ruleset_find(sift->session->rules, f->rule);

    if (!rule)
        return;
    f->severity = ft_config_severity(sift->session->options->config, rule,
                                     ft_path_absolute(sift->session->arena, f->at.path), f->severity);
    f->severity_name = ft_severity_name(f->severity < 0 ? FT_SEV_NOTE : (ft_severity)f->severity);
}

static bool is_wanted(void *data, const ft_finding *f)
{
    const ft_sift *sift = data;
    const ft_ruleset *rules = sift->session->rules;

    if (f->severity < sift->session->options->severity)
        return false;
    for (size_t i = 0; i < ft_ruleset_count(rules); i++)
        if (strcmp(ft_ruleset_at(rules, i)->id, f->rule) == 0)
            return sift->selected[i];
    return false;
}

void ft_sift_findings(ft_sift *sift)
{
    ft_finish finish = {ft_text_cache_line, sift->text, ft_view_of(sift->session->source, sift->session->arena)};

    if (!sift->session->options->no_suppressions)
        apply_suppressions(sift);
    if (sift->session->options->config->path)
        ft_findings_revise(sift->findings, set_level, sift);
    ft_findings_finish(sift->findings, &finish);
    ft_findings_filter(sift->findings, is_wanted, sift);
}
