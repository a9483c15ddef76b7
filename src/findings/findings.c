#include "findings/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "findings/fingerprint.h"

typedef FT_VEC(ft_finding) finding_vec;

struct ft_findings {
    ft_arena *arena;
    finding_vec all;    /* those shown */
    finding_vec hidden;
};

ft_findings *ft_findings_new(void)
{
    ft_findings *list = ft_xcalloc(1, sizeof *list);

    list->arena = ft_arena_new();
    return list;
}

void ft_findings_free(ft_findings *list)
{
    if (!list)
        return;
    ft_vec_release(&list->all);
    ft_vec_release(&list->hidden);
    ft_arena_free(list->arena);
    free(list);
}

static const char *keep(ft_findings *list, const char *s)
{
    return s ? ft_arena_strdup(list->arena, s) : "";
}

static ft_related *keep_related(ft_findings *list, const ft_related *related, size_t n)
{
    ft_related *copy = ft_arena_dup(list->arena, related, n, sizeof *related);

    for (size_t i = 0; i < n; i++) {
        copy[i].at.path = keep(list, related[i].at.path);
        copy[i].text = keep(list, related[i].text);
    }
    return copy;
}

static const ft_edit *keep_edits(ft_findings *list, const ft_edit *edits, size_t n)
{
    ft_edit *copy = ft_arena_dup(list->arena, edits, n, sizeof *edits);

    for (size_t i = 0; i < n; i++) {
        copy[i].at.path = keep(list, edits[i].at.path);
        copy[i].text = keep(list, edits[i].text);
    }
    return copy;
}

void ft_findings_add(ft_findings *list, const ft_finding *finding)
{
    ft_finding f = *finding;
    const char **strings[] = {&f.rule,     &f.name,    &f.family, &f.severity_name, &f.at.path, &f.symbol,
                              &f.function, &f.message, &f.help,   &f.reason,        &f.fingerprint, &f.text_hash};

    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        *strings[i] = keep(list, *strings[i]);
    f.related = keep_related(list, finding->related, finding->n_related);
    f.edits = keep_edits(list, finding->edits, finding->n_edits);
    ft_vec_push(&list->all, f);
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const ft_spot *a, const ft_spot *b)
{
    int order = strcmp(a->path, b->path);

    if (!order)
        order = compare_numbers(a->line, b->line);
    return order ? order : compare_numbers(a->col, b->col);
}

/*
 * The same rule, place and symbol is the same finding, however many units see it; at one place of a template
 * the symbols are those of its expansions.
 */
static int compare_findings(const ft_finding *a, const ft_finding *b)
{
    int order = compare_places(&a->at, &b->at);

    if (!order)
        order = strcmp(a->rule, b->rule);
    return order || a->in_template ? order : strcmp(a->symbol, b->symbol);
}

/* What holds in one unit holds: of the same findings the most severe one stays. The rest makes the order total. */
static int compare_for_sort(const void *a, const void *b)
{
    const ft_finding *x = a, *y = b;
    int order = compare_findings(x, y);

    if (!order)
        order = y->severity - x->severity;
    if (!order)
        order = strcmp(x->symbol, y->symbol);
    if (!order)
        order = strcmp(x->function, y->function);
    if (!order)
        order = strcmp(x->message, y->message);
    if (!order)
        order = compare_numbers(x->at.end_line, y->at.end_line);
    return order ? order : compare_numbers(x->at.end_col, y->at.end_col);
}

/* Among n same findings in a template, sorted: in how many expansions the first one holds. */
static size_t count_expansions(const ft_finding *same, size_t n)
{
    size_t count = 1;

    for (size_t i = 1; i < n && same[i].severity == same[0].severity; i++)
        count += strcmp(same[i].symbol, same[i - 1].symbol) != 0 || strcmp(same[i].function, same[i - 1].function) != 0;
    return count;
}

static void drop_repetitions(ft_findings *list)
{
    size_t kept = 0, n;

    for (size_t i = 0; i < list->all.n; i += n) {
        ft_finding *first = &list->all.v[i];
        size_t expansions;

        for (n = 1; i + n < list->all.n && compare_findings(first, &first[n]) == 0; n++) {}
        expansions = first->in_template ? count_expansions(first, n) : 1;
        if (expansions > 1)
            first->message = ft_arena_printf(list->arena, "%s (the same in %zu expansions of this template)",
                                             first->message, expansions);
        list->all.v[kept++] = *first;
    }
    list->all.n = kept;
}

void ft_findings_finish(ft_findings *list, const ft_finish *finish)
{
    if (list->all.n == 0)
        return;
    qsort(list->all.v, list->all.n, sizeof *list->all.v, compare_for_sort);
    drop_repetitions(list);
    ft_fingerprint_all(list->all.v, list->all.n, list->arena, finish);
}

static bool is_shown(const ft_finding *f)
{
    return f->state == FT_FINDING_OPEN || f->state == FT_FINDING_TODO;
}

void ft_findings_decide(ft_findings *list, ft_decide decide, void *data)
{
    for (size_t i = 0; i < list->all.n; i++) {
        ft_finding *f = &list->all.v[i];

        if (f->state != FT_FINDING_OPEN)
            continue;
        decide(data, f);
        if (f->state != FT_FINDING_OPEN)
            f->reason = keep(list, f->reason);
    }
}

void ft_findings_revise(ft_findings *list, ft_decide decide, void *data)
{
    for (size_t i = 0; i < list->all.n; i++)
        decide(data, &list->all.v[i]);
}

void ft_findings_filter(ft_findings *list, ft_keep wanted, void *data)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->all.n; i++)
        if (wanted(data, &list->all.v[i]))
            list->all.v[kept++] = list->all.v[i];
    list->all.n = kept;
}

void ft_findings_settle(ft_findings *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->all.n; i++)
        if (is_shown(&list->all.v[i]))
            list->all.v[kept++] = list->all.v[i];
        else
            ft_vec_push(&list->hidden, list->all.v[i]);
    list->all.n = kept;
}

size_t ft_findings_count(const ft_findings *list)
{
    return list->all.n;
}

const ft_finding *ft_findings_at(const ft_findings *list, size_t i)
{
    return &list->all.v[i];
}

size_t ft_findings_hidden_count(const ft_findings *list)
{
    return list->hidden.n;
}

const ft_finding *ft_findings_hidden_at(const ft_findings *list, size_t i)
{
    return &list->hidden.v[i];
}

static size_t count_state(const finding_vec *findings, ft_finding_state state)
{
    size_t n = 0;

    for (size_t i = 0; i < findings->n; i++)
        n += findings->v[i].state == state;
    return n;
}

size_t ft_findings_in_state(const ft_findings *list, ft_finding_state state)
{
    return count_state(&list->all, state) + count_state(&list->hidden, state);
}
