#ifndef FT_FINDINGS_FINDINGS_H
#define FT_FINDINGS_FINDINGS_H

/* The finding list: order, duplicates, fingerprints. Knows neither clang nor YAML nor output formats. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "facts/site.h"

typedef struct ft_finding {
    const char *rule, *name, *family;
    int severity;           /* 0 note, 1 warning, 2 error (ft_severity) */
    const char *severity_name;
    ft_spot at;
    const char *symbol, *function, *message, *help;
    ft_related *related;
    size_t n_related;
    const char *fingerprint; /* 16 hex digits, no line numbers in it; set by ft_findings_finish */
} ft_finding;

typedef struct ft_findings ft_findings;

ft_findings *ft_findings_new(void);
void ft_findings_free(ft_findings *list);

/* Copies the finding with all its strings. */
void ft_findings_add(ft_findings *list, const ft_finding *finding);

/*
 * Sorts by path, line, column, rule, symbol; drops exact repetitions; computes fingerprints: xxHash64 of rule, path,
 * enclosing function, symbol and the normalised text of the line, plus the index among equals.
 * line_text: gives the source line (without newline) of a finding, or NULL.
 */
typedef const char *(*ft_line_text)(void *data, const char *path, uint32_t line);
void ft_findings_finish(ft_findings *list, ft_line_text line_text, void *data);

size_t ft_findings_count(const ft_findings *list);
const ft_finding *ft_findings_at(const ft_findings *list, size_t i);

#endif
