#include "findings/baseline.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <uthash.h>

#include "base/vec.h"

#define FORMAT "ftlint-baseline"
enum { VERSION = 1 };

struct ft_baseline {
    ft_arena *arena;
    FT_VEC(ft_baseline_entry) all;
    bool sorted;
};

ft_baseline *ft_baseline_new(void)
{
    ft_baseline *baseline = ft_xcalloc(1, sizeof *baseline);

    baseline->arena = ft_arena_new();
    return baseline;
}

void ft_baseline_free(ft_baseline *baseline)
{
    if (!baseline)
        return;
    ft_vec_release(&baseline->all);
    ft_arena_free(baseline->arena);
    free(baseline);
}

size_t ft_baseline_count(const ft_baseline *baseline)
{
    return baseline->all.n;
}

const ft_baseline_entry *ft_baseline_at(const ft_baseline *baseline, size_t i)
{
    return &baseline->all.v[i];
}

/* ---- building ---- */

static int compare_entries(const void *a, const void *b)
{
    const ft_baseline_entry *x = a, *y = b;
    int order = strcmp(x->path, y->path);

    if (!order)
        order = strcmp(x->rule, y->rule);
    if (!order)
        order = strcmp(x->function, y->function);
    if (!order)
        order = strcmp(x->symbol, y->symbol);
    return order ? order : strcmp(x->text_hash, y->text_hash);
}

/* In order, equal entries counted together; the message of the first is kept. */
static void sort_entries(ft_baseline *baseline)
{
    size_t kept = 0;

    if (baseline->sorted || baseline->all.n == 0)
        return;
    qsort(baseline->all.v, baseline->all.n, sizeof *baseline->all.v, compare_entries);
    for (size_t i = 0; i < baseline->all.n; i++) {
        ft_baseline_entry *e = &baseline->all.v[i], *last = kept > 0 ? &baseline->all.v[kept - 1] : NULL;

        if (!last || compare_entries(last, e) != 0) {
            baseline->all.v[kept++] = *e;
            continue;
        }
        last->count += e->count;
        last->left += e->left;
        if (strcmp(e->message, last->message) < 0)
            last->message = e->message;
    }
    baseline->all.n = kept;
    baseline->sorted = true;
}

static void add(ft_baseline *baseline, const ft_baseline_entry *entry)
{
    ft_baseline_entry e = *entry;
    const char **texts[] = {&e.rule, &e.path, &e.function, &e.symbol, &e.text_hash, &e.message};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = ft_arena_strdup(baseline->arena, *texts[i]);
    ft_vec_push(&baseline->all, e);
    baseline->sorted = false;
}

void ft_baseline_add_entry(ft_baseline *baseline, const ft_baseline_entry *entry, size_t count)
{
    ft_baseline_entry e = *entry;

    e.count = e.left = count;
    if (count > 0)
        add(baseline, &e);
}

static const char *root_path(const ft_view *view, const char *path, ft_strbuf *scratch)
{
    ft_strbuf_clear(scratch);
    ft_view_add_path(view, path, scratch);
    return scratch->s;
}

void ft_baseline_add(ft_baseline *baseline, const ft_finding *f, const ft_view *view)
{
    ft_strbuf path;

    ft_strbuf_init(&path);
    add(baseline, &(ft_baseline_entry){f->rule, root_path(view, f->at.path, &path), f->function, f->symbol,
                                       f->text_hash, f->message, 1, 1});
    ft_strbuf_release(&path);
}

/* ---- the file ---- */

static int append(const char *data, size_t len, void *out)
{
    ft_strbuf_add(out, data, len);
    return 0;
}

/* Source text need not be UTF-8; bytes that are not are left out of messages and names here. */
static json_t *text_of(const char *s)
{
    json_t *text = json_string(s);
    ft_strbuf ascii;

    if (text)
        return text;
    ft_strbuf_init(&ascii);
    for (; *s; s++)
        ft_strbuf_addch(&ascii, (unsigned char)*s < 0x80 ? *s : '?');
    text = json_string(ascii.s);
    ft_strbuf_release(&ascii);
    return text;
}

