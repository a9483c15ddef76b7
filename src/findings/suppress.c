#include "findings/suppress.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "findings/mark.h"

enum { MAX_COMMENT_LINES = 20 }; /* that may stand between a comment and the code it is about */

struct ft_suppressions {
    ft_arena *arena;
    ft_suppress_options options;
    FT_VEC(ft_suppression) all;
};

/* ---- what a comment covers ---- */

static const char *line_of(const ft_suppressions *list, const char *path, uint32_t line)
{
    const ft_suppress_options *o = &list->options;

    return o->line_text ? o->line_text(o->line_data, path, line) : NULL;
}

static bool is_blank(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!isspace((unsigned char)s[i]))
            return false;
    return true;
}

static bool stands_alone(const ft_suppressions *list, const ft_spot *at)
{
    const char *first = line_of(list, at->path, at->line), *last = line_of(list, at->path, at->end_line);
    size_t before = at->col > 0 ? at->col - 1 : 0;

    if (!first || !last || strlen(first) < before || !is_blank(first, before))
        return false;
    return strlen(last) < at->end_col || is_blank(last + at->end_col - 1, strlen(last + at->end_col - 1));
}

static bool is_comment_line(const char *line)
{
    size_t len;

    while (isspace((unsigned char)*line))
        line++;
    for (len = strlen(line); len > 0 && isspace((unsigned char)line[len - 1]);)
        len--;
    if (strncmp(line, "//", 2) == 0)
        return true;
    return len >= 4 && strncmp(line, "/*", 2) == 0 && strncmp(line + len - 2, "*/", 2) == 0;
}

/* The first line behind the comment that is not a comment itself. */
static uint32_t next_code_line(const ft_suppressions *list, const ft_spot *at)
{
    uint32_t line = at->end_line + 1;

    for (int i = 0; i < MAX_COMMENT_LINES; i++) {
        const char *text = line_of(list, at->path, line);

        if (!text || !is_comment_line(text))
            break;
        line++;
    }
    return line;
}

/* The function around the line, else the next one that begins behind it. */
static const ft_function_row *function_at(const ft_facts *facts, ft_row file, uint32_t line)
{
    const ft_function_row *found = NULL;

    for (size_t i = 0; i < facts->function.n; i++) {
        const ft_function_row *f = &facts->function.v[i];

        if (f->at.file != file || f->body.end_line < line)
            continue;
        if (!found || f->at.line < found->at.line)
            found = f;
    }
    return found;
}

static bool set_function(ft_suppressions *list, const ft_facts *facts, ft_row file, ft_suppression *s)
{
    const ft_function_row *f = function_at(facts, file, s->at.line);

    if (!f) {
        s->problem = FT_SUPPRESSION_MALFORMED;
        s->detail = "no function follows";
        return false;
    }
    s->function = ft_arena_strdup(list->arena, ft_facts_text(facts, f->name));
    s->last = f->body.end_line;
    return true;
}

static void set_lines(ft_suppressions *list, const ft_facts *facts, ft_row file, ft_suppression *s)
{
    s->first = s->last = s->at.line;
    switch (s->scope) {
    case FT_SCOPE_LINE:
        if (s->alone)
            s->last = next_code_line(list, &s->at);
        break;
    case FT_SCOPE_NEXT:
        s->first = s->last = next_code_line(list, &s->at);
        break;
    case FT_SCOPE_FUNCTION:
        set_function(list, facts, file, s);
        break;
    case FT_SCOPE_FILE:
        s->first = 0;
        s->last = UINT32_MAX;
        break;
    case FT_SCOPE_BEGIN: /* until its end is found */
    case FT_SCOPE_END:
    case FT_SCOPE_COUNT:
        break;
    }
}

/* ---- reading ---- */

static void add_words(ft_suppressions *list, const ft_facts *facts, ft_row file, const ft_suppression *base,
                      const ft_mark *mark)
{
    for (size_t i = 0; i < mark->n_words; i++) {
        ft_suppression s = *base;

        s.word = mark->words[i];
        set_lines(list, facts, file, &s);
        if (!s.foreign && s.problem == FT_SUPPRESSION_FINE && !list->options.known(list->options.data, s.word))
            s.problem = FT_SUPPRESSION_UNKNOWN;
        ft_vec_push(&list->all, s);
    }
}

static void add_comment(ft_suppressions *list, const ft_facts *facts, const ft_comment_row *comment, const char *path)
{
    const char *text = ft_facts_text(facts, comment->text);
    size_t at = 0;
    ft_mark mark;

    while (ft_mark_next(text, &at, list->arena, &mark)) {
        ft_suppression s = {
            .at = {path, comment->at.line, comment->at.col, comment->at.end_line, comment->at.end_col},
            .word = "", .reason = mark.reason, .detail = mark.detail, .function = "", .state = mark.state,
            .scope = mark.scope, .foreign = mark.foreign, .whole = mark.whole};

        s.alone = stands_alone(list, &s.at);
        if (mark.detail) {
            s.problem = FT_SUPPRESSION_MALFORMED;
            s.first = s.last = s.at.line;
            ft_vec_push(&list->all, s);
        } else {
            add_words(list, facts, comment->at.file, &s, &mark);
        }
    }
}

