/* Reviewdog's diagnostic format; columns count bytes of UTF-8. */
#include <string.h>

#include "report/build.h"
#include "report/formats.h"

static json_t *new_position(uint32_t line, uint32_t column)
{
    json_t *position = json_object();

    ft_json_set_number(position, "line", line ? line : 1);
    ft_json_set_number(position, "column", column ? column : 1);
    return position;
}

static json_t *new_range(const ft_spot *at)
{
    bool ordered = at->end_line > at->line || (at->end_line == at->line && at->end_col > at->col);
    json_t *range = json_object();

    ft_json_set(range, "start", new_position(at->line, at->col));
    if (ordered)
        ft_json_set(range, "end", new_position(at->end_line, at->end_col));
    return range;
}

/* With an end even if it is empty: an insertion. */
static json_t *new_whole_range(const ft_spot *at)
{
    json_t *range = json_object();

    ft_json_set(range, "start", new_position(at->line, at->col));
    ft_json_set(range, "end", new_position(at->end_line, at->end_col));
    return range;
}

static json_t *new_location(const ft_spot *at)
{
    json_t *location = json_object();

    ft_json_set_text(location, "path", at->path);
    ft_json_set(location, "range", new_range(at));
    return location;
}

static json_t *new_code(const ft_report_input *input, const ft_finding *f)
{
    const ft_rule *rule = input->rules ? ft_ruleset_find(input->rules, f->rule) : NULL;
    json_t *code = json_object();

    ft_json_set_text(code, "value", f->rule);
    if (rule && *rule->url)
        ft_json_set_text(code, "url", rule->url);
    return code;
}

static json_t *new_related(const ft_finding *f)
{
    json_t *list = json_array();

    for (size_t i = 0; i < f->n_related; i++) {
        json_t *related = json_object();

        ft_json_set_clean(related, "message", f->related[i].text);
        ft_json_set(related, "location", new_location(&f->related[i].at));
        json_array_append_new(list, related);
    }
    return list;
}

/* Whole only if all of it is in the file that is commented on. */
static json_t *new_suggestions(const ft_finding *f)
{
    json_t *list = json_array();

    for (size_t i = 0; i < f->n_edits; i++) {
        json_t *suggestion = json_object();

        if (strcmp(f->edits[i].at.path, f->at.path) != 0) {
            json_decref(suggestion);
            json_array_clear(list);
            break;
        }
        ft_json_set(suggestion, "range", new_whole_range(&f->edits[i].at));
        ft_json_set_text(suggestion, "text", f->edits[i].text);
        json_array_append_new(list, suggestion);
    }
    return list;
}

static json_t *new_diagnostic(const ft_report_input *input, const ft_finding *f)
{
    static const char *const severities[] = {"INFO", "WARNING", "ERROR"};
    json_t *diagnostic = json_object();
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_strbuf_adds(&text, f->message);
    if (*f->help)
        ft_strbuf_addf(&text, "\n\n%s", f->help);
    ft_json_set_clean(diagnostic, "message", text.s);
    ft_json_set(diagnostic, "location", new_location(&f->at));
    ft_json_set_text(diagnostic, "severity", severities[f->severity]);
    ft_json_set(diagnostic, "code", new_code(input, f));
    if (f->n_edits > 0)
        ft_json_set(diagnostic, "suggestions", new_suggestions(f));
    if (f->n_related > 0)
        ft_json_set(diagnostic, "related_locations", new_related(f));
    ft_strbuf_release(&text);
    return diagnostic;
}

static json_t *new_unparsed(const ft_unparsed *file)
{
    json_t *diagnostic = json_object(), *location = json_object();
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_strbuf_addf(&text, "not analysed: %s", file->reason);
    ft_json_set_clean(diagnostic, "message", text.s);
    ft_json_set_text(location, "path", file->path);
    ft_json_set(diagnostic, "location", location);
    ft_json_set_text(diagnostic, "severity", "ERROR");
    ft_strbuf_release(&text);
    return diagnostic;
}

void ft_report_rdjson(const ft_report_input *input, ft_strbuf *out)
{
    json_t *root = json_object(), *source = json_object(), *list = json_array();

    for (size_t i = 0; i < ft_findings_count(input->findings); i++)
        json_array_append_new(list, new_diagnostic(input, ft_findings_at(input->findings, i)));
    for (size_t i = 0; i < input->coverage.n_unparsed; i++)
        json_array_append_new(list, new_unparsed(&input->coverage.unparsed[i]));
    ft_json_set_text(source, "name", "ftlint");
    ft_json_set_text(source, "url", FTLINT_HOMEPAGE);
    ft_json_set(root, "source", source);
    ft_json_set(root, "diagnostics", list);
    ft_json_finish(root, JSON_INDENT(1), out);
}
