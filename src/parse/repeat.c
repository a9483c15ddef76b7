#include "parse/repeat.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "parse/repeat_head.h"

/* Real templates nest four deep and come to two megabytes. */
enum { MAX_DEPTH = 16, MAX_TEXT = 32 * 1024 * 1024, MAX_STEPS = 4 * 1000 * 1000 };

static const char begin_mark[] = "/**begin repeat", end_mark[] = "/**end repeat";

typedef enum { NODE_TEXT, NODE_NAME, NODE_LOOP } node_kind;

/* A template is a list of these; the body of a loop is another list. */
typedef struct node {
    node_kind kind;
    uint32_t start, len; /* in the template; of NODE_NAME with its @s; of NODE_LOOP: the mark */
    ft_repeat_head head; /* NODE_LOOP ... */
    struct node *body;
    struct node *next;
} node;

typedef struct scope {
    const struct scope *outer;
    const ft_repeat_head *head;
    size_t round;
} scope;

typedef struct expander {
    ft_arena *arena;
    const char *text;
    size_t len;
    ft_error err;
    ft_strbuf out;
    FT_VEC(ft_repeat_piece) pieces;
    size_t steps;
} expander;

bool ft_repeat_is_template(const char *path)
{
    const char *name = ft_path_base(path);
    size_t len = strlen(name);

    return len > 4 && strcmp(name + len - 4, ".src") == 0 && memchr(name, '.', len - 4);
}

static const char *find(const char *p, const char *end, const char *what, size_t len)
{
    return memmem(p, (size_t)(end - p), what, len);
}

static bool fail_at(expander *x, const char *at)
{
    size_t line = 1;

    for (const char *p = x->text; (p = memchr(p, '\n', (size_t)(at - p))); p++)
        line++;
    return ft_fail_in(&x->err, "line %zu: ", line);
}

/* ---- reading ---- */

