#ifndef FT_RULES_CONDITION_H
#define FT_RULES_CONDITION_H

/* A compiled `match:` or `when:`: a tree whose leaves look at one attribute each. Inside the rules room only. */
#include <stdint.h>

#include "base/strbuf.h"
#include "rules/keys.h"
#include "rules/rules.h"

typedef enum {
    FT_COND_EVERY,    /* all parts hold (true if there are none) */
    FT_COND_SOME,     /* one of the parts holds */
    FT_COND_TEXT,     /* the text is one of words, `*` stands for anything */
    FT_COND_HAS_ANY,  /* one of the attribute's words is among words */
    FT_COND_HAS_ALL,  /* the attribute has every one of words */
    FT_COND_HAS_ONLY, /* each of the attribute's words is among words */
    FT_COND_NUMBER    /* within one of ranges */
} ft_cond_op;

typedef struct ft_range {
    long long min, max;
} ft_range;

struct ft_condition {
    ft_cond_op op;
    bool negate;       /* holds if the rest does not; so an attribute that is not set satisfies it */
    ft_attr attr;      /* of a leaf */
    size_t n;
    size_t n_exact;    /* FT_COND_TEXT: that many words without `*` come first, sorted */
    uint64_t shapes;   /* FT_COND_TEXT: ft_text_shape() of the exact words, to say no without comparing */
    union {
        const struct ft_condition **parts;
        const char **words;
        const ft_range *ranges;
    };
};

/* One bit that depends on the length and the last character: cheap, and C-API names differ in them. */
uint64_t ft_text_shape(const char *text);

bool ft_condition_holds(const ft_condition *c, const ft_site *site);

/* In words: "`container.sharing` is `shared` or `unknown`, and ...". */
void ft_condition_describe(const ft_condition *c, ft_strbuf *out);

/* The smallest part that decides that c does not hold: a leaf, or an alternative none of which holds. NULL if c holds. */
const ft_condition *ft_condition_obstacle(const ft_condition *c, const ft_site *site);

/* `match:` names the kind of site; both return false (NULL) after recording a problem. */
bool ft_match_read(ft_reading *in, const ft_yaml *node, ft_site_kind *kind, const ft_condition **match);
const ft_condition *ft_when_read(ft_reading *in, ft_site_kind kind, const ft_yaml *node);

/* Keys of a condition that are not attributes, for reading and docs. Ends with a row whose name is NULL. */
typedef struct ft_cond_operator {
    const char *name, *takes, *doc, *example;
} ft_cond_operator;
extern const ft_cond_operator ft_cond_operators[];

#endif
