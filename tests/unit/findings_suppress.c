/* Directives in comments, and what they cover. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "findings/mark.h"
#include "findings/suppress.h"

/* One comment and what is read from it: "state scope words reason", "! detail", or "" for nothing. */
static const struct {
    const char *comment, *expected;
} comments[] = {
    {"/* ftlint: ignore[FT101] filled once */", "2 0 FT101 |filled once"},
    {"// ftlint: ignore[FT101,borrowed-list-item , state]: why", "2 0 FT101 borrowed-list-item state |why"},
    {"//ftlint:ignore[FT101]", "2 0 FT101 |"},
    {"/* ftlint: todo-next[FT101] - later */", "1 1 FT101 |later"},
    {"/* ftlint: ignore-begin[FT101] */", "2 2 FT101 |"},
    {"/* ftlint: todo-end[FT101] */", "1 3 FT101 |"},
    {"/* ftlint: ignore-function[FT101] */", "2 4 FT101 |"},
    {"/* ftlint: ignore-file[FT101] */", "2 5 FT101 |"},
    {"/*\n * A table.\n * ftlint: ignore[FT201] set at import\n */", "2 0 FT201 |set at import"},
    {"/* a table; ftlint: ignore[FT201] set at import */", "2 0 FT201 |set at import"},
    {"/* write ftlint: ignore behind it */", ""},
    {"/* the ftlint: tool */", ""},
    {"/* ftlint: ignore */", "! expected '[' and a list of rules behind 'ignore'"},
    {"/* ftlint: ignore FT101 */", "! expected '[' and a list of rules behind 'ignore'"},
    {"/* ftlint: ignroe[FT101] */", "! unknown word 'ignroe', did you mean 'ignore'?"},
    {"/* ftlint: xyzzy[FT101] */", "! unknown word 'xyzzy', expected 'ignore' or 'todo'"},
    {"/* ftlint: */", "! expected 'ignore' or 'todo' behind 'ftlint:'"},
    {"/* ftlint: ignore[] */", "! expected rules separated by commas and ']'"},
    {"/* ftlint: ignore[FT101,] */", "2 0 FT101 |"},
    {"/* ftlint: ignore[,FT101] */", "! expected rules separated by commas and ']'"},
    {"/* ftlint: ignore[FT101 FT102] */", "! expected rules separated by commas and ']'"},
    {"/* ftlint: ignore[*] */", "! expected rules separated by commas and ']'"},
    {"/* ftlint: ignore[FT101\n] */", "! expected rules separated by commas and ']'"},
    {"/* ftlint: ignore[FT101", "! expected rules separated by commas and ']'"},
    {"// noqa: borrowed-ref OK", "2 0 borrowed |noqa: borrowed-ref OK"},
    {"// noqa: borrowed-ref - manual fix needed", "1 0 borrowed |noqa: borrowed-ref - manual fix needed"},
    {"// noqa: E501", ""},
    {"// NOLINTNEXTLINE(concurrency-mt-unsafe)", "2 1 unsafe-call |NOLINTNEXTLINE(concurrency-mt-unsafe)"},
};

static void describe(const ft_mark *mark, char *out, size_t size)
{
    size_t len;

    if (mark->detail) {
        snprintf(out, size, "! %s", mark->detail);
        return;
    }
    len = (size_t)snprintf(out, size, "%d %d ", (int)mark->state, (int)mark->scope);
    for (size_t i = 0; i < mark->n_words; i++)
        len += (size_t)snprintf(out + len, size - len, "%s ", mark->words[i]);
    snprintf(out + len, size - len, "|%s", mark->reason);
}

static void directives_are_read(void **state)
{
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        char text[256] = "";
        size_t at = 0;
        ft_mark mark;

        if (ft_mark_next(comments[i].comment, &at, arena, &mark))
            describe(&mark, text, sizeof text);
        assert_string_equal(text, comments[i].expected);
    }
    ft_arena_free(arena);
}

static void several_in_one_comment(void **state)
{
    static const char text[] = "/* ftlint: ignore[FT101] a\n * ftlint: todo[FT201] b */ ";
    ft_arena *arena = ft_arena_new();
    size_t at = 0, n = 0;
    ft_mark mark;

    (void)state;
    while (ft_mark_next(text, &at, arena, &mark)) {
        assert_string_equal(mark.words[0], n == 0 ? "FT101" : "FT201");
        assert_string_equal(mark.reason, n == 0 ? "a" : "b");
        assert_false(mark.whole);
        n++;
    }
    assert_int_equal(n, 2);
    ft_arena_free(arena);
}

static bool by_id(void *data, const char *word, const char *rule)
{
    (void)data;
    return strcmp(word, rule) == 0;
}

