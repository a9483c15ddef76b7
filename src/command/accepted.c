#include "command/accepted.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "command/message.h"
#include "command/sift.h"
#include "command/stray.h"

const char *ft_accepted_path(const ft_examination *e)
{
    if (e->options->no_baseline)
        return NULL;
    if (e->options->baseline)
        return e->options->baseline;
    return ft_path_join(e->session.arena, ft_source_root(e->session.source), FT_BASELINE_NAME);
}

static bool exists_in_root(const ft_examination *e, const char *path)
{
    return access(ft_path_join(e->session.arena, ft_source_root(e->session.source), path), F_OK) == 0;
}

static ft_file_place place_of(void *data, const char *path)
{
    const ft_examination *e = data;
    const ft_source_file *file =
        ft_source_find(e->session.source, ft_path_join(e->session.arena, ft_source_root(e->session.source), path));

    if (file)
        return file->asked ? FT_FILE_SEEN : FT_FILE_UNSEEN;
    return exists_in_root(e, path) ? FT_FILE_UNSEEN : FT_FILE_GONE;
}

bool ft_accepted_match(ft_examination *e, ft_baseline **baseline)
{
    const char *path = ft_accepted_path(e);
    ft_view view = ft_view_of(e->session.source, e->session.arena);
    ft_error err = {0};
    char *text;
    size_t len;

    *baseline = NULL;
    if (!path || (!e->options->baseline && access(path, F_OK) != 0))
        return true;
    if (ft_is_stray(path))
        ft_fail(&err, FT_ERR_CONFIG, "cannot read '%s': a link that leads out of the project", path);
    else if (ft_read_file(e->session.arena, path, &text, &len, &err))
        *baseline = ft_baseline_read(text, len, ft_path_base(path), &err);
    if (!*baseline) {
        ft_say_error("%s", err.text);
        return false;
    }
    ft_baseline_match(*baseline, e->findings, &view, FT_FINDING_BASELINED, place_of, e);
    return true;
}

static bool is_selected(const ft_examination *e, const char *rule)
{
    for (size_t i = 0; i < ft_ruleset_count(e->session.rules); i++)
        if (strcmp(ft_ruleset_at(e->session.rules, i)->id, rule) == 0)
            return e->selected[i];
    return true; /* there is no such rule any more */
}

bool ft_accepted_is_judged(const ft_examination *e, const ft_baseline_entry *entry)
{
    ft_file_place place = place_of((void *)e, entry->path);

    if (!is_selected(e, entry->rule) || e->summaries.n_unparsed > 0)
        return false;
    return place == FT_FILE_SEEN || (place == FT_FILE_GONE && e->options->arguments.n == 0);
}

size_t ft_accepted_stale(const ft_examination *e, const ft_baseline *baseline, ft_strbuf *out)
{
    size_t n = 0;

    for (size_t i = 0; i < ft_baseline_count(baseline); i++) {
        const ft_baseline_entry *entry = ft_baseline_at(baseline, i);

        if (entry->left == 0 || !ft_accepted_is_judged(e, entry))
            continue;
        n += entry->left;
        if (out)
            ft_strbuf_addf(out, "%s: %s %s%s%s: in the baseline %zu time%s more than found\n", entry->path, entry->rule,
                           entry->symbol, *entry->function ? " in " : "", entry->function, entry->left,
                           entry->left == 1 ? "" : "s");
    }
    return n;
}

ft_baseline *ft_accepted_pruned(const ft_examination *e, const ft_baseline *baseline)
{
    ft_baseline *pruned = ft_baseline_new();
    ft_view view = ft_view_of(e->session.source, e->session.arena);

    for (size_t i = 0; i < ft_baseline_count(baseline); i++) {
        const ft_baseline_entry *entry = ft_baseline_at(baseline, i);

        if (!ft_accepted_is_judged(e, entry))
            ft_baseline_add_entry(pruned, entry, entry->left);
    }
    for (size_t i = 0; i < ft_findings_count(e->findings); i++)
        if (ft_findings_at(e->findings, i)->state == FT_FINDING_BASELINED)
            ft_baseline_add(pruned, ft_findings_at(e->findings, i), &view);
    return pruned;
}
