/* A table for job summaries and comments. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/formats.h"
#include "report/place.h"

enum { MAX_CELL = 1000, ROOM_FOR_REST = 200 };

/* Markdown and HTML marks must show as they are; a cell is one line. */
static void add_cell_n(ft_strbuf *out, const char *s, size_t len)
{
    while (len > 0) {
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);

        if (*s == '&' || *s == '<')
            ft_strbuf_adds(out, *s == '&' ? "&amp;" : "&lt;");
        else if (*s == '\n')
            ft_strbuf_adds(out, "<br>");
        else {
            if (strchr("\\`*_[]|~#@", *s))
                ft_strbuf_addch(out, '\\');
            ft_add_clean_n(out, s, n);
        }
        s += n;
        len -= n;
    }
}

static void add_cell(ft_strbuf *out, const char *s)
{
    size_t len = ft_utf8_cut(s, MAX_CELL);

    add_cell_n(out, s, len);
    ft_strbuf_adds(out, s[len] ? " ..." : "");
}

static void add_url(ft_strbuf *out, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/";

    for (; *path; path++) {
        if (strchr(plain, *path))
            ft_strbuf_addch(out, *path);
        else
            ft_strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)*path);
    }
}

static void add_place(const ft_report_input *input, const ft_spot *at, ft_strbuf *out)
{
    const char *path = ft_project_path(input, at->path);
    bool linked = input->source_url && *input->source_url && *path != '/';

    ft_strbuf_adds(out, linked ? "[" : "");
    add_cell(out, path);
    ft_strbuf_addf(out, ":%" PRIu32, at->line);
    if (!linked)
        return;
    ft_strbuf_addf(out, "](%s", input->source_url);
    add_url(out, path);
    ft_strbuf_addf(out, "#L%" PRIu32 ")", at->line);
}

static void add_rule(const ft_report_input *input, const ft_finding *f, ft_strbuf *out)
{
    const ft_rule *rule = input->rules ? ft_ruleset_find(input->rules, f->rule) : NULL;
    bool linked = rule && *rule->url;

    ft_strbuf_adds(out, linked ? "[" : "");
    add_cell(out, f->rule);
    if (linked)
        ft_strbuf_addf(out, "](%s)", rule->url);
    ft_strbuf_addch(out, ' ');
    add_cell(out, f->name);
}

static void add_row(const ft_report_input *input, const ft_finding *f, ft_strbuf *out)
{
    ft_strbuf_addf(out, "| %s | ", f->severity_name);
    add_place(input, &f->at, out);
    ft_strbuf_adds(out, " | ");
    add_rule(input, f, out);
    ft_strbuf_adds(out, " | ");
    add_cell(out, f->message);
    if (*f->help) {
        ft_strbuf_adds(out, "<br><br>");
        add_cell(out, f->help);
    }
    ft_strbuf_adds(out, " |\n");
}

static void add_head(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf summary;

    ft_strbuf_init(&summary);
    ft_report_summary(input, &summary);
    ft_strbuf_adds(out, "## ftlint\n\n");
    add_cell_n(out, summary.s, strcspn(summary.s, "\n"));
    ft_strbuf_adds(out, "\n\n");
    ft_strbuf_release(&summary);
}

static void add_unparsed(const ft_report_input *input, size_t limit, ft_strbuf *out)
{
    const ft_report_coverage *c = &input->coverage;

    if (c->n_unparsed > 0)
        ft_strbuf_adds(out, "Not analysed:\n\n");
    for (size_t i = 0; i < c->n_unparsed && out->len < limit; i++) {
        ft_strbuf_adds(out, "- ");
        add_cell(out, ft_project_path(input, c->unparsed[i].path));
        ft_strbuf_adds(out, ": ");
        add_cell(out, c->unparsed[i].reason);
        ft_strbuf_addch(out, '\n');
    }
    ft_strbuf_adds(out, c->n_unparsed > 0 ? "\n" : "");
}

static void add_table(const ft_report_input *input, size_t limit, ft_strbuf *out)
{
    size_t n = ft_findings_count(input->findings), *order = ft_worst_first(input->findings), i;

    ft_strbuf_adds(out, "| severity | where | rule | what |\n| --- | --- | --- | --- |\n");
    for (i = 0; i < n; i++) {
        size_t before = out->len;

        add_row(input, ft_findings_at(input->findings, order[i]), out);
        if (out->len > limit) {
            ft_strbuf_truncate(out, before);
            break;
        }
    }
    if (i < n)
        ft_strbuf_addf(out, "\n%zu more finding%s, the least severe, did not fit in here.\n", n - i, n - i == 1 ? "" : "s");
    free(order);
}

void ft_report_markdown_within(const ft_report_input *input, size_t limit, ft_strbuf *out)
{
    size_t room = limit > ROOM_FOR_REST ? limit - ROOM_FOR_REST : 0, start = out->len;

    add_head(input, out);
    add_unparsed(input, room / 2, out);
    if (ft_findings_count(input->findings) > 0)
        add_table(input, room, out);
    if (out->len > limit)
        ft_strbuf_truncate(out, start);
}

void ft_report_markdown(const ft_report_input *input, ft_strbuf *out)
{
    ft_report_markdown_within(input, (size_t)-1, out);
}
