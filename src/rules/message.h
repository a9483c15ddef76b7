#ifndef FT_RULES_MESSAGE_H
#define FT_RULES_MESSAGE_H

/*
 * Message templates: {attribute} is replaced by its text, {symbol} and {function} by what the site concerns and where
 * it is; [[...]] is left out if an attribute in it is empty or not set; {{ and }} are braces. Inside the
 * rules room only.
 */
#include "base/strbuf.h"
#include "rules/keys.h"
#include "rules/rules.h"

/* Checks names and brackets; records a problem at the node and returns false if something is wrong. */
bool ft_message_check(ft_reading *in, ft_site_kind kind, const ft_yaml *node, const char *text);

/* Appends the text filled in from the site. The template must have passed the check. */
void ft_message_write(const char *text, const ft_site *site, ft_strbuf *out);

/* Appends the text for people who read about the rule: <attribute>, optional parts shown. */
void ft_message_show(const char *text, ft_strbuf *out);

#endif
