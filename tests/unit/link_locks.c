/* Locks over function borders: spelled places, what all callers hold, which sets keep threads apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "link/locks.h"

typedef struct world {
    ft_facts *facts;
    ft_models *models;
    ft_program *program;
    uint32_t line, sets;
} world;

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

    ft_program_free(w->program);
    ft_facts_free(w->facts);
    ft_models_free(w->models);
    free(w);
    return 0;
}

static ft_row function(world *w, const char *name)
{
    ft_row row = FT_FACTS_ADD(w->facts, function);

    w->line++;
    w->facts->function.v[row] = (ft_function_row){.name = ft_facts_str(w->facts, name), .flags = FT_FUNCTION_STATIC,
                                                  .at = {0, w->line, 1, w->line, 2}};
    return row;
}

static ft_row value(world *w, ft_row fn, ft_value_kind kind, ft_row base, int64_t num, const char *name)
{
    ft_row row = FT_FACTS_ADD(w->facts, value);

    w->facts->value.v[row] = (ft_value_row){.function = fn, .kind = kind, .base = base, .num = num,
                                            .name = ft_facts_str(w->facts, name),
                                            .record = ft_facts_str(w->facts, kind == FT_VALUE_FIELD ? "Foo" : "")};
    return row;
}

static ft_row param(world *w, ft_row fn, int64_t num)
{
    return value(w, fn, FT_VALUE_PARAM, FT_NO_ROW, num, "");
}

static ft_row field(world *w, ft_row fn, ft_row base, const char *name)
{
    return value(w, fn, FT_VALUE_FIELD, base, 0, name);
}

static ft_row pointee(world *w, ft_row fn, ft_row base, const char *name)
{
    return value(w, fn, FT_VALUE_LOAD, field(w, fn, base, name), 0, "");
}

static ft_row global(world *w, ft_row fn, const char *name)
{
    ft_row row = FT_FACTS_ADD(w->facts, global);

    w->facts->global.v[row] = (ft_global_row){.name = ft_facts_str(w->facts, name), .flags = FT_GLOBAL_DEFINITION};
    return value(w, fn, FT_VALUE_GLOBAL, FT_NO_ROW, row, name);
}

/* A set of one lock. */
static uint32_t holds(world *w, ft_lock_kind kind, ft_row of)
{
    ft_row row = FT_FACTS_ADD(w->facts, lock);

    w->facts->lock.v[row] = (ft_lock_row){++w->sets, kind, of, 0, ft_facts_str(w->facts, "take"), FT_NO_ROW};
    return w->sets;
}

/* One more row of the set that was made last: the call may give that lock back. */
static void may_leave(world *w, uint32_t set, ft_row lock, ft_row call)
{
    ft_row row = FT_FACTS_ADD(w->facts, lock);

    w->facts->lock.v[row] = (ft_lock_row){set, FT_LOCK_LEFT, lock, 0, 0, call};
}

static ft_row call(world *w, ft_row from, const char *callee, uint32_t lockset, ft_row arg)
{
    ft_row row = FT_FACTS_ADD(w->facts, call), a = FT_FACTS_ADD(w->facts, arg);

    w->facts->call.v[row] = (ft_call_row){.function = from, .callee = ft_facts_str(w->facts, callee), .target = FT_NO_ROW,
                                          .result = FT_NO_ROW, .use = FT_NO_ROW, .lockset = lockset};
    w->facts->arg.v[a] = (ft_arg_row){.call = row, .index = 0, .value = arg};
    return row;
}

static ft_program *link_all(world *w)
{
    ft_facts *facts[] = {w->facts};

    w->program = ft_program_new(facts, 1, w->models);
    ft_graph_build(w->program);
    ft_locks_build(w->program);
    return w->program;
}

static ft_held_set at_entry(world *w, ft_row fn)
{
    return ft_locks_at(w->program, w->program->units[0].fn_of_row[fn], 0, 0);
}

static void test_places_are_spelled(void **state)
{
    world *w = *state;
    ft_row fn = function(w, "f"), self = param(w, fn, 0), items = pointee(w, fn, self, "items");
    ft_row head = field(w, fn, self, "ob_base"), table = global(w, fn, "table");
    ft_row got = value(w, fn, FT_VALUE_RESULT, FT_NO_ROW, call(w, fn, "get_state", 0, self), "get_state");

    link_all(w);
    assert_string_equal(ft_place_text(w->program, 0, items), "p0.Foo.items*");
    assert_string_equal(ft_place_text(w->program, 0, head), "p0");
    assert_string_equal(ft_place_text(w->program, 0, got), "p0.get_state()");
    assert_true(ft_place_is_fixed(ft_place_text(w->program, 0, table)));
    assert_false(ft_place_is_fixed(ft_place_text(w->program, 0, items)));
}

/* section(self) { helper(self) }: the helper's first parameter is locked. */
static void test_section_goes_with_the_argument(void **state)
{
    world *w = *state;
    ft_row fn = function(w, "f"), helper = function(w, "helper"), self = param(w, fn, 0);

    call(w, fn, "helper", holds(w, FT_LOCK_SECTION, self), self);
    link_all(w);
    assert_int_equal(at_entry(w, helper).n, 1);
    assert_string_equal(at_entry(w, helper).v[0].place, "p0");
    assert_true(ft_locks_cover(at_entry(w, helper), ft_intern(w->program->strings, "p0.Foo.items*")));
}

