#include "rules/condition.h"
#include "rules/message.h"
#include "rules/rules.h"

static const ft_confidence *find_confidence(const ft_rule *rule, const ft_site *site)
{
    for (size_t i = 0; i < rule->n_confidence; i++)
        if (ft_condition_holds(rule->confidence[i].when, site))
            return &rule->confidence[i];
    return NULL;
}

bool ft_rule_match(const ft_rule *rule, const ft_site *site, ft_severity *severity, ft_strbuf *message,
                   ft_strbuf *help)
{
    const ft_confidence *confidence;
    const char *text = rule->message;

    if (rule->site != site->kind || !ft_condition_holds(rule->match, site))
        return false;
    *severity = rule->severity;
    confidence = find_confidence(rule, site);
    if (confidence) {
        if (confidence->drop)
            return false;
        *severity = confidence->severity;
        if (confidence->message)
            text = confidence->message;
    }
    ft_strbuf_clear(message);
    ft_strbuf_clear(help);
    ft_message_write(text, site, message);
    if (rule->help)
        ft_message_write(rule->help, site, help);
    return true;
}
