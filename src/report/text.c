#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/vec.h"
#include "report/excerpt.h"
#include "report/formats.h"
#include "report/wrap.h"

enum { CONTINUED = 4 }; /* indentation of the later lines of a message */

typedef struct style {
    const char *bold, *dim, *reset;
    const char *severity[3];
    const char *note;
} style;

static const style plain = {"", "", "", {"", "", ""}, ""};
static const style colored = {
    "\033[1m", "\033[34m", "\033[0m", {"\033[1;36m", "\033[1;33m", "\033[1;31m"}, "\033[1;36m"};

/* Help that has been given, and at which line. */
typedef struct given_help {
    const char *text;
    uint32_t line;
} given_help;

typedef struct writer {
    const ft_report_input *input;
    const style *style;
    ft_strbuf *out;
    int gutter;   /* width of the line numbers */
    size_t width; /* of lines */
    FT_VEC(given_help) given; /* in the file of the last finding */
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

/* Of text with the colours of the style in it. */
static size_t visible_width(const char *s)
{
    size_t width = ft_term_width(s, strlen(s));

    for (s = strchr(s, '\033'); s; s = strchr(s + 1, '\033'))
        width -= strcspn(s, "m") + 1;
    return width;
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

static ft_wrapper new_wrapper(const writer *w, size_t column, size_t indent)
{
    return (ft_wrapper){.out = w->out, .width = w->width, .indent = indent, .column = column};
}

/* What a macro hides has one place for several steps: its line is shown once. */
static bool same_spot(const ft_spot *a, const ft_spot *b)
{
    return a->line == b->line && a->col == b->col && strcmp(a->path, b->path) == 0;
}

static void write_related(writer *w, const ft_finding *f, const ft_related *related)
{
    size_t start = w->out->len;
    ft_wrapper wrapper;

    write_place(w, &related->at);
    ft_strbuf_addf(w->out, "%snote:%s ", w->style->note, w->style->reset);
    wrapper = new_wrapper(w, visible_width(w->out->s + start), CONTINUED);
    ft_wrap_text(&wrapper, related->text);
    ft_strbuf_addch(w->out, '\n');
    if (!same_spot(&related->at, &f->at))
        write_excerpt(w, &related->at, w->style->note);
}

/* Help may have several lines; the later ones are aligned with the first. */
static void write_help(writer *w, const char *help)
{
    size_t indent = (size_t)w->gutter + strlen(" = help: ");
    const char *s = help;
    ft_strbuf line;

    ft_strbuf_init(&line);
    ft_strbuf_addf(w->out, "%*s %s=%s %shelp:%s ", w->gutter, "", w->style->dim, w->style->reset, w->style->bold,
                   w->style->reset);
    while (*s) {
        size_t len = strcspn(s, "\n");
        ft_wrapper wrapper = new_wrapper(w, indent, indent);

        if (s != help)
            add_repeated(w->out, ' ', indent);
        ft_strbuf_clear(&line);
        ft_strbuf_add(&line, s, len);
        ft_wrap_text(&wrapper, line.s);
        ft_strbuf_addch(w->out, '\n');
        s += len;
        s += *s == '\n';
    }
    ft_strbuf_release(&line);
}

/* Many findings of a file have the same remedy: it is given at the first of them. */
static void write_help_once(writer *w, const ft_finding *f)
{
    ft_strbuf reference;

    for (size_t i = 0; i < w->given.n; i++) {
        if (strcmp(w->given.v[i].text, f->help) != 0)
            continue;
        ft_strbuf_init(&reference);
        ft_strbuf_addf(&reference, "as for line %" PRIu32, w->given.v[i].line);
        write_help(w, reference.s);
        ft_strbuf_release(&reference);
        return;
    }
    ft_vec_push(&w->given, ((given_help){f->help, f->at.line}));
    write_help(w, f->help);
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

static void write_to_do(const ft_finding *f, ft_wrapper *wrapper)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    ft_add_to_do(&text, f);
    ft_wrap_text(wrapper, text.s);
    ft_strbuf_release(&text);
}

/* " [FT101 borrowed-dict-item]"; the id leads to its page where terminals know links. */
static void write_tag(writer *w, const ft_finding *f, ft_wrapper *wrapper)
{
    const ft_rule *rule = w->input->links && w->input->rules ? ft_ruleset_find(w->input->rules, f->rule) : NULL;
    const char *url = rule ? rule->url : "";

    ft_wrap_room(wrapper, strlen(f->rule) + strlen(f->name) + strlen("[ ]"));
    ft_strbuf_addf(w->out, "%s[%s", w->style->reset, w->style->severity[f->severity]);
    if (*url)
        ft_strbuf_addf(w->out, "\033]8;;%s\033\\%s\033]8;;\033\\", url, f->rule);
    else
        ft_strbuf_adds(w->out, f->rule);
    ft_strbuf_addf(w->out, "%s %s]\n", w->style->reset, f->name);
}

static void write_finding(writer *w, const ft_finding *f)
{
    const char *color = w->style->severity[f->severity];
    size_t start = w->out->len;
    ft_wrapper wrapper;

    w->gutter = gutter_width(f);
    write_place(w, &f->at);
    ft_strbuf_addf(w->out, "%s%s:%s %s", color, f->severity_name, w->style->reset, w->style->bold);
    wrapper = new_wrapper(w, visible_width(w->out->s + start), CONTINUED);
    ft_wrap_text(&wrapper, f->message);
    write_to_do(f, &wrapper);
    write_tag(w, f, &wrapper);
    write_excerpt(w, &f->at, color);
    for (size_t i = 0; i < f->n_related; i++)
        write_related(w, f, &f->related[i]);
    if (*f->help)
        write_help_once(w, f);
}

/* A terminal is filled if that makes lines which are easy to read. */
static size_t line_width(unsigned columns)
{
    enum { LEAST = 60, USUAL = 100, MOST = 120 };

    if (columns == 0)
        return USUAL;
    return columns < LEAST ? LEAST : columns > MOST ? MOST : columns;
}

void ft_report_text(const ft_report_input *input, ft_strbuf *out)
{
    ft_strbuf text;
    writer w = {.input = input, .style = input->color ? &colored : &plain, .out = &text,
                .width = line_width(input->width)};

    ft_strbuf_init(&text);
    for (size_t i = 0; i < ft_findings_count(input->findings); i++) {
        const ft_finding *f = ft_findings_at(input->findings, i);

        if (i > 0)
            ft_strbuf_addch(&text, '\n');
        if (i > 0 && strcmp(f->at.path, ft_findings_at(input->findings, i - 1)->at.path) != 0)
            w.given.n = 0;
        write_finding(&w, f);
    }
    ft_vec_release(&w.given);
    ft_report_defuse(out, text.s, FT_REPLACEMENT);
    ft_strbuf_release(&text);
}