static node *add_node(expander *x, node ***tail, node_kind kind, const char *start, size_t len)
{
    node *n = FT_NEW(x->arena, node);

    *n = (node){.kind = kind, .start = (uint32_t)(start - x->text), .len = (uint32_t)len};
    **tail = n;
    *tail = &n->next;
    return n;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Text between loops: copied, but for its @names@. */
static void read_text(expander *x, node ***tail, const char *p, const char *end)
{
    const char *copied = p;

    while ((p = memchr(p, '@', (size_t)(end - p)))) {
        const char *q = p + 1;
        while (q < end && is_word(*q))
            q++;
        if (q == end || *q != '@' || q == p + 1) {
            p = q;
            continue;
        }
        if (p > copied)
            add_node(x, tail, NODE_TEXT, copied, (size_t)(p - copied));
        add_node(x, tail, NODE_NAME, p, (size_t)(q + 1 - p));
        p = copied = q + 1;
    }
    if (end > copied)
        add_node(x, tail, NODE_TEXT, copied, (size_t)(end - copied));
}

/* The parts of a block; all NULL if there is none. */
typedef struct block {
    const char *mark, *head, *head_end, *body, *body_end, *end;
} block;

static const char *next_line(const char *p, const char *end)
{
    const char *nl = memchr(p, '\n', (size_t)(end - p));

    return nl ? nl + 1 : end;
}

/* The next block from p on: from its mark to the mark of the same number, or the end of the block around it. */
static bool find_block(expander *x, const char *p, const char *end, unsigned depth, block *b)
{
    char wanted[sizeof end_mark + 16];
    size_t digits = 0, len;

    *b = (block){.mark = find(p, end, begin_mark, sizeof begin_mark - 1)};
    if (!b->mark)
        return true;
    b->head = b->mark + sizeof begin_mark - 1;
    while (b->head + digits < end && digits < 8 && isdigit((unsigned char)b->head[digits]))
        digits++;
    b->head_end = find(b->head, end, "*/", 2);
    if (!b->head_end) {
        ft_fail(&x->err, FT_ERR_INPUT, "the comment of 'begin repeat' has no end");
        return fail_at(x, b->mark);
    }
    b->body = next_line(b->head_end, end);
    len = sizeof end_mark - 1;
    memcpy(wanted, end_mark, len);
    memcpy(wanted + len, b->head, digits);
    len += digits;
    memcpy(wanted + len, "**/", 4);
    b->head += digits;
    b->body_end = find(b->body, end, wanted, len + 3);
    if (!b->body_end && depth == 0) {
        ft_fail(&x->err, FT_ERR_INPUT, "'begin repeat' has no '%s'", wanted);
        return fail_at(x, b->mark);
    }
    if (!b->body_end) /* NumPy's generator does not mind, and its templates rely on that */
        b->body_end = end;
    b->end = next_line(b->body_end, end);
    return true;
}

/* Depth is bounded, so recursion is. */
static bool read_region(expander *x, const char *p, const char *end, unsigned depth, node **list)
{
    node **tail = list;
    block b;

    for (; find_block(x, p, end, depth, &b); p = b.end) {
        read_text(x, &tail, p, b.mark ? b.mark : end);
        if (!b.mark)
            return true;
        node *loop = add_node(x, &tail, NODE_LOOP, b.mark, sizeof begin_mark - 1);
        bool ok = depth < MAX_DEPTH || ft_fail(&x->err, FT_ERR_INPUT, "blocks are nested more than %d deep", MAX_DEPTH);
        if (!ok || !ft_repeat_read_head(x->arena, b.head, (size_t)(b.head_end - b.head), &loop->head, &x->err))
            return fail_at(x, b.mark);
        if (!read_region(x, b.body, b.body_end, depth + 1, &loop->body))
            return false;
    }
    return false;
}

/* ---- writing ---- */

/* The value of a name; the outermost variable of that name counts. NULL: it has none. */
static const ft_repeat_word *value_of(const scope *s, ft_repeat_word name)
{
    const ft_repeat_word *found = NULL;

    for (; s; s = s->outer) {
        for (size_t i = 0; i < s->head->n_vars; i++) {
            if (ft_repeat_same(s->head->vars[i].name, name))
                found = &s->head->vars[i].values[s->round];
        }
    }
    return found;
}

static bool holds(const scope *s, const ft_repeat_exclude *exclude)
{
    for (size_t i = 0; i < exclude->n; i++) {
        const ft_repeat_word *value = value_of(s, exclude->names[i]);
        if (!value || !ft_repeat_same(*value, exclude->values[i]))
            return false;
    }
    return true;
}

static bool is_excluded(const scope *s)
{
    for (size_t i = 0; i < s->head->n_excludes; i++) {
        if (holds(s, &s->head->excludes[i]))
            return true;
    }
    return false;
}

static void write_piece(expander *x, const char *s, size_t len, uint32_t src, uint32_t src_len)
{
    ft_vec_push(&x->pieces, ((ft_repeat_piece){(uint32_t)x->out.len, src, src_len}));
    ft_strbuf_add(&x->out, s, len);
}

static void write_name(expander *x, const node *n, const scope *s)
{
    const ft_repeat_word name = {x->text + n->start + 1, n->len - 2};
    const ft_repeat_word *value = value_of(s, name);

    if (value)
        write_piece(x, value->s, value->len, n->start, n->len);
    else
        write_piece(x, x->text + n->start, n->len, n->start, 0);
}

static bool write_nodes(expander *x, const node *n, const scope *s);

static bool write_loop(expander *x, const node *loop, const scope *outer)
{
    for (size_t i = 0; i < loop->head.n_rounds; i++) {
        scope s = {outer, &loop->head, i};
        if (is_excluded(&s))
            continue;
        if (!write_nodes(x, loop->body, &s))
            return false;
        write_piece(x, "\n", 1, loop->start, loop->len); /* what ends in "\\\n" must not take up the next round */
    }
    return true;
}

static bool write_nodes(expander *x, const node *n, const scope *s)
{
    for (; n; n = n->next) {
        if (++x->steps > MAX_STEPS || x->out.len > MAX_TEXT) {
            ft_fail(&x->err, FT_ERR_INPUT, "repeats without end: more than %d MiB or %d million steps",
                    MAX_TEXT / 1024 / 1024, MAX_STEPS / 1000 / 1000);
            return fail_at(x, x->text + n->start);
        }
        if (n->kind == NODE_TEXT)
            write_piece(x, x->text + n->start, n->len, n->start, 0);
        else if (n->kind == NODE_NAME)
            write_name(x, n, s);
        else if (!write_loop(x, n, s))
            return false;
    }
    return true;
}

/* ---- all of it ---- */

static void find_lines(expander *x, ft_repeat *repeat)
{
    FT_VEC(uint32_t) lines = {0};

    ft_vec_push(&lines, 0u);
    for (const char *p = x->text, *end = p + x->len; (p = memchr(p, '\n', (size_t)(end - p)));) {
        p++;
        ft_vec_push(&lines, (uint32_t)(p - x->text));
    }
    repeat->lines = ft_arena_dup(x->arena, lines.v, lines.n, sizeof *lines.v);
    repeat->n_lines = lines.n;
    ft_vec_release(&lines);
}

/* As if nothing were to be repeated. */
static void keep_as_it_is(expander *x)
{
    ft_strbuf_clear(&x->out);
    x->pieces.n = 0;
    write_piece(x, x->text, x->len, 0, 0);
}

const ft_repeat *ft_repeat_expand(ft_arena *arena, const char *text, size_t len)
{
    ft_repeat *repeat = FT_NEW(arena, ft_repeat);
    ft_arena *scratch = ft_arena_new();
    expander x = {.arena = scratch, .text = text, .len = len};
    node *list = NULL;
    bool ok = len < UINT32_MAX / 2 || ft_fail(&x.err, FT_ERR_INPUT, "line 1: too large");

    ft_strbuf_init(&x.out);
    ok = ok && read_region(&x, text, text + len, 0, &list) && write_nodes(&x, list, NULL);
    if (!ok) {
        repeat->problem = ft_arena_strdup(arena, x.err.text);
        keep_as_it_is(&x);
    }
    repeat->text = ft_arena_strndup(arena, x.out.s, x.out.len);
    repeat->len = x.out.len;
    repeat->pieces = ft_arena_dup(arena, x.pieces.v, x.pieces.n, sizeof *x.pieces.v);
    repeat->n_pieces = x.pieces.n;
    x.arena = arena;
    find_lines(&x, repeat);
    ft_vec_release(&x.pieces);
    ft_strbuf_release(&x.out);
    ft_arena_free(scratch);
    return repeat;
}

/* ---- places ---- */

/* The last piece that starts at or before offset. */
static const ft_repeat_piece *piece_at(const ft_repeat *repeat, uint32_t offset)
{
    size_t low = 0, high = repeat->n_pieces;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (repeat->pieces[mid].out <= offset)
            low = mid;
        else
            high = mid;
    }
    return &repeat->pieces[low];
}

uint32_t ft_repeat_source(const ft_repeat *repeat, uint32_t offset)
{
    if (!repeat->n_pieces)
        return 0;
    const ft_repeat_piece *piece = piece_at(repeat, offset);
    return piece->len ? piece->src : piece->src + (offset - piece->out);
}

/* What ends at an offset belongs to the byte before it. */
static uint32_t source_of_end(const ft_repeat *repeat, uint32_t offset)
{
    if (!repeat->n_pieces || !offset)
        return 0;
    const ft_repeat_piece *piece = piece_at(repeat, offset - 1);
    return piece->len ? piece->src + piece->len : piece->src + (offset - piece->out);
}

void ft_repeat_locate(const ft_repeat *repeat, uint32_t offset, bool is_end, uint32_t *line, uint32_t *col)
{
    uint32_t at = is_end ? source_of_end(repeat, offset) : ft_repeat_source(repeat, offset);
    size_t low = 0, high = repeat->n_lines;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (repeat->lines[mid] <= at)
            low = mid;
        else
            high = mid;
    }
    *line = (uint32_t)low + 1;
    *col = at - repeat->lines[low] + 1;
}
