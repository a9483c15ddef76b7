#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/path.h"

static ft_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = ft_arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    ft_arena_free(arena);
    return 0;
}

static void clean_is_textual(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        { "", "." },          { ".", "." },           { "./", "." },         { "/", "/" },
        { "//", "/" },        { "a//b/", "a/b" },     { "a/./b", "a/b" },    { "a/../b", "b" },
        { "a/..", "." },      { "../a", "../a" },     { "../../a", "../../a" }, { "a/../../b", "../b" },
        { "/..", "/" },       { "/../a", "/a" },      { "/a/b/../..", "/" }, { "../a/..", ".." },
        { "../a/../..", "../.." }, { ".a/..b/...", ".a/..b/..." }, { "/a/b/../c/.", "/a/c" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(ft_path_clean(arena, rows[i][0]), rows[i][1]);
}

static void join_and_split(void **state)
{
    (void)state;
    assert_string_equal(ft_path_join(arena, "a/b", "c"), "a/b/c");
    assert_string_equal(ft_path_join(arena, "a/", "c"), "a/c");
    assert_string_equal(ft_path_join(arena, "a", "/c"), "/c");
    assert_string_equal(ft_path_join(arena, "", "c"), "c");
    assert_string_equal(ft_path_join(arena, "a", ""), "a");
    assert_string_equal(ft_path_base("a/b.c"), "b.c");
    assert_string_equal(ft_path_base("b.c"), "b.c");
    assert_string_equal(ft_path_dir(arena, "a/b/c"), "a/b");
    assert_string_equal(ft_path_dir(arena, "/c"), "/");
    assert_string_equal(ft_path_dir(arena, "c"), ".");
    assert_string_equal(ft_path_ext("a.b/c"), "");
    assert_string_equal(ft_path_ext("a/b.c.src"), "src");
    assert_string_equal(ft_path_ext("a/.profile"), "");
}

static void relative_and_below(void **state)
{
    (void)state;
    assert_string_equal(ft_path_relative(arena, "/a/b/c", "/a/b"), "c");
    assert_string_equal(ft_path_relative(arena, "/a/b", "/a/b"), ".");
    assert_string_equal(ft_path_relative(arena, "/a/bc", "/a/b"), "../bc");
    assert_string_equal(ft_path_relative(arena, "/a", "/a/b/c"), "../..");
    assert_string_equal(ft_path_relative(arena, "/x/y", "/a/b"), "../../x/y");
    assert_string_equal(ft_path_relative(arena, "/x/y", "/"), "x/y");
    assert_string_equal(ft_path_relative(arena, "/", "/a"), "..");
    assert_true(ft_path_is_below("/a/b", "/a"));
    assert_true(ft_path_is_below("/a", "/a"));
    assert_true(ft_path_is_below("/a", "/"));
    assert_false(ft_path_is_below("/ab", "/a"));
    assert_false(ft_path_is_below("/a", "/a/b"));
}

static void absolute_uses_the_current_folder(void **state)
{
    (void)state;
    char cwd[4096];

    assert_non_null(getcwd(cwd, sizeof cwd));
    assert_string_equal(ft_path_absolute(arena, "/x/../y"), "/y");
    assert_string_equal(ft_path_absolute(arena, "."), cwd);
    assert_string_equal(ft_path_absolute(arena, "q"), ft_path_join(arena, cwd, "q"));
    assert_null(ft_path_real(arena, "/no/such/file"));
    assert_string_equal(ft_path_real(arena, "/"), "/");
}

static void read_file_reads_regular_files_only(void **state)
{
    (void)state;
    char dir[] = "/tmp/ft_base_XXXXXX";
    char *data;
    size_t len;
    ft_error err = { 0 };

    assert_non_null(mkdtemp(dir));
    const char *file = ft_path_join(arena, dir, "f"), *fifo = ft_path_join(arena, dir, "p");
    FILE *f = fopen(file, "w");
    fwrite("a\0b", 1, 3, f);
    fclose(f);
    assert_int_equal(mkfifo(fifo, 0600), 0);

    assert_true(ft_read_file(arena, file, &data, &len, &err));
    assert_int_equal(len, 3);
    assert_memory_equal(data, "a\0b", 4);
    assert_true(ft_path_is_file(file) && !ft_path_is_dir(file) && ft_path_is_dir(dir));
    assert_false(ft_path_is_file(fifo));

    assert_false(ft_read_file(arena, fifo, &data, &len, &err));
    assert_non_null(strstr(err.text, "': not a regular file"));
    assert_false(ft_read_file(arena, "/no/such", &data, &len, &err));
    assert_string_equal(err.text, "cannot read '/no/such': no such file or directory");
    assert_int_equal(err.kind, FT_ERR_IO);
    assert_false(ft_read_file(arena, dir, &data, &len, &err));
    assert_non_null(strstr(err.text, "is a directory"));
    assert_true(ft_read_file(arena, "/proc/self/stat", &data, &len, &err));
    assert_true(len > 10);

    unlink(file);
    unlink(fifo);
    rmdir(dir);
}

static void errors_take_context_and_never_overflow(void **state)
{
    (void)state;
    ft_error err = { 0 };
    char longer[2000];

    assert_false(ft_fail(&err, FT_ERR_CONFIG, "unknown key '%s'", "x"));
    assert_int_equal(err.kind, FT_ERR_CONFIG);
    assert_false(ft_fail_in(&err, "%s: ", "rules/x.yml"));
    assert_string_equal(err.text, "rules/x.yml: unknown key 'x'");
    assert_false(ft_fail(&err, FT_ERR_IO, "again: %s", err.text));
    assert_string_equal(err.text, "again: rules/x.yml: unknown key 'x'");

    memset(longer, 'y', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    ft_fail_in(&err, "%s", longer);
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    ft_fail(&err, FT_ERR_IO, "%s", longer);
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_is_textual),
        cmocka_unit_test(join_and_split),
        cmocka_unit_test(relative_and_below),
        cmocka_unit_test(absolute_uses_the_current_folder),
        cmocka_unit_test(read_file_reads_regular_files_only),
        cmocka_unit_test(errors_take_context_and_never_overflow),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
