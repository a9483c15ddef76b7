#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/term.h"

static const char *const variables[] = { "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "CLICOLOR" };

static void color_follows_the_documented_order(void **state)
{
    (void)state;
    FILE *file = tmpfile(); /* never a terminal */

    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++)
        unsetenv(variables[i]);
    assert_false(ft_term_wants_color(file, FT_COLOR_AUTO));
    assert_true(ft_term_wants_color(file, FT_COLOR_ALWAYS));
    setenv("FORCE_COLOR", "0", 1);
    assert_false(ft_term_wants_color(file, FT_COLOR_AUTO));
    setenv("FORCE_COLOR", "1", 1);
    assert_true(ft_term_wants_color(file, FT_COLOR_AUTO));
    setenv("TERM", "dumb", 1);
    assert_true(ft_term_wants_color(file, FT_COLOR_AUTO));
    assert_false(ft_term_wants_color(file, FT_COLOR_NEVER));
    setenv("NO_COLOR", "", 1);
    assert_true(ft_term_wants_color(file, FT_COLOR_AUTO));
    setenv("NO_COLOR", "1", 1);
    assert_false(ft_term_wants_color(file, FT_COLOR_AUTO));
    assert_true(ft_term_wants_color(file, FT_COLOR_ALWAYS));
    fclose(file);
}

static size_t width(const char *s)
{
    return ft_term_width(s, strlen(s));
}

static void width_counts_columns(void **state)
{
    (void)state;
    assert_int_equal(width(""), 0);
    assert_int_equal(width("abc"), 3);
    assert_int_equal(width("h\xc3\xa4"), 2);
    assert_int_equal(width("a\xcc\x88"), 1);         /* a + combining diaeresis */
    assert_int_equal(width("\xe6\x96\x87\xe5\xad\x97"), 4);
    assert_int_equal(width("\xf0\x9f\x98\x80"), 2);
    assert_int_equal(width("\xff\xfe"), 2);
    assert_int_equal(width("\xe6\x96"), 2);           /* cut off */
    assert_int_equal(width("\xc0\xaf"), 2);           /* overlong */
    assert_int_equal(width("\xed\xa0\x80"), 3);       /* surrogate */
    assert_int_equal(ft_term_width("a\0b", 3), 3);
}

static void suggestions_are_close(void **state)
{
    (void)state;
    static const char *const names[] = { "--format", "--jobs", "--baseline", "FT101", "FT201" };
    const size_t n = sizeof names / sizeof names[0];

    assert_string_equal(ft_did_you_mean("--fromat", names, n), "--format");
    assert_string_equal(ft_did_you_mean("--job", names, n), "--jobs");
    assert_string_equal(ft_did_you_mean("ft201", names, n), "FT201");
    assert_string_equal(ft_did_you_mean("FT301", names, n), "FT101"); /* the first of equals */
    assert_null(ft_did_you_mean("--verbose", names, n));
    assert_null(ft_did_you_mean("", names, n));
    assert_null(ft_did_you_mean("x", NULL, 0));
    char hostile[5000];
    memset(hostile, 'a', sizeof hostile - 1);
    hostile[sizeof hostile - 1] = '\0';
    assert_null(ft_did_you_mean(hostile, names, n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(color_follows_the_documented_order),
        cmocka_unit_test(width_counts_columns),
        cmocka_unit_test(suggestions_are_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
