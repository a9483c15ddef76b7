#include "report/sarif.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/text_cache.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#define ROOT_ID "%SRCROOT%"

/* Only what needs no thought stays as it is: other bytes, UTF-8 or not, are percent-encoded. */
static void add_uri(ft_strbuf *out, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    for (; *path; path++) {
        if (strchr(plain, *path))
            ft_strbuf_addch(out, *path);
        else
            ft_strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)*path);
    }
}

json_t *ft_sarif_artifact(const ft_report_input *input, const char *path)
{
    const char *project_path = ft_project_path(input, path);
    json_t *artifact = json_object();
    ft_strbuf uri;

    ft_strbuf_init(&uri);
    ft_strbuf_adds(&uri, *project_path == '/' ? "file://" : "");
    add_uri(&uri, project_path);
    ft_json_set_text(artifact, "uri", uri.s);
    if (*project_path != '/')
        ft_json_set_text(artifact, "uriBaseId", ROOT_ID);
    ft_strbuf_release(&uri);
    return artifact;
}

json_t *ft_sarif_place(const ft_report_input *input, const ft_spot *at)
{
    ft_region r = ft_region_on_one_line(input, at);
    json_t *place = json_object(), *region = json_object();

    ft_json_set_number(region, "startLine", r.line);
    ft_json_set_number(region, "startColumn", r.column);
    ft_json_set_number(region, "endLine", r.end_line);
    ft_json_set_number(region, "endColumn", r.end_column);
    ft_json_set(place, "artifactLocation", ft_sarif_artifact(input, at->path));
    ft_json_set(place, "region", region);
    return place;
}

/* In a SARIF message [text](1) is a link and {0} a placeholder: neither may arise by chance. */
static void add_message_text(ft_strbuf *out, const char *s)
{
    bool after_digit = false;

    for (; *s; s++) {
        if (*s == '[' || *s == ']' || *s == '\\')
            ft_strbuf_addch(out, '\\');
        if ((*s == '{' && s[1] >= '0' && s[1] <= '9') || (*s == '}' && after_digit))
            ft_strbuf_addch(out, *s);
        ft_strbuf_addch(out, *s);
        after_digit = *s >= '0' && *s <= '9';
    }
}

/* GitHub shows related places only where the message links to them. */
static json_t *new_message(const ft_finding *f)
{
    json_t *message;
    ft_strbuf text;

    ft_strbuf_init(&text);
    add_message_text(&text, f->message);
    for (size_t i = 0; i < f->n_related && i < FT_SARIF_MAX_LOCATIONS; i++) {
        ft_strbuf_adds(&text, i == 0 ? "\n\n[" : "\n[");
        add_message_text(&text, f->related[i].text);
        ft_strbuf_addf(&text, "](%zu)", i + 1);
    }
    if (*f->help) {
        ft_strbuf_adds(&text, "\n\nHelp: ");
        add_message_text(&text, f->help);
    }
    message = ft_sarif_message(text.len > 0 ? text.s : f->name, 0);
    ft_strbuf_release(&text);
    return message;
}

static json_t *new_related(const ft_report_input *input, const ft_finding *f)
{
    json_t *list = json_array();

    for (size_t i = 0; i < f->n_related && i < FT_SARIF_MAX_LOCATIONS; i++) {
        json_t *location = json_object();

        ft_json_set_number(location, "id", i + 1);
        ft_json_set(location, "physicalLocation", ft_sarif_place(input, &f->related[i].at));
        ft_json_set(location, "message", ft_sarif_message(f->related[i].text, 0));
        json_array_append_new(list, location);
    }
    return list;
}

static json_t *new_fingerprints(const ft_report_input *input, const ft_finding *f)
{
    json_t *fingerprints = json_object();
    ft_line_hash line = {0, 0};
    ft_strbuf text;

    if (input->text)
        line = ft_text_cache_line_hash(input->text, f->at.path, f->at.line);
    if (line.nth > 0) {
        ft_strbuf_init(&text);
        ft_strbuf_addf(&text, "%" PRIx64 ":%" PRIu32, line.hash, line.nth);
        ft_json_set_text(fingerprints, "primaryLocationLineHash", text.s);
        ft_strbuf_release(&text);
    }
    ft_json_set_text(fingerprints, "ftlintFingerprint/v1", f->fingerprint);
    return fingerprints;
}

static json_t *new_location(const ft_report_input *input, const ft_finding *f)
{
    json_t *location = json_object(), *list = json_array();

    ft_json_set(location, "physicalLocation", ft_sarif_place(input, &f->at));
    if (*f->function) {
        json_t *logical = json_object(), *logicals = json_array();

        ft_json_set_text(logical, "name", f->function);
        ft_json_set_text(logical, "kind", "function");
        json_array_append_new(logicals, logical);
        ft_json_set(location, "logicalLocations", logicals);
    }
    json_array_append_new(list, location);
    return list;
}

static void set_rule(json_t *result, const ft_report_input *input, const ft_finding *f)
{
    ft_json_set_text(result, "ruleId", f->rule);
    for (size_t i = 0; input->rules && i < ft_ruleset_count(input->rules); i++)
        if (strcmp(ft_ruleset_at(input->rules, i)->id, f->rule) == 0)
            ft_json_set_number(result, "ruleIndex", i);
}

static json_t *new_result(const ft_report_input *input, const ft_finding *f)
{
    json_t *result = json_object(), *flows = ft_sarif_flows(input, f);

    set_rule(result, input, f);
    ft_json_set_text(result, "level", f->severity_name);
    ft_json_set(result, "message", new_message(f));
    ft_json_set(result, "locations", new_location(input, f));
    if (f->n_related > 0)
        ft_json_set(result, "relatedLocations", new_related(input, f));
    if (flows)
        ft_json_set(result, "codeFlows", flows);
    ft_json_set(result, "partialFingerprints", new_fingerprints(input, f));
    if (f->n_edits > 0)
        ft_json_set(result, "fixes", ft_sarif_fixes(input, f));
    if (input->hidden_too)
        ft_json_set(result, "suppressions", ft_sarif_suppressions(f));
    return result;
}

