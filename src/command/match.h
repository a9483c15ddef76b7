#ifndef FT_COMMAND_MATCH_H
#define FT_COMMAND_MATCH_H

#include "command/run.h"
#include "findings/findings.h"
#include "link/link.h"

/*
 * The last phase: every selected rule against every site of the program; what is severe enough and lies in a file
 * that was asked for becomes a finding.
 */
void ft_match_rules(const ft_run *session, const bool *selected, const ft_link *link, ft_findings *findings);

#endif
