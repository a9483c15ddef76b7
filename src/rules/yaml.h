#ifndef FT_RULES_YAML_H
#define FT_RULES_YAML_H

/*
 * YAML as a tree with positions, for everything that ftlint reads in YAML. What a reader of small files
 * written by people never needs is refused with its place: aliases and anchors (an alias bomb is a few lines),
 * tags, several documents, duplicate keys, nesting deeper than FT_YAML_MAX_DEPTH, files over
 * FT_YAML_MAX_SIZE, bytes that are not UTF-8. Every scalar is text; who asks decides if it is a number.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "rules/problem.h"

enum { FT_YAML_MAX_DEPTH = 32, FT_YAML_MAX_SIZE = 1024 * 1024 };

typedef enum { FT_YAML_SCALAR, FT_YAML_LIST, FT_YAML_MAPPING } ft_yaml_kind;

typedef struct ft_yaml {
    ft_yaml_kind kind;
    bool plain;            /* a scalar without quotes */
    uint32_t line, col;    /* from 1, in characters */
    const char *text;      /* scalar: NUL-terminated, holds no other NUL */
    size_t len;            /* bytes of text */
    size_t n;              /* items of a list, pairs of a mapping */
    struct ft_yaml *first; /* first item, or first key; a key's `next` is its value, whose `next` is the next key */
    struct ft_yaml *next;
} ft_yaml;

/* for (const ft_yaml *item = ...) over a list */
#define FT_YAML_EACH(item, list) for (const ft_yaml *item = (list)->first; item; item = item->next)
/* over the keys of a mapping; the value is key->next */
#define FT_YAML_EACH_KEY(key, map) for (const ft_yaml *key = (map)->first; key; key = key->next->next)

/*
 * The one document of a file. NULL if it cannot be read as a tree; whatever is wrong with it is added to
 * problems. A tree with duplicate keys is returned, with the first of each kept. path is for messages only.
 */
ft_yaml *ft_yaml_read(ft_arena *arena, const char *path, const char *text, size_t len, ft_problems *problems);

/* What stands there, for "expected ..., found ...": "a list", "a mapping", "'text'", "nothing". */
const char *ft_yaml_describe(ft_arena *arena, const ft_yaml *node);

#endif
