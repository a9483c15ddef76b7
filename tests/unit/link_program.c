/* Link on hand-made facts: who runs only at init, what is reached from Python, which locks count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "link/link.h"

typedef struct world {
    ft_facts *facts;
    ft_models *models;
    ft_link *link;
    uint32_t line;
} world;

static ft_place next_place(world *w)
{
    w->line++;
    return (ft_place){0, w->line, 1, w->line, 2};
}

static int setup(void **state)
{
    world *w = calloc(1, sizeof *w);
    ft_row file;

    w->facts = ft_facts_new();
    w->models = ft_models_new();
    file = FT_FACTS_ADD(w->facts, file);
    w->facts->file.v[file] = (ft_file_row){ft_facts_str(w->facts, "a.c"), 1, 1, 0};
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world *w = *state;

    ft_link_free(w->link);
    ft_facts_free(w->facts);
    ft_models_free(w->models);
    free(w);
    return 0;
}

static ft_row function(world *w, const char *name, bool is_static)
{
    ft_row row = FT_FACTS_ADD(w->facts, function);

    w->facts->function.v[row] = (ft_function_row){.name = ft_facts_str(w->facts, name), .at = next_place(w),
                                                  .flags = is_static ? FT_FUNCTION_STATIC : 0};
    return row;
}

static ft_row call(world *w, ft_row from, const char *callee, uint32_t lockset)
{
    ft_row row = FT_FACTS_ADD(w->facts, call);

    w->facts->call.v[row] = (ft_call_row){.function = from, .callee = ft_facts_str(w->facts, callee), .target = FT_NO_ROW,
                                          .result = FT_NO_ROW, .use = FT_NO_ROW, .lockset = lockset, .at = next_place(w)};
    return row;
}

static ft_row global(world *w, const char *name, uint32_t flags)
{
    ft_row row = FT_FACTS_ADD(w->facts, global);

    w->facts->global.v[row] = (ft_global_row){.name = ft_facts_str(w->facts, name), .type = ft_facts_str(w->facts, "int"),
                                              .shape = FT_SHAPE_SCALAR, .at = next_place(w),
                                              .flags = FT_GLOBAL_STATIC | FT_GLOBAL_DEFINITION | FT_GLOBAL_PROJECT | flags};
    return row;
}

static ft_row value(world *w, ft_row fn, ft_value_kind kind, int64_t num)
{
    ft_row row = FT_FACTS_ADD(w->facts, value);

    w->facts->value.v[row] = (ft_value_row){.function = fn, .kind = kind, .base = FT_NO_ROW, .num = num};
    return row;
}

static void write_global(world *w, ft_row fn, ft_row var, uint32_t lockset)
{
    ft_row object = value(w, fn, FT_VALUE_GLOBAL, var), stored = value(w, fn, FT_VALUE_INT, 1);
    ft_row row = FT_FACTS_ADD(w->facts, access);

    w->facts->access.v[row] = (ft_access_row){.function = fn, .kind = FT_ACC_WRITE, .object = object, .stored = stored,
                                              .lockset = lockset, .at = next_place(w)};
}

/* A row of a method table. */
static void method(world *w, const char *name)
{
    ft_row table = global(w, "methods", 0), row = FT_FACTS_ADD(w->facts, init);

    w->facts->init.v[row] = (ft_init_row){.global = table, .path = ft_facts_str(w->facts, "[0].ml_meth"),
                                          .kind = FT_HOLDS_FUNCTION, .text = ft_facts_str(w->facts, name)};
}

static const ft_site *global_site(world *w, const char *name)
{
    ft_facts *facts[] = {w->facts};
    const ft_site *sites;
    size_t n;

    if (!w->link)
        w->link = ft_link_program(facts, 1, w->models);
    sites = ft_link_sites(w->link, &n);
    for (size_t i = 0; i < n; i++)
        if (sites[i].kind == FT_SITE_GLOBAL && !strcmp(sites[i].symbol, name))
            return &sites[i];
    fail_msg("no site for %s", name);
    return NULL;
}

static void test_writes_at_init_are_silent(void **state)
{
    world *w = *state;
    ft_row var = global(w, "ready", 0), init = function(w, "PyInit_a", false), helper = function(w, "prepare", true);

    call(w, init, "prepare", 0);
    write_global(w, helper, var, 0);
    assert_string_equal(global_site(w, "ready")->attrs[FT_A_PATTERN], "init-only");
    assert_string_equal(global_site(w, "ready")->attrs[FT_A_PROTECTION], "init");
}

