#include "parse/heal.h"

#include <stdlib.h>
#include <string.h>

#include "parse/heal_names.h"
#include "parse/heal_ptrmap.h"

enum { MAX_ROUNDS = 4, MAX_CXX_ROUNDS = 6, MAX_IDLE = 2, MAX_CXX_IDLE = 3 }; /* a C++ parser gives up sooner at what it does not know */

typedef struct healing_state {
    ft_healing pub; /* first: the steps see only this */
    ft_ptrmap by_name, by_last;
} healing_state;

ft_heal_name *ft_heal_entry(ft_healing *h, const char *name, bool make)
{
    healing_state *state = (healing_state *)h;
    uint32_t *index = ft_ptrmap_find(&state->by_name, name);
    if (index)
        return h->names.v[*index];
    if (!make)
        return NULL;
    ft_heal_name *e = FT_NEW(h->s->arena, ft_heal_name);
    e->name = e->last = e->shape.name = name;
    ft_ptrmap_add(&state->by_name, name, (uint32_t)h->names.n);
    ft_vec_push(&h->names, e);
    return e;
}

uint32_t ft_heal_index(ft_healing *h, const char *name)
{
    return *ft_ptrmap_find(&((healing_state *)h)->by_name, name);
}

ft_heal_name *ft_heal_scoped(ft_healing *h, const char *last)
{
    uint32_t *index = ft_ptrmap_find(&((healing_state *)h)->by_last, last);
    return index ? h->names.v[*index] : NULL;
}

ft_heal_name *ft_heal_make_scoped(ft_healing *h, const char *scope, const char *last)
{
    const char *name = ft_intern(h->strings, ft_arena_printf(h->s->arena, "%s::%s", scope, last));
    size_t before = h->names.n;
    ft_heal_name *e = ft_heal_entry(h, name, true);
    if (h->names.n > before) {
        e->scope = scope;
        e->last = e->shape.name = last;
        if (!ft_heal_scoped(h, last))
            ft_ptrmap_add(&((healing_state *)h)->by_last, last, (uint32_t)before);
    }
    return e;
}

const ft_toks *ft_heal_tokens(ft_healing *h, const char *path)
{
    for (size_t i = 0; i < h->files.n; i++)
        if (strcmp(h->files.v[i].path, path) == 0)
            return &h->files.v[i].toks;
    const ft_toks *toks = ft_memo_tokens(h->s->parser->memo, path);
    if (!toks)
        return NULL;
    ft_heal_file file = {.path = ft_arena_strdup(h->s->arena, path), .toks = *toks};
    ft_vec_push(&h->files, file);
    return toks;
}

/* The main file and every header of the project that it reaches. */
static void load_files(ft_healing *h)
{
    for (size_t i = 0; i < h->s->scans.n; i++)
        ft_heal_tokens(h, h->s->scans.v[i]->path);
}

/* The rounds of one unit. */
typedef struct course {
    ft_problems last; /* of the last parse */
    unsigned best;    /* errors of the best one */
    const char *best_text;
} course;

/* One parse with all that is known so far; keeps the better of the old and the new unit. */
static bool parse_again(ft_session *s, course *c)
{
    ft_error ignored = {0};
    CXTranslationUnit before = s->tu;
    s->tu = NULL;
    if (!ft_session_parse(s, &ignored)) {
        s->tu = before;
        return false;
    }
    c->last = ft_problems_read(s);
    CXTranslationUnit worse = s->tu;
    if (c->last.n_lost < c->best) {
        c->best = c->last.n_lost;
        c->best_text = s->heal_text;
        worse = before;
    } else {
        s->tu = before;
    }
    clang_disposeTranslationUnit(worse);
    return true;
}

static void note_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
    (void)stack, (void)depth;
    CXString name = clang_getFileName(file);
    ft_intern_id(data, clang_getCString(name));
    clang_disposeString(name);
}

