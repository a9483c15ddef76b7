#include "facts/vocabulary.h"

#include <string.h>

#define X(name, text, doc) [FT_SITE_##name] = {text, doc},
static const struct {
    const char *name, *doc;
} site_kinds[FT_SITE_KIND_COUNT] = {FT_SITE_KINDS(X)};
#undef X

#define X(kind, name, text, type, words, doc) \
    [FT_A_##name] = {FT_SITE_##kind, text, FT_ATTR_##type, words, doc},
static const ft_attr_info attributes[FT_ATTR_COUNT] = {FT_ATTRIBUTES(X)};
#undef X

const ft_attr_info *ft_attr_describe(ft_attr attr)
{
    return &attributes[attr];
}

const char *ft_site_kind_name(ft_site_kind kind)
{
    return site_kinds[kind].name;
}

const char *ft_site_kind_doc(ft_site_kind kind)
{
    return site_kinds[kind].doc;
}

ft_site_kind ft_site_kind_find(const char *name)
{
    unsigned kind = 0;

    while (kind < FT_SITE_KIND_COUNT && strcmp(site_kinds[kind].name, name) != 0)
        kind++;
    return (ft_site_kind)kind;
}

ft_attr ft_attr_find(ft_site_kind kind, const char *name)
{
    unsigned attr = 0;

    while (attr < FT_ATTR_COUNT && (attributes[attr].kind != kind || strcmp(attributes[attr].name, name) != 0))
        attr++;
    return (ft_attr)attr;
}