static void test_method_reaches_the_same_helper(void **state)
{
    world *w = *state;
    ft_row var = global(w, "ready", 0), init = function(w, "PyInit_a", false), helper = function(w, "prepare", true);
    ft_row meth = function(w, "again", true);

    call(w, init, "prepare", 0);
    call(w, meth, "prepare", 0);
    method(w, "again");
    write_global(w, helper, var, 0);
    assert_string_equal(global_site(w, "ready")->attrs[FT_A_PATTERN], "write");
    assert_string_equal(global_site(w, "ready")->attrs[FT_A_PROTECTION], "none");
    assert_string_equal(global_site(w, "ready")->attrs[FT_A_REACHED], "python");
}

static void test_nobody_calls_it(void **state)
{
    world *w = *state;
    ft_row var = global(w, "level", 0);

    write_global(w, function(w, "set_level", false), var, 0);
    assert_string_equal(global_site(w, "level")->attrs[FT_A_REACHED], "unknown");
}

/* All callers hold a mutex: the helper's write is under it. */
static void test_lock_held_by_all_callers(void **state)
{
    world *w = *state;
    ft_row var = global(w, "total", 0), lock = global(w, "lock", 0), meth = function(w, "add", true);
    ft_row helper = function(w, "add_lock_held", true), held = FT_FACTS_ADD(w->facts, lock);

    w->facts->lock.v[held] = (ft_lock_row){.set = 1, .kind = FT_LOCK_MUTEX, .value = value(w, meth, FT_VALUE_GLOBAL, lock)};
    call(w, meth, "add_lock_held", 1);
    method(w, "add");
    write_global(w, helper, var, 0);
    assert_string_equal(global_site(w, "total")->attrs[FT_A_PROTECTION], "lock");
}

static void test_one_caller_without_the_lock(void **state)
{
    world *w = *state;
    ft_row var = global(w, "total", 0), lock = global(w, "lock", 0), meth = function(w, "add", true);
    ft_row helper = function(w, "add_lock_held", true), held = FT_FACTS_ADD(w->facts, lock);

    w->facts->lock.v[held] = (ft_lock_row){.set = 1, .kind = FT_LOCK_MUTEX, .value = value(w, meth, FT_VALUE_GLOBAL, lock)};
    call(w, meth, "add_lock_held", 1);
    call(w, meth, "add_lock_held", 0);
    method(w, "add");
    write_global(w, helper, var, 0);
    assert_string_equal(global_site(w, "total")->attrs[FT_A_PROTECTION], "none");
}

/* ---- contexts ---------------------------------------------------------------------------------------- */

static void in_table(world *w, const char *table, const char *path, const char *function_name)
{
    ft_row row, var = global(w, table, 0);

    row = FT_FACTS_ADD(w->facts, init);
    w->facts->init.v[row] = (ft_init_row){.global = var, .path = ft_facts_str(w->facts, path), .kind = FT_HOLDS_FUNCTION,
                                          .text = ft_facts_str(w->facts, function_name)};
}

static void pass(world *w, ft_row fn, ft_row to, uint32_t index, ft_value_kind kind, int64_t num, const char *name)
{
    ft_row row, what = value(w, fn, kind, num);

    w->facts->value.v[what].name = ft_facts_str(w->facts, name);
    row = FT_FACTS_ADD(w->facts, arg);
    w->facts->arg.v[row] = (ft_arg_row){.call = to, .index = index, .value = what};
}

/* The line of `ftlint dump --link` that begins a function says how it is entered. */
static void assert_contexts(world *w, const char *name, const char *words)
{
    ft_facts *facts[] = {w->facts};
    char line[160];
    ft_strbuf out;

    if (!w->link)
        w->link = ft_link_program(facts, 1, w->models);
    ft_strbuf_init(&out);
    ft_link_dump(w->link, &out);
    snprintf(line, sizeof line, "function %s (a.c): %s\n", name, words);
    if (!strstr(out.s, line))
        fail_msg("no line '%s' in:\n%s", line, out.s);
    ft_strbuf_release(&out);
}