static bool starts_with_ft(void *data, const char *word)
{
    (void)data;
    return strncmp(word, "FT", 2) == 0;
}

static bool always(void *data, const char *path)
{
    (void)data, (void)path;
    return true;
}

static const ft_suppress_options options = {.covers = by_id, .known = starts_with_ft, .judged = always};

/* Facts of one file with comments at the given lines. */
static ft_facts *facts_with(const char *const *texts, const uint32_t *lines, size_t n)
{
    ft_facts *facts = ft_facts_new();
    ft_row file = FT_FACTS_ADD(facts, file);

    facts->file.v[file].path = ft_facts_str(facts, "a.c");
    for (size_t i = 0; i < n; i++) {
        ft_row row = FT_FACTS_ADD(facts, comment);

        facts->comment.v[row] = (ft_comment_row){ft_facts_str(facts, texts[i]), {file, lines[i], 1, lines[i], 9}};
    }
    return facts;
}

static ft_finding_state state_at(ft_suppressions *list, const char *rule, uint32_t line, uint32_t end_line)
{
    ft_finding f = {.rule = rule, .at = {"a.c", line, 1, end_line, 5}};

    ft_suppressions_decide(list, &f);
    return f.state;
}

static void lines_and_rules_are_kept_apart(void **state)
{
    static const char *const texts[] = {"/* ftlint: ignore[FT101] x */"};
    static const uint32_t lines[] = {5};
    ft_facts *facts = facts_with(texts, lines, 1);
    ft_suppressions *list = ft_suppressions_read(&facts, 1, &options);

    (void)state;
    assert_int_equal(state_at(list, "FT101", 4, 4), FT_FINDING_OPEN);
    assert_int_equal(state_at(list, "FT102", 5, 5), FT_FINDING_OPEN);
    assert_int_equal(state_at(list, "FT101", 6, 6), FT_FINDING_OPEN);
    ft_suppressions_judge(list);
    assert_int_equal(ft_suppressions_at(list, 0)->problem, FT_SUPPRESSION_UNUSED);
    assert_int_equal(state_at(list, "FT101", 3, 7), FT_FINDING_OPEN); /* judged unused: out of play */
    ft_suppressions_free(list);
    list = ft_suppressions_read(&facts, 1, &options);
    assert_int_equal(state_at(list, "FT101", 3, 7), FT_FINDING_SUPPRESSED);
    ft_suppressions_judge(list);
    assert_int_equal(ft_suppressions_at(list, 0)->problem, FT_SUPPRESSION_FINE);
    ft_suppressions_free(list);
    ft_facts_free(facts);
}

static void ranges_nest(void **state)
{
    static const char *const texts[] = {"/* ftlint: todo-begin[FT101] */", "/* ftlint: ignore-begin[FT101] */",
                                        "/* ftlint: ignore-end[FT101] */", "/* ftlint: todo-end[FT101] */"};
    static const uint32_t lines[] = {10, 20, 30, 40};
    ft_facts *facts = facts_with(texts, lines, 4);
    ft_suppressions *list = ft_suppressions_read(&facts, 1, &options);

    (void)state;
    assert_int_equal(state_at(list, "FT101", 9, 12), FT_FINDING_OPEN);
    assert_int_equal(state_at(list, "FT101", 15, 15), FT_FINDING_TODO);
    assert_int_equal(state_at(list, "FT101", 25, 25), FT_FINDING_SUPPRESSED);
    assert_int_equal(state_at(list, "FT101", 35, 35), FT_FINDING_TODO);
    assert_int_equal(state_at(list, "FT101", 45, 45), FT_FINDING_OPEN);
    ft_suppressions_free(list);
    ft_facts_free(facts);
}

static void a_header_counts_once(void **state)
{
    static const char *const texts[] = {"/* ftlint: ignore[FT101] x */", "/* ftlint: ignore[bogus] */"};
    static const uint32_t lines[] = {5, 7};
    ft_facts *facts[] = {facts_with(texts, lines, 2), facts_with(texts, lines, 2)};
    ft_suppressions *list = ft_suppressions_read(facts, 2, &options);

    (void)state;
    assert_int_equal(ft_suppressions_count(list), 2);
    assert_int_equal(ft_suppressions_at(list, 1)->problem, FT_SUPPRESSION_UNKNOWN);
    ft_suppressions_free(list);
    ft_facts_free(facts[0]);
    ft_facts_free(facts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directives_are_read),
        cmocka_unit_test(several_in_one_comment),
        cmocka_unit_test(lines_and_rules_are_kept_apart),
        cmocka_unit_test(ranges_nest),
        cmocka_unit_test(a_header_counts_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