static void add_hidden(json_t *list, const ft_report_input *input)
{
    for (size_t i = 0; i < ft_findings_hidden_count(input->findings); i++) {
        const ft_finding *f = ft_findings_hidden_at(input->findings, i);

        if (f->state != FT_FINDING_UNCHANGED && json_array_size(list) < FT_SARIF_MAX_RESULTS)
            json_array_append_new(list, new_result(input, f));
    }
}

/* In their order; if there are more than readers take, the least severe are left out. */
static json_t *new_results(const ft_report_input *input)
{
    size_t n = ft_findings_count(input->findings), *order = ft_worst_first(input->findings);
    bool *kept = ft_xcalloc(n + 1, sizeof *kept);
    json_t *list = json_array();

    for (size_t i = 0; i < n && i < FT_SARIF_MAX_RESULTS; i++)
        kept[order[i]] = true;
    for (size_t i = 0; i < n; i++)
        if (kept[i])
            json_array_append_new(list, new_result(input, ft_findings_at(input->findings, i)));
    if (input->hidden_too)
        add_hidden(list, input);
    free(kept);
    free(order);
    return list;
}

static json_t *new_notification(const char *level, const char *text)
{
    json_t *notification = json_object();

    ft_json_set_text(notification, "level", level);
    ft_json_set(notification, "message", ft_sarif_message(text, 0));
    return notification;
}

static void add_unparsed(json_t *list, const ft_report_input *input, const ft_unparsed *file)
{
    json_t *notification, *location = json_object(), *place = json_object(), *locations = json_array();
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_strbuf_addf(&text, "not analysed: %s", file->reason);
    notification = new_notification("error", text.s);
    ft_json_set(place, "artifactLocation", ft_sarif_artifact(input, file->path));
    ft_json_set(location, "physicalLocation", place);
    json_array_append_new(locations, location);
    ft_json_set(notification, "locations", locations);
    json_array_append_new(list, notification);
    ft_strbuf_release(&text);
}

static json_t *new_notifications(const ft_report_input *input)
{
    size_t n = ft_findings_count(input->findings);
    json_t *list = json_array();
    ft_strbuf text;

    for (size_t i = 0; i < input->coverage.n_unparsed; i++)
        add_unparsed(list, input, &input->coverage.unparsed[i]);
    if (n > FT_SARIF_MAX_RESULTS) {
        ft_strbuf_init(&text);
        ft_strbuf_addf(&text, "%zu of %zu findings left out, the least severe ones: readers take no more than %d",
                       n - FT_SARIF_MAX_RESULTS, n, (int)FT_SARIF_MAX_RESULTS);
        json_array_append_new(list, new_notification("warning", text.s));
        ft_strbuf_release(&text);
    }
    return list;
}

static json_t *new_invocations(const ft_report_input *input)
{
    const ft_report_coverage *c = &input->coverage;
    const ft_counts *n = &c->text.total;
    json_t *list = json_array(), *invocation = json_object(), *properties = json_object();

    ft_json_set(invocation, "executionSuccessful", json_boolean(c->n_unparsed == 0 && !input->failed));
    ft_json_set(invocation, "toolExecutionNotifications", new_notifications(input));
    ft_json_set_number(properties, "files", c->files);
    ft_json_set_number(properties, "functions", n->functions);
    ft_json_set_number(properties, "functionsWithErrors", n->functions_error);
    ft_json_set_number(properties, "calls", n->calls - n->calls_off - n->calls_lost);
    ft_json_set_number(properties, "callsInText", n->calls);
    ft_json_set_number(properties, "callsSwitchedOff", n->calls_off);
    ft_json_set(invocation, "properties", properties);
    json_array_append_new(list, invocation);
    return list;
}

static json_t *new_tool(const ft_report_input *input)
{
    json_t *tool = json_object(), *driver = json_object(), *properties = json_object();

    ft_json_set_text(driver, "name", "ftlint");
    ft_json_set_text(driver, "semanticVersion", input->version);
    ft_json_set_text(driver, "informationUri", FTLINT_HOMEPAGE);
    ft_json_set(driver, "rules", ft_sarif_rules(input->rules));
    ft_json_set_text(properties, "clang", input->clang_version);
    ft_json_set_text(properties, "targetPython", input->target);
    ft_json_set(driver, "properties", properties);
    ft_json_set(tool, "driver", driver);
    return tool;
}

static json_t *new_run(const ft_report_input *input)
{
    json_t *run = json_object();

    ft_json_set(run, "tool", new_tool(input));
    ft_json_set(run, "automationDetails", json_pack("{s:s}", "id", "ftlint/"));
    ft_json_set(run, "columnKind", json_string("unicodeCodePoints"));
    ft_json_set(run, "originalUriBaseIds",
                json_pack("{s:{s:{s:s}}}", ROOT_ID, "description", "text", "the root folder of the project"));
    ft_json_set(run, "invocations", new_invocations(input));
    ft_json_set(run, "results", new_results(input));
    return run;
}

void ft_report_sarif(const ft_report_input *input, ft_strbuf *out)
{
    json_t *log = json_object(), *runs = json_array();

    ft_json_set_text(log, "$schema", SCHEMA);
    ft_json_set_text(log, "version", "2.1.0");
    json_array_append_new(runs, new_run(input));
    ft_json_set(log, "runs", runs);
    ft_json_finish(log, JSON_COMPACT, out);
}
