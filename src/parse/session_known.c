/*
 * Which names the headers outside of the project may declare: all words in the text of a header and of what it includes,
 * in whatever branch. A guess that errs on one side: a name that is not among them is surely not declared there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "parse/heal_lex.h"
#include "parse/heal_ptrmap.h"
#include "parse/heal_words.h"
#include "parse/session.h"

/* One header as far as it goes by itself. */
typedef struct header {
    const char *path;
    const char **words;
    size_t n_words;
    struct header **includes;
    size_t n_includes;
    unsigned visit; /* the last walk that came by */
} header;

struct ft_known {
    ft_parser *parser;
    FT_VEC(const char *) dirs; /* where the compiler looks for the system's headers */
    bool has_dirs;
    ft_interner *paths;
    FT_VEC(header *) headers; /* by number of their path */
    ft_interner *spelled;
    FT_VEC(ft_ptrmap *) closures; /* by number of what was spelled; NULL: no such header */
    unsigned visit;
    ft_ptrmap sse; /* names of vector instructions up to SSE4 */
    FT_VEC(const header *) last; /* by number of a word: the last header in which it was seen */
};

ft_known *ft_known_new(ft_parser *parser)
{
    ft_known *known = ft_xcalloc(1, sizeof *known);
    known->parser = parser;
    known->paths = ft_interner_new();
    known->spelled = ft_interner_new();
    return known;
}

void ft_known_free(ft_known *known)
{
    if (!known)
        return;
    for (size_t i = 0; i < known->closures.n; i++) {
        if (known->closures.v[i])
            ft_ptrmap_release(known->closures.v[i]);
        free(known->closures.v[i]);
    }
    ft_interner_free(known->paths);
    ft_interner_free(known->spelled);
    ft_vec_release(&known->dirs);
    ft_vec_release(&known->headers);
    ft_vec_release(&known->closures);
    ft_vec_release(&known->last);
    ft_ptrmap_release(&known->sse);
    free(known);
}

/* "/usr/include" of <sys/types.h> at "/usr/include/sys/types.h". */
static enum CXChildVisitResult note_dir(CXCursor c, CXCursor parent, CXClientData data)
{
    ft_known *known = data;
    (void)parent;
    if (clang_getCursorKind(c) != CXCursor_InclusionDirective)
        return CXChildVisit_Continue;
    CXString spelled = clang_getCursorSpelling(c), path = clang_getFileName(clang_getIncludedFile(c));
    const char *tail = clang_getCString(spelled), *full = clang_getCString(path);
    size_t n = tail ? strlen(tail) : 0, len = full ? strlen(full) : 0;
    if (len > n + 1 && strcmp(full + len - n, tail) == 0 && full[len - n - 1] == '/') {
        const char *dir = ft_intern_n(known->parser->strings, full, len - n - 1);
        bool is_new = true;
        for (size_t i = 0; i < known->dirs.n; i++)
            is_new &= known->dirs.v[i] != dir;
        if (is_new)
            ft_vec_push(&known->dirs, dir);
    }
    clang_disposeString(spelled);
    clang_disposeString(path);
    return CXChildVisit_Continue;
}

/* The compiler does not say where it looks, but what it finds. */
static void find_dirs(ft_known *known)
{
    static const char name[] = FT_CAPI_DIR "/dirs.c";
    static const char text[] = "#include <stdarg.h>\n#include <errno.h>\n#include <sys/types.h>\n";
    struct CXUnsavedFile file = {name, text, sizeof text - 1};
    CXTranslationUnit tu = NULL;

    known->has_dirs = true;
    if (ft_fixed_no_system())
        return;
    if (ft_path_is_dir("/usr/local/include"))
        ft_vec_push(&known->dirs, "/usr/local/include");
    if (clang_parseTranslationUnit2(known->parser->index, name, NULL, 0, &file, 1,
                                    CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_KeepGoing, &tu) != CXError_Success)
        return;
    clang_visitChildren(clang_getTranslationUnitCursor(tu), note_dir, known);
    clang_disposeTranslationUnit(tu);
}

static const struct CXUnsavedFile *find_fixed(const ft_known *known, const char *path)
{
    for (size_t i = 0; i < known->parser->fixed.n; i++)
        if (strcmp(known->parser->fixed.v[i].Filename, path) == 0)
            return &known->parser->fixed.v[i];
    return NULL;
}

/* The path of a header that a file in the folder from includes; NULL: none that is known here. */
static const char *find(ft_known *known, ft_arena *arena, const char *from, const char *spelled)
{
    const char *path = spelled;
    if (spelled[0] == '/')
        return find_fixed(known, path) || ft_path_is_file(path) ? path : NULL;
    if (from) {
        path = ft_path_join(arena, from, spelled);
        if (find_fixed(known, path) || (strncmp(path, FT_CAPI_DIR, strlen(FT_CAPI_DIR)) != 0 && ft_path_is_file(path)))
            return path;
    }
    path = ft_path_join(arena, FT_ALL_DIR, spelled);
    if (find_fixed(known, path))
        return path;
    for (size_t i = 0; i < known->dirs.n; i++) {
        path = ft_path_join(arena, known->dirs.v[i], spelled);
        if (ft_path_is_file(path))
            return path;
    }
    path = ft_path_join(arena, FT_BUILTIN_DIR, spelled);
    return find_fixed(known, path) ? path : NULL;
}

static header *read_header(ft_known *known, const char *path);

typedef struct word_list {
    ft_known *known;
    const header *header;
    FT_VEC(const char *) words;
} word_list;

