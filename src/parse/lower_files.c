/* Files, offsets, lines: where things stand in the source. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/strbuf.h"
#include "parse/lowering.h"
#include "parse/repeat.h"

static bool is_project_path(const lw_unit *lw, const char *path)
{
    if (lw->options->capi_dir && ft_path_is_below(path, lw->options->capi_dir))
        return false;
    return lw->options->project_root && ft_path_is_below(path, lw->options->project_root);
}

void lw_file_load(lw_unit *lw, lw_file *file)
{
    size_t len = 0;

    if (file->is_loaded)
        return;
    file->is_loaded = true;
    const char *text = !file->in_project && lw->options->text_of ? lw->options->text_of(lw->options->text_data, file->path, &len) : NULL;
    if (!text) /* slow: it looks through all that the compiler knows of files */
        text = clang_getFileContents(lw->tu, file->handle, &len);
    if (!text || len >= UINT32_MAX)
        return;
    file->text = text;
    file->len = (uint32_t)len;
}

static const ft_repeat *find_repeat(const lw_unit *lw, const char *path)
{
    for (size_t i = 0; i < lw->options->n_templates; i++) {
        if (strcmp(lw->options->templates[i].path, path) == 0)
            return lw->options->templates[i].repeat;
    }
    return NULL;
}

/* The hundred headers of the system are loaded only when something is looked up in them. */
static lw_file *add_file(lw_unit *lw, CXFile handle, const char *path)
{
    lw_file *file = FT_NEW(lw->arena, lw_file);

    file->handle = handle;
    file->path = path;
    file->repeat = find_repeat(lw, path);
    file->text = "";
    file->index = -1;
    file->in_project = is_project_path(lw, path);
    if (file->in_project)
        lw_file_load(lw, file);
    ft_vec_push(&lw->files, file);
    return file;
}

/* One file can have several handles (links, other spellings). */
static lw_file *find_file(lw_unit *lw, CXFile handle)
{
    for (size_t i = 0; i < lw->files.n; i++) {
        if (lw->files.v[i]->handle == handle)
            return lw->files.v[i];
    }
    const char *name = lw_string(lw, clang_getFileName(handle));
    const char *path = ft_intern(lw->strings, ft_path_absolute(lw->arena, name));
    for (size_t i = 0; i < lw->files.n; i++) {
        if (lw->files.v[i]->path == path)
            return lw->files.v[i];
    }
    return add_file(lw, handle, path);
}

lw_file *lw_file_of(lw_unit *lw, CXFile handle)
{
    if (!handle)
        return NULL;
    size_t slot = ((uintptr_t)handle >> 4) % (sizeof lw->file_memo / sizeof *lw->file_memo);

    if (lw->file_memo[slot].handle != handle) {
        lw->file_memo[slot].file = find_file(lw, handle);
        lw->file_memo[slot].handle = handle;
    }
    return lw->file_memo[slot].file;
}

void lw_files_init(lw_unit *lw)
{
    CXString name = clang_getTranslationUnitSpelling(lw->tu);
    lw_file *file = lw_file_of(lw, clang_getFile(lw->tu, clang_getCString(name)));

    clang_disposeString(name);
    if (!file)
        return;
    file->is_main = file->in_project = true;
    lw_file_load(lw, file);
    lw_loc(lw, (lw_place){ file, 0, 0 }); /* comes first */
}

void lw_files_release(lw_unit *lw)
{
    for (size_t i = 0; i < lw->files.n; i++) {
        lw_file *file = lw->files.v[i];
        ft_vec_release(&file->lines);
        ft_vec_release(&file->expansions);
        ft_vec_release(&file->definitions);
        ft_vec_release(&file->functions);
        ft_vec_release(&file->starts);
        ft_vec_release(&file->declared);
        ft_vec_release(&file->bodies);
        ft_vec_release(&file->errors);
    }
    ft_vec_release(&lw->files);
}

static uint32_t word_end(const lw_file *file, uint32_t at)
{
    uint32_t end = at;

    while (end < file->len && (file->text[end] == '_' || (file->text[end] & 0x80) ||
                               (file->text[end] >= '0' && file->text[end] <= '9') ||
                               ((file->text[end] | 32) >= 'a' && (file->text[end] | 32) <= 'z')))
        end++;
    return end > at ? end : at + 1;
}

/*
 * libclang adjusts the end of an extent to the end of the outermost macro use when the last token comes
 * from a macro's body, and leaves it at the token when it was written in an argument. Brings start and
 * end back together: what starts or ends in a body covers that use of the macro, and no more.
 */
static lw_place fit_to_macros(lw_place p)
{
    const lw_expansion *x = lw_macro_at(p.file, p.start);

    if (x) {
        const lw_expansion *outer = lw_macro_outer(p.file, p.start);
        if (p.end < x->end || (outer != x && p.end == outer->end))
            p.end = x->end;
        return p;
    }
    for (x = lw_macro_inner(p.file, p.start); x; x = x->parent < 0 ? NULL : &p.file->expansions.v[x->parent]) {
        if (p.end == x->end || p.end <= p.start) {
            p.end = x->end;
            p.start = x->start;
            return p;
        }
    }
    if (p.end <= p.start)
        p.end = word_end(p.file, p.start);
    return p;
}

