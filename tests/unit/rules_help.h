#ifndef TESTS_UNIT_RULES_HELP_H
#define TESTS_UNIT_RULES_HELP_H

/* Rules and models from a text, for the suites of the rules room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/rules.h"

typedef struct loaded {
    ft_models *models;
    ft_ruleset *set;
} loaded;

static inline loaded load_files(const ft_embedded *rules, const ft_embedded *models)
{
    loaded l = {ft_models_new(), NULL};

    l.set = ft_ruleset_load(rules, models, NULL, 0, l.models);
    return l;
}

static inline loaded load_text(const char *text, size_t len, bool is_model)
{
    const ft_embedded files[] = {{"x.yml", text, len}, {NULL, NULL, 0}};

    return load_files(is_model ? NULL : files, is_model ? files : NULL);
}

static inline void unload(loaded *l)
{
    ft_ruleset_free(l->set);
    ft_models_free(l->models);
}

static inline void print_problems(const loaded *l)
{
    for (size_t i = 0; i < ft_ruleset_n_problems(l->set); i++)
        print_message("%s\n", ft_ruleset_problem(l->set, i));
}

#endif
