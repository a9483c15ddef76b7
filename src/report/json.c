#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "report/formats.h"

#define SCHEMA_VERSION 1

/* JSON is UTF-8; source text need not be. Malformed bytes become U+FFFD. */
static json_t *new_text(const char *s)
{
    size_t len = strlen(s);
    json_t *text = json_stringn(s, len);
    ft_strbuf fixed;

    if (text)
        return text;
    ft_strbuf_init(&fixed);
    while (len > 0) {
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);
        bool malformed = !ok && n == 1 && (unsigned char)*s >= 0x80;

        ft_strbuf_add(&fixed, malformed ? FT_REPLACEMENT : s, malformed ? strlen(FT_REPLACEMENT) : n);
        s += n;
        len -= n;
    }
    text = json_stringn(fixed.s, fixed.len);
    ft_strbuf_release(&fixed);
    return text;
}

static void set_text(json_t *object, const char *key, const char *value)
{
    json_object_set_new(object, key, new_text(value));
}

static void set_number(json_t *object, const char *key, size_t value)
{
    json_object_set_new(object, key, json_integer((json_int_t)value));
}

static void set_spot(json_t *object, const ft_spot *at)
{
    set_text(object, "path", at->path);
    set_number(object, "line", at->line);
    set_number(object, "column", at->col);
    set_number(object, "end_line", at->end_line);
    set_number(object, "end_column", at->end_col);
}

static json_t *new_related(const ft_finding *f)
{
    json_t *list = json_array();

    for (size_t i = 0; i < f->n_related; i++) {
        json_t *related = json_object();

        set_spot(related, &f->related[i].at);
        set_text(related, "message", f->related[i].text);
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
        set_text(edit, "text", f->edits[i].text);
        json_array_append_new(list, edit);
    }
    return list;
}

static json_t *new_finding(const ft_finding *f)
{
    json_t *finding = json_object();

    set_text(finding, "rule", f->rule);
    set_text(finding, "name", f->name);
    set_text(finding, "family", f->family);
    set_text(finding, "severity", f->severity_name);
    set_spot(finding, &f->at);
    set_text(finding, "symbol", f->symbol);
    set_text(finding, "function", f->function);
    set_text(finding, "message", f->message);
    set_text(finding, "help", f->help);
    json_object_set_new(finding, "related", new_related(f));
    set_text(finding, "state", f->state == FT_FINDING_TODO ? "todo" : "open");
    set_text(finding, "reason", f->reason);
    json_object_set_new(finding, "fix", new_edits(f));
    set_text(finding, "fingerprint", f->fingerprint);
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

    set_text(tool, "name", "ftlint");
    set_text(tool, "version", input->version);
    set_text(tool, "clang", input->clang_version);
    set_text(tool, "target", input->target);
    return tool;
}

static json_t *new_coverage(const ft_report_coverage *c)
{
    json_t *coverage = json_object(), *unparsed = json_array();

    set_number(coverage, "files", c->files);
    set_number(coverage, "functions", c->functions);
    set_number(coverage, "functions_with_errors", c->functions_error);
    set_number(coverage, "calls", c->calls);
    set_number(coverage, "calls_in_text", c->calls_text);
    set_number(coverage, "calls_switched_off", c->calls_skipped);
    for (size_t i = 0; i < c->n_unparsed; i++) {
        json_t *file = json_object();

        set_text(file, "path", c->unparsed[i].path);
        set_text(file, "reason", c->unparsed[i].reason);
        json_array_append_new(unparsed, file);
    }
    json_object_set_new(coverage, "not_parsed", unparsed);
    return coverage;
}

static int append(const char *data, size_t len, void *out)
{
    ft_strbuf_add(out, data, len);
    return 0;
}

void ft_report_json(const ft_report_input *input, ft_strbuf *out)
{
    json_t *root = json_object();

    set_number(root, "version", SCHEMA_VERSION);
    json_object_set_new(root, "tool", new_tool(input));
    json_object_set_new(root, "coverage", new_coverage(&input->coverage));
    json_object_set_new(root, "findings", new_findings(input->findings));
    json_dump_callback(root, append, out, JSON_INDENT(2));
    ft_strbuf_addch(out, '\n');
    json_decref(root);
}
