#include "models/models.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "base/vec.h"
#include "models/defaults.h"

typedef struct entry {
    ft_model model;
    UT_hash_handle hh;
} entry;

typedef struct type_entry {
    const char *name;
    ft_type_role role;
    const char *library; /* of a handle, else NULL */
    bool single_owner;
    UT_hash_handle hh;
} type_entry;

struct ft_models {
    ft_arena *arena;
    entry *entries;
    type_entry *types;
    unsigned oldest_python;
    const ft_model **sorted; /* in order of name, made when asked for; NULL: out of date */
};

ft_models *ft_models_new(void)
{
    ft_models *models = ft_xcalloc(1, sizeof *models);

    models->arena = ft_arena_new();
    return models;
}

void ft_models_free(ft_models *models)
{
    if (!models)
        return;
    HASH_CLEAR(hh, models->entries);
    HASH_CLEAR(hh, models->types);
    free(models->sorted);
    ft_arena_free(models->arena);
    free(models);
}

ft_model *ft_models_add(ft_models *models, const char *name)
{
    entry *e;

    HASH_FIND_STR(models->entries, name, e);
    if (!e) {
        e = FT_NEW(models->arena, entry);
        e->model = (ft_model)FT_MODEL_DEFAULTS;
        e->model.name = ft_arena_strdup(models->arena, name);
        HASH_ADD_KEYPTR(hh, models->entries, e->model.name, strlen(name), e);
        free(models->sorted);
        models->sorted = NULL;
    }
    return &e->model;
}

const ft_model *ft_models_find(const ft_models *models, const char *name)
{
    entry *e;

    HASH_FIND_STR(models->entries, name, e);
    return e ? &e->model : NULL;
}

/* The entry of that type, made if it is not there. */
static type_entry *type_of_name(ft_models *models, const char *name)
{
    type_entry *e;

    HASH_FIND_STR(models->types, name, e);
    if (!e) {
        e = FT_NEW(models->arena, type_entry);
        e->name = ft_arena_strdup(models->arena, name);
        HASH_ADD_KEYPTR(hh, models->types, e->name, strlen(name), e);
    }
    return e;
}

void ft_models_add_type(ft_models *models, const char *name, ft_type_role role)
{
    type_of_name(models, name)->role = role;
}

void ft_models_add_handle(ft_models *models, const char *type, const char *library)
{
    type_of_name(models, type)->library = ft_arena_strdup(models->arena, library);
}

void ft_models_add_single_owner(ft_models *models, const char *type)
{
    type_of_name(models, type)->single_owner = true;
}

bool ft_models_is_single_owner(const ft_models *models, const char *type)
{
    type_entry *e;

    HASH_FIND_STR(models->types, type, e);
    return e && e->single_owner;
}

void ft_models_set_oldest_python(ft_models *models, unsigned minor)
{
    models->oldest_python = minor;
}

unsigned ft_models_oldest_python(const ft_models *models)
{
    return models->oldest_python;
}

ft_type_role ft_models_type(const ft_models *models, const char *name)
{
    type_entry *e;

    HASH_FIND_STR(models->types, name, e);
    return e ? e->role : FT_TYPE_PLAIN;
}

uint32_t ft_models_count(const ft_models *models)
{
    return HASH_COUNT(models->entries);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp((*(const ft_model *const *)a)->name, (*(const ft_model *const *)b)->name);
}

const ft_model *ft_models_at(const ft_models *models, uint32_t i)
{
    /* The order is only a cache: no caller can tell that it is made late. */
    ft_models *m = (ft_models *)models;

    if (!m->sorted) {
        uint32_t n = 0;

        m->sorted = ft_xcalloc(ft_models_count(m) + 1u, sizeof *m->sorted);
        for (entry *e = m->entries; e; e = e->hh.next)
            m->sorted[n++] = &e->model;
        qsort(m->sorted, n, sizeof *m->sorted, compare_names);
    }
    return m->sorted[i];
}

ft_arena *ft_models_arena(ft_models *models)
{
    return models->arena;
}

/* "const struct X *" and "struct X [4]" without what stands round the name; false if it is too long for one. */
static bool bare_name(const char *type, char *bare, size_t size)
{
    size_t n;

    for (;;) {
        if (!strncmp(type, "const ", 6))
            type += 6;
        else if (!strncmp(type, "struct ", 7))
            type += 7;
        else
            break;
    }
    n = strcspn(type, "[*");
    while (n > 0 && type[n - 1] == ' ')
        n--;
    if (n >= size)
        return false;
    memcpy(bare, type, n);
    bare[n] = '\0';
    return true;
}

ft_type_role ft_models_type_of(const ft_models *models, const char *spelling)
{
    char bare[128];

    if (strchr(spelling, '*') || !bare_name(spelling, bare, sizeof bare))
        return FT_TYPE_PLAIN;
    return ft_models_type(models, bare);
}

const char *ft_models_library(const ft_models *models, const char *spelling)
{
    char bare[128];
    type_entry *e = NULL;

    if (bare_name(spelling, bare, sizeof bare))
        HASH_FIND_STR(models->types, bare, e);
    return e ? e->library : NULL;
}

bool ft_model_writes(const ft_model *model, uint32_t i)
{
    unsigned bits = model->writes | model->out_new | model->out_borrowed;

    return (i < FT_MODEL_MAX_ARGS && (bits >> i & 1)) || (model->format >= 0 && (int)i > model->format);
}
