#ifndef FT_COMMAND_SAVE_H
#define FT_COMMAND_SAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * Makes the text the whole content of a file: under a temporary name beside it, then renamed, so that nobody sees half
 * of it. Nothing is written through a link that leads out of the checkout, nor into a .git. The mode of an existing file
 * stays; what is not a regular file (a device, a pipe) is written to as it is.
 */
bool ft_save_file(const char *path, const char *text, size_t len, ft_error *err);

/* Adds the text at the end of a file, which is made if it is not there. */
bool ft_append_file(const char *path, const char *text, size_t len, ft_error *err);

#endif
