#ifndef FT_RULES_KEYS_H
#define FT_RULES_KEYS_H

/*
 * Mappings read by table: each key is one row, which serves reading, "did you mean", "expected ..." and
 * docs/rule-language.md alike.
 */
#include "base/arena.h"
#include "rules/problem.h"
#include "rules/yaml.h"

/* What a reader of one file carries along. */
typedef struct ft_reading {
    ft_arena *arena; /* what is read lives here */
    const char *path;
    ft_problems *problems;
} ft_reading;

/* A word of a closed list. Tables end with a row whose word is NULL. */
typedef struct ft_choice {
    const char *word;
    int value;
    const char *doc;
} ft_choice;

typedef struct ft_key ft_key;

/* Reads value into the field that the key stands for; false after recording a problem. */
typedef bool ft_key_reader(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field);

struct ft_key {
    const char *name;
    ft_key_reader *read;
    size_t offset;      /* of the field in the struct that is filled */
    bool required;
    const char *takes;  /* "a list of argument numbers" */
    const char *doc;
    const ft_choice *choices;
};

/* Keys that stand for the same struct; a table ends with a row whose name is NULL. */
bool ft_read_mapping(ft_reading *in, const ft_yaml *node, const char *what, const ft_key *keys, void *target);

/* const char *: one line of text that is not empty; surrounding white space is cut off. */
ft_key_reader ft_read_line;
/* const char *: text as it stands. */
ft_key_reader ft_read_block;
/* int or an enumeration: one of key->choices. */
ft_key_reader ft_read_word;
/* bool */
ft_key_reader ft_read_bool;

/* Records "expected <key->takes>, found <value>" and returns false. */
bool ft_expected(ft_reading *in, const char *what, const ft_yaml *found);

/* Records a problem at the node and returns false. */
bool ft_bad(ft_reading *in, const ft_yaml *node, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* ", did you mean 'x'?" or "". */
const char *ft_suggestion(ft_arena *arena, const char *word, const char *const *names, size_t n);

/* Finds the word; records the problem and returns NULL if it is none of them. */
const ft_choice *ft_read_choice(ft_reading *in, const ft_choice *choices, const ft_yaml *value);

/* A whole decimal number, maybe with a minus sign. */
bool ft_parse_number(const char *text, long long *out);

#endif
