#include "report/text_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/vec.h"

typedef struct cached_file {
    const char *path; /* as asked for */
    char **lines;
    uint32_t n_lines;
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

    if (!real || !cache->root || !ft_path_is_below(real, cache->root))
        return file;
    if (ft_read_file(cache->arena, real, &text, &len, &err))
        split_lines(cache->arena, &file, text, len);
    return file;
}

static const cached_file *find(ft_text_cache *cache, const char *path)
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

const char *ft_text_cache_line(void *cache, const char *path, uint32_t line)
{
    const cached_file *file = find(cache, path);

    return line >= 1 && line <= file->n_lines ? file->lines[line - 1] : NULL;
}
