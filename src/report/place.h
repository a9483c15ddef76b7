#ifndef FT_REPORT_PLACE_H
#define FT_REPORT_PLACE_H

/* Places as readers of reports want them. Inside the report room only. */
#include "report/report.h"

/* From the root of the project, with links resolved; what is not below it stays as it is. Owned by the text cache. */
const char *ft_project_path(const ft_report_input *input, const char *path);

/* A part of a file; columns count characters (code points) from 1, end_column is exclusive. */
typedef struct ft_region {
    uint32_t line, column, end_line, end_column;
} ft_region;

/* The region of a place. Bytes are counted where the text of the line is not to be had. */
ft_region ft_region_of(const ft_report_input *input, const ft_spot *at);

/* Its part on the first line. */
ft_region ft_region_on_one_line(const ft_report_input *input, const ft_spot *at);

/* How far a character of the line that begins at a byte column (from 1) is from the start, in characters (from 1). */
uint32_t ft_character_column(const char *line, uint32_t byte_column);

/*
 * A view of the findings, worst first and otherwise in their order: the indices of n findings, to be freed by the
 * caller; NULL for none.
 */
size_t *ft_worst_first(const ft_findings *findings);

#endif
