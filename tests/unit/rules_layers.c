/* Built-in files and folders: what adds, what overrides, what is a problem. */
#include "rules_help.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

#define RULE(id, name, summary)                                                                 \
    "id: " id "\nname: " name "\nfamily: state\nseverity: error\nsummary: " summary "\n"        \
    "match: {site: call}\nmessage: m\n"
#define EMBED(name, text) {name, text, sizeof text - 1}

static char folder[] = "/tmp/ftlint-layers-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[200];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static int make_folder(void **state)
{
    char path[200];

    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/models", folder);
    return mkdir(path, 0700);
}

static void remove_files(const char *path)
{
    DIR *dir = opendir(path);
    char file[512];

    assert_non_null(dir);
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        snprintf(file, sizeof file, "%s/%s", path, e->d_name);
        if (!ft_path_is_dir(file))
            unlink(file);
    }
    closedir(dir);
}

static int remove_folder(void **state)
{
    char models[200];

    (void)state;
    snprintf(models, sizeof models, "%s/models", folder);
    remove_files(models);
    rmdir(models);
    remove_files(folder);
    return rmdir(folder);
}

static const ft_embedded built_in[] = {
    EMBED("FT102.yml", RULE("FT102", "two", "built in")),
    EMBED("FT101.yml", RULE("FT101", "one", "built in")),
    {NULL, NULL, 0}};

static const ft_embedded built_in_models[] = {
    EMBED("a.yml", "functions: {f: {returns: {fresh: dict}, runs: maybe}, g: {returns: new}}\ntypes: {T: lock}\n"),
    {NULL, NULL, 0}};

static loaded load_with_folder(void)
{
    const char *const folders[] = {folder};
    loaded l = {ft_models_new(), NULL};

    l.set = ft_ruleset_load(built_in, built_in_models, folders, 1, l.models);
    return l;
}

static void expect_rule(const loaded *l, size_t i, const char *id, const char *summary)
{
    const ft_rule *rule = ft_ruleset_at(l->set, i);

    assert_string_equal(rule->id, id);
    assert_string_equal(rule->summary, summary);
}

static void rules_come_in_order_of_id(void **state)
{
    loaded l = load_with_folder();

    (void)state;
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    assert_int_equal(ft_ruleset_count(l.set), 2);
    expect_rule(&l, 0, "FT101", "built in");
    expect_rule(&l, 1, "FT102", "built in");
    assert_string_equal(ft_ruleset_find(l.set, "two")->id, "FT102");
    assert_string_equal(ft_ruleset_find(l.set, "FT102")->origin, "rules/FT102.yml");
    assert_null(ft_ruleset_find(l.set, "three"));
    unload(&l);
}

static void a_folder_adds_and_overrides(void **state)
{
    loaded l;

    (void)state;
    write_file("by_id.yml", RULE("FT101", "uno", "mine"));
    write_file("by_name.yaml", RULE("XY102", "two", "mine"));
    write_file("new.yml", RULE("XY001", "new", "mine"));
    write_file("notes.txt", "no rule");
    write_file(".hidden.yml", "no rule");
    l = load_with_folder();
    print_problems(&l);
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    assert_int_equal(ft_ruleset_count(l.set), 3);
    expect_rule(&l, 0, "FT101", "mine");
    expect_rule(&l, 1, "XY001", "mine");
    expect_rule(&l, 2, "XY102", "mine");
    unload(&l);
}

static void a_faulty_rule_overrides_nothing(void **state)
{
    loaded l;

    (void)state;
    write_file("bad.yml", RULE("FT101", "one", "mine") "colour: red\n");
    l = load_with_folder();
    assert_int_equal(ft_ruleset_n_problems(l.set), 1);
    assert_non_null(strstr(ft_ruleset_problem(l.set, 0), "/bad.yml:8:1: unknown key 'colour'"));
    expect_rule(&l, 0, "FT101", "built in");
    unload(&l);
}

