#ifndef FT_COMMAND_SIFT_H
#define FT_COMMAND_SIFT_H

/* Between matching and reporting: which findings are shown. */
#include <stdbool.h>

#include "command/run.h"
#include "command/summarise.h"
#include "findings/findings.h"
#include "report/report.h"

typedef struct ft_sift {
    const ft_run *session;
    const bool *selected;         /* rules, by index */
    const ft_summaries *summaries;
    ft_findings *findings;        /* of all rules and severities, unfinished */
    ft_text_cache *text;
    bool complete;                /* every unit was analysed */
} ft_sift;

/*
 * Applies the comments of the sources (unless --no-suppressions), reports those with which something is wrong,
 * takes out rules and severities that were not asked for, and finishes the list.
 */
void ft_sift_findings(ft_sift *sift);

/* How paths as shown become paths from the project's root; the strings live in the arena. */
ft_view ft_view_of(const ft_source *source, ft_arena *arena);
ft_view ft_view_between(const char *start, const char *root, ft_arena *arena);

/* Is the file one that the user asked about? path: as shown. */
bool ft_path_is_asked(const ft_run *session, const char *path);

/* Is it one of the project's tests that nobody asked for in particular? path: as shown. */
bool ft_path_is_test(const ft_run *session, const char *path);

/* Was it written by a generator? path: as shown. */
bool ft_path_is_generated(const ft_run *session, const char *path);

#endif
