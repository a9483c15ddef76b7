#ifndef FT_REPORT_TEXT_CACHE_H
#define FT_REPORT_TEXT_CACHE_H

#include "report/report.h"

/*
 * Excerpts come only from files that really are below this folder (absolute), links resolved: a report may be
 * published, and a checkout can hold links to anywhere. Until it is called that folder is the start folder.
 */
void ft_text_cache_set_root(ft_text_cache *cache, const char *root);

#endif
