#include "source/git.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "base/vec.h"

/* ---- running git ---- */

enum { GIT_SECONDS = 300 }; /* a FIFO or a device behind some name in .git must not hold us up for ever */

/* Whatever a repository's configuration could make git run or change is switched off here, but for filters. */
static const char *const harmless[] = {"-c", "core.quotepath=on",
                                       "-c", "core.fsmonitor=false",
                                       "-c", "core.hooksPath=/dev/null",
                                       "-c", "core.sshCommand=false",
                                       "-c", "credential.helper=",
                                       "-c", "diff.autoRefreshIndex=false",
                                       "-c", "safe.bareRepository=explicit",
                                       "--no-pager"};

/* A missing object of a partial clone would be fetched by programs that the repository's configuration names. */
static void forbid_fetching(void)
{
    if (getenv("GIT_NO_LAZY_FETCH"))
        return; /* whoever runs ftlint has decided */
    setenv("GIT_NO_LAZY_FETCH", "1", 1);
    setenv("GIT_ALLOW_PROTOCOL", "none", 1);
}

/* Settings behind those that the environment may hold already; names may have any character. */
static void set_in_environment(const char *key, const char *value)
{
    const char *given = getenv("GIT_CONFIG_COUNT");
    unsigned long n = given ? strtoul(given, NULL, 10) : 0;
    char name[64];

    snprintf(name, sizeof name, "GIT_CONFIG_KEY_%lu", n);
    setenv(name, key, 1);
    snprintf(name, sizeof name, "GIT_CONFIG_VALUE_%lu", n);
    setenv(name, value, 1);
    snprintf(name, sizeof name, "%lu", n + 1);
    setenv("GIT_CONFIG_COUNT", name, 1);
}

/* keys: "filter.NAME.clean" and the like, each ended by NUL. A filter without programs leaves files as they are. */
static void forbid_filters(const ft_strbuf *keys)
{
    static const char *const programs[] = {"clean", "smudge", "process"};
    ft_arena *arena = ft_arena_new();

    for (size_t at = 0; at < keys->len; at += strlen(keys->s + at) + 1) {
        const char *key = keys->s + at, *dot = strrchr(key, '.');
        int len = dot ? (int)(dot - key) : 0;

        for (size_t i = 0; i < sizeof programs / sizeof *programs && dot; i++)
            set_in_environment(ft_arena_printf(arena, "%.*s.%s", len, key, programs[i]), "");
        if (dot)
            set_in_environment(ft_arena_printf(arena, "%.*s.required", len, key), "false");
    }
    ft_arena_free(arena);
}

typedef struct ends {
    int in, out, complaints;
} ends;

static void become_git(const char *root, const char *const *words, const ft_strbuf *filters, ends fd)
{
    FT_VEC(const char *) argv = {0};

    ft_vec_push(&argv, "git");
    ft_vec_push(&argv, "-C");
    ft_vec_push(&argv, root);
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        ft_vec_push(&argv, harmless[i]);
    for (; *words; words++)
        ft_vec_push(&argv, *words);
    ft_vec_push(&argv, NULL);
    setenv("GIT_OPTIONAL_LOCKS", "0", 1);
    setenv("GIT_TERMINAL_PROMPT", "0", 1);
    setenv("LC_ALL", "C", 1);
    forbid_fetching();
    if (filters)
        forbid_filters(filters);
    if (dup2(fd.in, STDIN_FILENO) < 0 || dup2(fd.out, STDOUT_FILENO) < 0 || dup2(fd.complaints, STDERR_FILENO) < 0)
        _exit(127);
    alarm(GIT_SECONDS);
    execvp("git", (char *const *)argv.v);
    _exit(127);
}

static void read_all(int fd, ft_strbuf *out)
{
    char buffer[65536];
    ssize_t n;

    while ((n = read(fd, buffer, sizeof buffer)) != 0)
        if (n > 0)
            ft_strbuf_add(out, buffer, (size_t)n);
        else if (errno != EINTR)
            break;
}

