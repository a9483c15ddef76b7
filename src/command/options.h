#ifndef FT_COMMAND_OPTIONS_H
#define FT_COMMAND_OPTIONS_H

/*
 * The command line: one table of options drives parsing and --help of every command.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"

struct ft_command;

typedef struct ft_words {
    const char **v;
    size_t n, cap;
} ft_words;

/* A report that is wanted: --output FORMAT[=FILE]. */
typedef struct ft_output {
    const char *format; /* one of ft_output_choices() */
    const char *file;   /* NULL: standard output */
} ft_output;

typedef struct ft_outputs {
    ft_output *v;
    size_t n, cap;
} ft_outputs;

typedef struct ft_options {
    const struct ft_command *command;
    bool help, version;  /* asked for instead of running the command */
    ft_words arguments;  /* paths, rules ... in the order given */
    ft_words flags;      /* after "--" */
    bool flags_given;
    const char *misspelt; /* the command that the first argument is probably meant to be, or NULL */
    ft_outputs outputs;  /* in the order given */
    int rules_format;    /* index in text, json */
    int severity;        /* ft_severity: the least shown */
    bool pedantic;
    ft_words select, ignore, rules;
    const char *at;      /* explain: FILE:LINE[:COLUMN] */
    const char *database;
    int target;          /* index in 3.13, 3.14, 3.15 */
    const char *python_include;
    bool include_generated;
    int color, links;    /* ft_color_mode */
    int jobs;            /* 0: one per processor */
    int memory;          /* MiB per worker, 0: any */
    int timeout;         /* seconds per file, 0: none */
    bool quiet, verbose, exit_zero, sarif_include_suppressed, statistics, timing, no_suppressions, require_reasons, fix;
    int strict;          /* percent that must be understood, 0: any */
    bool dump_ir, dump_facts, dump_link, dump_healed;
    bool check, examples, man;
    const char *baseline;      /* file, NULL: the usual one if it is there */
    bool no_baseline;
    const char *changed_since; /* revision */
    const char *diff;          /* file with a diff, "-": standard input */
    ft_words exclude;     /* patterns as in .gitignore */
    ft_words include, define;
    bool force_exclude, whole_program;
    int fail_on;          /* ft_severity: the least that makes the exit status 1 */
    const char *config_file;
    bool no_config, show, yes;
    struct ft_config *config; /* what .ftlint.yml says besides options; never NULL once parsed */
    int *origin_ranks;        /* ft_origin of each that is set */
    const char **origins;     /* by row of the option table: "command line", ...; NULL: the default */
    ft_arena *arena;
} ft_options;

/*
 * Fills options from the command line; strings are borrowed from argv or live in the arena. Released by the
 * caller in any case.
 */
bool ft_options_parse(ft_options *options, int argc, char **argv, ft_error *err);
void ft_options_release(ft_options *options);

/* The Python version analysed for: "3.14", and its minor number. */
const char *ft_options_target(const ft_options *options);
int ft_options_target_minor(const ft_options *options);

#endif
