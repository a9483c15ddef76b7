#include "parse/skipped.h"

#include <stdbool.h>

/*
 * Places in a precompiled header count down from the upper end of clang's numbering, those of the unit up from 0.
 * Asking for their file would read the precompiled header piece by piece: clang_getSkippedRanges() does, for every file.
 */
static bool is_precompiled(const CXSourceRange *range)
{
    return (range->begin_int_data & 0x7fffffffu) >= 0x40000000u;
}

ft_skipped ft_skipped_read(CXTranslationUnit tu, ft_arena *arena)
{
    ft_skipped all = {0};
    CXSourceRangeList *list = clang_getAllSkippedRanges(tu);

    if (!list)
        return all;
    all.v = FT_NEW_ARRAY(arena, ft_skipped_range, list->count + 1);
    for (unsigned i = 0; i < list->count; i++) {
        ft_skipped_range *r = &all.v[all.n];
        if (is_precompiled(&list->ranges[i]))
            continue;
        clang_getFileLocation(clang_getRangeStart(list->ranges[i]), &r->file, NULL, NULL, &r->start);
        clang_getFileLocation(clang_getRangeEnd(list->ranges[i]), NULL, NULL, NULL, &r->end);
        all.n += r->file != NULL;
    }
    clang_disposeSourceRangeList(list);
    return all;
}
