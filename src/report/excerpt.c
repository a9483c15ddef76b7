#include "report/excerpt.h"

#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/vec.h"
#include "report/formats.h"

enum { TAB = 8, MAX_WIDTH = 160, LEAD = 40 };

static const char ELLIPSIS[] = "...";
#define ELLIPSIS_WIDTH (sizeof ELLIPSIS - 1)

/* Where each character of the expanded line begins; one more cell marks its end. */
typedef struct cell {
    size_t source; /* byte in the line as it is in the file */
    size_t byte;   /* byte in the expanded text */
    size_t column; /* display column, from 0 */
} cell;

typedef struct expanded {
    ft_strbuf text;
    FT_VEC(cell) cells;
} expanded;

/* Appends one character and returns its width. */
static size_t expand_one(ft_strbuf *text, const char *s, size_t n, bool ok, size_t column)
{
    size_t blanks = TAB - column % TAB;

    if (ok) {
        ft_strbuf_add(text, s, n);
        return ft_term_width(s, n);
    }
    if (*s != '\t') {
        ft_strbuf_adds(text, FT_REPLACEMENT);
        return 1;
    }
    for (size_t i = 0; i < blanks; i++)
        ft_strbuf_addch(text, ' ');
    return blanks;
}

static void expand(expanded *e, const char *line)
{
    size_t len = strlen(line), column = 0;

    while (len > 0 && strchr(" \t\r", line[len - 1]))
        len--;
    for (size_t i = 0; i < len;) {
        bool ok;
        size_t n = ft_utf8_next(line + i, len - i, &ok);

        ft_vec_push(&e->cells, ((cell){i, e->text.len, column}));
        column += expand_one(&e->text, line + i, n, ok, column);
        i += n;
    }
    ft_vec_push(&e->cells, ((cell){len, e->text.len, column}));
}

/* The cell that holds a byte column of the source (from 1), or the end. */
static size_t cell_of(const expanded *e, uint32_t source_column)
{
    size_t byte = source_column > 0 ? source_column - 1 : 0, i = 0;

    while (i + 1 < e->cells.n && e->cells.v[i + 1].source <= byte)
        i++;
    return i;
}

/* Which cells [first, last) fit into the width so that `keep` is among them, with some text before it. */
static void choose_window(const expanded *e, size_t keep, size_t *first, size_t *last)
{
    size_t end = e->cells.n - 1, column = e->cells.v[keep].column;

    *first = 0;
    *last = end;
    if (e->cells.v[end].column <= MAX_WIDTH)
        return;
    if (column > MAX_WIDTH - LEAD)
        while (e->cells.v[*first].column + LEAD < column)
            ++*first;
    while (*last > keep + 1 && e->cells.v[*last].column - e->cells.v[*first].column > MAX_WIDTH)
        --*last;
}

void ft_excerpt(const char *line, const ft_spot *at, ft_strbuf *out, size_t *start, size_t *width)
{
    size_t first, last, from, to, shift, left, right;
    expanded e = {0};

    ft_strbuf_init(&e.text);
    expand(&e, line);
    from = cell_of(&e, at->col);
    to = at->end_line > at->line ? e.cells.n - 1 : cell_of(&e, at->end_col);
    choose_window(&e, from, &first, &last);
    shift = first > 0 ? ELLIPSIS_WIDTH : 0;
    if (first > 0)
        ft_strbuf_adds(out, ELLIPSIS);
    ft_strbuf_add(out, e.text.s + e.cells.v[first].byte, e.cells.v[last].byte - e.cells.v[first].byte);
    if (last < e.cells.n - 1)
        ft_strbuf_adds(out, ELLIPSIS);
    left = e.cells.v[from].column;
    right = e.cells.v[to < last ? to : last].column;
    *start = left - e.cells.v[first].column + shift;
    *width = right > left ? right - left : 1;
    ft_strbuf_release(&e.text);
    ft_vec_release(&e.cells);
}
