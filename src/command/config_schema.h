#ifndef FT_COMMAND_CONFIG_SCHEMA_H
#define FT_COMMAND_CONFIG_SCHEMA_H

#include "base/strbuf.h"

/* docs/config.schema.json: a JSON Schema of .ftlint.yml for editors, from the tables that the reader uses. */
void ft_config_schema(ft_strbuf *out);

#endif
