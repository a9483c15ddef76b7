#include "command/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"

static bool write_all(int fd, const ft_strbuf *text)
{
    for (size_t done = 0; done < text->len;) {
        ssize_t n = write(fd, text->s + done, text->len - done);

        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static mode_t mode_for(const char *path)
{
    struct stat st;
    mode_t mask;

    if (stat(path, &st) == 0)
        return st.st_mode & 07777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool store(const char *path, const ft_strbuf *text, char *name)
{
    mode_t mode = mode_for(path);
    int fd = mkstemp(name), code;
    bool ok;

    if (fd < 0)
        return false;
    ok = write_all(fd, text) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
    code = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        code = errno;
    }
    if (ok && rename(name, path) == 0)
        return true;
    code = ok ? errno : code;
    unlink(name);
    errno = code;
    return false;
}

bool ft_store_file(const char *path, const ft_strbuf *text, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    const char *real = ft_path_real(arena, path);
    bool ok;

    if (!real)
        real = path;
    ok = store(real, text, ft_arena_printf(arena, "%s.XXXXXX", real));
    if (!ok) {
        char reason[128];

        ft_fail(err, FT_ERR_IO, "cannot write '%s': %s", path, ft_errno_text(errno, reason, sizeof reason));
    }
    ft_arena_free(arena);
    return ok;
}
