#include <string.h>

#include <jansson.h>

#include "base/vec.h"
#include "command/doctor.h"
#include "report/build.h"

enum { SHOWN = 10, ADVICE = 5 }; /* rows of each list in text; JSON holds all */

/* Public C libraries: which package of Debian and its kin holds the header. First words of header names. */
static const struct {
    const char *header, *package;
} packages[] = {
    {"SDL3", "libsdl3-dev"},       {"SDL", "libsdl2-dev"},        {"boost/", "libboost-dev"},     {"cairo", "libcairo2-dev"},
    {"curl/", "libcurl4-openssl-dev"}, {"expat.h", "libexpat1-dev"}, {"ffi.h", "libffi-dev"},
    {"freetype", "libfreetype-dev"}, {"ft2build.h", "libfreetype-dev"}, {"hb.h", "libharfbuzz-dev"},
    {"jpeglib.h", "libjpeg-dev"},  {"lber.h", "libldap-dev"},      {"lcms2.h", "liblcms2-dev"},
    {"ldap", "libldap-dev"},       {"libpq", "libpq-dev"},         {"libxml/", "libxml2-dev"},
    {"libxslt/", "libxslt1-dev"},  {"lzma.h", "liblzma-dev"},      {"my_", "libmariadb-dev"},
    {"mysql", "libmariadb-dev"},   {"numpy/", "python3-numpy-dev"}, {"openssl/", "libssl-dev"},
    {"pg_config.h", "libpq-dev"},  {"png.h", "libpng-dev"},        {"portmidi.h", "libportmidi-dev"},
    {"pybind11/", "pybind11-dev"}, {"sasl/", "libsasl2-dev"},      {"sql", "unixodbc-dev"},
    {"sqlite3.h", "libsqlite3-dev"}, {"tcl.h", "tcl-dev"},         {"tiff", "libtiff-dev"},
    {"tk.h", "tk-dev"},            {"webp/", "libwebp-dev"},       {"zlib.h", "zlib1g-dev"},
    {"zstd.h", "libzstd-dev"},
};

static const char *package_of(const char *header)
{
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (strncmp(header, packages[i].header, strlen(packages[i].header)) == 0)
            return packages[i].package;
    return NULL;
}

/* ---- advice ---- */

typedef struct advice {
    const char **v;
    size_t n, cap;
} advice;

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void advise_header(const ft_lacking *h, ft_strbuf *out)
{
    const char *package = package_of(h->name);

    ft_strbuf_addf(out, "header %s missing: used by %zu file%s", h->name, h->files, plural(h->files));
    if (h->functions > 0)
        ft_strbuf_addf(out, ", %zu function%s with parse errors", h->functions, plural(h->functions));
    if (h->off > 0)
        ft_strbuf_addf(out, ", %zu function%s switched off there, perhaps by its macros", h->off, plural(h->off));
    ft_strbuf_adds(out, ": ");
    if (package)
        ft_strbuf_addf(out, "install %s or ", package);
    ft_strbuf_adds(out, "pass its folder (-I DIR)");
}

/* One package brings many headers. */
static bool is_advised(const ft_diagnosis *d, size_t row)
{
    const char *package = package_of(d->headers[row].name);

    for (size_t i = 0; i < row && package; i++) {
        const char *other = package_of(d->headers[i].name);
        if (other && strcmp(other, package) == 0)
            return true;
    }
    return false;
}

static void take(advice *list, ft_arena *arena, ft_strbuf *text)
{
    ft_vec_push(list, ft_arena_strdup(arena, text->s));
    ft_strbuf_clear(text);
}

