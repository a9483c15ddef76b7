#include "source_tree.h"

#include "base/strbuf.h"
#include "source/flags.h"
#include "source/shell.h"

/* The words with '|' behind each. */
static const char *joined(const char *const *v, size_t n)
{
    ft_strbuf b;

    ft_strbuf_init(&b);
    for (size_t i = 0; i < n; i++)
        ft_strbuf_addf(&b, "%s|", v[i]);
    const char *copy = ft_arena_strdup(tree_arena, b.s);
    ft_strbuf_release(&b);
    return copy;
}

static void shell_words(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        { "", "" },
        { "   ", "" },
        { "gcc -c a.c", "gcc|-c|a.c|" },
        { "  gcc\t-c \n a.c  ", "gcc|-c|a.c|" },
        { "'a b' \"c d\"", "a b|c d|" },
        { "-DX='\"a b\"'", "-DX=\"a b\"|" },
        { "-DX=\\\"a\\ b\\\"", "-DX=\"a b\"|" },
        { "\"a\\\"b\\\\c\\$d\\`e\\n\"", "a\"b\\c$d`e\\n|" },
        { "a'b'\"c\"d", "abcd|" },
        { "'' \"\"", "||" },
        { "'a\\b'", "a\\b|" },
        { "a\\\nb", "ab|" },
        { "\"a\\\nb\"", "ab|" },
        { "'open ended", "open ended|" },
        { "\"open ended", "open ended|" },
        { "a\\", "a|" },
        { "$(rm -rf /) ; `x` > y", "$(rm|-rf|/)|;|`x`|>|y|" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t n;
        const char *const *words = ft_shell_split(tree_arena, rows[i][0], &n);
        assert_string_equal(joined(words, n), rows[i][1]);
    }
}

static ft_flag_list filter_cxx(const char *command, bool is_cxx)
{
    ft_flags *flags = ft_flags_new(tree_arena);
    size_t n;
    const char *const *argv = ft_shell_split(tree_arena, command, &n);
    ft_flag_list list = ft_flags_filter(flags, argv, n, "/w/build", is_cxx);

    ft_flags_free(flags);
    return list;
}

/* What is left of a C command, behind the language and the standard. */
static const char *filtered(const char *command)
{
    ft_flag_list list = filter_cxx(command, false);

    assert_string_equal(joined(list.v, 3), "-x|c|-std=gnu17|");
    return joined(list.v + 3, list.n - 3);
}