/* The first line of what git said, without "fatal: ". */
static void first_complaint(FILE *complaints, char *text, size_t size)
{
    rewind(complaints);
    if (!fgets(text, (int)size, complaints))
        snprintf(text, size, "no reason given");
    text[strcspn(text, "\r\n")] = '\0';
    if (strncmp(text, "fatal: ", 7) == 0)
        memmove(text, text + 7, strlen(text + 7) + 1);
    for (char *s = text; *s; s++)
        if (iscntrl((unsigned char)*s))
            *s = '?';
}

/* Why git failed, in err. */
static bool explain_failure(int status, FILE *complaints, const char *word, ft_error *err)
{
    char why[256];

    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return ft_fail(err, FT_ERR_IO, "cannot run git: is it installed?");
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        return ft_fail(err, FT_ERR_INPUT, "git %s: no answer for %d s", word, (int)GIT_SECONDS);
    first_complaint(complaints, why, sizeof why);
    return ft_fail(err, FT_ERR_INPUT, "git %s: %s", word, why);
}

/* Runs git in root; its output is appended to out. in: what it reads, or NULL. filters: to be switched off, or NULL. */
static bool run_git_without(const char *root, const char *const *words, const ft_strbuf *filters, FILE *in,
                            ft_strbuf *out, ft_error *err)
{
    FILE *nothing = in ? NULL : fopen("/dev/null", "r"), *complaints = tmpfile();
    char reason[128];
    int pipes[2] = {-1, -1}, status = 0;
    pid_t child = -1;
    bool ok = (in || nothing) && complaints && pipe(pipes) == 0;

    if (ok) {
        fflush(NULL);
        child = fork();
        if (child == 0)
            become_git(root, words, filters, (ends){fileno(in ? in : nothing), pipes[1], fileno(complaints)});
        close(pipes[1]);
        ok = child > 0;
    }
    if (ok) {
        read_all(pipes[0], out);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
    } else {
        ft_fail(err, FT_ERR_IO, "cannot run git: %s", ft_errno_text(errno, reason, sizeof reason));
    }
    if (pipes[0] >= 0)
        close(pipes[0]);
    if (ok && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
        ok = explain_failure(status, complaints, words[0], err);
    if (nothing)
        fclose(nothing);
    if (complaints)
        fclose(complaints);
    return ok;
}

/* Comparing with the work tree runs the filters of .gitattributes: which there are, git must be asked first. */
static bool run_git(const char *root, const char *const *words, FILE *in, ft_strbuf *out, ft_error *err)
{
    static const char *const ask[] = {"config", "-z", "--name-only", "--get-regexp", "^filter\\.", NULL};
    ft_strbuf filters;
    ft_error none = {0};
    bool ok;

    ft_strbuf_init(&filters);
    run_git_without(root, ask, NULL, NULL, &filters, &none); /* fails if there are none */
    ok = run_git_without(root, words, &filters, in, out, err);
    ft_strbuf_release(&filters);
    return ok;
}

/* ---- what is asked ---- */

/* core.worktree of a repository's configuration can say any folder; the environment is ours. */
static bool is_top(ft_arena *arena, const char *dir)
{
    return getenv("GIT_DIR") || getenv("GIT_WORK_TREE") || access(ft_path_join(arena, dir, ".git"), F_OK) == 0;
}

const char *ft_git_top(ft_arena *arena, const char *dir)
{
    const char *words[] = {"rev-parse", "--show-toplevel", NULL}, *top = NULL;
    ft_error err = {0};
    ft_strbuf out;

    ft_strbuf_init(&out);
    if (run_git(dir, words, NULL, &out, &err) && out.len > 1)
        top = ft_arena_strndup(arena, out.s, strcspn(out.s, "\n"));
    ft_strbuf_release(&out);
    return top && is_top(arena, top) ? top : NULL;
}

const char *ft_git_merge_base(ft_arena *arena, const char *root, const char *rev, ft_error *err)
{
    const char *words[] = {"merge-base", "HEAD", rev, NULL}, *base = NULL;
    const char *commit = ft_arena_printf(arena, "%s^{commit}", rev);
    const char *check[] = {"rev-parse", "--verify", "--quiet", "--end-of-options", commit, NULL};
    ft_strbuf out;
    ft_error why = {0};

    ft_strbuf_init(&out);
    if (rev[0] == '-' || !run_git(root, check, NULL, &out, &why)) {
        ft_fail(err, FT_ERR_USAGE, "unknown revision '%s': a shallow clone lacks it; fetch the history first (in GitHub "
                "Actions: fetch-depth: 0; in GitLab: GIT_DEPTH: 0; else: git fetch --unshallow)", rev);
    } else {
        ft_strbuf_clear(&out);
        if (run_git(root, words, NULL, &out, &why) && out.len >= 40)
            base = ft_arena_strndup(arena, out.s, strcspn(out.s, "\n"));
        else
            ft_fail(err, FT_ERR_USAGE, "HEAD and '%s' have no common commit here: fetch more of the history (in GitHub "
                    "Actions: fetch-depth: 0; in GitLab: GIT_DEPTH: 0; else: git fetch --unshallow)", rev);
    }
    ft_strbuf_release(&out);
    return base;
}

/* What a file of a project can be called if an analysis may depend on it. */
static const char *const exts[] = {"c",   "h",   "cc",  "cpp", "cxx", "c++", "hh", "hpp", "hxx", "h++",  "inc",
                                   "inl", "ipp", "tpp", "src", "in",  "py",  "build", "cfg", "txt", "toml", "cmake",
                                   "ac",  "am",  "m4",  "pyx", "pxd", "yml", "m",  "mm",  "def", "tab",  "x"};
enum { N_EXTS = sizeof exts / sizeof *exts };

bool ft_git_diff(const char *root, const char *commit, ft_strbuf *out, ft_error *err)
{
    static const char *const fixed[] = {"diff", "-U0", "-w", "--no-color", "--no-ext-diff", "--no-textconv",
                                        "--ignore-submodules=all", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/"};
    ft_arena *arena = ft_arena_new();
    FT_VEC(const char *) words = {0};
    bool ok;

    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        ft_vec_push(&words, fixed[i]);
    ft_vec_push(&words, commit);
    ft_vec_push(&words, "--");
    for (size_t i = 0; i < N_EXTS; i++) /* pictures and the like are not even read */
        ft_vec_push(&words, ft_arena_printf(arena, "*.%s", exts[i]));
    ft_vec_push(&words, NULL);
    ok = run_git(root, words.v, NULL, out, err);
    ft_vec_release(&words);
    ft_arena_free(arena);
    return ok;
}

bool ft_git_untracked(ft_arena *arena, const char *root, const char ***paths, size_t *n, ft_error *err)
{
    const char *words[] = {"ls-files", "-z", "--others", "--exclude-standard", NULL};
    FT_VEC(const char *) all = {0};
    ft_strbuf out;
    bool ok;

    ft_strbuf_init(&out);
    ok = run_git(root, words, NULL, &out, err);
    for (size_t at = 0; ok && at < out.len; at += strlen(out.s + at) + 1)
        ft_vec_push(&all, ft_arena_strdup(arena, out.s + at));
    *paths = ft_arena_dup(arena, all.v, all.n, sizeof *all.v);
    *n = all.n;
    ft_vec_release(&all);
    ft_strbuf_release(&out);
    return ok;
}

/* ---- the tree of a commit ---- */

typedef struct blob {
    const char *id, *path;
} blob;

typedef FT_VEC(blob) blobs;

static bool can_matter(const char *path)
{
    const char *ext = ft_path_ext(path);

    if (strcmp(ft_path_base(path), ".gitignore") == 0)
        return true;
    for (size_t i = 0; i < N_EXTS; i++)
        if (strcmp(ext, exts[i]) == 0)
            return true;
    return false;
}

/* Below the folder it is written to, and not in a .git. */
static bool is_harmless(const char *path)
{
    for (const char *s = path; *s;) {
        size_t len = strcspn(s, "/");

        if (len == 0 || (len == 1 && s[0] == '.') || (len == 2 && s[0] == '.' && s[1] == '.') ||
            (len == 4 && strncasecmp(s, ".git", 4) == 0))
            return false;
        s += len;
        s += *s == '/';
    }
    return *path != '\0';
}

/* Lines "100644 blob ID\tPATH", ended by NUL; links and submodules are left out. */
static void list_blobs(ft_arena *arena, const ft_strbuf *tree, blobs *out)
{
    for (const char *s = tree->s, *end = tree->s + tree->len; s < end; s += strlen(s) + 1) {
        const char *tab = strchr(s, '\t');

        if (!tab || strncmp(s, "100", 3) != 0 || tab - s < 52 || !can_matter(tab + 1) || !is_harmless(tab + 1))
            continue;
        ft_vec_push(out, ((blob){ft_arena_strndup(arena, s + 12, (size_t)(tab - s) - 12), ft_arena_strdup(arena, tab + 1)}));
    }
}

static bool make_folders(char *path, size_t from)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return false;
        *slash = '/';
    }
    return true;
}

