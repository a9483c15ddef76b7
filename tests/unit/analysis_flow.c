/* The dataflow on hand-built IR: what the rows of facts say about small functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/analysis.h"

/* One straight-line or branching function at a time. */
typedef struct builder {
    ft_unit *unit;
    ft_models *models;
    ft_function *f;
    ft_instr instrs[8][32];
    uint32_t n[8];
    uint32_t temps, line;
    ft_type object, object_ptr, integer;
    ft_record record;
    ft_facts *facts;
} builder;

static const char *word(builder *b, const char *s)
{
    return ft_intern(b->unit->strings, s);
}

static ft_model *model(builder *b, const char *name)
{
    return ft_models_add(b->models, name);
}

static int setup(void **state)
{
    builder *b = calloc(1, sizeof *b);

    b->unit = calloc(1, sizeof *b->unit);
    b->unit->arena = ft_arena_new();
    b->unit->strings = ft_interner_new();
    b->unit->files = FT_NEW_ARRAY(b->unit->arena, ft_file, 1);
    b->unit->files[0] = (ft_file){.path = "a.c", .in_project = true, .is_main = true};
    b->unit->n_files = 1;
    b->models = ft_models_new();
    b->record.name = word(b, "PyObject");
    b->object = (ft_type){.kind = FT_TY_RECORD, .name = word(b, "PyObject"), .record = &b->record};
    b->object_ptr = (ft_type){.kind = FT_TY_POINTER, .name = word(b, "PyObject *"), .inner = &b->object};
    b->integer = (ft_type){.kind = FT_TY_INT, .name = word(b, "int")};
    b->f = FT_NEW(b->unit->arena, ft_function);
    b->f->name = word(b, "f");
    b->f->result = &b->object_ptr;
    b->temps = 1;
    *state = b;
    model(b, "PyDict_GetItem")->returns = FT_RETURNS_BORROWED;
    model(b, "PyDict_GetItem")->from = 0;
    model(b, "PyDict_GetItem")->runs = FT_RUNS_MAYBE;
    model(b, "PyDict_New")->returns = FT_RETURNS_NEW;
    model(b, "PyDict_New")->fresh = true;
    model(b, "PyDict_New")->runs = FT_RUNS_NO;
    model(b, "PyDict_SetItem")->retains = 6;
    model(b, "PyDict_SetItem")->mutates = 1;
    model(b, "Py_NewRef")->returns = FT_RETURNS_SAME;
    model(b, "Py_NewRef")->from = 0;
    model(b, "PyMutex_Lock")->acquires = FT_LOCK_MUTEX;
    model(b, "PyMutex_Lock")->lock_arg = 0;
    model(b, "PyMutex_Unlock")->releases = FT_LOCK_MUTEX;
    model(b, "PyMutex_Unlock")->lock_arg = 0;
    model(b, "PyTuple_CheckExact")->checks = "tuple";
    model(b, "PyTuple_CheckExact")->runs = FT_RUNS_NO;
    return 0;
}

static int teardown(void **state)
{
    builder *b = *state;

    ft_facts_free(b->facts);
    ft_models_free(b->models);
    ft_interner_free(b->unit->strings);
    ft_arena_free(b->unit->arena);
    free(b->unit);
    free(b);
    return 0;
}

static ft_operand temp(uint32_t t)
{
    return (ft_operand){.kind = FT_OPERAND_TEMP, .temp = t};
}

static ft_var *variable(builder *b, const char *name, int param)
{
    ft_function *f = b->f;
    ft_var *v = FT_NEW(b->unit->arena, ft_var);

    if (!f->vars)
        f->vars = FT_NEW_ARRAY(b->unit->arena, ft_var *, 8);
    *v = (ft_var){.name = word(b, name), .type = &b->object_ptr, .param = param, .index = f->n_vars};
    f->vars[f->n_vars++] = v;
    if (param >= 0)
        f->n_params++;
    return v;
}

