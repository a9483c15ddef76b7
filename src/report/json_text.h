#ifndef FT_REPORT_JSON_TEXT_H
#define FT_REPORT_JSON_TEXT_H

#include <jansson.h>

#include "report/report.h"

/* JSON is UTF-8; source text need not be. Malformed bytes become U+FFFD. */
json_t *ft_json_text(const char *s);

/* The key "coverage" of docs/findings.schema.json. */
json_t *ft_json_coverage(const ft_report_coverage *coverage);

#endif
