/* What each key of a model means for the table that the analysis asks. */
#include "rules_help.h"

static const char text[] =
    "functions:\n"
    "  nothing: {}\n"
    "  get: {returns: {borrowed-from: 0}, container: dict, replacement: getref, since: \"3.13\", compat: true, runs: maybe}\n"
    "  make: {returns: {fresh: dict}}\n"
    "  attr: {returns: new, runs: yes, needs-attached: false}\n"
    "  str: {returns: {new: str}}\n"
    "  plain_fresh: {returns: fresh}\n"
    "  none: {returns: none, runs: dealloc}\n"
    "  builtins: {returns: {borrowed-from: interp}, container: dict}\n"
    "  frame: {returns: {borrowed-from: thread, type: frame}}\n"
    "  target: {returns: {borrowed-from: referent}, container: weakref, from: 0, tag: weakref}\n"
    "  newref: {returns: {same: 1}}\n"
    "  chars: {returns: {interior-of: 2}, immutable: true}\n"
    "  fast: {returns: {alias-of: 0, type: list}, runs: detach}\n"
    "  set: {retains: [1, 2], mutates: 0, steals: [7]}\n"
    "  next: {out-borrowed: [2, 3], container: dict, from: 0, writes: [1]}\n"
    "  ref: {out-new: [2], container: dict}\n"
    "  parse: {format: 1, runs: \"maybe\"}\n"
    "  check: {checks: tuple, exact: true, lvalue: true}\n"
    "  begin: {acquires: section, lock: 1, lock2: 2, token: 0}\n"
    "  trylock: {acquires: mutex, lock: 0, try: true}\n"
    "  restore: {releases: detach}\n"
    "  once: {acquires: once, releases: attach}\n"
    "macros:\n"
    "  add: {atomic: rmw}\n"
    "types:\n"
    "  PyMutex: lock\n"
    "  A: atomic\n"
    "  K: tls\n"
    "  D: definition\n"
    "  T: typeobject\n"
    "  P: plain\n";

static loaded all;

static int load_all(void **state)
{
    (void)state;
    all = load_text(text, sizeof text - 1, true);
    print_problems(&all);
    return ft_ruleset_n_problems(all.set) == 0 ? 0 : -1;
}

static int unload_all(void **state)
{
    (void)state;
    unload(&all);
    return 0;
}

static const ft_model *find(const char *name)
{
    const ft_model *m = ft_models_find(all.models, name);

    assert_non_null(m);
    assert_string_equal(m->name, name);
    return m;
}

static void defaults_are_harmless(void **state)
{
    const ft_model *m = find("nothing");

    (void)state;
    assert_int_equal(m->returns, FT_RETURNS_NOTHING);
    assert_int_equal(m->runs, FT_RUNS_NO);
    assert_true(m->needs_attached);
    assert_int_equal(m->from, FT_FROM_NONE);
    assert_int_equal(m->format, -1);
    assert_int_equal(m->lock_arg, -1);
    assert_int_equal(m->lock_arg2, -1);
    assert_int_equal(m->lock_token, -1);
    assert_int_equal(m->acquires, FT_LOCK_NONE);
    assert_int_equal(m->atomic, FT_ACCESS_NONE);
    assert_null(m->container);
}

static void expect_returns(const char *name, ft_returns returns, int from, bool fresh, const char *type)
{
    const ft_model *m = find(name);

    assert_int_equal(m->returns, returns);
    assert_int_equal(m->from, from);
    assert_int_equal(m->fresh, fresh);
    if (type)
        assert_string_equal(m->type, type);
    else
        assert_null(m->type);
}

static void what_calls_return(void **state)
{
    (void)state;
    expect_returns("get", FT_RETURNS_BORROWED, 0, false, NULL);
    expect_returns("make", FT_RETURNS_NEW, FT_FROM_NONE, true, "dict");
    expect_returns("attr", FT_RETURNS_NEW, FT_FROM_NONE, false, NULL);
    expect_returns("str", FT_RETURNS_NEW, FT_FROM_NONE, false, "str");
    expect_returns("plain_fresh", FT_RETURNS_NEW, FT_FROM_NONE, true, NULL);
    expect_returns("none", FT_RETURNS_NOTHING, FT_FROM_NONE, false, NULL);
    expect_returns("builtins", FT_RETURNS_BORROWED, FT_FROM_INTERP, false, NULL);
    expect_returns("frame", FT_RETURNS_BORROWED, FT_FROM_THREAD, false, "frame");
    expect_returns("target", FT_RETURNS_BORROWED, 0, false, NULL); /* from: 0 comes later */
    expect_returns("newref", FT_RETURNS_SAME, 1, false, NULL);
    expect_returns("chars", FT_RETURNS_INTERIOR, 2, false, NULL);
    expect_returns("fast", FT_RETURNS_ALIAS, 0, false, "list");
}

