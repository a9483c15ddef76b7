#ifndef FT_COMMAND_EXPLAIN_AT_H
#define FT_COMMAND_EXPLAIN_AT_H

/* `ftlint explain --at FILE:LINE[:COLUMN]`: why a place is reported, or is not. Returns an exit status. */
#include "command/options.h"

int ft_explain_at(const ft_options *options);

#endif
