#ifndef FT_COMMAND_MESSAGE_H
#define FT_COMMAND_MESSAGE_H

/* The two ways out: the report to stdout, checked, and everything else to stderr, one clear line each. */
#include <stdbool.h>

#include "base/strbuf.h"
#include "command/options.h"

/* "ftlint: error: ..." and "ftlint: note: ..."; control characters are replaced. */
void ft_say_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void ft_say_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* "ftlint: ..." */
void ft_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* "try 'ftlint check --help'" */
void ft_say_hint(const ft_options *options);

/* Writes to stdout at once; false, after an error message, if not all of it arrived. */
bool ft_print(const ft_strbuf *text);

/* Closes stdout; false, after a message unless ft_print() has given it, if the last bytes did not arrive. */
bool ft_close_stdout(void);

#endif
