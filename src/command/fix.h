#ifndef FT_COMMAND_FIX_H
#define FT_COMMAND_FIX_H

#include <stdbool.h>

#include "command/run.h"
#include "findings/findings.h"

/*
 * Applies the edits of all findings shown to the files of the project, each file at once (written beside it and
 * renamed), never through a link or outside the project. Findings that were mended leave the list. Edits that
 * overlap an earlier one are left for the next run. False, after messages, if a file could not be written; the
 * others are.
 */
bool ft_fix_findings(const ft_run *session, ft_findings *findings);

#endif
