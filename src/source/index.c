#include "source/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/vec.h"
#include "source/lookup.h"

enum { MAX_SOURCE = 64 * 1024 * 1024 };

static int compare_walk_files(const void *a, const void *b)
{
    return strcmp(((const ft_walk_file *)a)->path, ((const ft_walk_file *)b)->path);
}

static const char *relative_to(const char *path, const char *root)
{
    if (!ft_path_is_below(path, root))
        return path;
    const char *rel = path + strlen(root);
    return *rel == '/' ? rel + 1 : rel;
}

/* One file per path, in byte order; what any of its walks said of it counts. */
static void collect(ft_index *index, const ft_walk *walk)
{
    const size_t n = walk->files.n;
    ft_walk_file *sorted = ft_xmalloc(n * sizeof *sorted);

    if (n) {
        memcpy(sorted, walk->files.v, n * sizeof *sorted);
        qsort(sorted, n, sizeof *sorted, compare_walk_files);
    }
    index->files = FT_NEW_ARRAY(index->arena, ft_index_file, n);
    for (size_t i = 0; i < n; i++) {
        const ft_walk_file *w = &sorted[i];
        ft_index_file *f = index->n ? &index->files[index->n - 1] : NULL;
        if (!f || strcmp(f->path, w->path) != 0) {
            f = &index->files[index->n++];
            *f = (ft_index_file){ .path = w->path, .class = w->class, .is_cxx = w->is_cxx };
            f->rel = relative_to(w->path, index->root);
            f->is_test = ft_name_is_test(f->rel);
            f->is_compat = ft_name_is_compat(f->rel);
        }
        f->target = w->target ? w->target : f->target;
        f->asked |= w->asked;
        f->explicit_file |= w->explicit_file;
    }
    free(sorted);
}

/* A buffer that all files share: most of the time would otherwise go into fresh pages. */
typedef struct reader {
    char *text;
    size_t cap, len;
} reader;

/* The length is fixed when the file is opened, since it may grow meanwhile; 0 or errno. */
static int read_open_file(reader *r, int fd)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode))
        return EINVAL;
    if (st.st_size > MAX_SOURCE)
        return EFBIG;
    size_t want = (size_t)st.st_size;
    if (r->cap < want + 1) {
        r->cap = want + want / 2 + 65536;
        r->text = ft_xrealloc(r->text, r->cap);
    }
    for (r->len = 0; r->len < want;) {
        ssize_t got = read(fd, r->text + r->len, want - r->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        r->len += (size_t)got;
    }
    r->text[r->len] = '\0';
    return 0;
}

/* The walk has seen a regular file; should it have become a FIFO since, O_NONBLOCK does not wait for it. */
static int read_file(reader *r, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0)
        return errno;
    int code = read_open_file(r, fd);
    close(fd);
    return code;
}

static void scan_all(ft_index *index)
{
    reader r = { 0 };

    for (size_t i = 0; i < index->n; i++) {
        ft_index_file *f = &index->files[i];
        f->code = read_file(&r, f->path);
        f->is_read = f->code == 0;
        if (f->is_read)
            ft_source_scan_text(index->arena, r.text, r.len, &f->scan);
    }
    free(r.text);
}

/*
 * A link to a file that is read anyway would only say everything twice. It stays in the index, because
 * includes may spell its path.
 */
static void mark_duplicates(ft_index *index)
{
    for (size_t i = 0; i < index->n; i++) {
        ft_index_file *f = &index->files[i];
        uint32_t to = f->target && !f->explicit_file ? ft_index_find(index, f->target) : FT_INDEX_NONE;
        f->is_duplicate = to != FT_INDEX_NONE && to != i && (index->files[to].asked || !f->asked);
    }
}

static bool has_patchlevel(const ft_index *index, const char *python_h)
{
    size_t len = (size_t)(ft_path_base(python_h) - python_h);
    char path[PATH_ROOM];

    if (len + sizeof "patchlevel.h" > sizeof path)
        return false;
    memcpy(path, python_h, len);
    memcpy(path + len, "patchlevel.h", sizeof "patchlevel.h");
    return ft_index_find(index, path) != FT_INDEX_NONE;
}

static bool is_part_of_home(const char *below_home)
{
    return !strchr(below_home, '/') || strncmp(below_home, "cpython/", 8) == 0 ||
           strncmp(below_home, "internal/", 9) == 0;
}

