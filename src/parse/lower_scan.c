/*
 * What the text says, without clang: comments that steer ftlint, and the bodies of functions and calls of the C
 * API against which those that were lowered are counted.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/lower_outline.h"
#include "parse/lowering.h"
#include "parse/repeat.h"
#include "parse/skipped.h"

/* What became of a call or body; in the order of which counts most among the expansions of a template. */
typedef enum { IS_LOST, IS_SEEN, IS_OFF } fate;

typedef struct counted {
    uint32_t source; /* in the template, if it is one */
    ft_gap_kind kind;
    fate fate;
    uint32_t name, len;
} counted;

enum { MAX_BRANCHES = 16 }; /* #if within text that is switched off; deeper ones are read as one */

typedef struct scanner {
    lw_unit *lw;
    lw_file *file;
    const char *text, *p, *end;
    struct found *found;
    FT_VEC(counted) counted;
    bool wants_comments;
    lw_outline on, off;      /* of the text in use, and of the branch at hand that is switched off */
    lw_outline branches[MAX_BRANCHES];
    size_t n_branches;
    lw_range *skipped;       /* text that the preprocessor left out */
    size_t n_skipped;
    size_t off_range;        /* the one that `off` is about */
    size_t next_skipped, next_start, next_declared, next_body;
} scanner;

typedef struct found {
    FT_VEC(ft_comment) comments;
    FT_VEC(ft_gap) gaps;
} found;

/* Used like calls, but they declare or only cast. */
static const char *const not_calls[] = {
    "PyAPI_DATA", "PyAPI_FUNC", "PyDoc_STR", "PyDoc_STRVAR", "PyDoc_VAR", "PyMODINIT_FUNC", "PyObject_HEAD_INIT",
    "PyObject_VAR_HEAD", "PyVarObject_HEAD_INIT", "Py_ABS", "Py_ALIGNED", "Py_ARRAY_LENGTH", "Py_BUILD_ASSERT",
    "Py_BUILD_ASSERT_EXPR", "Py_BUILD_VALUE", "Py_CHARMASK", "Py_DEPRECATED", "Py_GCC_ATTRIBUTE", "Py_LOCAL",
    "Py_LOCAL_INLINE", "Py_MAX", "Py_MEMBER_SIZE", "Py_MIN", "Py_SAFE_DOWNCAST", "Py_STRINGIFY", "Py_UNUSED",
    "Py_UNREACHABLE", "_PyObject_CAST", "_PyObject_CAST_CONST", "_PyVarObject_CAST", "_Py_CAST",
    "_Py_STATIC_CAST", "_Py_RVALUE", "Py_UCS1", "Py_UCS2", "Py_UCS4", "Py_UNICODE", "Py_complex", "Py_buffer",
};

static bool is_not_call(const char *word, size_t len)
{
    if (len > 2 && memcmp(word + len - 2, "_t", 2) == 0)
        return true; /* Py_ssize_t (*f)(void), Py_ssize_t(n) */
    for (size_t i = 0; i < sizeof not_calls / sizeof *not_calls; i++) {
        if (strlen(not_calls[i]) == len && memcmp(word, not_calls[i], len) == 0)
            return true;
    }
    return false;
}

/* Py_x, PyX_x, _PyX_x: without an underscore it is a class or method of somebody's own. */
static bool is_api(const char *word, size_t len)
{
    if (len && *word == '_') {
        word++;
        len--;
    }
    return len > 3 && word[0] == 'P' && word[1] == 'y' && (word[2] == '_' || isupper((unsigned char)word[2])) &&
           memchr(word, '_', len);
}

static bool is_skipped(scanner *s, uint32_t offset)
{
    while (s->next_skipped < s->n_skipped && s->skipped[s->next_skipped].end <= offset)
        s->next_skipped++;
    return s->next_skipped < s->n_skipped && s->skipped[s->next_skipped].start <= offset;
}

/* The outline that the text at offset belongs to. What is switched off starts where the text in use stands. */
static lw_outline *outline_at(scanner *s, uint32_t offset)
{
    if (!is_skipped(s, offset))
        return &s->on;
    if (s->off_range != s->next_skipped) {
        s->off_range = s->next_skipped;
        s->off = s->on;
        s->n_branches = 0;
    }
    return &s->off;
}

