#include <inttypes.h>
#include <string.h>

#include "report/excerpt.h"
#include "report/formats.h"

typedef struct style {
    const char *bold, *dim, *reset;
    const char *severity[3];
    const char *note;
} style;

static const style plain = {"", "", "", {"", "", ""}, ""};
static const style colored = {
    "\033[1m", "\033[34m", "\033[0m", {"\033[1;36m", "\033[1;33m", "\033[1;31m"}, "\033[1;36m"};

typedef struct writer {
    const ft_report_input *input;
    const style *style;
    ft_strbuf *out;
    int gutter; /* width of the line numbers */
} writer;

static void add_repeated(ft_strbuf *out, char c, size_t n)
{
    while (n-- > 0)
        ft_strbuf_addch(out, c);
}

static void write_place(writer *w, const ft_spot *at)
{
    ft_strbuf_adds(w->out, w->style->bold);
    ft_add_clean(w->out, at->path);
    ft_strbuf_addf(w->out, ":%" PRIu32 ":%" PRIu32 ":%s ", at->line, at->col, w->style->reset);
}

static void write_excerpt(writer *w, const ft_spot *at, const char *color)
{
    const char *line = w->input->text ? ft_text_cache_line(w->input->text, at->path, at->line) : NULL;
    size_t start, width;

    if (!line)
        return;
    ft_strbuf_addf(w->out, "%s%*" PRIu32 " |%s ", w->style->dim, w->gutter, at->line, w->style->reset);
    ft_excerpt(line, at, w->out, &start, &width);
    ft_strbuf_addf(w->out, "\n%s%*s |%s ", w->style->dim, w->gutter, "", w->style->reset);
    add_repeated(w->out, ' ', start);
    ft_strbuf_addf(w->out, "%s^", color);
    add_repeated(w->out, '~', width - 1);
    ft_strbuf_addf(w->out, "%s\n", w->style->reset);
}

static void write_related(writer *w, const ft_related *related)
{
    write_place(w, &related->at);
    ft_strbuf_addf(w->out, "%snote:%s ", w->style->note, w->style->reset);
    ft_add_clean(w->out, related->text);
    ft_strbuf_addch(w->out, '\n');
    write_excerpt(w, &related->at, w->style->note);
}

/* Help may have several lines; the later ones are aligned with the first. */
static void write_help(writer *w, const char *help)
{
    const char *s = help;

    ft_strbuf_addf(w->out, "%*s %s=%s %shelp:%s ", w->gutter, "", w->style->dim, w->style->reset, w->style->bold,
                   w->style->reset);
    while (*s) {
        size_t len = strcspn(s, "\n");

        if (s != help)
            add_repeated(w->out, ' ', (size_t)w->gutter + strlen(" = help: "));
        ft_add_clean_n(w->out, s, len);
        ft_strbuf_addch(w->out, '\n');
        s += len;
        s += *s == '\n';
    }
}

static int digits(uint32_t n)
{
    int d = 1;

    while (n /= 10)
        d++;
    return d;
}

/* As wide as the longest line number of the finding needs, five at least, as compilers do. */
static int gutter_width(const ft_finding *f)
{
    int width = digits(f->at.line);

    if (width < 5)
        width = 5;
    for (size_t i = 0; i < f->n_related; i++)
        if (digits(f->related[i].at.line) > width)
            width = digits(f->related[i].at.line);
    return width;
}

static void write_finding(writer *w, const ft_finding *f)
{
    const char *color = w->style->severity[f->severity];

    w->gutter = gutter_width(f);
    write_place(w, &f->at);
    ft_strbuf_addf(w->out, "%s%s:%s %s", color, f->severity_name, w->style->reset, w->style->bold);
    ft_add_clean(w->out, f->message);
    if (f->state == FT_FINDING_TODO) {
        ft_strbuf_adds(w->out, *f->reason ? " (to do: " : " (to do");
        ft_add_clean(w->out, f->reason);
        ft_strbuf_addch(w->out, ')');
    }
    ft_strbuf_addf(w->out, "%s [%s%s%s %s]\n", w->style->reset, color, f->rule, w->style->reset, f->name);
    write_excerpt(w, &f->at, color);
    for (size_t i = 0; i < f->n_related; i++)
        write_related(w, &f->related[i]);
    if (*f->help)
        write_help(w, f->help);
}

void ft_report_text(const ft_report_input *input, ft_strbuf *out)
{
    writer w = {.input = input, .style = input->color ? &colored : &plain, .out = out};

    for (size_t i = 0; i < ft_findings_count(input->findings); i++) {
        if (i > 0)
            ft_strbuf_addch(out, '\n');
        write_finding(&w, ft_findings_at(input->findings, i));
    }
}
