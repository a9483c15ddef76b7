#include "command/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"
#include "command/stray.h"

static bool fail(ft_error *err, const char *path, int code)
{
    char text[128];

    return ft_fail(err, FT_ERR_IO, "cannot write '%s': %s", path, ft_errno_text(code, text, sizeof text));
}

/* Returns 0 or the errno of the first failure; closes the descriptor in any case. */
static int write_and_close(int fd, const char *text, size_t len)
{
    int code = 0;

    while (len > 0 && !code) {
        ssize_t n = write(fd, text, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            code = errno;
        } else {
            text += n;
            len -= (size_t)n;
        }
    }
    if (close(fd) != 0 && !code)
        code = errno;
    return code;
}

static bool write_open(const char *path, int flags, const char *text, size_t len, ft_error *err)
{
    int fd = open(path, flags | O_WRONLY | O_CLOEXEC, 0666), code = fd < 0 ? errno : write_and_close(fd, text, len);

    return !code || fail(err, path, code);
}

bool ft_append_file(const char *path, const char *text, size_t len, ft_error *err)
{
    return write_open(path, O_CREAT | O_APPEND, text, len, err);
}

/* What a file made by open() would get. */
static mode_t default_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

/* target: the file itself, not a link to it. */
static bool replace(const char *shown, const char *target, mode_t mode, const char *text, size_t len, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    char *temporary = ft_arena_printf(arena, "%s.XXXXXX", target);
    int fd = mkostemp(temporary, O_CLOEXEC), code = fd < 0 ? errno : 0;

    if (!code) {
        if (fchmod(fd, mode) != 0)
            code = errno;
        int written = write_and_close(fd, text, len);
        code = code ? code : written;
        if (!code && rename(temporary, target) != 0)
            code = errno;
        if (code)
            unlink(temporary);
    }
    ft_arena_free(arena);
    return !code || fail(err, shown, code);
}

bool ft_save_file(const char *path, const char *text, size_t len, ft_error *err)
{
    ft_arena *arena;
    struct stat st;
    const char *target;
    bool ok;

    if (ft_is_stray_to_write(path))
        return ft_fail(err, FT_ERR_IO, "cannot write '%s': a link that leads out of the project, or a place in .git", path);
    if (stat(path, &st) != 0)
        return replace(path, path, default_mode(), text, len, err);
    if (!S_ISREG(st.st_mode))
        return write_open(path, 0, text, len, err);
    arena = ft_arena_new();
    target = ft_path_real(arena, path);
    ok = replace(path, target ? target : path, st.st_mode & 07777, text, len, err);
    ft_arena_free(arena);
    return ok;
}
