#include "command/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/term.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/message.h"
#include "command/options_table.h"
#include "command/select.h"
#include "command/stray.h"
#include "rules/keys.h"
#include "source/ignore.h"

#define LEVELS "{\"type\": \"object\", \"additionalProperties\": {\"enum\": [\"off\", \"note\", \"warning\", \"error\"]}}"
#define WORDS "{\"type\": \"array\", \"items\": {\"type\": \"string\", \"minLength\": 1}}"

const ft_config_key ft_config_keys[] = {
    {"show", "severity", NULL, "show findings from this level: note, warning (default) or error"},
    {"severity", NULL, LEVELS, "level of a rule, name or family: off, note, warning or error"},
    {"exclude", NULL, WORDS, "leave out files and folders that match (as in .gitignore)"},
    {"overrides", NULL,
     "{\"type\": \"array\", \"items\": {\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"paths\"], "
     "\"properties\": {\"paths\": " WORDS ", \"ignore\": " WORDS ", \"severity\": " LEVELS "}}}",
     "for files that match `paths` (patterns as in .gitignore): rules to `ignore`, `severity` of others"},
    {"single-owner", NULL, WORDS, "types whose objects belong to one thread at a time, as their documentation says"},
    {NULL, NULL, NULL, NULL},
};

typedef struct reader {
    ft_options *options;
    ft_config *config;
    ft_reading in;
} reader;

/* ---- where it is ---- */

static bool is_repository(ft_arena *arena, const char *dir)
{
    return access(ft_path_join(arena, dir, ".git"), F_OK) == 0;
}

static const char *config_in(ft_arena *arena, const char *dir)
{
    const char *path = ft_path_join(arena, dir, FT_CONFIG_NAME);

    return ft_path_is_file(path) ? path : NULL;
}

/* Upwards to the top of the repository; outside of one, only where the search starts. */
static const char *find_config(ft_arena *arena, const char *start)
{
    const char *found = NULL;

    for (const char *dir = start;; dir = ft_path_dir(arena, dir)) {
        if (!found)
            found = config_in(arena, dir);
        if (is_repository(arena, dir))
            return found;
        if (strcmp(dir, "/") == 0)
            return config_in(arena, start);
    }
}

static const char *start_of_search(const ft_options *options)
{
    const char *path = options->arguments.n > 0 ? options->arguments.v[0] : ".";
    const char *absolute = ft_path_absolute(options->arena, path);

    if (ft_path_is_dir(absolute))
        return absolute;
    return ft_path_is_file(absolute) ? ft_path_dir(options->arena, absolute) : ft_path_absolute(options->arena, ".");
}

/* ---- values ---- */

static bool read_text(reader *r, const ft_yaml *value, const char **text)
{
    static const ft_key any = {.takes = "a text"};

    return ft_read_line(&r->in, &any, value, text);
}

static bool read_words(reader *r, const ft_yaml *value, ft_words *words)
{
    bool ok = true;

    if (value->kind != FT_YAML_LIST)
        return ft_expected(&r->in, "a list", value);
    FT_YAML_EACH(item, value) {
        const char *text;

        if (read_text(r, item, &text))
            ft_vec_push(words, text);
        else
            ok = false;
    }
    return ok;
}

static const ft_choice level_words[] = {{"off", FT_LEVEL_OFF, ""}, {"note", FT_SEV_NOTE, ""},
                                        {"warning", FT_SEV_WARNING, ""}, {"error", FT_SEV_ERROR, ""}, {NULL, 0, NULL}};

static bool read_levels(reader *r, const ft_yaml *value, ft_levels *levels)
{
    bool ok = true;

    if (value->kind != FT_YAML_MAPPING)
        return ft_expected(&r->in, "a mapping from rules to levels", value);
    FT_YAML_EACH_KEY(key, value) {
        const ft_choice *choice = ft_read_choice(&r->in, level_words, key->next);

        if (choice)
            ft_vec_push(levels, ((ft_level){ft_arena_strdup(r->in.arena, key->text), choice->value, key->line, key->col}));
        ok = choice && ok;
    }
    return ok;
}

