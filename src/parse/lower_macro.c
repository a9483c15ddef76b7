/* Uses of macros, by offset: what the code at a place was expanded from. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/lowering.h"

void lw_macros_add(lw_unit *lw, CXCursor expansion)
{
    CXSourceRange range = clang_getCursorExtent(expansion);
    CXFile handle;
    unsigned start, end;

    clang_getFileLocation(clang_getRangeStart(range), &handle, NULL, NULL, &start);
    lw_file *file = lw_file_of(lw, handle);
    if (!file || !file->in_project)
        return;
    clang_getFileLocation(clang_getRangeEnd(range), NULL, NULL, NULL, &end);
    if (end <= start || end > file->len)
        return;
    lw_expansion x = { start, end, lw_spelling(lw, expansion), -1, file->text[end - 1] == ')',
                       clang_getCursorReferenced(expansion) };
    ft_vec_push(&file->expansions, x);
}

static int by_start(const void *a, const void *b)
{
    const lw_expansion *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end == y->end ? 0 : x->end > y->end ? -1 : 1;
}

/* A fragment included twice reports its uses twice. */
static void drop_repeated(lw_file *file)
{
    size_t n = 0;

    for (size_t i = 0; i < file->expansions.n; i++) {
        if (n && by_start(&file->expansions.v[n - 1], &file->expansions.v[i]) == 0)
            continue;
        file->expansions.v[n++] = file->expansions.v[i];
    }
    file->expansions.n = n;
}

void lw_macros_finish(lw_unit *lw)
{
    for (size_t i = 0; i < lw->files.n; i++) {
        lw_file *file = lw->files.v[i];
        int32_t open = -1;

        if (!file->expansions.n)
            continue;
        qsort(file->expansions.v, file->expansions.n, sizeof *file->expansions.v, by_start);
        drop_repeated(file);
        for (size_t k = 0; k < file->expansions.n; k++) {
            lw_expansion *x = &file->expansions.v[k];
            while (open >= 0 && file->expansions.v[open].end <= x->start)
                open = file->expansions.v[open].parent;
            x->parent = open;
            open = (int32_t)k;
        }
    }
}

