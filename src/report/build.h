#ifndef FT_REPORT_BUILD_H
#define FT_REPORT_BUILD_H

/* JSON, as all formats that are JSON make it, and commands that report. */
#include <jansson.h>

#include "base/strbuf.h"
#include "report/report.h"

/* JSON is UTF-8; source text need not be. Malformed bytes become U+FFFD. */
json_t *ft_json_text(const char *s);
void ft_json_set_text(json_t *object, const char *key, const char *value);
/* For people: without control characters, but in lines. */
void ft_json_set_clean(json_t *object, const char *key, const char *value);
void ft_json_set_number(json_t *object, const char *key, size_t value);
void ft_json_set(json_t *object, const char *key, json_t *value); /* takes the value over */

/* The key "coverage" of docs/findings.schema.json. */
json_t *ft_json_coverage(const ft_report_coverage *coverage);

/* Appends the value and a newline, and releases it. flags: JSON_COMPACT, JSON_INDENT(2). */
void ft_json_finish(json_t *value, size_t flags, ft_strbuf *out);

#endif
