#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/strbuf.h"
#include "base/vec.h"

static void arena_hands_out_zeroed_aligned_memory(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();

    for (size_t size = 0; size < 5000; size += 7) {
        unsigned char *p = ft_arena_alloc(arena, size);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
    ft_arena_free(arena);
    ft_arena_free(NULL);
}

static void arena_takes_pieces_larger_than_a_chunk(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    char *small = ft_arena_strdup(arena, "small");
    char *big = ft_arena_alloc(arena, 10 * 1024 * 1024);
    char *after = ft_arena_strdup(arena, "after");

    big[10 * 1024 * 1024 - 1] = 'x';
    assert_string_equal(small, "small");
    assert_string_equal(after, "after");
    assert_true(ft_arena_used(arena) >= 10 * 1024 * 1024);
    ft_arena_free(arena);
}

static void arena_copies(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    const int numbers[] = { 1, 2, 3 };
    int *copy = ft_arena_dup(arena, numbers, 3, sizeof numbers[0]);

    assert_memory_equal(copy, numbers, sizeof numbers);
    assert_null(ft_arena_dup(arena, numbers, 0, sizeof numbers[0]));
    assert_string_equal(ft_arena_strndup(arena, "abcdef", 3), "abc");
    assert_string_equal(ft_arena_strndup(arena, NULL, 0), "");
    assert_string_equal(ft_arena_printf(arena, "%s-%d", "x", 42), "x-42");
    char longer[1000];
    memset(longer, 'l', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(strlen(ft_arena_printf(arena, "%s!", longer)), sizeof longer);
    ft_arena_free(arena);
}

static void vec_grows(void **state)
{
    (void)state;
    FT_VEC(int) v = { 0 };

    for (int i = 0; i < 1000; i++)
        ft_vec_push(&v, i);
    assert_int_equal(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v.v[i], i);
    ft_vec_release(&v);
    assert_null(v.v);
    assert_int_equal(v.n, 0);
}

static void strbuf_appends(void **state)
{
    (void)state;
    ft_strbuf b;

    ft_strbuf_init(&b);
    assert_string_equal(b.s, "");
    ft_strbuf_addf(&b, "%s", "");
    ft_strbuf_clear(&b);
    assert_string_equal(b.s, "");
    for (int i = 0; i < 100; i++)
        ft_strbuf_addf(&b, "%d,", i);
    assert_int_equal(b.len, 290);
    ft_strbuf_clear(&b);
    assert_string_equal(b.s, "");
    ft_strbuf_adds(&b, "ab");
    ft_strbuf_addch(&b, 'c');
    ft_strbuf_add(&b, "d\0e", 3);
    assert_int_equal(b.len, 6);
    assert_memory_equal(b.s, "abcd\0e", 7);
    ft_strbuf_clear(&b);
    ft_strbuf_addf(&b, "%500s|", "x");
    ft_strbuf_addf(&b, "%s", "y");
    assert_int_equal(b.len, 502);
    assert_string_equal(b.s + 499, "x|y");
    ft_strbuf_release(&b);
    assert_string_equal(b.s, "");
}

static void intern_gives_one_pointer_per_text(void **state)
{
    (void)state;
    ft_interner *in = ft_interner_new();
    char name[] = "name";
    const char *first = ft_intern(in, name);

    name[0] = 'N';
    assert_string_equal(first, "name");
    assert_ptr_equal(first, ft_intern(in, "name"));
    assert_ptr_equal(first, ft_intern_n(in, "names", 4));
    assert_int_equal(ft_intern_id(in, "name"), 1);
    assert_int_equal(ft_intern_id(in, "other"), 2);
    assert_int_equal(ft_intern_find(in, "other"), 2);
    assert_int_equal(ft_intern_find(in, "neither"), 0); /* and it is not added by asking */
    assert_int_equal(ft_intern_find(in, ""), 0);
    assert_int_equal(ft_intern_id(in, ""), 0);
    assert_int_equal(ft_intern_id(in, NULL), 0);
    assert_string_equal(ft_intern(in, NULL), "");
    assert_string_equal(ft_intern_text(in, 2), "other");
    assert_string_equal(ft_intern_text(in, 99), "");
    assert_int_equal(ft_interner_count(in), 3);
    ft_interner_free(in);
    ft_interner_free(NULL);
}

static void intern_keeps_ids_while_growing(void **state)
{
    (void)state;
    ft_interner *in = ft_interner_new();
    char name[32];

    for (unsigned round = 0; round < 2; round++) {
        for (unsigned i = 1; i <= 20000; i++) {
            snprintf(name, sizeof name, "name_%u", i);
            assert_int_equal(ft_intern_id(in, name), i);
        }
    }
    ft_interner_free(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_hands_out_zeroed_aligned_memory),
        cmocka_unit_test(arena_takes_pieces_larger_than_a_chunk),
        cmocka_unit_test(arena_copies),
        cmocka_unit_test(vec_grows),
        cmocka_unit_test(strbuf_appends),
        cmocka_unit_test(intern_gives_one_pointer_per_text),
        cmocka_unit_test(intern_keeps_ids_while_growing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
