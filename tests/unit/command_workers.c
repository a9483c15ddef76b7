/* Workers that crash, hang, fail or leave lose their own item and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <signal.h>

#include "command/workers.h"

enum { N = 24, CRASH = 3, FAIL = 4, HANG = 5, LEAVE = 6, LARGE = 7 };
#define LARGE_SIZE ((size_t)26 << 18)
#define TIMEOUT 4 /* seconds: enough for all but HANG on a busy machine */

typedef struct log {
    char *results[N];
    bool ok[N];
    size_t len[N];
    unsigned n_done;
    bool stop; /* ask the parent to stop at the first result */
} log;

static bool work_on(void *data, size_t item, ft_strbuf *result)
{
    (void)data;
    switch (item) {
    case CRASH:
        signal(SIGSEGV, SIG_DFL); /* not the sanitizer's report */
        raise(SIGSEGV);
        break;
    case FAIL:
        ft_strbuf_adds(result, "no such luck");
        return false;
    case HANG:
        for (;;)
            pause();
    case LEAVE:
        _exit(7);
    case LARGE:
        while (result->len < LARGE_SIZE)
            ft_strbuf_adds(result, "abcdefghijklmnopqrstuvwxyz");
        return true;
    default:
        break;
    }
    ft_strbuf_addf(result, "item %zu", item);
    return true;
}

static bool work_quietly(void *data, size_t item, ft_strbuf *result)
{
    (void)data;
    ft_strbuf_addf(result, "item %zu", item);
    return true;
}

static void note_done(void *data, size_t item, bool ok, const char *result, size_t len)
{
    log *l = data;

    assert_true(item < N);
    assert_null(l->results[item]);
    l->results[item] = malloc(len + 1);
    memcpy(l->results[item], result, len);
    l->results[item][len] = '\0';
    l->ok[item] = ok;
    l->len[item] = len;
    l->n_done++;
    if (l->stop)
        raise(SIGTERM);
}

static void release(log *l)
{
    for (size_t i = 0; i < N; i++)
        free(l->results[i]);
    *l = (log){0};
}

static void assert_no_children(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void troubles_stay_with_their_item(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 3; jobs += 2) {
        log l = {0};
        ft_work work = {.n = N, .jobs = jobs, .timeout = TIMEOUT, .data = &l, .run = work_on, .done = note_done};

        assert_int_equal(ft_workers_run(&work), 0);
        assert_int_equal(l.n_done, N);
        for (size_t i = 0; i < N; i++) {
            char expected[32];

            snprintf(expected, sizeof expected, "item %zu", i);
            if (i < CRASH || i > LARGE)
                assert_string_equal(l.results[i], expected);
            assert_int_equal(l.ok[i], i < CRASH || i >= LARGE);
        }
        assert_string_equal(l.results[CRASH], "analysis crashed (signal 11)");
        assert_string_equal(l.results[FAIL], "no such luck");
        assert_string_equal(l.results[HANG], "analysis timed out after 4 s");
        assert_string_equal(l.results[LEAVE], "analysis ended unexpectedly (exit status 7)");
        assert_int_equal(l.len[LARGE], LARGE_SIZE);
        assert_int_equal(l.results[LARGE][LARGE_SIZE - 1], 'z');
        assert_no_children();
        release(&l);
    }
}

static void one_process_gives_the_same(void **state)
{
    log l = {0};
    ft_work work = {.n = N, .jobs = 0, .data = &l, .run = work_quietly, .done = note_done};

    (void)state;
    assert_int_equal(ft_workers_run(&work), 0);
    assert_int_equal(l.n_done, N);
    assert_string_equal(l.results[N - 1], "item 23");
    release(&l);
}

static void no_items_are_no_work(void **state)
{
    log l = {0};
    ft_work work = {.n = 0, .jobs = 4, .data = &l, .run = work_quietly, .done = note_done};

    (void)state;
    assert_int_equal(ft_workers_run(&work), 0);
    assert_int_equal(l.n_done, 0);
}

static void a_signal_ends_everything(void **state)
{
    log l = {.stop = true};
    ft_work work = {.n = N, .jobs = 3, .timeout = 60, .data = &l, .run = work_on, .done = note_done};

    (void)state;
    assert_int_equal(ft_workers_run(&work), SIGTERM);
    assert_in_range(l.n_done, 1, N - 1);
    assert_no_children();
    release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(troubles_stay_with_their_item),
        cmocka_unit_test(one_process_gives_the_same),
        cmocka_unit_test(no_items_are_no_work),
        cmocka_unit_test(a_signal_ends_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
