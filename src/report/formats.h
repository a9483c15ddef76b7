#ifndef FT_REPORT_FORMATS_H
#define FT_REPORT_FORMATS_H

/* What the writers of this room share. Inside the report room only. */
#include "report/report.h"

void ft_report_text(const ft_report_input *input, ft_strbuf *out);
void ft_report_concise(const ft_report_input *input, ft_strbuf *out);
void ft_report_json(const ft_report_input *input, ft_strbuf *out);
void ft_report_jsonl(const ft_report_input *input, ft_strbuf *out);
void ft_report_sarif(const ft_report_input *input, ft_strbuf *out);
void ft_report_github(const ft_report_input *input, ft_strbuf *out);
void ft_report_gitlab(const ft_report_input *input, ft_strbuf *out);
void ft_report_checkstyle(const ft_report_input *input, ft_strbuf *out);
void ft_report_junit(const ft_report_input *input, ft_strbuf *out);
void ft_report_rdjson(const ft_report_input *input, ft_strbuf *out);
void ft_report_markdown(const ft_report_input *input, ft_strbuf *out);

/*
 * Length of the character at s (len bytes are left, at least 1). *ok: it is well-formed UTF-8 and harmless on a
 * terminal, that is no control character and no bidirectional override; tabs and newlines count as harmful too.
 */
size_t ft_utf8_next(const char *s, size_t len, bool *ok);

/* How many bytes of s, limit at most, can be taken without cutting a character. */
size_t ft_utf8_cut(const char *s, size_t limit);

/* Appends s as one line: white space as blanks, harmful and malformed characters as U+FFFD. */
/*
 * Logs of CI are read for commands: "::name ...::" where a line begins, "##[name]" and "##vso[name]" anywhere. Appends
 * the text so that it holds none; bracket: what to write for that of the latter.
 */
void ft_report_defuse(ft_strbuf *out, const char *text, const char *bracket);

void ft_add_clean(ft_strbuf *out, const char *s);
void ft_add_clean_n(ft_strbuf *out, const char *s, size_t len);

/* " (to do: reason)" for a finding that a comment postpones, else nothing. */
void ft_add_to_do(ft_strbuf *out, const ft_finding *f);

#define FT_REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

#endif
