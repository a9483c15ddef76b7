#ifndef FT_COMMAND_SELECT_H
#define FT_COMMAND_SELECT_H

#include <stdbool.h>

#include "base/error.h"
#include "command/options.h"
#include "rules/rules.h"

/*
 * Which rules --select and --ignore leave: one bool per rule in order of the set, the caller's to free(). NULL with
 * err if a word is neither an id nor a name nor a family.
 */
bool *ft_select_rules(const ft_ruleset *rules, const ft_options *options, ft_error *err);

/* The id, name or family that the word is probably meant to be, or NULL. */
const char *ft_suggest_rule(const ft_ruleset *rules, const char *word);

/* "unknown rule 'FT1O1', did you mean 'FT101'?"; returns false. */
bool ft_fail_unknown_rule(const ft_ruleset *rules, const char *word, ft_error *err);

#endif
