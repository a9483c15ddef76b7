#include "report/formats.h"

#include <string.h>

const ft_report_format ft_report_formats[] = {
    {"text", "message, source excerpt, related places and help", ft_report_text},
    {"concise", "one line per finding, as compilers write it", ft_report_concise},
    {"json", "everything, after docs/findings.schema.json", ft_report_json},
    {"jsonl", "the findings as in json, one a line", ft_report_jsonl},
    {"sarif", "SARIF 2.1.0, for code scanning and editors", ft_report_sarif},
    {"github", "annotations, folded text and a job summary for GitHub Actions", ft_report_github},
    {"gitlab", "GitLab Code Quality", ft_report_gitlab},
    {"checkstyle", "Checkstyle XML", ft_report_checkstyle},
    {"junit", "JUnit XML", ft_report_junit},
    {"rdjson", "reviewdog's diagnostic format", ft_report_rdjson},
    {"markdown", "a table, for comments and summaries", ft_report_markdown},
    {NULL, NULL, NULL},
};

const ft_report_format *ft_report_format_find(const char *name)
{
    for (const ft_report_format *f = ft_report_formats; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}
