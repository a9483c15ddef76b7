#ifndef FT_BASE_STRBUF_H
#define FT_BASE_STRBUF_H

#include <stddef.h>

/* Growable text, always NUL-terminated once init'ed; scope-owned. */
typedef struct ft_strbuf {
    char *s;
    size_t len, cap;
} ft_strbuf;

void ft_strbuf_init(ft_strbuf *b);    /* s is "" afterwards */
void ft_strbuf_release(ft_strbuf *b);
void ft_strbuf_clear(ft_strbuf *b);   /* keeps the memory */
void ft_strbuf_truncate(ft_strbuf *b, size_t len); /* to at most len bytes */
void ft_strbuf_add(ft_strbuf *b, const char *data, size_t len);
void ft_strbuf_adds(ft_strbuf *b, const char *s);
void ft_strbuf_addch(ft_strbuf *b, char c);
void ft_strbuf_addu(ft_strbuf *b, unsigned long long n); /* in decimal; much faster than addf */
void ft_strbuf_addf(ft_strbuf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
