#ifndef FT_COMMAND_EXAMINE_H
#define FT_COMMAND_EXAMINE_H

/* From sources to finished findings: what check and baseline have in common. */
#include <stdbool.h>

#include "command/coverage.h"
#include "command/notes.h"
#include "command/run.h"
#include "command/summarise.h"
#include "findings/findings.h"
#include "link/link.h"
#include "report/report.h"

typedef struct ft_examination {
    const ft_options *options;
    ft_run session;
    bool *selected; /* rules */
    ft_summaries summaries;
    ft_link *link;
    ft_findings *findings; /* finished, not settled; NULL if it did not come that far */
    ft_text_cache *text;
    ft_report_coverage coverage;
    ft_stopwatch *watch;
} ft_examination;

/*
 * Analyses the paths and matches the rules; problems are printed and remembered in session.failed. Returns 0, or
 * the exit status if there is nothing to go on with. Released by the caller in any case.
 */
int ft_examine(ft_examination *e, const ft_options *options, const char *const *paths, size_t n_paths);
void ft_examination_release(ft_examination *e);

#endif
