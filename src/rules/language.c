/* docs/rule-language.md: written from the tables that the reader uses. */
#include <string.h>

#include "rules/condition.h"
#include "rules/model_read.h"
#include "rules/rule_read.h"

static const char intro[] =
    "# The rule language\n"
    "\n"
    "A rule says which sites in a program are a hazard, how bad that is, what to tell and how to mend it. It is one YAML\n"
    "file. The analysis finds the sites and their attributes; rules only combine them, so a new rule over the words of this\n"
    "page needs no C code. Own rules and models go into a folder for `--rules DIR`:\n"
    "\n"
    "```text\n"
    "DIR/*.yml          one rule each; overrides a rule with the same id or name\n"
    "DIR/models/*.yml   models; an entry overrides the one of the same name whole\n"
    "```\n"
    "\n"
    "A mistake is reported as `file:line:column: text` and the rule or entry is left out. Refused are: aliases, anchors and\n"
    "tags, several documents in a file, duplicate keys, nesting deeper than 32, files over 1 MiB, bytes that are not UTF-8.\n"
    "\n"
    "## A rule\n"
    "\n"
    "```yaml\n"
    "id: XY101\n"
    "name: cache-lookup-unlocked\n"
    "family: borrowed\n"
    "severity: error\n"
    "summary: A lookup in our cache hands out a borrowed reference\n"
    "match:\n"
    "  site: call\n"
    "  callee: [cache_get, \"cache_peek_*\"]\n"
    "  container: {sharing: [shared, unknown]}\n"
    "  result: {use: {not: null-test}}\n"
    "confidence:\n"
    "  - when: {container: {sharing: unknown}}\n"
    "    severity: warning\n"
    "message: \"{callee}() borrows from {container}[[, which {container.why}]]\"\n"
    "help: \"Use {replacement}() and release the result with Py_DECREF().\"\n"
    "```\n";

static const char condition_intro[] =
    "\n## Conditions\n"
    "\n"
    "`match` names a kind of site with `site`; every other key is an attribute of that kind. All must hold. A dot in an\n"
    "attribute's name may be written as nesting: `container: {sharing: shared}` is `container.sharing: shared`.\n"
    "\n"
    "What stands for an attribute depends on its type:\n"
    "\n"
    "| type | holds | a value or list means |\n"
    "| --- | --- | --- |\n"
    "| word | one of the words listed for it | it is one of them |\n"
    "| words | a set of such words, maybe empty | it has at least one of them |\n"
    "| name | an identifier | it is one of them; `*` stands for any text |\n"
    "| text | free text, for messages | it is one of them; `*` stands for any text |\n"
    "| number | a whole number | it is one of them |\n"
    "\n"
    "An attribute that is not set satisfies no value, and every `not`. Text that is neither unset nor empty:\n"
    "`change: {is: \"*\", not: \"\"}`. Instead of values there can be a mapping with these keys:\n"
    "\n"
    "| key | takes | means | example |\n"
    "| --- | --- | --- | --- |\n";

static const char message_intro[] =
    "\n## Messages\n"
    "\n"
    "`message` and `help` are templates. `{attribute}` is replaced by its text; besides the attributes of the kind there are\n"
    "`{symbol}`, what the finding is about, and `{function}`, where it is. `[[...]]` is left out if an attribute in it is\n"
    "empty or not set; such parts cannot be nested. `{{` and `}}` are braces.\n";

static const char models_intro[] =
    "\n## Models\n"
    "\n"
    "What ftlint knows about functions, macros and types, by the name as written in source. Arguments count from 0.\n"
    "\n"
    "```yaml\n"
    "functions:\n"
    "  cache_get:   {returns: {borrowed-from: 0}, container: dict, replacement: cache_get_ref, runs: maybe}\n"
    "  cache_lock:  {acquires: mutex, lock: 0}\n"
    "  cache_unlock: {releases: mutex, lock: 0}\n"
    "macros:\n"
    "  WITH_CACHE:  {acquires: section, lock: 0}\n"
    "types:\n"
    "  cache_lock_t: lock\n"
    "handles:                 # types of a library whose objects only one thread may use at a time\n"
    "  cache_session: libcache\n"
    "single-owner: [Cursor]   # structs whose objects belong to one thread by your documentation\n"
    "```\n"
    "\n"
    "`functions` and `macros` are one table; use what reads better. A function that may be called with a handle that others use has\n"
    "an entry with `tag: thread-safe`. For a struct under `single-owner`, findings of rules about fields are notes, unless memory is at\n"
    "stake. The keys of an entry:\n";

