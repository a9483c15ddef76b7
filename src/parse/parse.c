#include "parse/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/build_scripts.h"
#include "parse/heal.h"
#include "parse/heal_config.h"
#include "parse/heal_ptrmap.h"
#include "parse/lower.h"
#include "parse/repeat.h"
#include "parse/session.h"

ft_parser *ft_parser_new(const ft_parse_options *options)
{
    ft_parser *parser = ft_xcalloc(1, sizeof *parser);

    parser->options = options;
    parser->arena = ft_arena_new();
    parser->strings = ft_interner_new();
    ft_strbuf_init(&parser->healed);
    clang_toggleCrashRecovery(1);
    parser->index = clang_createIndex(0, 0);
    parser->local_index = clang_createIndex(1, 0);
    parser->memo = ft_memo_new(parser);
    parser->pch = ft_pch_new(parser);
    parser->known = ft_known_new(parser);
    parser->scripts = ft_scripts_new(parser);
    ft_fixed_init(parser);
    return parser;
}

void ft_parser_free(ft_parser *parser)
{
    if (!parser)
        return;
    clang_disposeIndex(parser->local_index);
    clang_disposeIndex(parser->index);
    ft_memo_free(parser->memo);
    ft_known_free(parser->known);
    if (parser->standard_names)
        ft_ptrmap_release(parser->standard_names);
    ft_scripts_free(parser->scripts);
    ft_pch_free(parser->pch);
    ft_vec_release(&parser->fixed);
    ft_strbuf_release(&parser->healed);
    ft_interner_free(parser->strings);
    ft_arena_free(parser->arena);
    free(parser);
}

static void keep_assumptions(ft_session *s, ft_unit *unit)
{
    if (s->parser->lacks_builtins)
        ft_vec_push(&s->assumed, ((ft_assumed){FT_ASSUMED_MACHINE, "the headers of libclang", 0}));
    if (s->parser->lacks_libc)
        ft_vec_push(&s->assumed, ((ft_assumed){FT_ASSUMED_MACHINE, "the headers of the C library", 0}));
    unit->assumed = ft_arena_dup(unit->arena, s->assumed.v, s->assumed.n, sizeof *s->assumed.v);
    unit->n_assumed = (uint32_t)s->assumed.n;
    for (uint32_t i = 0; i < unit->n_assumed; i++)
        unit->assumed[i].name = ft_intern(unit->strings, unit->assumed[i].name);
}

static ft_unit *new_unit(const ft_parse_options *options, const char *path)
{
    ft_arena *arena = ft_arena_new();
    ft_unit *unit = FT_NEW(arena, ft_unit);

    unit->arena = arena;
    unit->strings = ft_interner_new();
    unit->path = ft_path_is_below(path, options->start_dir) ? ft_path_relative(arena, path, options->start_dir)
                                                            : ft_arena_strdup(arena, path);
    return unit;
}

static const char *text_of(void *data, const char *path, size_t *len)
{
    return ft_memo_text(data, path, len);
}

static ft_unit *lower(ft_session *s)
{
    const ft_parse_options *options = s->parser->options;
    ft_lower_options lowering = {options->project_root, options->start_dir, FT_CAPI_DIR, s->templates.v,
                                 s->templates.n, text_of, s->parser->memo};
    ft_unit *unit = new_unit(options, s->path);

    unit->is_cxx = s->is_cxx;
    ft_lower_unit(s->tu, unit, &lowering);
    keep_assumptions(s, unit);
    return unit;
}

/* For bench/healing, which measures what healing costs: then what build scripts define is all that is added. */
static bool is_switched_off(void)
{
    const char *value = getenv("FTLINT_HEAL");
    return value && strcmp(value, "off") == 0;
}

ft_unit *ft_parse_text(const ft_parse_options *options, const char *path)
{
    ft_lower_options lowering = {.project_root = options->project_root, .start_dir = options->start_dir};
    ft_arena *scratch = ft_arena_new();
    ft_unit *unit = NULL;
    ft_error ignored = {0};
    char *text;
    size_t len;

    if (!ft_path_leads_out(path, options->project_root) && ft_read_file(scratch, path, &text, &len, &ignored)) {
        unit = new_unit(options, path);
        ft_lower_text(path, text, len, unit, &lowering);
    }
    ft_arena_free(scratch);
    return unit;
}

ft_unit *ft_parse_file(ft_parser *parser, const char *path, ft_compile_flags flags, ft_error *err)
{
    ft_session session;
    ft_healing *healing = NULL;
    ft_unit *unit = NULL;

    ft_strbuf_clear(&parser->healed);
    parser->n_parses = 0;
    ft_session_init(&session, parser, path, flags.v, flags.n);
    session.has_build_flags = flags.are_of_build;
    if (ft_path_leads_out(path, parser->options->project_root)) {
        ft_fail(err, FT_ERR_INPUT, "a link that leads out of the project");
        goto out;
    }
    if (!ft_memo_scan(parser->memo, path)) {
        char *text;
        size_t len;
        ft_read_file(session.arena, path, &text, &len, err); /* says why */
        goto out;
    }
    const ft_repeat *repeat = ft_memo_repeat(parser->memo, path);
    if (repeat && repeat->problem) {
        ft_fail(err, FT_ERR_INPUT, "cannot expand the template: %s", repeat->problem);
        goto out;
    }
    ft_session_provide_includes(&session);
    session.features_text = ft_config_features(&session);
    healing = ft_healing_new(&session);
    ft_heal_prepare(healing, !is_switched_off());
    if (!ft_session_parse(&session, err))
        goto out;
    if (!is_switched_off())
        ft_heal(healing);
    unit = lower(&session);
out:
    if (healing)
        ft_healing_free(healing);
    ft_session_release(&session);
    return unit;
}

const char *ft_parser_healed(const ft_parser *parser)
{
    return parser->healed.s;
}

unsigned ft_parser_parses(const ft_parser *parser)
{
    return parser->n_parses;
}

void ft_parse_clang_version(char *buf, size_t size)
{
    CXString version = clang_getClangVersion();
    snprintf(buf, size, "%s", clang_getCString(version));
    clang_disposeString(version);
}
