/* What an unknown name most likely is, from what was asked for and how it is used. */
#include <ctype.h>
#include <string.h>

#include "parse/heal_names.h"

static bool has_lower_only(const char *name)
{
    for (const char *c = name; *c; c++)
        if (isupper((unsigned char)*c))
            return false;
    return true;
}

static bool is_python_name(const char *name)
{
    return strncmp(name, "Py", 2) == 0 || strncmp(name, "_Py", 3) == 0;
}

static bool ends_in(const char *name, const char *tail)
{
    size_t n = strlen(name), t = strlen(tail);
    return n > t && strcmp(name + n - t, tail) == 0;
}

/* Functions that hand out objects by the customs of the C API. */
static bool returns_object(const char *name)
{
    static const char *const parts[] = {"_New", "_From", "_Get", "_Call", "_Import", "_Vectorcall", "_Create"};
    if (!is_python_name(name))
        return ends_in(name, "_new") || ends_in(name, "_New");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strstr(name, parts[i]))
            return true;
    return false;
}

static ft_heal_kind decide_tag(const ft_heal_name *e)
{
    if (strncmp(e->name, "union ", 6) == 0)
        return FT_HEAL_UNION;
    return strncmp(e->name, "enum ", 5) == 0 ? FT_HEAL_ENUM : FT_HEAL_STRUCT;
}

/* Macros: only what the syntax shows, never a plain value. */
static ft_heal_kind decide_macro(const ft_heal_name *e, bool is_cxx)
{
    unsigned uses = e->uses;
    if (uses & (FT_USE_FILLS | FT_USE_INCLUDE))
        return uses & FT_USE_FILLS ? FT_HEAL_FILLING : FT_HEAL_INCLUDED;
    if ((uses & FT_USE_TESTED) && !e->wants_type && !e->wants_value)
        return FT_HEAL_TRUE;
    if ((uses & FT_USE_STRING) && !(uses & (FT_USE_LVALUE | FT_USE_TYPE | FT_USE_CALL)))
        return FT_HEAL_TEXT;
    if (uses & FT_USE_WRAP)
        return FT_HEAL_WRAPPED;
    if ((uses & FT_USE_PREFIX) && (!(uses & FT_USE_TYPE) || (uses & FT_USE_STRONG)))
        return FT_HEAL_EMPTY;
    if ((uses & FT_USE_MIDDLE) && e->is_suspect && !(uses & FT_USE_TYPE))
        return FT_HEAL_EMPTY;
    if ((uses & FT_USE_SWALLOW) && !(uses & FT_USE_LVALUE))
        return FT_HEAL_SWALLOWED;
    if ((uses & FT_USE_TAIL) && !(uses & FT_USE_TYPE))
        return FT_HEAL_EMPTY;
    if (uses & FT_USE_LINE)
        return uses & FT_USE_CALL ? FT_HEAL_SWALLOWED : FT_HEAL_EMPTY;
    if ((uses & FT_USE_BODY) && (uses & FT_USE_CALL))
        return FT_HEAL_LOOP;
    if ((uses & FT_USE_BODY) && is_cxx)
        return FT_HEAL_DEFINED;
    return FT_HEAL_NOTHING;
}

static ft_heal_kind decide_value(ft_heal_name *e)
{
    unsigned uses = e->uses;
    if (is_python_name(e->name) && (ends_in(e->name, "_Type") || strncmp(e->name, "PyExc_", 6) == 0))
        return FT_HEAL_VARIABLE;
    if (e->shape.is_called || (uses & FT_USE_CALL)) {
        if (!e->shape.members)
            e->shape.is_object = returns_object(e->name);
        return FT_HEAL_FUNCTION;
    }
    if (uses & FT_USE_LVALUE)
        return FT_HEAL_VARIABLE;
    if ((uses & FT_USE_TABLE) && has_lower_only(e->name))
        return FT_HEAL_FUNCTION;
    return (uses & FT_USE_CONSTANT) || !has_lower_only(e->name) ? FT_HEAL_CONSTANT : FT_HEAL_VARIABLE;
}

static ft_heal_kind decide(const ft_healing *h, ft_heal_name *e)
{
    if (e->is_tag && is_python_name(strchr(e->name, ' ') + 1) && !h->s->includes_python && h->s->parser->options->n_capi > 0) {
        e->header = "Python.h";
        return FT_HEAL_HEADER;
    }
    if (e->is_tag)
        return decide_tag(e);
    if (!e->scope && !e->has_no_header && (!e->is_suspect || e->wants_type || e->wants_value)) {
        e->header = ft_heal_known_header(h, e->name);
        if (e->header && (h->s->parser->lacks_libc || h->s->no_system))
            e->header = "ftlint_libc.h";
        if (!e->header && is_python_name(e->name) && !h->s->includes_python && h->s->parser->options->n_capi > 0)
            e->header = "Python.h";
        if (e->header)
            return FT_HEAL_HEADER;
    }
    if ((e->uses & FT_USE_DECLARED) && !(e->uses & FT_USE_RETRIED) && !e->wants_type)
        return FT_HEAL_NOTHING;
    if (e->stands_for)
        return FT_HEAL_NOTHING;
    ft_heal_kind macro = e->scope ? FT_HEAL_NOTHING : decide_macro(e, h->s->is_cxx);
    if (macro != FT_HEAL_NOTHING)
        return macro;
    if (e->is_template)
        e->uses |= FT_USE_TEMPLATE;
    if (e->wants_type || (e->wants_value && (e->uses & (FT_USE_TYPE | FT_USE_TEMPLATE))))
        return FT_HEAL_TYPE;
    if (e->wants_value && (e->uses & FT_USE_SCOPE))
        return FT_HEAL_NAMESPACE;
    if (e->is_suspect && (e->uses & FT_USE_TYPE) && h->s->is_cxx)
        return FT_HEAL_TYPE;
    return e->wants_value ? decide_value(e) : FT_HEAL_NOTHING;
}

void ft_heal_decide(ft_healing *h)
{
    for (size_t i = 0; i < h->names.n; i++) {
        ft_heal_name *e = h->names.v[i];
        if (e->is_decided)
            continue;
        e->kind = decide(h, e);
        e->is_decided = true;
        h->knows_branches &= e->kind < FT_HEAL_EMPTY || e->kind > FT_HEAL_FILLING; /* #ifdef X may ask for it */
        bool is_class = e->scope || (e->uses & (FT_USE_SCOPE | FT_USE_TEMPLATE));
        const char *type = e->kind == FT_HEAL_TYPE && !is_class && !e->shape.type ? ft_heal_known_type(e->name, h->s->arena) : NULL;
        if (!type && h->s->is_cxx && e->kind == FT_HEAL_TYPE && !is_class) /* there members tell nothing */
            type = ft_heal_likely_type(e->name);
        if (type) {
            e->shape.type = type;
            e->shape.is_fixed = true;
        }
    }
}
