/* Every truncation of a rule and of a model file, and many damaged copies, load or are refused, never crash. */
#include "rules_help.h"

#include "base/vec.h"

static const char small_rule[] =
    "id: XX101\nname: r\nfamily: state\nseverity: error\nsummary: s\n"
    "match:\n  site: call\n  callee: [a, \"b*\"]\n  container: {is: \"x*\", sharing: {not: [shared]}}\n"
    "  any: [{result: {use: {only: [], all: returned}}}, {not: {thread: detached}}]\n"
    "confidence:\n- when: {callee: a}\n  severity: none\n"
    "message: \"{callee} [[of {container}]] {{\"\nhelp: >\n  h {symbol}\nexplain: |\n  text\n"
    "references: [x]\nexamples:\n- bad: |\n    int x;\n  title: t\n- good: y\n";

static const char small_model[] =
    "functions:\n  a: {returns: {borrowed-from: 0, type: x}, steals: [1, 2], runs: maybe, lock: 1, try: true}\n"
    "macros: {b: {returns: new, from: interp}}\ntypes:\n  t: lock\n";

static void match_any_site(const loaded *l)
{
    ft_site site = {.kind = FT_SITE_CALL, .symbol = "s", .function = "f"};
    ft_severity severity;
    ft_strbuf message, help;

    ft_strbuf_init(&message);
    ft_strbuf_init(&help);
    site.attrs[FT_A_CALLEE] = "a";
    for (size_t i = 0; i < ft_ruleset_count(l->set); i++)
        ft_rule_match(ft_ruleset_at(l->set, i), &site, &severity, &message, &help);
    ft_strbuf_release(&message);
    ft_strbuf_release(&help);
}

/* A copy that ends exactly where it says, so that the sanitizer sees a read beyond. */
static void try_text(const char *text, size_t len, bool is_model)
{
    char *copy = malloc(len + 1);
    loaded l;

    assert_non_null(copy);
    memcpy(copy, text, len);
    copy[len] = '\0';
    l = load_text(copy, len, is_model);
    free(copy);
    match_any_site(&l);
    assert_true(ft_ruleset_n_problems(l.set) > 0 || is_model || ft_ruleset_count(l.set) == 1);
    unload(&l);
}

static void truncations(void **state)
{
    (void)state;
    for (size_t len = 0; len < sizeof small_rule; len++)
        try_text(small_rule, len, false);
    for (size_t len = 0; len < sizeof small_model; len++)
        try_text(small_model, len, true);
}

static void whole_texts_are_fine(void **state)
{
    loaded rule = load_text(small_rule, strlen(small_rule), false);
    loaded model = load_text(small_model, strlen(small_model), true);

    (void)state;
    print_problems(&rule);
    print_problems(&model);
    assert_int_equal(ft_ruleset_n_problems(rule.set) + ft_ruleset_n_problems(model.set), 0);
    unload(&rule);
    unload(&model);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void damage(const char *text, size_t len, bool is_model, uint32_t seed)
{
    static const char bytes[] = "{}[]:,-\"'\n |>&*!#%?\t\\a0\xff";
    char *copy = ft_xmalloc(len);

    memcpy(copy, text, len);
    for (uint32_t n = 1 + next_random(&seed) % 4; n > 0; n--)
        copy[next_random(&seed) % len] = bytes[next_random(&seed) % (sizeof bytes - 1)];
    try_text(copy, len, is_model);
    free(copy);
}

static void damaged_copies(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 3000; seed++) {
        damage(small_rule, strlen(small_rule), false, seed);
        damage(small_model, strlen(small_model), true, seed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_texts_are_fine),
        cmocka_unit_test(truncations),
        cmocka_unit_test(damaged_copies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
