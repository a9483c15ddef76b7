/* Where pointers point, spelled so that two functions can compare it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "link/locks.h"

/* Longer spellings say nothing more; they become names of their own. */
enum { MAX_PLACE = 240, MAX_ARGS = 4 };

static const char *unique(ft_program *program, uint32_t unit, ft_row value)
{
    char text[48];

    snprintf(text, sizeof text, "u%u:v%u", unit, value);
    return ft_intern(program->strings, text);
}

bool ft_place_is_fixed(const char *place)
{
    return place[0] == '@' && !strchr(place, '^');
}

/* A view of one of its arguments, or the inside of it. */
static bool is_inside(const ft_model *model)
{
    return model && model->from >= 0 && (model->returns == FT_RETURNS_ALIAS || model->returns == FT_RETURNS_INTERIOR);
}

/* Small numbers and names of globals may stand among the arguments; anything else makes it another object each time. */
static bool add_argument(ft_program *program, uint32_t unit, const ft_arg_row *arg, ft_strbuf *out)
{
    const ft_value_row *v = ft_value_at(program, unit, arg->value);

    if (v->kind == FT_VALUE_INT)
        ft_strbuf_addf(out, "%lld,", (long long)v->num);
    else if (v->kind == FT_VALUE_GLOBAL || v->kind == FT_VALUE_STRING)
        ft_strbuf_addf(out, "%s,", ft_text(program, unit, v->name));
    else
        return v->kind == FT_VALUE_NULL || v->kind == FT_VALUE_FUNC;
    return true;
}

/* get_state(module) is one object for each module: a step from the first argument. */
static bool add_result(ft_program *program, uint32_t unit, const ft_value_row *v, ft_strbuf *out)
{
    ft_row call = (ft_row)v->num;
    const char *callee = ft_text(program, unit, v->name);
    const ft_model *model = ft_models_find(program->models, callee);
    uint32_t n = ft_call_n_args(program, unit, call);
    bool same = true;

    if (is_inside(model) && (uint32_t)model->from < n) {
        ft_strbuf_addf(out, "%s[]", ft_place_text(program, unit, ft_call_arg(program, unit, call, (uint32_t)model->from)->value));
        return true;
    }
    if (!*callee || n > MAX_ARGS || (model && model->returns == FT_RETURNS_NEW))
        return false;
    if (n > 0)
        ft_strbuf_adds(out, ft_place_text(program, unit, ft_call_arg(program, unit, call, 0)->value));
    else
        ft_strbuf_adds(out, "@");
    ft_strbuf_addf(out, "%s%s(", n > 0 ? "." : "", callee);
    for (uint32_t i = 1; same && i < n; i++)
        same = add_argument(program, unit, ft_call_arg(program, unit, call, i), out);
    ft_strbuf_adds(out, ")");
    return same;
}

static bool spell(ft_program *program, uint32_t unit, ft_row value, ft_strbuf *out)
{
    const ft_value_row *v = ft_value_at(program, unit, value);
    const ft_var_info *var;
    const char *name = ft_text(program, unit, v->name);

    switch ((ft_value_kind)v->kind) {
    case FT_VALUE_PARAM:
        ft_strbuf_addf(out, "p%lld", (long long)v->num);
        return true;
    case FT_VALUE_GLOBAL:
        var = ft_value_global(program, unit, value);
        ft_strbuf_addf(out, "@%u", var ? var->id : 0);
        return var != NULL;
    case FT_VALUE_FIELD:
        ft_strbuf_adds(out, ft_place_text(program, unit, v->base));
        if (strcmp(name, "ob_base") != 0)
            ft_strbuf_addf(out, ".%s.%s", ft_text(program, unit, v->record), name);
        return true;
    case FT_VALUE_INDEX:
        ft_strbuf_adds(out, ft_place_text(program, unit, v->base));
        ft_strbuf_adds(out, "[]");
        return true;
    case FT_VALUE_LOAD:
        ft_strbuf_adds(out, ft_place_text(program, unit, v->base));
        ft_strbuf_adds(out, "*");
        return true;
    case FT_VALUE_RESULT:
        return add_result(program, unit, v, out);
    default:
        return false;
    }
}

const char *ft_place_text(ft_program *program, uint32_t unit, ft_row value)
{
    ft_unit_info *u = &program->units[unit];
    ft_strbuf text;

    if (value >= u->facts->value.n)
        return unique(program, unit, value);
    if (u->place[value])
        return u->place[value];
    u->place[value] = unique(program, unit, value); /* whoever asks while it is worked out */
    ft_strbuf_init(&text);
    if (spell(program, unit, value, &text) && text.len <= MAX_PLACE)
        u->place[value] = ft_intern(program->strings, text.s);
    ft_strbuf_release(&text);
    return u->place[value];
}

const char *ft_place_member(ft_program *program, const char *place)
{
    size_t end = strlen(place), dot;

    while (end > 0 && (place[end - 1] == '*' || place[end - 1] == ']' || place[end - 1] == '['))
        end--;
    for (dot = end; dot > 0 && place[dot - 1] != '.'; dot--)
        ;
    if (dot == 0 || place[end - 1] == ')')
        return NULL;
    for (dot--; dot > 0 && place[dot - 1] != '.'; dot--)
        ;
    return dot == 0 ? NULL : ft_intern_n(program->strings, place + dot, end - dot);
}

const char *ft_place_in_caller(ft_program *program, uint32_t unit, ft_row call, const char *place)
{
    char *rest;
    unsigned long index;
    const ft_arg_row *arg;

    if (place[0] != 'p')
        return ft_place_is_fixed(place) ? place : NULL;
    index = strtoul(place + 1, &rest, 10);
    arg = ft_call_arg(program, unit, call, (uint32_t)index);
    return arg ? ft_intern(program->strings, ft_arena_printf(program->arena, "%s%s", ft_place_text(program, unit, arg->value), rest))
               : NULL;
}
