#ifndef FT_BASE_ERROR_H
#define FT_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* What went wrong, by who can mend it. All of them end in exit status 2. */
typedef enum { FT_ERR_NONE, FT_ERR_USAGE, FT_ERR_CONFIG, FT_ERR_INPUT, FT_ERR_IO } ft_err_kind;

typedef struct ft_error {
    ft_err_kind kind;
    char text[512]; /* lower case, no full stop: "cannot read 'a.c': permission denied" */
} ft_error;

/* Records the failure and returns false, so that callers can `return ft_fail(...)`. */
bool ft_fail(ft_error *err, ft_err_kind kind, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Puts context in front of what is there: "rules/x.yml: " + text. Returns false. */
bool ft_fail_in(ft_error *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* strerror(3) in our style ("permission denied"), written to buf, which is returned. */
const char *ft_errno_text(int code, char *buf, size_t size);

#endif
