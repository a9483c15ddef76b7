#ifndef FT_COMMAND_NOTES_H
#define FT_COMMAND_NOTES_H

/* What check says on stderr besides the findings. */
#include "command/run.h"
#include "findings/findings.h"

/* -v: every unit with its flags and where they came from. */
void ft_note_units(const ft_source *source);

/* --statistics: how often each rule was reported. */
void ft_note_statistics(const ft_findings *findings);

/* --timing. */
typedef struct ft_stopwatch ft_stopwatch;
ft_stopwatch *ft_stopwatch_new(void);
/* Ends a phase of that name (a literal). */
void ft_stopwatch_lap(ft_stopwatch *watch, const char *phase);
void ft_note_timing(const ft_stopwatch *watch);
void ft_stopwatch_free(ft_stopwatch *watch);

#endif
