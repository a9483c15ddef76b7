#ifndef FT_PARSE_HEAL_WORDS_H
#define FT_PARSE_HEAL_WORDS_H

/* The identifiers of a text, for those that want to know no more of it: much cheaper than all its tokens. */
#include <stddef.h>

typedef void (*ft_word_fn)(void *data, const char *word, size_t len);

/*
 * Calls note for every identifier outside of comments and literals, keywords too. Not for the first argument of a
 * reserved macro in a line of the preprocessor, UINT in "#define UINT8_MAX __stdint_join(UINT, 8, _MAX)": part of a name.
 */
void ft_words_each(const char *text, size_t len, ft_word_fn note, void *data);

#endif
