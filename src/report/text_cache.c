#include "report/text_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/vec.h"

typedef struct cached_file {
    const char *path; /* as asked for */
    const char *real; /* links resolved, NULL: not below the root */
    const char *project_path;
    char **lines;
    uint32_t n_lines;
    ft_line_hash *hashes; /* made when the first is asked for */
    uint32_t n_hashes;
} cached_file;

struct ft_text_cache {
    ft_arena *arena;
    const char *start_dir, *root;
    FT_VEC(cached_file) files;
    size_t last; /* the file of the last question: they come in runs */
};

ft_text_cache *ft_text_cache_new(const char *start_dir)
{
    ft_text_cache *cache = ft_xcalloc(1, sizeof *cache);

    cache->arena = ft_arena_new();
    cache->start_dir = ft_arena_strdup(cache->arena, start_dir);
    ft_text_cache_set_root(cache, start_dir);
    return cache;
}

void ft_text_cache_free(ft_text_cache *cache)
{
    if (!cache)
        return;
    ft_vec_release(&cache->files);
    ft_arena_free(cache->arena);
    free(cache);
}

void ft_text_cache_set_root(ft_text_cache *cache, const char *root)
{
    cache->root = ft_path_real(cache->arena, root);
}

static uint32_t count_lines(const char *text, size_t len)
{
    uint32_t n = 1;

    for (const char *s = text; (s = memchr(s, '\n', len - (size_t)(s - text))); s++)
        n++;
    return n;
}

/* Cuts the text into lines in place; a carriage return before the newline goes too. */
static void split_lines(ft_arena *arena, cached_file *file, char *text, size_t len)
{
    char *s = text, *end = text + len;

    file->n_lines = count_lines(text, len);
    file->lines = FT_NEW_ARRAY(arena, char *, file->n_lines);
    for (uint32_t i = 0; i < file->n_lines; i++) {
        char *stop = memchr(s, '\n', (size_t)(end - s));

        if (!stop)
            stop = end;
        file->lines[i] = s;
        *stop = '\0';
        if (stop > s && stop[-1] == '\r')
            stop[-1] = '\0';
        s = stop + 1;
    }
}

static cached_file load(ft_text_cache *cache, const char *path)
{
    cached_file file = {.path = ft_arena_strdup(cache->arena, path)};
    char *real = ft_path_real(cache->arena, ft_path_join(cache->arena, cache->start_dir, path));
    ft_error err;
    size_t len;
    char *text;

    file.project_path = file.path;
    if (!real || !cache->root || !ft_path_is_below(real, cache->root))
        return file;
    file.real = real;
    file.project_path = ft_path_relative(cache->arena, real, cache->root);
    if (ft_read_file(cache->arena, real, &text, &len, &err))
        split_lines(cache->arena, &file, text, len);
    return file;
}

static cached_file *find(ft_text_cache *cache, const char *path)
{
    if (cache->last < cache->files.n && strcmp(cache->files.v[cache->last].path, path) == 0)
        return &cache->files.v[cache->last];
    for (size_t i = 0; i < cache->files.n; i++) {
        if (strcmp(cache->files.v[i].path, path) == 0) {
            cache->last = i;
            return &cache->files.v[i];
        }
    }
    ft_vec_push(&cache->files, load(cache, path));
    cache->last = cache->files.n - 1;
    return &cache->files.v[cache->last];
}

const char *ft_text_cache_project_path(ft_text_cache *cache, const char *path)
{
    return find(cache, path)->project_path;
}

/* Reads the file again: splitting it into lines has changed the text. */
static void hash_lines(ft_text_cache *cache, cached_file *file)
{
    ft_arena *scratch = ft_arena_new();
    ft_error err;
    size_t len;
    char *text;

    if (ft_read_file(scratch, file->real, &text, &len, &err))
        file->hashes = ft_line_hashes(cache->arena, text, len, &file->n_hashes);
    ft_arena_free(scratch);
}

ft_line_hash ft_text_cache_line_hash(ft_text_cache *cache, const char *path, uint32_t line)
{
    cached_file *file = find(cache, path);

    if (!file->hashes && file->n_lines > 0)
        hash_lines(cache, file);
    return line >= 1 && line <= file->n_hashes ? file->hashes[line - 1] : (ft_line_hash){0, 0};
}

const char *ft_text_cache_line(void *cache, const char *path, uint32_t line)
{
    const cached_file *file = find(cache, path);

    return line >= 1 && line <= file->n_lines ? file->lines[line - 1] : NULL;
}
