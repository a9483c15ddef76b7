#include "rules/message.h"

#include <string.h>

typedef enum { PIECE_TEXT, PIECE_NAME, PIECE_OPEN, PIECE_CLOSE, PIECE_END, PIECE_BROKEN } piece_kind;

typedef struct piece {
    piece_kind kind;
    const char *s; /* text, or the name between the braces */
    size_t len;
} piece;

/* Names that every kind of site has in messages. */
static const char *const common_names[] = {"symbol", "function"};
enum { N_COMMON_NAMES = 2 };

static piece take_name(const char **at)
{
    piece p = {PIECE_NAME, *at + 1, strcspn(*at + 1, "{}")};

    if (p.s[p.len] != '}')
        return (piece){PIECE_BROKEN, *at, 0};
    *at = p.s + p.len + 1;
    return p;
}

/* The next piece of the template; *at moves behind it. `]]` closes only what `[[` opened. */
static piece next_piece(const char **at, bool in_optional)
{
    const char *s = *at;

    if (!*s)
        return (piece){PIECE_END, s, 0};
    if ((s[0] == '{' || s[0] == '}') && s[1] == s[0]) {
        *at = s + 2;
        return (piece){PIECE_TEXT, s, 1};
    }
    if (s[0] == '{')
        return take_name(at);
    if (s[0] == '[' && s[1] == '[') {
        *at = s + 2;
        return (piece){PIECE_OPEN, s, 2};
    }
    if (in_optional && s[0] == ']' && s[1] == ']') {
        *at = s + 2;
        return (piece){PIECE_CLOSE, s, 2};
    }
    size_t len = 1 + strcspn(s + 1, in_optional ? "{}[]" : "{}[");
    *at = s + len;
    return (piece){PIECE_TEXT, s, len};
}

static bool is_common_name(const char *name)
{
    for (size_t i = 0; i < N_COMMON_NAMES; i++)
        if (strcmp(common_names[i], name) == 0)
            return true;
    return false;
}

static bool check_name(ft_reading *in, ft_site_kind kind, const ft_yaml *node, const piece *p)
{
    const char *name = ft_arena_strndup(in->arena, p->s, p->len);
    const char *names[FT_ATTR_COUNT + N_COMMON_NAMES];
    size_t n = 0;

    if (is_common_name(name) || ft_attr_find(kind, name) != FT_ATTR_COUNT)
        return true;
    for (int i = 0; i < FT_ATTR_COUNT; i++)
        if (ft_attr_describe((ft_attr)i)->kind == kind)
            names[n++] = ft_attr_describe((ft_attr)i)->name;
    for (size_t i = 0; i < N_COMMON_NAMES; i++)
        names[n++] = common_names[i];
    return ft_bad(in, node, "unknown attribute '{%s}' of a %s site%s", name, ft_site_kind_name(kind),
                  ft_suggestion(in->arena, name, names, n));
}

bool ft_message_check(ft_reading *in, ft_site_kind kind, const ft_yaml *node, const char *text)
{
    bool in_optional = false, ok = true;

    for (;;) {
        piece p = next_piece(&text, in_optional);

        switch (p.kind) {
        case PIECE_TEXT:
            break;
        case PIECE_NAME:
            ok = check_name(in, kind, node, &p) && ok;
            break;
        case PIECE_OPEN:
            if (in_optional)
                return ft_bad(in, node, "'[[' within '[[': optional parts cannot be nested");
            in_optional = true;
            break;
        case PIECE_CLOSE:
            in_optional = false;
            break;
        case PIECE_BROKEN:
            return ft_bad(in, node, "'{' without '}': write '{{' for a brace");
        case PIECE_END:
            return in_optional ? ft_bad(in, node, "'[[' without ']]'") : ok;
        }
    }
}

/* NULL or "" if the site does not have it. */
static const char *lookup(const ft_site *site, const piece *p)
{
    for (int i = 0; i < FT_ATTR_COUNT; i++) {
        const ft_attr_info *info = ft_attr_describe((ft_attr)i);

        if (info->kind == site->kind && strncmp(info->name, p->s, p->len) == 0 && info->name[p->len] == '\0')
            return site->attrs[i];
    }
    return p->s[0] == 's' ? site->symbol : site->function; /* the common names */
}

void ft_message_write(const char *text, const ft_site *site, ft_strbuf *out)
{
    size_t keep = 0; /* length before the optional part */
    bool in_optional = false, is_complete = true;

    for (piece p = next_piece(&text, false); p.kind != PIECE_END && p.kind != PIECE_BROKEN;
         p = next_piece(&text, in_optional)) {
        if (p.kind == PIECE_TEXT) {
            ft_strbuf_add(out, p.s, p.len);
        } else if (p.kind == PIECE_NAME) {
            const char *value = lookup(site, &p);

            is_complete = is_complete && value && *value;
            ft_strbuf_adds(out, value ? value : "");
        } else if (p.kind == PIECE_OPEN) {
            in_optional = is_complete = true;
            keep = out->len;
        } else {
            in_optional = false;
            if (!is_complete) {
                out->len = keep;
                out->s[keep] = '\0';
            }
        }
    }
}

void ft_message_show(const char *text, ft_strbuf *out)
{
    bool in_optional = false;

    for (piece p = next_piece(&text, false); p.kind != PIECE_END && p.kind != PIECE_BROKEN;
         p = next_piece(&text, in_optional)) {
        if (p.kind == PIECE_TEXT)
            ft_strbuf_add(out, p.s, p.len);
        else if (p.kind == PIECE_NAME)
            ft_strbuf_addf(out, "<%.*s>", (int)p.len, p.s);
        else
            in_optional = p.kind == PIECE_OPEN;
    }
}