/* Is offset among the sorted ones? Asked in ascending order. */
static bool is_among(const uint32_t *v, size_t n, size_t *next, uint32_t offset)
{
    while (*next < n && v[*next] < offset)
        ++*next;
    return *next < n && v[*next] == offset;
}

static bool is_dropped(scanner *s, uint32_t offset)
{
    const lw_expansion *x = lw_macro_inner(s->file, offset);

    while (x && !lw_macro_is_empty(s->lw, x))
        x = x->parent < 0 ? NULL : &s->file->expansions.v[x->parent];
    return x != NULL;
}

/* C++: a class of the project is made, or destroyed. */
static bool is_of_class(const scanner *s, uint32_t offset, size_t len)
{
    const char *name = ft_intern_n(s->lw->strings, s->text + offset, len);

    if (offset > 0 && s->text[offset - 1] == '~')
        return true;
    for (size_t i = 0; i < s->lw->out_records.n; i++) {
        const ft_record *r = s->lw->out_records.v[i];
        if (r->in_project && (r->name == name || r->tag == name))
            return true;
    }
    return false;
}

/* Is there an error in the functions around offset, or is it outside of all that was lowered? */
static bool is_unread(const lw_file *file, uint32_t offset)
{
    bool is_inside = false;

    for (size_t i = 0; i < file->functions.n; i++) {
        const lw_range *r = &file->functions.v[i];
        if (r->start > offset || r->end <= offset)
            continue;
        is_inside = true;
        for (size_t k = 0; k < file->errors.n; k++) {
            if (file->errors.v[k] >= r->start && file->errors.v[k] < r->end)
                return true;
        }
    }
    return !is_inside;
}

static void count(scanner *s, ft_gap_kind kind, fate what, uint32_t name, uint32_t len)
{
    const ft_repeat *repeat = s->file->repeat;

    ft_vec_push(&s->counted, ((counted){ repeat ? ft_repeat_source(repeat, name) : name, kind, what, name, len }));
}

static void count_call(scanner *s, uint32_t start, uint32_t name, uint32_t len)
{
    lw_file *f = s->file;

    if (is_among(f->declared.v, f->declared.n, &s->next_declared, name))
        return;
    if (is_among(f->starts.v, f->starts.n, &s->next_start, start))
        count(s, FT_GAP_CALL, IS_SEEN, name, len);
    else if (is_skipped(s, start) || is_dropped(s, start))
        count(s, FT_GAP_CALL, IS_OFF, name, len);
    else if (!s->lw->unit->is_cxx || !is_of_class(s, name, len))
        count(s, FT_GAP_CALL, IS_LOST, name, len);
}

static void count_body(scanner *s, const lw_head *head, uint32_t brace)
{
    lw_file *f = s->file;
    uint32_t name = head->name_len ? head->name : brace, len = head->name_len ? head->name_len : 1;

    if (is_among(f->bodies.v, f->bodies.n, &s->next_body, brace))
        count(s, FT_GAP_FUNCTION, IS_SEEN, name, len);
    else
        count(s, FT_GAP_FUNCTION, is_skipped(s, brace) ? IS_OFF : IS_LOST, name, len);
}

static int by_source(const void *a, const void *b)
{
    const counted *x = a, *y = b;

    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->fate > y->fate) - (x->fate < y->fate);
}

static void note_gap(scanner *s, const counted *c)
{
    lw_place place = { s->file, c->name, c->name + c->len };
    ft_gap gap = { lw_loc(s->lw, place), c->kind, c->fate == IS_OFF,
                   c->kind == FT_GAP_CALL && c->fate == IS_LOST && is_unread(s->file, c->name),
                   ft_intern_n(s->lw->strings, s->text + c->name, c->len) };

    ft_vec_push(&s->found->gaps, gap);
}

/* What stands in a template counts once, however often it was written out; the worst that happened to it counts. */
static void sum_up(scanner *s)
{
    lw_loc(s->lw, (lw_place){ s->file, 0, 0 }); /* makes sure that there is a row */
    ft_file *row = &s->lw->out_files.v[s->file->index];
    const counted *last = NULL;

    row->is_scanned = true;
    if (s->counted.n)
        qsort(s->counted.v, s->counted.n, sizeof *s->counted.v, by_source);
    for (size_t i = 0; i < s->counted.n; last = &s->counted.v[i++]) {
        const counted *c = &s->counted.v[i];
        if (last && last->source == c->source && last->kind == c->kind)
            continue;
        ++*(c->kind == FT_GAP_CALL ? &row->calls : &row->bodies);
        if (c->fate != IS_SEEN)
            note_gap(s, c);
    }
    ft_vec_release(&s->counted);
}

