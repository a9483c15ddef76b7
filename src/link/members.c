/* Fields that PyMemberDef tables open to Python code. https://docs.python.org/3/c-api/structures.html#c.PyMemberDef */
#include <stdlib.h>
#include <string.h>

#include "link/program.h"

/* Values of PyMemberDef.type and .flags (descrobject.h, structmember.h). */
enum { T_OBJECT = 6, PY_T_OBJECT_EX = 16, PY_READONLY = 1 };

/* The row of the same table entry with another last part: "[3].flags" for "[3].offset". */
static const ft_init_row *sibling(const ft_facts *f, const ft_init_row *offset, const char *part)
{
    const char *path = ft_facts_text(f, offset->path);
    size_t n = (size_t)(strrchr(path, '.') - path);
    const ft_init_row *end = f->init.v + f->init.n, *row = offset;

    while (row > f->init.v && row[-1].global == offset->global && !strncmp(ft_facts_text(f, row[-1].path), path, n + 1))
        row--;
    for (; row < end && row->global == offset->global && !strncmp(ft_facts_text(f, row->path), path, n + 1); row++)
        if (!strcmp(ft_facts_text(f, row->path) + n + 1, part))
            return row;
    return NULL;
}

static void note_member(ft_program *program, uint32_t unit, const ft_init_row *offset)
{
    const ft_facts *f = program->units[unit].facts;
    const ft_init_row *type = sibling(f, offset, "type"), *flags = sibling(f, offset, "flags"), *name = sibling(f, offset, "name");
    const char *text = ft_facts_text(f, offset->text), *comma = strstr(text, ", ");
    size_t start = strlen("offsetof(");
    const char *key;
    ft_member *member;

    if (strncmp(text, "offsetof(", start) || !comma)
        return;
    key = ft_intern(program->strings, ft_arena_printf(program->arena, "%.*s.%.*s", (int)(comma - text - (long)start), text + start,
                                                      (int)strcspn(comma + 2, ")"), comma + 2));
    member = ft_named_find(program->members, key);
    if (!member) {
        member = FT_NEW(program->arena, ft_member);
        ft_named_add(&program->members, program->arena, key, member);
        ft_vec_push(&program->member_keys, key);
    } else if (member->is_set) {
        return;
    }
    member->name = name ? ft_facts_text(f, name->text) : "";
    member->unit = unit;
    member->at = offset->at;
    member->is_set = type && (type->num == T_OBJECT || type->num == PY_T_OBJECT_EX) && !(flags && flags->num & PY_READONLY);
}

void ft_members_collect(ft_program *program)
{
    for (uint32_t u = 0; u < program->n_units; u++) {
        const ft_facts *f = program->units[u].facts;

        for (size_t i = 0; i < f->init.n; i++) {
            const ft_init_row *row = &f->init.v[i];
            const char *dot = strrchr(ft_facts_text(f, row->path), '.');

            if (dot && !strcmp(dot, ".offset") && strstr(ft_facts_text(f, f->global.v[row->global].type), "PyMemberDef"))
                note_member(program, u, row);
        }
    }
}

const ft_member *ft_member_of(const ft_program *program, const char *record, const char *field)
{
    char key[300];
    size_t n = strlen(record), m = strlen(field);

    if (n + m + 2 > sizeof key)
        return NULL;
    memcpy(key, record, n);
    key[n] = '.';
    memcpy(key + n + 1, field, m + 1);
    return ft_named_find(program->members, key);
}