static void filter_table(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        { "", "" },
        { "cc", "" },
        { "cc -c a.c -o a.o -O2 -g -Wall -fPIC -MD -MF x.d -march=native", "" },
        { "cc -I inc -Iinc2 -I/abs -I.. -I.", "-I/w/build/inc|-I/w/build/inc2|-I/abs|-I/w|-I/w/build|" },
        { "cc -isystem s -isystems2 -iquote q -iquoteq2 -idirafter d -idirafterd2",
          "-isystem/w/build/s|-isystem/w/build/s2|-iquote/w/build/q|-iquote/w/build/q2|-idirafter/w/build/d|"
          "-idirafter/w/build/d2|" },
        { "cc --include-directory=i --include-directory j -I=below -I-", "-I/w/build/i|-I/w/build/j|" },
        { "cc -DA -D B=1 -UC -U D -D", "-DA|-DB=1|-UC|-UD|" },
        { "cc -include config.h -imacros m.h", "-include|config.h|-imacros|m.h|" },
        { "cc -fsigned-char -funsigned-char -fshort-enums -pthread -m32 -m64",
          "-fsigned-char|-funsigned-char|-fshort-enums|-pthread|-m32|-m64|" },
        { "cc --target=arm-linux -target x86_64-linux-gnu '--target=a b'",
          "--target=arm-linux|--target=x86_64-linux-gnu|" },
        /* hostile */
        { "cc -Xclang -load -Xclang evil.so -load evil.so -fplugin=evil.so -fplugin-arg-x=y @evil.rsp -wrapper sh",
          "" },
        { "cc -include @evil.rsp -include -fplugin=x -include-pch evil.pch -include-pch=x -imacros @x", "" },
        { "cc -D -fplugin=x -I @x -U @y", "-D-fplugin=x|-I/w/build/@x|-U@y|" },
        { "cc -o -DX -MF -DY -Xlinker -DZ -L -DL", "" },
        { "cc -- -DX", "" },
        { "cc -I", "" },
        { "cc -I ''", "" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(filtered(rows[i][0]), rows[i][1]);
}

static void standards_and_languages(void **state)
{
    (void)state;
    static const struct {
        const char *command;
        bool is_cxx;
        const char *out;
    } rows[] = {
        { "cc a.c", false, "-x|c|-std=gnu17|" },
        { "cc -std=c99 a.c", false, "-x|c|-std=c99|" },
        { "cc -std=c99 -std=gnu11 a.c", false, "-x|c|-std=gnu11|" },
        { "cc --std c99 a.c", false, "-x|c|-std=c99|" },
        { "cc -std=gnu23 a.c", false, "-x|c|-std=gnu2x|" },
        { "cc -std=c++17 a.c", false, "-x|c|-std=gnu17|" },
        { "cc -std=nonsense a.c", false, "-x|c|-std=gnu17|" },
        { "cc -std=c99 a.cpp", true, "-x|c++|-std=gnu++20|" },
        { "cc -std=c++14 a.cpp", true, "-x|c++|-std=c++14|" },
        { "cc -x c++ -std=c++14 a.c", false, "-x|c++|-std=c++14|" },
        { "cc -xc a.cpp", true, "-x|c|-std=gnu17|" },
        { "/usr/bin/x86_64-linux-gnu-g++-12 a.c", false, "-x|c++|-std=gnu++20|" },
        { "/c++/bin/gcc a.c", false, "-x|c|-std=gnu17|" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ft_flag_list list = filter_cxx(rows[i].command, rows[i].is_cxx);
        assert_string_equal(joined(list.v, list.n), rows[i].out);
        assert_int_equal(list.is_cxx, strstr(rows[i].out, "-x|c++") != NULL);
    }
}

static void python_folders_are_dropped(void **state)
{
    (void)state;
    put("py/Python.h", "");
    put("py/patchlevel.h", "");
    put("half/Python.h", "");
    put("config.h", "");
    ft_flags *flags = ft_flags_new(tree_arena);
    const char *const argv[] = { "cc", "-Ipy", "-isystem", in_tree("py"), "-Ihalf", "-include", "py/patchlevel.h",
                                 "-include", "config.h" };
    ft_flag_list list = ft_flags_filter(flags, argv, sizeof argv / sizeof argv[0], tree_dir, false);

    assert_string_equal(joined(list.v + 3, list.n - 3),
                        ft_arena_printf(tree_arena, "-I%s/half|-include|%s/config.h|", tree_dir, tree_dir));
    assert_true(ft_flags_is_python_home(flags, in_tree("py")));
    assert_false(ft_flags_is_python_home(flags, in_tree("half")));
    ft_flags_free(flags);
}

static void guesses_stand_behind_the_system(void **state)
{
    (void)state;
    put("include/x.h", "");
    put("Include/Python.h", "");
    put("Include/patchlevel.h", "");
    ft_flags *flags = ft_flags_new(tree_arena);
    const char *found[] = { in_tree("lib/inc"), in_tree("lib/inc"), in_tree("include"), in_tree("Include") };
    ft_flag_list list = ft_flags_guess(flags, in_tree("mod/a.c"), tree_dir, found, 4, false);

    assert_string_equal(joined(list.v, list.n),
                        ft_arena_printf(tree_arena,
                                        "-x|c|-std=gnu17|-iquote%s/mod|-iquote%s|-idirafter%s/lib/inc|"
                                        "-idirafter%s/include|-idirafter%s|",
                                        tree_dir, tree_dir, tree_dir, tree_dir, tree_dir));
    ft_flags_free(flags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        tree_test(shell_words),
        tree_test(filter_table),
        tree_test(standards_and_languages),
        tree_test(python_folders_are_dropped),
        tree_test(guesses_stand_behind_the_system),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
