#include "source_tree.h"

#include "source/database.h"
#include "source/source.h"

static ft_database *open_text(const char *text, ft_error *err)
{
    put("compile_commands.json", text);
    return ft_database_open(tree_arena, in_tree("compile_commands.json"), "compile_commands.json", err);
}

static void entries_are_found_by_real_path(void **state)
{
    (void)state;
    ft_error err = { 0 };
    ft_command command;

    put("src/a.c", "");
    put("src/b.c", "");
    put("build/x", "");
    assert_int_equal(symlink(in_tree("src/a.c"), in_tree("link.c")), 0);
    ft_database *db = open_text(
        ft_arena_printf(tree_arena,
                        "[{\"directory\": \"%s/build\", \"file\": \"../src/a.c\", \"command\": \"cc -D'X Y' -c a.c\"},"
                        " {\"directory\": \"build\", \"file\": \"../src/b.c\", \"arguments\": [\"cc\", \"-DB\"]},"
                        " {\"directory\": \"%s\", \"file\": \"src/a.c\", \"command\": \"cc -DSECOND\"},"
                        " {\"directory\": \"%s\", \"file\": \"gone.c\", \"command\": \"cc\"},"
                        " {\"directory\": \"%s\", \"file\": \"src/a.c\"}, 7, {}]",
                        tree_dir, tree_dir, tree_dir, tree_dir),
        &err);
    assert_non_null(db);
    assert_int_equal(ft_database_count(db), 3);
    assert_int_equal(ft_database_damaged(db), 3);

    assert_true(ft_database_find(db, in_tree("link.c"), &command));
    assert_int_equal(command.n, 4);
    assert_string_equal(command.argv[1], "-DX Y");
    assert_string_equal(command.directory, in_tree("build"));
    assert_true(ft_database_find(db, in_tree("src/b.c"), &command));
    assert_string_equal(command.argv[1], "-DB");
    assert_string_equal(command.directory, in_tree("build"));
    assert_false(ft_database_find(db, in_tree("src/c.c"), &command));
    assert_false(ft_database_find(db, in_tree("gone.c"), &command));
    ft_database_close(db);
}

static void broken_ones_say_where(void **state)
{
    (void)state;
    ft_error err = { 0 };

    assert_null(open_text("[\n {\"directory\": \"/\",\n oops", &err));
    assert_non_null(strstr(err.text, "cannot read 'compile_commands.json': line 3 column "));
    assert_null(open_text("{}", &err));
    assert_string_equal(err.text, "cannot read 'compile_commands.json': expected a list of commands");
    assert_null(open_text("", &err));
    assert_null(ft_database_open(tree_arena, in_tree("none.json"), "none.json", &err));
    assert_string_equal(err.text, "cannot read 'none.json': no such file or directory");
    ft_database *db = open_text("[]", &err);
    assert_non_null(db);
    assert_int_equal(ft_database_count(db), 0);
    ft_database_close(db);
    ft_database_close(NULL);
}

static void search_order(void **state)
{
    (void)state;
    put("start/", "");
    assert_null(ft_database_search(tree_arena, tree_dir, in_tree("start")));
    put("start/compile_commands.json", "[]");
    assert_string_equal(ft_database_search(tree_arena, tree_dir, in_tree("start")),
                        in_tree("start/compile_commands.json"));
    put("builddir/compile_commands.json", "[]");
    put("build-debug/compile_commands.json", "[]");
    assert_string_equal(ft_database_search(tree_arena, tree_dir, in_tree("start")),
                        in_tree("build-debug/compile_commands.json"));
    put("compile_commands.json", "[]");
    assert_string_equal(ft_database_search(tree_arena, tree_dir, in_tree("start")),
                        in_tree("compile_commands.json"));
}

/* The flags that one file of the tree gets, with '|' behind each. */
static const char *flags_of(const char *name, const char *database, bool *from_database)
{
    ft_error err = { 0 };
    ft_source *source = ft_source_open(&(ft_source_options){ .database = database }, &err);
    const char *text = "";

    assert_non_null(source);
    const ft_source_file *file = ft_source_find(source, in_tree(name));
    assert_non_null(file);
    for (size_t i = 0; i < file->n_flags; i++)
        text = ft_arena_printf(tree_arena, "%s%s|", text, file->flags[i]);
    *from_database = file->from_database;
    ft_source_close(source);
    return text;
}

static void named_database_gives_flags(void **state)
{
    (void)state;
    bool from_database;

    put(".git/", "");
    put("a.c", "");
    put("b.cc", "");
    put("out/compile_commands.json",
        ft_arena_printf(tree_arena,
                        "[{\"directory\": \"%s/out\", \"file\": \"../a.c\", \"command\": \"cc -std=c11 -I../inc -O2\"}]",
                        tree_dir));
    const char *want = ft_arena_printf(tree_arena, "-x|c|-std=c11|-I%s/inc|", tree_dir);
    assert_string_equal(flags_of("a.c", "out", &from_database), want);
    assert_true(from_database);
    assert_string_equal(flags_of("a.c", "out/compile_commands.json", &from_database), want);
    assert_memory_equal(flags_of("b.cc", "out", &from_database), "-x|c++|-std=gnu++20|-iquote", 27);
    assert_false(from_database);
    assert_memory_equal(flags_of("a.c", NULL, &from_database), "-x|c|-std=gnu17|-iquote", 23);
    assert_false(from_database);
}

static void a_broken_database_counts_only_if_named(void **state)
{
    (void)state;
    ft_error err = { 0 };
    size_t n;

    put(".git/", "");
    put("a.c", "");
    put("compile_commands.json", "[\n\n  {,");
    assert_null(ft_source_open(&(ft_source_options){ .database = "." }, &err));
    assert_non_null(strstr(err.text, "cannot read 'compile_commands.json': line 3 column 4: "));
    assert_int_equal(err.kind, FT_ERR_INPUT);
    assert_null(ft_source_open(&(ft_source_options){ .database = "nowhere" }, &err));
    assert_string_equal(err.text, "cannot read 'nowhere': no such file or directory");

    ft_source *source = ft_source_open(&(ft_source_options){ 0 }, &err);
    assert_non_null(source);
    assert_null(ft_source_database(source));
    const ft_source_problem *problems = ft_source_problems(source, &n);
    assert_int_equal(n, 1);
    assert_non_null(strstr(problems[0].text, "cannot read 'compile_commands.json': line 3 column 4: "));
    const ft_source_file *file = ft_source_find(source, in_tree("a.c"));
    assert_true(file && file->n_flags > 3 && !file->from_database);
    ft_source_close(source);
}

static void extra_flags_replace_all(void **state)
{
    (void)state;
    const char *const extra[] = { "-DX", "-Iinc" };
    ft_error err = { 0 };

    put(".git/", "");
    put("a.c", "");
    put("compile_commands.json", "broken");
    ft_source *source =
        ft_source_open(&(ft_source_options){ .extra = extra, .n_extra = 2, .extra_given = true }, &err);
    const ft_source_file *file = ft_source_find(source, in_tree("a.c"));
    size_t n;
    assert_int_equal(file->n_flags, 2);
    assert_string_equal(file->flags[0], "-DX");
    assert_string_equal(file->flags[1], "-Iinc");
    ft_source_problems(source, &n);
    assert_int_equal(n, 0);
    ft_source_close(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        tree_test(entries_are_found_by_real_path),
        tree_test(broken_ones_say_where),
        tree_test(search_order),
        tree_test(named_database_gives_flags),
        tree_test(a_broken_database_counts_only_if_named),
        tree_test(extra_flags_replace_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
