#include "rules/condition.h"

#include <limits.h>
#include <string.h>

uint64_t ft_text_shape(const char *text)
{
    size_t len = strlen(text);

    return UINT64_C(1) << ((len * 5 + (len ? (unsigned char)text[len - 1] : 0)) % 64);
}

/* `*` stands for any text, also none. */
static bool matches_wildcard(const char *pattern, const char *text)
{
    const char *star = NULL, *resume = NULL;

    while (*text) {
        if (*pattern == '*') {
            star = ++pattern;
            resume = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star;
            text = ++resume;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

static bool is_exact_word(const ft_condition *c, const char *text)
{
    size_t lo = 0, hi = c->n_exact;

    if (!(c->shapes & ft_text_shape(text)))
        return false;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int order = strcmp(text, c->words[mid]);

        if (order == 0)
            return true;
        if (order < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return false;
}

static bool holds_text(const ft_condition *c, const char *text)
{
    if (is_exact_word(c, text))
        return true;
    for (size_t i = c->n_exact; i < c->n; i++)
        if (matches_wildcard(c->words[i], text))
            return true;
    return false;
}

/* Is the word of len bytes one of the condition's? */
static bool lists_word(const ft_condition *c, const char *word, size_t len)
{
    for (size_t i = 0; i < c->n; i++)
        if (strncmp(c->words[i], word, len) == 0 && c->words[i][len] == '\0')
            return true;
    return false;
}

/* How many of the attribute's words the condition lists; *n_words: how many there are. */
static size_t count_listed(const ft_condition *c, const char *value, size_t *n_words)
{
    size_t listed = 0;

    *n_words = 0;
    for (const char *word = value; *word;) {
        size_t len = strcspn(word, " ");

        if (len > 0) {
            listed += lists_word(c, word, len);
            ++*n_words;
        }
        word += len + (word[len] == ' ');
    }
    return listed;
}

static bool holds_number(const ft_condition *c, const char *value)
{
    long long number;

    if (!ft_parse_number(value, &number))
        return false;
    for (size_t i = 0; i < c->n; i++)
        if (number >= c->ranges[i].min && number <= c->ranges[i].max)
            return true;
    return false;
}

/* The words of a site are a set, and those of a condition too: so counting is enough. */
static bool leaf_holds(const ft_condition *c, const char *value)
{
    size_t listed, n_words;

    if (!value)
        return false;
    if (c->op == FT_COND_TEXT)
        return holds_text(c, value);
    if (c->op == FT_COND_NUMBER)
        return holds_number(c, value);
    listed = count_listed(c, value, &n_words);
    if (c->op == FT_COND_HAS_ALL)
        return listed == c->n;
    return c->op == FT_COND_HAS_ONLY ? listed == n_words : listed > 0;
}

static bool parts_hold(const ft_condition *c, const ft_site *site)
{
    const bool wanted = c->op == FT_COND_SOME;

    for (size_t i = 0; i < c->n; i++)
        if (ft_condition_holds(c->parts[i], site) == wanted)
            return wanted;
    return !wanted;
}

bool ft_condition_holds(const ft_condition *c, const ft_site *site)
{
    const bool is_tree = c->op == FT_COND_EVERY || c->op == FT_COND_SOME;

    return (is_tree ? parts_hold(c, site) : leaf_holds(c, site->attrs[c->attr])) != c->negate;
}

const ft_condition *ft_condition_obstacle(const ft_condition *c, const ft_site *site)
{
    if (ft_condition_holds(c, site))
        return NULL;
    if (c->op != FT_COND_EVERY || c->negate)
        return c;
    for (size_t i = 0; i < c->n; i++) {
        const ft_condition *part = ft_condition_obstacle(c->parts[i], site);

        if (part)
            return part;
    }
    return c;
}

/* ---- in words ---------------------------------------------------------------------------------- */

static void add_words(const ft_condition *c, const char *last, ft_strbuf *out)
{
    for (size_t i = 0; i < c->n; i++) {
        if (i > 0)
            ft_strbuf_adds(out, i + 1 < c->n ? ", " : last);
        ft_strbuf_addf(out, "`%s`", c->words[i]);
    }
}

static void add_range(ft_range r, ft_strbuf *out)
{
    if (r.min == r.max)
        ft_strbuf_addf(out, "%lld", r.min);
    else if (r.max == LLONG_MAX)
        ft_strbuf_addf(out, "at least %lld", r.min);
    else
        ft_strbuf_addf(out, "at most %lld", r.max);
}

/* X(op, if it holds, if it is negated) */
#define LEAF_PHRASES(X)                                          \
    X(FT_COND_TEXT, "is", "is not")                              \
    X(FT_COND_HAS_ANY, "has", "has none of")                     \
    X(FT_COND_HAS_ALL, "has", "lacks one of")                    \
    X(FT_COND_HAS_ONLY, "has nothing but", "has more than")      \
    X(FT_COND_NUMBER, "is", "is not")

static const char *leaf_phrase(const ft_condition *c)
{
#define X(operation, plain, negated) [operation] = {plain, negated},
    static const char *const phrases[][2] = {LEAF_PHRASES(X)};
#undef X

    if (c->op == FT_COND_HAS_ANY && ft_attr_describe(c->attr)->type == FT_ATTR_WORD)
        return c->negate ? "is not" : "is";
    return phrases[c->op][c->negate];
}

static void describe_leaf(const ft_condition *c, ft_strbuf *out)
{
    ft_strbuf_addf(out, "`%s` %s ", ft_attr_describe(c->attr)->name, leaf_phrase(c));
    if (c->op == FT_COND_NUMBER) {
        for (size_t i = 0; i < c->n; i++) {
            ft_strbuf_adds(out, i == 0 ? "" : " or ");
            add_range(c->ranges[i], out);
        }
    } else {
        add_words(c, c->op == FT_COND_HAS_ALL || c->op == FT_COND_HAS_ONLY ? " and " : " or ", out);
    }
}

static bool needs_parentheses(const ft_condition *c)
{
    return (c->op == FT_COND_EVERY || c->op == FT_COND_SOME) && !c->negate && c->n > 1;
}

static void describe_parts(const ft_condition *c, ft_strbuf *out)
{
    ft_strbuf_adds(out, c->negate ? "not (" : "");
    for (size_t i = 0; i < c->n; i++) {
        const bool inner = needs_parentheses(c->parts[i]);

        if (i > 0)
            ft_strbuf_adds(out, c->op == FT_COND_EVERY ? ", and " : ", or ");
        ft_strbuf_adds(out, inner ? "(" : "");
        ft_condition_describe(c->parts[i], out);
        ft_strbuf_adds(out, inner ? ")" : "");
    }
    ft_strbuf_adds(out, c->negate ? ")" : "");
}

void ft_condition_describe(const ft_condition *c, ft_strbuf *out)
{
    if (c->op == FT_COND_EVERY || c->op == FT_COND_SOME)
        describe_parts(c, out);
    else
        describe_leaf(c, out);
}
