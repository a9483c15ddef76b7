#ifndef FT_RULES_RULES_H
#define FT_RULES_RULES_H

/*
 * Rules and models from YAML: loading with checks (file:line:column, what was expected, "did you mean"),
 * matching sites, writing messages. The only room that includes <yaml.h>.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/embed.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "facts/site.h"
#include "models/models.h"

typedef enum { FT_SEV_NOTE, FT_SEV_WARNING, FT_SEV_ERROR, FT_SEV_COUNT } ft_severity;
const char *ft_severity_name(ft_severity severity);
bool ft_severity_parse(const char *word, ft_severity *out);

typedef struct ft_example {
    bool bad;          /* must be reported; else must stay silent */
    const char *title; /* optional */
    const char *code;  /* a whole C file or a fragment that is wrapped with #include <Python.h> */
} ft_example;

typedef struct ft_condition ft_condition; /* a compiled `match:` or `when:` */

typedef struct ft_confidence {
    const ft_condition *when;
    ft_severity severity;
    bool drop; /* severity: none */
    const char *message; /* replaces the rule's, NULL: keeps it */
} ft_confidence;

typedef struct ft_rule {
    const char *id;       /* "FT101" */
    const char *name;     /* "borrowed-dict-item" */
    const char *family;   /* "borrowed" */
    ft_severity severity;
    const char *summary, *message, *help, *explain;
    ft_site_kind site;
    const ft_condition *match;
    ft_confidence *confidence; /* first that holds wins */
    size_t n_confidence;
    const char **references;
    size_t n_references;
    ft_example *examples;
    size_t n_examples;
    const char *origin;   /* file it came from */
    const char *url;      /* its page, "" if it is not built in */
} ft_rule;

typedef struct ft_ruleset ft_ruleset;

/*
 * Loads the embedded rules and models, then those of each extra folder (rules: FT-like *.yml at its top; models:
 * models/ below it), which add or, with the same id or name, override. Every problem is recorded with its place; the
 * ruleset is returned all the same with what is good. models is filled.
 */
ft_ruleset *ft_ruleset_load(const ft_embedded *rules, const ft_embedded *models_text,
                            const char *const *folders, size_t n_folders, ft_models *models);
void ft_ruleset_free(ft_ruleset *set);

/* Problems while loading: "rules/x.yml:3:7: unknown key 'sevrity', did you mean 'severity'?" */
size_t ft_ruleset_n_problems(const ft_ruleset *set);
const char *ft_ruleset_problem(const ft_ruleset *set, size_t i);

/* In order of id. */
size_t ft_ruleset_count(const ft_ruleset *set);
const ft_rule *ft_ruleset_at(const ft_ruleset *set, size_t i);
/* By id or name; NULL if there is none. */
const ft_rule *ft_ruleset_find(const ft_ruleset *set, const char *id_or_name);

/* Does the rule report this site? Severity after confidence; message and help are filled in from the site's
 * attributes ({callee}, {container.why}) into buffers that the caller inits and releases. */
bool ft_rule_match(const ft_rule *rule, const ft_site *site, ft_severity *severity,
                   ft_strbuf *message, ft_strbuf *help);

/* Why a site of the rule's kind is reported or is not: the conditions that decide, one a line, and what the site has. */
void ft_rule_judgement(const ft_rule *rule, const ft_site *site, ft_strbuf *out);

/* Documentation from the rule itself: terminal text, Markdown page, and the page on the rule language. */
void ft_rule_explain(const ft_rule *rule, bool color, ft_strbuf *out);
void ft_rule_markdown(const ft_rule *rule, ft_strbuf *out);
void ft_rules_index_markdown(const ft_ruleset *set, ft_strbuf *out);
void ft_rule_language_markdown(ft_strbuf *out);

#endif