/* The last use that starts at or before offset. */
static const lw_expansion *last_before(const lw_file *file, uint32_t offset)
{
    size_t low = 0, high = file->expansions.n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (file->expansions.v[mid].start <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low ? &file->expansions.v[low - 1] : NULL;
}

const lw_expansion *lw_macro_inner(const lw_file *file, uint32_t offset)
{
    const lw_expansion *x = last_before(file, offset);

    while (x && x->end <= offset)
        x = x->parent < 0 ? NULL : &file->expansions.v[x->parent];
    return x;
}

const lw_expansion *lw_macro_outer(const lw_file *file, uint32_t offset)
{
    const lw_expansion *x = lw_macro_inner(file, offset);

    while (x && x->parent >= 0)
        x = &file->expansions.v[x->parent];
    return x;
}

const lw_expansion *lw_macro_at(const lw_file *file, uint32_t offset)
{
    const lw_expansion *x = last_before(file, offset);

    return x && x->start == offset ? x : NULL;
}

/* ---- the other direction: which definition a token was spelled in ---- */

static bool spelled_at(lw_unit *lw, CXCursor c, lw_file **file, uint32_t *offset)
{
    bool is_last = lw->place.file && clang_equalCursors(c, lw->place_cursor);
    CXSourceLocation start = is_last ? lw->place_start : clang_getRangeStart(clang_getCursorExtent(c));
    const lw_spot *spot = lw_spot_of(lw, lw->spelling_spots, start);

    *file = spot->file;
    *offset = spot->offset;
    if (!*file)
        return false;
    lw_file_load(lw, *file);
    return *offset < (*file)->len;
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

/* The newline that ends the logical line at p, or end. */
static const char *line_end(const char *p, const char *end)
{
    for (const char *from = p;; p++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            return end;
        if (p == from || (p[-1] != '\\' && (p[-1] != '\r' || p - 1 == from || p[-2] != '\\')))
            return p;
    }
}

static void find_definitions(lw_file *file)
{
    const char *end = file->text + file->len, *stop;

    file->has_definitions = true;
    for (const char *p = file->text; p < end; p = stop + 1) {
        stop = line_end(p, end);
        const char *first = skip_blanks(p, stop);
        if (first == stop || *first != '#')
            continue;
        first = skip_blanks(first + 1, stop);
        if (stop - first < 6 || memcmp(first, "define", 6) != 0)
            continue;
        lw_definition d = { (uint32_t)(p - file->text), (uint32_t)(stop - file->text), (uint32_t)(skip_blanks(first + 6, stop) - file->text) };
        ft_vec_push(&file->definitions, d);
    }
}

/* The macro that the logical line around offset defines, else NULL. Most code is made by few macros with long bodies. */
static const lw_definition *definition_at(lw_file *file, uint32_t offset)
{
    if (!file->has_definitions)
        find_definitions(file);
    size_t low = 0, high = file->definitions.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (file->definitions.v[mid].start <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low && offset <= file->definitions.v[low - 1].end ? &file->definitions.v[low - 1] : NULL;
}

static size_t word_length(const char *p)
{
    size_t n = 0;

    if (isdigit((unsigned char)*p))
        return 0;
    while (isalnum((unsigned char)p[n]) || p[n] == '_')
        n++;
    return n;
}

const char *lw_macro_spelled(lw_unit *lw, CXCursor c)
{
    lw_file *file;
    uint32_t offset;

    if (!spelled_at(lw, c, &file, &offset))
        return NULL;
    const lw_definition *d = definition_at(file, offset);
    return d ? ft_intern_n(lw->strings, file->text + d->name, word_length(file->text + d->name)) : NULL;
}

/* From the name of the macro on; NULL if it is not defined in a file. */
static const char *definition_text(lw_unit *lw, const lw_expansion *x, size_t *len)
{
    if (clang_Cursor_isNull(x->definition))
        return NULL;
    CXSourceRange range = clang_getCursorExtent(x->definition);
    lw_place start = lw_location(lw, clang_getRangeStart(range)), end = lw_location(lw, clang_getRangeEnd(range));
    if (!start.file || start.file != end.file || end.start < start.start)
        return NULL;
    lw_file_load(lw, start.file);
    if (end.start > start.file->len)
        return NULL;
    *len = end.start - start.start;
    return start.file->text + start.start;
}

/* ""; "((void)0)"; "do { } while (0)" */
bool lw_macro_is_empty(lw_unit *lw, const lw_expansion *x)
{
    static const char *const nothing[] = { "do", "while", "void", "0" };
    size_t len;
    const char *text = definition_text(lw, x, &len), *p = text, *end = text ? text + len : NULL;

    if (!text || !x->is_call || !(p = memchr(text, ')', len)))
        return false;
    for (p++; p < end;) {
        size_t word = isdigit((unsigned char)*p) ? 1 : word_length(p), k = 0;
        if (!word && !strchr(" \t\r\n\\(){};", *p))
            return false;
        while (word && k < sizeof nothing / sizeof *nothing &&
               (strlen(nothing[k]) != word || memcmp(nothing[k], p, word) != 0))
            k++;
        if (k == sizeof nothing / sizeof *nothing)
            return false;
        p += word ? word : 1;
    }
    return true;
}

/*
 * Before LLVM 19, libclang takes the place of use for the place of spelling: then c starts, it says, at the use
 * of a macro, and all there is to look at is the definition of that macro.
 */
static const char *used_definition(lw_unit *lw, CXCursor c, size_t *len)
{
    lw_file *file;
    uint32_t offset;

    if (!spelled_at(lw, c, &file, &offset))
        return NULL;
    const lw_expansion *x = lw_macro_at(file, offset);
    return x ? definition_text(lw, x, len) : NULL;
}

const char *lw_macro_body(lw_unit *lw, CXCursor c, size_t *len)
{
    lw_file *file;
    uint32_t offset;

    if (!spelled_at(lw, c, &file, &offset))
        return NULL;
    const lw_definition *d = definition_at(file, offset);
    if (!d)
        return used_definition(lw, c, len);
    *len = d->end - d->name;
    return file->text + d->name;
}

static const char *builtin_word(lw_unit *lw, const char *text, size_t len)
{
    static const char *const prefixes[] = { "__c11_atomic_", "__scoped_atomic_", "__atomic_", "__builtin_", "atomic_" };

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const char *p = memmem(text, len, prefixes[i], strlen(prefixes[i]));
        if (p)
            return ft_intern_n(lw->strings, p, word_length(p));
    }
    return NULL;
}

const char *lw_first_word(lw_unit *lw, CXCursor c)
{
    lw_file *file;
    uint32_t offset;
    size_t len = 0;

    if (!spelled_at(lw, c, &file, &offset))
        return "";
    const char *body = used_definition(lw, c, &len);
    const char *builtin = body ? builtin_word(lw, body, len) : NULL;
    if (builtin)
        return builtin;
    return ft_intern_n(lw->strings, file->text + offset, word_length(file->text + offset));
}

/* ---- uses outside of functions ---- */

static int by_range(const void *a, const void *b)
{
    const lw_range *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

/* Uses come by start: next is the first function that may still hold one. */
static bool in_function(const lw_file *file, size_t *next, uint32_t offset)
{
    while (*next < file->functions.n && file->functions.v[*next].end <= offset)
        ++*next;
    return *next < file->functions.n && offset > file->functions.v[*next].start;
}

void lw_expansions_out(lw_unit *lw)
{
    FT_VEC(ft_expansion) out = { 0 };

    for (size_t i = 0; i < lw->files.n; i++) {
        lw_file *file = lw->files.v[i];
        size_t next = 0;

        if (file->functions.n)
            qsort(file->functions.v, file->functions.n, sizeof *file->functions.v, by_range);
        for (size_t k = 0; k < file->expansions.n; k++) {
            const lw_expansion *x = &file->expansions.v[k];
            if (x->parent >= 0 || !x->is_call || in_function(file, &next, x->start))
                continue;
            lw_place place = { file, x->start, x->end };
            ft_expansion row = { x->name, lw_text(lw, place, 200), lw_loc(lw, place) };
            ft_vec_push(&out, row);
        }
    }
    lw->unit->expansions = ft_arena_dup(lw->arena, out.v, out.n, sizeof *out.v);
    lw->unit->n_expansions = (uint32_t)out.n;
    ft_vec_release(&out);
}