static bool write_file(const char *dir, const char *name, const char *data, size_t len, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    char *path = ft_arena_printf(arena, "%s/%s", dir, name), reason[128];
    FILE *file = make_folders(path, strlen(dir) + 1) ? fopen(path, "wx") : NULL;
    bool ok = file && fwrite(data, 1, len, file) == len;

    if (file && fclose(file) != 0)
        ok = false;
    if (!ok)
        ft_fail(err, FT_ERR_IO, "cannot write '%s': %s", path, ft_errno_text(errno, reason, sizeof reason));
    ft_arena_free(arena);
    return ok;
}

/* What cat-file answers: "ID blob SIZE\nDATA\n" each, or "ID missing\n". */
static bool write_blobs(const char *dir, const blobs *all, const ft_strbuf *answers, ft_error *err)
{
    const char *s = answers->s, *end = answers->s + answers->len;

    for (size_t i = 0; i < all->n && s < end; i++) {
        const char *newline = memchr(s, '\n', (size_t)(end - s)), *size;

        if (!newline)
            break;
        size = memmem(s, (size_t)(newline - s), " blob ", 6);
        if (size) {
            size_t len = strtoul(size + 6, NULL, 10);

            if ((size_t)(end - newline - 1) < len)
                break;
            if (!write_file(dir, all->v[i].path, newline + 1, len, err))
                return false;
            newline += len + 1;
        }
        s = newline + 1;
    }
    return s >= end || ft_fail(err, FT_ERR_INPUT, "git cat-file: an answer that is cut short");
}

