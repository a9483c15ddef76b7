#include "command/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "base/path.h"
#include "base/vec.h"
#include "command/config.h"
#include "command/message.h"
#include "command/stray.h"

static size_t count_embedded(const ft_embedded *files)
{
    size_t n = 0;

    while (files[n].name)
        n++;
    return n;
}

static const ft_virtual_file *virtual_files(ft_run *session, const ft_embedded *files, size_t *n)
{
    ft_virtual_file *out;

    *n = count_embedded(files);
    out = FT_NEW_ARRAY(session->arena, ft_virtual_file, *n);
    for (size_t i = 0; i < *n; i++)
        out[i] = (ft_virtual_file){files[i].name, files[i].text, files[i].len};
    return out;
}

static void set_headers(ft_run *session)
{
    ft_parse_options *parse = &session->parse;

    parse->bindings = virtual_files(session, ft_embedded_bindings, &parse->n_bindings);
    if (!session->options->python_include)
        parse->capi = virtual_files(session, ft_embedded_capi, &parse->n_capi);
}

void ft_run_init(ft_run *session, const ft_options *options)
{
    size_t n_rules = options->rules.n;

    *session = (ft_run){.options = options, .arena = ft_arena_new(), .models = ft_models_new()};
    for (size_t i = 0; i < options->rules.n; i++)
        if (ft_is_stray(options->rules.v[i])) {
            ft_say_error("cannot read the rules folder '%s': a link that leads out of the project", options->rules.v[i]);
            session->failed = true;
            n_rules = 0;
        }
    session->rules = ft_ruleset_load(ft_embedded_rules, ft_embedded_models, options->rules.v, n_rules,
                                     session->models);
    for (size_t i = 0; i < ft_ruleset_n_problems(session->rules); i++) {
        ft_say_error("%s", ft_ruleset_problem(session->rules, i));
        session->failed = true;
    }
    for (size_t i = 0; i < options->config->single_owner.n; i++)
        ft_models_add_single_owner(session->models, options->config->single_owner.v[i]);
    set_headers(session);
    session->parse.target_minor = ft_options_target_minor(options);
}

void ft_run_release(ft_run *session)
{
    if (session->source)
        ft_source_close(session->source);
    ft_ruleset_free(session->rules);
    ft_models_free(session->models);
    ft_arena_free(session->arena);
}

/* -I and -D, of the command line and of the configuration. */
static const char **more_flags(const ft_run *session, size_t *n)
{
    const ft_options *options = session->options;
    const char **flags = FT_NEW_ARRAY(session->arena, const char *, options->include.n + options->define.n + 1);

    *n = 0;
    for (size_t i = 0; i < options->include.n; i++)
        flags[(*n)++] = ft_arena_printf(session->arena, "-I%s", ft_path_absolute(session->arena, options->include.v[i]));
    for (size_t i = 0; i < options->define.n; i++)
        flags[(*n)++] = ft_arena_printf(session->arena, "-D%s", options->define.v[i]);
    return flags;
}

bool ft_run_open_source(ft_run *session, const char *const *paths, size_t n_paths)
{
    const ft_options *options = session->options;
    const ft_config *config = options->config;
    const ft_exclusion exclude[] = {
        {config->dir ? config->dir : "/", config->exclude.v, config->exclude.n},
        {ft_path_absolute(session->arena, "."), options->exclude.v, options->exclude.n},
    };
    ft_source_options source_options = {
        .paths = paths,
        .n_paths = n_paths,
        .database = options->database,
        .extra = options->flags.v,
        .n_extra = options->flags.n,
        .extra_given = options->flags_given,
        .exclude = exclude,
        .n_exclude = 2,
        .force_exclude = options->force_exclude,
        .whole_program = options->whole_program,
        .include_generated = options->include_generated,
    };
    const ft_source_problem *problems;
    ft_error err = {0};
    size_t n;

    source_options.more = more_flags(session, &source_options.n_more);
    session->source = ft_source_open(&source_options, &err);
    if (!session->source) {
        ft_say_error("%s", err.text);
        return false;
    }
    ft_models_set_oldest_python(session->models, ft_source_oldest_python(session->source));
    problems = ft_source_problems(session->source, &n);
    for (size_t i = 0; i < n; i++)
        ft_say_error("%s", problems[i].text);
    session->failed |= n > 0;
    session->parse.project_root = ft_source_root(session->source);
    session->parse.start_dir = ft_source_start(session->source);
    session->parse.find_include = ft_source_find_include;
    session->parse.find_data = session->source;
    return true;
}

/* Real headers of a build with the GIL do not say what a free-threaded build sees. */
static const char **add_python_include(const ft_run *session, const ft_source_file *file, size_t *n)
{
    const char *more[] = {"-isystem", session->options->python_include, "-DPy_GIL_DISABLED=1"};
    const char **flags;

    *n = file->n_flags + 3;
    flags = ft_xcalloc(*n, sizeof *flags);
    if (file->n_flags > 0)
        memcpy(flags, file->flags, file->n_flags * sizeof *flags);
    memcpy(flags + file->n_flags, more, sizeof more);
    return flags;
}

ft_unit *ft_run_parse(const ft_run *session, ft_parser *parser, const ft_source_file *file, ft_error *err)
{
    const char **flags;
    ft_unit *unit;
    size_t n;

    if (!session->options->python_include)
        return ft_parse_file(parser, file->path, (ft_compile_flags){file->flags, file->n_flags, file->from_database}, err);
    flags = add_python_include(session, file, &n);
    unit = ft_parse_file(parser, file->path, (ft_compile_flags){flags, n, file->from_database}, err);
    free(flags);
    return unit;
}
