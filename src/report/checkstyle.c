#include <inttypes.h>
#include <string.h>

#include "report/formats.h"
#include "report/xml.h"

static void add_error(ft_strbuf *out, const ft_finding *f)
{
    static const char *const severities[] = {"info", "warning", "error"};

    ft_strbuf_addf(out, "    <error line=\"%" PRIu32 "\" column=\"%" PRIu32 "\" severity=\"%s\"", f->at.line, f->at.col,
                   severities[f->severity]);
    ft_add_xml_attribute(out, "message", f->message);
    ft_strbuf_adds(out, " source=\"ftlint.");
    ft_add_xml(out, f->rule);
    ft_strbuf_adds(out, "\"/>\n");
}

static void add_file(ft_strbuf *out, const char *path)
{
    ft_strbuf_adds(out, "  <file");
    ft_add_xml_attribute(out, "name", path);
    ft_strbuf_adds(out, ">\n");
}

/* What could not be looked at must not pass for clean. */
static void add_unparsed(ft_strbuf *out, const ft_unparsed *file)
{
    add_file(out, file->path);
    ft_strbuf_adds(out, "    <error line=\"1\" severity=\"error\"");
    ft_add_xml_attribute(out, "message", file->reason);
    ft_strbuf_adds(out, " source=\"ftlint.not-analysed\"/>\n  </file>\n");
}

static void write_report(const ft_report_input *input, ft_strbuf *out)
{
    const char *open = NULL;

    ft_strbuf_adds(out, FT_XML_HEAD "<checkstyle version=\"8.0\">\n");
    for (size_t i = 0; i < ft_findings_count(input->findings); i++) {
        const ft_finding *f = ft_findings_at(input->findings, i);

        if (!open || strcmp(open, f->at.path) != 0) {
            ft_strbuf_adds(out, open ? "  </file>\n" : "");
            add_file(out, f->at.path);
            open = f->at.path;
        }
        add_error(out, f);
    }
    ft_strbuf_adds(out, open ? "  </file>\n" : "");
    for (size_t i = 0; i < input->coverage.n_unparsed; i++)
        add_unparsed(out, &input->coverage.unparsed[i]);
    ft_strbuf_adds(out, "</checkstyle>\n");
}

void ft_report_checkstyle(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    write_report(input, &text);
    ft_report_defuse(out, text.s, "&#91;");
    ft_strbuf_release(&text);
}
