#include "report/place.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "report/formats.h"
#include "report/text_cache.h"

const char *ft_project_path(const ft_report_input *input, const char *path)
{
    return input->text ? ft_text_cache_project_path(input->text, path) : path;
}

/* The characters of the first len bytes of the line. */
static uint32_t count_characters(const char *line, size_t len)
{
    uint32_t n = 0;

    for (size_t i = 0; i < len; n++) {
        bool ok;

        i += ft_utf8_next(line + i, len - i, &ok);
    }
    return n;
}

uint32_t ft_character_column(const char *line, uint32_t byte_column)
{
    size_t len = strlen(line), before = byte_column > 0 ? byte_column - 1 : 0;

    if (before <= len)
        return count_characters(line, before) + 1;
    return count_characters(line, len) + (uint32_t)(before - len) + 1;
}

static uint32_t column_of(const ft_report_input *input, const char *path, uint32_t line, uint32_t byte_column)
{
    const char *text = input->text ? ft_text_cache_line(input->text, path, line) : NULL;

    return text ? ft_character_column(text, byte_column) : byte_column;
}

/* Formats want numbers from 1 and an end that is not before the start, whatever the parser says. */
static ft_region made_sane(ft_region r)
{
    r.line = r.line ? r.line : 1;
    r.column = r.column ? r.column : 1;
    r.end_line = r.end_line > r.line ? r.end_line : r.line;
    if (r.end_line == r.line && r.end_column < r.column)
        r.end_column = r.column;
    r.end_column = r.end_column ? r.end_column : 1;
    return r;
}

ft_region ft_region_of(const ft_report_input *input, const ft_spot *at)
{
    return made_sane((ft_region){at->line, column_of(input, at->path, at->line, at->col), at->end_line,
                                 column_of(input, at->path, at->end_line, at->end_col)});
}

ft_region ft_region_on_one_line(const ft_report_input *input, const ft_spot *at)
{
    const char *text = input->text ? ft_text_cache_line(input->text, at->path, at->line) : NULL;
    ft_region r = ft_region_of(input, at);

    if (r.end_line == r.line)
        return r;
    r.end_line = r.line;
    r.end_column = text ? ft_character_column(text, (uint32_t)strlen(text) + 1) : r.column;
    return made_sane(r);
}

size_t *ft_worst_first(const ft_findings *findings)
{
    size_t n = ft_findings_count(findings), *order = n ? ft_xcalloc(n, sizeof *order) : NULL, filled = 0;

    for (int severity = FT_SEV_COUNT - 1; severity >= 0; severity--)
        for (size_t i = 0; i < n; i++)
            if (ft_findings_at(findings, i)->severity == severity)
                order[filled++] = i;
    return order;
}