static bool read_ignored(reader *r, const ft_yaml *value, ft_levels *levels)
{
    bool ok = true;

    if (value->kind != FT_YAML_LIST)
        return ft_expected(&r->in, "a list of rules", value);
    FT_YAML_EACH(item, value) {
        const char *word;

        if (read_text(r, item, &word))
            ft_vec_push(levels, ((ft_level){word, FT_LEVEL_OFF, item->line, item->col}));
        else
            ok = false;
    }
    return ok;
}

static const ft_ignore *compile_patterns(reader *r, const ft_words *patterns)
{
    const ft_ignore *rules;
    ft_strbuf text;

    ft_strbuf_init(&text);
    for (size_t i = 0; i < patterns->n; i++)
        ft_strbuf_addf(&text, "%s\n", patterns->v[i]);
    rules = ft_ignore_add(r->in.arena, NULL, r->config->dir, text.s, text.len);
    ft_strbuf_release(&text);
    return rules;
}

static bool read_override(reader *r, const ft_yaml *node)
{
    static const char *const names[] = {"paths", "ignore", "severity"};
    ft_override override = {0};
    bool ok = true;

    if (node->kind != FT_YAML_MAPPING)
        return ft_expected(&r->in, "a mapping with paths", node);
    FT_YAML_EACH_KEY(key, node) {
        if (strcmp(key->text, "paths") == 0)
            ok = read_words(r, key->next, &override.patterns) && ok;
        else if (strcmp(key->text, "ignore") == 0)
            ok = read_ignored(r, key->next, &override.levels) && ok;
        else if (strcmp(key->text, "severity") == 0)
            ok = read_levels(r, key->next, &override.levels) && ok;
        else
            ok = ft_bad(&r->in, key, "unknown key '%s'%s", key->text, ft_suggestion(r->in.arena, key->text, names, 3));
    }
    if (ok && override.patterns.n == 0)
        ok = ft_bad(&r->in, node, "an override needs the key 'paths': a list of patterns");
    override.paths = compile_patterns(r, &override.patterns);
    ft_vec_push(&r->config->overrides, override);
    return ok;
}

static bool read_overrides(reader *r, const ft_yaml *value)
{
    bool ok = true;

    if (value->kind != FT_YAML_LIST)
        return ft_expected(&r->in, "a list of overrides", value);
    FT_YAML_EACH(item, value)
        ok = read_override(r, item) && ok;
    return ok;
}

/* ---- keys that are options ---- */

/* Below the folder of the configuration, wherever links lead. */
static const char *path_of_value(reader *r, const ft_yaml *at, const char *value)
{
    const char *path = ft_path_clean(r->in.arena, ft_path_join(r->in.arena, r->config->dir, value)), *real;
    const char *top = ft_path_real(r->in.arena, r->config->dir);

    real = ft_path_real(r->in.arena, path);
    if (!real) /* a file that will be written: its folder counts */
        real = ft_path_real(r->in.arena, ft_path_dir(r->in.arena, path));
    if (value[0] != '/' && ft_path_is_below(path, r->config->dir) && top && (!real || ft_path_is_below(real, top))) {
        if (!ft_is_in_git(path) && !(real && ft_is_in_git(real)))
            return path;
        ft_bad(&r->in, at, "'%s' must not be in a .git", value);
        return NULL;
    }
    ft_bad(&r->in, at, "'%s' must be a path below the folder of %s", value, FT_CONFIG_NAME);
    return NULL;
}

static const char *prepare_value(reader *r, const ft_option *o, const ft_yaml *value)
{
    const char *text, *equals;

    if (!read_text(r, value, &text))
        return NULL;
    if (o->type == FT_OPTION_OUTPUT && (equals = strchr(text, '='))) {
        const char *file = path_of_value(r, value, equals + 1);

        return file ? ft_arena_printf(r->in.arena, "%.*s=%s", (int)(equals - text), text, file) : NULL;
    }
    if (ft_option_value_kind(o) == FT_VALUE_FILE || ft_option_value_kind(o) == FT_VALUE_FOLDER)
        return path_of_value(r, value, text);
    return text;
}

