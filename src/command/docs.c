#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "command/command.h"
#include "command/config_schema.h"
#include "command/man.h"
#include "command/message.h"
#include "command/run.h"

typedef struct writer {
    const ft_run *session;
    const char *folder;
    size_t n_stale;
    bool failed;
} writer;

static void fail(writer *w, const char *what, const char *path)
{
    char text[128];

    ft_say_error("cannot %s '%s': %s", what, path, ft_errno_text(errno, text, sizeof text));
    w->failed = true;
}

static void make_folders(writer *w, const char *file)
{
    char *dir = ft_path_dir(w->session->arena, file);

    if (ft_path_is_dir(dir))
        return;
    make_folders(w, dir);
    if (mkdir(dir, 0777) != 0 && errno != EEXIST)
        fail(w, "make folder", dir);
}

static void write_file(writer *w, const char *path, const char *text, size_t len)
{
    FILE *f;

    make_folders(w, path);
    f = fopen(path, "wb");
    if (!f) {
        fail(w, "write", path);
        return;
    }
    if (fwrite(text, 1, len, f) != len || fflush(f) != 0)
        fail(w, "write", path);
    fclose(f);
}

static void compare_file(writer *w, const char *path, const char *text, size_t len)
{
    ft_error err = {0};
    char *data;
    size_t n;

    if (ft_path_is_file(path) && ft_read_file(w->session->arena, path, &data, &n, &err) && n == len &&
        memcmp(data, text, len) == 0)
        return;
    ft_say("stale: %s", path);
    w->n_stale++;
}

static void emit(writer *w, const char *name, const ft_strbuf *text)
{
    const char *path = ft_path_join(w->session->arena, w->folder, name);

    if (w->session->options->check)
        compare_file(w, path, text->s, text->len);
    else
        write_file(w, path, text->s, text->len);
}

static void write_rule_pages(writer *w)
{
    const ft_ruleset *rules = w->session->rules;
    ft_strbuf text;

    ft_strbuf_init(&text);
    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);

        ft_strbuf_clear(&text);
        ft_rule_markdown(rule, &text);
        emit(w, ft_arena_printf(w->session->arena, "rules/%s.md", rule->id), &text);
    }
    ft_strbuf_clear(&text);
    ft_rules_index_markdown(rules, &text);
    emit(w, "rules/README.md", &text);
    ft_strbuf_clear(&text);
    ft_rule_language_markdown(&text);
    emit(w, "rule-language.md", &text);
    ft_strbuf_clear(&text);
    ft_config_schema(&text);
    emit(w, "config.schema.json", &text);
    ft_strbuf_release(&text);
}

/* Pages of rules that are no more. */
static void find_orphans(writer *w)
{
    const char *folder = ft_path_join(w->session->arena, w->folder, "rules");
    DIR *dir = opendir(folder);
    struct dirent *entry;

    while (dir && (entry = readdir(dir))) {
        size_t len = strlen(entry->d_name);
        const char *id;

        if (len < 4 || strcmp(entry->d_name + len - 3, ".md") != 0 || strcmp(entry->d_name, "README.md") == 0)
            continue;
        id = ft_arena_strndup(w->session->arena, entry->d_name, len - 3);
        if (ft_ruleset_find(w->session->rules, id))
            continue;
        ft_say("stale: %s", ft_path_join(w->session->arena, folder, entry->d_name));
        w->n_stale++;
    }
    if (dir)
        closedir(dir);
}

/* A fragment is made a whole file; what brings its own includes is one already. */
static void add_example(const ft_example *example, ft_strbuf *text)
{
    if (!strstr(example->code, "#include"))
        ft_strbuf_adds(text, "#define PY_SSIZE_T_CLEAN\n#include <Python.h>\n\n");
    ft_strbuf_adds(text, example->code);
}

/* FOLDER/FT101/bad_1.c, good_1.c ... */
static void write_examples(writer *w)
{
    const ft_ruleset *rules = w->session->rules;
    ft_strbuf text;

    ft_strbuf_init(&text);
    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);
        size_t n[2] = {0, 0};

        for (size_t k = 0; k < rule->n_examples; k++) {
            bool bad = rule->examples[k].bad;

            ft_strbuf_clear(&text);
            add_example(&rule->examples[k], &text);
            emit(w, ft_arena_printf(w->session->arena, "%s/%s_%zu.c", rule->id, bad ? "bad" : "good", ++n[bad]), &text);
        }
    }
    ft_strbuf_release(&text);
}

static int print_man(const ft_options *options)
{
    ft_strbuf out;
    bool ok;

    if (options->arguments.n > 0) {
        ft_say_error("--man prints to standard output: leave out '%s'", options->arguments.v[0]);
        return FT_EXIT_PROBLEM;
    }
    ft_strbuf_init(&out);
    ft_write_man(&out);
    ok = ft_print(&out);
    ft_strbuf_release(&out);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}

int ft_command_docs(const ft_options *options)
{
    ft_run session;
    writer w = {.session = &session};

    if (options->man)
        return print_man(options);
    if (options->arguments.n != 1) {
        ft_say_error("which folder? exactly one is needed");
        return FT_EXIT_PROBLEM;
    }
    ft_run_init(&session, options);
    w.folder = options->arguments.v[0];
    if (options->examples)
        write_examples(&w);
    else
        write_rule_pages(&w);
    if (options->check && !options->examples)
        find_orphans(&w);
    w.failed |= session.failed;
    ft_run_release(&session);
    if (w.failed)
        return FT_EXIT_PROBLEM;
    return w.n_stale ? FT_EXIT_FINDINGS : FT_EXIT_CLEAN;
}
