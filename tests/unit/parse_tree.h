#ifndef PARSE_TREE_H
#define PARSE_TREE_H

/* A project in a temporary folder, and a parser on it, for the tests of the parse room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/embed.h"
#include "base/path.h"
#include "parse/parse.h"

static ft_arena *tree_arena;
static char *tree_dir;
static const char *tree_headers[32]; /* what find_in_tree knows, relative to the folder */
static size_t n_tree_headers;
static ft_parser *tree_parser;
static ft_parse_options tree_options;
static ft_virtual_file *tree_capi, *tree_bindings;

static const char *in_tree(const char *name)
{
    return ft_path_join(tree_arena, tree_dir, name);
}

static void make_folders(const char *path)
{
    char *copy = ft_arena_strdup(tree_arena, path);

    for (char *p = strchr(copy + 1, '/'); p; p = strchr(p + 1, '/')) {
        *p = 0;
        mkdir(copy, 0700);
        *p = '/';
    }
}

/* Writes a file of the project; headers can be found by their whole spelled path from then on. */
static void put(const char *name, const char *text)
{
    const char *path = in_tree(name);

    make_folders(path);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    tree_headers[n_tree_headers++] = ft_arena_strdup(tree_arena, name);
}

static const char *find_in_tree(void *data, const char *from, const char *spelled, bool angled)
{
    size_t len = strlen(spelled);

    (void)data, (void)from, (void)angled;
    for (size_t i = 0; i < n_tree_headers; i++) {
        size_t n = strlen(tree_headers[i]);
        if (n >= len && strcmp(tree_headers[i] + n - len, spelled) == 0 &&
            (n == len || tree_headers[i][n - len - 1] == '/'))
            return in_tree(tree_headers[i]);
    }
    return NULL;
}

static ft_virtual_file *virtual_files(const ft_embedded *files, size_t *n)
{
    ft_virtual_file *out;

    for (*n = 0; files[*n].name;)
        (*n)++;
    out = calloc(*n, sizeof *out);
    for (size_t i = 0; i < *n; i++)
        out[i] = (ft_virtual_file){files[i].name, files[i].text, files[i].len};
    return out;
}

static void open_parser(void)
{
    size_t n, n_bindings;

    tree_capi = virtual_files(ft_embedded_capi, &n);
    tree_bindings = virtual_files(ft_embedded_bindings, &n_bindings);
    tree_options = (ft_parse_options){.capi = tree_capi,
                                      .n_capi = n,
                                      .bindings = tree_bindings,
                                      .n_bindings = n_bindings,
                                      .target_minor = 14,
                                      .project_root = tree_dir,
                                      .start_dir = tree_dir,
                                      .find_include = find_in_tree};
    tree_parser = ft_parser_new(&tree_options);
}

static int tree_open(void **state)
{
    (void)state;
    tree_arena = ft_arena_new();
    tree_dir = strdup("/tmp/ftlint-parse-XXXXXX");
    n_tree_headers = 0;
    if (!mkdtemp(tree_dir))
        return -1;
    open_parser();
    return 0;
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static int tree_close(void **state)
{
    (void)state;
    ft_parser_free(tree_parser);
    nftw(tree_dir, remove_entry, 20, FTW_DEPTH | FTW_PHYS);
    free(tree_dir);
    free(tree_capi);
    free(tree_bindings);
    ft_arena_free(tree_arena);
    return 0;
}

static ft_unit *parse_with(const char *name, const char *const *flags, size_t n_flags)
{
    ft_error err = {0};
    ft_unit *unit = ft_parse_file(tree_parser, in_tree(name), (ft_compile_flags){flags, n_flags, false}, &err);

    if (!unit)
        fail_msg("%s", err.text);
    return unit;
}

static ft_unit *parse(const char *name)
{
    return parse_with(name, NULL, 0);
}

static unsigned count_errors(const ft_unit *unit)
{
    unsigned n = 0;

    for (uint32_t i = 0; i < unit->n_diags; i++) {
        if (unit->diags[i].is_error) {
            print_message("  %s:%u: %s\n", unit->path, unit->diags[i].loc.line, unit->diags[i].text);
            n++;
        }
    }
    return n;
}

/* Parses, expects no errors and n_functions, and frees. */
static void expect_clean(const char *name, uint32_t n_functions)
{
    ft_unit *unit = parse(name);
    unsigned errors = count_errors(unit);

    if (errors > 0)
        print_message("healed:\n%s\n", ft_parser_healed(tree_parser));
    assert_int_equal(errors, 0);
    assert_int_equal(unit->n_functions, n_functions);
    ft_unit_free(unit);
}

#define TREE_TEST(name) cmocka_unit_test_setup_teardown(name, tree_open, tree_close)

#endif
