#ifndef FT_SOURCE_SOURCE_H
#define FT_SOURCE_SOURCE_H

/*
 * Which files are analysed and how: paths and folders (respecting .gitignore), compile_commands.json,
 * flags per translation unit, include lookup by evidence. Knows nothing of clang.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* Why a file that was asked for is not parsed as a translation unit of its own. */
typedef enum {
    FT_SOURCE_UNIT,      /* is parsed */
    FT_SOURCE_HEADER,    /* analysed through the files that include it */
    FT_SOURCE_FRAGMENT,  /* .c that another file includes: analysed there */
    FT_SOURCE_GENERATED, /* Cython's generated C, and the like: left out with a note */
    FT_SOURCE_COMPAT,    /* vendored pythoncapi_compat.h: known, left out */
    FT_SOURCE_BINARY     /* NUL bytes: not source text */
} ft_source_kind;

typedef struct ft_source_file {
    const char *path;          /* absolute, cleaned */
    const char *shown;         /* relative to the start folder if below it, else absolute */
    ft_source_kind kind;
    bool is_cxx;
    bool asked;                /* named or below a named folder: its findings are reported */
    bool explicit_file;        /* named itself */
    bool is_test;              /* of the tests, benchmarks or examples that come with the project, and not what was asked for itself */
    bool is_generated;         /* written by Cython, SWIG, mypyc, ...; a unit only with include_generated */
    bool uses_python;          /* includes Python.h by itself or through the project's headers */
    const char *const *flags;  /* for units: what to give the compiler, without the file */
    size_t n_flags;
    bool from_database;        /* flags come from compile_commands.json */
} ft_source_file;

/* Files and folders to leave out: patterns as in a .gitignore that stands in dir (absolute). */
typedef struct ft_exclusion {
    const char *dir;
    const char *const *patterns;
    size_t n;
} ft_exclusion;

typedef struct ft_source_options {
    const char *const *paths;  /* files and folders as given; none: "." */
    size_t n_paths;
    const char *database;      /* -p: folder or file; NULL: look for one */
    const char *const *extra;  /* flags after "--": then no database is read */
    size_t n_extra;
    bool extra_given;
    bool include_generated;
    const char *const *more;   /* flags in addition to whatever else there is */
    size_t n_more;
    const ft_exclusion *exclude;
    size_t n_exclude;
    bool force_exclude;        /* even if the file itself is named */
    bool whole_program;        /* all units of the project, whatever was asked for */
} ft_source_options;

typedef struct ft_source ft_source;

/* A problem with one path that does not stop the run (unreadable, missing); printed by the caller. */
typedef struct ft_source_problem {
    const char *path;
    const char *text;          /* "cannot read 'x.c': permission denied" */
} ft_source_problem;

/*
 * Finds everything, in a stable order (by path, bytes). Problems with single paths are collected; false
 * only when nothing can be done at all (broken compile_commands.json named with -p).
 */
ft_source *ft_source_open(const ft_source_options *options, ft_error *err);
void ft_source_close(ft_source *source);

const ft_source_file *ft_source_files(const ft_source *source, size_t *n);
const ft_source_problem *ft_source_problems(const ft_source *source, size_t *n);
const char *ft_source_root(const ft_source *source);      /* the project's root folder, absolute */
unsigned ft_source_oldest_python(const ft_source *source); /* that the project supports: 9 for 3.9, 0: it does not say */
const char *ft_source_start(const ft_source *source);     /* where ftlint was started, absolute */
const char *ft_source_database(const ft_source *source);  /* the compile_commands.json used, or NULL */

/* The file of that absolute path, or NULL. */
const ft_source_file *ft_source_find(const ft_source *source, const char *path);

/*
 * Where a header that the compiler cannot find stands in the project: its whole spelled path is looked
 * up among all files below the root, nearest to `from` first. Borrowed, NULL if there is none.
 * The signature fits ft_find_include of parse/parse.h with the ft_source as data.
 */
const char *ft_source_find_include(void *source, const char *from, const char *spelled, bool angled);

#endif