static void note_word(void *data, const char *word, size_t len)
{
    word_list *list = data;
    ft_known *known = list->known;
    uint32_t id = ft_intern_id_n(known->parser->strings, word, len);
    while (known->last.n <= id)
        ft_vec_push(&known->last, NULL);
    if (known->last.v[id] == list->header)
        return;
    known->last.v[id] = list->header;
    const char *text = ft_intern_text(known->parser->strings, id);
    if (!ft_lex_is_keyword(text))
        ft_vec_push(&list->words, text);
}

static void read_text(ft_known *known, header *h, const char *text, size_t len)
{
    ft_arena *scratch = ft_arena_new();
    ft_scan *scan = ft_scan_text(scratch, known->parser->strings, text, len);
    word_list list = {.known = known, .header = h};
    FT_VEC(header *) includes = {0};

    ft_words_each(text, len, note_word, &list);
    const char *dir = ft_path_dir(scratch, h->path);
    for (size_t i = 0; i < scan->n_includes; i++) {
        const char *path = find(known, scratch, dir, scan->includes[i].spelled);
        header *next = path ? read_header(known, ft_path_clean(scratch, path)) : NULL;
        if (next)
            ft_vec_push(&includes, next);
    }
    h->n_words = list.words.n;
    h->words = ft_arena_dup(known->parser->arena, list.words.v, list.words.n, sizeof *list.words.v);
    h->n_includes = includes.n;
    h->includes = ft_arena_dup(known->parser->arena, includes.v, includes.n, sizeof *includes.v);
    ft_vec_release(&list.words);
    ft_vec_release(&includes);
    ft_arena_free(scratch);
}

static bool ends_in(const char *path, const char *tail)
{
    size_t n = strlen(path), t = strlen(tail);
    return n > t && strcmp(path + n - t, tail) == 0;
}

/* Never NULL; a file that cannot be read is empty. */
static header *read_header(ft_known *known, const char *path)
{
    uint32_t id = ft_intern_id(known->paths, path);
    if (id < known->headers.n && known->headers.v[id])
        return known->headers.v[id];
    while (known->headers.n <= id)
        ft_vec_push(&known->headers, NULL);
    header *h = FT_NEW(known->parser->arena, header);
    known->headers.v[id] = h; /* now: headers include each other in circles */
    h->path = ft_arena_strdup(known->parser->arena, path);
    if (ends_in(path, "intrin.h")) { /* they make up two megabytes, and their names are known by their form */
        h->words = FT_NEW_ARRAY(known->parser->arena, const char *, 1);
        h->words[h->n_words++] = ft_intern(known->parser->strings, FT_X86_WORD);
        return h;
    }
    const struct CXUnsavedFile *fixed = find_fixed(known, path);
    if (fixed) {
        read_text(known, h, fixed->Contents, fixed->Length);
        return h;
    }
    ft_arena *scratch = ft_arena_new();
    ft_error ignored = {0};
    char *text;
    size_t len;
    if (ft_read_file(scratch, path, &text, &len, &ignored))
        read_text(known, h, text, len);
    ft_arena_free(scratch);
    return h;
}

static void add_words(ft_known *known, header *h, ft_ptrmap *all)
{
    if (h->visit == known->visit)
        return;
    h->visit = known->visit;
    for (size_t i = 0; i < h->n_words; i++)
        ft_ptrmap_add(all, h->words[i], 0);
    for (size_t i = 0; i < h->n_includes; i++)
        add_words(known, h->includes[i], all);
}

const ft_ptrmap *ft_known_words(ft_known *known, const char *spelled)
{
    uint32_t id = ft_intern_id(known->spelled, spelled);
    if (id < known->closures.n)
        return known->closures.v[id];
    if (!known->has_dirs)
        find_dirs(known);
    ft_ptrmap *all = NULL;
    ft_arena *scratch = ft_arena_new();
    const char *path = strstr(spelled, "..") ? NULL : find(known, scratch, NULL, spelled);
    if (path && spelled[0] != '/') {
        all = ft_xcalloc(1, sizeof *all);
        known->visit++;
        add_words(known, read_header(known, ft_path_clean(scratch, path)), all);
    }
    ft_arena_free(scratch);
    while (known->closures.n <= id)
        ft_vec_push(&known->closures, NULL);
    known->closures.v[id] = all;
    return all;
}

static void note_sse(void *data, const char *word, size_t len)
{
    ft_known *known = data;
    if (word[0] == '_')
        ft_ptrmap_add(&known->sse, ft_intern_n(known->parser->strings, word, len), 0);
}

static void read_sse(ft_known *known)
{
    static const char *const names[] = {"mmintrin.h",  "xmmintrin.h",    "mm_malloc.h",   "emmintrin.h", "pmmintrin.h",
                                        "tmmintrin.h", "popcntintrin.h", "crc32intrin.h", FT_SSE_HEADER};
    ft_arena *scratch = ft_arena_new();
    if (!known->has_dirs)
        find_dirs(known);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *path = find(known, scratch, NULL, names[i]);
        ft_error ignored = {0};
        char *text;
        size_t len;
        if (path && ft_read_file(scratch, path, &text, &len, &ignored))
            ft_words_each(text, len, note_sse, known);
    }
    ft_arena_free(scratch);
    ft_ptrmap_add(&known->sse, "", 0); /* never empty from now on */
}

bool ft_known_is_sse(ft_known *known, const char *name)
{
    if (known->sse.n == 0)
        read_sse(known);
    return ft_ptrmap_find(&known->sse, name);
}