static void twice_in_a_layer_is_a_problem(void **state)
{
    static const ft_embedded rules[] = {EMBED("a.yml", RULE("FT101", "one", "first")),
                                        EMBED("b.yml", RULE("FT101", "two", "second")),
                                        EMBED("c.yml", RULE("FT103", "one", "third")),
                                        {NULL, NULL, 0}};
    loaded l = load_files(rules, NULL);

    (void)state;
    assert_int_equal(ft_ruleset_n_problems(l.set), 2);
    assert_string_equal(ft_ruleset_problem(l.set, 0), "rules/b.yml:1:1: the id 'FT101' is taken by rules/a.yml");
    assert_string_equal(ft_ruleset_problem(l.set, 1), "rules/c.yml:1:1: the name 'one' is taken by rules/a.yml");
    assert_int_equal(ft_ruleset_count(l.set), 1);
    unload(&l);
}

static void models_are_overridden_whole(void **state)
{
    const ft_model *f;
    loaded l;

    (void)state;
    write_file("models/mine.yml", "macros:\n  f: {steals: 1}\n  h: {}\ntypes: {T: atomic, U: tls}\n");
    l = load_with_folder();
    assert_int_equal(ft_ruleset_n_problems(l.set), 0);
    assert_int_equal(ft_models_count(l.models), 3);
    f = ft_models_find(l.models, "f");
    assert_int_equal(f->steals, 2);
    assert_int_equal(f->returns, FT_RETURNS_NOTHING);
    assert_int_equal(f->runs, FT_RUNS_NO);
    assert_null(f->type);
    assert_false(f->fresh);
    assert_int_equal(ft_models_find(l.models, "g")->returns, FT_RETURNS_NEW);
    assert_int_equal(ft_models_type(l.models, "T"), FT_TYPE_ATOMIC);
    assert_int_equal(ft_models_type(l.models, "U"), FT_TYPE_TLS);
    unload(&l);
}

static void models_twice_in_a_layer_are_a_problem(void **state)
{
    static const ft_embedded models[] = {EMBED("a.yml", "functions:\n  f: {returns: new}\n"),
                                         EMBED("b.yml", "functions:\n  f: {}\n"), {NULL, NULL, 0}};
    loaded l = load_files(NULL, models);

    (void)state;
    assert_int_equal(ft_ruleset_n_problems(l.set), 1);
    assert_string_equal(ft_ruleset_problem(l.set, 0),
                        "rules/models/b.yml:2:3: 'f' is already modelled in rules/models/a.yml:2");
    assert_int_equal(ft_models_find(l.models, "f")->returns, FT_RETURNS_NEW);
    unload(&l);
}

static void folders_that_cannot_be_read_are_problems(void **state)
{
    const char *const folders[] = {"/nonexistent/rules", "/etc/passwd"};
    loaded l = {ft_models_new(), NULL};

    (void)state;
    l.set = ft_ruleset_load(built_in, NULL, folders, 2, l.models);
    assert_int_equal(ft_ruleset_n_problems(l.set), 2);
    assert_string_equal(ft_ruleset_problem(l.set, 0),
                        "cannot read the rules folder '/nonexistent/rules': No such file or directory");
    assert_string_equal(ft_ruleset_problem(l.set, 1), "cannot read the rules folder '/etc/passwd': Not a directory");
    assert_int_equal(ft_ruleset_count(l.set), 2);
    unload(&l);
}

/* A folder called x.yml, a dangling link: said, and the others are read. */
static void files_that_cannot_be_read_are_problems(void **state)
{
    char path[200];
    loaded l;

    (void)state;
    snprintf(path, sizeof path, "%s/gone.yml", folder);
    assert_int_equal(symlink("/nonexistent", path), 0);
    write_file("ok.yml", RULE("XY001", "new", "mine"));
    l = load_with_folder();
    assert_int_equal(ft_ruleset_n_problems(l.set), 1);
    assert_non_null(strstr(ft_ruleset_problem(l.set, 0), "gone.yml"));
    assert_int_equal(ft_ruleset_count(l.set), 3);
    unload(&l);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rules_come_in_order_of_id),
        IN_FOLDER(a_folder_adds_and_overrides),
        IN_FOLDER(a_faulty_rule_overrides_nothing),
        cmocka_unit_test(twice_in_a_layer_is_a_problem),
        IN_FOLDER(models_are_overridden_whole),
        cmocka_unit_test(models_twice_in_a_layer_are_a_problem),
        cmocka_unit_test(folders_that_cannot_be_read_are_problems),
        IN_FOLDER(files_that_cannot_be_read_are_problems),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
