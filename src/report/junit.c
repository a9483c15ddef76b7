#include <inttypes.h>
#include <string.h>

#include "report/formats.h"
#include "report/xml.h"

static void add_case(ft_strbuf *out, const char *path, const char *name)
{
    ft_strbuf_adds(out, "    <testcase");
    ft_add_xml_attribute(out, "classname", path);
    ft_add_xml_attribute(out, "name", name);
    ft_strbuf_adds(out, ">\n");
}

static void add_finding(ft_strbuf *out, const ft_finding *f)
{
    ft_strbuf name;

    ft_strbuf_init(&name);
    ft_strbuf_addf(&name, "%s:%" PRIu32 ":%" PRIu32, f->rule, f->at.line, f->at.col);
    add_case(out, f->at.path, name.s);
    ft_strbuf_adds(out, "      <failure");
    ft_add_xml_attribute(out, "message", f->message);
    ft_add_xml_attribute(out, "type", f->severity_name);
    ft_strbuf_addch(out, '>');
    ft_add_xml(out, f->at.path);
    ft_strbuf_addf(out, ":%" PRIu32 ":%" PRIu32 ": ", f->at.line, f->at.col);
    ft_add_xml(out, f->message);
    for (size_t i = 0; i < f->n_related; i++) {
        ft_strbuf_adds(out, "\n");
        ft_add_xml(out, f->related[i].at.path);
        ft_strbuf_addf(out, ":%" PRIu32 ": ", f->related[i].at.line);
        ft_add_xml(out, f->related[i].text);
    }
    ft_strbuf_adds(out, *f->help ? "\nhelp: " : "");
    ft_add_xml(out, f->help);
    ft_strbuf_adds(out, "</failure>\n    </testcase>\n");
    ft_strbuf_release(&name);
}

static void add_suite(ft_strbuf *out, const char *name, size_t tests, size_t failures, size_t errors)
{
    ft_strbuf_adds(out, "  <testsuite");
    ft_add_xml_attribute(out, "name", name);
    ft_strbuf_addf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n", tests, failures, errors);
}

/* The findings of one file, from the first; returns how many. */
static size_t add_file(ft_strbuf *out, const ft_findings *findings, size_t first)
{
    const char *path = ft_findings_at(findings, first)->at.path;
    size_t end = first;

    while (end < ft_findings_count(findings) && strcmp(ft_findings_at(findings, end)->at.path, path) == 0)
        end++;
    add_suite(out, path, end - first, end - first, 0);
    for (size_t i = first; i < end; i++)
        add_finding(out, ft_findings_at(findings, i));
    ft_strbuf_adds(out, "  </testsuite>\n");
    return end - first;
}

static void add_unparsed(ft_strbuf *out, const ft_unparsed *file)
{
    add_suite(out, file->path, 1, 0, 1);
    add_case(out, file->path, "analysis");
    ft_strbuf_adds(out, "      <error");
    ft_add_xml_attribute(out, "message", file->reason);
    ft_strbuf_adds(out, " type=\"not-analysed\"/>\n    </testcase>\n  </testsuite>\n");
}

/* Readers fail on a report without a test, so a clean run is one that passed. */
static void add_clean(ft_strbuf *out)
{
    add_suite(out, "ftlint", 1, 0, 0);
    ft_strbuf_adds(out, "    <testcase classname=\"ftlint\" name=\"no findings\"/>\n  </testsuite>\n");
}

static void write_report(const ft_report_input *input, ft_strbuf *out)
{
    size_t n = ft_findings_count(input->findings), n_unparsed = input->coverage.n_unparsed;

    ft_strbuf_addf(out, FT_XML_HEAD "<testsuites name=\"ftlint\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n",
                   n + n_unparsed > 0 ? n + n_unparsed : 1, n, n_unparsed);
    for (size_t i = 0; i < n;)
        i += add_file(out, input->findings, i);
    for (size_t i = 0; i < n_unparsed; i++)
        add_unparsed(out, &input->coverage.unparsed[i]);
    if (n + n_unparsed == 0)
        add_clean(out);
    ft_strbuf_adds(out, "</testsuites>\n");
}

void ft_report_junit(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    write_report(input, &text);
    ft_report_defuse(out, text.s, "&#91;");
    ft_strbuf_release(&text);
}
