#include <string.h>

#include "analysis/analysis.h"
#include "base/path.h"
#include "command/command.h"
#include "command/message.h"
#include "command/run.h"
#include "command/summarise.h"
#include "ir/dump.h"
#include "link/link.h"

typedef struct dumper {
    ft_run *session;
    ft_parser *parser;
    const char *function; /* only this one, NULL: all */
    ft_strbuf *out;
} dumper;

static bool dump_ir(dumper *d, const ft_unit *unit)
{
    bool found = false;

    if (!d->function) {
        ft_ir_dump_unit(d->out, unit);
        return true;
    }
    for (uint32_t i = 0; i < unit->n_functions; i++) {
        if (strcmp(unit->functions[i]->name, d->function) != 0)
            continue;
        ft_ir_dump_function(d->out, unit, unit->functions[i]);
        found = true;
    }
    if (!found)
        ft_say_error("no function '%s' in '%s'", d->function, unit->path);
    return found;
}

static bool dump_facts(dumper *d, const ft_unit *unit)
{
    ft_facts *facts = ft_analyse_unit(unit, d->session->models);

    ft_facts_write(facts, d->out);
    ft_facts_free(facts);
    return true;
}

static bool dump_healed(dumper *d, const ft_unit *unit)
{
    (void)unit;
    ft_strbuf_adds(d->out, ft_parser_healed(d->parser));
    return true;
}

static const ft_source_file *find_unit(const ft_run *session, const char *path)
{
    const ft_source_file *file = ft_source_find(session->source, ft_path_absolute(session->arena, path));

    if (file && file->kind == FT_SOURCE_UNIT)
        return file;
    if (!session->failed)
        ft_say_error("'%s' is not analysed as a file of its own", path);
    return NULL;
}

/* FILE or FILE:FUNCTION; C++ names may hold colons themselves ("a.cpp:Class::method"). */
static const char *split_function(dumper *d, const char *word)
{
    const char *colon = strchr(word, ':');

    if (!d->session->options->dump_ir || !colon || ft_path_is_file(word))
        return word;
    d->function = colon + 1;
    return ft_arena_strndup(d->session->arena, word, (size_t)(colon - word));
}

static bool dump_file(dumper *d, const char *word, bool (*dump)(dumper *, const ft_unit *))
{
    const char *path = split_function(d, word);
    const ft_source_file *file;
    ft_error err = {0};
    ft_unit *unit;
    bool ok;

    if (!ft_run_open_source(d->session, &path, 1) || !(file = find_unit(d->session, path)))
        return false;
    d->parser = ft_parser_new(&d->session->parse);
    unit = ft_run_parse(d->session, d->parser, file, &err);
    ok = unit && dump(d, unit);
    if (!unit)
        ft_say_error("%s", err.text);
    ft_unit_free(unit);
    ft_parser_free(d->parser);
    return ok;
}

static int dump_link(dumper *d)
{
    const ft_options *options = d->session->options;
    ft_summaries summaries;
    ft_link *link;
    int stopped;

    if (!ft_run_open_source(d->session, options->arguments.v, options->arguments.n))
        return FT_EXIT_PROBLEM;
    stopped = ft_summarise(d->session, &summaries);
    if (!stopped) {
        for (size_t i = 0; i < summaries.n_unparsed; i++)
            ft_say_error("%s: %s", summaries.unparsed[i].path, summaries.unparsed[i].reason);
        link = ft_link_program(summaries.facts, summaries.n_facts, d->session->models);
        ft_link_dump(link, d->out);
        ft_link_free(link);
    }
    ft_summaries_release(&summaries);
    return stopped ? 128 + stopped : FT_EXIT_CLEAN;
}

static int run(dumper *d)
{
    const ft_options *options = d->session->options;
    const struct {
        bool asked;
        bool (*dump)(dumper *, const ft_unit *);
    } kinds[] = {{options->dump_ir, dump_ir}, {options->dump_facts, dump_facts}, {options->dump_healed, dump_healed}};

    if (options->dump_link)
        return dump_link(d);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].asked)
            continue;
        if (options->arguments.n != 1) {
            ft_say_error("which file? exactly one is needed");
            return FT_EXIT_PROBLEM;
        }
        return dump_file(d, options->arguments.v[0], kinds[i].dump) ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
    }
    ft_say_error("what is to be shown? one of --ir, --facts, --link, --healed");
    ft_say_hint(options);
    return FT_EXIT_PROBLEM;
}

int ft_command_dump(const ft_options *options)
{
    ft_run session;
    ft_strbuf out;
    int status;

    ft_run_init(&session, options);
    ft_strbuf_init(&out);
    status = run(&(dumper){.session = &session, .out = &out});
    if (!ft_print(&out) || (status == FT_EXIT_CLEAN && session.failed))
        status = FT_EXIT_PROBLEM;
    ft_strbuf_release(&out);
    ft_run_release(&session);
    return status;
}