static void add_choices(const ft_choice *choices, ft_strbuf *out)
{
    for (const ft_choice *c = choices; c->word; c++) {
        ft_strbuf_addf(out, "%s`%s`", c == choices ? "" : "; ", c->word);
        if (*c->doc)
            ft_strbuf_addf(out, ": %s", c->doc);
    }
}

static void add_keys(const ft_key *keys, bool shows_required, ft_strbuf *out)
{
    ft_strbuf_addf(out, "\n| key | takes | %smeans |\n| --- | --- | %s--- |\n", shows_required ? "required | " : "",
                   shows_required ? "--- | " : "");
    for (const ft_key *key = keys; key->name; key++) {
        ft_strbuf_addf(out, "| `%s` | %s | ", key->name, key->takes);
        if (shows_required)
            ft_strbuf_adds(out, key->required ? "yes | " : "| ");
        ft_strbuf_adds(out, key->doc);
        if (key->choices) {
            ft_strbuf_adds(out, " (");
            add_choices(key->choices, out);
            ft_strbuf_addch(out, ')');
        }
        ft_strbuf_adds(out, " |\n");
    }
}

static void add_operators(ft_strbuf *out)
{
    for (const ft_cond_operator *op = ft_cond_operators; op->name; op++)
        ft_strbuf_addf(out, "| `%s` | %s | %s | `%s` |\n", op->name, op->takes, op->doc, op->example);
}

static const char *type_name(ft_attr_type type)
{
    static const char *const names[] = {[FT_ATTR_WORD] = "word",
                                        [FT_ATTR_WORDS] = "words",
                                        [FT_ATTR_NAME] = "name",
                                        [FT_ATTR_TEXT] = "text",
                                        [FT_ATTR_NUMBER] = "number"};

    return names[type];
}

static void add_attribute(const ft_attr_info *info, ft_strbuf *out)
{
    ft_strbuf_addf(out, "| `%s` | %s | %s", info->name, type_name(info->type), info->doc);
    if (*info->words) {
        ft_strbuf_adds(out, *info->doc ? ": " : "");
        for (const char *word = info->words; *word;) {
            const size_t len = strcspn(word, " ");

            ft_strbuf_addf(out, "%s`%.*s`", word == info->words ? "" : ", ", (int)len, word);
            word += len + strspn(word + len, " ");
        }
    }
    ft_strbuf_adds(out, " |\n");
}

static void add_site_kinds(ft_strbuf *out)
{
    ft_strbuf_adds(out, "\n## Sites and their attributes\n");
    for (int kind = 0; kind < FT_SITE_KIND_COUNT; kind++) {
        ft_strbuf_addf(out, "\n### %s\n\nIs %s.\n\n| attribute | type | says |\n| --- | --- | --- |\n",
                       ft_site_kind_name((ft_site_kind)kind), ft_site_kind_doc((ft_site_kind)kind));
        for (int attr = 0; attr < FT_ATTR_COUNT; attr++)
            if (ft_attr_describe((ft_attr)attr)->kind == (ft_site_kind)kind)
                add_attribute(ft_attr_describe((ft_attr)attr), out);
    }
}

static void add_type_roles(ft_strbuf *out)
{
    ft_strbuf_adds(out, "\nThe role of a type is one of these:\n\n| role | means |\n| --- | --- |\n");
    for (const ft_choice *role = ft_type_roles; role->word; role++)
        ft_strbuf_addf(out, "| `%s` | %s |\n", role->word, role->doc);
}

void ft_rule_language_markdown(ft_strbuf *out)
{
    ft_strbuf_adds(out, intro);
    add_keys(ft_rule_keys, true, out);
    ft_strbuf_adds(out, condition_intro);
    add_operators(out);
    ft_strbuf_adds(out, "\n## Confidence\n\nA list; the first entry whose condition holds decides.\n");
    add_keys(ft_confidence_keys, true, out);
    ft_strbuf_adds(out, message_intro);
    ft_strbuf_adds(out, "\n## Examples\n\nA list. Each entry is `bad` or `good`: a whole C file, or a part of one that gets "
                        "`#include <Python.h>`\nput in front. `ftlint explain` shows them and the tests run them.\n");
    add_keys(ft_example_keys, false, out);
    add_site_kinds(out);
    ft_strbuf_adds(out, models_intro);
    add_keys(ft_model_keys, false, out);
    ft_strbuf_adds(out, "\nThe longer form of `returns` has one of these keys, and maybe `type`:\n");
    add_keys(ft_returns_keys, false, out);
    add_type_roles(out);
}
