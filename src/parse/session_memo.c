/*
 * What is learnt about the project once and used for every unit. Only facts that depend on nothing but
 * the project's files belong here: which files were parsed before must not change a later result.
 */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/heal_lex.h"
#include "parse/session.h"

/* An interner numbers its keys densely, so the values stand in an array beside it. */
typedef struct table {
    ft_interner *keys;
    FT_VEC(const void *) values;
} table;

struct ft_memo {
    ft_parser *parser;
    table scans;   /* path -> ft_scan or NULL */
    table tokens;  /* path -> ft_toks or NULL; only of files that needed healing */
    table found;   /* folder, spelled, quotes -> path or NULL */
};

/* The slot of key; *known tells if it was filled before. */
static const void **table_slot(table *t, const char *key, bool *known)
{
    uint32_t id = ft_intern_id(t->keys, key);
    *known = id < t->values.n;
    while (t->values.n <= id)
        ft_vec_push(&t->values, NULL);
    return &t->values.v[id];
}

ft_memo *ft_memo_new(ft_parser *parser)
{
    ft_memo *memo = ft_xcalloc(1, sizeof *memo);
    memo->parser = parser;
    memo->scans.keys = ft_interner_new();
    memo->tokens.keys = ft_interner_new();
    memo->found.keys = ft_interner_new();
    return memo;
}

void ft_memo_free(ft_memo *memo)
{
    if (!memo)
        return;
    ft_interner_free(memo->scans.keys);
    ft_interner_free(memo->tokens.keys);
    ft_interner_free(memo->found.keys);
    ft_vec_release(&memo->scans.values);
    ft_vec_release(&memo->tokens.values);
    ft_vec_release(&memo->found.values);
    free(memo);
}

static const void *scan_text(ft_parser *parser, const char *path, const char *text, size_t len)
{
    ft_scan *scan = ft_scan_text(parser->arena, parser->strings, text, len);
    scan->path = ft_intern(parser->strings, path);
    return scan;
}

static const void *lex_text(ft_parser *parser, const char *path, const char *text, size_t len)
{
    (void)path;
    ft_toks *toks = FT_NEW(parser->arena, ft_toks);
    *toks = ft_lex(parser->arena, parser->strings, text, len);
    return toks;
}

/* What read makes of the file at path, made once; NULL if it cannot be read. */
static const void *read_once(ft_memo *memo, table *t, const char *path,
                             const void *(*read)(ft_parser *, const char *, const char *, size_t))
{
    bool known;
    const void **slot = table_slot(t, path, &known);
    if (known)
        return *slot;
    ft_arena *scratch = ft_arena_new();
    ft_error ignored = {0};
    char *text;
    size_t len;
    if (ft_read_file(scratch, path, &text, &len, &ignored))
        *slot = read(memo->parser, path, text, len);
    ft_arena_free(scratch);
    return *slot;
}

const ft_scan *ft_memo_scan(ft_memo *memo, const char *path)
{
    return read_once(memo, &memo->scans, path, scan_text);
}

const ft_toks *ft_memo_tokens(ft_memo *memo, const char *path)
{
    return read_once(memo, &memo->tokens, path, lex_text);
}

const char *ft_memo_find(ft_memo *memo, const char *from, const char *spelled, bool angled)
{
    const ft_parse_options *options = memo->parser->options;
    if (!options->find_include)
        return NULL;

    ft_strbuf key;
    const char *slash = strrchr(from, '/');
    ft_strbuf_init(&key);
    ft_strbuf_add(&key, from, slash ? (size_t)(slash - from) : 0);
    ft_strbuf_addf(&key, "\n%c%s", angled ? '<' : '"', spelled);
    bool known;
    const void **slot = table_slot(&memo->found, key.s, &known);
    ft_strbuf_release(&key);
    if (!known) {
        const char *path = options->find_include(options->find_data, from, spelled, angled);
        *slot = path ? ft_intern(memo->parser->strings, path) : NULL;
    }
    return *slot;
}

bool ft_memo_is_capi(const ft_memo *memo, const char *spelled)
{
    for (size_t i = 0; i < memo->parser->options->n_capi; i++)
        if (strcmp(memo->parser->options->capi[i].name, spelled) == 0)
            return true;
    return false;
}
