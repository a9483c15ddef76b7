#ifndef FT_FINDINGS_FINDINGS_H
#define FT_FINDINGS_FINDINGS_H

/* The finding list: order, duplicates, fingerprints. Knows neither clang nor YAML nor output formats. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "facts/site.h"

/* What has been decided about a finding. Only open ones count for the exit status. */
typedef enum {
    FT_FINDING_OPEN,
    FT_FINDING_TODO,       /* a comment says that it is known and to be mended: shown, not counted */
    FT_FINDING_SUPPRESSED, /* a comment says that it is fine: hidden */
    FT_FINDING_BASELINED,  /* the baseline holds it: hidden */
    FT_FINDING_UNCHANGED   /* not what the change under review brought: hidden */
} ft_finding_state;

/* A replacement of source text: from at.line:at.col up to, not including, at.end_line:at.end_col. */
typedef struct ft_edit {
    ft_spot at;
    const char *text;
} ft_edit;

typedef struct ft_finding {
    const char *rule, *name, *family;
    int severity;           /* 0 note, 1 warning, 2 error (ft_severity) */
    const char *severity_name;
    ft_spot at;
    bool in_template;       /* several places of the code stand there */
    const char *symbol, *function, *message, *help;
    ft_related *related;
    size_t n_related;
    ft_finding_state state;
    const char *reason;      /* the words of the comment that suppresses or postpones it, "" if none */
    const ft_edit *edits;    /* what mends it safely */
    size_t n_edits;
    const char *fingerprint; /* 16 hex digits, no line numbers in it; set by ft_findings_finish */
    const char *text_hash;   /* 16 hex digits: the text of the place alone; likewise */
} ft_finding;

typedef struct ft_findings ft_findings;

ft_findings *ft_findings_new(void);
void ft_findings_free(ft_findings *list);

/* Copies the finding with all its strings. */
void ft_findings_add(ft_findings *list, const ft_finding *finding);

/* Gives a line of source (without newline), or NULL. */
typedef const char *(*ft_line_text)(void *data, const char *path, uint32_t line);

/* How the path of a finding becomes one from the project's root: `strip` is taken off, `add` put in front. */
typedef struct ft_view {
    const char *add;   /* started in a folder of the project: "src/"; NULL: nothing */
    const char *strip; /* started above the project: "project/"; NULL: nothing */
} ft_view;

/* How findings get their fingerprints. */
typedef struct ft_finish {
    ft_line_text line_text;
    void *data;
    ft_view view; /* a fingerprint does not depend on where ftlint was started */
} ft_finish;

/* Appends the path from the project's root; absolute ones stay. */
void ft_view_add_path(const ft_view *view, const char *path, ft_strbuf *out);

/*
 * Sorts by path, line, column, rule, symbol. Of findings that agree in these the most severe one is kept, also if
 * other units see less; in a template the symbol does not count, and the message says for how many expansions it
 * holds. Computes fingerprints: xxHash64 of rule, path, enclosing function, symbol and the text of the place without
 * white space, plus the index among equals; in a template without function and symbol, which are those of one
 * expansion.
 */
void ft_findings_finish(ft_findings *list, const ft_finish *finish);

/* Lets `decide` set state and reason of each finding that is still open. */
typedef void (*ft_decide)(void *data, ft_finding *finding);
void ft_findings_decide(ft_findings *list, ft_decide decide, void *data);

/* The same for all that is not settled yet, whatever its state. */
void ft_findings_revise(ft_findings *list, ft_decide decide, void *data);

/* Takes out for good what `keep` refuses. */
typedef bool (*ft_keep)(void *data, const ft_finding *finding);
void ft_findings_filter(ft_findings *list, ft_keep keep, void *data);

/* Last: what is neither open nor to be mended moves to the hidden ones. */
void ft_findings_settle(ft_findings *list);

/* Those that are shown, in order. */
size_t ft_findings_count(const ft_findings *list);
const ft_finding *ft_findings_at(const ft_findings *list, size_t i);

/* Those that are hidden, in order. */
size_t ft_findings_hidden_count(const ft_findings *list);
const ft_finding *ft_findings_hidden_at(const ft_findings *list, size_t i);

/* How many have the state, shown or hidden. */
size_t ft_findings_in_state(const ft_findings *list, ft_finding_state state);

#endif
