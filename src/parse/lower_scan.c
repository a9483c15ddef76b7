/*
 * What the text says, without clang: comments that steer ftlint, and the calls of the C API against which
 * the calls that were lowered are counted.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/lowering.h"
#include "parse/skipped.h"
#include "parse/repeat.h"

/* What became of a call; in the order of which counts most among the expansions of a template. */
typedef enum { CALL_LOST, CALL_SEEN, CALL_SKIPPED } call_fate;

typedef struct call_place {
    uint32_t source; /* in the template */
    uint32_t offset, len;
    call_fate fate;
} call_place;

typedef FT_VEC(ft_lost_call) lost_vec;
enum { MAX_LOST = 2000 }; /* of a unit; more is no hand-written text */

typedef struct scanner {
    lw_unit *lw;
    lw_file *file;
    const char *text, *p, *end;
    int depth;               /* of braces, those of namespaces and extern "C" left out */
    bool transparent[64];    /* by nesting: this brace belongs to one of those */
    int nesting;
    bool is_wrapper;         /* namespace or extern "C" seen, no brace yet */
    bool wants_comments, wants_calls;
    lw_range *skipped;       /* text that the preprocessor left out */
    size_t n_skipped;
    size_t next_skipped, next_start, next_declared;
    FT_VEC(call_place) repeated; /* calls in a template */
    lost_vec lost;
} scanner;

typedef FT_VEC(ft_comment) comment_vec;