static void write_entry(const ft_baseline_entry *e, ft_strbuf *out)
{
    json_t *object = json_object();

    json_object_set_new(object, "path", text_of(e->path));
    json_object_set_new(object, "rule", text_of(e->rule));
    json_object_set_new(object, "function", text_of(e->function));
    json_object_set_new(object, "symbol", text_of(e->symbol));
    json_object_set_new(object, "text", text_of(e->text_hash));
    json_object_set_new(object, "count", json_integer((json_int_t)e->count));
    json_object_set_new(object, "message", text_of(e->message));
    json_dump_callback(object, append, out, 0);
    json_decref(object);
}

void ft_baseline_write(ft_baseline *baseline, ft_strbuf *out)
{
    sort_entries(baseline);
    ft_strbuf_addf(out, "{\"format\": \"%s\", \"version\": %d, \"findings\": [", FORMAT, VERSION);
    for (size_t i = 0; i < baseline->all.n; i++) {
        ft_strbuf_adds(out, i > 0 ? ",\n" : "\n");
        write_entry(&baseline->all.v[i], out);
    }
    ft_strbuf_adds(out, "\n]}\n");
}

static bool read_entry(ft_baseline *baseline, json_t *object, size_t index, const char *name, ft_error *err)
{
    ft_baseline_entry e = {0};
    json_int_t count = 0;
    json_error_t why;

    if (json_unpack_ex(object, &why, 0, "{s:s, s:s, s:s, s:s, s:s, s:I, s:s}", "path", &e.path, "rule", &e.rule,
                       "function", &e.function, "symbol", &e.symbol, "text", &e.text_hash, "count", &count, "message",
                       &e.message) != 0)
        return ft_fail(err, FT_ERR_CONFIG, "%s: finding %zu: %s", name, index + 1, why.text);
    if (count < 1 || count > INT32_MAX)
        return ft_fail(err, FT_ERR_CONFIG, "%s: finding %zu: expected a count of 1 or more", name, index + 1);
    ft_baseline_add_entry(baseline, &e, (size_t)count);
    return true;
}

static bool read_entries(ft_baseline *baseline, json_t *root, const char *name, ft_error *err)
{
    json_t *format = json_object_get(root, "format"), *version = json_object_get(root, "version");
    json_t *findings = json_object_get(root, "findings");

    if (!json_is_string(format) || strcmp(json_string_value(format), FORMAT) != 0)
        return ft_fail(err, FT_ERR_CONFIG, "%s: not a baseline of ftlint: expected \"format\": \"%s\"", name, FORMAT);
    if (json_integer_value(version) != VERSION)
        return ft_fail(err, FT_ERR_CONFIG, "%s: written by another version of ftlint (this one reads version %d): "
                       "write it again with 'ftlint baseline write'", name, VERSION);
    if (!json_is_array(findings))
        return ft_fail(err, FT_ERR_CONFIG, "%s: expected a list of \"findings\"", name);
    for (size_t i = 0; i < json_array_size(findings); i++)
        if (!read_entry(baseline, json_array_get(findings, i), i, name, err))
            return false;
    return true;
}

ft_baseline *ft_baseline_read(const char *text, size_t len, const char *name, ft_error *err)
{
    ft_baseline *baseline;
    json_error_t why;
    json_t *root = json_loadb(text, len, 0, &why);
    bool ok;

    if (!root) {
        /* what stands there is not shown: the name may be a link to anything */
        ft_fail(err, FT_ERR_CONFIG, "%s:%d:%d: not valid JSON", name, why.line, why.column);
        return NULL;
    }
    baseline = ft_baseline_new();
    ok = read_entries(baseline, root, name, err);
    json_decref(root);
    if (ok)
        sort_entries(baseline);
    else
        ft_baseline_free(baseline);
    return ok ? baseline : NULL;
}

/* ---- matching ---- */

