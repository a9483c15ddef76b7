#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/message.h"
#include "command/options_table.h"

static void list_commands(ft_strbuf *out)
{
    ft_strbuf_adds(out, "\nCommands:\n");
    for (const ft_command *c = ft_commands; c->name; c++)
        if (!c->hidden)
            ft_strbuf_addf(out, "  %-11s %s\n", c->name, c->doc);
}

/* Under the option, in lines that are not too long. */
static void list_formats(const ft_option *o, ft_strbuf *out)
{
    enum { INDENT = 33, WIDTH = 104 };
    const char *const *formats = o->choices();
    size_t column = WIDTH;

    for (size_t i = 0; formats[i]; i++) {
        size_t len = strlen(formats[i]) + strlen(", ");

        if (column + len > WIDTH) {
            ft_strbuf_addf(out, "%s%*s", i > 0 ? ",\n" : "", INDENT, "");
            column = INDENT;
        }
        ft_strbuf_addf(out, "%s%s", column > INDENT ? ", " : "", formats[i]);
        column += len;
    }
    ft_strbuf_addch(out, '\n');
}

static void describe_option(const ft_option *o, ft_strbuf *out)
{
    char left[64];

    snprintf(left, sizeof left, "%c%c%s --%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
             o->letter ? "," : " ", o->name, o->argument && o->argument[0] != '[' ? " " : "", o->argument ? o->argument : "");
    ft_strbuf_addf(out, "  %-30s %s\n", left, o->doc);
    if (o->type == FT_OPTION_OUTPUT && o->letter)
        list_formats(o, out);
}

/* Many options stand under headings, a few do not. */
static void describe_options(const ft_command *command, ft_strbuf *out)
{
    enum { MANY = 12 };
    size_t n = 0;
    int group = -1;

    for (const ft_option *o = ft_option_table; o->name; o++)
        n += (o->commands & command->bit) != 0;
    if (n < MANY)
        ft_strbuf_adds(out, "\nOptions:\n");
    for (const ft_option *o = ft_option_table; o->name; o++) {
        if (!(o->commands & command->bit))
            continue;
        if (n >= MANY && group != (int)o->group)
            ft_strbuf_addf(out, "\n%s:\n", ft_option_group_name(o->group));
        group = (int)o->group;
        describe_option(o, out);
    }
}

void ft_command_describe(const ft_command *command, ft_strbuf *out)
{
    bool is_default = command == &ft_commands[0];

    if (is_default)
        ft_strbuf_addf(out, "ftlint finds free-threading hazards in CPython C and C++ extensions.\n\n"
                            "Usage: ftlint [OPTIONS] %s\n       ftlint COMMAND [OPTIONS] ...\n", command->arguments);
    else
        ft_strbuf_addf(out, "ftlint %s: %s\n\nUsage: ftlint %s [OPTIONS] %s\n", command->name, command->doc,
                       command->name, command->arguments);
    if (command->more)
        ft_strbuf_addf(out, "\n%s", command->more);
    if (is_default)
        list_commands(out);
    describe_options(command, out);
    if (is_default)
        ft_strbuf_adds(out, "\n'ftlint COMMAND --help' shows the options of the other commands.\n");
}

int ft_command_help(const ft_options *options)
{
    const char *name = options->arguments.n ? options->arguments.v[0] : ft_commands[0].name;
    const ft_command *command = ft_command_find(name);
    ft_strbuf out;
    bool ok;

    if (!command) {
        const char *meant = ft_command_suggest(name);

        ft_say_error("unknown command '%s'%s%s%s", name, meant ? ", did you mean '" : "", meant ? meant : "",
                     meant ? "'?" : "");
        return FT_EXIT_PROBLEM;
    }
    ft_strbuf_init(&out);
    ft_command_describe(command, &out);
    ok = ft_print(&out);
    ft_strbuf_release(&out);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}
