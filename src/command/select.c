#include "command/select.h"

#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/vec.h"

const char *ft_suggest_rule(const ft_ruleset *rules, const char *word)
{
    FT_VEC(const char *) names = {0};
    const char *meant;

    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);

        ft_vec_push(&names, rule->id);
        ft_vec_push(&names, rule->name);
        ft_vec_push(&names, rule->family);
    }
    meant = ft_did_you_mean(word, names.v, names.n);
    ft_vec_release(&names);
    return meant;
}

bool ft_fail_unknown_rule(const ft_ruleset *rules, const char *word, ft_error *err)
{
    const char *meant = ft_suggest_rule(rules, word);

    if (meant)
        return ft_fail(err, FT_ERR_USAGE, "unknown rule '%s', did you mean '%s'?", word, meant);
    return ft_fail(err, FT_ERR_USAGE, "unknown rule '%s': 'ftlint rules' lists them", word);
}

/* Sets all rules that the word stands for. */
static bool mark(const ft_ruleset *rules, const char *word, bool value, bool *selected, ft_error *err)
{
    bool known = false;

    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);

        if (strcmp(rule->id, word) != 0 && strcmp(rule->name, word) != 0 && strcmp(rule->family, word) != 0)
            continue;
        selected[i] = value;
        known = true;
    }
    return known || ft_fail_unknown_rule(rules, word, err);
}

static bool mark_all(const ft_ruleset *rules, const ft_words *words, bool value, bool *selected, ft_error *err)
{
    for (size_t i = 0; i < words->n; i++)
        if (!mark(rules, words->v[i], value, selected, err))
            return false;
    return true;
}

bool *ft_select_rules(const ft_ruleset *rules, const ft_options *options, ft_error *err)
{
    bool *selected = ft_xcalloc(ft_ruleset_count(rules) + 1, sizeof *selected);

    for (size_t i = 0; i < ft_ruleset_count(rules); i++)
        selected[i] = options->select.n == 0;
    if (mark_all(rules, &options->select, true, selected, err) &&
        mark_all(rules, &options->ignore, false, selected, err))
        return selected;
    free(selected);
    return NULL;
}
