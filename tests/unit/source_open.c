/* From paths to files: walking, roots, kinds, units for headers. */
#include "source_tree.h"

#include "base/strbuf.h"
#include "source/root.h"
#include "source/source.h"

static const char *const kind_names[] = { "unit",     "header", "fragment", "generated",
                                          "compat", "binary" };

static ft_source *open_paths(const char *const *paths, size_t n)
{
    ft_error err = { 0 };
    ft_source *source = ft_source_open(&(ft_source_options){ .paths = paths, .n_paths = n }, &err);

    assert_non_null(source);
    return source;
}

/* "a.c unit+py, b.h header" ...; a trailing "~" marks files that nobody asked for. */
static const char *listing(const ft_source *source)
{
    ft_strbuf b;
    size_t n;
    const ft_source_file *files = ft_source_files(source, &n);

    ft_strbuf_init(&b);
    for (size_t i = 0; i < n; i++)
        ft_strbuf_addf(&b, "%s%s %s%s%s", i ? ", " : "", files[i].shown, kind_names[files[i].kind],
                       files[i].uses_python ? "+py" : "", files[i].asked ? "" : "~");
    const char *copy = ft_arena_strdup(tree_arena, b.s);
    ft_strbuf_release(&b);
    return copy;
}

static const char *problems(const ft_source *source)
{
    const char *text = "";
    size_t n;
    const ft_source_problem *list = ft_source_problems(source, &n);

    for (size_t i = 0; i < n; i++)
        text = ft_arena_printf(tree_arena, "%s%s\n", text, list[i].text);
    return text;
}

static void assert_lists(const char *const *paths, size_t n, const char *files, const char *troubles)
{
    ft_source *source = open_paths(paths, n);

    assert_string_equal(listing(source), files);
    assert_string_equal(problems(source), troubles);
    ft_source_close(source);
}

#define PATHS(...) ((const char *const[]){ __VA_ARGS__ }), sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *)

static void walking_respects_gitignore_and_skips_foreign_folders(void **state)
{
    (void)state;
    put(".git/info/exclude", "excluded.c\n");
    put(".git/x.c", "");
    put(".gitignore", "gen/\n*.tmp.c\n!keep.tmp.c\n/build\n");
    put("sub/.gitignore", "/local.c\n");
    put("a.c", "");
    put("excluded.c", "");
    put("drop.tmp.c", "");
    put("keep.tmp.c", "");
    put("gen/x.c", "");
    put("build/x.c", "");
    put("sub/local.c", "");
    put("sub/deep/local.c", "");
    put("sub/build/x.c", "");
    put("sub/dist/x.c", "");
    put("sub/dist/CMakeCache.txt", "");
    put("node_modules/x.c", "");
    put("env/pyvenv.cfg", "");
    put("env/x.c", "");
    put("venv/x.c", "");
    put("readme.txt", "");
    assert_lists(NULL, 0,
                 "a.c unit, keep.tmp.c unit, sub/build/x.c unit, sub/deep/local.c unit, venv/x.c unit", "");
    assert_lists(PATHS("sub"), "sub/build/x.c unit, sub/deep/local.c unit", "");
    /* what is named itself is taken */
    assert_lists(PATHS("drop.tmp.c", "gen", "sub/dist"), "drop.tmp.c unit, gen/x.c unit, sub/dist/x.c unit", "");
    assert_lists(PATHS(".", "a.c", "sub", "gen/x.c"),
                 "a.c unit, gen/x.c unit, keep.tmp.c unit, sub/build/x.c unit, sub/deep/local.c unit, venv/x.c unit",
                 "");
}

static void links_are_followed_to_files_of_the_project_only(void **state)
{
    (void)state;
    put("p/.git/", "");
    put("p/real.c", "");
    put("outside.c", "");
    put("p/dir/x.c", "");
    assert_int_equal(symlink("../outside.c", in_tree("p/out.c")), 0);
    assert_int_equal(symlink("real.c", in_tree("p/in.c")), 0);
    assert_int_equal(symlink("dir", in_tree("p/dirlink")), 0);
    assert_int_equal(symlink("nowhere.c", in_tree("p/dangling.c")), 0);
    assert_int_equal(symlink("..", in_tree("p/dir/loop")), 0);
    put("p/sub/y.c", "");
    assert_int_equal(symlink("../real.c", in_tree("p/sub/shared.c")), 0);
    assert_int_equal(mkfifo(in_tree("p/fifo.c"), 0600), 0);
    assert_lists(PATHS("p"), "p/dir/x.c unit, p/real.c unit, p/sub/y.c unit", "");
    assert_lists(PATHS("p/sub"), "p/sub/shared.c unit, p/sub/y.c unit", "");
    assert_lists(PATHS("p/out.c", "p/dirlink"), "p/dirlink/x.c unit",
                 "cannot read 'p/out.c': a link that leads out of the project\n");
    /* the same through a linked root */
    assert_int_equal(symlink("p", in_tree("q")), 0);
    assert_lists(PATHS("q"), "q/dir/x.c unit, q/real.c unit, q/sub/y.c unit", "");
}

