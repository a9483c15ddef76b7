/*
 * The log of a GitHub Actions job: the report as text, folded, and workflow commands that become annotations. GitHub
 * drops all but ten annotations of a level without a word, so the worst come first and the last place says how many
 * there are more.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/formats.h"
#include "report/place.h"

enum { SHOWN = 9, MAX_MESSAGE = 4000 };

static const char *const commands[] = {"notice", "warning", "error"};

/* %25 first is what the runner undoes last; properties must not hold their separators either. */
static void add_escaped(ft_strbuf *out, const char *s, size_t len, bool property)
{
    const char *unsafe = property ? "%\r\n:," : "%\r\n";

    while (len > 0) {
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);

        if (strchr(unsafe, *s))
            ft_strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)*s);
        else
            ft_add_clean_n(out, s, n);
        s += n;
        len -= n;
    }
}

static void add_property(ft_strbuf *out, const char *name, const char *value)
{
    ft_strbuf_addf(out, "%s=", name);
    add_escaped(out, value, strlen(value), true);
}

static void add_message(ft_strbuf *out, const char *s)
{
    size_t len = ft_utf8_cut(s, MAX_MESSAGE);

    add_escaped(out, s, len, false);
    ft_strbuf_adds(out, s[len] ? " ..." : "");
}

/* Columns are taken only if the place is on one line. */
static void add_annotation(const ft_report_input *input, const ft_finding *f, ft_strbuf *out)
{
    ft_region r = ft_region_of(input, &f->at);

    ft_strbuf_addf(out, "::%s ", commands[f->severity]);
    add_property(out, "file", ft_project_path(input, f->at.path));
    ft_strbuf_addf(out, ",line=%" PRIu32 ",endLine=%" PRIu32, r.line, r.end_line);
    if (r.line == r.end_line)
        ft_strbuf_addf(out, ",col=%" PRIu32 ",endColumn=%" PRIu32, r.column, r.end_column);
    ft_strbuf_adds(out, ",title=");
    add_escaped(out, f->rule, strlen(f->rule), true);
    ft_strbuf_addch(out, ' ');
    add_escaped(out, f->name, strlen(f->name), true);
    ft_strbuf_adds(out, "::");
    add_message(out, f->message);
    if (*f->help) {
        ft_strbuf_adds(out, "%0A%0AHelp: ");
        add_message(out, f->help);
    }
    ft_strbuf_addch(out, '\n');
}

static void add_rest(int severity, size_t n, ft_strbuf *out)
{
    if (n > SHOWN)
        ft_strbuf_addf(out, "::%s title=ftlint::%zu more %s%s: see the log and the summary of the job\n",
                       commands[severity], n - SHOWN, commands[severity], n - SHOWN == 1 ? "" : "s");
}

static void add_annotations(const ft_report_input *input, ft_strbuf *out)
{
    for (int severity = FT_SEV_COUNT - 1; severity >= 0; severity--) {
        size_t n = 0;

        for (size_t i = 0; i < ft_findings_count(input->findings); i++) {
            const ft_finding *f = ft_findings_at(input->findings, i);

            if (f->severity == severity && n++ < SHOWN)
                add_annotation(input, f, out);
        }
        add_rest(severity, n, out);
    }
}

static void add_unparsed(const ft_report_input *input, ft_strbuf *out)
{
    for (size_t i = 0; i < input->coverage.n_unparsed && i < SHOWN; i++) {
        const ft_unparsed *file = &input->coverage.unparsed[i];

        ft_strbuf_adds(out, "::error ");
        add_property(out, "file", ft_project_path(input, file->path));
        ft_strbuf_adds(out, ",title=ftlint::not analysed: ");
        add_message(out, file->reason);
        ft_strbuf_addch(out, '\n');
    }
}

/*
 * Text of the analysed project must not become a command: commands are off until a word that does not occur in it.
 */
static void add_folded(const char *text, ft_strbuf *out)
{
    ft_strbuf word;
    unsigned n = 0;

    if (!*text)
        return;
    ft_strbuf_init(&word);
    do {
        ft_strbuf_clear(&word);
        ft_strbuf_addf(&word, "ftlint-end-of-report-%u", n++);
    } while (strstr(text, word.s));
    ft_strbuf_addf(out, "::group::ftlint\n::stop-commands::%s\n%s::%s::\n::endgroup::\n", word.s, text, word.s);
    ft_strbuf_release(&word);
}

void ft_report_github(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_report_text(input, &text);
    add_folded(text.s, out);
    ft_strbuf_release(&text);
    add_annotations(input, out);
    add_unparsed(input, out);
}
