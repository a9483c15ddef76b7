/*
 * Which function stands where, and which one a name means.
 *
 * Headers make half of all function rows of a large project, each unit repeating them; so nothing is built as text here: a place is a few
 * words, a name the number that the program's strings give it, and static functions are looked for in their own unit alone.
 */
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "link/program.h"

typedef struct place {
    const char *path, *name; /* interned */
    uint64_t body;
    uint64_t line;
} place;

/* One body however many units include it; where the macros of an includer make another one of it, both count. */
typedef struct placed {
    place at;
    ft_fn *fn;
    UT_hash_handle hh;
} placed;

struct ft_names {
    placed *by_place;
    FT_VEC(ft_fn *) by_id; /* of the name among the program's strings: the first function with external linkage */
};

typedef struct ft_own_name {
    ft_str name;
    uint32_t row; /* so that the first of two stays the first */
} ft_own_name;

ft_names *ft_names_new(void)
{
    return ft_xcalloc(1, sizeof(ft_names));
}

void ft_names_free(ft_names *names)
{
    HASH_CLEAR(hh, names->by_place);
    ft_vec_release(&names->by_id);
    free(names);
}

/* Where the function of a name with external linkage stands. */
static ft_fn **slot_of(ft_names *names, uint32_t id)
{
    while (names->by_id.n <= id)
        ft_vec_push(&names->by_id, NULL);
    return &names->by_id.v[id];
}

static ft_fn *new_function(ft_program *program, uint32_t unit, ft_row row, const place *at)
{
    const ft_function_row *r = &program->units[unit].facts->function.v[row];
    ft_fn *fn = FT_NEW(program->arena, ft_fn);

    fn->name = at->name;
    fn->path = at->path;
    fn->unit = unit;
    fn->row = row;
    fn->is_static = (r->flags & FT_FUNCTION_STATIC) != 0;
    fn->in_test = (r->flags & FT_FUNCTION_TEST) != 0;
    fn->n_params = r->flags & FT_FUNCTION_VARIADIC || r->params > FT_MAX_PARAMS ? FT_MAX_PARAMS : r->params;
    fn->id = (uint32_t)program->fns.n;
    ft_vec_push(&program->fns, fn);
    return fn;
}

static void add_function(ft_program *program, uint32_t unit, ft_row row, const char *path, uint64_t body)
{
    ft_unit_info *u = &program->units[unit];
    const ft_function_row *r = &u->facts->function.v[row];
    uint32_t id = ft_intern_id(program->strings, ft_facts_text(u->facts, r->name));
    place at = {path, ft_intern_text(program->strings, id), body, r->at.line};
    placed *known = NULL;
    ft_fn **first;

    HASH_FIND(hh, program->names->by_place, &at, sizeof at, known);
    if (known) {
        u->fn_of_row[row] = known->fn;
    } else {
        known = FT_NEW(program->arena, placed);
        known->at = at;
        known->fn = u->fn_of_row[row] = new_function(program, unit, row, &at);
        HASH_ADD(hh, program->names->by_place, at, sizeof known->at, known);
    }
    if (r->flags & FT_FUNCTION_STATIC) {
        u->own_names[u->n_own_names++] = (ft_own_name){r->name, row};
        return;
    }
    first = slot_of(program->names, id);
    if (!*first) {
        *first = known->fn;
    } else if (known->fn->unit == unit && known->fn->row == row) {
        known->fn->twin = (*first)->twin;
        (*first)->twin = known->fn;
    }
}

static int by_name(const void *a, const void *b)
{
    const ft_own_name *x = a, *y = b;

    if (x->name != y->name)
        return x->name < y->name ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

void ft_names_add(ft_program *program, uint32_t unit)
{
    ft_unit_info *u = &program->units[unit];
    const ft_facts *f = u->facts;
    uint64_t *bodies = ft_bodies_hash(f);
    const char **paths = ft_xcalloc(f->file.n + 1, sizeof *paths);

    for (size_t i = 0; i < f->file.n; i++)
        paths[i] = ft_intern(program->strings, ft_facts_text(f, f->file.v[i].path));
    paths[f->file.n] = ft_intern(program->strings, "");
    u->fn_of_row = FT_NEW_ARRAY(program->arena, ft_fn *, f->function.n + 1);
    u->own_names = FT_NEW_ARRAY(program->arena, ft_own_name, f->function.n + 1);
    for (ft_row r = 0; r < f->function.n; r++) {
        uint32_t file = f->function.v[r].at.file;

        add_function(program, unit, r, paths[file < f->file.n ? file : f->file.n], bodies[r]);
    }
    qsort(u->own_names, u->n_own_names, sizeof *u->own_names, by_name);
    free(paths);
    free(bodies);
}

static ft_fn *own_function(const ft_unit_info *u, ft_str name)
{
    size_t low = 0, high = u->n_own_names;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (u->own_names[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low < u->n_own_names && u->own_names[low].name == name ? u->fn_of_row[u->own_names[low].row] : NULL;
}

ft_fn *ft_function_named(const ft_program *program, uint32_t unit, ft_str name)
{
    const ft_unit_info *u = &program->units[unit];
    const char *text = ft_facts_text(u->facts, name);
    ft_fn *own = *text ? own_function(u, name) : NULL;
    uint32_t id = own || !*text ? 0 : ft_intern_find(program->strings, text);

    return own ? own : id && id < program->names->by_id.n ? program->names->by_id.v[id] : NULL;
}
