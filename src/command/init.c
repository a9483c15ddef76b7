/* ftlint init: looks at a project and proposes what it takes to run ftlint on it every day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/config.h"
#include "command/message.h"
#include "command/run.h"
#include "command/save.h"

typedef struct project {
    const ft_options *options;
    ft_run session;
    const char *root;
    ft_words vendored;  /* folders that look like other people's code */
    size_t n_units, n_cxx;
    const char *python; /* the newest free-threaded version that the project names, or NULL */
    bool has_old_python; /* supports versions without strong-reference APIs */
} project;

/* ---- looking ---- */

static bool is_vendor_name(const char *name, size_t len)
{
    static const char *const names[] = {"vendor", "vendored", "_vendor", "third_party", "third-party", "thirdparty",
                                        "3rdparty", "extern", "external", "externals", "subprojects", "bundled"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == len && strncasecmp(names[i], name, len) == 0)
            return true;
    return false;
}

static bool has_word(const ft_words *words, const char *word)
{
    for (size_t i = 0; i < words->n; i++)
        if (strcmp(words->v[i], word) == 0)
            return true;
    return false;
}

/* "src/third_party/x/a.c" -> "src/third_party/" */
static void note_vendored(project *p, const char *path)
{
    for (const char *s = path; *s;) {
        size_t len = strcspn(s, "/");

        if (s[len] == '/' && is_vendor_name(s, len)) {
            const char *folder = ft_arena_printf(p->session.arena, "/%.*s/", (int)(s - path + (long)len), path);

            if (!has_word(&p->vendored, folder))
                ft_vec_push(&p->vendored, folder);
            return;
        }
        s += len;
        s += *s == '/';
    }
}

static void look_at_sources(project *p)
{
    size_t n;
    const ft_source_file *files = ft_source_files(p->session.source, &n);

    for (size_t i = 0; i < n; i++) {
        if (files[i].kind == FT_SOURCE_UNIT) {
            p->n_units++;
            p->n_cxx += files[i].is_cxx;
        }
        if (ft_path_is_below(files[i].path, p->root))
            note_vendored(p, ft_path_relative(p->session.arena, files[i].path, p->root));
    }
}

static char *read_in_root(const project *p, const char *name)
{
    char *text = NULL;
    size_t len;
    ft_error err = {0};

    if (!ft_read_file(p->session.arena, ft_path_join(p->session.arena, p->root, name), &text, &len, &err))
        return NULL;
    return text;
}

/* What pyproject.toml and setup.cfg say about versions: "Programming Language :: Python :: 3.14", ">=3.9". */
static void look_at_versions(project *p)
{
    static const char *const files[] = {"pyproject.toml", "setup.cfg", "setup.py"};
    static const char *const versions[] = {"3.15", "3.14", "3.13"};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *text = read_in_root(p, files[i]);

        if (!text)
            continue;
        for (size_t v = 0; v < 3 && !p->python; v++)
            if (strstr(text, ft_arena_printf(p->session.arena, "Python :: %s", versions[v])))
                p->python = versions[v];
        for (int minor = 6; minor < 13; minor++)
            p->has_old_python |= strstr(text, ft_arena_printf(p->session.arena, ">=3.%d\"", minor)) ||
                                 strstr(text, ft_arena_printf(p->session.arena, ">= 3.%d\"", minor)) ||
                                 strstr(text, ft_arena_printf(p->session.arena, ">=3.%d\n", minor));
    }
}

/* ---- proposing ---- */

static const char *propose_config(const project *p)
{
    ft_strbuf b;
    const char *text;

    ft_strbuf_init(&b);
    ft_strbuf_addf(&b, "# Configuration of ftlint. Every key may be left out; `ftlint config --show` says what applies.\n\n"
                       "# The free-threaded Python to analyse for: \"3.13\", \"3.14\" or \"3.15\".\n"
                       "%starget-python: \"%s\"\n\n",
                   p->python ? "" : "# ", p->python ? p->python : "3.14");
    ft_strbuf_adds(&b, "# Files and folders to leave out, as in .gitignore.\n");
    if (p->vendored.n > 0) {
        ft_strbuf_adds(&b, "exclude:\n");
        for (size_t i = 0; i < p->vendored.n; i++)
            ft_strbuf_addf(&b, "  - %s\n", p->vendored.v[i]);
    } else {
        ft_strbuf_adds(&b, "# exclude:\n#   - /src/third_party/\n");
    }
    ft_strbuf_adds(&b, "\n# Rules, names or families: off, note, warning or error.\n"
                       "# severity:\n#   FT205: error\n\n"
                       "# The same for some files.\n"
                       "# overrides:\n#   - paths: [/tests/]\n#     ignore: [declare]\n\n"
                       "# Ask for a reason in every suppressing comment.\n"
                       "# require-reasons: true\n");
    text = ft_arena_strdup(p->session.arena, b.s);
    ft_strbuf_release(&b);
    return text;
}

