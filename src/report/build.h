#ifndef FT_REPORT_BUILD_H
#define FT_REPORT_BUILD_H

/* JSON, as all formats that are JSON make it. Inside the report room only. */
#include <jansson.h>

#include "base/strbuf.h"
#include "report/json_text.h"
#include "report/report.h"

void ft_json_set_text(json_t *object, const char *key, const char *value);
/* For people: without control characters, but in lines. */
void ft_json_set_clean(json_t *object, const char *key, const char *value);
void ft_json_set_number(json_t *object, const char *key, size_t value);
void ft_json_set(json_t *object, const char *key, json_t *value); /* takes the value over */

/* Appends the value and a newline, and releases it. flags: JSON_COMPACT, JSON_INDENT(2). */
void ft_json_finish(json_t *value, size_t flags, ft_strbuf *out);

#endif