/* ---- tokens ---- */

static void skip_to(scanner *s, const char *to)
{
    s->p = to && to <= s->end ? to : s->end;
}

static void scan_comment(scanner *s)
{
    const char *start = s->p;

    if (s->p[1] == '/') {
        while (s->p < s->end && (*s->p != '\n' || s->p[-1] == '\\'))
            s->p++;
    } else {
        const char *stop = memmem(s->p + 2, (size_t)(s->end - s->p) - 2, "*/", 2);
        skip_to(s, stop ? stop + 2 : NULL);
    }
    size_t len = (size_t)(s->p - start);
    if (!s->wants_comments || (!memmem(start, len, "ftlint:", 7) && !memmem(start, len, "noqa", 4)))
        return;
    lw_place place = { s->file, (uint32_t)(start - s->text), (uint32_t)(s->p - s->text) };
    ft_comment row = { lw_loc(s->lw, place), ft_intern_n(s->lw->strings, start, len) };
    for (size_t i = s->found->comments.n; s->file->repeat && i-- > 0;) { /* once for all expansions */
        if (memcmp(&s->found->comments.v[i].loc, &row.loc, sizeof row.loc) == 0)
            return;
    }
    ft_vec_push(&s->found->comments, row);
}

static void scan_quoted(scanner *s)
{
    char quote = *s->p++;

    while (s->p < s->end && *s->p != quote && *s->p != '\n')
        s->p += *s->p == '\\' && s->p + 1 < s->end ? 2 : 1;
    skip_to(s, s->p + 1);
}

/* R"tag(...)tag" */
static void scan_raw_string(scanner *s)
{
    char stop[24] = ")";
    const char *open = memchr(s->p, '(', (size_t)(s->end - s->p));
    size_t len = open ? (size_t)(open - s->p) - 1 : 99;

    if (len > 16) {
        scan_quoted(s);
        return;
    }
    memcpy(stop + 1, s->p + 1, len);
    stop[len + 1] = '"';
    const char *close = memmem(open, (size_t)(s->end - open), stop, len + 2);
    skip_to(s, close ? close + len + 2 : NULL);
}

/* Both branches of an #if may open the same brace: each starts where the #if stands. */
static void read_branch(scanner *s)
{
    const char *p = s->p + 1;

    if (outline_at(s, (uint32_t)(s->p - s->text)) != &s->off)
        return;
    while (p < s->end && (*p == ' ' || *p == '\t'))
        p++;
    size_t left = (size_t)(s->end - p);
    if (left > 2 && memcmp(p, "if", 2) == 0) {
        if (s->n_branches < MAX_BRANCHES)
            s->branches[s->n_branches] = s->off;
        s->n_branches++;
    } else if (left > 2 && memcmp(p, "el", 2) == 0) {
        if (s->n_branches && s->n_branches <= MAX_BRANCHES)
            s->off = s->branches[s->n_branches - 1];
    } else if (left > 5 && memcmp(p, "endif", 5) == 0) {
        s->n_branches -= s->n_branches > 0;
    }
}

/* A preprocessor line; comments in it may steer all the same. */
static void scan_directive(scanner *s)
{
    read_branch(s);
    while (s->p < s->end && *s->p != '\n') {
        if (*s->p == '/' && s->p + 1 < s->end && (s->p[1] == '*' || s->p[1] == '/'))
            scan_comment(s);
        else if (*s->p == '\\' && s->p + 1 < s->end)
            s->p += s->p[1] == '\r' && s->p + 2 < s->end ? 3 : 2;
        else
            s->p++;
    }
}

static const char *skip_spaces(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
        p++;
    return p;
}