static void troubles_with_single_paths_are_collected(void **state)
{
    (void)state;
    put(".git/", "");
    put("a.c", "");
    put("notes.txt", "");
    put("shut/x.c", "");
    put("shut.c", "");
    assert_int_equal(mkfifo(in_tree("fifo.c"), 0600), 0);
    assert_lists(PATHS("a.c", "gone.c", "gone", "fifo.c", ""), "a.c unit",
                 "cannot read 'gone.c': no such file or directory\n"
                 "cannot read 'gone': no such file or directory\n"
                 "cannot read 'fifo.c': not a regular file\n"
                 "cannot read '.': no such file or directory\n");
    assert_lists(PATHS("notes.txt"), "",
                 "cannot analyse 'notes.txt': not a C or C++ file (known: .c .cc .cpp .cxx .c++ .C .h .hh .hpp .hxx "
                 ".h++ .H .inc .tmpl .ipp, and these with .src)\n");
    assert_int_equal(truncate(in_tree("shut.c"), (off_t)65 * 1024 * 1024), 0);
    assert_lists(PATHS("a.c", "shut.c"), "a.c unit", "cannot read 'shut.c': too large (more than 64 MiB)\n");
    assert_int_equal(truncate(in_tree("shut.c"), 0), 0);
    if (geteuid() == 0)
        return; /* root may read everything */
    chmod(in_tree("shut"), 0);
    chmod(in_tree("shut.c"), 0);
    assert_lists(PATHS("."), "a.c unit",
                 "cannot read 'shut': permission denied\ncannot read 'shut.c': permission denied\n");
    assert_lists(PATHS("a.c"), "a.c unit", "");
}

static void deep_folders_do_no_harm(void **state)
{
    (void)state;
    ft_strbuf name;

    ft_strbuf_init(&name);
    for (int i = 0; i < 900; i++)
        ft_strbuf_adds(&name, "dd/");
    put(name.s, "");
    ft_strbuf_adds(&name, "a.c");
    put(name.s, "");
    put(".git/", "");
    ft_source *source = open_paths(NULL, 0);
    size_t n;
    ft_source_files(source, &n);
    assert_int_equal(n, 1);
    ft_source_close(source);
    ft_strbuf_release(&name);
}

static void kinds_are_told_apart(void **state)
{
    (void)state;
    put(".git/", "");
    put("mod.c", "#include <Python.h>\n#include \"impl.c\"\nPyMODINIT_FUNC PyInit_mod(void);");
    put("impl.c", "#include \"more.inc\"\n");
    put("more.inc", "");
    put("alone.inc", "");
    put("lib.c", "int x;");
    put("indirect.c", "#include \"inc/mine.h\"\n");
    put("inc/mine.h", "#include \"../other.h\"\n");
    put("other.h", "#include \"Python.h\"\n");
    put("np.cpp", "#include <numpy/arrayobject.h>\n");
    put("gen.c", "/* Generated by Cython 3.0.0 */\n#include \"Python.h\"\n#include \"used_by_gen.c\"");
    put("used_by_gen.c", "");
    put("__native.c", "#include <Python.h>\n");
    put("loops.c.src", "#include <Python.h>\n");
    put("pythoncapi_compat.h", "#include <Python.h>\n");
    put_bytes("data.c", "int\0x", 5);
    put("x.def", "");
    put("arith.dispatch.c", "");
    assert_lists(NULL, 0,
                 "__native.c generated+py, alone.inc header, arith.dispatch.c unit, data.c binary, "
                 "gen.c generated+py, impl.c fragment, inc/mine.h header+py, indirect.c unit+py, lib.c unit, "
                 "loops.c.src unit+py, mod.c unit+py, more.inc fragment, np.cpp unit+py, other.h header+py, "
                 "pythoncapi_compat.h compat+py, used_by_gen.c unit",
                 "");
    ft_error err = { 0 };
    ft_source *source = ft_source_open(&(ft_source_options){ .include_generated = true }, &err);
    assert_int_equal(ft_source_find(source, in_tree("gen.c"))->kind, FT_SOURCE_UNIT);
    assert_int_equal(ft_source_find(source, in_tree("used_by_gen.c"))->kind, FT_SOURCE_FRAGMENT);
    assert_true(ft_source_find(source, in_tree("np.cpp"))->is_cxx);
    assert_null(ft_source_find(source, in_tree("x.def")));
    ft_source_close(source);
}

static void fragments_have_somebody_who_includes_them(void **state)
{
    (void)state;
    put(".git/", "");
    put("src/tested.c", "");
    put("tests/test_it.c", "#include \"../src/tested.c\"\n");
    put("src/module.c", "#include <Python.h>\nPyMODINIT_FUNC PyInit_module(void);");
    put("src/all.c", "#include \"module.c\"\n#include \"part.c\"\n");
    put("src/part.c", "");
    put("src/circle_a.c", "#include \"circle_b.c\"\n");
    put("src/circle_b.c", "#include \"circle_a.c\"\n");
    put("src/self.c", "#include \"self.c\"\n");
    put("src/behind_header.c", "");
    put("src/unused.h", "#include \"behind_header.c\"\n");
    assert_lists(NULL, 0,
                 "src/all.c unit+py, src/behind_header.c unit, src/circle_a.c unit, src/circle_b.c fragment, "
                 "src/module.c unit+py, src/part.c fragment, src/self.c unit, src/tested.c unit, "
                 "src/unused.h header, tests/test_it.c unit",
                 "");
}

