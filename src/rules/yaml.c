#include "rules/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>
#include <yaml.h>

typedef struct level {
    ft_yaml *node;
    ft_yaml **tail; /* where the next child goes */
    size_t n_children;
} level;

typedef struct reader {
    ft_arena *arena;
    const char *path;
    ft_problems *problems;
    level stack[FT_YAML_MAX_DEPTH];
    size_t depth;
    ft_yaml *root;
} reader;

typedef struct seen_key {
    const ft_yaml *key;
    UT_hash_handle hh;
} seen_key;

/* Length of the UTF-8 character at s, 0 if there is none: RFC 3629, no surrogates, nothing overlong. */
static size_t utf8_length(const unsigned char *s, size_t len)
{
    size_t n = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;

    if (n > len)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) ||
        (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    return n;
}

/* Offset of the first byte that is not UTF-8, len if there is none. */
static size_t find_bad_byte(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t i = 0;

    while (i < len) {
        size_t n = s[i] < 0x80 ? 1 : utf8_length(s + i, len - i);

        if (n == 0)
            break;
        i += n;
    }
    return i;
}

/* Position, from 1 and in characters, of a byte offset. */
static void locate(const char *text, size_t offset, size_t *line, size_t *col)
{
    *line = *col = 1;
    for (size_t i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            ++*line;
            *col = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*col;
        }
    }
}

static bool report_mark(reader *r, yaml_mark_t mark, const char *text)
{
    return ft_problem_at(r->problems, r->path, mark.line + 1, mark.column + 1, "%s", text);
}

static bool report_reader_error(reader *r, const yaml_parser_t *parser, const char *text, size_t len)
{
    size_t line, col;

    locate(text, parser->problem_offset < len ? parser->problem_offset : len, &line, &col);
    return ft_problem_at(r->problems, r->path, line, col, "invalid YAML: %s", parser->problem);
}

static bool report_syntax(reader *r, const yaml_parser_t *parser, const char *text, size_t len)
{
    const char *what = parser->problem ? parser->problem : "syntax error";
    const yaml_mark_t at = parser->problem_mark;

    if (parser->error == YAML_READER_ERROR && parser->problem)
        return report_reader_error(r, parser, text, len);
    /* libyaml counts characters: in text beyond ASCII this may miss a tab, and only the wording suffers. */
    if (strstr(what, "cannot start any token") && at.index < len && text[at.index] == '\t')
        return report_mark(r, at, "invalid YAML: tabs cannot indent, use spaces");
    if (!parser->context)
        return ft_problem_at(r->problems, r->path, at.line + 1, at.column + 1, "invalid YAML: %s", what);
    return ft_problem_at(r->problems, r->path, at.line + 1, at.column + 1, "invalid YAML: %s (%s from line %zu)", what,
                         parser->context, parser->context_mark.line + 1);
}

static ft_yaml *add_node(reader *r, ft_yaml_kind kind, yaml_mark_t mark)
{
    ft_yaml *node = FT_NEW(r->arena, ft_yaml);

    node->kind = kind;
    node->line = (uint32_t)mark.line + 1;
    node->col = (uint32_t)mark.column + 1;
    if (r->depth == 0) {
        r->root = node;
    } else {
        level *top = &r->stack[r->depth - 1];

        *top->tail = node;
        top->tail = &node->next;
        top->n_children++;
    }
    return node;
}

static bool is_key_position(const reader *r)
{
    const level *top = r->depth ? &r->stack[r->depth - 1] : NULL;

    return top && top->node->kind == FT_YAML_MAPPING && top->n_children % 2 == 0;
}

static bool add_scalar(reader *r, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    ft_yaml *node;

    if (event->data.scalar.anchor)
        return report_mark(r, event->start_mark, "anchors are not allowed");
    if (event->data.scalar.tag)
        return report_mark(r, event->start_mark, "tags are not allowed");
    if (memchr(text, 0, len))
        return report_mark(r, event->start_mark, "a NUL character is not allowed");
    node = add_node(r, FT_YAML_SCALAR, event->start_mark);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->text = ft_arena_strndup(r->arena, text, len);
    node->len = len;
    return true;
}

static bool open_collection(reader *r, const yaml_event_t *event, ft_yaml_kind kind, const void *anchor,
                            const void *tag)
{
    ft_yaml *node;

    if (anchor)
        return report_mark(r, event->start_mark, "anchors are not allowed");
    if (tag)
        return report_mark(r, event->start_mark, "tags are not allowed");
    if (is_key_position(r))
        return report_mark(r, event->start_mark,
                           kind == FT_YAML_LIST ? "expected a key, found a list" : "expected a key, found a mapping");
    if (r->depth == FT_YAML_MAX_DEPTH)
        return report_mark(r, event->start_mark, "nested too deeply: at most 32 levels are allowed");
    node = add_node(r, kind, event->start_mark);
    r->stack[r->depth++] = (level){.node = node, .tail = &node->first};
    return true;
}

