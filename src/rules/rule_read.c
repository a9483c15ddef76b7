#include "rules/rule_read.h"

#include <stddef.h>
#include <string.h>

#include "rules/condition.h"
#include "rules/message.h"

/* A rule on its way: parts that need the kind of site wait until all keys are there. */
typedef struct draft {
    ft_rule rule;
    int family, severity;
    const ft_yaml *match, *confidence, *message, *help, *references, *examples;
} draft;

const ft_choice ft_families[] = {
    {"declare", 0, "What the module says about the GIL"},
    {"borrowed", 1, "Borrowed references and interior pointers"},
    {"state", 2, "Globals and statics"},
    {"object", 3, "State of objects"},
    {"locks", 4, "Locks and critical sections"},
    {"refcnt", 5, "Reference counts and object headers"},
    {"capi", 6, "Other uses of the C API"},
    {"unsafe-call", 7, "Calls that are not thread-safe"},
    {"suppression", 8, "Comments that steer ftlint"},
    {NULL, 0, NULL}};

enum { DROP = FT_SEV_COUNT };

static const ft_choice severities[] = {
    {"error", FT_SEV_ERROR, "a hazard shown by evidence in this code"},
    {"warning", FT_SEV_WARNING, "a hazard unless something that ftlint cannot see protects it"},
    {"note", FT_SEV_NOTE, "worth knowing; shown with --pedantic"},
    {NULL, 0, NULL}};

static const ft_choice confidences[] = {
    {"error", FT_SEV_ERROR, ""}, {"warning", FT_SEV_WARNING, ""}, {"note", FT_SEV_NOTE, ""},
    {"none", DROP, "not reported"}, {NULL, 0, NULL}};

const char *ft_severity_name(ft_severity severity)
{
    for (const ft_choice *s = severities; s->word; s++)
        if (s->value == (int)severity)
            return s->word;
    return "none";
}

