#include <inttypes.h>

#include "report/formats.h"

/* One line per finding, as gcc writes it, so that every editor's error parser works. */
void ft_report_concise(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    for (size_t i = 0; i < ft_findings_count(input->findings); i++) {
        const ft_finding *f = ft_findings_at(input->findings, i);

        ft_add_clean(&text, f->at.path);
        ft_strbuf_addf(&text, ":%" PRIu32 ":%" PRIu32 ": %s: ", f->at.line, f->at.col, f->severity_name);
        ft_add_clean(&text, f->message);
        ft_add_to_do(&text, f);
        ft_strbuf_addf(&text, " [%s %s]\n", f->rule, f->name);
    }
    ft_report_defuse(out, text.s, FT_REPLACEMENT);
    ft_strbuf_release(&text);
}