/* The same key earlier in a large mapping; notes the key if there is none. */
static const ft_yaml *find_hashed(reader *r, seen_key **seen, const ft_yaml *key)
{
    seen_key *old;

    HASH_FIND(hh, *seen, key->text, key->len, old);
    if (old)
        return old->key;
    old = FT_NEW(r->arena, seen_key);
    old->key = key;
    HASH_ADD_KEYPTR(hh, *seen, key->text, key->len, old);
    return NULL;
}

static const ft_yaml *find_earlier(const ft_yaml *map, const ft_yaml *key)
{
    FT_YAML_EACH_KEY(other, map) {
        if (other == key)
            break;
        if (other->len == key->len && memcmp(other->text, key->text, key->len) == 0)
            return other;
    }
    return NULL;
}

/* Takes the pair that starts at *link out of the mapping. */
static void drop_pair(ft_yaml *map, ft_yaml **link)
{
    *link = (*link)->next->next;
    map->n--;
}

/* Small mappings (nearly all) are compared pairwise, the tables of models with a hash. */
static void drop_duplicates(reader *r, ft_yaml *map)
{
    enum { SMALL = 12 };
    const bool small = map->n <= SMALL;
    seen_key *seen = NULL;
    ft_yaml **link = &map->first;

    while (*link) {
        const ft_yaml *key = *link;
        const ft_yaml *old = small ? find_earlier(map, key) : find_hashed(r, &seen, key);

        if (old) {
            ft_problem_at(r->problems, r->path, key->line, key->col, "duplicate key '%s', first on line %u", key->text,
                          (unsigned)old->line);
            drop_pair(map, link);
        } else {
            link = &(*link)->next->next;
        }
    }
    HASH_CLEAR(hh, seen);
}

static void close_collection(reader *r)
{
    level *top = &r->stack[--r->depth];

    top->node->n = top->n_children;
    if (top->node->kind == FT_YAML_MAPPING) {
        top->node->n /= 2;
        drop_duplicates(r, top->node);
    }
}

static bool take_event(reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return !r->root || report_mark(r, event->start_mark, "expected one document, found a second one");
    case YAML_ALIAS_EVENT:
        return report_mark(r, event->start_mark, "aliases are not allowed");
    case YAML_SCALAR_EVENT:
        return add_scalar(r, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(r, event, FT_YAML_LIST, event->data.sequence_start.anchor,
                               event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_collection(r, event, FT_YAML_MAPPING, event->data.mapping_start.anchor,
                               event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(r);
        return true;
    default:
        return true;
    }
}

static bool parse_events(reader *r, const char *text, size_t len)
{
    yaml_parser_t parser;
    bool ok = true, ended = false;

    if (!yaml_parser_initialize(&parser))
        return ft_problem_at(r->problems, r->path, 1, 1, "out of memory");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    while (ok && !ended) {
        yaml_event_t event;

        if (!yaml_parser_parse(&parser, &event)) {
            ok = report_syntax(r, &parser, text, len);
            break;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        ok = take_event(r, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return ok;
}

ft_yaml *ft_yaml_read(ft_arena *arena, const char *path, const char *text, size_t len, ft_problems *problems)
{
    reader r = {.arena = arena, .path = path, .problems = problems};
    size_t bad, line, col;

    if (len > FT_YAML_MAX_SIZE) {
        ft_problem_at(problems, path, 1, 1, "expected at most 1 MiB, found %zu bytes", len);
        return NULL;
    }
    bad = find_bad_byte(text, len);
    if (bad < len) {
        locate(text, bad, &line, &col);
        ft_problem_at(problems, path, line, col, "expected UTF-8 text, found byte 0x%02x", (unsigned char)text[bad]);
        return NULL;
    }
    if (!parse_events(&r, text, len))
        return NULL;
    if (!r.root)
        ft_problem_at(problems, path, 1, 1, "expected a mapping, found an empty file");
    return r.root;
}

const char *ft_yaml_describe(ft_arena *arena, const ft_yaml *node)
{
    if (node->kind != FT_YAML_SCALAR)
        return node->kind == FT_YAML_LIST ? (node->n ? "a list" : "an empty list")
                                          : (node->n ? "a mapping" : "an empty mapping");
    if (node->len == 0)
        return node->plain ? "nothing" : "an empty text";
    if (node->len > 40 || strchr(node->text, '\n'))
        return "a longer text";
    return ft_arena_printf(arena, "'%s'", node->text);
}
