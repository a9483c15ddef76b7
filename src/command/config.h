#ifndef FT_COMMAND_CONFIG_H
#define FT_COMMAND_CONFIG_H

/*
 * .ftlint.yml: what a project sets once. Most keys are options of the command line by their long names; the rest is
 * here. Found from where ftlint is started (or the first path) upwards, never above the repository.
 *
 * A configuration comes with the checkout, that is maybe with a hostile change: every path in it must lie below its own folder,
 * and nothing in it is run.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "command/options.h"
#include "rules/rules.h"

#define FT_CONFIG_NAME ".ftlint.yml"

enum { FT_LEVEL_OFF = -1 };

/* A rule's severity as the project wants it. */
typedef struct ft_level {
    const char *word; /* id, name or family */
    int severity;     /* ft_severity or FT_LEVEL_OFF */
    uint32_t line, col;
} ft_level;

typedef struct ft_levels {
    ft_level *v;
    size_t n, cap;
} ft_levels;

/* Levels for some files. */
typedef struct ft_override {
    const struct ft_ignore *paths; /* patterns as in .gitignore */
    ft_words patterns;
    ft_levels levels;
} ft_override;

typedef struct ft_config {
    const char *path, *shown; /* of the file; both NULL: there is none */
    const char *dir;          /* its folder, absolute */
    ft_levels levels;
    struct {
        ft_override *v;
        size_t n, cap;
    } overrides;
    ft_words exclude;         /* patterns as in .gitignore, from dir */
    ft_words single_owner;    /* types of which an object belongs to one thread, as documented */
} ft_config;

/*
 * Finds and reads the configuration and applies it to options that neither the command line nor the environment has
 * set. options->config is set in any case, its memory is the options'. False, after one message per problem, if the
 * file cannot be read or holds something that it may not.
 */
bool ft_config_load(ft_options *options);

/* Are all rules that the configuration names known? Prints one message for each that is not. */
bool ft_config_check(const ft_config *config, const ft_ruleset *rules);

/* What the configuration makes of a severity. path: absolute. */
int ft_config_severity(const ft_config *config, const ft_rule *rule, const char *path, int severity);

void ft_config_release(ft_config *config);

/* A key of the file that is no option. */
typedef struct ft_config_key {
    const char *name, *option; /* option: another name of that option, NULL: read by itself */
    const char *schema;        /* JSON Schema of its value */
    const char *doc;
} ft_config_key;

/* Ends with a row whose name is NULL. */
extern const ft_config_key ft_config_keys[];

#endif