static void test_slots_have_contexts(void **state)
{
    static const struct {
        const char *slot, *words;
    } slots[] = {
        {".tp_new", "new"},          {".tp_init", "new"},           {".tp_iter", "iterator"},  {".tp_iternext", "iterator"},
        {".bf_getbuffer", "buffer"}, {".bf_releasebuffer", "buffer"}, {".tp_dealloc", "dealloc"}, {".tp_clear", "clear"},
        {".tp_finalize", "finalize"}, {".tp_traverse", "traverse"}, {".tp_repr", "slot"},      {".tp_call", "slot"},
    };
    world *w = *state;

    for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++) {
        function(w, slots[i].slot + 1, true);
        in_table(w, slots[i].slot, slots[i].slot, slots[i].slot + 1);
    }
    for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++)
        assert_contexts(w, slots[i].slot + 1, slots[i].words);
}

static void test_threads_and_callbacks(void **state)
{
    world *w = *state;
    ft_row meth = function(w, "start", true), wrapper, foreign, made;

    method(w, "start");
    function(w, "run", true);
    made = call(w, meth, "pthread_create", 0);
    pass(w, meth, made, 0, FT_VALUE_UNKNOWN, 0, "");
    pass(w, meth, made, 1, FT_VALUE_NULL, 0, "");
    pass(w, meth, made, 2, FT_VALUE_FUNC, 0, "run");
    pass(w, meth, made, 3, FT_VALUE_PARAM, 0, "self");
    function(w, "release", true);
    made = call(w, meth, "PyCapsule_New", 0);
    pass(w, meth, made, 0, FT_VALUE_UNKNOWN, 0, "");
    pass(w, meth, made, 1, FT_VALUE_STRING, 0, "x");
    pass(w, meth, made, 2, FT_VALUE_FUNC, 0, "release");
    made = call(w, meth, "spawn", 0);
    pass(w, meth, made, 0, FT_VALUE_FUNC, 0, "run_too");
    made = call(w, meth, "library_sort", 0);
    pass(w, meth, made, 0, FT_VALUE_FUNC, 0, "compare");
    pass(w, meth, made, 1, FT_VALUE_FUNC, 0, "notify");
    function(w, "compare", true);
    function(w, "run_too", true);
    wrapper = function(w, "spawn", true);
    made = call(w, wrapper, "PyThread_start_new_thread", 0);
    pass(w, wrapper, made, 0, FT_VALUE_PARAM, 0, "body");
    foreign = function(w, "notify", true);
    ft_models_add(w->models, "PyGILState_Ensure")->acquires = FT_LOCK_ATTACH;
    call(w, foreign, "PyGILState_Ensure", 0);
    assert_contexts(w, "run", "thread");
    assert_contexts(w, "run_too", "thread");
    assert_contexts(w, "release", "finalize");
    assert_contexts(w, "compare", "callback");
    assert_contexts(w, "notify", "detached-callback");
}

static void test_tables_in_capsules(void **state)
{
    world *w = *state;
    ft_row init = function(w, "PyInit_a", false), made;

    function(w, "api_open", true);
    function(w, "hook", true);
    in_table(w, "api", "[0]", "api_open");
    in_table(w, "hooks", "[0]", "hook");
    made = call(w, init, "PyCapsule_New", 0);
    pass(w, init, made, 0, FT_VALUE_GLOBAL, 0, "api");
    assert_contexts(w, "api_open", "capi");
    assert_contexts(w, "hook", "callback");
}

/* A variable that holds pointers to functions, called by fn. */
static ft_row call_through(world *w, ft_row fn, ft_row var, uint32_t lockset)
{
    ft_row address = value(w, fn, FT_VALUE_GLOBAL, var), target = value(w, fn, FT_VALUE_LOAD, 0), made = call(w, fn, "", lockset);

    w->facts->global.v[var].shape = w->facts->value.v[address].shape = w->facts->value.v[target].shape = FT_SHAPE_FUNCTION;
    w->facts->value.v[target].base = address;
    w->facts->call.v[made].target = target;
    return made;
}

