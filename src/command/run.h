#ifndef FT_COMMAND_RUN_H
#define FT_COMMAND_RUN_H

/* What a run needs before it can start: rules, models, sources, the embedded headers. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "command/options.h"
#include "models/models.h"
#include "parse/parse.h"
#include "rules/rules.h"
#include "source/source.h"

typedef struct ft_run {
    const ft_options *options;
    ft_arena *arena;
    ft_models *models;
    ft_ruleset *rules;
    ft_source *source;
    ft_parse_options parse;
    bool failed; /* a problem was reported: exit status 2 whatever else happens */
} ft_run;

/* Loads rules and models; problems are printed and remembered in `failed`. Released by the caller. */
void ft_run_init(ft_run *session, const ft_options *options);
void ft_run_release(ft_run *session);

/* Finds the sources. Problems with single paths are printed; false, with a message, if nothing can be done. */
bool ft_run_open_source(ft_run *session, const char *const *paths, size_t n_paths);

/* Parses a unit with its flags; see ft_parse_file(). */
ft_unit *ft_run_parse(const ft_run *session, ft_parser *parser, const ft_source_file *file, ft_error *err);

#endif