/* section(self) { helper(self->items) }: what the parameter hangs from is locked. */
static void test_section_on_the_owner(void **state)
{
    world *w = *state;
    ft_row fn = function(w, "f"), helper = function(w, "helper"), self = param(w, fn, 0);

    call(w, fn, "helper", holds(w, FT_LOCK_SECTION, self), pointee(w, fn, self, "items"));
    link_all(w);
    assert_string_equal(at_entry(w, helper).v[0].place, "p0^.Foo.items*");
    assert_true(ft_locks_cover(at_entry(w, helper), ft_intern(w->program->strings, "p0")));
}

static void test_callers_meet(void **state)
{
    world *w = *state;
    ft_row a = function(w, "a"), b = function(w, "b"), helper = function(w, "helper"), free_for_all = function(w, "c");

    call(w, a, "helper", holds(w, FT_LOCK_MUTEX, field(w, a, param(w, a, 0), "lock")), param(w, a, 0));
    call(w, b, "helper", holds(w, FT_LOCK_MUTEX, field(w, b, param(w, b, 1), "lock")), param(w, b, 0));
    call(w, a, "c", w->sets, param(w, a, 0));
    call(w, b, "c", 0, param(w, b, 0));
    link_all(w);
    assert_int_equal(at_entry(w, helper).n, 1);
    assert_string_equal(at_entry(w, helper).v[0].place, "?Foo.lock");
    assert_int_equal(at_entry(w, free_for_all).n, 0);
}

/* A ring of helpers inherits what holds at its edge; one that nobody enters holds nothing. */
static void test_rings(void **state)
{
    world *w = *state;
    ft_row fn = function(w, "f"), a = function(w, "a"), b = function(w, "b"), lonely = function(w, "lonely");

    call(w, fn, "a", holds(w, FT_LOCK_MUTEX, global(w, fn, "lock")), param(w, fn, 0));
    call(w, a, "b", 0, param(w, a, 0));
    call(w, b, "a", 0, param(w, b, 0));
    call(w, lonely, "lonely", 0, param(w, lonely, 0));
    link_all(w);
    assert_int_equal(at_entry(w, b).n, 1);
    assert_int_equal(at_entry(w, lonely).n, 0);
}

static void test_detached_callee_has_no_section(void **state)
{
    world *w = *state;
    ft_row fn = function(w, "f"), helper = function(w, "helper"), self = param(w, fn, 0);
    const ft_fn *callee;

    call(w, fn, "helper", holds(w, FT_LOCK_SECTION, self), self);
    link_all(w);
    callee = w->program->units[0].fn_of_row[helper];
    assert_int_equal(ft_locks_at(w->program, callee, 0, FT_AT_DETACHED).n, 0);
}

static bool is_detached(const world *w, ft_row fn)
{
    return w->program->units[0].fn_of_row[fn]->is_detached;
}

static void call_detached(world *w, ft_row from, const char *callee, ft_row arg)
{
    ft_row row = call(w, from, callee, 0, arg);

    w->facts->call.v[row].flags = FT_AT_DETACHED;
}

static void test_thread_state_is_inherited(void **state)
{
    world *w = *state;
    ft_row f = function(w, "f"), worker = function(w, "worker"), inner = function(w, "inner"), both = function(w, "both");
    ft_row back = function(w, "back"), behind = function(w, "behind"), lonely = function(w, "lonely"), self = param(w, f, 0);
    ft_row ring = function(w, "ring"), round = function(w, "round"), alone = function(w, "alone");

    ft_models_add(w->models, "PyGILState_Ensure")->acquires = FT_LOCK_ATTACH;
    call_detached(w, f, "worker", self);
    call_detached(w, f, "both", self);
    call_detached(w, f, "back", self);
    call(w, f, "both", 0, self);
    call(w, worker, "inner", 0, self);
    call(w, inner, "inner", 0, self);
    call(w, back, "PyGILState_Ensure", 0, self);
    call(w, back, "behind", 0, self);
    call(w, ring, "round", 0, self);
    call(w, round, "ring", 0, self);
    call(w, alone, "alone", 0, self);
    link_all(w);
    assert_false(is_detached(w, f));
    assert_true(is_detached(w, worker));
    assert_true(is_detached(w, inner)); /* a call of itself proves nothing */
    assert_false(is_detached(w, both));
    assert_false(is_detached(w, back)); /* attaches one itself, before or behind what it does */
    assert_false(is_detached(w, behind));
    assert_false(is_detached(w, lonely));
    assert_false(is_detached(w, ring)); /* who calls them from outside is not known */
    assert_false(is_detached(w, round));
    assert_false(is_detached(w, alone));
}

