#include "command/review.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/message.h"
#include "command/sift.h"
#include "findings/baseline.h"
#include "findings/changes.h"
#include "source/git.h"

struct ft_review {
    const ft_options *options;
    ft_arena *arena;
    const char *start, *top; /* top of the work tree: what the paths of a diff start from */
    const char *base;        /* commit to compare with, NULL with --diff */
    ft_view view;            /* from shown paths to those of the diff */
    ft_changes *changes;
    ft_strbuf path;
};

/* ---- the change itself ---- */

static bool read_stream(FILE *file, ft_strbuf *out)
{
    char buffer[65536];
    size_t n;

    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
        ft_strbuf_add(out, buffer, n);
    return !ferror(file);
}

static bool read_given_diff(const char *name, ft_strbuf *out, ft_error *err)
{
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
    char reason[128];
    bool ok = file && read_stream(file, out);

    if (!ok)
        ft_fail(err, FT_ERR_INPUT, "cannot read '%s': %s", name, ft_errno_text(errno, reason, sizeof reason));
    if (file && file != stdin)
        fclose(file);
    return ok;
}

static bool add_untracked(ft_review *r, ft_error *err)
{
    const char **paths;
    size_t n;

    if (!ft_git_untracked(r->arena, r->top, &paths, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        ft_changes_add_file(r->changes, paths[i]);
    return true;
}

static bool read_changes(ft_review *r, ft_error *err)
{
    ft_strbuf text;
    bool ok;

    ft_strbuf_init(&text);
    ok = r->base ? ft_git_diff(r->top, r->base, &text, err) : read_given_diff(r->options->diff, &text, err);
    if (ok)
        r->changes = ft_changes_read(text.s, text.len, err);
    ft_strbuf_release(&text);
    return r->changes && (!r->base || add_untracked(r, err));
}

static bool is_touched(ft_review *r, const ft_spot *at)
{
    uint32_t last = at->end_line > at->line ? at->end_line : at->line;

    ft_strbuf_clear(&r->path);
    ft_view_add_path(&r->view, at->path, &r->path);
    return ft_changes_touch(r->changes, r->path.s, at->line, last);
}

static bool is_part_of_change(ft_review *r, const ft_finding *f)
{
    bool touched = is_touched(r, &f->at);

    for (size_t i = 0; !touched && i < f->n_related; i++)
        touched = is_touched(r, &f->related[i].at);
    return touched;
}

/* ---- the commit to compare with ---- */

/* A path that the user named, as it is called in the copy; NULL if it is not there. */
static const char *path_in_copy(const ft_review *r, const char *path, const char *copy)
{
    ft_arena *arena = r->arena;
    const char *absolute = ft_path_absolute(arena, path), *there;

    if (!ft_path_is_below(absolute, r->top))
        return NULL;
    there = ft_path_join(arena, copy, ft_path_relative(arena, absolute, r->top));
    return access(there, F_OK) == 0 ? there : NULL;
}

/* A compile_commands.json speaks of the work tree: in the copy's own it speaks of the copy. */
static const char *copy_database(const ft_review *r, const char *database, const char *copy)
{
    ft_arena *arena = r->arena;
    const char *name = ft_path_join(arena, copy, "compile_commands.json");
    size_t len, top = strlen(r->top);
    ft_error err = {0};
    char *text;
    FILE *out;

    if (!database || !ft_read_file(arena, database, &text, &len, &err) || !(out = fopen(name, "w")))
        return NULL;
    for (const char *s = text, *next; s < text + len; s = next) {
        next = strstr(s, r->top);
        if (!next) {
            fputs(s, out);
            break;
        }
        fwrite(s, 1, (size_t)(next - s), out);
        fputs(copy, out);
        next += top;
    }
    return fclose(out) == 0 ? name : NULL;
}

/* In the child: analyses the copy and writes its findings as a baseline. */
static bool examine_copy(const ft_review *r, const char *database, const char *copy, FILE *out)
{
    ft_options options = *r->options;
    FT_VEC(const char *) paths = {0};
    ft_baseline *baseline = ft_baseline_new();
    const char *start = path_in_copy(r, r->start, copy);
    ft_examination e;
    ft_strbuf text;
    bool ok = true;

    ft_strbuf_init(&text);
    options.database = copy_database(r, database, copy);
    options.quiet = true;
    options.verbose = options.timing = options.statistics = false;
    for (size_t i = 0; i < options.arguments.n; i++) {
        const char *path = path_in_copy(r, options.arguments.v[i], copy);

        if (path)
            ft_vec_push(&paths, path);
    }
    if ((options.arguments.n == 0 || paths.n > 0) && chdir(start ? start : copy) == 0) {
        int status = ft_examine(&e, &options, paths.v, paths.n);
        ft_view view = e.session.source ? ft_view_of(e.session.source, e.session.arena) : (ft_view){0};

        ok = status == 0 || (status == FT_EXIT_PROBLEM && !e.findings);
        for (size_t i = 0; e.findings && i < ft_findings_count(e.findings); i++)
            ft_baseline_add(baseline, ft_findings_at(e.findings, i), &view);
        ft_examination_release(&e);
    }
    ft_baseline_write(baseline, &text);
    ok = fwrite(text.s, 1, text.len, out) == text.len && ok;
    ft_strbuf_release(&text);
    ft_baseline_free(baseline);
    ft_vec_release(&paths);
    return fflush(out) == 0 && ok;
}

static ft_baseline *findings_of_copy(ft_review *r, const char *database, const char *copy, ft_error *err)
{
    FILE *out = tmpfile();
    ft_baseline *found = NULL;
    ft_strbuf text;
    int status = 1;
    pid_t child;

    if (!out) {
        ft_fail(err, FT_ERR_IO, "cannot make a temporary file");
        return NULL;
    }
    fflush(NULL);
    child = fork();
    if (child == 0)
        _exit(examine_copy(r, database, copy, out) ? 0 : 1);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    ft_strbuf_init(&text);
    rewind(out);
    if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 && read_stream(out, &text))
        found = ft_baseline_read(text.s, text.len, "findings of the base", err);
    else
        ft_fail(err, FT_ERR_INPUT, "the commit to compare with could not be analysed");
    ft_strbuf_release(&text);
    fclose(out);
    return found;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
    (void)st, (void)kind, (void)where;
    return remove(path);
}

static ft_baseline *findings_of_base(ft_review *r, const char *database, ft_error *err)
{
    const char *tmp = getenv("TMPDIR");
    char *copy = ft_arena_printf(r->arena, "%s/ftlint-base.XXXXXX", tmp && *tmp ? tmp : "/tmp");
    ft_baseline *found = NULL;
    char reason[128];

    if (!mkdtemp(copy)) {
        ft_fail(err, FT_ERR_IO, "cannot make a folder '%s': %s", copy, ft_errno_text(errno, reason, sizeof reason));
        return NULL;
    }
    /* an empty .git marks the top of the project, as in the work tree */
    if (mkdir(ft_path_join(r->arena, copy, ".git"), 0700) == 0 && ft_git_extract(r->top, r->base, copy, err))
        found = findings_of_copy(r, database, ft_path_real(r->arena, copy), err);
    nftw(copy, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return found;
}

/* ---- both together ---- */

static void leave_untouched(void *data, ft_finding *f)
{
    if (!is_part_of_change(data, f))
        f->state = FT_FINDING_UNCHANGED;
}

static void bring_back_touched(void *data, ft_finding *f)
{
    if (f->state == FT_FINDING_UNCHANGED && is_part_of_change(data, f))
        f->state = FT_FINDING_OPEN;
}

/* Both runs look at the same paths. */
static ft_file_place place_of(void *data, const char *path)
{
    const ft_review *r = data;

    return access(ft_path_join(r->arena, r->top, path), F_OK) == 0 ? FT_FILE_SEEN : FT_FILE_GONE;
}

static bool open_review(ft_review *r, ft_error *err)
{
    r->start = ft_path_absolute(r->arena, ".");
    r->top = ft_git_top(r->arena, r->start);
    if (!r->top && r->options->changed_since)
        return ft_fail(err, FT_ERR_USAGE, "--changed-since: '%s' is not in a git repository", r->start);
    if (!r->top)
        r->top = r->start;
    if (r->options->changed_since) {
        r->base = ft_git_merge_base(r->arena, r->top, r->options->changed_since, err);
        if (!r->base)
            return false;
    }
    r->view = ft_view_between(r->start, r->top, r->arena);
    return read_changes(r, err);
}

ft_review *ft_review_open(const ft_options *options)
{
    ft_review *r = ft_xcalloc(1, sizeof *r);
    ft_error err = {0};

    r->options = options;
    r->arena = ft_arena_new();
    ft_strbuf_init(&r->path);
    if (open_review(r, &err))
        return r;
    ft_say_error("%s", err.text);
    ft_review_free(r);
    return NULL;
}

void ft_review_free(ft_review *r)
{
    if (!r)
        return;
    ft_strbuf_release(&r->path);
    ft_changes_free(r->changes);
    ft_arena_free(r->arena);
    free(r);
}

bool ft_review_apply(ft_review *r, ft_examination *e)
{
    ft_baseline *known;
    ft_error err = {0};

    if (!r->base || ft_changes_count(r->changes) == 0) {
        ft_findings_decide(e->findings, leave_untouched, r);
        return true;
    }
    known = findings_of_base(r, ft_source_database(e->session.source), &err);
    if (!known) {
        ft_say_error("%s", err.text);
        return false;
    }
    ft_baseline_match(known, e->findings, &r->view, FT_FINDING_UNCHANGED, place_of, r);
    ft_findings_revise(e->findings, bring_back_touched, r);
    ft_baseline_free(known);
    return true;
}
