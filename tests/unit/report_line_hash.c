/* The hashes must be those that GitHub's upload action computes: vectors from its own tests, and corner cases. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"

#include "report/line_hash.h"

static void check(const char *text, const char *const *expected, uint32_t n_expected)
{
    ft_arena *arena = ft_arena_new();
    uint32_t n;
    const ft_line_hash *hashes = ft_line_hashes(arena, text, strlen(text), &n);

    assert_int_equal(n, n_expected);
    for (uint32_t i = 0; i < n; i++) {
        char shown[40];

        snprintf(shown, sizeof shown, "%" PRIx64 ":%" PRIu32, hashes[i].hash, hashes[i].nth);
        assert_string_equal(shown, expected[i]);
    }
    ft_arena_free(arena);
}

#define CHECK(text, ...)                                            \
    do {                                                            \
        const char *const expected[] = {__VA_ARGS__};               \
        check(text, expected, sizeof expected / sizeof *expected);  \
    } while (0)

static void published_vectors(void **state)
{
    (void)state;
    CHECK("", "c129715d7a2bc9a3:1");
    CHECK(" a\nb\n  \t\tc\n d", "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
    CHECK(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1",
          "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1");
    CHECK("x\nx\nx\n", "4c74ab87820424b1:1", "8c072f39cc89b447:1", "828973aa50c68d6d:1", "c129715d7a2bc9a3:1");
    CHECK("\xc3\xa9\xf0\x9f\x90\x8d x\n", "c00aabf3a5d8a28c:1", "c129715d7a2bc9a3:1");
}

static void line_ends_and_blanks_do_not_matter(void **state)
{
    ft_arena *arena = ft_arena_new();
    const char *texts[] = {"ab c\nd\n", "a b\tc\r\n  d\r\n", "abc\rd\r"};
    uint32_t n;
    const ft_line_hash *first = ft_line_hashes(arena, texts[0], strlen(texts[0]), &n);

    (void)state;
    assert_int_equal(n, 3);
    for (size_t i = 1; i < 3; i++) {
        uint32_t other;
        const ft_line_hash *hashes = ft_line_hashes(arena, texts[i], strlen(texts[i]), &other);

        assert_int_equal(other, n);
        for (uint32_t k = 0; k < n; k++)
            assert_true(hashes[k].hash == first[k].hash && hashes[k].nth == first[k].nth);
    }
    ft_arena_free(arena);
}

static void equal_lines_are_counted(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_strbuf text;
    uint32_t n;
    const ft_line_hash *hashes;

    (void)state;
    ft_strbuf_init(&text);
    for (int i = 0; i < 1000; i++)
        ft_strbuf_adds(&text, "x\n");
    hashes = ft_line_hashes(arena, text.s, text.len, &n);
    assert_int_equal(n, 1001);
    for (uint32_t i = 0; i < 900; i++) {
        assert_true(hashes[i].hash == hashes[0].hash);
        assert_int_equal(hashes[i].nth, i + 1);
    }
    ft_strbuf_release(&text);
    ft_arena_free(arena);
}

/* What is no UTF-8 counts as U+FFFD, one for each broken start; characters beyond the BMP count as two units. */
static void odd_bytes(void **state)
{
    static const char *const same[][2] = {{"\xff", "\xef\xbf\xbd"},
                                          {"\xe2\x82z", "\xef\xbf\xbdz"},
                                          {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
                                          {"\xf0\x9f\x90", "\xef\xbf\xbd"},
                                          {"\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd"}};
    ft_arena *arena = ft_arena_new();
    uint32_t n;

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        const ft_line_hash *a = ft_line_hashes(arena, same[i][0], strlen(same[i][0]), &n);
        const ft_line_hash *b = ft_line_hashes(arena, same[i][1], strlen(same[i][1]), &n);

        assert_true(a[0].hash == b[0].hash);
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_vectors),
        cmocka_unit_test(line_ends_and_blanks_do_not_matter),
        cmocka_unit_test(equal_lines_are_counted),
        cmocka_unit_test(odd_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