/* The files stand in byte order, so those of one folder tree are neighbours. */
static void mark_python_homes(ft_index *index)
{
    for (size_t i = 0; i < index->n; i++) {
        const char *path = index->files[i].path;
        size_t len = (size_t)(ft_path_base(path) - path);
        if (strcmp(path + len, "Python.h") != 0 || !has_patchlevel(index, path))
            continue;
        size_t k = i;
        while (k > 0 && strncmp(index->files[k - 1].path, path, len) == 0)
            k--;
        for (; k < index->n && strncmp(index->files[k].path, path, len) == 0; k++)
            index->files[k].in_python_home = is_part_of_home(index->files[k].path + len);
    }
}

static void resolve_includes(ft_index *index)
{
    for (size_t i = 0; i < index->n; i++) {
        ft_index_file *f = &index->files[i];
        f->to = FT_NEW_ARRAY(index->arena, uint32_t, f->scan.n_includes);
        for (size_t k = 0; k < f->scan.n_includes; k++) {
            const ft_scan_include *inc = &f->scan.includes[k];
            bool is_system = inc->angled && ft_name_is_system_header(inc->spelled);
            f->to[k] = is_system ? FT_INDEX_NONE
                                 : ft_index_resolve(index, f->path, inc->spelled, inc->angled);
        }
    }
}

/* Lists each includer once: callers come in ascending order, so a repeated one is the last of the list. */
static void link_includers(ft_index *index)
{
    uint32_t **lists = ft_xcalloc(index->n, sizeof *lists);
    size_t *room = ft_xcalloc(index->n, sizeof *room);

    for (size_t i = 0; i < index->n; i++) {
        for (size_t k = 0; k < index->files[i].scan.n_includes; k++) {
            if (index->files[i].to[k] != FT_INDEX_NONE)
                room[index->files[i].to[k]]++;
        }
    }
    for (size_t i = 0; i < index->n; i++)
        index->files[i].by = lists[i] = FT_NEW_ARRAY(index->arena, uint32_t, room[i]);
    for (size_t i = 0; i < index->n; i++) {
        for (size_t k = 0; k < index->files[i].scan.n_includes; k++) {
            uint32_t to = index->files[i].to[k];
            if (to == FT_INDEX_NONE || to == i)
                continue;
            ft_index_file *f = &index->files[to];
            if (f->n_by == 0 || lists[to][f->n_by - 1] != i)
                lists[to][f->n_by++] = (uint32_t)i;
        }
    }
    free(lists);
    free(room);
}

/* Includes Python.h, or something that is not the project's and is known to do so. */
static bool includes_python_itself(const ft_index *index, const ft_index_file *f)
{
    for (size_t k = 0; k < f->scan.n_includes; k++) {
        const char *spelled = f->scan.includes[k].spelled;
        uint32_t to = f->to[k];
        if (strcmp(ft_path_base(spelled), "Python.h") == 0)
            return true;
        if (to == FT_INDEX_NONE ? ft_name_leads_to_python(spelled) : index->files[to].in_python_home)
            return true;
    }
    return false;
}

static void spread_python(ft_index *index)
{
    FT_VEC(uint32_t) todo = { 0 };

    for (size_t i = 0; i < index->n; i++) {
        ft_index_file *f = &index->files[i];
        f->includes_python = f->uses_python = includes_python_itself(index, f);
        if (f->uses_python)
            ft_vec_push(&todo, (uint32_t)i);
    }
    while (todo.n) {
        const ft_index_file *f = &index->files[todo.v[--todo.n]];
        for (size_t k = 0; k < f->n_by; k++) {
            ft_index_file *by = &index->files[f->by[k]];
            if (by->uses_python)
                continue;
            by->uses_python = true;
            ft_vec_push(&todo, f->by[k]);
        }
    }
    ft_vec_release(&todo);
}

ft_index *ft_index_build(ft_arena *arena, const char *root, const ft_walk *walk)
{
    ft_index *index = FT_NEW(arena, ft_index);

    index->arena = arena;
    index->root = root;
    collect(index, walk);
    index->by_name = ft_lookup_order(index);
    mark_duplicates(index);
    mark_python_homes(index);
    scan_all(index);
    resolve_includes(index);
    link_includers(index);
    spread_python(index);
    return index;
}
