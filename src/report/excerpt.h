#ifndef FT_REPORT_EXCERPT_H
#define FT_REPORT_EXCERPT_H

/* One line of source made fit to be shown, with a place in it. Inside the report room only. */
#include "base/strbuf.h"
#include "facts/site.h"

/*
 * Appends the line to out: tabs expanded to 8 columns, harmful bytes replaced, cut to about 160 columns around
 * the place. *start and *width say which display columns of what was appended the place covers (width >= 1).
 */
void ft_excerpt(const char *line, const ft_spot *at, ft_strbuf *out, size_t *start, size_t *width);

#endif
