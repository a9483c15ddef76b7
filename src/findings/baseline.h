#ifndef FT_FINDINGS_BASELINE_H
#define FT_FINDINGS_BASELINE_H

/*
 * A baseline: the findings that a project has accepted for now. A JSON file with one entry per line, sorted, without
 * line numbers, so that it changes in git only where findings do. docs/baseline.md is the user's page.
 */
#include <stdbool.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "findings/findings.h"

typedef struct ft_baseline_entry {
    const char *rule, *path, *function, *symbol; /* path from the project's root */
    const char *text_hash;                       /* of the place, without white space */
    const char *message;                         /* for humans */
    size_t count, left;                          /* recorded, and not matched (yet) by a finding */
} ft_baseline_entry;

typedef struct ft_baseline ft_baseline;

ft_baseline *ft_baseline_new(void);
void ft_baseline_free(ft_baseline *baseline);

/* Reads a file's text. NULL with err, which says what was expected where, if it is not a baseline or one of another
 * ftlint. name: for messages. */
ft_baseline *ft_baseline_read(const char *text, size_t len, const char *name, ft_error *err);

/* Adds a finding, or an entry of another baseline (count times). */
void ft_baseline_add(ft_baseline *baseline, const ft_finding *finding, const ft_view *view);
void ft_baseline_add_entry(ft_baseline *baseline, const ft_baseline_entry *entry, size_t count);

/* The file's text: entries in order of path, rule, function, symbol, text. */
void ft_baseline_write(ft_baseline *baseline, ft_strbuf *out);

/* What this run has to do with a file (path from the root). */
typedef enum { FT_FILE_SEEN, FT_FILE_UNSEEN, FT_FILE_GONE } ft_file_place;
typedef ft_file_place (*ft_place_of_path)(void *data, const char *path);

/*
 * Gives the state to the open findings that the baseline holds, in several passes from the strictest to the
 * loosest idea of "the same": same place text in the same function; moved to another file; moved to another function
 * of the file; same function, changed text; and that in a file that is gone, under another name. Each entry covers as
 * many findings as it counts; the first ones, so that of four where three were known the last is reported.
 * What a file holds that this run did not look at stays where it is.
 */
void ft_baseline_match(ft_baseline *baseline, ft_findings *findings, const ft_view *view, ft_finding_state state,
                       ft_place_of_path place, void *data);

size_t ft_baseline_count(const ft_baseline *baseline);
const ft_baseline_entry *ft_baseline_at(const ft_baseline *baseline, size_t i);

#endif
