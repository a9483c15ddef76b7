#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* What an empty buffer points at, so that init needs no memory; never written to. */
static char empty[1];

void ft_strbuf_init(ft_strbuf *b)
{
    b->s = empty;
    b->len = b->cap = 0;
}

void ft_strbuf_release(ft_strbuf *b)
{
    if (b->cap)
        free(b->s);
    ft_strbuf_init(b);
}

void ft_strbuf_clear(ft_strbuf *b)
{
    b->len = 0;
    if (b->cap)
        b->s[0] = '\0';
}

/* Room for `more` bytes and the NUL. */
static void reserve(ft_strbuf *b, size_t more)
{
    size_t need = b->len + more + 1;

    if (need <= b->cap)
        return;
    size_t cap = b->cap < 32 ? 64 : b->cap * 2;
    if (cap < need)
        cap = need;
    b->s = ft_xrealloc(b->cap ? b->s : NULL, cap);
    b->cap = cap;
}

void ft_strbuf_truncate(ft_strbuf *b, size_t len)
{
    if (len >= b->len)
        return;
    b->len = len;
    b->s[len] = '\0';
}

void ft_strbuf_add(ft_strbuf *b, const char *data, size_t len)
{
    if (len == 0)
        return;
    reserve(b, len);
    memcpy(b->s + b->len, data, len);
    b->len += len;
    b->s[b->len] = '\0';
}

void ft_strbuf_adds(ft_strbuf *b, const char *s)
{
    ft_strbuf_add(b, s, strlen(s));
}

void ft_strbuf_addch(ft_strbuf *b, char c)
{
    ft_strbuf_add(b, &c, 1);
}

void ft_strbuf_addf(ft_strbuf *b, const char *fmt, ...)
{
    char small[256]; /* most texts are; they are formatted once then */
    va_list ap;

    va_start(ap, fmt);
    int len = vsnprintf(small, sizeof small, fmt, ap);
    va_end(ap);
    if (len > 0 && (size_t)len < sizeof small) {
        ft_strbuf_add(b, small, (size_t)len);
    } else if (len > 0) {
        reserve(b, (size_t)len);
        va_start(ap, fmt);
        vsnprintf(b->s + b->len, (size_t)len + 1, fmt, ap);
        va_end(ap);
        b->len += (size_t)len;
    }
}

void ft_strbuf_addu(ft_strbuf *b, unsigned long long n)
{
    char digits[24];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    ft_strbuf_add(b, digits + at, sizeof digits - at);
}