static int compare(const void *a, const void *b)
{
    const ft_suppression *x = a, *y = b;
    int order = strcmp(x->at.path, y->at.path);

    if (!order)
        order = (x->at.line > y->at.line) - (x->at.line < y->at.line);
    if (!order)
        order = (x->at.col > y->at.col) - (x->at.col < y->at.col);
    if (!order)
        order = (int)x->scope - (int)y->scope;
    if (!order)
        order = strcmp(x->word, y->word);
    return order ? order : strcmp(x->function, y->function);
}

/* A header's comments come once from every unit that includes it. */
static void drop_repetitions(ft_suppressions *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->all.n; i++)
        if (kept == 0 || compare(&list->all.v[kept - 1], &list->all.v[i]) != 0)
            list->all.v[kept++] = list->all.v[i];
    list->all.n = kept;
}

static void blame(ft_suppression *s, const char *detail)
{
    s->problem = FT_SUPPRESSION_MALFORMED;
    s->detail = detail;
}

/* The innermost open begin of the same rule and state before the end. */
static ft_suppression *find_begin(ft_suppressions *list, size_t end)
{
    const ft_suppression *e = &list->all.v[end];

    for (size_t i = end; i-- > 0;) {
        ft_suppression *s = &list->all.v[i];

        if (strcmp(s->at.path, e->at.path) != 0)
            return NULL;
        if (s->scope == FT_SCOPE_BEGIN && s->last == s->first && s->state == e->state && strcmp(s->word, e->word) == 0)
            return s;
    }
    return NULL;
}

static void pair_ranges(ft_suppressions *list)
{
    for (size_t i = 0; i < list->all.n; i++) {
        ft_suppression *s = &list->all.v[i], *begin;

        if (s->scope != FT_SCOPE_END || s->problem != FT_SUPPRESSION_FINE)
            continue;
        begin = find_begin(list, i);
        if (begin)
            begin->last = s->at.line;
        else
            blame(s, "ends what was not begun");
    }
    for (size_t i = 0; i < list->all.n; i++) {
        ft_suppression *s = &list->all.v[i];

        if (s->scope == FT_SCOPE_BEGIN && s->problem == FT_SUPPRESSION_FINE && s->last == s->first)
            blame(s, "is begun and not ended");
    }
}

ft_suppressions *ft_suppressions_read(ft_facts *const *facts, size_t n, const ft_suppress_options *options)
{
    ft_suppressions *list = ft_xcalloc(1, sizeof *list);

    list->arena = ft_arena_new();
    list->options = *options;
    for (size_t u = 0; u < n; u++)
        for (size_t i = 0; i < facts[u]->comment.n; i++) {
            const ft_comment_row *comment = &facts[u]->comment.v[i];
            const char *path = ft_facts_text(facts[u], facts[u]->file.v[comment->at.file].path);

            add_comment(list, facts[u], comment, ft_arena_strdup(list->arena, path));
        }
    if (list->all.n > 0) {
        qsort(list->all.v, list->all.n, sizeof *list->all.v, compare);
        drop_repetitions(list);
        pair_ranges(list);
    }
    return list;
}

void ft_suppressions_free(ft_suppressions *list)
{
    if (!list)
        return;
    ft_vec_release(&list->all);
    ft_arena_free(list->arena);
    free(list);
}

/* ---- use ---- */

/* The first suppression in the file, or of a later one. */
static size_t first_of(const ft_suppressions *list, const char *path)
{
    size_t low = 0, high = list->all.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(list->all.v[middle].at.path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A place of several lines may be marked on any of them; a range holds what begins in it. */
static bool covers(const ft_suppressions *list, const ft_suppression *s, const ft_finding *f)
{
    uint32_t last = f->at.end_line > f->at.line ? f->at.end_line : f->at.line;
    bool inside = s->scope == FT_SCOPE_LINE || s->scope == FT_SCOPE_NEXT
                      ? f->at.line <= s->last && last >= s->first
                      : f->at.line >= s->first && f->at.line <= s->last;

    return inside && s->problem == FT_SUPPRESSION_FINE && s->scope != FT_SCOPE_END &&
           list->options.covers(list->options.data, s->word, f->rule);
}

void ft_suppressions_decide(void *suppressions, ft_finding *finding)
{
    ft_suppressions *list = suppressions;

    if (finding->state != FT_FINDING_OPEN)
        return;
    for (size_t i = first_of(list, finding->at.path);
         i < list->all.n && strcmp(list->all.v[i].at.path, finding->at.path) == 0; i++) {
        ft_suppression *s = &list->all.v[i];

        if (!covers(list, s, finding))
            continue;
        s->used = true;
        if (finding->state == FT_FINDING_SUPPRESSED) /* nothing is stronger */
            continue;
        finding->state = s->state;
        finding->reason = s->reason;
    }
}

void ft_suppressions_judge(ft_suppressions *list)
{
    const ft_suppress_options *o = &list->options;

    for (size_t i = 0; i < list->all.n; i++) {
        ft_suppression *s = &list->all.v[i];

        if (s->foreign || s->problem != FT_SUPPRESSION_FINE || s->scope == FT_SCOPE_END)
            continue;
        if (!s->used && o->judged(o->data, s->at.path))
            s->problem = FT_SUPPRESSION_UNUSED;
        else if (!*s->reason)
            s->problem = FT_SUPPRESSION_NO_REASON;
    }
}

size_t ft_suppressions_count(const ft_suppressions *list)
{
    return list->all.n;
}

const ft_suppression *ft_suppressions_at(const ft_suppressions *list, size_t i)
{
    return &list->all.v[i];
}
