#ifndef FT_BASE_TERM_H
#define FT_BASE_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef enum { FT_COLOR_AUTO, FT_COLOR_ALWAYS, FT_COLOR_NEVER } ft_color_mode;

/*
 * First match wins: the mode; NO_COLOR set and not empty -> off; CLICOLOR_FORCE or FORCE_COLOR set
 * and not "0" -> on; TERM=dumb -> off; CLICOLOR=0 -> off; on if the stream is a terminal.
 */
bool ft_term_wants_color(FILE *stream, ft_color_mode mode);

/* Links (OSC 8): the mode; else only where colours are and the stream is a terminal. */
bool ft_term_wants_links(FILE *stream, ft_color_mode mode, bool color);

/* The width of the terminal that the stream is; 0 if it is none or does not know. */
unsigned ft_term_columns(FILE *stream);

/* Columns that the text takes on a terminal (UTF-8; invalid bytes count one; independent of the locale). */
size_t ft_term_width(const char *s, size_t len);

/* Edit distance based suggestion: the closest of names within distance 1 + len/3, or NULL. */
const char *ft_did_you_mean(const char *word, const char *const *names, size_t n);

#endif