static void what_calls_do(void **state)
{
    (void)state;
    assert_int_equal(find("set")->retains, 6);
    assert_int_equal(find("set")->mutates, 1);
    assert_int_equal(find("set")->steals, 128);
    assert_int_equal(find("next")->out_borrowed, 12);
    assert_int_equal(find("next")->writes, 2);
    assert_int_equal(find("next")->from, 0);
    assert_int_equal(find("ref")->out_new, 4);
    assert_int_equal(find("ref")->from, 0); /* the default of a container */
    assert_int_equal(find("parse")->format, 1);
    assert_int_equal(find("parse")->runs, FT_RUNS_MAYBE);
    assert_int_equal(find("none")->runs, FT_RUNS_DEALLOC);
    assert_int_equal(find("attr")->runs, FT_RUNS_YES);
    assert_int_equal(find("fast")->runs, FT_RUNS_DETACH);
    assert_false(find("attr")->needs_attached);
    assert_string_equal(find("check")->checks, "tuple");
    assert_true(find("check")->checks_exact);
    assert_true(find("check")->is_lvalue);
    assert_true(find("chars")->container_immutable);
    assert_int_equal(find("add")->atomic, FT_ACCESS_RMW);
}

static void locks(void **state)
{
    (void)state;
    assert_int_equal(find("begin")->acquires, FT_LOCK_SECTION);
    assert_int_equal(find("begin")->lock_arg, 1);
    assert_int_equal(find("begin")->lock_arg2, 2);
    assert_int_equal(find("begin")->lock_token, 0);
    assert_int_equal(find("trylock")->acquires, FT_LOCK_MUTEX);
    assert_true(find("trylock")->lock_try);
    assert_int_equal(find("restore")->releases, FT_LOCK_DETACH);
    assert_int_equal(find("once")->acquires, FT_LOCK_ONCE);
    assert_int_equal(find("once")->releases, FT_LOCK_ATTACH);
}

static void words_for_messages(void **state)
{
    const ft_model *m = find("get");

    (void)state;
    assert_string_equal(m->container, "dict");
    assert_string_equal(m->replacement, "getref");
    assert_string_equal(m->since, "3.13");
    assert_true(m->in_compat);
    assert_string_equal(find("target")->tag, "weakref");
}

static void types(void **state)
{
    static const struct {
        const char *name;
        ft_type_role role;
    } expected[] = {{"PyMutex", FT_TYPE_LOCK}, {"A", FT_TYPE_ATOMIC},     {"K", FT_TYPE_TLS},
                    {"P", FT_TYPE_PLAIN},      {"D", FT_TYPE_DEFINITION}, {"T", FT_TYPE_TYPEOBJECT},
                    {"unheard_of", FT_TYPE_PLAIN}};

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(ft_models_type(all.models, expected[i].name), expected[i].role);
}

/* An entry says at most one thing about itself wrongly: the others of the file are taken. */
static void a_faulty_entry_is_left_out(void **state)
{
    static const char bad[] = "functions:\n  a: {returns: new}\n  b: {runs: often}\n  c: {}\ntypes: {T: x, U: lock}\n";
    loaded l = load_text(bad, sizeof bad - 1, true);

    (void)state;
    assert_int_equal(ft_ruleset_n_problems(l.set), 2);
    assert_int_equal(ft_models_count(l.models), 2);
    assert_null(ft_models_find(l.models, "b"));
    assert_int_equal(ft_models_type(l.models, "T"), FT_TYPE_PLAIN);
    assert_int_equal(ft_models_type(l.models, "U"), FT_TYPE_LOCK);
    unload(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_harmless), cmocka_unit_test(what_calls_return),
        cmocka_unit_test(what_calls_do),         cmocka_unit_test(locks),
        cmocka_unit_test(words_for_messages),    cmocka_unit_test(types),
        cmocka_unit_test(a_faulty_entry_is_left_out),
    };

    return cmocka_run_group_tests(tests, load_all, unload_all);
}
