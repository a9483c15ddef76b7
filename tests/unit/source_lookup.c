#include "source_tree.h"

#include "source/source.h"

static ft_source *source;

static void open_tree(void)
{
    ft_error err = { 0 };

    put(".git/", "");
    source = ft_source_open(&(ft_source_options){ 0 }, &err);
    assert_non_null(source);
}

/* Below the tree; "-" if not found. */
static void assert_found(const char *from, const char *spelled, bool angled, const char *expected)
{
    const char *path = ft_source_find_include(source, in_tree(from), spelled, angled);

    assert_string_equal(path ? path + strlen(tree_dir) + 1 : "-", expected);
}

static void whole_spelled_path_counts(void **state)
{
    (void)state;
    put("a/pkg/x.h", "");
    put("b/other/x.h", "");
    put("main.c", "");
    put("tmpl.h.in", "");
    put("gen.h.src", "");
    put("both.h", "");
    put("both.h.src", "");
    open_tree();
    assert_found("main.c", "pkg/x.h", false, "a/pkg/x.h");
    assert_found("main.c", "pkg/x.h", true, "a/pkg/x.h");
    assert_found("main.c", "./other//x.h", false, "b/other/x.h");
    assert_found("main.c", "kg/x.h", false, "-");
    assert_found("main.c", "q/x.h", false, "-");
    assert_found("main.c", "tmpl.h", false, "-");
    assert_found("main.c", "gen.h", false, "gen.h.src");
    assert_found("main.c", "gen.h.src", false, "gen.h.src");
    assert_found("main.c", "both.h", false, "both.h");
    assert_found("main.c", "", false, "-");
    assert_found("main.c", "..", false, "-");
    assert_found("main.c", "/etc/passwd", false, "-");
    assert_found("main.c", in_tree("both.h"), false, "-");
    ft_source_close(source);
}

static void the_nearest_wins(void **state)
{
    (void)state;
    put("one/src/a.c", "");
    put("one/include/cfg.h", "");
    put("two/cfg.h", "");
    put("cfg.h", "");
    put("far/x/y/dup.h", "");
    put("far/b/dup.h", "");
    put("far/a/dup.h", "");
    open_tree();
    assert_found("one/src/a.c", "cfg.h", true, "one/include/cfg.h");
    assert_found("two/b.c", "cfg.h", true, "two/cfg.h");
    assert_found("three/b.c", "cfg.h", true, "cfg.h");
    assert_found("one/src/a.c", "dup.h", true, "far/a/dup.h");
    assert_found("far/x/z.c", "dup.h", true, "far/x/y/dup.h");
    assert_found("cfg.h", "cfg.h", true, "two/cfg.h"); /* never itself */
    assert_found("../../usr/include/sys.h", "pkg", true, "-");
    ft_source_close(source);
}

static void steps_upwards(void **state)
{
    (void)state;
    put("src/deep/a.c", "");
    put("src/common.h", "");
    put("inc/common.h", "");
    put("lib/sub/only.h", "");
    open_tree();
    assert_found("src/deep/a.c", "../common.h", false, "src/common.h");
    assert_found("src/deep/a.c", "../../inc/common.h", false, "inc/common.h");
    assert_found("src/deep/a.c", "x/../../common.h", true, "src/common.h");
    assert_found("src/deep/a.c", "../sub/only.h", false, "lib/sub/only.h"); /* counted from an include folder */
    assert_found("src/deep/a.c", "../../../../../../../etc/passwd", false, "-");
    assert_found("src/deep/a.c", "common.h", false, "src/common.h");
    ft_source_close(source);
}

static void python_headers_are_never_found(void **state)
{
    (void)state;
    put("main.c", "#include \"pycore_x.h\"\n");
    put("Include/Python.h", "");
    put("Include/patchlevel.h", "");
    put("Include/dictobject.h", "");
    put("Include/internal/pycore_x.h", "");
    put("Include/extra/mine.h", "");
    put("stub/Python.h", "");
    put("sub/object.h", "");
    open_tree();
    assert_found("main.c", "Python.h", true, "-");
    assert_found("main.c", "stub/Python.h", false, "-");
    assert_found("main.c", "structmember.h", false, "-");
    assert_found("main.c", "dictobject.h", false, "-");
    assert_found("main.c", "internal/pycore_x.h", false, "-");
    assert_found("main.c", "mine.h", false, "Include/extra/mine.h");
    assert_found("main.c", "object.h", false, "sub/object.h");
    assert_true(ft_source_find(source, in_tree("main.c"))->uses_python);
    ft_source_close(source);
}

static void includes_in_a_circle(void **state)
{
    (void)state;
    put("a.h", "#include \"b.h\"\n");
    put("b.h", "#include \"a.h\"\n#include \"c.h\"\n");
    put("c.h", "#include \"a.h\"\n#include <Python.h>\n");
    put("m.c", "#include \"a.h\"\n");
    put("n.c", "#include <string.h>\n");
    put("string.h", "#include <Python.h>\n");
    open_tree();
    assert_true(ft_source_find(source, in_tree("m.c"))->uses_python);
    assert_true(ft_source_find(source, in_tree("a.h"))->uses_python);
    assert_false(ft_source_find(source, in_tree("n.c"))->uses_python); /* the C library's string.h */
    ft_source_close(source);
}

static void evidence_becomes_folders(void **state)
{
    (void)state;
    put("src/a.c", "#include \"pkg/x.h\"\n#include <y.h>\n#include \"near.h\"\n#include \"../up.h\"\n");
    put("src/near.h", "");
    put("up.h", "");
    put("deps/inc/pkg/x.h", "");
    put("deps/y.h", "");
    open_tree();
    const ft_source_file *file = ft_source_find(source, in_tree("src/a.c"));
    const char *text = "";
    for (size_t i = 0; i < file->n_flags; i++)
        text = ft_arena_printf(tree_arena, "%s%s|", text, file->flags[i]);
    assert_string_equal(text, ft_arena_printf(tree_arena,
                                              "-x|c|-std=gnu17|-iquote%s/src|-iquote%s|-idirafter%s/deps/inc|"
                                              "-idirafter%s/deps|-idirafter%s|-idirafter%s/src|",
                                              tree_dir, tree_dir, tree_dir, tree_dir, tree_dir, tree_dir));
    ft_source_close(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        tree_test(whole_spelled_path_counts),  tree_test(the_nearest_wins),
        tree_test(steps_upwards),              tree_test(python_headers_are_never_found),
        tree_test(includes_in_a_circle),       tree_test(evidence_becomes_folders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