lw_spot *lw_spot_of(lw_unit *lw, lw_spot *memo, CXSourceLocation at)
{
    lw_spot *spot = &memo[(at.int_data * 2654435761u) >> 22];
    CXFile handle;
    unsigned offset;

    if (clang_equalLocations(spot->at, at))
        return spot;
    if (memo == lw->file_spots)
        clang_getFileLocation(at, &handle, NULL, NULL, &offset);
    else
        clang_getSpellingLocation(at, &handle, NULL, NULL, &offset);
    *spot = (lw_spot){ at, lw_file_of(lw, handle), offset };
    return spot;
}

lw_place lw_place_of(lw_unit *lw, CXCursor c)
{
    if (lw->place.file && clang_equalCursors(c, lw->place_cursor))
        return lw->place;
    CXSourceRange range = clang_getCursorExtent(c);
    CXSourceLocation start = clang_getRangeStart(range);
    const lw_spot first = *lw_spot_of(lw, lw->file_spots, start);
    const lw_spot last = *lw_spot_of(lw, lw->file_spots, clang_getRangeEnd(range));
    lw_place place = { first.file, first.offset, first.file == last.file ? last.offset : first.offset };
    if (!place.file)
        return place;
    place = fit_to_macros(place);
    lw->place_cursor = c;
    lw->place_start = start;
    lw->place = place;
    return place;
}

lw_place lw_location(lw_unit *lw, CXSourceLocation at)
{
    const lw_spot *spot = lw_spot_of(lw, lw->file_spots, at);

    return (lw_place){ spot->file, spot->offset, spot->offset };
}

lw_place lw_name_place(lw_unit *lw, CXCursor c)
{
    lw_place place = lw_location(lw, clang_getCursorLocation(c));

    if (place.file) {
        const lw_expansion *x = lw_macro_at(place.file, place.start);
        place.end = x ? x->end : word_end(place.file, place.start);
    }
    return place;
}

static void fill_lines(lw_file *file)
{
    const char *text = file->text, *end = text + file->len, *p = text;

    ft_vec_push(&file->lines, 0u);
    while ((p = memchr(p, '\n', (size_t)(end - p)))) {
        p++;
        ft_vec_push(&file->lines, (uint32_t)(p - text));
    }
}

static void line_col(lw_file *file, uint32_t offset, uint32_t *line, uint32_t *col)
{
    if (!file->lines.n)
        fill_lines(file);
    size_t low = 0, high = file->lines.n;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (file->lines.v[mid] <= offset)
            low = mid;
        else
            high = mid;
    }
    *line = (uint32_t)low + 1;
    *col = offset - file->lines.v[low] + 1;
}

static const char *shown_path(lw_unit *lw, const char *path)
{
    const char *start = lw->options->start_dir;

    if (start && ft_path_is_below(path, start))
        path = ft_path_relative(lw->arena, path, start);
    return ft_intern(lw->strings, path);
}

static uint32_t file_index(lw_unit *lw, lw_file *file)
{
    if (file->index < 0) {
        file->index = (int32_t)lw->out_files.n;
        ft_file row = { .path = shown_path(lw, file->path), .in_project = file->in_project, .is_main = file->is_main,
                        .is_template = file->repeat != NULL };
        ft_vec_push(&lw->out_files, row);
    }
    return (uint32_t)file->index;
}

ft_loc lw_loc(lw_unit *lw, lw_place place)
{
    ft_loc loc = { 0 };

    if (!place.file)
        return loc;
    lw_file_load(lw, place.file);
    loc.file = file_index(lw, place.file);
    if (place.file->repeat) {
        ft_repeat_locate(place.file->repeat, place.start, false, &loc.line, &loc.col);
        ft_repeat_locate(place.file->repeat, place.end, place.end > place.start, &loc.end_line, &loc.end_col);
        if (loc.end_line < loc.line || (loc.end_line == loc.line && loc.end_col < loc.col)) { /* from round to round */
            loc.end_line = loc.line;
            loc.end_col = loc.col;
        }
    } else {
        line_col(place.file, place.start, &loc.line, &loc.col);
        line_col(place.file, place.end, &loc.end_line, &loc.end_col);
    }
    return loc;
}

ft_loc lw_loc_of(lw_unit *lw, CXCursor c)
{
    return lw_loc(lw, lw_place_of(lw, c));
}

static bool is_blank(const char *p)
{
    return *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r' || *p == '\f' || *p == '\v' ||
           (*p == '\\' && (p[1] == '\n' || p[1] == '\r'));
}

const char *lw_text(lw_unit *lw, lw_place place, size_t max)
{
    ft_strbuf out;
    bool gap = false;

    if (!place.file || place.end > place.file->len)
        return "";
    ft_strbuf_init(&out);
    for (const char *p = place.file->text + place.start; p < place.file->text + place.end; p++) {
        if (is_blank(p)) {
            gap = out.len > 0;
            continue;
        }
        if (out.len + gap >= max)
            break;
        if (gap)
            ft_strbuf_addch(&out, ' ');
        gap = false;
        ft_strbuf_addch(&out, *p);
    }
    size_t len = out.len;
    while (len == max && len > 0 && (out.s[len - 1] & 0x80) && (out.s[len - 1] & 0xC0) == 0x80)
        len--; /* do not cut inside of a UTF-8 sequence */
    const char *text = ft_intern_n(lw->strings, out.s, len);
    ft_strbuf_release(&out);
    return text;
}
