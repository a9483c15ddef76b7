#ifndef FT_COMMAND_MATCH_H
#define FT_COMMAND_MATCH_H

#include "command/run.h"
#include "findings/findings.h"
#include "link/link.h"

/* The last phase: every rule against every site of the program that lies in a file that was asked for. */
void ft_match_rules(const ft_run *session, const ft_link *link, ft_findings *findings);

/* Every rule against one site; what matches can be mended by the edits. */
void ft_match_site(const ft_run *session, const ft_site *site, const ft_edit *edits, size_t n_edits,
                   ft_findings *findings);

#endif
