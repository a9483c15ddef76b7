/* ftlint baseline write|check|prune */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "command/accepted.h"
#include "command/command.h"
#include "command/message.h"
#include "command/sift.h"
#include "command/save.h"

typedef struct action {
    const char *name;
    int (*run)(ft_examination *e, const char *path);
} action;

/* The file as it is; an empty one if there is none. False after a message. */
static bool read_known(ft_examination *e, const char *path, ft_baseline **known)
{
    if (access(path, F_OK) != 0) {
        *known = ft_baseline_new();
        return true;
    }
    return ft_accepted_match(e, known);
}

static int store(ft_baseline *baseline, const char *path)
{
    ft_error err = {0};
    ft_strbuf text;
    bool ok;

    ft_strbuf_init(&text);
    ft_baseline_write(baseline, &text);
    ok = ft_save_file(path, text.s, text.len, &err);
    if (!ok)
        ft_say_error("%s", err.text);
    ft_strbuf_release(&text);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}

static size_t count(const ft_baseline *baseline)
{
    size_t n = 0;

    for (size_t i = 0; i < ft_baseline_count(baseline); i++)
        n += ft_baseline_at(baseline, i)->count;
    return n;
}

static void say_written(const ft_examination *e, const ft_baseline *baseline, const char *path)
{
    size_t n = count(baseline);

    if (!e->options->quiet)
        ft_say("%zu finding%s in %s", n, n == 1 ? "" : "s", ft_path_base(path));
}

/* All that is open now; what an earlier file holds of places that this run did not look at stays. */
static int run_write(ft_examination *e, const char *path)
{
    ft_baseline *known, *fresh;
    ft_view view = ft_view_of(e->session.source, e->session.arena);
    int status;

    if (!read_known(e, path, &known))
        return FT_EXIT_PROBLEM;
    fresh = ft_accepted_pruned(e, known);
    for (size_t i = 0; i < ft_findings_count(e->findings); i++)
        if (ft_findings_at(e->findings, i)->state == FT_FINDING_OPEN)
            ft_baseline_add(fresh, ft_findings_at(e->findings, i), &view);
    status = store(fresh, path);
    if (status == FT_EXIT_CLEAN)
        say_written(e, fresh, path);
    ft_baseline_free(fresh);
    ft_baseline_free(known);
    return status;
}

static int run_prune(ft_examination *e, const char *path)
{
    ft_baseline *known, *pruned;
    int status;

    if (access(path, F_OK) != 0) {
        ft_say_error("no baseline '%s': 'ftlint baseline write' makes one", path);
        return FT_EXIT_PROBLEM;
    }
    if (!ft_accepted_match(e, &known))
        return FT_EXIT_PROBLEM;
    pruned = ft_accepted_pruned(e, known);
    status = store(pruned, path);
    if (status == FT_EXIT_CLEAN)
        say_written(e, pruned, path);
    ft_baseline_free(pruned);
    ft_baseline_free(known);
    return status;
}

/* Is the file what 'write' would make of it? Says in which way it is not. */
static int run_check(ft_examination *e, const char *path)
{
    ft_baseline *known;
    size_t stale, fresh = 0;
    ft_strbuf out;
    bool ok;

    if (!read_known(e, path, &known))
        return FT_EXIT_PROBLEM;
    ft_strbuf_init(&out);
    for (size_t i = 0; i < ft_findings_count(e->findings); i++) {
        const ft_finding *f = ft_findings_at(e->findings, i);

        if (f->state != FT_FINDING_OPEN)
            continue;
        ft_strbuf_addf(&out, "%s:%u: %s %s%s%s: not in the baseline\n", f->at.path, f->at.line, f->rule, f->symbol,
                       *f->function ? " in " : "", f->function);
        fresh++;
    }
    stale = ft_accepted_stale(e, known, &out);
    ok = ft_print(&out);
    if (!e->options->quiet)
        ft_say("%zu new, %zu gone, of %zu in %s", fresh, stale, count(known), ft_path_base(path));
    ft_strbuf_release(&out);
    ft_baseline_free(known);
    return !ok ? FT_EXIT_PROBLEM : fresh + stale > 0 ? FT_EXIT_FINDINGS : FT_EXIT_CLEAN;
}

static const action actions[] = {{"write", run_write}, {"check", run_check}, {"prune", run_prune}};

static const action *find_action(const ft_options *options)
{
    const char *word = options->arguments.n > 0 ? options->arguments.v[0] : "";

    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, word) == 0)
            return &actions[i];
    ft_say_error("baseline: expected 'write', 'check' or 'prune'%s%s%s", *word ? ", found '" : "", word, *word ? "'" : "");
    ft_say_hint(options);
    return NULL;
}

int ft_command_baseline(const ft_options *options)
{
    const action *wanted = find_action(options);
    ft_options rest = *options;
    ft_examination e;
    int status;

    if (!wanted)
        return FT_EXIT_PROBLEM;
    rest.arguments.v++;
    rest.arguments.n--;
    rest.no_baseline = false;
    status = ft_examine(&e, &rest, rest.arguments.v, rest.arguments.n);
    if (status == 0) {
        status = wanted->run(&e, ft_accepted_path(&e));
        if (e.session.failed)
            status = FT_EXIT_PROBLEM;
    }
    ft_examination_release(&e);
    return status;
}
