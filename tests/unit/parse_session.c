/* One file through libclang: our headers, includes by evidence, and what goes wrong. */
#include "parse_tree.h"

/* libclang keeps the virtual files of a parse whose arguments it refuses. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libLLVM\nleak:libclang\n";
}

static void capi_headers_are_ours(void **state)
{
    (void)state;
    put("bogus/Python.h", "#error not this one\n");
    put("bogus/structmember.h", "#error nor this\n");
    put("a.c", "#define PY_SSIZE_T_CLEAN\n#include \"Python.h\"\n#include <structmember.h>\n"
               "#ifdef Py_GIL_DISABLED\n"
               "PyObject *f(PyObject *d, PyObject *k) { return PyDict_GetItemWithError(d, k); }\n"
               "#endif\n");
    const char *dir = in_tree("bogus");
    const char *flags[] = {"-I", dir, "-isystem", dir, "-iquote", dir};
    ft_unit *unit = parse_with("a.c", flags, 6);
    assert_int_equal(count_errors(unit), 0);
    assert_int_equal(unit->n_functions, 1);
    assert_string_equal(ft_parser_healed(tree_parser), "");
    ft_unit_free(unit);
}

static void projects_own_headers_win_over_lesser_ones_of_ours(void **state)
{
    (void)state;
    put("core/context.h", "typedef struct { int n; } my_context;\n");
    put("ext/a.c", "#include <Python.h>\n#include \"context.h\"\nint f(my_context *c) { return c->n; }\n");
    expect_clean("ext/a.c", 1);
}

static void target_is_told(void **state)
{
    (void)state;
    put("a.c", "#include <Python.h>\n#if PY_VERSION_HEX >= 0x030E0000 && PY_VERSION_HEX < 0x030F0000\n"
               "int f(void) { return 1; }\n#endif\n");
    expect_clean("a.c", 1);
}

static void includes_are_found_by_their_whole_path(void **state)
{
    (void)state;
    put("lib/deep/pkg/one.h", "#include \"../two.h\"\n#include <pkg/three.h>\ntypedef int one;\n");
    put("lib/deep/two.h", "typedef int two;\n");
    put("other/pkg/three.h", "typedef int three;\n");
    put("a.c", "#include <pkg/one.h>\none f(two a, three b) { return a + b; }\n");
    expect_clean("a.c", 1);
    assert_string_equal(ft_parser_healed(tree_parser), "");
}

static void project_headers_do_not_shadow_the_system(void **state)
{
    (void)state;
    put("inner/math.h", "#error a trap\n");
    put("inner/memory.h", "#error a trap\n");
    put("a.c", "#include <math.h>\n#include <memory.h>\ndouble f(double x) { return sin(x); }\n");
    expect_clean("a.c", 1);
}

static void dotted_includes_stay_virtual(void **state)
{
    (void)state;
    put("a/b/c.c", "#include \"../../../nowhere/x.h\"\n#include \"../y.h\"\nint f(void) { return 1; }\n");
    expect_clean("a/b/c.c", 1);
}

static void missing_headers_stay_missing_where_the_source_asks(void **state)
{
    (void)state;
    put("a.c", "#if __has_include(<gone/away.h>)\n#include <gone/away.h>\nint bad(void) { return 1; }\n#endif\n"
               "#include <also/gone.h>\n#include <stdatomic.h>\natomic_int n;\n"
               "int f(void) { return atomic_load_explicit(&n, memory_order_relaxed); }\n");
    expect_clean("a.c", 1);
    assert_non_null(strstr(ft_parser_healed(tree_parser), "also/gone.h"));
    assert_null(strstr(ft_parser_healed(tree_parser), "away.h"));
    assert_null(strstr(ft_parser_healed(tree_parser), "stdatomic.h"));
}

static void other_peoples_files_are_not_read(void **state)
{
    (void)state;
    put("secret", "unit_test_secret_name x;\n");
    const char *outside = ft_arena_strdup(tree_arena, in_tree("secret"));
    tree_options.project_root = in_tree("project");
    put("project/a.c", ft_arena_printf(tree_arena, "#include \"%s\"\n#include \"../secret\"\nint f(void) { return 1; }\n",
                                       outside));
    ft_unit *unit = parse("project/a.c");
    for (uint32_t i = 0; i < unit->n_diags; i++)
        assert_null(strstr(unit->diags[i].text, "secret_name"));
    assert_null(strstr(ft_parser_healed(tree_parser), "secret_name"));
    ft_unit_free(unit);
}

static void unfit_sources_still_parse(void **state)
{
    (void)state;
    put("a.c", "#include <Python.h>\n"
               "static char *name(void) { return 5; }\n"                  /* int to pointer */
               "f(void) { return undeclared_here(name()); }\n"            /* implicit int and function */
               "int g(void) { int *p = name(); return; }\n");             /* pointer types, no value */
    expect_clean("a.c", 3);
    assert_string_equal(ft_parser_healed(tree_parser), "");
}

