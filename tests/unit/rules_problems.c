/*
 * Broken rules and models: tests/rules/NAME.yml (model_NAME.yml) hold what must be said about them, in lines
 * "# expect: LINE:COLUMN: text", in this order and nothing else. FTLINT_UPDATE=1 rewrites those lines.
 */
#include "rules_help.h"

#include <dirent.h>

#include "base/path.h"
#include "base/vec.h"

static const char mark[] = "# expect: ";

static bool is_model(const char *name)
{
    return strncmp(name, "model_", 6) == 0;
}

/* The problems as they are to stand in the file. */
static void write_problems(const loaded *l, ft_strbuf *out)
{
    const char *skip = "rules/x.yml:";

    for (size_t i = 0; i < ft_ruleset_n_problems(l->set); i++) {
        const char *problem = ft_ruleset_problem(l->set, i);
        const char *start = strstr(problem, "x.yml:");

        assert_non_null(start);
        ft_strbuf_addf(out, "%s%s\n", mark, start + strlen(skip) - strlen("rules/"));
    }
}

static void update(const char *path, const char *text, size_t len, const char *problems)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, len, f), len);
    fputs(problems, f);
    assert_int_equal(fclose(f), 0);
}

static void check_file(ft_arena *arena, const char *name)
{
    const char *path = ft_path_join(arena, FTLINT_SOURCE_DIR "/tests/rules", name);
    const char *expected;
    char *text;
    size_t len;
    ft_strbuf problems;
    ft_error err;
    loaded l;

    assert_true(ft_read_file(arena, path, &text, &len, &err));
    expected = strstr(text, mark);
    len = expected ? (size_t)(expected - text) : len;
    l = load_text(text, len, is_model(name));
    ft_strbuf_init(&problems);
    write_problems(&l, &problems);
    if (getenv("FTLINT_UPDATE")) {
        update(path, text, len, problems.s);
    } else {
        if (strcmp(expected ? expected : "", problems.s) != 0)
            print_message("%s\n", path);
        assert_string_equal(problems.s, expected ? expected : "");
    }
    if (!is_model(name))
        assert_int_equal(ft_ruleset_count(l.set), 0);
    assert_true(ft_ruleset_n_problems(l.set) > 0);
    ft_strbuf_release(&problems);
    unload(&l);
}

static void each_file_says_what_it_expects(void **state)
{
    ft_arena *arena = ft_arena_new();
    DIR *dir = opendir(FTLINT_SOURCE_DIR "/tests/rules");
    size_t n = 0;

    (void)state;
    assert_non_null(dir);
    for (const struct dirent *file = readdir(dir); file; file = readdir(dir))
        if (strcmp(ft_path_ext(file->d_name), "yml") == 0) {
            check_file(arena, file->d_name);
            n++;
        }
    closedir(dir);
    ft_arena_free(arena);
    assert_true(n >= 40);
}

static void expect_one(const char *text, size_t len, const char *problem)
{
    loaded l = load_text(text, len, false);

    assert_int_equal(ft_ruleset_n_problems(l.set), 1);
    assert_string_equal(ft_ruleset_problem(l.set, 0), problem);
    unload(&l);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    expect_one("id: a\nname: \xff", 13, "rules/x.yml:2:7: expected UTF-8 text, found byte 0xff");
    expect_one("\xc3\xa9: \xc0\x80", 6, "rules/x.yml:1:4: expected UTF-8 text, found byte 0xc0");
    expect_one("a: \xed\xa0\x80", 6, "rules/x.yml:1:4: expected UTF-8 text, found byte 0xed");
    expect_one("a: \xe2\x82", 5, "rules/x.yml:1:4: expected UTF-8 text, found byte 0xe2");
    expect_one("a: \xf4\x90\x80\x80", 7, "rules/x.yml:1:4: expected UTF-8 text, found byte 0xf4");
    expect_one("\xff\xfe" "a", 3, "rules/x.yml:1:1: expected UTF-8 text, found byte 0xff");
    expect_one("a: b\0c", 6, "rules/x.yml:1:5: invalid YAML: control characters are not allowed");
}

static void large_files_are_refused(void **state)
{
    enum { SIZE = 1024 * 1024 + 1 };
    char *text = ft_xmalloc(SIZE);

    (void)state;
    memset(text, 'a', SIZE);
    expect_one(text, SIZE, "rules/x.yml:1:1: expected at most 1 MiB, found 1048577 bytes");
    free(text);
}

/* One mapping with many keys must not take quadratic time. */
static void many_keys_are_quick(void **state)
{
    ft_strbuf b;
    loaded l;

    (void)state;
    ft_strbuf_init(&b);
    ft_strbuf_adds(&b, "functions:\n");
    for (int i = 0; i < 60000; i++)
        ft_strbuf_addf(&b, " f%d: {}\n", i);
    l = load_text(b.s, b.len, true);
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    assert_int_equal(ft_models_count(l.models), 60000);
    unload(&l);
    ft_strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_says_what_it_expects),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(large_files_are_refused),
        cmocka_unit_test(many_keys_are_quick),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
