/* Compiles the YAML of a condition and checks every name and word in it against the vocabulary. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "rules/condition.h"

typedef struct compiler {
    ft_reading *in;
    ft_site_kind kind;
} compiler;

const ft_cond_operator ft_cond_operators[] = {
    {"is", "what the attribute itself could be given", "about the attribute whose mapping this is, next to others below it",
     "container: {is: \"self->*\", sharing: shared}"},
    {"not", "a value, a list or a condition", "none of these values; or this condition must not hold",
     "result: {use: {not: null-test}}"},
    {"any", "a list of conditions", "one of these conditions must hold",
     "any: [{container: {sharing: shared}}, {result: {use: crosses}}]"},
    {"all", "a list of words", "the set has every one of these words", "result: {use: {all: [returned, incref]}}"},
    {"only", "a list of words", "each word of the set is among these; an empty set has only what you list",
     "result: {use: {only: [null-test, compared]}}"},
    {"min", "a number", "the number is not less", "writes: {min: 2}"},
    {"max", "a number", "the number is not greater", "writes: {min: 2, max: 10}"},
    {NULL, NULL, NULL, NULL}};

static const ft_condition *compile_mapping(compiler *c, const char *prefix, const ft_yaml *map);

static ft_condition *new_condition(compiler *c, ft_cond_op op, size_t n)
{
    ft_condition *cond = FT_NEW(c->in->arena, ft_condition);

    cond->op = op;
    cond->n = n;
    return cond;
}

static const ft_condition *negated(compiler *c, const ft_condition *cond)
{
    ft_condition *copy;

    if (!cond)
        return NULL;
    copy = FT_NEW(c->in->arena, ft_condition);
    *copy = *cond;
    copy->negate = !cond->negate;
    return copy;
}

/* ---- names ------------------------------------------------------------------------------------- */

static bool is_prefix(ft_site_kind kind, const char *name)
{
    const size_t len = strlen(name);

    for (int i = 0; i < FT_ATTR_COUNT; i++) {
        const ft_attr_info *info = ft_attr_describe((ft_attr)i);

        if (info->kind == kind && strncmp(info->name, name, len) == 0 && info->name[len] == '.')
            return true;
    }
    return false;
}

static const char *suggest_attribute(compiler *c, const char *name, const char *key)
{
    const char *names[FT_ATTR_COUNT + 16], *close;
    size_t n = 0;

    for (int i = 0; i < FT_ATTR_COUNT; i++)
        if (ft_attr_describe((ft_attr)i)->kind == c->kind)
            names[n++] = ft_attr_describe((ft_attr)i)->name;
    close = ft_suggestion(c->in->arena, name, names, n);
    if (*close)
        return close;
    for (n = 0; ft_cond_operators[n].name; n++)
        names[n] = ft_cond_operators[n].name;
    return ft_suggestion(c->in->arena, key, names, n);
}

/* The other kind of site that has an attribute of this name, NULL if there is none. */
static const char *find_owner(const char *name)
{
    for (int i = 0; i < FT_ATTR_COUNT; i++)
        if (strcmp(ft_attr_describe((ft_attr)i)->name, name) == 0)
            return ft_site_kind_name(ft_attr_describe((ft_attr)i)->kind);
    return NULL;
}

static const ft_condition *unknown_attribute(compiler *c, const char *name, const ft_yaml *key)
{
    const char *owner = find_owner(name);

    if (owner) {
        ft_bad(c->in, key, "unknown attribute '%s' of a %s site: %s sites have it", name, ft_site_kind_name(c->kind),
               owner);
        return NULL;
    }
    ft_bad(c->in, key, "unknown attribute '%s' of a %s site%s", name, ft_site_kind_name(c->kind),
           suggest_attribute(c, name, key->text));
    return NULL;
}

/* ---- values of one attribute ------------------------------------------------------------------- */

static const char *join_words(ft_arena *arena, const char *words)
{
    ft_strbuf b;
    const char *text;

    ft_strbuf_init(&b);
    for (; *words; words++) {
        if (*words == ' ')
            ft_strbuf_adds(&b, ", ");
        else
            ft_strbuf_addch(&b, *words);
    }
    text = ft_arena_strdup(arena, b.s);
    ft_strbuf_release(&b);
    return text;
}

