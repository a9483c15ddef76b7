#ifndef FT_REPORT_TEXT_CACHE_H
#define FT_REPORT_TEXT_CACHE_H

#include "report/line_hash.h"
#include "report/report.h"

/*
 * Excerpts come only from files that really are below this folder (absolute), links resolved: a report may be
 * published, and a checkout can hold links to anywhere. Until it is called that folder is the start folder.
 */
void ft_text_cache_set_root(ft_text_cache *cache, const char *root);

/* The path as seen from the root, links resolved; as it was given if it is not below it. Owned by the cache. */
const char *ft_text_cache_project_path(ft_text_cache *cache, const char *path);

/* The hash of a line; nth is 0 if there is no such line. */
ft_line_hash ft_text_cache_line_hash(ft_text_cache *cache, const char *path, uint32_t line);

#endif
