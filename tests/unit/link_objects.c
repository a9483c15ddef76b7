/* Fields of shared objects: ways in from Python, what collides, what stays silent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "link/link.h"

/* A program of one record Foo with a number `n` and functions that Python enters by the named slots. */
typedef struct world {
    ft_facts *facts;
    ft_models *models;
    ft_link *link;
    ft_row table;
    uint32_t line, sets;
} world;

static ft_str text(world *w, const char *s)
{
    return ft_facts_str(w->facts, s);
}

static int setup(void **state)
{
    world *w = calloc(1, sizeof *w);
    ft_facts *f = w->facts = ft_facts_new();
    ft_row row = FT_FACTS_ADD(f, file);

    w->models = ft_models_new();
    f->file.v[row].path = text(w, "a.c");
    f->file.v[row].project = f->file.v[row].main = 1;
    row = FT_FACTS_ADD(f, record);
    f->record.v[row] = (ft_record_row){.name = text(w, "Foo"), .project = 1};
    row = FT_FACTS_ADD(f, field);
    f->field.v[row] = (ft_field_row){.record = 0, .name = text(w, "n"), .type = text(w, "int"), .shape = FT_SHAPE_SCALAR};
    row = w->table = FT_FACTS_ADD(f, global);
    f->global.v[row] = (ft_global_row){.name = text(w, "slots"), .flags = FT_GLOBAL_DEFINITION};
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

static void entry(world *w, const char *path, uint32_t kind, const char *s)
{
    ft_row row = FT_FACTS_ADD(w->facts, init);

    w->facts->init.v[row] = (ft_init_row){.global = w->table, .path = text(w, path), .kind = kind, .text = text(w, s)};
}

/* A function with one parameter; slot "": a helper. Its VALUE 'self' comes back in *self. */
static ft_row function(world *w, const char *name, const char *slot, ft_row *self)
{
    ft_facts *f = w->facts;
    ft_row fn = FT_FACTS_ADD(f, function), row = FT_FACTS_ADD(f, param);
    char path[32];

    f->function.v[fn] = (ft_function_row){.name = text(w, name), .flags = FT_FUNCTION_STATIC, .params = 1,
                                          .at = {0, ++w->line, 1, w->line, 2}};
    f->param.v[row] = (ft_param_row){.function = fn, .name = text(w, "self"), .shape = FT_SHAPE_OBJECT};
    *self = FT_FACTS_ADD(f, value);
    f->value.v[*self] = (ft_value_row){.function = fn, .kind = FT_VALUE_PARAM, .base = FT_NO_ROW, .shape = FT_SHAPE_OBJECT};
    if (*slot) {
        snprintf(path, sizeof path, "[%u].%s", fn, slot);
        entry(w, path, FT_HOLDS_FUNCTION, name);
    }
    return fn;
}

static void touch(world *w, ft_row fn, ft_row self, ft_access_kind kind, uint32_t lockset)
{
    ft_facts *f = w->facts;
    ft_row field = FT_FACTS_ADD(f, value), row;

    f->value.v[field] = (ft_value_row){.function = fn, .kind = FT_VALUE_FIELD, .base = self, .name = text(w, "n"),
                                       .record = text(w, "Foo"), .shape = FT_SHAPE_SCALAR};
    row = FT_FACTS_ADD(f, access);
    f->access.v[row] = (ft_access_row){.function = fn, .kind = kind, .object = field, .stored = FT_NO_ROW,
                                       .lockset = lockset, .at = {0, ++w->line, 1, w->line, 2}};
}

static void call(world *w, ft_row fn, const char *callee, ft_row argument, uint32_t lockset)
{
    ft_facts *f = w->facts;
    ft_row c = FT_FACTS_ADD(f, call), a;

    f->call.v[c] = (ft_call_row){.function = fn, .callee = text(w, callee), .target = FT_NO_ROW, .result = FT_NO_ROW,
                                 .use = FT_NO_ROW, .lockset = lockset, .at = {0, ++w->line, 1, w->line, 2}};
    a = FT_FACTS_ADD(f, arg);
    f->arg.v[a] = (ft_arg_row){.call = c, .value = argument};
}

static uint32_t section_on(world *w, ft_row value)
{
    ft_row row = FT_FACTS_ADD(w->facts, lock);

    w->facts->lock.v[row] = (ft_lock_row){.set = ++w->sets, .kind = FT_LOCK_SECTION, .value = value, .name = text(w, "BEGIN")};
    return w->sets;
}

/* The site about fn, NULL if there is none. */
static const ft_site *site_of(world *w, const char *fn)
{
    const ft_site *sites;
    size_t n;

    if (!w->link)
        w->link = ft_link_program(&w->facts, 1, w->models);
    sites = ft_link_sites(w->link, &n);
    for (size_t i = 0; i < n; i++)
        if (sites[i].kind == FT_SITE_OBJECT && !strcmp(sites[i].function, fn))
            return &sites[i];
    return NULL;
}

static void collides_through_a_helper(void **state)
{
    world *w = *state;
    ft_row self, fn = function(w, "add", "ml_meth", &self);
    const ft_site *site;

    call(w, fn, "add_one", self, 0);
    fn = function(w, "add_one", "", &self);
    touch(w, fn, self, FT_ACC_RMW, 0);
    fn = function(w, "value", "ml_meth", &self);
    touch(w, fn, self, FT_ACC_READ, 0);
    site = site_of(w, "add_one");
    assert_non_null(site);
    assert_string_equal(site->symbol, "Foo.n");
    assert_string_equal(site->attrs[FT_A_OBJECT_PATTERN], "step");
    assert_string_equal(site->attrs[FT_A_OBJECT_ENTRY], "the Python method add by way of add()");
    assert_non_null(strstr(site->attrs[FT_A_OBJECT_CONFLICT], "value() reads it"));
    assert_null(site_of(w, "value")); /* one number that is read is the writer's matter */
}

static void section_of_the_caller_covers(void **state)
{
    world *w = *state;
    ft_row self, fn = function(w, "add", "ml_meth", &self);

    call(w, fn, "add_one", self, section_on(w, self));
    fn = function(w, "add_one", "", &self);
    touch(w, fn, self, FT_ACC_RMW, 0);
    assert_null(site_of(w, "add_one"));
}

static void one_open_way_is_enough(void **state)
{
    world *w = *state;
    ft_row self, fn = function(w, "add", "ml_meth", &self);

    call(w, fn, "add_one", self, section_on(w, self));
    fn = function(w, "bump", "ml_meth", &self);
    call(w, fn, "add_one", self, 0);
    fn = function(w, "add_one", "", &self);
    touch(w, fn, self, FT_ACC_RMW, 0);
    assert_non_null(site_of(w, "add_one"));
    assert_string_equal(site_of(w, "add_one")->attrs[FT_A_OBJECT_ENTRY], "the Python method bump by way of bump()");
}

static void construction_and_destruction_are_silent(void **state)
{
    world *w = *state;
    ft_row self, fn = function(w, "init", "tp_init", &self);

    touch(w, fn, self, FT_ACC_RMW, 0);
    fn = function(w, "dealloc", "tp_dealloc", &self);
    touch(w, fn, self, FT_ACC_RMW, 0);
    fn = function(w, "value", "ml_meth", &self);
    touch(w, fn, self, FT_ACC_READ, 0);
    assert_null(site_of(w, "init"));
    assert_null(site_of(w, "dealloc"));
    assert_null(site_of(w, "value"));
}

static void atomic_fields_are_silent(void **state)
{
    world *w = *state;
    ft_row self, fn = function(w, "add", "ml_meth", &self);

    w->facts->field.v[0].flags = FT_GLOBAL_ATOMIC;
    touch(w, fn, self, FT_ACC_RMW, 0);
    assert_null(site_of(w, "add"));
}

static void single_owner_is_said(void **state)
{
    world *w = *state;
    ft_row self, fn = function(w, "add", "ml_meth", &self);

    ft_models_add_single_owner(w->models, "Foo");
    touch(w, fn, self, FT_ACC_RMW, 0);
    assert_string_equal(site_of(w, "add")->attrs[FT_A_OBJECT_OWNED], "single");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(collides_through_a_helper, setup, teardown),
        cmocka_unit_test_setup_teardown(section_of_the_caller_covers, setup, teardown),
        cmocka_unit_test_setup_teardown(one_open_way_is_enough, setup, teardown),
        cmocka_unit_test_setup_teardown(construction_and_destruction_are_silent, setup, teardown),
        cmocka_unit_test_setup_teardown(atomic_fields_are_silent, setup, teardown),
        cmocka_unit_test_setup_teardown(single_owner_is_said, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
