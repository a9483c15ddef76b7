#include <string.h>

#include "report/formats.h"

typedef struct range {
    uint32_t first, last;
} range;

/* Characters that steer a terminal or reorder what it shows. */
static bool is_harmful(uint32_t c)
{
    static const range harmful[] = {{0x00, 0x1f}, {0x7f, 0x9f}, {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2066, 0x2069}};

    for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++)
        if (c >= harmful[i].first && c <= harmful[i].last)
            return true;
    return false;
}

/* Lengths by first byte, with the smallest character that may be written so. */
static size_t sequence_length(unsigned char first, uint32_t *bits, uint32_t *smallest)
{
    static const struct {
        unsigned char mask, mark;
        uint32_t smallest;
    } forms[] = {{0x80, 0x00, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};

    for (size_t i = 0; i < 4; i++) {
        if ((first & forms[i].mask) == forms[i].mark) {
            *bits = first & (unsigned char)~forms[i].mask;
            *smallest = forms[i].smallest;
            return i + 1;
        }
    }
    return 0;
}

size_t ft_utf8_next(const char *s, size_t len, bool *ok)
{
    uint32_t c, smallest;
    size_t n = sequence_length((unsigned char)*s, &c, &smallest);

    *ok = false;
    if (n == 0 || n > len)
        return 1;
    for (size_t i = 1; i < n; i++) {
        unsigned char byte = (unsigned char)s[i];

        if ((byte & 0xc0) != 0x80)
            return 1;
        c = c << 6 | (byte & 0x3f);
    }
    if (c < smallest || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        return 1;
    *ok = !is_harmful(c);
    return n;
}

size_t ft_utf8_cut(const char *s, size_t limit)
{
    size_t len = strlen(s), at = 0;

    if (len <= limit)
        return len;
    while (at < limit) {
        bool ok;
        size_t n = ft_utf8_next(s + at, len - at, &ok);

        if (at + n > limit)
            break;
        at += n;
    }
    return at;
}

void ft_add_clean_n(ft_strbuf *out, const char *s, size_t len)
{
    while (len > 0) {
        bool ok;
        size_t n = ft_utf8_next(s, len, &ok);

        if (ok)
            ft_strbuf_add(out, s, n);
        else
            ft_strbuf_adds(out, strchr("\t\n\r", *s) ? " " : FT_REPLACEMENT);
        s += n;
        len -= n;
    }
}

void ft_add_clean(ft_strbuf *out, const char *s)
{
    ft_add_clean_n(out, s, strlen(s));
}

void ft_add_to_do(ft_strbuf *out, const ft_finding *f)
{
    if (f->state != FT_FINDING_TODO)
        return;
    ft_strbuf_adds(out, *f->reason ? " (to do: " : " (to do");
    ft_add_clean(out, f->reason);
    ft_strbuf_addch(out, ')');
}

void ft_report_add_clean_lines(ft_strbuf *out, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");

        ft_add_clean_n(out, text, len);
        text += len;
        if (*text)
            ft_strbuf_addch(out, *text++);
    }
}

/* Length of "##[", "##vso[" or the like without the bracket, 0 if there is none at s. */
static size_t marker_length(const char *s, size_t len)
{
    size_t n = 2;

    if (len < 3 || s[0] != '#' || s[1] != '#')
        return 0;
    while (n < len && n < 16 && s[n] >= 'a' && s[n] <= 'z')
        n++;
    return n < len && s[n] == '[' ? n : 0;
}

void ft_report_defuse(ft_strbuf *out, const char *text, const char *bracket)
{
    size_t len = strlen(text);
    bool at_start = true; /* of a line, but for blanks */

    for (size_t i = 0; i < len; i++) {
        size_t marker = marker_length(text + i, len - i);

        if (marker > 0) {
            ft_strbuf_add(out, text + i, marker);
            ft_strbuf_adds(out, bracket);
            i += marker;
        } else if (at_start && text[i] == ':' && text[i + 1] == ':') {
            ft_strbuf_adds(out, "./::"); /* it is a path, as a rule */
            i++;
        } else {
            ft_strbuf_addch(out, text[i]);
        }
        at_start = text[i] == '\n' || (at_start && strchr(" \t", text[i]));
    }
}
