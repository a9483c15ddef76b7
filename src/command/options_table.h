#ifndef FT_COMMAND_OPTIONS_TABLE_H
#define FT_COMMAND_OPTIONS_TABLE_H

/* The table of options: parsing, --help, the manual page and the completions come from it. Inside the room only. */
#include "command/options.h"

typedef enum {
    FT_OPTION_FLAG,   /* bool */
    FT_OPTION_TEXT,   /* const char * */
    FT_OPTION_CHOICE, /* int, index in choices() */
    FT_OPTION_NUMBER, /* int, smallest to largest */
    FT_OPTION_LIST,   /* ft_words, value split at commas */
    FT_OPTION_REPEAT, /* ft_words, one per use */
    FT_OPTION_OUTPUT  /* ft_outputs, FORMAT[=FILE], one per use */
} ft_option_type;

/* Headings of --help and the manual page; rows of the table stand together by group. */
typedef enum {
    FT_OPTIONS_WHAT,   /* what is looked for, and where */
    FT_OPTIONS_REPORT, /* how findings are reported */
    FT_OPTIONS_HOW,    /* how sources are read */
    FT_OPTIONS_TELL,   /* what else is said */
    FT_OPTIONS_COMMAND /* of one command only */
} ft_option_group;

/* What a shell can offer for a value. */
typedef enum { FT_VALUE_ANY, FT_VALUE_FILE, FT_VALUE_FOLDER, FT_VALUE_RULES } ft_value_kind;

typedef struct ft_option {
    const char *name;
    char letter; /* 0: none */
    ft_option_type type;
    const char *argument; /* how help names the value, NULL: it takes none; "[=PERCENT]": a number that may be left out */
    const char *doc;
    unsigned commands; /* bits of ft_command */
    ft_option_group group;
    size_t offset; /* of the field in ft_options */
    const char *const *(*choices)(void); /* NULL-terminated */
    int smallest, largest;
} ft_option;

/* Ends with a row whose name is NULL. */
extern const ft_option ft_option_table[];

/* By long name, of any command in the set of bits; NULL if there is none. */
const ft_option *ft_option_find(const char *name, unsigned commands);

/* Where a value comes from, from the strongest. */
typedef enum { FT_ORIGIN_COMMAND_LINE, FT_ORIGIN_ENVIRONMENT, FT_ORIGIN_CONFIG } ft_origin;

/*
 * Sets the option unless something stronger has: lists other than --select are extended. where: for messages and
 * `ftlint config --show` (".ftlint.yml:3"), must outlive the options.
 */
bool ft_option_offer(ft_options *options, const ft_option *option, const char *value, ft_origin origin, const char *where,
                     ft_error *err);

/* "Report" */
const char *ft_option_group_name(ft_option_group group);

/* By what the value is called: FILE, PATH, DIR ... */
ft_value_kind ft_option_value_kind(const ft_option *option);

const char *const *ft_target_choices(void);

#endif
