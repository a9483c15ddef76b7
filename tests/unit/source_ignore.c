/* gitignore(5), row by row; the whole was compared with `git check-ignore` on random rules as well. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "source/ignore.h"

static void glob_table(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool matches;
    } rows[] = {
        { "a", "a", true },
        { "a", "ab", false },
        { "", "", true },
        { "", "a", false },
        { "*", "abc", true },
        { "*", "", true },
        { "*", "a/b", false },
        { "*.c", "a.c", true },
        { "*.c", "a.cc", false },
        { "a*b*c", "aXbYbZc", true },
        { "a*b*c", "aXbYbZ", false },
        { "?", "a", true },
        { "?", "/", false },
        { "?", "", false },
        { "[abc]", "b", true },
        { "[abc]", "d", false },
        { "[!abc]", "d", true },
        { "[^abc]", "a", false },
        { "[a-c]x", "bx", true },
        { "[]a]", "]", true },
        { "[!]a]", "]", false },
        { "[a-]", "-", true },
        { "[\\]]", "]", true },
        { "[!a]", "/", false },
        { "[[:digit:]]*", "7up", true },
        { "[[:digit:][:upper:]]", "Q", true },
        { "[[:nonsense:]]", "a", false },
        { "[abc", "a", false },
        { "\\*", "*", true },
        { "\\*", "a", false },
        { "a\\", "a\\", false },
        { "a/*", "a/b", true },
        { "a/*", "a/b/c", false },
        { "**", "a/b/c", true },
        { "**/c", "c", true },
        { "**/c", "a/b/c", true },
        { "**/c", "a/bc", false },
        { "a/**", "a/b/c", true },
        { "a/**", "a", false },
        { "a/**", "a/", false },
        { "a/**/b", "a/b", true },
        { "a/**/b", "a/x/y/b", true },
        { "a/**/b", "ab", false },
        { "a/**/b", "a/x/yb", false },
        { "a/**/b/*.c", "a/b/x/b/q.c", true },
        { "a/**/b/*.c", "a/b/x/c/q.c", false },
        { "**/a/**/b", "x/a/y/b", true },
        { "**/****/b", "b", true },
        { "a**b", "axb", true },
        { "a**b", "a/b", false },
        { "**a", "xa", true },
        { "x/**y", "x/zy", true },
        { "x/**y", "x/z/y", false },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (ft_ignore_glob(rows[i].pattern, rows[i].path) != rows[i].matches)
            fail_msg("'%s' against '%s'", rows[i].pattern, rows[i].path);
    }
}

static void hostile_patterns_take_no_time(void **state)
{
    (void)state;
    char pattern[4000], path[4000];
    const clock_t start = clock();

    for (size_t i = 0; i + 4 < sizeof pattern; i += 2)
        memcpy(pattern + i, "*a", 3);
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    pattern[sizeof pattern - 4] = 'b';
    assert_false(ft_ignore_glob(pattern, path));
    for (size_t i = 0; i + 6 < sizeof pattern; i += 5)
        memcpy(pattern + i, "**/a/", 6);
    for (size_t i = 1; i + 1 < sizeof path; i += 2)
        path[i] = '/';
    assert_false(ft_ignore_glob(pattern, path));
    assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
}

/* path below /r; a trailing slash marks a folder. */
static bool is_ignored(const ft_ignore *rules, const char *path)
{
    char text[256] = "/r/";

    strcat(text, path);
    size_t len = strlen(text);
    bool is_dir = text[len - 1] == '/';
    if (is_dir)
        text[len - 1] = '\0';
    return ft_ignore_matches(rules, text, is_dir);
}

static void rule_table(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *path;
        bool ignored;
    } rows[] = {
        { "a.c", "a.c", true },
        { "a.c", "x/y/a.c", true },
        { "/a.c", "a.c", true },
        { "/a.c", "x/a.c", false },
        { "x/a.c", "x/a.c", true },
        { "x/a.c", "y/x/a.c", false },
        { "build/", "build/", true },
        { "build/", "build", false },
        { "build/", "x/build/", true },
        { "x/build/", "x/build/", true },
        { "x/build/", "y/x/build/", false },
        { "*.c\n!keep.c", "keep.c", false },
        { "*.c\n!keep.c", "drop.c", true },
        { "!keep.c\n*.c", "keep.c", true },
        { "# a.c", "# a.c", false },
        { "\\#a.c", "#a.c", true },
        { "\\!a.c", "!a.c", true },
        { "a.c   ", "a.c", true },
        { "a.c\\ ", "a.c ", true },
        { "a.c\\ ", "a.c", false },
        { "a.c\r\nb.c\r\n", "a.c", true },
        { "a.c\r\nb.c\r\n", "b.c", true },
        { "\xEF\xBB\xBF" "a.c", "a.c", true },
        { "\n\n  \n/\n", "a.c", false },
        { "/", "a/", false },
        { "!", "a", false },
        { "**/gen/*.c", "x/gen/a.c", true },
        { "gen/**", "gen/x/a.c", true },
        { "gen/**", "gen/", false },
        { "src/*.c", "src/a.c", true },
        { "src/*.c", "src/x/a.c", false },
        { "*.[ch]", "x/a.h", true },
        { "*.so.*", "a.so.1", true },
        { "*.o\nlib/", "src/lib.c", false },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ft_arena *arena = ft_arena_new();
        const ft_ignore *rules = ft_ignore_add(arena, NULL, "/r", rows[i].rules, strlen(rows[i].rules));
        if (is_ignored(rules, rows[i].path) != rows[i].ignored)
            fail_msg("row %zu: '%s' with '%s'", i, rows[i].path, rows[i].rules);
        ft_arena_free(arena);
    }
}

static void inner_files_win(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    const ft_ignore *outer = ft_ignore_add(arena, NULL, "/r", "*.c\nsub/x.h\n", 12);
    const ft_ignore *inner = ft_ignore_add(arena, outer, "/r/sub", "!keep.c\n/y.h\n", 13);

    assert_ptr_equal(ft_ignore_add(arena, outer, "/r/sub", "# nothing\n", 10), outer);
    assert_null(ft_ignore_add(arena, NULL, "/r", "", 0));
    assert_true(is_ignored(inner, "sub/drop.c"));
    assert_false(is_ignored(inner, "sub/keep.c"));
    assert_true(is_ignored(outer, "keep.c"));
    assert_true(is_ignored(inner, "sub/x.h"));
    assert_true(is_ignored(inner, "sub/y.h"));
    assert_false(is_ignored(inner, "sub/z/y.h"));
    const ft_ignore *top = ft_ignore_add(arena, NULL, "/", "/r/a.c\n", 7);
    assert_true(is_ignored(top, "a.c"));
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glob_table),
        cmocka_unit_test(hostile_patterns_take_no_time),
        cmocka_unit_test(rule_table),
        cmocka_unit_test(inner_files_win),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