/* Headers that were made up and are really used (not in a branch that is switched off). */
static void tell_headers(ft_session *s, ft_strbuf *out)
{
    ft_interner *included = ft_interner_new();
    clang_getInclusions(s->tu, note_inclusion, included);
    for (size_t i = 0; i < s->missing.n; i++) {
        uint32_t before = ft_interner_count(included);
        ft_intern_id(included, ft_arena_printf(s->arena, "%s/%s", FT_FOUND_DIR, s->missing.v[i]));
        if (ft_interner_count(included) == before) {
            ft_strbuf_addf(out, "/* missing header, made up: %s */\n", s->missing.v[i]);
            ft_vec_push(&s->assumed, ((ft_assumed){FT_ASSUMED_HEADER, s->missing.v[i], 0}));
        }
    }
    ft_interner_free(included);
}

/* How often the unit's own files use each name. */
static void count_uses(ft_healing *h)
{
    for (size_t f = 0; f < h->files.n; f++) {
        const ft_toks *toks = &h->files.v[f].toks;
        for (size_t i = 0; i < toks->n; i++) {
            const char *text = toks->v[i].text;
            ft_heal_name *e = text ? ft_heal_entry(h, text, false) : NULL;
            if (text && !e)
                e = ft_heal_scoped(h, text);
            if (e)
                e->n_uses++;
        }
    }
}

/* The declarations that were made up. */
static void tell_names(ft_healing *h)
{
    if (h->names.n > 0)
        count_uses(h);
    for (size_t i = 0; i < h->names.n; i++) {
        const ft_heal_name *e = h->names.v[i];
        if (e->kind != FT_HEAL_NOTHING && e->kind != FT_HEAL_HEADER && e->kind != FT_HEAL_BANNED)
            ft_vec_push(&h->s->assumed, ((ft_assumed){FT_ASSUMED_NAME, e->name, e->n_uses}));
    }
}

static void tell(ft_session *s, const char *text)
{
    ft_strbuf *out = &s->parser->healed;
    for (size_t i = 0; i < s->own.n; i++) {
        ft_strbuf_addf(out, "/* missing header, declared by ftlint itself: %s */\n", s->own.v[i]);
        ft_vec_push(&s->assumed, ((ft_assumed){FT_ASSUMED_OWN_HEADER, s->own.v[i], 0}));
    }
    if (s->missing.n > 0)
        tell_headers(s, out);
    if (text)
        ft_strbuf_adds(out, text);
}

ft_healing *ft_healing_new(ft_session *s)
{
    healing_state *state = ft_xcalloc(1, sizeof *state);
    state->pub.s = s;
    state->pub.strings = s->parser->strings;
    return &state->pub;
}

void ft_healing_free(ft_healing *h)
{
    healing_state *state = (healing_state *)h;
    ft_vec_release(&h->names);
    ft_vec_release(&h->files);
    ft_vec_release(&h->defines);
    ft_vec_release(&h->macros);
    ft_ptrmap_release(&h->macro_names);
    ft_ptrmap_release(&state->by_name);
    ft_ptrmap_release(&state->by_last);
    free(state);
}

/* What the build scripts define is read once, with the files that test it. */
static void load_evidence(ft_healing *h)
{
    if (h->files.n > 0)
        return;
    load_files(h);
    ft_heal_read_build(h);
}

/* What the names are and how they are used, from all that was read so far. */
static void work_out(ft_healing *h)
{
    for (size_t known = 0; known != h->names.n;) { /* once, except for namespaces in namespaces */
        known = h->names.n;
        ft_heal_note_uses(h);
        ft_heal_decide(h);
        ft_heal_expand_namespaces(h);
    }
    ft_heal_note_variables(h);
}

/* What the build scripts define alone. */
static void start_plainly(ft_healing *h)
{
    h->s->heal_text = NULL;
    if (h->s->missing.n == 0 && (h->s->has_build_flags || !ft_heal_has_build(h)))
        return;
    load_evidence(h);
    if (h->defines.n > 0)
        h->s->heal_text = ft_heal_write(h);
}

