/* Why a rule reports a site, or does not. */
#include "rules/condition.h"
#include "rules/rules.h"

static void add_condition(const ft_condition *c, const ft_site *site, ft_strbuf *out)
{
    const char *value;

    ft_condition_describe(c, out);
    if (c->op == FT_COND_EVERY || c->op == FT_COND_SOME)
        return;
    value = site->attrs[c->attr];
    if (!value)
        ft_strbuf_adds(out, ", but it is not set");
    else
        ft_strbuf_addf(out, ", but it is '%s'", value);
}

/* The entry of `confidence` that has the last word, NULL if none applies. */
static const ft_confidence *decisive(const ft_rule *rule, const ft_site *site)
{
    for (size_t i = 0; i < rule->n_confidence; i++)
        if (ft_condition_holds(rule->confidence[i].when, site))
            return &rule->confidence[i];
    return NULL;
}

void ft_rule_judgement(const ft_rule *rule, const ft_site *site, ft_strbuf *out)
{
    const ft_condition *obstacle = ft_condition_obstacle(rule->match, site);
    const ft_confidence *confidence = decisive(rule, site);
    ft_severity severity = confidence ? confidence->severity : rule->severity;

    if (obstacle && (obstacle->attr == FT_A_CALLEE || obstacle->attr == FT_A_CALLEE_TAG) && obstacle->op == FT_COND_TEXT)
        return; /* a rule about other functions */
    if (obstacle) {
        ft_strbuf_addf(out, "  %s %s: not reported; it needs: ", rule->id, rule->name);
        add_condition(obstacle, site, out);
        ft_strbuf_addch(out, '\n');
        return;
    }
    ft_strbuf_addf(out, "  %s %s: %s", rule->id, rule->name,
                   confidence && confidence->drop ? "not reported" : ft_severity_name(severity));
    if (confidence) {
        ft_strbuf_adds(out, ", because ");
        ft_condition_describe(confidence->when, out);
    }
    ft_strbuf_addch(out, '\n');
}
