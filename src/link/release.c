/* Which calls make an object or a piece of memory go away. */
#include <string.h>

#include "link/program.h"

bool ft_drops_reference(const char *callee)
{
    static const char *const names[] = {"Py_DECREF", "Py_XDECREF", "Py_DecRef", "decref", "xdecref", "dec_ref"};
    const char *colon = strrchr(callee, ':'), *last = colon ? colon + 1 : callee;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (!strcmp(last, names[i]))
            return true;
    return false;
}

bool ft_is_constructor(const char *name)
{
    const char *colon = strrchr(name, ':');
    size_t n = colon ? strlen(colon + 1) : 0;

    return n > 0 && (size_t)(colon - 1 - name) >= n && !strncmp(colon - 1 - n, colon + 1, n);
}

bool ft_arg_drops(const ft_program *program, uint32_t unit, const ft_arg_row *arg)
{
    const char *name = ft_text(program, unit, program->units[unit].facts->call.v[arg->call].callee);
    const ft_fn *callee;

    if (ft_drops_reference(name) || ft_is_constructor(name))
        return true;
    callee = ft_call_callee(program, unit, arg->call);
    return callee && arg->index < callee->n_params && callee->params[arg->index].drops;
}

/* PQclear(), curl_multi_cleanup() */
static bool sounds_like_free(const char *callee)
{
    static const char *const words[] = {"free", "clear", "close", "cleanup", "delete", "destroy", "dispose", "finish", "release"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcasestr(callee, words[i]))
            return strncmp(callee, "Py", 2) != 0 && strncmp(callee, "_Py", 3) != 0;
    return false;
}

bool ft_arg_frees(const ft_program *program, uint32_t unit, const ft_arg_row *arg)
{
    const ft_model *model = ft_call_model(program, unit, arg->call);
    const ft_fn *callee;

    if (model)
        return arg->index < FT_MODEL_MAX_ARGS && (model->frees >> arg->index & 1);
    callee = ft_call_callee(program, unit, arg->call);
    if (callee)
        return arg->index < callee->n_params && callee->params[arg->index].frees;
    return arg->index == 0 && sounds_like_free(ft_text(program, unit, program->units[unit].facts->call.v[arg->call].callee));
}