/* What would raise the coverage most, the most helpful first. The list is the caller's, its texts the arena's. */
static advice give_advice(const ft_diagnosis *d)
{
    advice list = {0};
    ft_strbuf text;

    ft_strbuf_init(&text);
    for (size_t i = 0; i < d->n_headers && list.n < ADVICE; i++) {
        if ((d->headers[i].functions == 0 && d->headers[i].off == 0) || is_advised(d, i))
            continue;
        advise_header(&d->headers[i], &text);
        take(&list, d->arena, &text);
    }
    if (d->coverage.n_unparsed > 0) {
        ft_strbuf_addf(&text, "%zu file%s not parsed: see the reasons above", d->coverage.n_unparsed,
                       plural(d->coverage.n_unparsed));
        take(&list, d->arena, &text);
    }
    for (size_t i = 0; i < d->n_machine; i++) {
        ft_strbuf_addf(&text, "%s are missing: install them (Debian: libclang-dev and libc6-dev)", d->machine[i]);
        take(&list, d->arena, &text);
    }
    if (d->elsewhere > 0) {
        ft_strbuf_addf(&text, "%zu function%s with parse errors in files that lack no header: 'ftlint check -v' names %s, "
                              "and flags of the build help (-p compile_commands.json)",
                       d->elsewhere, plural(d->elsewhere), d->elsewhere == 1 ? "it" : "them");
        take(&list, d->arena, &text);
    }
    ft_strbuf_release(&text);
    return list;
}

/* ---- text ---- */

static void add_more(ft_strbuf *out, size_t n)
{
    if (n > SHOWN)
        ft_strbuf_addf(out, "  ... and %zu more\n", n - SHOWN);
}

static void add_environment(const ft_diagnosis *d, ft_strbuf *out)
{
    const char *database = ft_source_database(d->source);
    char clang[128];

    ft_parse_clang_version(clang, sizeof clang);
    ft_strbuf_addf(out, "project           %s\n", ft_source_root(d->source));
    if (database)
        ft_strbuf_addf(out, "compile commands  %s, for %zu of %zu files\n", database, d->from_database, d->units);
    else
        ft_strbuf_addf(out, "compile commands  none: flags by evidence for %zu file%s\n", d->units, plural(d->units));
    ft_strbuf_addf(out, "target            Python %s, %s%s\n", ft_options_target(d->options),
                   d->options->python_include ? "headers in " : "ftlint's own headers",
                   d->options->python_include ? d->options->python_include : "");
    ft_strbuf_addf(out, "libclang          %s\n", clang);
    for (size_t i = 0; i < d->n_machine; i++)
        ft_strbuf_addf(out, "                  without %s: ftlint's own are used\n", d->machine[i]);
}

static void add_headers(const ft_diagnosis *d, ft_strbuf *out)
{
    if (d->n_headers > 0)
        ft_strbuf_adds(out, "\nHeaders that are missing:\n");
    for (size_t i = 0; i < d->n_headers && i < SHOWN; i++) {
        const ft_lacking *h = &d->headers[i];

        ft_strbuf_addf(out, "  %-32s %zu file%s, %zu function%s with parse errors, %zu switched off%s\n", h->name, h->files,
                       plural(h->files), h->functions, plural(h->functions), h->off,
                       h->is_own ? " (declared by ftlint itself)" : "");
    }
    add_more(out, d->n_headers);
}

static void add_names(const ft_diagnosis *d, ft_strbuf *out)
{
    if (d->n_names > 0)
        ft_strbuf_adds(out, "\nNames that were declared from how they are used:\n");
    for (size_t i = 0; i < d->n_names && i < SHOWN; i++)
        ft_strbuf_addf(out, "  %-32s %zu use%s in %zu file%s\n", d->names[i].name, d->names[i].uses,
                       plural(d->names[i].uses), d->names[i].files, plural(d->names[i].files));
    add_more(out, d->n_names);
}

static void add_folders(const ft_diagnosis *d, ft_strbuf *out)
{
    if (d->n_folders > 0)
        ft_strbuf_adds(out, "\nInclude folders found by evidence:\n");
    for (size_t i = 0; i < d->n_folders && i < SHOWN; i++)
        ft_strbuf_addf(out, "  %-32s for %zu file%s\n", d->folders[i].path, d->folders[i].files,
                       plural(d->folders[i].files));
    add_more(out, d->n_folders);
}

static void add_files(const ft_unparsed *files, size_t n, const char *title, ft_strbuf *out)
{
    if (n > 0)
        ft_strbuf_addf(out, "\n%s:\n", title);
    for (size_t i = 0; i < n && i < SHOWN; i++)
        ft_strbuf_addf(out, "  %s: %s\n", files[i].path, files[i].reason);
    add_more(out, n);
}

