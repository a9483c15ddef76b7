#include "report/build.h"

#include <string.h>

#include "report/formats.h"

json_t *ft_json_text(const char *s)
{
    size_t len = strlen(s);
    json_t *text = json_stringn(s, len);
    ft_strbuf fixed;

    if (text)
        return text;
    ft_strbuf_init(&fixed);
    while (len > 0) {
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);
        bool malformed = !ok && n == 1 && (unsigned char)*s >= 0x80;

        ft_strbuf_add(&fixed, malformed ? FT_REPLACEMENT : s, malformed ? strlen(FT_REPLACEMENT) : n);
        s += n;
        len -= n;
    }
    text = json_stringn(fixed.s, fixed.len);
    ft_strbuf_release(&fixed);
    return text;
}

void ft_json_set_text(json_t *object, const char *key, const char *value)
{
    json_object_set_new(object, key, ft_json_text(value));
}

void ft_json_set_clean(json_t *object, const char *key, const char *value)
{
    ft_strbuf text;

    ft_strbuf_init(&text);
    while (*value) {
        size_t len = strcspn(value, "\n");

        ft_add_clean_n(&text, value, len);
        ft_strbuf_adds(&text, value[len] ? "\n" : "");
        value += len + (value[len] == '\n');
    }
    ft_json_set_text(object, key, text.s);
    ft_strbuf_release(&text);
}

void ft_json_set_number(json_t *object, const char *key, size_t value)
{
    json_object_set_new(object, key, json_integer((json_int_t)value));
}

void ft_json_set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static int append(const char *data, size_t len, void *out)
{
    ft_strbuf_add(out, data, len);
    return 0;
}

/* The same text with \u escapes for characters that steer or reorder what a terminal shows; only strings have such. */
static void add_escaped(ft_strbuf *out, const char *s, size_t len)
{
    while (len > 0) {
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);
        unsigned char a = (unsigned char)s[0], b = n > 1 ? (unsigned char)s[1] : 0, c = n > 2 ? (unsigned char)s[2] : 0;

        if (ok || *s == '\n')
            ft_strbuf_add(out, s, n);
        else if (n == 1)
            ft_strbuf_addf(out, "\\u%04x", a);
        else
            ft_strbuf_addf(out, "\\u%04x", n == 2 ? (a & 0x1fu) << 6 | (b & 0x3fu)
                                                  : (a & 0x0fu) << 12 | (b & 0x3fu) << 6 | (c & 0x3fu));
        s += n;
        len -= n;
    }
}

void ft_json_finish(json_t *value, size_t flags, ft_strbuf *out)
{
    ft_strbuf text, clean;

    ft_strbuf_init(&text);
    ft_strbuf_init(&clean);
    json_dump_callback(value, append, &text, flags);
    add_escaped(&clean, text.s, text.len);
    ft_report_defuse(out, clean.s, "\\u005b");
    ft_strbuf_release(&text);
    ft_strbuf_release(&clean);
    ft_strbuf_addch(out, '\n');
    json_decref(value);
}