/* C++ that is written like C, with classes at most: where there are templates and scopes, what a name means cannot be told from the text. */
static bool is_plain(ft_healing *h)
{
    if (!h->s->is_cxx)
        return true;
    load_evidence(h);
    for (size_t f = 0; f < h->files.n; f++)
        for (size_t i = 0; i < h->files.v[f].toks.n; i++)
            if (h->files.v[f].toks.v[i].kind == FT_TOK_SCOPE || ft_tok_is(&h->files.v[f].toks.v[i], "template") ||
                ft_tok_is(&h->files.v[f].toks.v[i], "namespace"))
                return false;
    return true;
}

void ft_heal_prepare(ft_healing *h, bool foresee)
{
    start_plainly(h);
    if (!foresee || h->s->missing.n == 0 || !is_plain(h) || !ft_heal_foresee(h))
        return;
    h->is_foreseen = true;
    h->round++;
    work_out(h);
    ft_heal_drop_asked(h);
    h->s->heal_text = ft_heal_write(h);
}

/* Bodies of functions in the unit's own files, as far as they are on. */
static unsigned count_functions(const ft_healing *h)
{
    unsigned n = 0;
    for (size_t f = 0; f < h->files.n; f++) {
        const ft_heal_file *file = &h->files.v[f];
        for (size_t i = 1; i < file->toks.n; i++)
            n += file->toks.v[i].kind == '{' && file->toks.v[i].depth == 0 && file->toks.v[i - 1].kind == ')' && ft_heal_is_on(file, i);
    }
    return n;
}

/* What is left is so little that reading a large unit once more is not worth it. */
static bool is_enough(const ft_healing *h, const course *c)
{
    enum { ONE_IN = 200 };
    return c->last.n_lost == 0 || (h->is_foreseen && c->last.n_lost * ONE_IN <= count_functions(h));
}

static void go_rounds(ft_healing *h, course *c, int rounds)
{
    ft_session *s = h->s;
    int idle = 0; /* rounds without a gain */
    int max_idle = s->is_cxx ? MAX_CXX_IDLE : MAX_IDLE;
    for (int round = 0; round < rounds && idle < max_idle && !is_enough(h, c); round++) {
        unsigned before = c->best;
        size_t n_defines = h->defines.n;
        h->round++;
        load_evidence(h);
        if (!h->knows_branches || h->defines.n > n_defines) {
            ft_heal_note_branches(h);
            ft_heal_note_macros(h);
        }
        h->knows_branches = true;
        if (!ft_heal_read(h, &c->last) && h->defines.n == n_defines)
            break;
        work_out(h);
        const char *text = ft_heal_write(h);
        if (s->heal_text && strcmp(text, s->heal_text) == 0)
            break; /* nothing that changes what the compiler sees */
        s->heal_text = text;
        if (!parse_again(s, c))
            break;
        idle = c->best < before ? 0 : idle + 1;
    }
}

/*
 * Code for another platform trips over the headers of this one: "no member named 'sa_len' in 'struct sockaddr'", an
 * error in a macro of the system. It is read once more without them.
 */
static bool is_for_other_platform(const ft_healing *h, const ft_problems *problems)
{
    if (h->s->is_cxx || h->s->missing.n == 0 || h->s->no_system)
        return false;
    for (size_t i = 0; i < problems->n; i++) {
        const ft_problem *p = &problems->v[i];
        if (!p->in_heal && (!p->is_owned || strstr(p->text, "no member named")))
            return true;
    }
    return false;
}

void ft_heal(ft_healing *h)
{
    ft_session *s = h->s;
    course c = {.last = ft_problems_read(s), .best_text = s->heal_text};

    c.best = c.last.n_lost;
    if (c.best > 0)
        go_rounds(h, &c, s->is_cxx ? MAX_CXX_ROUNDS : MAX_ROUNDS);
    if (c.best > 0) {
        ft_problems left = ft_problems_read(s);
        if (is_for_other_platform(h, &left)) {
            ft_session_drop_system(s);
            if (parse_again(s, &c))
                go_rounds(h, &c, MAX_IDLE);
        }
    }
    tell(s, c.best_text);
    tell_names(h);
}