static void failures_are_told(void **state)
{
    (void)state;
    ft_error err = {0};
    assert_null(ft_parse_file(tree_parser, in_tree("none.c"), (ft_compile_flags){0}, &err));
    assert_non_null(strstr(err.text, "cannot read"));
    put("a.c", "int f(void) { return 1; }\n");
    const char *flags[] = {"-fcf-protection=nonsense", "-Xclang", "-no-such-thing"};
    assert_null(ft_parse_file(tree_parser, in_tree("a.c"), (ft_compile_flags){flags, 3, false}, &err));
    assert_non_null(strstr(err.text, "libclang"));
}

static void other_files_do_not_change_the_result(void **state)
{
    (void)state;
    put("lib/x.h", "typedef gone_type x;\n");
    put("a.c", "#include <Python.h>\n#include \"x.h\"\nint f(x v) { return (int)v; }\n");
    put("b.c", "#include <Python.h>\n#include \"x.h\"\nint g(gone_type *v) { return v->field; }\n");
    expect_clean("a.c", 1);
    const char *first = ft_arena_strdup(tree_arena, ft_parser_healed(tree_parser));
    for (int i = 0; i < 3; i++) {
        expect_clean("b.c", 1);
        assert_non_null(strstr(ft_parser_healed(tree_parser), "field"));
        expect_clean("a.c", 1);
        assert_string_equal(ft_parser_healed(tree_parser), first);
    }
}

static void real_headers_can_be_used_instead(void **state)
{
    (void)state;
    ft_parser_free(tree_parser);
    tree_options.n_capi = 0;
    tree_options.capi = NULL;
    tree_parser = ft_parser_new(&tree_options);
    put("real/Python.h", "typedef struct _object PyObject;\n#define REAL 1\n");
    put("a.c", "#include <Python.h>\nPyObject *f(void) { return (PyObject *)REAL; }\n");
    const char *flags[] = {"-I", in_tree("real")};
    ft_unit *unit = parse_with("a.c", flags, 2);
    assert_int_equal(count_errors(unit), 0);
    assert_int_equal(unit->n_functions, 1);
    ft_unit_free(unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TREE_TEST(capi_headers_are_ours),
        TREE_TEST(projects_own_headers_win_over_lesser_ones_of_ours),
        TREE_TEST(target_is_told),
        TREE_TEST(includes_are_found_by_their_whole_path),
        TREE_TEST(project_headers_do_not_shadow_the_system),
        TREE_TEST(dotted_includes_stay_virtual),
        TREE_TEST(missing_headers_stay_missing_where_the_source_asks),
        TREE_TEST(other_peoples_files_are_not_read),
        TREE_TEST(unfit_sources_still_parse),
        TREE_TEST(failures_are_told),
        TREE_TEST(other_files_do_not_change_the_result),
        TREE_TEST(real_headers_can_be_used_instead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