static const char hooks_text[] = "repos:\n"
                                 "  - repo: https://github.com/ftlint/ftlint\n"
                                 "    rev: v" FTLINT_VERSION "\n"
                                 "    hooks:\n"
                                 "      - id: ftlint\n";

static const char workflow_text[] = "name: ftlint\n"
                                    "on:\n"
                                    "  push:\n"
                                    "    branches: [main]\n"
                                    "  pull_request:\n"
                                    "permissions:\n"
                                    "  contents: read\n"
                                    "jobs:\n"
                                    "  ftlint:\n"
                                    "    runs-on: ubuntu-latest\n"
                                    "    steps:\n"
                                    "      - uses: actions/checkout@v4\n"
                                    "        with:\n"
                                    "          fetch-depth: 0\n"
                                    "          persist-credentials: false\n"
                                    "      - uses: ftlint/ftlint@v" FTLINT_VERSION "\n";

typedef struct proposal {
    const char *path; /* from the root */
    const char *text;
} proposal;

static bool exists(const project *p, const char *name)
{
    return access(ft_path_join(p->session.arena, p->root, name), F_OK) == 0;
}

/* A file that is there is the project's: what to add is shown, and not written. */
static void show(const project *p, const proposal *one, ft_strbuf *out)
{
    ft_strbuf_addf(out, "# ---- %s%s\n%s\n", one->path, exists(p, one->path) ? " (is there already; left alone)" : "",
                   one->text);
}

static bool write_one(const project *p, const proposal *one)
{
    char *path = ft_path_join(p->session.arena, p->root, one->path);
    ft_error err = {0};
    ft_strbuf text;
    bool ok;

    if (exists(p, one->path)) {
        ft_say_note("%s is there already and left alone", one->path);
        return true;
    }
    for (char *slash = strchr(path + strlen(p->root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777); /* what is wrong shows when the file is written */
        *slash = '/';
    }
    ft_strbuf_init(&text);
    ft_strbuf_adds(&text, one->text);
    ok = ft_save_file(path, text.s, text.len, &err);
    if (ok)
        ft_say("wrote %s", one->path);
    else
        ft_say_error("%s", err.text);
    ft_strbuf_release(&text);
    return ok;
}

static void say_what_was_seen(const project *p, ft_strbuf *out)
{
    ft_strbuf_addf(out, "# %s: %zu C and C++ unit%s (%zu C++)", ft_path_base(p->root), p->n_units,
                   p->n_units == 1 ? "" : "s", p->n_cxx);
    if (p->vendored.n > 0)
        ft_strbuf_addf(out, ", %zu folder%s of other people's code", p->vendored.n, p->vendored.n == 1 ? "" : "s");
    if (p->has_old_python)
        ft_strbuf_adds(out, ", supports Python before 3.13: pythoncapi-compat has the strong-reference functions");
    ft_strbuf_adds(out, "\n# Next: ftlint baseline write, to start from what there is now.\n\n");
}

static int propose(project *p)
{
    const proposal all[] = {{FT_CONFIG_NAME, propose_config(p)},
                            {".pre-commit-config.yaml", hooks_text},
                            {".github/workflows/ftlint.yml", workflow_text}};
    bool ok = true;
    ft_strbuf out;

    ft_strbuf_init(&out);
    if (!p->options->yes) {
        say_what_was_seen(p, &out);
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            show(p, &all[i], &out);
        ft_strbuf_adds(&out, "# Nothing is written yet: ftlint init --yes does that.\n");
        ok = ft_print(&out);
    } else {
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            ok = write_one(p, &all[i]) && ok;
    }
    ft_strbuf_release(&out);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}

int ft_command_init(const ft_options *options)
{
    project p = {.options = options};
    int status = FT_EXIT_PROBLEM;

    ft_run_init(&p.session, options);
    if (ft_run_open_source(&p.session, options->arguments.v, options->arguments.n)) {
        p.root = ft_source_root(p.session.source);
        look_at_sources(&p);
        look_at_versions(&p);
        status = propose(&p);
    }
    ft_vec_release(&p.vendored);
    ft_run_release(&p.session);
    return status;
}
