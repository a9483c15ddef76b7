#ifndef FT_PARSE_PARSE_H
#define FT_PARSE_PARSE_H

/*
 * The only door to libclang: parses one file, heals what a bare checkout lacks, lowers it to IR.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "ir/ir.h"

typedef struct ft_parser ft_parser;

/* A header that exists only in memory. */
typedef struct ft_virtual_file {
    const char *name; /* "Python.h", "cpython/dictobject.h" */
    const char *text;
    size_t len;
} ft_virtual_file;

/* How a missing include is looked up in the project; see source/includes.h. Returns an absolute path or
 * NULL. from: absolute path of the including file; spelled: "numpy/arrayobject.h"; angled: <...>. */
typedef const char *(*ft_find_include)(void *data, const char *from, const char *spelled, bool angled);

typedef struct ft_parse_options {
    const ft_virtual_file *capi; /* embedded C-API headers, NULL with --python-include */
    size_t n_capi;
    const ft_virtual_file *bindings; /* C++ binding libraries, for checkouts that lack their headers */
    size_t n_bindings;
    int target_minor;            /* 13, 14 or 15 */
    const char *project_root;    /* absolute: files below it are the project's */
    const char *start_dir;       /* absolute: paths below it are shown relative to it */
    ft_find_include find_include;
    void *find_data;
} ft_parse_options;

/* The options and all they point at must outlive the parser. One parser per process or thread. */
ft_parser *ft_parser_new(const ft_parse_options *options);
void ft_parser_free(ft_parser *parser);

/* How a file is compiled. */
typedef struct ft_compile_flags {
    const char *const *v;
    size_t n;
    bool are_of_build; /* from compile_commands.json: they say all that the build defines */
} ft_compile_flags;

/*
 * Parses path (absolute) with the given compiler flags (from source/) and lowers it. Errors in the
 * source are not failures: they are in unit->diags. Returns NULL with err only if libclang gave no unit.
 * The unit is the caller's (ft_unit_free).
 */
ft_unit *ft_parse_file(ft_parser *parser, const char *path, ft_compile_flags flags, ft_error *err);

/*
 * What can be told of a file that could not be parsed: see is_text_only of ft_unit. NULL if it cannot be read. No
 * parser is needed, and nothing of the text can make it fail.
 */
ft_unit *ft_parse_text(const ft_parse_options *options, const char *path);

/* What healing assumed for the last file, as virtual source text; "" if nothing. Borrowed. */
const char *ft_parser_healed(const ft_parser *parser);

/* How often the last file was parsed: once, if nothing was missing or all of it was foreseen. */
unsigned ft_parser_parses(const ft_parser *parser);

/* False if the compiler finds no headers of a C library: ftlint's own declarations stand in for them. */
bool ft_parse_has_libc(void);

/* clang_getClangVersion(), into buf. */
void ft_parse_clang_version(char *buf, size_t size);

#endif
