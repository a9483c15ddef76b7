#ifndef FT_COMMAND_DOCTOR_H
#define FT_COMMAND_DOCTOR_H

/* What `ftlint doctor` knows when it has looked at everything, and how it says so. */
#include "command/coverage.h"
#include "command/run.h"

/* A header that was not there. */
typedef struct ft_lacking {
    const char *name;
    bool is_own;         /* ftlint declares what it holds itself */
    size_t files;        /* units that include it */
    size_t functions;    /* with a parse error, in those units */
    size_t off;          /* switched off in those units: perhaps by macros that it defines */
} ft_lacking;

/* A name that was declared from how it is used. */
typedef struct ft_made_up {
    const char *name;
    size_t files, uses;
} ft_made_up;

/* A folder that includes led to. */
typedef struct ft_include_folder {
    const char *path; /* relative to where ftlint was started if below it */
    size_t files;
} ft_include_folder;

typedef struct ft_diagnosis {
    const ft_options *options;
    const ft_source *source;
    ft_arena *arena;
    ft_report_coverage coverage;
    size_t units, from_database;
    const ft_lacking *headers;         /* those that would help most first */
    size_t n_headers;
    const ft_made_up *names;           /* most used first */
    size_t n_names;
    const ft_include_folder *folders;  /* of most files first */
    size_t n_folders;
    const char *const *machine;        /* what the machine lacks */
    size_t n_machine;
    size_t elsewhere;                  /* functions with parse errors in units that lack no header */
} ft_diagnosis;

void ft_diagnosis_text(const ft_diagnosis *d, ft_strbuf *out);
void ft_diagnosis_json(const ft_diagnosis *d, ft_strbuf *out);

#endif
