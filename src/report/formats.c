#include "report/formats.h"

#include <string.h>

const ft_report_format ft_report_formats[] = {
    {"text", "message, source excerpt, related places and help", ft_report_text},
    {"concise", "one line per finding, as compilers write it", ft_report_concise},
    {"json", "everything, after docs/findings.schema.json", ft_report_json},
    {NULL, NULL, NULL},
};

const ft_report_format *ft_report_format_find(const char *name)
{
    for (const ft_report_format *f = ft_report_formats; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}
