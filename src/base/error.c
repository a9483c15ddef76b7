#include "base/error.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool ft_fail(ft_error *err, ft_err_kind kind, const char *fmt, ...)
{
    char text[sizeof err->text]; /* the arguments may point into err->text */
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    err->kind = kind;
    memcpy(err->text, text, sizeof text);
    return false;
}

bool ft_fail_in(ft_error *err, const char *fmt, ...)
{
    char text[sizeof err->text];
    va_list ap;

    va_start(ap, fmt);
    int len = vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (len < 0)
        return false;
    if ((size_t)len < sizeof text)
        snprintf(text + len, sizeof text - (size_t)len, "%s", err->text);
    memcpy(err->text, text, sizeof text);
    return false;
}

const char *ft_errno_text(int code, char *buf, size_t size)
{
    snprintf(buf, size, "%s", strerror(code));
    if (size > 1 && isupper((unsigned char)buf[0]) && !isupper((unsigned char)buf[1]))
        buf[0] = (char)tolower((unsigned char)buf[0]);
    return buf;
}