static void headers_alone_bring_their_nearest_units(void **state)
{
    (void)state;
    put(".git/", "");
    put("inc/api.h", "");
    put("inc/inner.h", "");
    put("inc/lonely.h", "");
    put("inc/wrap.h", "#include \"inner.h\"\n");
    put("src/a.c", "#include \"api.h\"\n");
    put("src/b.c", "#include <Python.h>\n#include \"api.h\"\n#include \"part.c\"\n");
    put("src/c.c", "#include \"api.h\"\n#include \"wrap.h\"\n");
    put("src/part.c", "");
    put("tests/t.c", "#include <Python.h>\n#include \"api.h\"\n");
    assert_lists(PATHS("inc/api.h"), "inc/api.h header, src/a.c unit~, src/b.c unit+py~", "");
    assert_lists(PATHS("inc/api.h", "src/c.c"), "inc/api.h header, src/c.c unit", "");
    assert_lists(PATHS("inc/inner.h"), "inc/inner.h header, src/c.c unit~", "");
    assert_lists(PATHS("inc/lonely.h"), "inc/lonely.h header", "");
    assert_lists(PATHS("src/part.c"), "src/b.c unit+py~, src/part.c fragment", "");
    assert_lists(PATHS("inc"),
                 "inc/api.h header, inc/inner.h header, inc/lonely.h header, inc/wrap.h header, src/a.c unit~, "
                 "src/b.c unit+py~, src/c.c unit~",
                 "");
}

static void roots(void **state)
{
    (void)state;
    put("proj/.git/", "");
    put("proj/setup.py", "");
    put("proj/pkg/setup.cfg", "");
    put("proj/pkg/a.c", "");
    put("loose/outer/pyproject.toml", "");
    put("loose/outer/inner/CMakeLists.txt", "");
    put("loose/outer/inner/b.c", "");
    put("loose/bare/c.c", "");
    const char *start = in_tree("loose");
    assert_string_equal(ft_root_of(tree_arena, in_tree("proj/pkg/a.c"), false, start), in_tree("proj"));
    assert_string_equal(ft_root_of(tree_arena, in_tree("proj"), true, start), in_tree("proj"));
    assert_string_equal(ft_root_of(tree_arena, in_tree("loose/outer/inner/b.c"), false, start),
                        in_tree("loose/outer"));
    assert_string_equal(
        ft_root_of(tree_arena, in_tree("loose/outer/inner/b.c"), false, in_tree("loose/outer/inner")),
        in_tree("loose/outer/inner"));
    assert_string_equal(ft_root_of(tree_arena, in_tree("loose/bare/c.c"), false, start), start);
    assert_string_equal(ft_root_of(tree_arena, in_tree("loose/bare/c.c"), false, in_tree("proj")),
                        in_tree("loose/bare"));
    setenv("HOME", start, 1);
    assert_string_equal(ft_root_of(tree_arena, in_tree("loose/bare/c.c"), false, start), in_tree("loose/bare"));

    const char *const some[] = { "/a/b/c", "/a/b", "/a/bc" };
    assert_string_equal(ft_root_common(tree_arena, some, 1), "/a/b/c");
    assert_string_equal(ft_root_common(tree_arena, some, 2), "/a/b");
    assert_string_equal(ft_root_common(tree_arena, some, 3), "/a");
}

static void paths_of_two_projects(void **state)
{
    (void)state;
    put("one/.git/", "");
    put("one/a.c", "#include \"deep/only_in_one.h\"\n");
    put("one/x/deep/only_in_one.h", "#include <Python.h>\n");
    put("two/.git/", "");
    put("two/b.c", "");
    put("three/c.c", "");
    put("start/", "");
    assert_int_equal(chdir(in_tree("start")), 0);
    ft_source *source = open_paths(PATHS("../one/a.c", "../two"));
    assert_string_equal(ft_source_root(source), tree_dir);
    assert_string_equal(ft_source_start(source), in_tree("start"));
    assert_string_equal(listing(source), ft_arena_printf(tree_arena, "%s/one/a.c unit+py, %s/two/b.c unit", tree_dir,
                                                         tree_dir));
    const ft_source_file *a = ft_source_find(source, in_tree("one/a.c"));
    assert_string_equal(a->flags[3], ft_arena_printf(tree_arena, "-iquote%s/one", tree_dir));
    ft_source_close(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        tree_test(walking_respects_gitignore_and_skips_foreign_folders),
        tree_test(links_are_followed_to_files_of_the_project_only),
        tree_test(troubles_with_single_paths_are_collected),
        tree_test(deep_folders_do_no_harm),
        tree_test(kinds_are_told_apart),
        tree_test(fragments_have_somebody_who_includes_them),
        tree_test(headers_alone_bring_their_nearest_units),
        tree_test(roots),
        tree_test(paths_of_two_projects),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
