#ifndef FT_SOURCE_KINDS_H
#define FT_SOURCE_KINDS_H

/* Which files of the index are translation units of their own. */
#include "source/index.h"
#include "source/source.h"

/* A generator signed it or gave it its name, or it stands beside its template. */
bool ft_kinds_is_generated(const ft_index *index, const ft_index_file *f);

/* The kind of each file, by number; in the index's arena. */
const ft_source_kind *ft_kinds_decide(const ft_index *index, bool include_generated);

/*
 * Headers and fragments that were asked for while none of their includers was: for each of them the one
 * or two nearest units through which they can be analysed. Sets helpers[i] for those (n entries, zeroed).
 */
void ft_kinds_find_helpers(const ft_index *index, const ft_source_kind *kinds, bool *helpers);

#endif