/* name(...), but not type (*name)(...) */
static bool is_called(const scanner *s)
{
    const char *p = skip_spaces(s->p, s->end);

    if (p == s->end || *p != '(')
        return false;
    p = skip_spaces(p + 1, s->end);
    if (p == s->end || *p != '*')
        return true;
    p = skip_spaces(p + 1, s->end);
    while (p < s->end && (isalnum((unsigned char)*p) || *p == '_'))
        p++;
    p = skip_spaces(p, s->end);
    if (p == s->end || *p != ')')
        return true;
    p = skip_spaces(p + 1, s->end);
    return p == s->end || *p != '(';
}

/*
 * Where the expression starts whose name stands at word: "::" belongs to it. False for members of something,
 * x.name(), x->name() and x::name().
 */
static bool find_start(const scanner *s, const char *word, const char **start)
{
    const char *p = word;

    *start = word;
    while (p > s->text && (p[-1] == ' ' || p[-1] == '\t' || p[-1] == '\n' || p[-1] == '\r'))
        p--;
    if (p > s->text && p[-1] == '.')
        return false;
    if (p - s->text < 2 || (p[-1] != '>' && p[-1] != ':'))
        return true;
    if (p[-1] == '>')
        return p[-2] != '-';
    if (p[-2] != ':')
        return true;
    *start = p - 2;
    return p - s->text < 3 || !(isalnum((unsigned char)p[-3]) || p[-3] == '_' || p[-3] == '>');
}

static void scan_word(scanner *s)
{
    const char *word = s->p, *start;
    uint32_t at = (uint32_t)(word - s->text), len;

    while (s->p < s->end && (isalnum((unsigned char)*s->p) || *s->p == '_'))
        s->p++;
    len = (uint32_t)(s->p - word);
    if (s->p < s->end && *s->p == '"' && s->lw->unit->is_cxx && word[len - 1] == 'R') {
        scan_raw_string(s);
        return;
    }
    lw_outline *outline = outline_at(s, at);
    bool is_code = lw_outline_is_code(outline);
    lw_outline_word(outline, word, at, len);
    if (is_code && is_api(word, len) && !is_not_call(word, len) && is_called(s) && find_start(s, word, &start))
        count_call(s, (uint32_t)(start - s->text), at, len);
}

static void scan_mark(scanner *s)
{
    uint32_t at = (uint32_t)(s->p - s->text);
    lw_outline *outline = outline_at(s, at);
    lw_file *f = s->file;
    char c = *s->p++;

    if (c == '}') {
        lw_outline_close(outline);
    } else if (c != '{') {
        lw_outline_mark(outline, c, s->p < s->end ? *s->p : '\0');
    } else {
        lw_head head = outline->head;
        bool is_known = is_among(f->bodies.v, f->bodies.n, &s->next_body, at);
        if (is_known && outline->bodies && !s->lw->unit->is_cxx)
            lw_outline_restart(outline); /* functions do not nest in C */
        if (lw_outline_open(outline))
            count_body(s, &head, at);
    }
}

static void scan_tokens(scanner *s)
{
    bool at_line_start = true;

    while (s->p < s->end) {
        char c = *s->p;
        if (c == '\n') {
            at_line_start = true;
            s->p++;
            continue;
        }
        if (c == ' ' || c == '\t' || c == '\r') {
            s->p++;
            continue;
        }
        if (c == '#' && at_line_start) {
            scan_directive(s);
            continue;
        }
        at_line_start = false;
        if (c == '/' && s->p + 1 < s->end && (s->p[1] == '/' || s->p[1] == '*')) {
            scan_comment(s);
            at_line_start = true; /* a directive may follow a comment */
        } else if (c == '"' || c == '\'') {
            lw_outline_string(outline_at(s, (uint32_t)(s->p - s->text)));
            scan_quoted(s);
        } else if (isalpha((unsigned char)c) || c == '_') {
            scan_word(s);
        } else if (isdigit((unsigned char)c)) {
            while (s->p < s->end && (isalnum((unsigned char)*s->p) || *s->p == '.' || *s->p == '\''))
                s->p++;
        } else {
            scan_mark(s);
        }
    }
}

/* ---- files ---- */

static int by_offset(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

/* A file that is included twice may use at one time what it leaves out at another. */
static bool is_used_elsewhere(const lw_file *f, const lw_range *r)
{
    size_t low = 0, high = f->starts.n; /* the first start behind that of the range */

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (f->starts.v[mid] <= r->start)
            low = mid + 1;
        else
            high = mid;
    }
    return low < f->starts.n && f->starts.v[low] < r->end;
}

