#include "command/man.h"

#include <string.h>

#include "command/command.h"
#include "command/options_table.h"
#include "report/report.h"

typedef struct entry {
    const char *term, *text;
} entry;

static const entry environment[] = {
    {"NO_COLOR", "No colours, if it is set and not empty."},
    {"CLICOLOR_FORCE , FORCE_COLOR", "Colours even if the report does not go to a terminal, unless it is 0."},
    {"TERM", "No colours and no links if it is dumb."},
    {"GITHUB_ACTIONS , GITLAB_CI", "What --output auto goes by."},
    {"GITHUB_STEP_SUMMARY", "The file to which the format github appends its summary."},
    {"TMPDIR", "Where temporary files go."},
};

static const entry statuses[] = {
    {"0", "Nothing was found, or nothing that counts."},
    {"1", "There are findings."},
    {"2", "Not all of the job could be done: usage, rules, unreadable files, a crash, a report that could not be written. "
          "What was found is reported all the same."},
};

static const entry examples[] = {
    {"ftlint", "Check everything below the current folder."},
    {"ftlint src/module.c -- -Iinclude -DWITH_ZLIB", "Check a file with flags for the compiler."},
    {"ftlint --output sarif=ftlint.sarif", "Show the findings, and write them for code scanning as well."},
    {"ftlint --select borrowed,FT201 --pedantic src", "Look for some hazards only, and show notes too."},
    {"ftlint explain FT101", "Say what a rule flags, why it breaks and how to mend it."},
};

/* What one character of text becomes; a new sentence begins a new line, and takes the place of the blank after it. */
static const char *add_character(ft_strbuf *out, const char *s)
{
    bool ends_sentence = *s == '.' && s[1] == ' ' && s[2] >= 'A' && s[2] <= 'Z';

    if (*s == '\\')
        ft_strbuf_adds(out, "\\e");
    else
        ft_strbuf_addch(out, *s);
    if (ends_sentence)
        ft_strbuf_addch(out, '\n');
    return s + (ends_sentence ? 2 : 1);
}

/* Text: a dot or an apostrophe at the start of a line would be a request. */
static void add_text(ft_strbuf *out, const char *s)
{
    while (*s && strcmp(s, "\n") != 0) {
        bool line_starts = out->len == 0 || out->s[out->len - 1] == '\n';

        if (line_starts && (*s == '.' || *s == '\''))
            ft_strbuf_adds(out, "\\&");
        s = add_character(out, s);
    }
}

/* A sentence of its own. */
static void add_sentence(ft_strbuf *out, const char *s)
{
    size_t len = strlen(s);

    add_text(out, s);
    ft_strbuf_adds(out, len > 0 && s[len - 1] == '.' ? "\n" : ".\n");
}

static void add_option(const ft_option *o, ft_strbuf *out)
{
    ft_strbuf_adds(out, ".It ");
    if (o->letter)
        ft_strbuf_addf(out, "Fl %c , ", o->letter);
    ft_strbuf_addf(out, "Fl -%s", o->name);
    if (o->argument)
        ft_strbuf_addf(out, " Ar %s", o->argument);
    ft_strbuf_addch(out, '\n');
    add_sentence(out, o->doc);
}

static void add_options(const ft_command *c, ft_strbuf *out)
{
    ft_strbuf_adds(out, ".Bl -tag -width Ds\n");
    for (const ft_option *o = ft_option_table; o->name; o++)
        if (o->commands & c->bit)
            add_option(o, out);
    ft_strbuf_adds(out, ".El\n");
}

/* The options of the default command, under the headings of --help. */
static void add_grouped_options(const ft_command *c, ft_strbuf *out)
{
    int group = -1;

    for (const ft_option *o = ft_option_table; o->name; o++) {
        if (!(o->commands & c->bit))
            continue;
        if (group != (int)o->group)
            ft_strbuf_addf(out, "%s.Ss %s\n.Bl -tag -width Ds\n", group >= 0 ? ".El\n" : "",
                           ft_option_group_name(o->group));
        group = (int)o->group;
        add_option(o, out);
    }
    ft_strbuf_adds(out, ".El\n");
}

