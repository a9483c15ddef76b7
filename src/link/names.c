/*
 * Which function stands where, and which one a name means.
 *
 * Headers make half of all function rows of a large project, each unit repeating them, mostly in the same order. So nothing is built as text
 * here: a place is a few numbers, the function that followed last time is tried first, and static functions are looked for in their own
 * unit alone.
 */
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "link/program.h"

typedef struct place {
    uint32_t path; /* id among the program's strings */
    uint32_t line;
    uint64_t body; /* with the name and, where that is needed to tell two apart, all that it says */
} place;

/* One body however many units include it; where the macros of an includer make another one of it, both count. */
typedef struct placed {
    place at;
    ft_fn *fn;
    size_t order;  /* in its file */
    UT_hash_handle hh;
} placed;

/* The functions of a file in the order in which they were met. */
typedef struct file_order {
    FT_VEC(placed *) fns;
    size_t next;
    uint32_t units; /* that have the file */
} file_order;

struct ft_names {
    placed *by_place;
    FT_VEC(file_order) files; /* by id of the path */
    FT_VEC(ft_fn *) by_id;    /* of the name among the program's strings: the first function with external linkage */
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
    for (size_t i = 0; i < names->files.n; i++)
        ft_vec_release(&names->files.v[i].fns);
    ft_vec_release(&names->files);
    HASH_CLEAR(hh, names->by_place);
    ft_vec_release(&names->by_id);
    free(names);
}

/* ---- files ------------------------------------------------------------------------------------------- */

static file_order *file_of(ft_names *names, uint32_t path)
{
    while (names->files.n <= path)
        ft_vec_push(&names->files, (file_order){.units = 0});
    return &names->files.v[path];
}

static void note_files(ft_program *program, uint32_t unit)
{
    ft_unit_info *u = &program->units[unit];
    size_t n = u->facts->file.n;

    u->path_of_file = FT_NEW_ARRAY(program->arena, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        u->path_of_file[i] = ft_intern_id(program->strings, ft_facts_text(u->facts, u->facts->file.v[i].path));
        file_of(program->names, u->path_of_file[i])->units++;
    }
    file_of(program->names, u->path_of_file[n])->units = 2; /* "" stands for all that have none */
}

uint32_t ft_path_id(const ft_program *program, uint32_t unit, const ft_place *at)
{
    const ft_unit_info *u = &program->units[unit];

    return u->path_of_file[at->file < u->facts->file.n ? at->file : u->facts->file.n];
}

/* ---- bodies ------------------------------------------------------------------------------------------ */

typedef struct line_of {
    uint64_t at; /* file and line */
    ft_row row;
} line_of;

static int by_line(const void *a, const void *b)
{
    const line_of *x = a, *y = b;

    return x->at < y->at ? -1 : x->at > y->at;
}

/* A function that is alone in its line, in a file that no other unit has, can be nothing but itself. */
static uint64_t *hash_bodies(const ft_program *program, uint32_t unit)
{
    const ft_facts *f = program->units[unit].facts;
    bool *needed = ft_xcalloc(f->function.n + 1, sizeof *needed);
    line_of *lines = ft_xcalloc(f->function.n + 1, sizeof *lines);
    uint64_t *bodies;

    for (ft_row r = 0; r < f->function.n; r++) {
        const ft_place *at = &f->function.v[r].at;
        uint32_t path = ft_path_id(program, unit, at);

        needed[r] = program->names->files.v[path].units > 1;
        lines[r] = (line_of){(uint64_t)path << 32 | at->line, r};
    }
    qsort(lines, f->function.n, sizeof *lines, by_line);
    for (size_t i = 1; i < f->function.n; i++)
        if (lines[i].at == lines[i - 1].at)
            needed[lines[i].row] = needed[lines[i - 1].row] = true;
    bodies = ft_bodies_hash(f, needed);
    free(lines);
    free(needed);
    return bodies;
}

/* ---- functions --------------------------------------------------------------------------------------- */

/* Where the function of a name with external linkage stands. */
static ft_fn **slot_of(ft_names *names, uint32_t id)
{
    while (names->by_id.n <= id)
        ft_vec_push(&names->by_id, NULL);
    return &names->by_id.v[id];
}

