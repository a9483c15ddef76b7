/*
 * What is learnt about the project once and used for every unit. Only facts that depend on nothing but
 * the project's files belong here: which files were parsed before must not change a later result.
 */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/embeds.h"
#include "parse/heal_lex.h"
#include "parse/repeat.h"
#include "parse/session.h"

/* An interner numbers its keys densely, so the values stand in an array beside it. */
typedef struct table {
    ft_interner *keys;
    FT_VEC(const void *) values;
} table;

typedef struct kept_text {
    const char *s;
    size_t len;
} kept_text;

struct ft_memo {
    ft_parser *parser;
    table scans;   /* path -> ft_scan or NULL */
    table tokens;  /* path -> ft_toks or NULL; only of files that needed healing */
    table texts;   /* path -> text or NULL; only of headers outside of the project */
    table repeats; /* path -> ft_repeat; only of templates */
    table system;  /* language and spelled name -> not NULL if the compiler has that header itself */
    table guarded; /* path -> not NULL if the compiler may see the file */
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
    memo->texts.keys = ft_interner_new();
    memo->repeats.keys = ft_interner_new();
    memo->system.keys = ft_interner_new();
    memo->guarded.keys = ft_interner_new();
    memo->found.keys = ft_interner_new();
    return memo;
}

void ft_memo_free(ft_memo *memo)
{
    if (!memo)
        return;
    ft_interner_free(memo->scans.keys);
    ft_interner_free(memo->tokens.keys);
    ft_interner_free(memo->texts.keys);
    ft_interner_free(memo->repeats.keys);
    ft_interner_free(memo->system.keys);
    ft_interner_free(memo->guarded.keys);
    ft_interner_free(memo->found.keys);
    ft_vec_release(&memo->scans.values);
    ft_vec_release(&memo->tokens.values);
    ft_vec_release(&memo->texts.values);
    ft_vec_release(&memo->repeats.values);
    ft_vec_release(&memo->system.values);
    ft_vec_release(&memo->guarded.values);
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

static const void *expand_text(ft_parser *parser, const char *path, const char *text, size_t len)
{
    (void)path;
    const char *clean = ft_without_embeds(parser->arena, text, len);
    return ft_repeat_expand(parser->arena, clean ? clean : text, len);
}

/* What read makes of the file at path, made once; NULL if it cannot be read. Of a template, what it stands for
 * is read, except to expand it. */
static const void *read_once(ft_memo *memo, table *t, const char *path,
                             const void *(*read)(ft_parser *, const char *, const char *, size_t))
{
    bool known;
    const void **slot = table_slot(t, path, &known);
    if (known)
        return *slot;
    const ft_repeat *repeat = t == &memo->repeats ? NULL : ft_memo_repeat(memo, path);
    if (repeat)
        return *slot = read(memo->parser, path, repeat->text, repeat->len);
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

const ft_repeat *ft_memo_repeat(ft_memo *memo, const char *path)
{
    return ft_repeat_is_template(path) ? read_once(memo, &memo->repeats, path, expand_text) : NULL;
}

const ft_toks *ft_memo_tokens(ft_memo *memo, const char *path)
{
    return read_once(memo, &memo->tokens, path, lex_text);
}

static const void *keep_text(ft_parser *parser, const char *path, const char *s, size_t len)
{
    (void)path;
    kept_text *kept = FT_NEW(parser->arena, kept_text);
    *kept = (kept_text){ft_arena_strndup(parser->arena, s, len), len};
    return kept;
}

static const void *fixed_text(ft_parser *parser, const char *path)
{
    for (size_t i = 0; i < parser->fixed.n; i++) {
        if (strcmp(parser->fixed.v[i].Filename, path) == 0) {
            kept_text *kept = FT_NEW(parser->arena, kept_text);
            *kept = (kept_text){parser->fixed.v[i].Contents, parser->fixed.v[i].Length};
            return kept;
        }
    }
    return NULL;
}

const char *ft_memo_text(ft_memo *memo, const char *path, size_t *len)
{
    bool known;
    const kept_text *kept;
    if (strncmp(path, FT_CAPI_DIR, strlen(FT_CAPI_DIR)) == 0) {
        const void **slot = table_slot(&memo->texts, path, &known);
        kept = known ? *slot : (*slot = fixed_text(memo->parser, path));
    } else {
        kept = ft_memo_allows(memo, path) ? read_once(memo, &memo->texts, path, keep_text) : NULL;
    }
    if (!kept)
        return NULL;
    *len = kept->len;
    return kept->s;
}

bool ft_memo_allows(ft_memo *memo, const char *path)
{
    bool known;
    const void **slot = table_slot(&memo->guarded, path, &known);
    if (!known && ft_guard_allows(memo->parser, path))
        *slot = memo;
    return *slot != NULL;
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

static const void **system_slot(ft_memo *memo, const char *spelled, bool is_cxx, bool *known)
{
    ft_strbuf key;
    ft_strbuf_init(&key);
    ft_strbuf_addf(&key, "%c%s", is_cxx ? '+' : ' ', spelled);
    const void **slot = table_slot(&memo->system, key.s, known);
    ft_strbuf_release(&key);
    return slot;
}

/*
 * Asks the compiler by parsing __has_include lines, one per name: each that holds is told by an #error.
 * Guessing would not do: an empty header in the place of one that is there is found by the #include_next
 * of the compiler's own stdatomic.h, limits.h, ...
 */
static void probe_system(ft_memo *memo, const char *const *names, size_t n, bool is_cxx)
{
    const char *path = is_cxx ? FT_CAPI_DIR "/probe.cpp" : FT_CAPI_DIR "/probe.c";
    const char *args[] = {"-ferror-limit=0", "-nostdinc"};
    ft_strbuf text;
    ft_strbuf_init(&text);
    for (size_t i = 0; i < n; i++)
        ft_strbuf_addf(&text, "#if __has_include(<%s>)\n#error %zu\n#endif\n", names[i], i);
    struct CXUnsavedFile file = {path, text.s, text.len};
    CXTranslationUnit tu = NULL;
    if (clang_parseTranslationUnit2(memo->parser->index, path, args, 1 + ft_fixed_no_system(), &file, 1, CXTranslationUnit_KeepGoing, &tu) ==
        CXError_Success) {
        unsigned n_diags = clang_getNumDiagnostics(tu); /* builds the list anew at every call */
        for (unsigned i = 0; i < n_diags; i++) {
            bool known;
            CXDiagnostic diag = clang_getDiagnostic(tu, i);
            CXString said = clang_getDiagnosticSpelling(diag);
            size_t which = strtoul(clang_getCString(said), NULL, 10);
            if (which < n)
                *system_slot(memo, names[which], is_cxx, &known) = memo;
            clang_disposeString(said);
            clang_disposeDiagnostic(diag);
        }
        clang_disposeTranslationUnit(tu);
    }
    ft_strbuf_release(&text);
}

void ft_memo_ask_system(ft_memo *memo, const char *const *names, size_t n, bool is_cxx)
{
    FT_VEC(const char *) ask = {0};
    for (size_t i = 0; i < n; i++) {
        bool known;
        system_slot(memo, names[i], is_cxx, &known);
        if (!known && !strpbrk(names[i], "<>\"\\\n"))
            ft_vec_push(&ask, names[i]);
    }
    if (ask.n > 0)
        probe_system(memo, ask.v, ask.n, is_cxx);
    ft_vec_release(&ask);
}

bool ft_memo_system_has(ft_memo *memo, const char *spelled, bool is_cxx)
{
    bool known;
    return *system_slot(memo, spelled, is_cxx, &known) != NULL;
}

bool ft_memo_is_capi(const ft_memo *memo, const char *spelled)
{
    for (size_t i = 0; i < memo->parser->options->n_capi; i++)
        if (strcmp(memo->parser->options->capi[i].name, spelled) == 0)
            return true;
    return false;
}
