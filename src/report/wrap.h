#ifndef FT_REPORT_WRAP_H
#define FT_REPORT_WRAP_H

/* Lines of a readable length. Inside the report room only. */
#include <stdbool.h>

#include "base/strbuf.h"

typedef struct ft_wrapper {
    ft_strbuf *out;
    size_t width;  /* columns of a line */
    size_t indent; /* of lines after the first */
    size_t column; /* where the next character goes */
    bool inside;   /* something stands on the line that a blank has to be put after */
} ft_wrapper;

/* Appends the text word by word, made harmless; white space of any kind is a place to break. */
void ft_wrap_text(ft_wrapper *w, const char *s);

/* Makes room for something of so many columns that the caller appends next: a blank, or a new line. */
void ft_wrap_room(ft_wrapper *w, size_t columns);

#endif