static void test_covering(void **state)
{
    world *w = *state;
    ft_row f = function(w, "f"), self = param(w, f, 0), other = param(w, f, 1), dummy = global(w, f, "dummy");
    uint32_t mine = holds(w, FT_LOCK_SECTION, self), wrong = holds(w, FT_LOCK_SECTION, other), all = holds(w, FT_LOCK_SECTION, dummy);
    ft_program *p = link_all(w);
    const ft_fn *fn = p->units[0].fn_of_row[f];
    const char *place = ft_place_text(p, 0, self);

    assert_true(ft_locks_cover(ft_locks_at(p, fn, mine, 0), place));
    assert_true(ft_locks_have_section(ft_locks_at(p, fn, mine, 0), place));
    assert_false(ft_locks_cover(ft_locks_at(p, fn, wrong, 0), place));
    assert_false(ft_locks_cover((ft_held_set){0}, place));
    assert_true(ft_locks_cover(ft_locks_at(p, fn, all, 0), place)); /* one object stands for all, but keeps no Python code away */
    assert_false(ft_locks_have_section(ft_locks_at(p, fn, all, 0), place));
}

static ft_held_set at(world *w, ft_row fn, uint32_t lockset)
{
    return ft_locks_at(w->program, w->program->units[0].fn_of_row[fn], lockset, 0);
}

/* The helper gives back a lock that its callers hold: itself, or the only one of that name that it cannot see. */
static void test_given_back_by_the_function(void **state)
{
    world *w = *state;
    ft_row f = function(w, "f"), helper = function(w, "helper"), blind = function(w, "blind");
    ft_row mine = field(w, f, param(w, f, 0), "lock"), other = field(w, f, param(w, f, 1), "lock");
    uint32_t gone, blindly, stranger;

    call(w, f, "helper", holds(w, FT_LOCK_MUTEX, mine), param(w, f, 0));
    call(w, f, "blind", holds(w, FT_LOCK_MUTEX, other), param(w, f, 0));
    gone = holds(w, FT_LOCK_GONE, field(w, helper, param(w, helper, 0), "lock"));
    stranger = holds(w, FT_LOCK_GONE, field(w, helper, param(w, helper, 0), "other"));
    blindly = holds(w, FT_LOCK_GONE, field(w, blind, pointee(w, blind, param(w, blind, 0), "peer"), "lock"));
    link_all(w);
    assert_int_equal(at(w, helper, 0).n, 1);
    assert_int_equal(at(w, helper, gone).n, 0);
    assert_int_equal(at(w, helper, stranger).n, 1);
    assert_string_equal(at(w, blind, 0).v[0].place, "?Foo.lock");
    assert_int_equal(at(w, blind, blindly).n, 0);
    assert_false(ft_locks_own(w->program, 0, gone));
}

/* ... or has it done by a function that gives it back with every result; one that does so with some leaves it. */
static void test_given_back_by_a_callee(void **state)
{
    for (uint32_t signs = FT_SIGN_ZERO; signs <= FT_SIGN_ANY; signs += FT_SIGN_ANY - FT_SIGN_ZERO) {
        world *w;
        ft_row f, leave, self, wrapper, left;
        uint32_t own, after, unlike;

        assert_int_equal(setup(state), 0);
        w = *state;
        f = function(w, "f");
        leave = function(w, "leave");
        self = param(w, f, 0);
        own = holds(w, FT_LOCK_MUTEX, field(w, f, self, "lock"));
        left = call(w, f, "leave", own, self);
        after = holds(w, FT_LOCK_MUTEX, field(w, f, self, "lock"));
        may_leave(w, after, field(w, f, self, "lock"), left);
        unlike = holds(w, FT_LOCK_MUTEX, field(w, f, param(w, f, 1), "lock"));
        may_leave(w, unlike, field(w, f, param(w, f, 1), "lock"), left);
        wrapper = FT_FACTS_ADD(w->facts, wrapper);
        w->facts->wrapper.v[wrapper] =
            (ft_wrapper_row){leave, 0, FT_LOCK_MUTEX, signs, field(w, leave, param(w, leave, 0), "lock"), FT_NO_ROW};
        link_all(w);
        assert_int_equal(at(w, f, own).n, 1);
        assert_int_equal(at(w, f, after).n, signs == FT_SIGN_ANY ? 0 : 1);
        assert_int_equal(at(w, f, unlike).n, 1);
        teardown(state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_places_are_spelled, setup, teardown),
        cmocka_unit_test_setup_teardown(test_section_goes_with_the_argument, setup, teardown),
        cmocka_unit_test_setup_teardown(test_section_on_the_owner, setup, teardown),
        cmocka_unit_test_setup_teardown(test_callers_meet, setup, teardown),
        cmocka_unit_test_setup_teardown(test_rings, setup, teardown),
        cmocka_unit_test_setup_teardown(test_detached_callee_has_no_section, setup, teardown),
        cmocka_unit_test_setup_teardown(test_thread_state_is_inherited, setup, teardown),
        cmocka_unit_test_setup_teardown(test_covering, setup, teardown),
        cmocka_unit_test_setup_teardown(test_given_back_by_the_function, setup, teardown),
        cmocka_unit_test(test_given_back_by_a_callee),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
