/* Excerpts: tabs, wide and broken characters, long lines, and where the caret goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/term.h"
#include "report/excerpt.h"

/* What the excerpt shows of columns col to end_col of the line; then the columns of the caret. */
static void check(const char *line, uint32_t col, uint32_t end_col, const char *text, size_t start, size_t width)
{
    ft_spot at = {"a.c", 1, col, 1, end_col};
    size_t got_start, got_width;
    ft_strbuf out;

    ft_strbuf_init(&out);
    ft_excerpt(line, &at, &out, &got_start, &got_width);
    assert_string_equal(out.s, text);
    assert_int_equal(got_start, start);
    assert_int_equal(got_width, width);
    ft_strbuf_release(&out);
}

static void plain_lines(void **state)
{
    (void)state;
    check("  x = y;", 3, 4, "  x = y;", 2, 1);
    check("  x = y;  \r", 3, 8, "  x = y;", 2, 5);
    check("", 1, 5, "", 0, 1);
    check("ab", 9, 12, "ab", 2, 1);
}

static void tabs_become_columns(void **state)
{
    (void)state;
    check("\tx = y;", 2, 3, "        x = y;", 8, 1);
    check("ab\tx", 4, 5, "ab      x", 8, 1);
    check("\t\tf(a,\tb)", 3, 10, "                f(a,    b)", 16, 10);
}

static void wide_characters_count_twice(void **state)
{
    (void)state;
    check("\"\xe6\xbc\xa2\" x", 7, 8, "\"\xe6\xbc\xa2\" x", 5, 1);
    check("\"\xc3\xa9\" x", 6, 7, "\"\xc3\xa9\" x", 4, 1);
}

static void harmful_bytes_are_replaced(void **state)
{
    (void)state;
    check("a\033[31mb", 7, 8, "a\xef\xbf\xbd[31mb", 6, 1);
    check("a\xff" "b", 3, 4, "a\xef\xbf\xbd" "b", 2, 1);
    check("a\xc2\x9b" "b", 4, 5, "a\xef\xbf\xbd" "b", 2, 1);     /* C1 control: CSI */
    check("a\xe2\x80\xae" "b", 5, 6, "a\xef\xbf\xbd" "b", 2, 1); /* right-to-left override */
    check("a\xe6\xbc", 1, 2, "a\xef\xbf\xbd\xef\xbf\xbd", 0, 1); /* cut in the middle of a character */
}

static void several_lines_underline_the_first(void **state)
{
    ft_spot at = {"a.c", 1, 3, 4, 2};
    size_t start, width;
    ft_strbuf out;

    (void)state;
    ft_strbuf_init(&out);
    ft_excerpt("  call(a,   ", &at, &out, &start, &width);
    assert_string_equal(out.s, "  call(a,");
    assert_int_equal(start, 2);
    assert_int_equal(width, 7);
    ft_strbuf_release(&out);
}

static void long_lines_are_cut_around_the_place(void **state)
{
    static char line[5001];

    (void)state;
    memset(line, 'x', 5000);
    for (uint32_t col = 1; col <= 5000; col += 7) {
        ft_spot at = {"a.c", 1, col, 1, col + 3000};
        size_t start, width;
        ft_strbuf out;

        line[col - 1] = 'A';
        ft_strbuf_init(&out);
        ft_excerpt(line, &at, &out, &start, &width);
        assert_in_range(ft_term_width(out.s, out.len), 20, 170);
        assert_int_equal(out.s[start], 'A');
        assert_true(start + width <= out.len);
        ft_strbuf_release(&out);
        line[col - 1] = 'x';
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_lines),
        cmocka_unit_test(tabs_become_columns),
        cmocka_unit_test(wide_characters_count_twice),
        cmocka_unit_test(harmful_bytes_are_replaced),
        cmocka_unit_test(several_lines_underline_the_first),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