static ft_instr *add(builder *b, uint32_t block, ft_op op, uint32_t n_args, ft_operand x, ft_operand y)
{
    ft_instr *i = &b->instrs[block][b->n[block]++];

    i->op = op;
    i->args = FT_NEW_ARRAY(b->unit->arena, ft_operand, 4);
    i->args[0] = x;
    i->args[1] = y;
    i->n_args = n_args;
    i->type = &b->object_ptr;
    i->loc = (ft_loc){0, ++b->line, 1, b->line, 9};
    return i;
}

static uint32_t load(builder *b, uint32_t block, ft_var *v)
{
    ft_instr *i = add(b, block, FT_OP_LOAD, 1, (ft_operand){.kind = FT_OPERAND_LOCAL, .var = v}, (ft_operand){0});

    return i->dst = b->temps++;
}

static uint32_t call(builder *b, uint32_t block, const char *callee, uint32_t n_args, ft_operand x, ft_operand y)
{
    ft_instr *i = add(b, block, FT_OP_CALL, n_args, x, y);

    i->callee = word(b, callee);
    return i->dst = b->temps++;
}

/* edges: up to two successors per block, -1: none. */
static void finish(builder *b, uint32_t n_blocks, const int edges[][2])
{
    ft_function *f = b->f;

    f->blocks = FT_NEW_ARRAY(b->unit->arena, ft_block *, n_blocks);
    for (uint32_t i = 0; i < n_blocks; i++) {
        f->blocks[i] = FT_NEW(b->unit->arena, ft_block);
        f->blocks[i]->index = i;
        f->blocks[i]->instrs = b->instrs[i];
        f->blocks[i]->n_instrs = b->n[i];
        f->blocks[i]->succ = FT_NEW_ARRAY(b->unit->arena, ft_block *, 2);
        f->blocks[i]->pred = FT_NEW_ARRAY(b->unit->arena, ft_block *, 4);
    }
    for (uint32_t i = 0; i < n_blocks; i++)
        for (int s = 0; s < 2; s++)
            if (edges[i][s] >= 0) {
                ft_block *to = f->blocks[edges[i][s]];

                f->blocks[i]->succ[f->blocks[i]->n_succ++] = to;
                to->pred[to->n_pred++] = f->blocks[i];
            }
    f->n_blocks = n_blocks;
    f->n_temps = b->temps;
    b->unit->functions = &b->f;
    b->unit->n_functions = 1;
    b->facts = ft_analyse_unit(b->unit, b->models);
}

static const ft_call_row *call_row(const builder *b, const char *callee)
{
    for (size_t i = 0; i < b->facts->call.n; i++)
        if (!strcmp(ft_facts_text(b->facts, b->facts->call.v[i].callee), callee))
            return &b->facts->call.v[i];
    fail_msg("no call of %s", callee);
    return NULL;
}

static const ft_arg_row *arg_row(const builder *b, const char *callee, uint32_t index)
{
    ft_row call = (ft_row)(call_row(b, callee) - b->facts->call.v);

    for (size_t i = 0; i < b->facts->arg.n; i++)
        if (b->facts->arg.v[i].call == call && b->facts->arg.v[i].index == index)
            return &b->facts->arg.v[i];
    fail_msg("no argument %u of %s", index, callee);
    return NULL;
}

static const int straight[][2] = {{-1, -1}};

/* r = PyDict_GetItem(d, k); return Py_NewRef(r); */
static void test_borrowed_then_newref(void **state)
{
    builder *b = *state;
    ft_var *d = variable(b, "d", 0), *k = variable(b, "k", 1);
    uint32_t td = load(b, 0, d), tk = load(b, 0, k);
    uint32_t r = call(b, 0, "PyDict_GetItem", 2, temp(td), temp(tk));
    uint32_t s = call(b, 0, "Py_NewRef", 1, temp(r), (ft_operand){0});

    add(b, 0, FT_OP_RETURN, 1, temp(s), (ft_operand){0});
    finish(b, 1, straight);
    assert_int_equal(call_row(b, "PyDict_GetItem")->uses, FT_USE_INCREF | FT_USE_RETURNED);
    assert_int_equal(b->facts->value.v[arg_row(b, "PyDict_GetItem", 0)->value].kind, FT_VALUE_PARAM);
    assert_int_equal(b->facts->ret.n, 1);
}