static bool set_from(reader *r, const ft_option *o, const ft_yaml *value)
{
    const char *text = prepare_value(r, o, value);
    const char *origin = ft_arena_printf(r->in.arena, "%s:%u", r->config->shown, value->line);
    ft_error err = {0};

    if (!text)
        return false;
    if (strcmp(o->name, "timeout") == 0 && strtol(text, NULL, 10) == 0 && text[0] == '0')
        return ft_bad(&r->in, value, "0 (no limit) can be said on the command line only");
    return ft_option_offer(r->options, o, text, FT_ORIGIN_CONFIG, origin, &err) || ft_bad(&r->in, value, "%s", err.text);
}

static bool set_option(reader *r, const ft_option *o, const ft_yaml *value)
{
    bool ok = true, several = o->type == FT_OPTION_LIST || o->type == FT_OPTION_REPEAT || o->type == FT_OPTION_OUTPUT;

    if (o->type == FT_OPTION_FLAG) {
        static const ft_key flag = {0};
        bool on;

        if (!ft_read_bool(&r->in, &flag, value, &on))
            return false;
        return !on || set_from(r, o, value);
    }
    if (value->kind != FT_YAML_LIST)
        return set_from(r, o, value);
    if (!several)
        return ft_expected(&r->in, o->argument, value);
    FT_YAML_EACH(item, value)
        ok = set_from(r, o, item) && ok;
    return ok;
}

static const ft_option *option_for(const char *key)
{
    for (const ft_config_key *k = ft_config_keys; k->name; k++)
        if (strcmp(k->name, key) == 0)
            return k->option ? ft_option_find(k->option, FT_IN_CHECK) : NULL;
    return ft_option_find(key, FT_IN_CONFIG);
}

static bool fail_unknown_key(reader *r, const ft_yaml *key)
{
    const char *names[128];
    size_t n = 0;

    for (const ft_option *o = ft_option_table; o->name && n < 100; o++)
        if (o->commands & FT_IN_CONFIG)
            names[n++] = o->name;
    for (const ft_config_key *k = ft_config_keys; k->name; k++)
        names[n++] = k->name;
    return ft_bad(&r->in, key, "unknown key '%s'%s", key->text, ft_suggestion(r->in.arena, key->text, names, n));
}

static bool read_key(reader *r, const ft_yaml *key)
{
    const ft_option *o = option_for(key->text);

    if (o)
        return set_option(r, o, key->next);
    if (strcmp(key->text, "severity") == 0)
        return read_levels(r, key->next, &r->config->levels);
    if (strcmp(key->text, "overrides") == 0)
        return read_overrides(r, key->next);
    if (strcmp(key->text, "exclude") == 0)
        return read_words(r, key->next, &r->config->exclude);
    if (strcmp(key->text, "single-owner") == 0)
        return read_words(r, key->next, &r->config->single_owner);
    return fail_unknown_key(r, key);
}

/* ---- the file ---- */

static void read_keys(reader *r, const ft_yaml *root)
{
    if (root->kind == FT_YAML_SCALAR && root->plain && root->len == 0)
        return; /* only comments */
    if (root->kind != FT_YAML_MAPPING) {
        ft_expected(&r->in, "a mapping", root);
        return;
    }
    FT_YAML_EACH_KEY(key, root)
        read_key(r, key);
}

static bool is_only_comments(const char *text)
{
    for (const char *s = text; *s; s += strcspn(s, "\n"), s += *s == '\n') {
        s += strspn(s, " \t\r");
        if (*s && *s != '\n' && *s != '#')
            return false;
    }
    return true;
}

static bool read_file(ft_options *options, ft_config *config)
{
    ft_problems problems = {.arena = options->arena};
    reader r = {options, config, {options->arena, config->shown, &problems}};
    ft_error err = {0};
    ft_yaml *root = NULL;
    char *text;
    size_t len;
    bool ok;

    if (!ft_read_file(options->arena, config->path, &text, &len, &err)) {
        ft_say_error("%s", err.text);
        return false;
    }
    if (!is_only_comments(text))
        root = ft_yaml_read(options->arena, config->shown, text, len, &problems);
    if (root)
        read_keys(&r, root);
    ft_problems_sort(&problems, 0);
    for (size_t i = 0; i < problems.n; i++)
        ft_say_error("%s", problems.v[i].text);
    ok = problems.n == 0;
    problems.arena = NULL;
    free(problems.v);
    return ok;
}