static size_t split_words(char *copy, const char **words, size_t max)
{
    size_t n = 0;

    for (char *save = NULL, *word = strtok_r(copy, " ", &save); word && n < max; word = strtok_r(NULL, " ", &save))
        words[n++] = word;
    return n;
}

static bool check_word(compiler *c, const ft_attr_info *info, const ft_yaml *word)
{
    enum { MAX_WORDS = 64 };
    const char *words[MAX_WORDS];
    size_t n = split_words(ft_arena_strdup(c->in->arena, info->words), words, MAX_WORDS);

    for (size_t i = 0; i < n; i++)
        if (strcmp(words[i], word->text) == 0)
            return true;
    return ft_bad(c->in, word, "unknown word '%s' for '%s' (%s)%s", word->text, info->name,
                  join_words(c->in->arena, info->words), ft_suggestion(c->in->arena, word->text, words, n));
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Exact words first, sorted; then those with wildcards. */
static void arrange_texts(ft_condition *cond)
{
    for (size_t i = 0; i < cond->n; i++) {
        const char *word = cond->words[i];

        if (strchr(word, '*'))
            continue;
        cond->words[i] = cond->words[cond->n_exact];
        cond->words[cond->n_exact++] = word;
        cond->shapes |= ft_text_shape(word);
    }
    if (cond->n_exact > 1)
        qsort(cond->words, cond->n_exact, sizeof *cond->words, compare_words);
}

static bool add_text(ft_condition *cond, const char *text)
{
    for (size_t i = 0; i < cond->n; i++)
        if (strcmp(cond->words[i], text) == 0)
            return false;
    cond->words[cond->n++] = text;
    return true;
}

static bool read_text(compiler *c, ft_condition *cond, const ft_yaml *item)
{
    const ft_attr_info *info = ft_attr_describe(cond->attr);

    if (cond->op != FT_COND_TEXT && !check_word(c, info, item))
        return false;
    if (!add_text(cond, ft_arena_strdup(c->in->arena, item->text)))
        return ft_bad(c->in, item, "'%s' is listed twice", item->text);
    return true;
}

static bool read_number(compiler *c, const ft_yaml *item, long long *out)
{
    if (item->kind != FT_YAML_SCALAR || !ft_parse_number(item->text, out))
        return ft_expected(c->in, "a whole number", item);
    return true;
}

static bool add_number(compiler *c, ft_condition *cond, const ft_yaml *item)
{
    ft_range *ranges = (ft_range *)cond->ranges;
    long long number;

    if (!read_number(c, item, &number))
        return false;
    ranges[cond->n++] = (ft_range){number, number};
    return true;
}

static const char *what_it_takes(ft_attr_type type, bool many)
{
    if (type == FT_ATTR_NUMBER)
        return "a whole number";
    if (type == FT_ATTR_WORD || type == FT_ATTR_WORDS)
        return many ? "a list of words" : "a word";
    return "a text";
}

static bool add_value(compiler *c, ft_condition *cond, const ft_yaml *item)
{
    const ft_attr_info *info = ft_attr_describe(cond->attr);

    if (item->kind != FT_YAML_SCALAR || (item->plain && item->len == 0))
        return ft_expected(c->in, what_it_takes(info->type, false), item);
    return info->type == FT_ATTR_NUMBER ? add_number(c, cond, item) : read_text(c, cond, item);
}

static ft_cond_op plain_op(ft_attr_type type)
{
    if (type == FT_ATTR_NUMBER)
        return FT_COND_NUMBER;
    return type == FT_ATTR_WORD || type == FT_ATTR_WORDS ? FT_COND_HAS_ANY : FT_COND_TEXT;
}

/* A scalar, or a list of them. */
static const ft_condition *compile_values(compiler *c, ft_attr attr, ft_cond_op op, const ft_yaml *value)
{
    const ft_attr_info *info = ft_attr_describe(attr);
    ft_condition *cond = new_condition(c, op, 0);
    const size_t n = value->kind == FT_YAML_LIST ? value->n : 1;
    bool ok = true;

    cond->attr = attr;
    if (value->kind == FT_YAML_MAPPING || (n == 0 && op != FT_COND_HAS_ONLY)) {
        ft_expected(c->in, n == 0 ? "at least one value" : what_it_takes(info->type, true), value);
        return NULL;
    }
    if (op == FT_COND_NUMBER)
        cond->ranges = FT_NEW_ARRAY(c->in->arena, ft_range, n);
    else
        cond->words = FT_NEW_ARRAY(c->in->arena, const char *, n + 1);
    if (value->kind == FT_YAML_LIST) {
        FT_YAML_EACH(item, value)
            ok = add_value(c, cond, item) && ok;
    } else {
        ok = add_value(c, cond, value);
    }
    if (op == FT_COND_TEXT)
        arrange_texts(cond);
    return ok ? cond : NULL;
}

/* ---- operators --------------------------------------------------------------------------------- */

/* What may stand for a condition on `prefix`: a mapping, or plain values if that is an attribute. */
static const ft_condition *compile_operand(compiler *c, const char *prefix, const ft_yaml *value)
{
    ft_attr attr = ft_attr_find(c->kind, prefix);

    if (value->kind == FT_YAML_MAPPING)
        return compile_mapping(c, prefix, value);
    if (attr == FT_ATTR_COUNT) {
        ft_expected(c->in, "a mapping of attributes", value);
        return NULL;
    }
    return compile_values(c, attr, plain_op(ft_attr_describe(attr)->type), value);
}

static const ft_condition *compile_any(compiler *c, const char *prefix, const ft_yaml *value)
{
    ft_condition *cond = new_condition(c, FT_COND_SOME, 0);
    bool ok = true;

    if (value->kind != FT_YAML_LIST || value->n == 0) {
        ft_expected(c->in, "a list of conditions", value);
        return NULL;
    }
    cond->parts = FT_NEW_ARRAY(c->in->arena, const ft_condition *, value->n);
    FT_YAML_EACH(item, value) {
        const ft_condition *part = compile_operand(c, prefix, item);

        ok = ok && part;
        cond->parts[cond->n++] = part;
    }
    return ok ? cond : NULL;
}

static const ft_condition *compile_set(compiler *c, ft_attr attr, ft_cond_op op, const ft_yaml *key)
{
    const ft_attr_info *info = ft_attr_describe(attr);

    if (info->type != FT_ATTR_WORDS) {
        ft_bad(c->in, key, "'%s' is for sets of words, '%s' is none", key->text, info->name);
        return NULL;
    }
    return compile_values(c, attr, op, key->next);
}

static const ft_condition *compile_bound(compiler *c, ft_attr attr, const ft_yaml *key)
{
    const ft_attr_info *info = ft_attr_describe(attr);
    ft_condition *cond = new_condition(c, FT_COND_NUMBER, 1);
    ft_range *range = FT_NEW(c->in->arena, ft_range);
    long long number;

    if (info->type != FT_ATTR_NUMBER) {
        ft_bad(c->in, key, "'%s' is for numbers, '%s' is none", key->text, info->name);
        return NULL;
    }
    if (!read_number(c, key->next, &number))
        return NULL;
    *range = strcmp(key->text, "min") == 0 ? (ft_range){number, LLONG_MAX} : (ft_range){LLONG_MIN, number};
    cond->attr = attr;
    cond->ranges = range;
    return cond;
}

static const ft_condition *compile_operator(compiler *c, const char *prefix, const ft_yaml *key)
{
    const char *op = key->text;
    const ft_attr attr = ft_attr_find(c->kind, prefix);

    if (strcmp(op, "any") == 0)
        return compile_any(c, prefix, key->next);
    if (strcmp(op, "not") == 0)
        return negated(c, compile_operand(c, prefix, key->next));
    if (attr == FT_ATTR_COUNT) {
        ft_bad(c->in, key, "'%s' must stand below an attribute%s%s%s", op, *prefix ? ", '" : "", prefix,
               *prefix ? "' is none" : "");
        return NULL;
    }
    if (strcmp(op, "is") == 0)
        return compile_operand(c, prefix, key->next);
    if (strcmp(op, "min") == 0 || strcmp(op, "max") == 0)
        return compile_bound(c, attr, key);
    return compile_set(c, attr, strcmp(op, "all") == 0 ? FT_COND_HAS_ALL : FT_COND_HAS_ONLY, key);
}

/* ---- mappings ---------------------------------------------------------------------------------- */

static bool is_operator(const char *key)
{
    for (const ft_cond_operator *op = ft_cond_operators; op->name; op++)
        if (strcmp(op->name, key) == 0)
            return true;
    return false;
}

static const ft_condition *compile_pair(compiler *c, const char *prefix, const ft_yaml *key)
{
    const char *name;

    if (is_operator(key->text))
        return compile_operator(c, prefix, key);
    name = *prefix ? ft_arena_printf(c->in->arena, "%s.%s", prefix, key->text) : key->text;
    if (ft_attr_find(c->kind, name) == FT_ATTR_COUNT && !is_prefix(c->kind, name))
        return unknown_attribute(c, name, key);
    return compile_operand(c, name, key->next);
}

/* Every pair must hold. */
static const ft_condition *compile_pairs(compiler *c, const char *prefix, const ft_yaml *map, const ft_yaml *skip)
{
    ft_condition *cond = new_condition(c, FT_COND_EVERY, 0);
    bool ok = true;

    cond->parts = FT_NEW_ARRAY(c->in->arena, const ft_condition *, map->n + 1);
    FT_YAML_EACH_KEY(key, map) {
        const ft_condition *part;

        if (key == skip)
            continue;
        part = compile_pair(c, prefix, key);
        ok = ok && part;
        cond->parts[cond->n++] = part;
    }
    if (!ok)
        return NULL;
    return cond->n == 1 ? cond->parts[0] : cond;
}

static const ft_condition *compile_mapping(compiler *c, const char *prefix, const ft_yaml *map)
{
    if (map->n == 0) {
        ft_expected(c->in, "at least one attribute", map);
        return NULL;
    }
    return compile_pairs(c, prefix, map, NULL);
}

static const char *list_site_kinds(ft_arena *arena, const char *close)
{
    const char *names[FT_SITE_KIND_COUNT];
    ft_strbuf b;
    const char *text;

    ft_strbuf_init(&b);
    for (int i = 0; i < FT_SITE_KIND_COUNT; i++) {
        names[i] = ft_site_kind_name((ft_site_kind)i);
        ft_strbuf_addf(&b, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
    text = ft_arena_printf(arena, "(%s)%s", b.s, ft_suggestion(arena, close, names, FT_SITE_KIND_COUNT));
    ft_strbuf_release(&b);
    return text;
}

static bool read_site_kind(ft_reading *in, const ft_yaml *value, ft_site_kind *kind)
{
    if (value->kind != FT_YAML_SCALAR)
        return ft_expected(in, "a kind of site", value);
    *kind = ft_site_kind_find(value->text);
    if (*kind == FT_SITE_KIND_COUNT)
        return ft_bad(in, value, "unknown kind of site '%s' %s", value->text, list_site_kinds(in->arena, value->text));
    return true;
}

bool ft_match_read(ft_reading *in, const ft_yaml *node, ft_site_kind *kind, const ft_condition **match)
{
    const ft_yaml *site = NULL;
    compiler c = {.in = in};

    if (node->kind != FT_YAML_MAPPING)
        return ft_expected(in, "a mapping", node);
    FT_YAML_EACH_KEY(key, node)
        if (strcmp(key->text, "site") == 0)
            site = key;
    if (!site)
        return ft_bad(in, node, "match needs the key 'site': a kind of site %s", list_site_kinds(in->arena, ""));
    if (!read_site_kind(in, site->next, kind))
        return false;
    c.kind = *kind;
    *match = compile_pairs(&c, "", node, site);
    return *match != NULL;
}

const ft_condition *ft_when_read(ft_reading *in, ft_site_kind kind, const ft_yaml *node)
{
    compiler c = {.in = in, .kind = kind};

    if (node->kind != FT_YAML_MAPPING) {
        ft_expected(in, "a condition", node);
        return NULL;
    }
    return compile_mapping(&c, "", node);
}
