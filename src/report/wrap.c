#include "report/wrap.h"

#include <string.h>

#include "base/term.h"
#include "report/formats.h"

static const char BLANKS[] = " \t\r\n";

void ft_wrap_room(ft_wrapper *w, size_t columns)
{
    if (w->inside && w->column + 1 + columns > w->width) {
        ft_strbuf_addch(w->out, '\n');
        for (size_t i = 0; i < w->indent; i++)
            ft_strbuf_addch(w->out, ' ');
        w->column = w->indent;
    } else if (w->inside) {
        ft_strbuf_addch(w->out, ' ');
        w->column++;
    }
    w->column += columns;
    w->inside = true;
}

void ft_wrap_text(ft_wrapper *w, const char *s)
{
    ft_strbuf word;

    ft_strbuf_init(&word);
    for (s += strspn(s, BLANKS); *s; s += strspn(s, BLANKS)) {
        size_t len = strcspn(s, BLANKS);

        ft_strbuf_clear(&word);
        ft_add_clean_n(&word, s, len);
        ft_wrap_room(w, ft_term_width(word.s, word.len));
        ft_strbuf_add(w->out, word.s, word.len);
        s += len;
    }
    ft_strbuf_release(&word);
}
