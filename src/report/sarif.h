#ifndef FT_REPORT_SARIF_H
#define FT_REPORT_SARIF_H

/* The parts of a SARIF log. Inside the report room only. */
#include "report/build.h"

/* What GitHub's code scanning takes, which is the reader with the narrowest limits. */
enum { FT_SARIF_MAX_RESULTS = 25000, FT_SARIF_MAX_LOCATIONS = 100, FT_SARIF_MAX_TEXT = 1000 };

/* tool.driver.rules, in the order of the rule set. */
json_t *ft_sarif_rules(const ft_ruleset *rules);

/* {"text": s}; cut at a character if it is longer than limit bytes (0: never). */
json_t *ft_sarif_message(const char *s, size_t limit);

/* An artifactLocation: a URI from the root of the project. */
json_t *ft_sarif_artifact(const ft_report_input *input, const char *path);
/* A physicalLocation on one line. */
json_t *ft_sarif_place(const ft_report_input *input, const ft_spot *at);

/* codeFlows: one thread flow for each thread of the interleaving; NULL if none is known. */
json_t *ft_sarif_flows(const ft_report_input *input, const ft_finding *f);

/* The edits that mend a finding (n_edits > 0). */
json_t *ft_sarif_fixes(const ft_report_input *input, const ft_finding *f);

/* What keeps a finding from being reported; an empty list for one that is. */
json_t *ft_sarif_suppressions(const ft_finding *f);

#endif
