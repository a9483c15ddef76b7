#ifndef FT_COMMAND_COMMAND_H
#define FT_COMMAND_COMMAND_H

/* The subcommands: one row each in one table. */
#include <stdbool.h>

#include "command/options.h"

/* What the process ends with. */
enum { FT_EXIT_CLEAN = 0, FT_EXIT_FINDINGS = 1, FT_EXIT_PROBLEM = 2 };

/* Which commands an option belongs to (bit set). */
enum {
    FT_IN_CHECK = 1,
    FT_IN_RULES = 2,
    FT_IN_EXPLAIN = 4,
    FT_IN_DUMP = 8,
    FT_IN_DOCS = 16,
    FT_IN_OTHER = 32, /* help, version, completions */
    FT_IN_BASELINE = 64,
    FT_IN_SETUP = 128, /* config, init */
    FT_IN_CONFIG = 256, /* no command: keys of .ftlint.yml */
    FT_IN_DOCTOR = 512,
    FT_IN_ALL = 255 | FT_IN_DOCTOR
};

typedef struct ft_command {
    const char *name, *arguments, *doc;
    const char *more; /* paragraphs for --help, or NULL */
    unsigned bit;
    bool hidden;      /* for developers: not in the overview */
    int (*run)(const ft_options *options); /* returns the exit status */
} ft_command;

/* Ends with a row whose name is NULL. The first row is the default command. */
extern const ft_command ft_commands[];
const ft_command *ft_command_find(const char *name);
/* The closest command name, or NULL. */
const char *ft_command_suggest(const char *word);

/* Parses, runs, reports; returns the exit status. All that main() does. */
int ft_command_main(int argc, char **argv);

int ft_command_check(const ft_options *options);
int ft_command_baseline(const ft_options *options);
int ft_command_config(const ft_options *options);
int ft_command_init(const ft_options *options);
int ft_command_rules(const ft_options *options);
int ft_command_explain(const ft_options *options);
int ft_command_doctor(const ft_options *options);
int ft_command_dump(const ft_options *options);
int ft_command_docs(const ft_options *options);
int ft_command_completions(const ft_options *options);
int ft_command_version(const ft_options *options);
int ft_command_help(const ft_options *options);

/* --help of one command. */
void ft_command_describe(const ft_command *command, ft_strbuf *out);

#endif
