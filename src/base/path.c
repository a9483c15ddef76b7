#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

enum { MAX_FILE = 256 * 1024 * 1024 }; /* some files of /proc never end */

char *ft_path_join(ft_arena *arena, const char *a, const char *b)
{
    size_t len = strlen(a);

    if (b[0] == '/' || len == 0)
        return ft_arena_strdup(arena, b);
    if (b[0] == '\0')
        return ft_arena_strdup(arena, a);
    return ft_arena_printf(arena, "%s%s%s", a, a[len - 1] == '/' ? "" : "/", b);
}

/* Drops the last component of out[0..len); `floor` is where "..", having nothing left to eat, stays. */
static size_t drop_component(const char *out, size_t len, size_t floor)
{
    while (len > floor && out[len - 1] != '/')
        len--;
    return len > floor ? len - 1 : floor;
}

char *ft_path_clean(ft_arena *arena, const char *path)
{
    const bool absolute = path[0] == '/';
    char *out = ft_arena_alloc(arena, strlen(path) + 3);
    size_t len = 0, floor = absolute ? 1 : 0;

    if (absolute)
        out[len++] = '/';
    for (const char *p = path; *p;) {
        size_t n = strcspn(p, "/");
        bool is_up = n == 2 && p[0] == '.' && p[1] == '.';
        if (is_up && len > floor) {
            len = drop_component(out, len, floor);
        } else if (is_up ? !absolute : n > 1 || (n == 1 && p[0] != '.')) {
            if (len && out[len - 1] != '/')
                out[len++] = '/';
            memcpy(out + len, p, n);
            len += n;
            if (is_up)
                floor = len; /* leading "../" of a relative path cannot be eaten again */
        }
        p += n;
        p += *p == '/';
    }
    if (len == 0)
        out[len++] = '.';
    out[len] = '\0';
    return out;
}

char *ft_path_absolute(ft_arena *arena, const char *path)
{
    if (path[0] == '/')
        return ft_path_clean(arena, path);
    char *cwd = getcwd(NULL, 0);
    char *joined = ft_path_join(arena, cwd ? cwd : "/", path);
    free(cwd);
    return ft_path_clean(arena, joined);
}

char *ft_path_real(ft_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = real ? ft_arena_strdup(arena, real) : NULL;

    free(real);
    return copy;
}

bool ft_path_is_below(const char *path, const char *dir)
{
    size_t len = strlen(dir);

    if (len == 1 && dir[0] == '/')
        return path[0] == '/';
    return strncmp(path, dir, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

char *ft_path_relative(ft_arena *arena, const char *path, const char *base)
{
    size_t common = 0; /* end of the common components */
    size_t i = 0, ups = 0;

    while (path[i] && path[i] == base[i]) {
        i++;
        bool ends = (path[i] == '/' || !path[i]) && (base[i] == '/' || !base[i]);
        if (ends)
            common = i;
    }
    const char *rest = path + common, *left = base + common;
    while (*rest == '/')
        rest++;
    for (const char *p = left; *p;) {
        p += strspn(p, "/");
        if (*p)
            ups++;
        p += strcspn(p, "/");
    }
    if (ups == 0)
        return ft_arena_strdup(arena, *rest ? rest : ".");
    char *out = ft_arena_alloc(arena, ups * 3 + strlen(rest) + 1), *q = out;
    for (size_t n = 0; n < ups; n++, q += 3)
        memcpy(q, "../", 3);
    if (*rest)
        memcpy(q, rest, strlen(rest));
    else
        q[-1] = '\0';
    return out;
}

const char *ft_path_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *ft_path_dir(ft_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return ft_arena_strdup(arena, ".");
    if (slash == path)
        return ft_arena_strdup(arena, "/");
    return ft_arena_strndup(arena, path, (size_t)(slash - path));
}

const char *ft_path_ext(const char *path)
{
    const char *base = ft_path_base(path);
    const char *dot = strrchr(base, '.');

    return dot && dot != base ? dot + 1 : "";
}

bool ft_path_is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool ft_path_is_dir(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool ft_path_leads_out(const char *path, const char *dir)
{
    char *real = realpath(path, NULL), *real_dir = realpath(dir, NULL);
    bool out = real && !(real_dir && ft_path_is_below(real, real_dir));

    free(real);
    free(real_dir);
    return out;
}

static bool fail_to_read(ft_error *err, const char *path, int code)
{
    char why[128];

    return ft_fail(err, FT_ERR_IO, "cannot read '%s': %s", path, ft_errno_text(code, why, sizeof why));
}

/*
 * Reads to the end whatever fstat() said: files of /proc say 0, and one that is being written to
 * grows. False with errno set.
 */
static bool read_all(ft_arena *arena, int fd, size_t hint, char **data, size_t *len)
{
    size_t cap = hint + 1, n = 0;
    char *buf = ft_arena_alloc(arena, cap + 1);

    for (;;) {
        if (n > MAX_FILE) {
            errno = EFBIG;
            return false;
        }
        if (n == cap) {
            char *bigger = ft_arena_alloc(arena, cap * 2 + 1);
            memcpy(bigger, buf, n);
            buf = bigger;
            cap *= 2;
        }
        ssize_t got = read(fd, buf + n, cap - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    buf[n] = '\0';
    *data = buf;
    *len = n;
    return true;
}

bool ft_read_file(ft_arena *arena, const char *path, char **data, size_t *len, ft_error *err)
{
    struct stat st;

    /* Looked at before it is opened: opening a device can do things, opening a FIFO can wait forever. */
    if (stat(path, &st) != 0)
        return fail_to_read(err, path, errno);
    if (S_ISDIR(st.st_mode))
        return fail_to_read(err, path, EISDIR);
    if (!S_ISREG(st.st_mode))
        return ft_fail(err, FT_ERR_IO, "cannot read '%s': not a regular file", path);
    if (st.st_size > MAX_FILE)
        return fail_to_read(err, path, EFBIG);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return fail_to_read(err, path, errno);
    bool ok = read_all(arena, fd, st.st_size > 0 ? (size_t)st.st_size : 0, data, len);
    int code = errno;
    close(fd);
    return ok || fail_to_read(err, path, code);
}
