/* Classes of containers, by the places that they stand at. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

uint32_t ft_class_id(ft_program *program, const char *key, const char *text)
{
    const char *interned = ft_intern(program->strings, key);
    ft_class *c = ft_named_find(program->class_by_key, interned);

    if (!c) {
        c = FT_NEW(program->arena, ft_class);
        c->key = interned;
        c->text = ft_intern(program->strings, text);
        c->id = (uint32_t)program->classes.n;
        ft_vec_push(&program->classes, c);
        ft_named_add(&program->class_by_key, program->arena, interned, c);
    }
    return c->id;
}

const ft_class *ft_class_at(const ft_program *program, uint32_t id)
{
    return program->classes.v[id];
}

/* ".field[]" of an address within a global: its parts hold different things. False if that is too long to tell. */
static bool global_path(ft_program *program, uint32_t unit, ft_row address, size_t limit, char *path, size_t size)
{
    const ft_value_row *v = ft_value_at(program, unit, address);
    size_t len;

    if (v->kind != FT_VALUE_FIELD && v->kind != FT_VALUE_INDEX) {
        *path = '\0';
        return true;
    }
    if (!global_path(program, unit, v->base, limit, path, size))
        return false;
    len = strlen(path);
    if (v->kind == FT_VALUE_FIELD)
        snprintf(path + len, size - len, ".%.48s", ft_text(program, unit, v->name));
    else
        snprintf(path + len, size - len, "[]");
    return strlen(path) <= limit;
}

bool ft_class_of_address(ft_program *program, uint32_t unit, ft_row address, uint32_t *id)
{
    const ft_value_row *v = ft_value_at(program, unit, address);
    ft_row root = ft_value_bottom(program, unit, address, false);
    ft_var_info *var = ft_value_global(program, unit, root);
    char key[512], text[512], path[160];

    if (v->kind == FT_VALUE_FIELD && !var) {
        const char *record = ft_text(program, unit, v->record), *name = ft_text(program, unit, v->name);

        if (!*name || strlen(record) + strlen(name) > 200)
            return false;
        snprintf(key, sizeof key, "%s.%s", record, name);
        *id = ft_class_id(program, key, key);
        return true;
    }
    if (!var || !global_path(program, unit, address, 100, path, sizeof path))
        return false;
    snprintf(key, sizeof key, "@%u%s", var->id, path);
    snprintf(text, sizeof text, "the global %.200s%s", var->name, path);
    *id = ft_class_id(program, key, text);
    return true;
}