/* What must agree, from the strictest to the loosest. */
typedef struct pass {
    bool path, function, text;
    bool gone; /* ... and the entry's file is not there any more */
} pass;

static const pass passes[] = {
    {.path = true, .function = true, .text = true},
    {.function = true, .text = true},
    {.path = true, .text = true},
    {.path = true, .function = true},
    {.function = true, .gone = true},
};

/* The entries that agree in what a pass compares, in order; those before `next` are used up or cannot come in. */
typedef struct alike {
    const char *key;
    size_t next; /* index + 1 into the entries, 0: none is left */
    size_t last;
    UT_hash_handle hh;
} alike;

typedef struct matching {
    ft_baseline *baseline;
    const ft_view *view;
    ft_finding_state state;
    ft_place_of_path place;
    void *data;
    const pass *pass;
    ft_strbuf path, key;
    ft_arena *arena;  /* of the pass */
    alike *groups;
    size_t *following; /* of each entry: the next one of its group, index + 1 */
} matching;

/* What must be equal; each field behind its length. */
static const char *make_key(matching *m, const char *rule, const char *symbol, const char *path, const char *function,
                            const char *text)
{
    const char *fields[] = {rule, symbol, m->pass->path ? path : "", m->pass->function ? function : "",
                            m->pass->text ? text : ""};

    ft_strbuf_clear(&m->key);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        ft_strbuf_addf(&m->key, "%zu:%s", strlen(fields[i]), fields[i]);
    return m->key.s;
}

static void group_entries(matching *m)
{
    ft_baseline *b = m->baseline;

    m->groups = NULL;
    m->arena = ft_arena_new();
    m->following = FT_NEW_ARRAY(m->arena, size_t, b->all.n + 1);
    for (size_t i = 0; i < b->all.n; i++) {
        const ft_baseline_entry *e = &b->all.v[i];
        const char *key = make_key(m, e->rule, e->symbol, e->path, e->function, e->text_hash);
        alike *group;

        HASH_FIND_STR(m->groups, key, group);
        if (group) {
            m->following[group->last] = i + 1;
            group->last = i;
            continue;
        }
        group = FT_NEW(m->arena, alike);
        group->key = ft_arena_strdup(m->arena, key);
        group->next = i + 1;
        group->last = i;
        HASH_ADD_KEYPTR(hh, m->groups, group->key, strlen(group->key), group);
    }
}

static void release_groups(matching *m)
{
    HASH_CLEAR(hh, m->groups);
    ft_arena_free(m->arena);
}

static bool can_come_from(const matching *m, const ft_baseline_entry *e)
{
    ft_file_place place = m->pass->path ? FT_FILE_SEEN : m->place(m->data, e->path);

    return place == FT_FILE_GONE || (place == FT_FILE_SEEN && !m->pass->gone);
}

/* Both the baseline and the findings are as many as a stranger likes: an entry is passed over once, not for each finding. */
static void match_one(void *data, ft_finding *f)
{
    matching *m = data;
    const char *key = make_key(m, f->rule, f->symbol, root_path(m->view, f->at.path, &m->path), f->function, f->text_hash);
    alike *group;

    HASH_FIND_STR(m->groups, key, group);
    for (; group && group->next; group->next = m->following[group->next - 1]) {
        ft_baseline_entry *e = &m->baseline->all.v[group->next - 1];

        if (e->left == 0 || !can_come_from(m, e))
            continue;
        e->left--;
        f->state = m->state;
        return;
    }
}

void ft_baseline_match(ft_baseline *baseline, ft_findings *findings, const ft_view *view, ft_finding_state state,
                       ft_place_of_path place, void *data)
{
    matching m = {.baseline = baseline, .view = view, .state = state, .place = place, .data = data};

    ft_strbuf_init(&m.path);
    ft_strbuf_init(&m.key);
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
        m.pass = &passes[i];
        group_entries(&m);
        ft_findings_decide(findings, match_one, &m);
        release_groups(&m);
    }
    ft_strbuf_release(&m.path);
    ft_strbuf_release(&m.key);
}
