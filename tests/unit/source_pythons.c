/* The oldest Python that a project supports, from the text of its build description. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source/pythons.h"

static void required_versions(void **state)
{
    (void)state;
    assert_int_equal(ft_pythons_read("[project]\nrequires-python = \">=3.9\"\n"), 9);
    assert_int_equal(ft_pythons_read("requires-python='>= 3.11, <3.15'"), 11);
    assert_int_equal(ft_pythons_read("[options]\npython_requires = >=3.8\n"), 8);
    assert_int_equal(ft_pythons_read("setup(name='x', python_requires=\"!=3.9.0,>=3.10\")"), 10);
    assert_int_equal(ft_pythons_read("opts = {'python_requires': '~=3.12'}"), 12);
    assert_int_equal(ft_pythons_read("requires-python = \">=3.13.1\""), 13);
}

static void classifiers_are_second(void **state)
{
    (void)state;
    assert_int_equal(ft_pythons_read("\"Programming Language :: Python :: 3.12\",\n\"Programming Language :: Python :: 3.10\","), 10);
    assert_int_equal(ft_pythons_read("Programming Language :: Python :: 3\nProgramming Language :: Python :: 3.9\n"), 9);
    assert_int_equal(ft_pythons_read("requires-python = \">=3.13\"\n\"Programming Language :: Python :: 3.9\""), 13);
    assert_int_equal(ft_pythons_read("Programming Language :: Python :: 2.7\nProgramming Language :: Python :: 3.9\n"), 0);
}

static void what_does_not_count(void **state)
{
    (void)state;
    assert_int_equal(ft_pythons_read(""), 0);
    assert_int_equal(ft_pythons_read("requires-python = \"<4\""), 0);
    assert_int_equal(ft_pythons_read("requires-python = \">=2.7\""), 0);
    assert_int_equal(ft_pythons_read("# requires-python = \">=3.13\"\n"), 0);
    assert_int_equal(ft_pythons_read("requires-python = \">=3\"\n"), 0);
    assert_int_equal(ft_pythons_read("see the docs of requires-python\n>=3.13\n"), 0);
    assert_int_equal(ft_pythons_read("requires-python = \"!=3.13\""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(required_versions),
        cmocka_unit_test(classifiers_are_second),
        cmocka_unit_test(what_does_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