/* Used like calls, but they declare or only cast. */
static const char *const not_calls[] = {
    "PyAPI_DATA", "PyAPI_FUNC", "PyDoc_STR", "PyDoc_STRVAR", "PyDoc_VAR", "PyMODINIT_FUNC", "PyObject_HEAD_INIT",
    "PyObject_VAR_HEAD", "PyVarObject_HEAD_INIT", "Py_ABS", "Py_ALIGNED", "Py_ARRAY_LENGTH", "Py_BUILD_ASSERT",
    "Py_BUILD_ASSERT_EXPR", "Py_BUILD_VALUE", "Py_CHARMASK", "Py_DEPRECATED", "Py_GCC_ATTRIBUTE", "Py_LOCAL",
    "Py_LOCAL_INLINE", "Py_MAX", "Py_MEMBER_SIZE", "Py_MIN", "Py_SAFE_DOWNCAST", "Py_STRINGIFY", "Py_UNUSED",
    "Py_UNREACHABLE", "_PyObject_CAST", "_PyObject_CAST_CONST", "_PyVarObject_CAST", "_Py_CAST",
    "_Py_STATIC_CAST", "_Py_RVALUE",
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

static bool is_api(const char *word, size_t len)
{
    if (len && *word == '_') {
        word++;
        len--;
    }
    return len > 3 && word[0] == 'P' && word[1] == 'y' && (word[2] == '_' || isupper((unsigned char)word[2]));
}

static bool is_skipped(scanner *s, uint32_t offset)
{
    while (s->next_skipped < s->n_skipped && s->skipped[s->next_skipped].end <= offset)
        s->next_skipped++;
    return s->next_skipped < s->n_skipped && s->skipped[s->next_skipped].start <= offset;
}

static bool is_lowered(scanner *s, uint32_t offset)
{
    while (s->next_start < s->file->starts.n && s->file->starts.v[s->next_start] < offset)
        s->next_start++;
    return s->next_start < s->file->starts.n && s->file->starts.v[s->next_start] == offset;
}

static bool is_dropped(scanner *s, uint32_t offset)
{
    const lw_expansion *x = lw_macro_inner(s->file, offset);

    while (x && !lw_macro_is_empty(s->lw, x))
        x = x->parent < 0 ? NULL : &s->file->expansions.v[x->parent];
    return x != NULL;
}

static bool is_declared(scanner *s, uint32_t offset)
{
    while (s->next_declared < s->file->declared.n && s->file->declared.v[s->next_declared] < offset)
        s->next_declared++;
    return s->next_declared < s->file->declared.n && s->file->declared.v[s->next_declared] == offset;
}

static call_fate fate_of(scanner *s, uint32_t offset)
{
    if (is_skipped(s, offset))
        return CALL_SKIPPED;
    if (is_lowered(s, offset))
        return CALL_SEEN;
    return is_dropped(s, offset) ? CALL_SKIPPED : CALL_LOST;
}

static void add_fate(ft_unit *unit, call_fate fate)
{
    unit->capi_calls_text++;
    unit->capi_calls_seen += fate == CALL_SEEN;
    unit->capi_calls_skipped += fate == CALL_SKIPPED;
}

/* C++: a method x.PyCall(), a destructor, a class of the project. */
static bool is_of_class(const scanner *s, uint32_t offset, size_t len)
{
    const char *word = s->text + offset, *p = word;
    const char *name = ft_intern_n(s->lw->strings, word, len);

    while (p > s->text && (p[-1] == ' ' || p[-1] == '\n' || p[-1] == '\t' || p[-1] == '\r'))
        p--;
    if (p > s->text && (p[-1] == '.' || p[-1] == '~' || (p[-1] == '>' && p - s->text > 1 && p[-2] == '-')))
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

static void add_call(scanner *s, uint32_t offset, uint32_t len, call_fate fate)
{
    add_fate(s->lw->unit, fate);
    if (fate != CALL_LOST || s->lost.n >= MAX_LOST || !is_unread(s->file, offset))
        return;
    lw_place place = { s->file, offset, offset + len };
    ft_lost_call lost = { lw_loc(s->lw, place), ft_intern_n(s->lw->strings, s->text + offset, len) };
    ft_vec_push(&s->lost, lost);
}

static void count_call(scanner *s, uint32_t offset, uint32_t len)
{
    if (is_declared(s, offset))
        return;
    call_fate fate = fate_of(s, offset);
    if (s->lw->unit->is_cxx && fate == CALL_LOST && is_of_class(s, offset, len))
        return;
    if (s->file->repeat)
        ft_vec_push(&s->repeated, ((call_place){ ft_repeat_source(s->file->repeat, offset), offset, len, fate }));
    else
        add_call(s, offset, len, fate);
}

static int by_source(const void *a, const void *b)
{
    const call_place *x = a, *y = b;

    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->fate != y->fate)
        return x->fate < y->fate ? -1 : 1;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

/* A call in a template is one call, however often it was written out; the worst that happened to it counts. */
static void count_repeated(scanner *s)
{
    if (s->repeated.n)
        qsort(s->repeated.v, s->repeated.n, sizeof *s->repeated.v, by_source);
    for (size_t i = 0; i < s->repeated.n; i++) {
        if (i == 0 || s->repeated.v[i].source != s->repeated.v[i - 1].source)
            add_call(s, s->repeated.v[i].offset, s->repeated.v[i].len, s->repeated.v[i].fate);
    }
    ft_vec_release(&s->repeated);
}

/* ---- tokens ---- */

static void skip_to(scanner *s, const char *to)
{
    s->p = to && to <= s->end ? to : s->end;
}

static void scan_comment(scanner *s, comment_vec *out)
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
    for (size_t i = out->n; s->file->repeat && i-- > 0;) { /* once for all expansions */
        if (memcmp(&out->v[i].loc, &row.loc, sizeof row.loc) == 0)
            return;
    }
    ft_vec_push(out, row);
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

/* A preprocessor line; comments in it may steer all the same. */
static void scan_directive(scanner *s, comment_vec *out)
{
    while (s->p < s->end && *s->p != '\n') {
        if (*s->p == '/' && s->p + 1 < s->end && (s->p[1] == '*' || s->p[1] == '/'))
            scan_comment(s, out);
        else if (*s->p == '\\' && s->p + 1 < s->end)
            s->p += s->p[1] == '\r' && s->p + 2 < s->end ? 3 : 2;
        else
            s->p++;
    }
}

static void scan_word(scanner *s)
{
    const char *word = s->p, *q;

    while (s->p < s->end && (isalnum((unsigned char)*s->p) || *s->p == '_'))
        s->p++;
    size_t len = (size_t)(s->p - word);
    if (s->p < s->end && *s->p == '"' && s->lw->unit->is_cxx && word[len - 1] == 'R') {
        scan_raw_string(s);
        return;
    }
    if ((len == 9 && memcmp(word, "namespace", 9) == 0) || (len == 6 && memcmp(word, "extern", 6) == 0))
        s->is_wrapper = true;
    if (!s->wants_calls || !s->depth || !is_api(word, len) || is_not_call(word, len))
        return;
    for (q = s->p; q < s->end && (*q == ' ' || *q == '\t' || *q == '\n' || *q == '\r'); q++) {}
    if (q < s->end && *q == '(')
        count_call(s, (uint32_t)(word - s->text), (uint32_t)len);
}

static void open_brace(scanner *s)
{
    if (is_skipped(s, (uint32_t)(s->p - s->text))) /* both sides of an #if may open the same block */
        return;
    if (s->nesting < 64)
        s->transparent[s->nesting] = s->is_wrapper;
    s->depth += !s->is_wrapper || s->nesting >= 64;
    s->nesting++;
    s->is_wrapper = false;
}

static void close_brace(scanner *s)
{
    if (!s->nesting || is_skipped(s, (uint32_t)(s->p - s->text)))
        return;
    s->nesting--;
    s->depth -= s->nesting >= 64 || !s->transparent[s->nesting];
}

static void scan_tokens(scanner *s, comment_vec *out)
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
            scan_directive(s, out);
            continue;
        }
        at_line_start = false;
        if (c == '/' && s->p + 1 < s->end && (s->p[1] == '/' || s->p[1] == '*')) {
            scan_comment(s, out);
            at_line_start = true; /* a directive may follow a comment */
        } else if (c == '"' || c == '\'') {
            scan_quoted(s);
        } else if (isalpha((unsigned char)c) || c == '_') {
            scan_word(s);
        } else if (isdigit((unsigned char)c)) {
            while (s->p < s->end && (isalnum((unsigned char)*s->p) || *s->p == '.' || *s->p == '\''))
                s->p++;
        } else {
            if (c == '{')
                open_brace(s);
            else if (c == '}')
                close_brace(s);
            else if (c == ';' || c == '(')
                s->is_wrapper = false;
            s->p++;
        }
    }
}