bool ft_git_extract(const char *root, const char *commit, const char *dir, ft_error *err)
{
    const char *list[] = {"ls-tree", "-r", "-z", "--full-tree", commit, NULL};
    const char *read[] = {"cat-file", "--batch", "--buffer", NULL};
    ft_arena *arena = ft_arena_new();
    FILE *ids = tmpfile();
    ft_strbuf tree, answers;
    blobs all = {0};
    bool ok;

    ft_strbuf_init(&tree);
    ft_strbuf_init(&answers);
    ok = ids ? run_git(root, list, NULL, &tree, err) : ft_fail(err, FT_ERR_IO, "cannot make a temporary file");
    if (ok) {
        list_blobs(arena, &tree, &all);
        for (size_t i = 0; i < all.n; i++)
            fprintf(ids, "%s\n", all.v[i].id);
        ok = fflush(ids) == 0 && fseek(ids, 0, SEEK_SET) == 0;
        ok = ok ? run_git(root, read, ids, &answers, err) : ft_fail(err, FT_ERR_IO, "cannot write a temporary file");
    }
    ok = ok && write_blobs(dir, &all, &answers, err);
    if (ids)
        fclose(ids);
    ft_vec_release(&all);
    ft_strbuf_release(&tree);
    ft_strbuf_release(&answers);
    ft_arena_free(arena);
    return ok;
}
