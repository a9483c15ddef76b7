#ifndef FT_RULES_RULE_READ_H
#define FT_RULES_RULE_READ_H

/* Reads one rule file. Inside the rules room only. */
#include "rules/keys.h"
#include "rules/rules.h"

/* NULL after recording what is wrong. The rule and its strings live in in->arena. */
ft_rule *ft_rule_read(ft_reading *in, const char *text, size_t len);

/* The keys of a rule, of an entry of `confidence` and of `examples`, and the families; for docs. */
extern const ft_key ft_rule_keys[];
extern const ft_key ft_confidence_keys[];
extern const ft_key ft_example_keys[];
extern const ft_choice ft_families[];

#endif