static void add_entries(const char *heading, const char *macro, const entry *entries, size_t n, ft_strbuf *out)
{
    ft_strbuf_addf(out, ".Sh %s\n.Bl -tag -width Ds\n", heading);
    for (size_t i = 0; i < n; i++) {
        ft_strbuf_addf(out, ".It %s %s\n", macro, entries[i].term);
        add_sentence(out, entries[i].text);
    }
    ft_strbuf_adds(out, ".El\n");
}

static void add_synopsis(ft_strbuf *out)
{
    ft_strbuf_adds(out, ".Sh SYNOPSIS\n");
    for (const ft_command *c = ft_commands; c->name; c++) {
        if (c->hidden)
            continue;
        ft_strbuf_adds(out, ".Nm\n");
        if (c != ft_commands)
            ft_strbuf_addf(out, ".Cm %s\n", c->name);
        ft_strbuf_adds(out, ".Op Ar options\n");
        if (*c->arguments)
            ft_strbuf_addf(out, ".Ar %s\n", c->arguments);
    }
}

static void add_commands(ft_strbuf *out)
{
    ft_strbuf_adds(out, ".Sh COMMANDS\n.Bl -tag -width Ds\n");
    for (const ft_command *c = ft_commands; c->name; c++) {
        if (c->hidden)
            continue;
        ft_strbuf_addf(out, ".It Cm %s", c->name);
        if (*c->arguments)
            ft_strbuf_addf(out, " Ar %s", c->arguments);
        ft_strbuf_addch(out, '\n');
        add_sentence(out, c->doc);
        if (c != ft_commands)
            add_options(c, out);
    }
    ft_strbuf_adds(out, ".El\n");
}

static void add_formats(ft_strbuf *out)
{
    ft_strbuf_adds(out, ".Sh FORMATS\n.Bl -tag -width Ds\n");
    for (const ft_report_format *f = ft_report_formats; f->name; f++) {
        ft_strbuf_addf(out, ".It Cm %s\n", f->name);
        add_sentence(out, f->doc);
    }
    ft_strbuf_adds(out, ".It Cm auto\nIn GitHub Actions\n.Cm github ;\nin GitLab CI\n.Cm text\nand\n.Cm gitlab\n"
                        "to\n.Pa gl-code-quality-report.json ;\nelse\n.Cm text .\n.El\n");
}

void ft_write_man(ft_strbuf *out)
{
    ft_strbuf_addf(out, ".Dd %s\n.Dt FTLINT 1\n.Os ftlint %s\n.Sh NAME\n.Nm ftlint\n"
                        ".Nd find free-threading hazards in CPython C and C++ extensions\n",
                   FTLINT_DATE, FTLINT_VERSION);
    add_synopsis(out);
    ft_strbuf_adds(out, ".Sh DESCRIPTION\n.Nm\nreads the C and C++ source of CPython extension modules, without building it, "
                        "and reports\nwhat breaks when the GIL is gone, why, and how to mend it.\n.Pp\n");
    add_text(out, ft_commands[0].more);
    ft_strbuf_adds(out, "\n.Sh OPTIONS\n");
    add_grouped_options(&ft_commands[0], out);
    add_commands(out);
    add_formats(out);
    add_entries("ENVIRONMENT", "Ev", environment, sizeof environment / sizeof *environment, out);
    add_entries("EXIT STATUS", "Li", statuses, sizeof statuses / sizeof *statuses, out);
    add_entries("EXAMPLES", "Li", examples, sizeof examples / sizeof *examples, out);
    ft_strbuf_adds(out, ".Sh SEE ALSO\n.Lk " FTLINT_HOMEPAGE "\n");
}
