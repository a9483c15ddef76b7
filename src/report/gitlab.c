/* GitLab Code Quality: a list of issues; those with the same fingerprint count as one. */
#include "report/build.h"
#include "report/formats.h"
#include "report/place.h"

static json_t *new_issue(const ft_report_input *input, const char *path, uint32_t line)
{
    json_t *issue = json_object(), *location = json_object(), *lines = json_object();

    ft_json_set_text(location, "path", ft_project_path(input, path));
    ft_json_set_number(lines, "begin", line ? line : 1);
    ft_json_set(location, "lines", lines);
    ft_json_set(issue, "location", location);
    return issue;
}

static void describe(json_t *issue, const char *check, const char *severity, const char *fingerprint,
                     const char *description)
{
    ft_json_set_text(issue, "check_name", check);
    ft_json_set_text(issue, "severity", severity);
    ft_json_set_text(issue, "fingerprint", fingerprint);
    ft_json_set_clean(issue, "description", description);
}

static json_t *new_finding(const ft_report_input *input, const ft_finding *f)
{
    static const char *const severities[] = {"info", "minor", "major"};
    json_t *issue = new_issue(input, f->at.path, f->at.line);
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_strbuf_addf(&text, "%s %s: %s", f->rule, f->name, f->message);
    describe(issue, f->rule, severities[f->severity], f->fingerprint, text.s);
    ft_strbuf_release(&text);
    return issue;
}

static json_t *new_unparsed(const ft_report_input *input, const ft_unparsed *file)
{
    json_t *issue = new_issue(input, file->path, 1);
    ft_strbuf text, fingerprint;

    ft_strbuf_init(&text);
    ft_strbuf_init(&fingerprint);
    ft_strbuf_addf(&text, "not analysed: %s", file->reason);
    ft_strbuf_addf(&fingerprint, "not-analysed:%s", ft_project_path(input, file->path));
    describe(issue, "not-analysed", "info", fingerprint.s, text.s);
    ft_strbuf_release(&fingerprint);
    ft_strbuf_release(&text);
    return issue;
}

void ft_report_gitlab(const ft_report_input *input, ft_strbuf *out)
{
    json_t *list = json_array();

    for (size_t i = 0; i < ft_findings_count(input->findings); i++)
        json_array_append_new(list, new_finding(input, ft_findings_at(input->findings, i)));
    for (size_t i = 0; i < input->coverage.n_unparsed; i++)
        json_array_append_new(list, new_unparsed(input, &input->coverage.unparsed[i]));
    ft_json_finish(list, JSON_INDENT(1), out);
}
