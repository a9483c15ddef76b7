/* Repeat templates: what they stand for, where every byte of it comes from, and that they end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "parse/repeat.h"

static ft_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = ft_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ft_arena_free(arena);
    return 0;
}

static const ft_repeat *expand(const char *text)
{
    return ft_repeat_expand(arena, text, strlen(text));
}

/* What it stands for, without blanks; lines that are left become "|". */
static void assert_expands(const char *text, const char *expected)
{
    const ft_repeat *r = expand(text);
    ft_strbuf out;

    assert_null(r->problem);
    assert_int_equal(strlen(r->text), r->len);
    ft_strbuf_init(&out);
    for (const char *p = r->text; *p; p++) {
        if (*p == '\n' && out.len && out.s[out.len - 1] != '|')
            ft_strbuf_addch(&out, '|');
        else if (*p != '\n' && *p != ' ')
            ft_strbuf_addch(&out, *p);
    }
    assert_string_equal(out.s, expected);
    ft_strbuf_release(&out);
}

static void names_tell_templates(void **state)
{
    (void)state;
    assert_true(ft_repeat_is_template("/x/a.c.src"));
    assert_true(ft_repeat_is_template("a.dispatch.c.src"));
    assert_false(ft_repeat_is_template("/x/a.c"));
    assert_false(ft_repeat_is_template("/x.c/src"));
    assert_false(ft_repeat_is_template("/x.c/.src"));
    assert_false(ft_repeat_is_template("/x.c/asrc"));
}

static void text_without_blocks_stays(void **state)
{
    (void)state;
    assert_expands("", "");
    assert_expands("int a@b@c; // x@y", "inta@b@c;//x@y");
    assert_string_equal(expand("a\n  b")->text, "a\n  b");
}

static void one_block(void **state)
{
    (void)state;
    assert_expands("before\n"
                   "/**begin repeat\n * Some words.\n * #a = 1, 2,\n *      3#\n * #b=x,y , z#\n */\n"
                   "@a@ @b@_t @c@ @ @@\n"
                   "/**end repeat**/\n"
                   "after\n",
                   "before|1x_t@c@@@@|2y_t@c@@@@|3z_t@c@@@@|after|");
}

static void lists_have_short_forms(void **state)
{
    (void)state;
    assert_expands("/**begin repeat\n * #a = (p, q)*2, r*3, s#\n */\n@a@\n/**end repeat**/\n", "p|q|p|q|r|r|r|s|");
    assert_expands("/**begin repeat\n * #a = ()*2, x#\n */\n[@a@]\n/**end repeat**/\n", "[]|[]|[x]|");
    assert_expands("/**begin repeat\n * #a = char *, f(x), b * c, <=#\n */\n@a@;\n/**end repeat**/\n",
                   "char*;|f(x);|b*c;|<=;|");
    assert_expands("/**begin repeat\n * #a = #\n */\n<@a@>\n/**end repeat**/\n", "<>|");
}

static void blocks_nest(void **state)
{
    (void)state;
    assert_expands("/**begin repeat\n * #a = 1, 2#\n * #b = o, p#\n */\n"
                   "head @a@\n"
                   "/**begin repeat1\n * #c = x, y#\n * #b = hidden*2#\n */\n"
                   "@a@ @b@ @c@\n"
                   "  /**begin repeat2\n   * #d = k, l#\n   */\n"
                   "@a@@c@@d@\n"
                   "  /**end repeat2**/\n"
                   "/**end repeat1**/\n"
                   "/**end repeat**/\n",
                   "head1|1ox|1xk|1xl|1oy|1yk|1yl|head2|2px|2xk|2xl|2py|2yk|2yl|");
}

static void rounds_are_excluded(void **state)
{
    (void)state;
    assert_expands("/**begin repeat\n * #a = 1, 2, 3#\n */\n"
                   "/**begin repeat1\n * #b = x, y#\n * :exclude: a=1, b=y\n * :exclude: a=3\n * :exclude: z=3\n */\n"
                   "@a@@b@\n"
                   "/**end repeat1**/\n/**end repeat**/\n",
                   "1x|2x|2y|");
}

static void an_inner_block_may_end_with_the_outer_one(void **state)
{
    (void)state;
    assert_expands("/**begin repeat\n * #a = 1, 2#\n */\n"
                   "/**begin repeat1\n * #b = x, y#\n */\n"
                   "@a@@b@\n"
                   "/**end repeat**/\nafter",
                   "1x|1y|2x|2y|after");
}

static void macros_end_with_their_round(void **state)
{
    (void)state;
    assert_string_equal(expand("/**begin repeat\n * #a = 1, 2#\n */\n#define M@a@ \\\n/**end repeat**/\n")->text,
                        "#define M1 \\\n\n#define M2 \\\n\n");
}

static void assert_place(const ft_repeat *r, const char *what, size_t skip, uint32_t line, uint32_t col,
                         uint32_t end_line, uint32_t end_col)
{
    const char *p = strstr(r->text, what);
    uint32_t l, c;

    for (; skip; skip--)
        p = strstr(p + 1, what);
    assert_non_null(p);
    ft_repeat_locate(r, (uint32_t)(p - r->text), false, &l, &c);
    assert_int_equal(l, line);
    assert_int_equal(c, col);
    ft_repeat_locate(r, (uint32_t)(p - r->text + (ptrdiff_t)strlen(what)), true, &l, &c);
    assert_int_equal(l, end_line);
    assert_int_equal(c, end_col);
}

