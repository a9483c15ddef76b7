#ifndef FT_COMMAND_COVERAGE_H
#define FT_COMMAND_COVERAGE_H

/* How much of what was asked for was understood, and whether that will do. */
#include "command/summarise.h"
#include "link/link.h"
#include "report/report.h"

/* Fills what a run can say of its coverage; memory of the arena, strings borrowed from all three. */
ft_report_coverage ft_coverage_collect(const ft_source *source, const ft_summaries *summaries, const ft_link *link,
                                       ft_arena *arena);

/* One line per reason why files were left out: "left out 3 generated files: a.c, b.c, c.c". */
void ft_coverage_note_left_out(const ft_report_coverage *coverage);

/*
 * Is every file parsed, and at least that share of the functions without a parse error and of the C-API calls
 * seen? If not, says on one line what is missing.
 */
bool ft_coverage_suffices(const ft_report_coverage *coverage, int percent);

#endif
