#ifndef FT_PARSE_HEAL_H
#define FT_PARSE_HEAL_H

/* Inside the parse room only: declares virtually what a bare checkout lacks. */
#include "parse/session.h"

typedef struct ft_healing ft_healing;

ft_healing *ft_healing_new(ft_session *s);
void ft_healing_free(ft_healing *h);

/*
 * Before the first parse: if headers are missing, macros from the project's build scripts and, if foresee is set, what the
 * text uses and nothing declares.
 */
void ft_heal_prepare(ft_healing *h, bool foresee);

/*
 * Parses the session again, in a few bounded rounds, with declarations made up from how the source uses
 * the names that it does not declare. s->tu is the best unit of all rounds, never worse than it came.
 * Nothing happens to a unit without errors. parser->healed tells what was assumed.
 */
void ft_heal(ft_healing *h);

#endif