/* ---- files ---- */

static int by_offset(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static void find_skipped(scanner *s, const ft_skipped *skipped)
{
    s->skipped = FT_NEW_ARRAY(s->lw->arena, lw_range, skipped->n + 1);
    for (size_t i = 0; i < skipped->n; i++) {
        if (clang_File_isEqual(skipped->v[i].file, s->file->handle))
            s->skipped[s->n_skipped++] = (lw_range){ .start = skipped->v[i].start, .end = skipped->v[i].end };
    }
    qsort(s->skipped, s->n_skipped, sizeof *s->skipped, by_offset); /* start comes first in lw_range */
}

static void scan_file(lw_unit *lw, lw_file *file, const ft_skipped *skipped, comment_vec *comments, lost_vec *lost)
{
    scanner s = { .lw = lw, .file = file, .text = file->text, .p = file->text, .end = file->text + file->len };

    s.wants_comments = memmem(file->text, file->len, "ftlint:", 7) || memmem(file->text, file->len, "noqa", 4);
    s.wants_calls = memmem(file->text, file->len, "Py", 2) != NULL;
    if (!s.wants_comments && !s.wants_calls)
        return;
    find_skipped(&s, skipped);
    if (file->starts.n)
        qsort(file->starts.v, file->starts.n, sizeof *file->starts.v, by_offset);
    if (file->declared.n)
        qsort(file->declared.v, file->declared.n, sizeof *file->declared.v, by_offset);
    s.lost = *lost;
    scan_tokens(&s, comments);
    count_repeated(&s);
    *lost = s.lost;
}

void lw_scan_files(lw_unit *lw)
{
    comment_vec comments = { 0 };
    lost_vec lost = { 0 };
    ft_skipped skipped = { 0 };

    if (lw->tu)
        skipped = ft_skipped_read(lw->tu, lw->arena);
    for (size_t i = 0; i < lw->files.n; i++) {
        if (lw->files.v[i]->in_project)
            scan_file(lw, lw->files.v[i], &skipped, &comments, &lost);
    }
    lw->unit->comments = ft_arena_dup(lw->arena, comments.v, comments.n, sizeof *comments.v);
    lw->unit->n_comments = (uint32_t)comments.n;
    lw->unit->lost = ft_arena_dup(lw->arena, lost.v, lost.n, sizeof *lost.v);
    lw->unit->n_lost = (uint32_t)lost.n;
    ft_vec_release(&comments);
    ft_vec_release(&lost);
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
