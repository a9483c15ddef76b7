/* Layers of rules and models: first what is built in, then each extra folder. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/vec.h"
#include "rules/model_read.h"
#include "rules/rule_read.h"
#include "rules/rules.h"

typedef struct entry {
    const ft_rule *rule;
    unsigned layer;
} entry;

struct ft_ruleset {
    ft_arena *arena;
    ft_problems problems;
    FT_VEC(entry) rules; /* sorted by id in the end */
};

typedef struct loader {
    ft_ruleset *set;
    ft_model_loader *models;
    unsigned layer;
} loader;

typedef void file_reader(loader *l, const char *path, const char *text, size_t len);

/* ---- rules --------------------------------------------------------------------------------------- */

/* A rule of the layer with the same id or name. */
static const entry *find_twin(const ft_ruleset *set, const ft_rule *rule, unsigned layer)
{
    for (size_t i = 0; i < set->rules.n; i++) {
        const entry *e = &set->rules.v[i];

        if (e->layer == layer && (strcmp(e->rule->id, rule->id) == 0 || strcmp(e->rule->name, rule->name) == 0))
            return e;
    }
    return NULL;
}

static void remove_overridden(ft_ruleset *set, const ft_rule *rule, unsigned layer)
{
    size_t kept = 0;

    for (size_t i = 0; i < set->rules.n; i++) {
        const entry e = set->rules.v[i];
        const bool is_twin = strcmp(e.rule->id, rule->id) == 0 || strcmp(e.rule->name, rule->name) == 0;

        if (e.layer == layer || !is_twin)
            set->rules.v[kept++] = e;
    }
    set->rules.n = kept;
}

static void read_rule(loader *l, const char *path, const char *text, size_t len)
{
    ft_ruleset *set = l->set;
    ft_reading in = {set->arena, ft_arena_strdup(set->arena, path), &set->problems};
    ft_rule *rule = ft_rule_read(&in, text, len);
    const entry *twin = rule ? find_twin(set, rule, l->layer) : NULL;

    if (!rule)
        return;
    if (twin) {
        const bool same_id = strcmp(twin->rule->id, rule->id) == 0;

        ft_problem_at(&set->problems, path, 1, 1, "the %s '%s' is taken by %s", same_id ? "id" : "name",
                      same_id ? rule->id : rule->name, twin->rule->origin);
        return;
    }
    if (l->layer == 0)
        rule->url = ft_arena_printf(set->arena, "%s/blob/main/docs/rules/%s.md", FTLINT_HOMEPAGE, rule->id);
    remove_overridden(set, rule, l->layer);
    ft_vec_push(&set->rules, ((entry){rule, l->layer}));
}

static void read_models(loader *l, const char *path, const char *text, size_t len)
{
    ft_model_loader_read(l->models, l->layer, path, text, len);
}

/* ---- where they come from ------------------------------------------------------------------------ */

static void read_embedded(loader *l, const char *folder, const ft_embedded *files, file_reader *read)
{
    for (; files && files->name; files++)
        read(l, ft_arena_printf(l->set->arena, "%s/%s", folder, files->name), files->text, files->len);
}

static bool is_yaml(const char *name)
{
    const char *ext = ft_path_ext(name);

    return name[0] != '.' && (strcmp(ext, "yml") == 0 || strcmp(ext, "yaml") == 0);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_path(loader *l, const char *folder, const char *name, file_reader *read)
{
    const char *path = ft_path_join(l->set->arena, folder, name);
    ft_arena *scratch = ft_arena_new();
    ft_error err = {0};
    char *text;
    size_t len;

    if (ft_path_leads_out(path, folder)) /* complaints about a file show some of it */
        ft_problem_add(&l->set->problems, "cannot read '%s': a link that leads out of its folder", path);
    else if (ft_read_file(scratch, path, &text, &len, &err))
        read(l, path, text, len);
    else
        ft_problem_add(&l->set->problems, "%s", err.text);
    ft_arena_free(scratch);
}

/* Every YAML file of a folder, sorted by name. */
static void read_folder(loader *l, const char *folder, file_reader *read)
{
    FT_VEC(const char *) names = {0};
    DIR *dir = opendir(folder);

    if (!dir) {
        ft_problem_add(&l->set->problems, "cannot read the rules folder '%s': %s", folder, strerror(errno));
        return;
    }
    for (const struct dirent *file = readdir(dir); file; file = readdir(dir))
        if (is_yaml(file->d_name))
            ft_vec_push(&names, ft_arena_strdup(l->set->arena, file->d_name));
    closedir(dir);
    if (names.n > 1)
        qsort(names.v, names.n, sizeof *names.v, compare_names);
    for (size_t i = 0; i < names.n; i++)
        read_path(l, folder, names.v[i], read);
    ft_vec_release(&names);
}

static void read_layer(loader *l, const char *folder)
{
    const char *models = ft_path_join(l->set->arena, folder, "models");

    l->layer++;
    if (ft_path_is_dir(models))
        read_folder(l, models, read_models);
    read_folder(l, folder, read_rule);
}

/* ---- the set ------------------------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    return strcmp(((const entry *)a)->rule->id, ((const entry *)b)->rule->id);
}

ft_ruleset *ft_ruleset_load(const ft_embedded *rules, const ft_embedded *models_text, const char *const *folders,
                            size_t n_folders, ft_models *models)
{
    ft_ruleset *set = ft_xcalloc(1, sizeof *set);
    loader l = {.set = set};

    set->arena = ft_arena_new();
    set->problems.arena = set->arena;
    l.models = ft_model_loader_new(models, &set->problems);
    read_embedded(&l, "rules/models", models_text, read_models);
    read_embedded(&l, "rules", rules, read_rule);
    for (size_t i = 0; i < n_folders; i++)
        read_layer(&l, folders[i]);
    ft_model_loader_free(l.models);
    if (set->rules.n > 1)
        qsort(set->rules.v, set->rules.n, sizeof *set->rules.v, compare_ids);
    return set;
}

void ft_ruleset_free(ft_ruleset *set)
{
    if (!set)
        return;
    ft_vec_release(&set->rules);
    ft_problems_release(&set->problems);
    ft_arena_free(set->arena);
    free(set);
}

size_t ft_ruleset_n_problems(const ft_ruleset *set)
{
    return set->problems.n;
}

const char *ft_ruleset_problem(const ft_ruleset *set, size_t i)
{
    return set->problems.v[i].text;
}

size_t ft_ruleset_count(const ft_ruleset *set)
{
    return set->rules.n;
}

const ft_rule *ft_ruleset_at(const ft_ruleset *set, size_t i)
{
    return set->rules.v[i].rule;
}

const ft_rule *ft_ruleset_find(const ft_ruleset *set, const char *id_or_name)
{
    for (size_t i = 0; i < set->rules.n; i++) {
        const ft_rule *rule = set->rules.v[i].rule;

        if (strcmp(rule->id, id_or_name) == 0 || strcmp(rule->name, id_or_name) == 0)
            return rule;
    }
    return NULL;
}