static void everything_has_its_place(void **state)
{
    const ft_repeat *r = expand("first\n"                          /* 1 */
                                "/**begin repeat\n"                /* 2 */
                                " * #a = LONG_NAME, b#\n"          /* 3 */
                                " */\n"                            /* 4 */
                                "x = @a@_get(@a@, tail);\n"        /* 5 */
                                "/**end repeat**/\n"               /* 6 */
                                "last\n");

    (void)state;
    assert_null(r->problem);
    assert_place(r, "first", 0, 1, 1, 1, 6);
    assert_place(r, "LONG_NAME_get", 0, 5, 5, 5, 12);
    assert_place(r, "LONG_NAME_get(LONG_NAME, tail)", 0, 5, 5, 5, 23);
    assert_place(r, "b_get", 0, 5, 5, 5, 12);
    assert_place(r, "tail", 0, 5, 18, 5, 22);
    assert_place(r, "tail", 1, 5, 18, 5, 22);
    assert_place(r, "last", 0, 7, 1, 7, 5);
    ft_repeat_locate(r, (uint32_t)r->len + 10, false, &(uint32_t){0}, &(uint32_t){0}); /* beyond: no crash */
}

static void assert_refused(const char *text, const char *problem)
{
    const ft_repeat *r = expand(text);
    uint32_t line, col;

    assert_non_null(r->problem);
    assert_string_equal(r->problem, problem);
    assert_string_equal(r->text, text); /* as it stands, each line where it is */
    ft_repeat_locate(r, (uint32_t)r->len, true, &line, &col);
    assert_true(line >= 1 && col >= 1);
}

static void damage_is_told(void **state)
{
    (void)state;
    assert_refused("x\n/**begin repeat\n * #a = 1#\n", "line 2: the comment of 'begin repeat' has no end");
    assert_refused("x\n\n/**begin repeat\n * #a = 1#\n */\n@a@\n", "line 3: 'begin repeat' has no '/**end repeat**/'");
    assert_refused("/**begin repeat\n */\n/**end repeat**/\n", "line 1: nothing to repeat: no '#name = a, b#'");
    assert_refused("/**begin repeat\n * #a = 1, 2#\n * #b = 1#\n */\n/**end repeat**/\n",
                   "line 1: 'a' has 2 values, 'b' has 1");
}

/* depth blocks in each other, each with n rounds */
static const ft_repeat *expand_nested(unsigned depth, unsigned n)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    for (unsigned i = 0; i < depth; i++)
        ft_strbuf_addf(&text, "/**begin repeat%.*u\n * #a%u = x*%u#\n */\n", i ? 2 : 0, i, i, n);
    ft_strbuf_adds(&text, "@a0@\n");
    for (unsigned i = depth; i-- > 0;)
        ft_strbuf_addf(&text, "/**end repeat%.*u**/\n", i ? 2 : 0, i);
    const ft_repeat *r = expand(ft_arena_strndup(arena, text.s, text.len));
    ft_strbuf_release(&text);
    return r;
}

static void hostile_templates_end(void **state)
{
    (void)state;
    assert_null(expand_nested(8, 2)->problem);
    assert_non_null(strstr(expand_nested(17, 1)->problem, "nested more than 16 deep"));
    assert_non_null(strstr(expand_nested(400, 1)->problem, "nested more than 16 deep"));
    assert_non_null(strstr(expand_nested(15, 9)->problem, "repeats without end"));
    assert_non_null(strstr(expand_nested(4, 9999)->problem, "repeats without end"));
    assert_non_null(strstr(expand_nested(1, 4000000000u)->problem, "more than 20000 values"));
    assert_non_null(strstr(expand("/**begin repeat\n * #a = (b,b)*99999999999999999999#\n */\n/**end repeat**/")->problem,
                           "more than 20000 values"));
}

static void any_cut_of_a_template_is_survived(void **state)
{
    static const char text[] = "/**begin repeat\n * #a = (1, 2)*2, q*3#\n * #bb = x*7#\n */\n@a@ @bb@\n"
                               "/**begin repeat1\n * #c = k, l#\n * :exclude: a=1, c=k\n */\n@a@@c@\n"
                               "/**end repeat1**/\n/**end repeat**/\n";

    (void)state;
    for (size_t from = 0; from < sizeof text - 1; from += 7) {
        for (size_t to = from; to < sizeof text; to++) {
            char *cut = malloc(to - from + 1); /* exactly as large, so that a step too far shows */
            memcpy(cut, text + from, to - from);
            cut[to - from] = '\0';
            const ft_repeat *r = ft_repeat_expand(arena, cut, to - from);
            uint32_t line, col;
            for (uint32_t i = 0; i <= r->len; i++)
                ft_repeat_locate(r, i, i & 1, &line, &col);
            assert_true(r->problem || strlen(r->text) == r->len);
            free(cut);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_tell_templates),
        cmocka_unit_test(text_without_blocks_stays),
        cmocka_unit_test(one_block),
        cmocka_unit_test(lists_have_short_forms),
        cmocka_unit_test(blocks_nest),
        cmocka_unit_test(rounds_are_excluded),
        cmocka_unit_test(an_inner_block_may_end_with_the_outer_one),
        cmocka_unit_test(macros_end_with_their_round),
        cmocka_unit_test(everything_has_its_place),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(hostile_templates_end),
        cmocka_unit_test(any_cut_of_a_template_is_survived),
    };

    return cmocka_run_group_tests_name("repeat", tests, set_up, tear_down);
}
