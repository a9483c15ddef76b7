#ifndef FT_COMMAND_MAN_H
#define FT_COMMAND_MAN_H

#include "base/strbuf.h"

/* The manual page, in mdoc(7), from the tables of commands, options and formats. */
void ft_write_man(ft_strbuf *out);

#endif
