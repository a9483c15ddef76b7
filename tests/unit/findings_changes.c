/* Which lines a diff touches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "findings/changes.h"

static const char sample[] = "diff --git a/src/a.c b/src/a.c\n"
                             "index 1..2 100644\n"
                             "--- a/src/a.c\n"
                             "+++ b/src/a.c\n"
                             "@@ -10 +10,2 @@ static int f(void)\n"
                             "-old\n"
                             "+new\n"
                             "+newer\n"
                             "@@ -20,3 +21,0 @@\n"
                             "---- a line that looks like a header\n"
                             "-gone\n"
                             "-gone\n"
                             "@@ -30,3 +28,3 @@\n"
                             " context\n"
                             "-x\n"
                             "+y\n"
                             " context\n"
                             "\\ No newline at end of file\n"
                             "diff --git a/gone.c b/gone.c\n"
                             "--- a/gone.c\n"
                             "+++ /dev/null\n"
                             "@@ -1 +0,0 @@\n"
                             "-x\n"
                             "--- /dev/null\n"
                             "+++ \"b/na\\303\\257ve\\t.c\"\n"
                             "@@ -0,0 +1 @@\n"
                             "+x\n";

static ft_changes *read_sample(void)
{
    ft_error err = {0};
    ft_changes *changes = ft_changes_read(sample, strlen(sample), &err);

    if (!changes)
        fail_msg("%s", err.text);
    return changes;
}

static void lines_are_touched(void **state)
{
    static const struct {
        const char *path;
        uint32_t first, last;
        bool touched;
    } cases[] = {
        {"src/a.c", 9, 9, false},   {"src/a.c", 10, 10, true},  {"src/a.c", 11, 11, true}, {"src/a.c", 12, 12, false},
        {"src/a.c", 5, 40, true},   {"src/a.c", 21, 21, false}, {"src/a.c", 21, 22, true}, {"src/a.c", 22, 22, false},
        {"src/a.c", 28, 28, false}, {"src/a.c", 29, 29, true},  {"src/a.c", 30, 30, false}, {"gone.c", 1, 9, false},
        {"na\303\257ve\t.c", 1, 1, true}, {"a.c", 10, 10, false},
    };
    ft_changes *changes = read_sample();

    (void)state;
    assert_int_equal(ft_changes_count(changes), 2);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (ft_changes_touch(changes, cases[i].path, cases[i].first, cases[i].last) != cases[i].touched)
            fail_msg("%s:%u-%u", cases[i].path, cases[i].first, cases[i].last);
    ft_changes_free(changes);
}

static void new_files_are_touched_throughout(void **state)
{
    ft_changes *changes = read_sample();

    (void)state;
    ft_changes_add_file(changes, "fresh.c");
    assert_true(ft_changes_touch(changes, "fresh.c", 1, 1));
    assert_true(ft_changes_touch(changes, "fresh.c", 100000, 100001));
    ft_changes_free(changes);
}

static void what_is_no_diff_is_refused(void **state)
{
    static const char *const texts[][2] = {
        {"hello\n", "diff:1: expected a unified diff"},
        {"--- a/x\n+++ b/x\n@@ nonsense @@\n", "diff:3: expected '@@ -LINE,COUNT +LINE,COUNT @@'"},
        {"--- a/x\n+++ b/x\n@@ -1 +1 @@\n", "diff:3: expected a line of the hunk"},
        {"--- a/x\n+++ b/x\n@@ -1 +1 @@\n+a\n+b\n", "diff:5: more lines than the hunk announces"},
        {"--- a/x\n+++ b/x\n@@ -1 +99999999999 @@\n", "diff:3: expected '@@ -LINE,COUNT +LINE,COUNT @@'"},
        {"--- a/x\n+++ b/x\n@@ -1 +1 @@\nwhat\n", "diff:4: expected a line of the hunk"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ft_error err = {0};

        assert_null(ft_changes_read(texts[i][0], strlen(texts[i][0]), &err));
        if (strncmp(err.text, texts[i][1], strlen(texts[i][1])) != 0)
            fail_msg("%s: %s", texts[i][0], err.text);
    }
}

static void nothing_changed_is_fine(void **state)
{
    ft_error err = {0};
    ft_changes *changes = ft_changes_read("", 0, &err);

    (void)state;
    assert_non_null(changes);
    assert_int_equal(ft_changes_count(changes), 0);
    ft_changes_free(changes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_touched),
        cmocka_unit_test(new_files_are_touched_throughout),
        cmocka_unit_test(what_is_no_diff_is_refused),
        cmocka_unit_test(nothing_changed_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
