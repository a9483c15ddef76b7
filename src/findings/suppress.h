#ifndef FT_FINDINGS_SUPPRESS_H
#define FT_FINDINGS_SUPPRESS_H

/*
 * Comments that steer ftlint: "ftlint: ignore[FT101] reason" and its relatives, and the marks of other tools that
 * mean the same. Read from comments, never from strings or code; docs/suppressing.md is the user's page.
 */
#include <stdbool.h>

#include "facts/facts.h"
#include "findings/findings.h"

/* What a comment covers. X(NAME, suffix of the verb) */
#define FT_SCOPES(X)       \
    X(LINE, "")            \
    X(NEXT, "-next")       \
    X(BEGIN, "-begin")     \
    X(END, "-end")         \
    X(FUNCTION, "-function") \
    X(FILE, "-file")

typedef enum {
#define X(name, suffix) FT_SCOPE_##name,
    FT_SCOPES(X)
#undef X
        FT_SCOPE_COUNT
} ft_scope;

/* What is wrong with a suppression. */
typedef enum {
    FT_SUPPRESSION_FINE,
    FT_SUPPRESSION_MALFORMED, /* `detail` says how */
    FT_SUPPRESSION_UNKNOWN,   /* names a rule that there is not: `word` */
    FT_SUPPRESSION_UNUSED,    /* suppresses nothing */
    FT_SUPPRESSION_NO_REASON  /* gives no reason */
} ft_suppression_problem;

/* One id of one comment. */
typedef struct ft_suppression {
    ft_spot at;             /* of the comment */
    const char *word;       /* rule id, name or family; "" if malformed */
    const char *reason;     /* "" if none */
    const char *detail;     /* of a malformed one */
    const char *function;   /* FUNCTION scope: the name; else "" */
    ft_finding_state state; /* FT_FINDING_SUPPRESSED or FT_FINDING_TODO */
    ft_scope scope;
    uint32_t first, last;   /* lines covered */
    bool foreign;           /* another tool's mark: its form is not ours to judge */
    bool alone;             /* nothing but the comment stands on its lines */
    bool whole;             /* the comment says nothing else: it can go if all its words are unused */
    bool used;
    ft_suppression_problem problem;
} ft_suppression;

typedef struct ft_suppressions ft_suppressions;

/* What reading needs to know of the rest. */
typedef struct ft_suppress_options {
    ft_line_text line_text;
    void *line_data;
    bool (*covers)(void *data, const char *word, const char *rule); /* does the word stand for that rule id? */
    bool (*known)(void *data, const char *word);   /* is there such a rule, name or family? */
    bool (*judged)(void *data, const char *path);  /* was the file analysed in full? Else nothing in it is unused */
    void *data;
} ft_suppress_options;

/* Reads the comments of all units; a header's once. The options must outlive the result. */
ft_suppressions *ft_suppressions_read(ft_facts *const *facts, size_t n, const ft_suppress_options *options);
void ft_suppressions_free(ft_suppressions *list);

/* Sets state and reason of a finding that a comment covers; fits ft_findings_decide(). */
void ft_suppressions_decide(void *suppressions, ft_finding *finding);

/* After all findings have been decided: finds the unused and fills `problem` of each. */
void ft_suppressions_judge(ft_suppressions *list);

/* In order of path and line. */
size_t ft_suppressions_count(const ft_suppressions *list);
const ft_suppression *ft_suppressions_at(const ft_suppressions *list, size_t i);

#endif
