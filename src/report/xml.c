#include "report/xml.h"

#include <string.h>

#include "report/formats.h"

static const char *entity_of(char c)
{
    static const struct {
        char c;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"},   {'>', "&gt;"},   {'"', "&quot;"},
                    {'\'', "&#39;"}, {'\n', "&#10;"}, {'\t', "&#9;"}, {'\r', "&#13;"}};

    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (entities[i].c == c)
            return entities[i].entity;
    return NULL;
}

/* U+FFFE and U+FFFF are no characters to XML. */
static bool is_noncharacter(const char *s, size_t n)
{
    return n == 3 && memcmp(s, "\xef\xbf", 2) == 0 && (unsigned char)s[2] >= 0xbe;
}

void ft_add_xml(ft_strbuf *out, const char *s)
{
    size_t len = strlen(s);

    while (len > 0) {
        const char *entity = entity_of(*s);
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);

        if (entity)
            ft_strbuf_adds(out, entity);
        else if (ok && !is_noncharacter(s, n))
            ft_strbuf_add(out, s, n);
        else
            ft_strbuf_adds(out, FT_REPLACEMENT);
        s += n;
        len -= n;
    }
}

void ft_add_xml_attribute(ft_strbuf *out, const char *name, const char *value)
{
    ft_strbuf_addf(out, " %s=\"", name);
    ft_add_xml(out, value);
    ft_strbuf_addch(out, '"');
}
