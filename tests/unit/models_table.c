/* The table of models: adding, finding, order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "models/models.h"

static void entries_start_at_their_defaults(void **state)
{
    ft_models *models = ft_models_new();
    ft_model *m = ft_models_add(models, "f");

    (void)state;
    assert_string_equal(m->name, "f");
    assert_int_equal(m->returns, FT_RETURNS_UNKNOWN);
    assert_int_equal(m->runs, FT_RUNS_UNKNOWN);
    assert_int_equal(m->from, FT_FROM_NONE);
    assert_int_equal(m->format, -1);
    assert_int_equal(m->lock_arg, -1);
    assert_int_equal(m->lock_arg2, -1);
    assert_int_equal(m->lock_token, -1);
    ft_models_free(models);
}

static void adding_again_gives_the_same_entry(void **state)
{
    ft_models *models = ft_models_new();
    char name[] = "PyDict_New";
    ft_model *m = ft_models_add(models, name);

    (void)state;
    m->fresh = true;
    name[0] = 'x'; /* the table keeps a copy */
    assert_ptr_equal(ft_models_add(models, "PyDict_New"), m);
    assert_ptr_equal(ft_models_find(models, "PyDict_New"), m);
    assert_true(m->fresh);
    assert_null(ft_models_find(models, "PyDict_"));
    assert_null(ft_models_find(models, ""));
    assert_int_equal(ft_models_count(models), 1);
    ft_models_free(models);
}

static void entries_stay_where_they_are_and_sort_by_name(void **state)
{
    ft_models *models = ft_models_new();
    const ft_model *first = ft_models_add(models, "f500");
    char name[20];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "f%03d", (i * 7) % 1000);
        ft_models_add(models, name);
    }
    assert_int_equal(ft_models_count(models), 1000);
    assert_ptr_equal(ft_models_find(models, "f500"), first);
    for (uint32_t i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "f%03u", (unsigned)i);
        assert_string_equal(ft_models_at(models, i)->name, name);
    }
    ft_models_add(models, "a");
    assert_string_equal(ft_models_at(models, 0)->name, "a");
    assert_string_equal(ft_models_at(models, 1000)->name, "f999");
    ft_models_free(models);
}

static void types_have_roles(void **state)
{
    ft_models *models = ft_models_new();

    (void)state;
    assert_int_equal(ft_models_type(models, "PyMutex"), FT_TYPE_PLAIN);
    ft_models_add_type(models, "PyMutex", FT_TYPE_LOCK);
    assert_int_equal(ft_models_type(models, "PyMutex"), FT_TYPE_LOCK);
    ft_models_add_type(models, "PyMutex", FT_TYPE_ATOMIC);
    assert_int_equal(ft_models_type(models, "PyMutex"), FT_TYPE_ATOMIC);
    assert_null(ft_models_find(models, "PyMutex"));
    ft_models_free(models);
    ft_models_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_start_at_their_defaults),
        cmocka_unit_test(adding_again_gives_the_same_entry),
        cmocka_unit_test(entries_stay_where_they_are_and_sort_by_name),
        cmocka_unit_test(types_have_roles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