bool ft_config_load(ft_options *options)
{
    ft_config *config = FT_NEW(options->arena, ft_config);
    const char *here = ft_path_absolute(options->arena, ".");

    options->config = config;
    if (options->no_config)
        return true;
    config->path = options->config_file ? ft_path_absolute(options->arena, options->config_file)
                                        : find_config(options->arena, start_of_search(options));
    if (!config->path)
        return true;
    config->dir = ft_path_dir(options->arena, config->path);
    config->shown = options->config_file          ? options->config_file
                    : ft_path_is_below(config->path, here) ? ft_path_relative(options->arena, config->path, here)
                                                           : config->path;
    if (ft_is_stray(config->path)) {
        ft_say_error("cannot read '%s': a link that leads out of the project", config->shown);
        return false;
    }
    return read_file(options, config);
}

void ft_config_release(ft_config *config)
{
    if (!config)
        return;
    for (size_t i = 0; i < config->overrides.n; i++) {
        ft_vec_release(&config->overrides.v[i].patterns);
        ft_vec_release(&config->overrides.v[i].levels);
    }
    ft_vec_release(&config->overrides);
    ft_vec_release(&config->levels);
    ft_vec_release(&config->single_owner);
    ft_vec_release(&config->exclude);
}

/* ---- use ---- */

/* 0: the word does not stand for the rule; the higher, the more exactly it does. */
static int fit(const ft_rule *rule, const char *word)
{
    return strcmp(rule->id, word) == 0 ? 3 : strcmp(rule->name, word) == 0 ? 3 : strcmp(rule->family, word) == 0 ? 2 : 0;
}

static int pick(const ft_levels *levels, const ft_rule *rule, int severity)
{
    int best = 0;

    for (size_t i = 0; i < levels->n; i++) {
        int f = fit(rule, levels->v[i].word);

        if (f == 0 || f < best)
            continue;
        best = f;
        severity = levels->v[i].severity;
    }
    return severity;
}

/* The file itself or a folder that it is in. */
static bool matches(const ft_config *config, const ft_override *override, const char *path, ft_arena *arena)
{
    if (ft_ignore_matches(override->paths, path, false))
        return true;
    for (const char *dir = ft_path_dir(arena, path); ft_path_is_below(dir, config->dir) && strcmp(dir, config->dir) != 0;
         dir = ft_path_dir(arena, dir))
        if (ft_ignore_matches(override->paths, dir, true))
            return true;
    return false;
}

int ft_config_severity(const ft_config *config, const ft_rule *rule, const char *path, int severity)
{
    ft_arena *arena;

    severity = pick(&config->levels, rule, severity);
    if (config->overrides.n == 0 || !ft_path_is_below(path, config->dir))
        return severity;
    arena = ft_arena_new();
    for (size_t i = 0; i < config->overrides.n; i++)
        if (matches(config, &config->overrides.v[i], path, arena))
            severity = pick(&config->overrides.v[i].levels, rule, severity);
    ft_arena_free(arena);
    return severity;
}

static bool check_levels(const ft_config *config, const ft_levels *levels, const ft_ruleset *rules)
{
    bool ok = true;

    for (size_t i = 0; i < levels->n; i++) {
        const ft_level *level = &levels->v[i];
        ft_error err = {0};
        bool known = false;

        for (size_t k = 0; k < ft_ruleset_count(rules) && !known; k++)
            known = fit(ft_ruleset_at(rules, k), level->word) > 0;
        if (known)
            continue;
        ft_fail_unknown_rule(rules, level->word, &err);
        ft_say_error("%s:%u:%u: %s", config->shown, level->line, level->col, err.text);
        ok = false;
    }
    return ok;
}

bool ft_config_check(const ft_config *config, const ft_ruleset *rules)
{
    bool ok = check_levels(config, &config->levels, rules);

    for (size_t i = 0; i < config->overrides.n; i++)
        ok = check_levels(config, &config->overrides.v[i].levels, rules) && ok;
    return ok;
}
