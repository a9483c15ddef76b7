#include "command/fix.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/vec.h"
#include "command/message.h"
#include "command/save.h"

typedef struct edit {
    const ft_edit *edit;
    bool done;
} edit;

typedef struct fixer {
    const ft_run *session;
    FT_VEC(edit) edits; /* by path and place */
    size_t n_files, n_findings;
    bool failed;
} fixer;

static int compare_places(uint32_t line_a, uint32_t col_a, uint32_t line_b, uint32_t col_b)
{
    if (line_a != line_b)
        return line_a < line_b ? -1 : 1;
    return (col_a > col_b) - (col_a < col_b);
}

static int compare_edits(const void *a, const void *b)
{
    const ft_spot *x = &((const edit *)a)->edit->at, *y = &((const edit *)b)->edit->at;
    int order = strcmp(x->path, y->path);

    if (!order)
        order = compare_places(x->line, x->col, y->line, y->col);
    return order ? order : compare_places(x->end_line, x->end_col, y->end_line, y->end_col);
}

/* The byte at a place; len if it is behind the end. */
static size_t offset_of(const char *text, size_t len, uint32_t line, uint32_t col)
{
    size_t at = 0;

    for (uint32_t i = 1; i < line; i++) {
        const char *newline = memchr(text + at, '\n', len - at);

        if (!newline)
            return len;
        at = (size_t)(newline - text) + 1;
    }
    return at + col - 1 < len ? at + col - 1 : len;
}

static bool is_same_edit(const edit *a, const edit *b)
{
    return compare_edits(a, b) == 0 && strcmp(a->edit->text, b->edit->text) == 0;
}

/* The text with edits[first..last) applied; those that overlap an earlier one are left out. */
static void rewrite(fixer *f, size_t first, size_t last, const char *text, size_t len, ft_strbuf *out)
{
    size_t at = 0;

    for (size_t i = first; i < last; i++) {
        edit *e = &f->edits.v[i];
        size_t from = offset_of(text, len, e->edit->at.line, e->edit->at.col);
        size_t to = offset_of(text, len, e->edit->at.end_line, e->edit->at.end_col);

        if (i > first && is_same_edit(e, &f->edits.v[i - 1])) {
            e->done = f->edits.v[i - 1].done;
            continue;
        }
        if (from < at || to < from)
            continue;
        ft_strbuf_add(out, text + at, from - at);
        ft_strbuf_adds(out, e->edit->text);
        at = to;
        e->done = true;
    }
    ft_strbuf_add(out, text + at, len - at);
}

static void refuse(fixer *f, size_t first, size_t last, const char *path, const char *why)
{
    ft_say_error("cannot mend '%s': %s", path, why);
    for (size_t i = first; i < last; i++)
        f->edits.v[i].done = false;
    f->failed = true;
}

static void mend_file(fixer *f, size_t first, size_t last)
{
    const char *shown = f->edits.v[first].edit->at.path;
    const char *path = ft_path_absolute(f->session->arena, shown);
    const char *real = ft_path_real(f->session->arena, path);
    const char *root = ft_path_real(f->session->arena, ft_source_root(f->session->source));
    char *text;
    ft_error err = {0};
    struct stat st;
    ft_strbuf out;
    size_t len;

    if (!real || !root || !ft_path_is_below(real, root) || lstat(path, &st) != 0 || !S_ISREG(st.st_mode)) {
        refuse(f, first, last, shown, "it is not a file of the project");
        return;
    }
    if (!ft_read_file(f->session->arena, real, &text, &len, &err)) {
        refuse(f, first, last, shown, err.text);
        return;
    }
    ft_strbuf_init(&out);
    rewrite(f, first, last, text, len, &out);
    if (ft_save_file(real, out.s, out.len, &err))
        f->n_files++;
    else
        refuse(f, first, last, shown, err.text);
    ft_strbuf_release(&out);
}

static bool is_left(void *data, const ft_finding *finding)
{
    fixer *f = data;

    for (size_t i = 0; i < f->edits.n; i++)
        if (f->edits.v[i].edit >= finding->edits && f->edits.v[i].edit < finding->edits + finding->n_edits)
            if (!f->edits.v[i].done)
                return true;
    f->n_findings += finding->n_edits > 0;
    return finding->n_edits == 0;
}

bool ft_fix_findings(const ft_run *session, ft_findings *findings)
{
    fixer f = {.session = session};

    for (size_t i = 0; i < ft_findings_count(findings); i++) {
        const ft_finding *finding = ft_findings_at(findings, i);

        for (size_t e = 0; e < finding->n_edits; e++)
            ft_vec_push(&f.edits, ((edit){&finding->edits[e], false}));
    }
    if (f.edits.n > 1)
        qsort(f.edits.v, f.edits.n, sizeof *f.edits.v, compare_edits);
    for (size_t first = 0, last; first < f.edits.n; first = last) {
        for (last = first + 1; last < f.edits.n && strcmp(f.edits.v[last].edit->at.path, f.edits.v[first].edit->at.path) == 0;)
            last++;
        mend_file(&f, first, last);
    }
    ft_findings_filter(findings, is_left, &f);
    if (f.n_files > 0 && !session->options->quiet)
        ft_say_note("mended %zu finding%s in %zu file%s", f.n_findings, f.n_findings == 1 ? "" : "s", f.n_files,
                    f.n_files == 1 ? "" : "s");
    ft_vec_release(&f.edits);
    return !f.failed;
}