/* A container made here is private until somebody else gets it. */
static void test_fresh_until_passed_on(void **state)
{
    builder *b = *state;
    ft_var *k = variable(b, "k", 0), *d = variable(b, "d", -1);
    ft_operand local = {.kind = FT_OPERAND_LOCAL, .var = d};
    uint32_t fresh = call(b, 0, "PyDict_New", 0, (ft_operand){0}, (ft_operand){0});

    add(b, 0, FT_OP_STORE, 2, local, temp(fresh));
    call(b, 0, "PyDict_GetItem", 2, temp(load(b, 0, d)), temp(load(b, 0, k)));
    call(b, 0, "unknown_function", 1, temp(load(b, 0, d)), (ft_operand){0});
    call(b, 0, "PyDict_SetItem", 2, temp(load(b, 0, d)), temp(load(b, 0, k)));
    add(b, 0, FT_OP_RETURN, 0, (ft_operand){0}, (ft_operand){0});
    finish(b, 1, straight);
    assert_int_equal(arg_row(b, "PyDict_GetItem", 0)->state, FT_ARG_PRIVATE);
    assert_int_equal(arg_row(b, "unknown_function", 0)->state, FT_ARG_PRIVATE);
    assert_int_equal(arg_row(b, "PyDict_SetItem", 0)->state, FT_ARG_PENDING);
    assert_int_equal(b->facts->pass.n, 1);
    assert_int_equal(b->facts->pass.v[0].call, call_row(b, "unknown_function") - b->facts->call.v);
}

/* lock(&m) ... unlock(&m): held between the two only. */
static void test_lock_set(void **state)
{
    builder *b = *state;
    ft_var *d = variable(b, "d", 0);
    ft_global m = {.name = word(b, "m"), .type = &b->integer, .is_definition = true};
    ft_global *globals[] = {&m};
    ft_operand lock = {.kind = FT_OPERAND_GLOBAL, .global = &m};

    b->unit->globals = globals;
    b->unit->n_globals = 1;
    call(b, 0, "before", 0, (ft_operand){0}, (ft_operand){0});
    call(b, 0, "PyMutex_Lock", 1, lock, (ft_operand){0});
    call(b, 0, "PyDict_GetItem", 1, temp(load(b, 0, d)), (ft_operand){0});
    call(b, 0, "PyMutex_Unlock", 1, lock, (ft_operand){0});
    call(b, 0, "after", 0, (ft_operand){0}, (ft_operand){0});
    add(b, 0, FT_OP_RETURN, 0, (ft_operand){0}, (ft_operand){0});
    finish(b, 1, straight);
    assert_int_equal(call_row(b, "before")->lockset, 0);
    assert_int_not_equal(call_row(b, "PyDict_GetItem")->lockset, 0);
    assert_int_equal(call_row(b, "after")->lockset, 0);
    assert_int_equal(b->facts->lock.n, 1);
    assert_int_equal(b->facts->lock.v[0].kind, FT_LOCK_MUTEX);
}