static void assign(world *w, ft_row fn, ft_row var, const char *function_name)
{
    ft_row object = value(w, fn, FT_VALUE_GLOBAL, var), stored = value(w, fn, FT_VALUE_FUNC, 0), row = FT_FACTS_ADD(w->facts, access);

    w->facts->value.v[object].shape = FT_SHAPE_FUNCTION;
    w->facts->value.v[stored].name = ft_facts_str(w->facts, function_name);
    w->facts->access.v[row] = (ft_access_row){.function = fn, .kind = FT_ACC_WRITE, .object = object, .stored = stored, .at = next_place(w)};
}

/* Two functions that only a variable names: the callers' lock is held in both. */
static void test_calls_through_a_variable(void **state)
{
    world *w = *state;
    ft_row total = global(w, "total", 0), lock = global(w, "lock", 0), hook = global(w, "hook", 0);
    ft_row init = function(w, "PyInit_a", false), meth = function(w, "add", true), held = FT_FACTS_ADD(w->facts, lock);

    w->facts->lock.v[held] = (ft_lock_row){.set = 1, .kind = FT_LOCK_MUTEX, .value = value(w, meth, FT_VALUE_GLOBAL, lock)};
    method(w, "add");
    write_global(w, function(w, "plain", true), total, 0);
    write_global(w, function(w, "squared", true), total, 0);
    assign(w, init, hook, "plain");
    assign(w, init, hook, "squared");
    call_through(w, meth, hook, 1);
    assert_contexts(w, "plain", "method helper");
    assert_contexts(w, "squared", "method helper");
    assert_string_equal(global_site(w, "total")->attrs[FT_A_PROTECTION], "lock");
}

/* The same, but a library gets one of them as well: it comes in without the lock. */
static void test_pointer_that_leaks(void **state)
{
    world *w = *state;
    ft_row total = global(w, "total", 0), lock = global(w, "lock", 0), hook = global(w, "hook", 0);
    ft_row init = function(w, "PyInit_a", false), meth = function(w, "add", true), held = FT_FACTS_ADD(w->facts, lock), made;

    w->facts->lock.v[held] = (ft_lock_row){.set = 1, .kind = FT_LOCK_MUTEX, .value = value(w, meth, FT_VALUE_GLOBAL, lock)};
    method(w, "add");
    write_global(w, function(w, "plain", true), total, 0);
    assign(w, init, hook, "plain");
    call_through(w, meth, hook, 1);
    made = call(w, init, "library_set", 0);
    pass(w, init, made, 0, FT_VALUE_FUNC, 0, "plain");
    assert_contexts(w, "plain", "method callback");
    assert_string_equal(global_site(w, "total")->attrs[FT_A_PROTECTION], "none");
}

/* More functions than are told apart: each is a way in of its own. */
static void test_too_many_for_a_pointer(void **state)
{
    world *w = *state;
    ft_row hook = global(w, "hook", 0), init = function(w, "PyInit_a", false), meth = function(w, "add", true);
    char name[16];

    method(w, "add");
    for (int i = 0; i < 17; i++) {
        snprintf(name, sizeof name, "f%d", i);
        function(w, name, true);
        assign(w, init, hook, name);
    }
    call_through(w, meth, hook, 0);
    assert_contexts(w, "f0", "callback");
    assert_contexts(w, "f16", "callback");
}

static void test_thread_local_and_const(void **state)
{
    world *w = *state;
    ft_row mine = global(w, "mine", FT_GLOBAL_TLS), meth = function(w, "add", true);

    global(w, "table", FT_GLOBAL_CONST);
    method(w, "add");
    write_global(w, meth, mine, 0);
    assert_string_equal(global_site(w, "mine")->attrs[FT_A_PROTECTION], "thread-local");
    assert_string_equal(global_site(w, "table")->attrs[FT_A_PROTECTION], "const");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_writes_at_init_are_silent, setup, teardown),
        cmocka_unit_test_setup_teardown(test_method_reaches_the_same_helper, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nobody_calls_it, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lock_held_by_all_callers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_one_caller_without_the_lock, setup, teardown),
        cmocka_unit_test_setup_teardown(test_thread_local_and_const, setup, teardown),
        cmocka_unit_test_setup_teardown(test_slots_have_contexts, setup, teardown),
        cmocka_unit_test_setup_teardown(test_threads_and_callbacks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tables_in_capsules, setup, teardown),
        cmocka_unit_test_setup_teardown(test_calls_through_a_variable, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pointer_that_leaks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_too_many_for_a_pointer, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
