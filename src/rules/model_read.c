#include "rules/model_read.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "base/vec.h"
#include "models/defaults.h"

typedef struct source {
    const char *name;
    const char *path;
    uint32_t line;
    unsigned layer;
    UT_hash_handle hh;
} source;

struct ft_model_loader {
    ft_models *models;
    ft_problems *problems;
    source *functions, *types, *handles; /* where each entry came from */
    unsigned layer;            /* being read */
};

ft_model_loader *ft_model_loader_new(ft_models *models, ft_problems *problems)
{
    ft_model_loader *loader = ft_xcalloc(1, sizeof *loader);

    loader->models = models;
    loader->problems = problems;
    return loader;
}

void ft_model_loader_free(ft_model_loader *loader)
{
    HASH_CLEAR(hh, loader->functions);
    HASH_CLEAR(hh, loader->types);
    HASH_CLEAR(hh, loader->handles);
    free(loader);
}

/* Notes where an entry comes from; false if this layer has it already. */
static bool claim(ft_model_loader *loader, ft_reading *in, source **table, const ft_yaml *name)
{
    source *s;

    HASH_FIND_STR(*table, name->text, s);
    if (s && s->layer == loader->layer)
        return ft_bad(in, name, "'%s' is already modelled in %s:%u", name->text, s->path, (unsigned)s->line);
    if (!s) {
        s = FT_NEW(in->arena, source);
        s->name = ft_arena_strdup(in->arena, name->text);
        HASH_ADD_KEYPTR(hh, *table, s->name, name->len, s);
    }
    s->path = in->path;
    s->line = name->line;
    s->layer = loader->layer;
    return true;
}

/* An entry that says nothing about returns, runs and the thread state means the harmless case. */
static bool read_entry(ft_reading *in, const ft_yaml *value, ft_model *model)
{
    *model = (ft_model)FT_MODEL_DEFAULTS;
    model->returns = FT_RETURNS_NOTHING;
    model->runs = FT_RUNS_NO;
    model->needs_attached = true;
    if (!ft_read_mapping(in, value, "a model", ft_model_keys, model))
        return false;
    if (model->container && model->from == FT_FROM_NONE)
        model->from = 0;
    return true;
}

static void read_functions(ft_model_loader *loader, ft_reading *in, const ft_yaml *map)
{
    FT_YAML_EACH_KEY(name, map) {
        ft_model model, *entry;

        if (!read_entry(in, name->next, &model) || !claim(loader, in, &loader->functions, name))
            continue;
        entry = ft_models_add(loader->models, name->text);
        model.name = entry->name;
        *entry = model;
    }
}

static void read_types(ft_model_loader *loader, ft_reading *in, const ft_yaml *map)
{
    FT_YAML_EACH_KEY(name, map) {
        const ft_choice *role = ft_read_choice(in, ft_type_roles, name->next);

        if (role && claim(loader, in, &loader->types, name))
            ft_models_add_type(loader->models, name->text, (ft_type_role)role->value);
    }
}

static void read_handles(ft_model_loader *loader, ft_reading *in, const ft_yaml *map)
{
    FT_YAML_EACH_KEY(name, map) {
        if (name->next->kind != FT_YAML_SCALAR)
            ft_expected(in, "the name of a library", name->next);
        else if (claim(loader, in, &loader->handles, name))
            ft_models_add_handle(loader->models, name->text, name->next->text);
    }
}

static void read_single_owner(ft_model_loader *loader, ft_reading *in, const ft_yaml *list)
{
    for (const ft_yaml *name = list->first; name; name = name->next) {
        if (name->kind != FT_YAML_SCALAR)
            ft_expected(in, "the name of a struct", name);
        else
            ft_models_add_single_owner(loader->models, name->text);
    }
}

/* The top level of a file: where each of its tables starts. */
typedef struct model_file {
    const ft_yaml *functions, *macros, *types, *handles, *single_owner;
} model_file;

static bool keep_mapping(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    if (value->kind != FT_YAML_MAPPING)
        return ft_expected(in, key->takes, value);
    *(const ft_yaml **)field = value;
    return true;
}

static bool keep_list(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    if (value->kind != FT_YAML_LIST)
        return ft_expected(in, key->takes, value);
    *(const ft_yaml **)field = value;
    return true;
}

static const ft_key file_keys[] = {
    {"functions", keep_mapping, offsetof(model_file, functions), false, "a mapping of models", "", NULL},
    {"macros", keep_mapping, offsetof(model_file, macros), false, "a mapping of models", "", NULL},
    {"types", keep_mapping, offsetof(model_file, types), false, "a mapping of roles", "", NULL},
    {"handles", keep_mapping, offsetof(model_file, handles), false, "a mapping of types to libraries", "", NULL},
    {"single-owner", keep_list, offsetof(model_file, single_owner), false, "a list of structs", "", NULL},
    {NULL, NULL, 0, false, NULL, NULL, NULL}};

void ft_model_loader_read(ft_model_loader *loader, unsigned layer, const char *path, const char *text, size_t len)
{
    ft_arena *scratch = ft_arena_new();
    ft_arena *keep = ft_models_arena(loader->models);
    ft_reading in = {keep, ft_arena_strdup(keep, path), loader->problems};
    const size_t n_problems = loader->problems->n;
    const ft_yaml *root = ft_yaml_read(scratch, path, text, len, loader->problems);
    model_file file = {0};

    loader->layer = layer;
    if (root) {
        ft_read_mapping(&in, root, "a file of models", file_keys, &file);
        if (file.functions)
            read_functions(loader, &in, file.functions);
        if (file.macros)
            read_functions(loader, &in, file.macros);
        if (file.types)
            read_types(loader, &in, file.types);
        if (file.handles)
            read_handles(loader, &in, file.handles);
        if (file.single_owner)
            read_single_owner(loader, &in, file.single_owner);
    }
    ft_problems_sort(loader->problems, n_problems);
    ft_arena_free(scratch);
}
