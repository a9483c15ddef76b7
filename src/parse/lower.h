#ifndef FT_PARSE_LOWER_H
#define FT_PARSE_LOWER_H

/* Inside the parse room only: from cursors to IR. */
#include <clang-c/Index.h>

#include "ir/ir.h"

/* A template that the unit consists of or includes; what the compiler read under its path is repeat->text. */
typedef struct ft_template {
    const char *path; /* absolute */
    const struct ft_repeat *repeat;
} ft_template;

/* The text of a file outside of the project as the compiler read it, alive as long as the lowering; NULL: not known. */
typedef const char *(*ft_text_fn)(void *data, const char *path, size_t *len);

typedef struct ft_lower_options {
    const char *project_root;  /* absolute: files below it are the project's ... */
    const char *start_dir;     /* ... and are shown relative to this if below it */
    const char *capi_dir;      /* the virtual folder of the embedded C-API headers and of healed files */
    const ft_template *templates;
    size_t n_templates;
    ft_text_fn text_of;        /* NULL: libclang is asked for all texts, which takes long for each */
    void *text_data;
} ft_lower_options;

/*
 * Fills unit (arena, strings and path are set) from a parsed translation unit: files, records, globals
 * with their initialisers, functions of the project as control-flow graphs, expansions, comments,
 * diagnostics, coverage counts. tu stays the caller's.
 */
void ft_lower_unit(CXTranslationUnit tu, ft_unit *unit, const ft_lower_options *options);

/* The same for text that could not be parsed: comments, and the calls of the C API as lost ones. text need not last. */
void ft_lower_text(const char *path, const char *text, size_t len, ft_unit *unit, const ft_lower_options *options);

#endif
