#include "report/build.h"
#include "report/formats.h"

#define SCHEMA_VERSION 1

static void set_spot(json_t *object, const ft_spot *at)
{
    ft_json_set_text(object, "path", at->path);
    ft_json_set_number(object, "line", at->line);
    ft_json_set_number(object, "column", at->col);
    ft_json_set_number(object, "end_line", at->end_line);
    ft_json_set_number(object, "end_column", at->end_col);
}

static json_t *new_related(const ft_finding *f)
{
    json_t *list = json_array();

    for (size_t i = 0; i < f->n_related; i++) {
        json_t *related = json_object();

        set_spot(related, &f->related[i].at);
        ft_json_set_text(related, "message", f->related[i].text);
        json_array_append_new(list, related);
    }
    return list;
}

static json_t *new_edits(const ft_finding *f)
{
    json_t *list = json_array();

    for (size_t i = 0; i < f->n_edits; i++) {
        json_t *edit = json_object();

        set_spot(edit, &f->edits[i].at);
        ft_json_set_text(edit, "text", f->edits[i].text);
        json_array_append_new(list, edit);
    }
    return list;
}

static json_t *new_finding(const ft_finding *f)
{
    json_t *finding = json_object();

    ft_json_set_text(finding, "rule", f->rule);
    ft_json_set_text(finding, "name", f->name);
    ft_json_set_text(finding, "family", f->family);
    ft_json_set_text(finding, "severity", f->severity_name);
    set_spot(finding, &f->at);
    ft_json_set_text(finding, "symbol", f->symbol);
    ft_json_set_text(finding, "function", f->function);
    ft_json_set_text(finding, "message", f->message);
    ft_json_set_text(finding, "help", f->help);
    ft_json_set(finding, "related", new_related(f));
    ft_json_set_text(finding, "state", f->state == FT_FINDING_TODO ? "todo" : "open");
    ft_json_set_text(finding, "reason", f->reason);
    ft_json_set(finding, "fix", new_edits(f));
    ft_json_set_text(finding, "fingerprint", f->fingerprint);
    return finding;
}

static json_t *new_findings(const ft_findings *findings)
{
    json_t *list = json_array();

    for (size_t i = 0; i < ft_findings_count(findings); i++)
        json_array_append_new(list, new_finding(ft_findings_at(findings, i)));
    return list;
}

static json_t *new_tool(const ft_report_input *input)
{
    json_t *tool = json_object();

    ft_json_set_text(tool, "name", "ftlint");
    ft_json_set_text(tool, "version", input->version);
    ft_json_set_text(tool, "clang", input->clang_version);
    ft_json_set_text(tool, "target", input->target);
    return tool;
}

static json_t *new_missed(const ft_file_coverage *file)
{
    static const char *const words[] = {
#define X(name, word) word,
        FT_MISSED_KINDS(X)
#undef X
    };
    json_t *list = json_array();

    for (size_t i = 0; i < file->n_missed; i++) {
        json_t *missed = json_object();

        ft_json_set_number(missed, "line", file->missed[i].at.line);
        ft_json_set_number(missed, "column", file->missed[i].at.col);
        ft_json_set_text(missed, "kind", words[file->missed[i].kind]);
        ft_json_set_text(missed, "name", file->missed[i].name);
        json_array_append_new(list, missed);
    }
    return list;
}

/* Files that were understood as a whole are not listed. */
static json_t *new_incomplete(const ft_coverage *text)
{
    json_t *list = json_array();

    for (size_t i = 0; i < text->n_files; i++) {
        const ft_file_coverage *f = &text->files[i];
        json_t *file;

        if (f->n_missed == 0)
            continue;
        file = json_object();
        ft_json_set_text(file, "path", f->path);
        ft_json_set_number(file, "functions", f->counts.functions);
        ft_json_set_number(file, "functions_with_errors", f->counts.functions_error);
        ft_json_set_number(file, "functions_not_seen", f->counts.functions_lost);
        ft_json_set_number(file, "calls_in_text", f->counts.calls);
        ft_json_set_number(file, "calls_not_seen", f->counts.calls_lost);
        ft_json_set_number(file, "calls_switched_off", f->counts.calls_off);
        ft_json_set(file, "missed", new_missed(f));
        json_array_append_new(list, file);
    }
    return list;
}

static json_t *new_reasons(const ft_unparsed *files, size_t n)
{
    json_t *list = json_array();

    for (size_t i = 0; i < n; i++) {
        json_t *file = json_object();

        ft_json_set_text(file, "path", files[i].path);
        ft_json_set_text(file, "reason", files[i].reason);
        json_array_append_new(list, file);
    }
    return list;
}

json_t *ft_json_coverage(const ft_report_coverage *c)
{
    const ft_counts *n = &c->text.total;
    json_t *coverage = json_object();

    ft_json_set_number(coverage, "files", c->files);
    ft_json_set_number(coverage, "functions", n->functions);
    ft_json_set_number(coverage, "functions_with_errors", n->functions_error);
    ft_json_set_number(coverage, "functions_not_seen", n->functions_lost);
    ft_json_set_number(coverage, "functions_switched_off", n->functions_off);
    ft_json_set_number(coverage, "calls", n->calls - n->calls_off - n->calls_lost);
    ft_json_set_number(coverage, "calls_in_text", n->calls);
    ft_json_set_number(coverage, "calls_not_seen", n->calls_lost);
    ft_json_set_number(coverage, "calls_switched_off", n->calls_off);
    ft_json_set(coverage, "incomplete", new_incomplete(&c->text));
    ft_json_set(coverage, "not_parsed", new_reasons(c->unparsed, c->n_unparsed));
    ft_json_set(coverage, "left_out", new_reasons(c->left_out, c->n_left_out));
    return coverage;
}

void ft_report_json(const ft_report_input *input, ft_strbuf *out)
{
    json_t *root = json_object();

    ft_json_set_number(root, "version", SCHEMA_VERSION);
    ft_json_set(root, "tool", new_tool(input));
    ft_json_set(root, "coverage", ft_json_coverage(&input->coverage));
    ft_json_set(root, "findings", new_findings(input->findings));
    ft_json_finish(root, JSON_INDENT(2), out);
}

/* The findings alone, one a line, each as in the other format. */
void ft_report_jsonl(const ft_report_input *input, ft_strbuf *out)
{
    for (size_t i = 0; i < ft_findings_count(input->findings); i++)
        ft_json_finish(new_finding(ft_findings_at(input->findings, i)), JSON_COMPACT, out);
}
