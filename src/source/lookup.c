#include "source/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

static int compare_by_name(const void *a, const void *b, void *data)
{
    const ft_index *index = data;
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int diff = strcmp(ft_path_base(index->files[x].path), ft_path_base(index->files[y].path));

    return diff ? diff : (x > y) - (x < y);
}

const uint32_t *ft_lookup_order(const ft_index *index)
{
    uint32_t *order = FT_NEW_ARRAY(index->arena, uint32_t, index->n);

    for (size_t i = 0; i < index->n; i++)
        order[i] = (uint32_t)i;
    if (index->n)
        qsort_r(order, index->n, sizeof *order, compare_by_name, (void *)index);
    return order;
}

uint32_t ft_index_find(const ft_index *index, const char *path)
{
    size_t lo = 0, hi = index->n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int diff = strcmp(index->files[mid].path, path);
        if (diff == 0)
            return (uint32_t)mid;
        if (diff < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return FT_INDEX_NONE;
}

/* Appends the components of `more` to the cleaned path out; false if there is no room. */
static bool append_clean(char out[PATH_ROOM], const char *more)
{
    size_t len = strlen(out);

    for (const char *p = more; *p;) {
        size_t n = strcspn(p, "/");
        if (n == 2 && p[0] == '.' && p[1] == '.') {
            while (len && out[--len] != '/')
                ;
        } else if (n > 1 || (n == 1 && p[0] != '.')) {
            if (len + n + 2 > PATH_ROOM)
                return false;
            out[len++] = '/';
            memcpy(out + len, p, n);
            len += n;
        }
        out[len] = '\0';
        p += n;
        p += *p == '/';
    }
    return true;
}

/* Appends ".src" to a path in a buffer of PATH_ROOM: a build makes NAME of the template NAME.src. */
static bool name_template(char *path)
{
    size_t len = strlen(path);

    if (len + sizeof ".src" > PATH_ROOM)
        return false;
    memcpy(path + len, ".src", sizeof ".src");
    return true;
}

static uint32_t find_relative(const ft_index *index, const char *from, const char *spelled)
{
    char path[PATH_ROOM];
    const size_t len = (size_t)(ft_path_base(from) - from);

    if (len == 0 || len > sizeof path)
        return FT_INDEX_NONE;
    memcpy(path, from, len - 1);
    path[len - 1] = '\0';
    if (!append_clean(path, spelled))
        return FT_INDEX_NONE;
    uint32_t found = ft_index_find(index, path);
    return found == FT_INDEX_NONE && name_template(path) ? ft_index_find(index, path) : found;
}

/* Components that both paths begin with; the last component of either is its file. */
static size_t common_folders(const char *a, const char *b)
{
    size_t n = 0;

    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        n += a[i] == '/';
    return n;
}

static size_t count_slashes(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += *s == '/';
    return n;
}

/* suffix begins with a slash. */
static bool ends_in(const char *path, const char *suffix)
{
    size_t len = strlen(path), n = strlen(suffix);

    return len >= n && memcmp(path + len - n, suffix, n) == 0;
}

static size_t first_of_name(const ft_index *index, const char *name)
{
    size_t lo = 0, hi = index->n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (strcmp(ft_path_base(index->files[index->by_name[mid]].path), name) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* The nearest file so far whose path ends in what was spelled. */
typedef struct nearest {
    uint32_t file;
    size_t common, depth;
} nearest;

static void find_by_suffix(const ft_index *index, const char *from, const char *suffix, nearest *best)
{
    const char *name = ft_path_base(suffix);

    for (size_t i = first_of_name(index, name); i < index->n; i++) {
        const uint32_t k = index->by_name[i];
        const char *path = index->files[k].path;
        if (strcmp(ft_path_base(path), name) != 0)
            break;
        if (!ends_in(path, suffix) || strcmp(path, from) == 0)
            continue;
        size_t common = common_folders(path, from), depth = count_slashes(path);
        if (best->file != FT_INDEX_NONE && (common < best->common || (common == best->common && depth >= best->depth)))
            continue;
        *best = (nearest){ k, common, depth };
    }
}

uint32_t ft_index_resolve(const ft_index *index, const char *from, const char *spelled, bool angled)
{
    char suffix[PATH_ROOM];

    suffix[0] = '\0';
    if (spelled[0] == '/' || !spelled[0])
        return FT_INDEX_NONE;
    if (!angled || strstr(spelled, "../")) {
        uint32_t found = find_relative(index, from, spelled);
        if (found != FT_INDEX_NONE)
            return found;
    }
    /* "../x/y.h" counts from some folder of the include path: what is below that is "x/y.h". */
    if (!append_clean(suffix, spelled) || !suffix[0])
        return FT_INDEX_NONE;
    nearest best = { .file = FT_INDEX_NONE };
    find_by_suffix(index, from, suffix, &best);
    if (name_template(suffix))
        find_by_suffix(index, from, suffix, &best);
    return best.file;
}