static void find_skipped(scanner *s, const ft_skipped *skipped)
{
    s->skipped = FT_NEW_ARRAY(s->lw->arena, lw_range, skipped->n + 1);
    for (size_t i = 0; i < skipped->n; i++) {
        lw_range r = { .start = skipped->v[i].start, .end = skipped->v[i].end };
        if (clang_File_isEqual(skipped->v[i].file, s->file->handle) && !is_used_elsewhere(s->file, &r))
            s->skipped[s->n_skipped++] = r;
    }
    qsort(s->skipped, s->n_skipped, sizeof *s->skipped, by_offset); /* start comes first in lw_range */
}

static void sort_offsets(lw_file *f)
{
    if (f->starts.n)
        qsort(f->starts.v, f->starts.n, sizeof *f->starts.v, by_offset);
    if (f->declared.n)
        qsort(f->declared.v, f->declared.n, sizeof *f->declared.v, by_offset);
    if (f->bodies.n)
        qsort(f->bodies.v, f->bodies.n, sizeof *f->bodies.v, by_offset);
}

static void scan_file(lw_unit *lw, lw_file *file, const ft_skipped *skipped, struct found *all)
{
    scanner s = { .lw = lw, .file = file, .text = file->text, .p = file->text, .end = file->text + file->len,
                  .found = all, .off_range = SIZE_MAX };

    s.on.is_cxx = lw->unit->is_cxx;
    s.wants_comments = memmem(file->text, file->len, "ftlint:", 7) || memmem(file->text, file->len, "noqa", 4);
    sort_offsets(file);
    find_skipped(&s, skipped);
    scan_tokens(&s);
    sum_up(&s);
}

static void add_up(ft_unit *unit, const lw_unit *lw)
{
    for (size_t i = 0; i < lw->out_files.n; i++)
        unit->capi_calls_text += lw->out_files.v[i].calls;
    for (uint32_t i = 0; i < unit->n_gaps; i++) {
        const ft_gap *gap = &unit->gaps[i];
        unit->capi_calls_skipped += gap->kind == FT_GAP_CALL && gap->is_off;
        unit->capi_calls_lost += gap->kind == FT_GAP_CALL && !gap->is_off;
        unit->bodies_lost += gap->kind == FT_GAP_FUNCTION && !gap->is_off;
    }
}

void lw_scan_files(lw_unit *lw)
{
    found all = { 0 };
    ft_skipped skipped = { 0 };

    if (lw->tu)
        skipped = ft_skipped_read(lw->tu, lw->arena);
    for (size_t i = 0; i < lw->files.n; i++) {
        if (lw->files.v[i]->in_project)
            scan_file(lw, lw->files.v[i], &skipped, &all);
    }
    lw->unit->comments = ft_arena_dup(lw->arena, all.comments.v, all.comments.n, sizeof *all.comments.v);
    lw->unit->n_comments = (uint32_t)all.comments.n;
    lw->unit->gaps = ft_arena_dup(lw->arena, all.gaps.v, all.gaps.n, sizeof *all.gaps.v);
    lw->unit->n_gaps = (uint32_t)all.gaps.n;
    add_up(lw->unit, lw);
    ft_vec_release(&all.comments);
    ft_vec_release(&all.gaps);
}

void ft_lower_text(const char *path, const char *text, size_t len, ft_unit *unit, const ft_lower_options *options)
{
    lw_unit lw = { .unit = unit, .arena = unit->arena, .strings = unit->strings, .options = options };
    lw_file *file = FT_NEW(unit->arena, lw_file);

    if (len >= UINT32_MAX)
        return;
    *file = (lw_file){ .path = path, .text = text, .len = (uint32_t)len, .index = -1,
                       .in_project = true, .is_main = true, .is_loaded = true };
    ft_vec_push(&lw.files, file);
    lw_loc(&lw, (lw_place){ file, 0, 0 }); /* comes first */
    lw_scan_files(&lw);
    unit->files = ft_arena_dup(lw.arena, lw.out_files.v, lw.out_files.n, sizeof(ft_file));
    unit->n_files = (uint32_t)lw.out_files.n;
    unit->is_text_only = true;
    lw_files_release(&lw);
    ft_vec_release(&lw.out_files);
}