static ft_fn *new_function(ft_program *program, uint32_t unit, ft_row row)
{
    const ft_function_row *r = &program->units[unit].facts->function.v[row];
    ft_fn *fn = FT_NEW(program->arena, ft_fn);

    fn->name = ft_intern(program->strings, ft_facts_text(program->units[unit].facts, r->name));
    fn->path = ft_intern_text(program->strings, ft_path_id(program, unit, &r->at));
    fn->unit = unit;
    fn->row = row;
    fn->is_static = (r->flags & FT_FUNCTION_STATIC) != 0;
    fn->in_test = (r->flags & FT_FUNCTION_TEST) != 0;
    fn->n_params = r->flags & FT_FUNCTION_VARIADIC || r->params > FT_MAX_PARAMS ? FT_MAX_PARAMS : r->params;
    fn->id = (uint32_t)program->fns.n;
    ft_vec_push(&program->fns, fn);
    return fn;
}

static bool is_at(const placed *p, const place *at)
{
    return p->at.path == at->path && p->at.line == at->line && p->at.body == at->body;
}

static placed *find_placed(ft_names *names, file_order *file, const place *at)
{
    placed *found = NULL;

    if (file->next < file->fns.n && is_at(file->fns.v[file->next], at))
        return file->fns.v[file->next];
    HASH_FIND(hh, names->by_place, at, sizeof *at, found);
    return found;
}

static placed *add_placed(ft_program *program, file_order *file, uint32_t unit, ft_row row, const place *at)
{
    placed *p = FT_NEW(program->arena, placed);

    p->at = *at;
    p->fn = new_function(program, unit, row);
    p->order = file->fns.n;
    HASH_ADD(hh, program->names->by_place, at, sizeof p->at, p);
    ft_vec_push(&file->fns, p);
    return p;
}

/* The first function of a name is what the name means; the others are its twins. */
static void add_name(ft_program *program, ft_fn *fn)
{
    ft_fn **first = slot_of(program->names, ft_intern_id(program->strings, fn->name));

    if (!*first) {
        *first = fn;
    } else {
        fn->twin = (*first)->twin;
        (*first)->twin = fn;
    }
}

static void add_function(ft_program *program, uint32_t unit, ft_row row, uint64_t body)
{
    ft_unit_info *u = &program->units[unit];
    const ft_function_row *r = &u->facts->function.v[row];
    place at = {ft_path_id(program, unit, &r->at), r->at.line, body};
    file_order *file = file_of(program->names, at.path);
    placed *p = find_placed(program->names, file, &at);

    if (!p) {
        p = add_placed(program, file, unit, row, &at);
        if (!p->fn->is_static)
            add_name(program, p->fn);
    }
    file->next = p->order + 1;
    u->fn_of_row[row] = p->fn;
    if (r->flags & FT_FUNCTION_STATIC)
        u->own_names[u->n_own_names++] = (ft_own_name){r->name, row};
}

static int by_name(const void *a, const void *b)
{
    const ft_own_name *x = a, *y = b;

    if (x->name != y->name)
        return x->name < y->name ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void add_functions(ft_program *program, uint32_t unit)
{
    ft_unit_info *u = &program->units[unit];
    const ft_facts *f = u->facts;
    uint64_t *bodies = hash_bodies(program, unit);

    u->fn_of_row = FT_NEW_ARRAY(program->arena, ft_fn *, f->function.n + 1);
    u->own_names = FT_NEW_ARRAY(program->arena, ft_own_name, f->function.n + 1);
    for (size_t i = 0; i < f->file.n; i++)
        program->names->files.v[u->path_of_file[i]].next = 0;
    for (ft_row r = 0; r < f->function.n; r++)
        add_function(program, unit, r, bodies[r]);
    qsort(u->own_names, u->n_own_names, sizeof *u->own_names, by_name);
    free(bodies);
}

void ft_names_add_all(ft_program *program)
{
    for (uint32_t i = 0; i < program->n_units; i++)
        note_files(program, i);
    for (uint32_t i = 0; i < program->n_units; i++)
        add_functions(program, i);
}

/* ---- what a name means ------------------------------------------------------------------------------- */

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
