#ifndef FT_COMMAND_ACCEPTED_H
#define FT_COMMAND_ACCEPTED_H

/* The baseline of a run: where it lies, reading, matching, writing. */
#include <stdbool.h>

#include "command/examine.h"
#include "findings/baseline.h"

#define FT_BASELINE_NAME ".ftlint-baseline.json"

/*
 * The file that --baseline names, else FT_BASELINE_NAME in the project's root; in the arena of the session. NULL with
 * --no-baseline. It need not exist.
 */
const char *ft_accepted_path(const ft_examination *e);

/*
 * Reads that file and marks the findings that it holds. *baseline: what was read, NULL if there is none; the caller's.
 * False, after a message, if it cannot be read or a file that --baseline names does not exist.
 */
bool ft_accepted_match(ft_examination *e, ft_baseline **baseline);

/* Entries of the baseline that this run could have matched and did not: their number, and one line on each to out
 * (NULL: none). */
size_t ft_accepted_stale(const ft_examination *e, const ft_baseline *baseline, ft_strbuf *out);

/* The same without those, and with matched findings as they stand now. The caller's. */
ft_baseline *ft_accepted_pruned(const ft_examination *e, const ft_baseline *baseline);

/* Could this run have found what the entry records? */
bool ft_accepted_is_judged(const ft_examination *e, const ft_baseline_entry *entry);

#endif
