#include "command/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"

/* File names and source text in messages must not steer the terminal. */
static void replace_controls(char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s < 0x20 || *s == 0x7f)
            *s = '?';
}

static void say(const char *kind, const char *fmt, va_list ap)
{
    char *text;

    if (vasprintf(&text, fmt, ap) < 0)
        return;
    replace_controls(text);
    fprintf(stderr, "ftlint: %s%s\n", kind, text);
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
