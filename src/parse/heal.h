#ifndef FT_PARSE_HEAL_H
#define FT_PARSE_HEAL_H

/* Inside the parse room only: declares virtually what a bare checkout lacks. */
#include "parse/session.h"

/*
 * Parses s again, in a few bounded rounds, with declarations made up from how the source uses the names
 * that it does not declare. s->tu is the best unit of all rounds, never worse than it came. Nothing
 * happens to a unit without errors. parser->healed tells what was assumed.
 */
void ft_heal(ft_session *s);

#endif
