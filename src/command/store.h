#ifndef FT_COMMAND_STORE_H
#define FT_COMMAND_STORE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/strbuf.h"

/*
 * Writes a file beside its place and renames it: whoever reads it sees the old text or the new one. Keeps the mode of
 * a file that exists, follows links. False with err ("cannot write 'x': ...") and nothing changed.
 */
bool ft_store_file(const char *path, const ft_strbuf *text, ft_error *err);

#endif
