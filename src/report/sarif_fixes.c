#include <string.h>

#include "report/place.h"
#include "report/sarif.h"

/* An insertion is the replacement of an empty region. */
static json_t *new_replacement(const ft_report_input *input, const ft_edit *edit)
{
    ft_region r = ft_region_of(input, &edit->at);
    json_t *replacement = json_object(), *region = json_object(), *content = json_object();

    ft_json_set_number(region, "startLine", r.line);
    ft_json_set_number(region, "startColumn", r.column);
    ft_json_set_number(region, "endLine", r.end_line);
    ft_json_set_number(region, "endColumn", r.end_column);
    ft_json_set_text(content, "text", edit->text);
    ft_json_set(replacement, "deletedRegion", region);
    ft_json_set(replacement, "insertedContent", content);
    return replacement;
}

/* The edits of one file, from the first on; returns how many. */
static size_t add_change(json_t *changes, const ft_report_input *input, const ft_finding *f, size_t first)
{
    json_t *change = json_object(), *replacements = json_array();
    size_t i = first;

    for (; i < f->n_edits && strcmp(f->edits[i].at.path, f->edits[first].at.path) == 0; i++)
        json_array_append_new(replacements, new_replacement(input, &f->edits[i]));
    ft_json_set(change, "artifactLocation", ft_sarif_artifact(input, f->edits[first].at.path));
    ft_json_set(change, "replacements", replacements);
    json_array_append_new(changes, change);
    return i - first;
}

json_t *ft_sarif_fixes(const ft_report_input *input, const ft_finding *f)
{
    json_t *fixes = json_array(), *fix = json_object(), *changes = json_array();

    for (size_t i = 0; i < f->n_edits;)
        i += add_change(changes, input, f, i);
    ft_json_set(fix, "description", ft_sarif_message(*f->help ? f->help : f->message, 0));
    ft_json_set(fix, "artifactChanges", changes);
    json_array_append_new(fixes, fix);
    return fixes;
}

json_t *ft_sarif_suppressions(const ft_finding *f)
{
    json_t *list = json_array(), *suppression;

    if (f->state != FT_FINDING_SUPPRESSED && f->state != FT_FINDING_BASELINED)
        return list;
    suppression = json_object();
    ft_json_set_text(suppression, "kind", f->state == FT_FINDING_SUPPRESSED ? "inSource" : "external");
    ft_json_set_text(suppression, "status", "accepted");
    if (*f->reason)
        ft_json_set_clean(suppression, "justification", f->reason);
    json_array_append_new(list, suppression);
    return list;
}
