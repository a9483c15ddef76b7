#include "source/database.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <jansson.h>

#include "base/path.h"
#include "base/vec.h"
#include "source/shell.h"

enum { MAX_BYTES = 256 * 1024 * 1024 };

static const char file_name[] = "compile_commands.json";

typedef struct row {
    const char *file; /* real path */
    size_t order;
    const char *directory;
    const json_t *entry;
} row;

struct ft_database {
    ft_arena *arena;
    json_t *json;
    FT_VEC(row) rows; /* by file, then by order */
    size_t n_damaged;
};

static int compare_rows(const void *a, const void *b)
{
    const row *x = a, *y = b;
    int diff = strcmp(x->file, y->file);

    return diff ? diff : (x->order > y->order) - (x->order < y->order);
}

static bool has_command(const json_t *entry)
{
    return json_is_array(json_object_get(entry, "arguments")) ||
           json_is_string(json_object_get(entry, "command"));
}

/* Files that do not exist (yet) cannot be asked for either: no row. */
static void add_entry(ft_database *db, const json_t *entry, size_t order, const char *base)
{
    const char *directory = json_string_value(json_object_get(entry, "directory"));
    const char *file = json_string_value(json_object_get(entry, "file"));

    if (!directory || !file || !has_command(entry)) {
        db->n_damaged++;
        return;
    }
    row r = { .order = order, .entry = entry };
    r.directory = ft_path_clean(db->arena, ft_path_join(db->arena, base, directory));
    r.file = ft_path_real(db->arena, ft_path_join(db->arena, r.directory, file));
    if (r.file)
        ft_vec_push(&db->rows, r);
}

static json_t *load(ft_arena *arena, const char *path, const char *shown, ft_error *err)
{
    char *text;
    size_t len;
    struct stat st;
    json_error_t where;

    if (stat(path, &st) == 0 && st.st_size > MAX_BYTES) {
        ft_fail(err, FT_ERR_INPUT, "cannot read '%s': too large", shown);
        return NULL;
    }
    if (!ft_read_file(arena, path, &text, &len, err)) {
        const char *why = strstr(err->text, "': ");
        ft_fail(err, err->kind, "cannot read '%s': %s", shown, why ? why + 3 : err->text);
        return NULL;
    }
    json_t *json = json_loadb(text, len, 0, &where);
    if (!json) { /* what stands there is not shown: the name may be a link to anything */
        ft_fail(err, FT_ERR_INPUT, "cannot read '%s': line %d column %d: not valid JSON", shown, where.line,
                where.column);
    } else if (!json_is_array(json)) {
        ft_fail(err, FT_ERR_INPUT, "cannot read '%s': expected a list of commands", shown);
        json_decref(json);
        json = NULL;
    }
    return json;
}

ft_database *ft_database_open(ft_arena *arena, const char *path, const char *shown, ft_error *err)
{
    ft_arena *scratch = ft_arena_new(); /* for the text, which can be large */
    json_t *json = load(scratch, path, shown, err);
    size_t i;
    json_t *entry;

    ft_arena_free(scratch);
    if (!json)
        return NULL;
    ft_database *db = ft_xcalloc(1, sizeof *db);
    const char *base = ft_path_dir(arena, path);
    db->arena = arena;
    db->json = json;
    json_array_foreach(json, i, entry)
        add_entry(db, entry, i, base);
    if (db->rows.n)
        qsort(db->rows.v, db->rows.n, sizeof db->rows.v[0], compare_rows);
    return db;
}

void ft_database_close(ft_database *db)
{
    if (!db)
        return;
    json_decref(db->json);
    ft_vec_release(&db->rows);
    free(db);
}

size_t ft_database_count(const ft_database *db)
{
    return db->rows.n;
}

size_t ft_database_damaged(const ft_database *db)
{
    return db->n_damaged;
}

static const char *const *read_arguments(ft_arena *arena, const json_t *list, size_t *n)
{
    FT_VEC(const char *) words = { 0 };

    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *word = json_string_value(json_array_get(list, i));
        if (word)
            ft_vec_push(&words, word);
    }
    const char *const *copy = ft_arena_dup(arena, words.v, words.n, sizeof words.v[0]);
    *n = words.n;
    ft_vec_release(&words);
    return copy;
}

bool ft_database_find(ft_database *db, const char *path, ft_command *command)
{
    const char *real = ft_path_real(db->arena, path);
    size_t lo = 0, hi = db->rows.n;

    if (!real)
        return false;
    while (lo < hi) { /* the first row that is not before it */
        size_t mid = (lo + hi) / 2;
        if (strcmp(db->rows.v[mid].file, real) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == db->rows.n || strcmp(db->rows.v[lo].file, real) != 0)
        return false;
    const row *r = &db->rows.v[lo];
    const json_t *list = json_object_get(r->entry, "arguments");
    command->directory = r->directory;
    if (json_is_array(list))
        command->argv = read_arguments(db->arena, list, &command->n);
    else
        command->argv = ft_shell_split(db->arena, json_string_value(json_object_get(r->entry, "command")),
                                       &command->n);
    return true;
}

static const char *look_in(ft_arena *arena, const char *dir)
{
    const char *path = ft_path_join(arena, dir, file_name);

    return ft_path_is_file(path) ? path : NULL;
}

/* build, build-debug, builddir ...: the first of them, by bytes, that has one. */
static const char *look_in_build_folders(ft_arena *arena, const char *root)
{
    DIR *dir = opendir(root);
    const char *best = NULL;

    if (!dir)
        return NULL;
    for (const struct dirent *d; (d = readdir(dir)) != NULL;) {
        if (strncmp(d->d_name, "build", 5) != 0)
            continue;
        const char *path = look_in(arena, ft_path_join(arena, root, d->d_name));
        if (path && (!best || strcmp(path, best) < 0))
            best = path;
    }
    closedir(dir);
    return best;
}

const char *ft_database_search(ft_arena *arena, const char *root, const char *start)
{
    const char *path = look_in(arena, root);

    if (!path)
        path = look_in_build_folders(arena, root);
    if (!path)
        path = look_in(arena, start);
    if (!path && strcmp(root, start) != 0)
        path = look_in_build_folders(arena, start);
    return path;
}
