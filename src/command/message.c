#include "command/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "report/formats.h"

/* File names and source text in messages must steer neither the terminal nor who reads the log. */
static void say(const char *kind, const char *fmt, va_list ap)
{
    ft_strbuf clean, line;
    char *text;

    if (vasprintf(&text, fmt, ap) < 0)
        return;
    ft_strbuf_init(&clean);
    ft_strbuf_init(&line);
    ft_add_clean(&clean, text);
    ft_report_defuse(&line, clean.s, FT_REPLACEMENT);
    fprintf(stderr, "ftlint: %s%s\n", kind, line.s);
    ft_strbuf_release(&clean);
    ft_strbuf_release(&line);
    free(text);
}

void ft_say_error(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say("error: ", fmt, ap);
    va_end(ap);
}

void ft_say_note(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say("note: ", fmt, ap);
    va_end(ap);
}

void ft_say(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say("", fmt, ap);
    va_end(ap);
}

void ft_say_hint(const ft_options *options)
{
    const ft_command *command = options->command;

    if (!command || command == &ft_commands[0])
        ft_say("try 'ftlint --help'");
    else
        ft_say("try 'ftlint %s --help'", command->name);
}

static bool fail_to_write(int code)
{
    char text[128];

    ft_say_error("cannot write to standard output: %s", ft_errno_text(code, text, sizeof text));
    return false;
}

bool ft_print(const ft_strbuf *text)
{
    errno = 0;
    if (fwrite(text->s, 1, text->len, stdout) != text->len || fflush(stdout) != 0)
        return fail_to_write(errno);
    return true;
}

bool ft_close_stdout(void)
{
    bool failed_before = ferror(stdout) != 0;

    errno = 0;
    if (fclose(stdout) != 0 && !failed_before)
        return fail_to_write(errno);
    return !failed_before;
}