bool ft_severity_parse(const char *word, ft_severity *out)
{
    for (const ft_choice *s = severities; s->word; s++)
        if (strcmp(s->word, word) == 0) {
            *out = (ft_severity)s->value;
            return true;
        }
    return false;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static bool keep_node(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    (void)in, (void)key;
    *(const ft_yaml **)field = value;
    return true;
}

/* Two or more capital letters and three digits. */
static bool is_id(const char *s)
{
    const size_t letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return letters >= 2 && strspn(s + letters, "0123456789") == 3 && s[letters + 3] == '\0';
}

static bool is_name(const char *s)
{
    return s[0] >= 'a' && s[0] <= 'z' && s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static bool read_id(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    if (value->kind != FT_YAML_SCALAR || !is_id(value->text))
        return ft_expected(in, key->takes, value);
    return ft_read_line(in, key, value, field);
}

static bool read_name(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    if (value->kind != FT_YAML_SCALAR || !is_name(value->text))
        return ft_expected(in, key->takes, value);
    return ft_read_line(in, key, value, field);
}

#define F(member) offsetof(draft, member)
const ft_key ft_rule_keys[] = {
    {"id", read_id, F(rule.id), true, "two or more capital letters and three digits, like FT101",
     "what findings, suppressions and baselines call the rule", NULL},
    {"name", read_name, F(rule.name), true, "small letters, digits and dashes, like borrowed-dict-item",
     "names the pattern that is reported, never the cure", NULL},
    {"family", ft_read_word, F(family), true, "a family", "which group of rules it belongs to", ft_families},
    {"severity", ft_read_word, F(severity), true, "error, warning or note", "how sure and how bad", severities},
    {"summary", ft_read_line, F(rule.summary), true, "one line of text", "what is wrong, in one line", NULL},
    {"match", keep_node, F(match), true, "a mapping", "which sites are reported: `site` and conditions", NULL},
    {"confidence", keep_node, F(confidence), false, "a list of mappings",
     "changes the severity of some of the sites; the first entry that holds wins", NULL},
    {"message", keep_node, F(message), true, "a text", "what the finding says; a template", NULL},
    {"help", keep_node, F(help), false, "a text", "how to mend it; a template", NULL},
    {"explain", ft_read_block, F(rule.explain), false, "a text", "why it breaks, in Markdown", NULL},
    {"references", keep_node, F(references), false, "a list of texts", "where to read more", NULL},
    {"examples", keep_node, F(examples), false, "a list of mappings", "code that is reported and code that is not", NULL},
    {NULL, NULL, 0, false, NULL, NULL, NULL}};
#undef F

/* ---- parts of a rule ----------------------------------------------------------------------------- */

static bool read_template(ft_reading *in, ft_site_kind kind, const ft_yaml *node, const char **out)
{
    static const ft_key key = {.takes = "a text"};

    return ft_read_line(in, &key, node, out) && ft_message_check(in, kind, node, *out);
}

typedef struct confidence_draft {
    const ft_yaml *when, *message;
    int severity;
} confidence_draft;

#define F(member) offsetof(confidence_draft, member)
const ft_key ft_confidence_keys[] = {
    {"when", keep_node, F(when), true, "a condition", "for which of the rule's sites this holds", NULL},
    {"severity", ft_read_word, F(severity), true, "error, warning, note or none",
     "the severity of those sites; none: not reported", confidences},
    {"message", keep_node, F(message), false, "a text", "replaces the message of the rule; a template", NULL},
    {NULL, NULL, 0, false, NULL, NULL, NULL}};
#undef F

static bool read_confidence_entry(ft_reading *in, ft_site_kind kind, const ft_yaml *node, ft_confidence *out)
{
    confidence_draft d = {0};

    if (!ft_read_mapping(in, node, "an entry of confidence", ft_confidence_keys, &d))
        return false;
    out->when = ft_when_read(in, kind, d.when);
    out->drop = d.severity == DROP;
    out->severity = out->drop ? FT_SEV_NOTE : (ft_severity)d.severity;
    return (!d.message || read_template(in, kind, d.message, &out->message)) && out->when;
}

static bool read_confidence(ft_reading *in, const ft_yaml *list, ft_rule *rule)
{
    bool ok = true;

    if (list->kind != FT_YAML_LIST)
        return ft_expected(in, "a list of mappings", list);
    rule->confidence = FT_NEW_ARRAY(in->arena, ft_confidence, list->n + 1);
    FT_YAML_EACH(item, list)
        ok = read_confidence_entry(in, rule->site, item, &rule->confidence[rule->n_confidence++]) && ok;
    return ok;
}

static bool read_references(ft_reading *in, const ft_yaml *list, ft_rule *rule)
{
    static const ft_key key = {.takes = "a text"};
    bool ok = true;

    if (list->kind != FT_YAML_LIST)
        return ft_expected(in, "a list of texts", list);
    rule->references = FT_NEW_ARRAY(in->arena, const char *, list->n + 1);
    FT_YAML_EACH(item, list)
        ok = ft_read_line(in, &key, item, &rule->references[rule->n_references++]) && ok;
    return ok;
}

typedef struct example_draft {
    const char *bad, *good, *title;
} example_draft;

#define F(member) offsetof(example_draft, member)
const ft_key ft_example_keys[] = {
    {"bad", ft_read_block, F(bad), false, "C code", "code that must be reported", NULL},
    {"good", ft_read_block, F(good), false, "C code", "code that must not be reported", NULL},
    {"title", ft_read_line, F(title), false, "one line of text", "stands above it", NULL},
    {NULL, NULL, 0, false, NULL, NULL, NULL}};
#undef F

static bool read_example(ft_reading *in, const ft_yaml *node, ft_example *out)
{
    example_draft d = {0};

    if (!ft_read_mapping(in, node, "an example", ft_example_keys, &d))
        return false;
    if (!d.bad == !d.good)
        return ft_bad(in, node, "an example needs one of the keys 'bad' and 'good'");
    *out = (ft_example){.bad = d.bad != NULL, .title = d.title, .code = d.bad ? d.bad : d.good};
    return true;
}

static bool read_examples(ft_reading *in, const ft_yaml *list, ft_rule *rule)
{
    bool ok = true;

    if (list->kind != FT_YAML_LIST)
        return ft_expected(in, "a list of mappings", list);
    rule->examples = FT_NEW_ARRAY(in->arena, ft_example, list->n + 1);
    FT_YAML_EACH(item, list)
        ok = read_example(in, item, &rule->examples[rule->n_examples++]) && ok;
    return ok;
}

/* Everything that needs to know the kind of site: only if `match` could be read. */
static bool read_site_parts(ft_reading *in, draft *d)
{
    ft_rule *rule = &d->rule;
    bool ok = true;

    if (!ft_match_read(in, d->match, &rule->site, &rule->match))
        return false;
    if (d->confidence)
        ok = read_confidence(in, d->confidence, rule);
    if (d->message)
        ok = read_template(in, rule->site, d->message, &rule->message) && ok;
    if (d->help)
        ok = read_template(in, rule->site, d->help, &rule->help) && ok;
    return ok;
}

static bool read_draft(ft_reading *in, const ft_yaml *root, draft *d)
{
    bool ok = ft_read_mapping(in, root, "a rule", ft_rule_keys, d);

    if (d->match)
        ok = read_site_parts(in, d) && ok;
    if (d->references)
        ok = read_references(in, d->references, &d->rule) && ok;
    if (d->examples)
        ok = read_examples(in, d->examples, &d->rule) && ok;
    return ok;
}

ft_rule *ft_rule_read(ft_reading *in, const char *text, size_t len)
{
    ft_arena *scratch = ft_arena_new();
    const size_t n_problems = in->problems->n;
    const ft_yaml *root = ft_yaml_read(scratch, in->path, text, len, in->problems);
    ft_rule *rule = NULL;
    draft d = {0};

    if (root && read_draft(in, root, &d) && in->problems->n == n_problems) {
        d.rule.family = ft_families[d.family].word;
        d.rule.severity = (ft_severity)d.severity;
        d.rule.origin = in->path;
        d.rule.url = "";
        rule = FT_NEW(in->arena, ft_rule);
        *rule = d.rule;
    }
    ft_problems_sort(in->problems, n_problems);
    ft_arena_free(scratch);
    return rule;
}