static void add_advice(const ft_diagnosis *d, ft_strbuf *out)
{
    advice list = give_advice(d);

    ft_strbuf_adds(out, list.n ? "\nWhat would help most:\n" : "\nNothing is missing.\n");
    for (size_t i = 0; i < list.n; i++)
        ft_strbuf_addf(out, "  %zu. %s\n", i + 1, list.v[i]);
    ft_vec_release(&list);
}

void ft_diagnosis_text(const ft_diagnosis *d, ft_strbuf *out)
{
    ft_strbuf raw;

    ft_strbuf_init(&raw);
    add_environment(d, &raw);
    ft_strbuf_adds(&raw, "coverage          ");
    ft_report_coverage_line(&d->coverage, &raw);
    add_folders(d, &raw);
    add_headers(d, &raw);
    add_names(d, &raw);
    add_files(d->coverage.unparsed, d->coverage.n_unparsed, "Files that could not be parsed", &raw);
    add_files(d->coverage.left_out, d->coverage.n_left_out, "Files that are left out", &raw);
    add_advice(d, &raw);
    ft_report_add_clean_lines(out, raw.s);
    ft_strbuf_release(&raw);
}

/* ---- JSON ---- */

static json_t *new_headers(const ft_diagnosis *d)
{
    json_t *list = json_array();

    for (size_t i = 0; i < d->n_headers; i++) {
        const ft_lacking *h = &d->headers[i];
        const char *package = package_of(h->name);
        json_t *row = json_object();

        ft_json_set(row, "header", ft_json_text(h->name));
        ft_json_set_number(row, "files", h->files);
        ft_json_set_number(row, "functions_with_errors", h->functions);
        ft_json_set_number(row, "functions_switched_off", h->off);
        ft_json_set(row, "declared_by_ftlint", json_boolean(h->is_own));
        ft_json_set(row, "package", package ? json_string(package) : json_null());
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *new_names(const ft_diagnosis *d)
{
    json_t *list = json_array();

    for (size_t i = 0; i < d->n_names; i++) {
        json_t *row = json_object();

        ft_json_set(row, "name", ft_json_text(d->names[i].name));
        ft_json_set_number(row, "files", d->names[i].files);
        ft_json_set_number(row, "uses", d->names[i].uses);
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *new_folders(const ft_diagnosis *d)
{
    json_t *list = json_array();

    for (size_t i = 0; i < d->n_folders; i++) {
        json_t *row = json_object();

        ft_json_set(row, "path", ft_json_text(d->folders[i].path));
        ft_json_set_number(row, "files", d->folders[i].files);
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *new_advice(const ft_diagnosis *d)
{
    json_t *list = json_array();
    advice texts = give_advice(d);

    for (size_t i = 0; i < texts.n; i++)
        json_array_append_new(list, ft_json_text(texts.v[i]));
    ft_vec_release(&texts);
    return list;
}

static json_t *new_environment(const ft_diagnosis *d)
{
    json_t *root = json_object(), *machine = json_array();
    const char *database = ft_source_database(d->source);
    char clang[128];

    ft_parse_clang_version(clang, sizeof clang);
    for (size_t i = 0; i < d->n_machine; i++)
        json_array_append_new(machine, ft_json_text(d->machine[i]));
    ft_json_set(root, "compile_commands", database ? ft_json_text(database) : json_null());
    ft_json_set(root, "python_include",
                        d->options->python_include ? ft_json_text(d->options->python_include) : json_null());
    ft_json_set(root, "target", json_string(ft_options_target(d->options)));
    ft_json_set(root, "clang", ft_json_text(clang));
    ft_json_set(root, "missing_on_this_machine", machine);
    ft_json_set_number(root, "files", d->units);
    ft_json_set_number(root, "files_with_compile_commands", d->from_database);
    return root;
}

void ft_diagnosis_json(const ft_diagnosis *d, ft_strbuf *out)
{
    json_t *root = json_object();

    ft_json_set(root, "version", json_integer(1));
    ft_json_set(root, "environment", new_environment(d));
    ft_json_set(root, "coverage", ft_json_coverage(&d->coverage));
    ft_json_set(root, "include_folders", new_folders(d));
    ft_json_set(root, "missing_headers", new_headers(d));
    ft_json_set(root, "made_up_names", new_names(d));
    ft_json_set(root, "advice", new_advice(d));
    ft_json_finish(root, JSON_INDENT(2), out);
}
