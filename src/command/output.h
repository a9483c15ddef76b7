#ifndef FT_COMMAND_OUTPUT_H
#define FT_COMMAND_OUTPUT_H

/* Where reports go: any number of files and standard output, each in a format of its own. */
#include <stdbool.h>

#include "command/options.h"
#include "report/report.h"

/* The formats of the report room, and "auto", which looks at the environment. NULL-terminated. */
const char *const *ft_output_choices(void);

/* Two reports cannot go to one place. */
bool ft_outputs_check(const ft_outputs *outputs, ft_error *err);

/*
 * Writes all that is wanted, the text report to standard output if nothing else goes there. Files are written under a
 * temporary name and renamed. What cannot be written is said, the others are written all the same; then false. The
 * fields of the input that depend on the place (color, links, width) are filled in here.
 */
bool ft_outputs_write(const ft_options *options, const ft_report_input *input);

#endif
