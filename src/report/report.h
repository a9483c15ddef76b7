#ifndef FT_REPORT_REPORT_H
#define FT_REPORT_REPORT_H

/* Output formats: one file each, one table of them, all fed from the same finding list. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/strbuf.h"
#include "facts/coverage.h"
#include "findings/findings.h"
#include "rules/rules.h"

typedef struct ft_unparsed {
    const char *path, *reason;
} ft_unparsed;

typedef struct ft_report_coverage {
    size_t files; /* units analysed */
    ft_coverage text;
    const ft_unparsed *unparsed, *left_out; /* could not be, on purpose; in order of path */
    size_t n_unparsed, n_left_out;
} ft_report_coverage;

/* Source text for excerpts: lines of files, read once and cached. */
typedef struct ft_text_cache ft_text_cache;
ft_text_cache *ft_text_cache_new(const char *start_dir);
void ft_text_cache_free(ft_text_cache *cache);
const char *ft_text_cache_line(void *cache, const char *path, uint32_t line);

typedef struct ft_report_input {
    const ft_findings *findings;
    const ft_ruleset *rules;   /* for their texts */
    ft_report_coverage coverage;
    ft_text_cache *text;
    bool color, links;
    unsigned width;            /* of the terminal that the text is for, 0: none */
    bool quiet;
    bool hidden_too;           /* SARIF: with what is suppressed or in the baseline, marked */
    bool failed;               /* not all of the job could be done: exit status 2 */
    const char *source_url;    /* where files of the project can be seen: "https://.../blob/main/", "" if nowhere */
    const char *version, *clang_version, *target; /* "0.1.0", "...19.1.4", "3.14" */
} ft_report_input;

typedef struct ft_report_format {
    const char *name, *doc;
    void (*write)(const ft_report_input *input, ft_strbuf *out);
} ft_report_format;

/* All formats, NULL-terminated by name. */
extern const ft_report_format ft_report_formats[];
const ft_report_format *ft_report_format_find(const char *name);

/* The Markdown report, cut by whole rows so that it has at most this many bytes; the rest is counted. */
void ft_report_markdown_within(const ft_report_input *input, size_t limit, ft_strbuf *out);

/* "12 findings (3 errors, 9 warnings) in 4 files" and the coverage line, for stderr. */
void ft_report_summary(const ft_report_input *input, ft_strbuf *out);

/* "understood 98.7% of ...", without findings. */
void ft_report_coverage_line(const ft_report_coverage *coverage, ft_strbuf *out);

/* Appends text line by line with what would steer a terminal replaced. */
void ft_report_add_clean_lines(ft_strbuf *out, const char *text);

/* What was not understood, file by file. */
void ft_report_missed(const ft_report_coverage *coverage, ft_strbuf *out);

#endif