/* if (g == NULL) g = make(); : the write knows that g was found unset. */
static void test_lazy_initialisation(void **state)
{
    static const int edges[][2] = {{1, 2}, {2, -1}, {-1, -1}};
    builder *b = *state;
    ft_global g = {.name = word(b, "g"), .type = &b->object_ptr, .is_definition = true};
    ft_global *globals[] = {&g};
    ft_operand address = {.kind = FT_OPERAND_GLOBAL, .global = &g};
    ft_instr *read, *test;
    uint32_t made;

    b->unit->globals = globals;
    b->unit->n_globals = 1;
    read = add(b, 0, FT_OP_LOAD, 1, address, (ft_operand){0});
    read->dst = b->temps++;
    test = add(b, 0, FT_OP_BINARY, 2, temp(read->dst), (ft_operand){.kind = FT_OPERAND_NULL});
    test->sub = FT_SUB_EQ;
    test->dst = b->temps++;
    add(b, 0, FT_OP_BRANCH, 1, temp(test->dst), (ft_operand){0});
    made = call(b, 1, "make", 0, (ft_operand){0}, (ft_operand){0});
    add(b, 1, FT_OP_STORE, 2, address, temp(made));
    add(b, 1, FT_OP_JUMP, 0, (ft_operand){0}, (ft_operand){0});
    add(b, 2, FT_OP_RETURN, 0, (ft_operand){0}, (ft_operand){0});
    finish(b, 3, edges);
    assert_int_equal(b->facts->access.n, 2);
    assert_int_equal(b->facts->access.v[0].kind, FT_ACC_READ);
    assert_int_equal(b->facts->access.v[1].kind, FT_ACC_WRITE);
    assert_true(b->facts->access.v[1].flags & FT_AT_UNSET);
}

/* if (PyTuple_CheckExact(x)) use(x); : proven on that way only. */
static void test_type_test_dominates(void **state)
{
    static const int edges[][2] = {{1, 2}, {-1, -1}, {-1, -1}};
    builder *b = *state;
    ft_var *x = variable(b, "x", 0);
    uint32_t checked = call(b, 0, "PyTuple_CheckExact", 1, temp(load(b, 0, x)), (ft_operand){0});

    add(b, 0, FT_OP_BRANCH, 1, temp(checked), (ft_operand){0});
    call(b, 1, "on_tuple", 1, temp(load(b, 1, x)), (ft_operand){0});
    add(b, 1, FT_OP_RETURN, 0, (ft_operand){0}, (ft_operand){0});
    call(b, 2, "on_other", 1, temp(load(b, 2, x)), (ft_operand){0});
    add(b, 2, FT_OP_RETURN, 0, (ft_operand){0}, (ft_operand){0});
    finish(b, 3, edges);
    assert_string_equal(ft_facts_text(b->facts, arg_row(b, "on_tuple", 0)->proven), "tuple");
    assert_string_equal(ft_facts_text(b->facts, arg_row(b, "on_other", 0)->proven), "");
}

/* A loop that keeps changing a variable comes to an end, and what it holds is one of few or unknown. */
static void test_loop_ends(void **state)
{
    static const int edges[][2] = {{1, -1}, {1, 2}, {-1, -1}};
    builder *b = *state;
    ft_var *p = variable(b, "p", 0);
    ft_operand local = {.kind = FT_OPERAND_LOCAL, .var = p};
    ft_instr *field, *next;

    add(b, 0, FT_OP_JUMP, 0, (ft_operand){0}, (ft_operand){0});
    field = add(b, 1, FT_OP_FIELD, 1, temp(load(b, 1, p)), (ft_operand){0});
    field->field = word(b, "next");
    field->record = &b->record;
    field->dst = b->temps++;
    next = add(b, 1, FT_OP_LOAD, 1, temp(field->dst), (ft_operand){0});
    next->dst = b->temps++;
    add(b, 1, FT_OP_STORE, 2, local, temp(next->dst));
    add(b, 1, FT_OP_BRANCH, 1, temp(next->dst), (ft_operand){0});
    call(b, 2, "done", 1, temp(load(b, 2, p)), (ft_operand){0});
    add(b, 2, FT_OP_RETURN, 0, (ft_operand){0}, (ft_operand){0});
    finish(b, 3, edges);
    assert_true(call_row(b, "done")->function == 0);
    assert_int_equal(arg_row(b, "done", 0)->index, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_borrowed_then_newref, setup, teardown),
        cmocka_unit_test_setup_teardown(test_fresh_until_passed_on, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lock_set, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lazy_initialisation, setup, teardown),
        cmocka_unit_test_setup_teardown(test_type_test_dominates, setup, teardown),
        cmocka_unit_test_setup_teardown(test_loop_ends, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
