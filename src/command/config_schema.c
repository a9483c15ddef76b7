#include "command/config_schema.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "command/command.h"
#include "command/config.h"
#include "command/options_table.h"

static json_t *choices_of(const ft_option *o)
{
    json_t *list = json_array();

    for (const char *const *c = o->choices(); *c; c++)
        json_array_append_new(list, json_string(*c));
    return json_pack("{s:o}", "enum", list);
}

static json_t *words(void)
{
    return json_pack("{s:s, s:{s:s, s:i}}", "type", "array", "items", "type", "string", "minLength", 1);
}

static json_t *schema_of_type(const ft_option *o)
{
    switch (o->type) {
    case FT_OPTION_FLAG:
        return json_pack("{s:s}", "type", "boolean");
    case FT_OPTION_TEXT:
        return json_pack("{s:s, s:i}", "type", "string", "minLength", 1);
    case FT_OPTION_CHOICE:
        return choices_of(o);
    case FT_OPTION_NUMBER:
        return json_pack("{s:s, s:i, s:i}", "type", "integer", "minimum", o->smallest, "maximum", o->largest);
    case FT_OPTION_LIST:
    case FT_OPTION_REPEAT:
    case FT_OPTION_OUTPUT:
        return words();
    }
    return json_object();
}

static void add(json_t *properties, const char *name, json_t *schema, const char *doc)
{
    json_object_set_new(schema, "description", json_string(doc));
    json_object_set_new(properties, name, schema);
}

static int append(const char *data, size_t len, void *out)
{
    ft_strbuf_add(out, data, len);
    return 0;
}

void ft_config_schema(ft_strbuf *out)
{
    json_t *properties = json_object(), *root;

    for (const ft_option *o = ft_option_table; o->name; o++)
        if (o->commands & FT_IN_CONFIG)
            add(properties, o->name, schema_of_type(o), o->doc);
    for (const ft_config_key *k = ft_config_keys; k->name; k++) {
        const ft_option *o = k->option ? ft_option_find(k->option, FT_IN_CHECK) : NULL;

        add(properties, k->name, o ? schema_of_type(o) : json_loads(k->schema, 0, NULL), k->doc);
    }
    root = json_pack("{s:s, s:s, s:s, s:s, s:b, s:o}", "$schema", "http://json-schema.org/draft-07/schema#", "$id",
                     "https://github.com/ftlint/ftlint/docs/config.schema.json", "title", ".ftlint.yml", "type", "object",
                     "additionalProperties", 0, "properties", properties);
    json_dump_callback(root, append, out, JSON_INDENT(2));
    ft_strbuf_addch(out, '\n');
    json_decref(root);
}
