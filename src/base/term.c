#include "base/term.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/vec.h"

static bool env_is_set(const char *name)
{
    const char *value = getenv(name);

    return value && value[0];
}

static bool env_forces(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] && strcmp(value, "0") != 0;
}

static bool env_is(const char *name, const char *wanted)
{
    const char *value = getenv(name);

    return value && strcmp(value, wanted) == 0;
}

bool ft_term_wants_color(FILE *stream, ft_color_mode mode)
{
    if (mode != FT_COLOR_AUTO)
        return mode == FT_COLOR_ALWAYS;
    if (env_is_set("NO_COLOR"))
        return false;
    if (env_forces("CLICOLOR_FORCE") || env_forces("FORCE_COLOR"))
        return true;
    if (env_is("TERM", "dumb") || env_is("CLICOLOR", "0"))
        return false;
    int fd = fileno(stream);
    return fd >= 0 && isatty(fd);
}

bool ft_term_wants_links(FILE *stream, ft_color_mode mode, bool color)
{
    int fd = fileno(stream);

    if (mode != FT_COLOR_AUTO)
        return mode == FT_COLOR_ALWAYS;
    return color && fd >= 0 && isatty(fd);
}

unsigned ft_term_columns(FILE *stream)
{
    struct winsize size;
    int fd = fileno(stream);

    if (fd < 0 || !isatty(fd) || ioctl(fd, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

typedef struct range {
    uint32_t first, last;
} range;

/* Combining marks and other characters without a width of their own (the common ones). */
static const range zero_width[] = {
    { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A }, { 0x064B, 0x065F },
    { 0x0E31, 0x0E31 }, { 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF },
    { 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x2064 }, { 0x20D0, 0x20FF }, { 0x302A, 0x302D },
    { 0x3099, 0x309A }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF },
};

/* East Asian Wide and Fullwidth, and emoji that terminals draw in two columns. */
static const range double_width[] = {
    { 0x1100, 0x115F },   { 0x231A, 0x231B },   { 0x23E9, 0x23EC },   { 0x2614, 0x2615 },   { 0x2648, 0x2653 },
    { 0x26A1, 0x26A1 },   { 0x26D4, 0x26D4 },   { 0x2705, 0x2705 },   { 0x274C, 0x274C },   { 0x2753, 0x2755 },
    { 0x2E80, 0x303E },   { 0x3041, 0x33FF },   { 0x3400, 0x4DBF },   { 0x4E00, 0x9FFF },   { 0xA000, 0xA4CF },
    { 0xA960, 0xA97F },   { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },   { 0xFE30, 0xFE6F },   { 0xFF00, 0xFF60 },
    { 0xFFE0, 0xFFE6 },   { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F900, 0x1F9FF }, { 0x1FA70, 0x1FAFF },
    { 0x20000, 0x2FFFD }, { 0x30000, 0x3FFFD },
};

static bool is_in(uint32_t c, const range *table, size_t n)
{
    size_t lo = 0, hi = n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (c > table[mid].last)
            lo = mid + 1;
        else if (c < table[mid].first)
            hi = mid;
        else
            return true;
    }
    return false;
}

/* Decodes one character; returns its bytes, 1 with *c = 0xFFFD for what is not UTF-8. */
static size_t decode(const unsigned char *s, size_t len, uint32_t *c)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xF0 && s[0] < 0xF8 ? 4 : s[0] >= 0xE0 ? 3 : s[0] >= 0xC0 ? 2 : 0;

    *c = 0xFFFD;
    if (n == 0 || n > len || s[0] >= 0xF8)
        return 1;
    if (n == 1) {
        *c = s[0];
        return 1;
    }
    uint32_t value = s[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (s[i] & 0x3Fu);
    }
    if (value < least[n] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *c = value;
    return n;
}

size_t ft_term_width(const char *s, size_t len)
{
    size_t width = 0;

    for (size_t i = 0; i < len;) {
        uint32_t c;
        i += decode((const unsigned char *)s + i, len - i, &c);
        if (is_in(c, zero_width, sizeof zero_width / sizeof zero_width[0]))
            continue;
        width += is_in(c, double_width, sizeof double_width / sizeof double_width[0]) ? 2 : 1;
    }
    return width;
}

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t m = a < b ? a : b;

    return m < c ? m : c;
}

/* Optimal string alignment: insert, delete, replace, swap two neighbours. rows: 3 * (strlen(b) + 1). */
static size_t edit_distance(const char *a, const char *b, size_t *rows)
{
    const size_t n = strlen(a), m = strlen(b);
    size_t *before = rows, *last = rows + m + 1, *now = rows + 2 * (m + 1);

    for (size_t j = 0; j <= m; j++)
        last[j] = j;
    for (size_t i = 1; i <= n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = min3(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
        size_t *oldest = before;
        before = last;
        last = now;
        now = oldest;
    }
    return last[m];
}

const char *ft_did_you_mean(const char *word, const char *const *names, size_t n)
{
    enum { LONGEST = 256 }; /* no option or rule is longer; keeps a hostile word cheap */
    const size_t len = strlen(word);
    const char *best = NULL;
    size_t limit = 1 + len / 3;
    size_t rows[3 * (LONGEST + 1)];

    if (len > LONGEST)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t other = strlen(names[i]);
        if (other > LONGEST || (other > len ? other - len : len - other) > limit)
            continue;
        size_t d = edit_distance(word, names[i], rows);
        if (d > limit || (best && d == limit))
            continue;
        best = names[i];
        limit = d;
    }
    return best;
}
