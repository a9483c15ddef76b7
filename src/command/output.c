#include "command/output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/term.h"
#include "base/vec.h"
#include "command/message.h"
#include "command/save.h"

enum { MAX_FORMATS = 32, MAX_SUMMARY = 1000 * 1000 };

static const char AUTO[] = "auto";

const char *const *ft_output_choices(void)
{
    static const char *names[MAX_FORMATS];
    size_t n = 0;

    for (const ft_report_format *f = ft_report_formats; f->name && n < MAX_FORMATS - 2; f++)
        names[n++] = f->name;
    names[n] = AUTO;
    return names;
}

static bool same_place(const ft_output *a, const ft_output *b)
{
    return a->file && b->file ? strcmp(a->file, b->file) == 0 : a->file == b->file;
}

bool ft_outputs_check(const ft_outputs *outputs, ft_error *err)
{
    for (size_t i = 0; i < outputs->n; i++) {
        const ft_output *o = &outputs->v[i];

        if (o->file && strcmp(o->format, AUTO) == 0)
            return ft_fail(err, FT_ERR_USAGE, "--output auto chooses the place itself: leave out '=%s'", o->file);
        for (size_t k = 0; k < i; k++) {
            if (same_place(&outputs->v[k], o))
                return ft_fail(err, FT_ERR_USAGE, "two reports for %s: %s and %s; give one of them a file of its own",
                               o->file ? o->file : "standard output", outputs->v[k].format, o->format);
        }
    }
    return true;
}

static bool env_is_set(const char *name)
{
    const char *value = getenv(name);

    return value && *value;
}

/* What each continuous integration wants; the file is the name that its documentation uses. */
static void add_auto(ft_outputs *wanted)
{
    if (env_is_set("GITHUB_ACTIONS")) {
        ft_vec_push(wanted, ((ft_output){"github", NULL}));
        return;
    }
    ft_vec_push(wanted, ((ft_output){"text", NULL}));
    if (env_is_set("GITLAB_CI"))
        ft_vec_push(wanted, ((ft_output){"gitlab", "gl-code-quality-report.json"}));
}

/* Standard output is never left empty: without a wish of its own it gets the text. */
static void resolve(const ft_outputs *asked, ft_outputs *wanted)
{
    bool to_stdout = false;

    for (size_t i = 0; i < asked->n; i++)
        to_stdout |= !asked->v[i].file;
    if (!to_stdout)
        ft_vec_push(wanted, ((ft_output){"text", NULL}));
    for (size_t i = 0; i < asked->n; i++) {
        if (strcmp(asked->v[i].format, AUTO) == 0)
            add_auto(wanted);
        else
            ft_vec_push(wanted, asked->v[i]);
    }
}

static bool say(const ft_error *err)
{
    ft_say_error("%s", err->text);
    return false;
}

static bool write_one(const ft_output *output, const ft_report_input *input)
{
    ft_error err = {0};
    ft_strbuf out;
    bool ok;

    ft_strbuf_init(&out);
    ft_report_format_find(output->format)->write(input, &out);
    if (output->file)
        ok = ft_save_file(output->file, out.s, out.len, &err) || say(&err);
    else
        ok = ft_print(&out);
    ft_strbuf_release(&out);
    return ok;
}

/* The page that GitHub shows for the job; what earlier steps of the job wrote into the file counts as well. */
static bool write_job_summary(const ft_report_input *input)
{
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    ft_error err = {0};
    struct stat st;
    ft_strbuf out;
    size_t used;
    bool ok;

    if (!path || !*path)
        return true;
    used = stat(path, &st) == 0 ? (size_t)st.st_size : 0;
    ft_strbuf_init(&out);
    ft_report_markdown_within(input, used < MAX_SUMMARY ? MAX_SUMMARY - used : 0, &out);
    ok = ft_append_file(path, out.s, out.len, &err) || say(&err);
    ft_strbuf_release(&out);
    return ok;
}

/* https://github.com/OWNER/NAME/blob/COMMIT/, so that the summary leads to the lines. */
static void add_source_url(ft_strbuf *url)
{
    static const char *const parts[] = {"GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"};
    static const char *const between[] = {"/", "/blob/", "/"};

    for (size_t i = 0; i < 3; i++)
        if (!env_is_set(parts[i]))
            return;
    for (size_t i = 0; i < 3; i++)
        ft_strbuf_addf(url, "%s%s", getenv(parts[i]), between[i]);
}

static ft_report_input for_place(const ft_options *options, const ft_report_input *input, const ft_output *output)
{
    ft_report_input fitted = *input;

    if (output->file)
        return fitted;
    fitted.color = ft_term_wants_color(stdout, (ft_color_mode)options->color);
    fitted.links = ft_term_wants_links(stdout, (ft_color_mode)options->links, fitted.color);
    fitted.width = ft_term_columns(stdout);
    return fitted;
}

bool ft_outputs_write(const ft_options *options, const ft_report_input *input)
{
    ft_outputs wanted = {0};
    ft_report_input shared = *input;
    ft_strbuf url;
    bool ok = true;

    ft_strbuf_init(&url);
    add_source_url(&url);
    shared.source_url = url.s;
    resolve(&options->outputs, &wanted);
    for (size_t i = 0; i < wanted.n; i++) {
        ft_report_input fitted = for_place(options, &shared, &wanted.v[i]);

        ok &= write_one(&wanted.v[i], &fitted);
        if (!wanted.v[i].file && strcmp(wanted.v[i].format, "github") == 0)
            ok &= write_job_summary(&shared);
    }
    ft_vec_release(&wanted);
    ft_strbuf_release(&url);
    return ok;
}
