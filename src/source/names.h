#ifndef FT_SOURCE_NAMES_H
#define FT_SOURCE_NAMES_H

#include <stdbool.h>

/* What a file's name says about it. */
typedef enum {
    FT_NAME_OTHER,
    FT_NAME_SOURCE,   /* .c .cc .cpp ..., and the templates .c.src ... */
    FT_NAME_HEADER,   /* .h .hpp .inc ..., and the templates .h.src ... */
    FT_NAME_LOOKUP    /* only ever included (.def, .tcc): indexed, never asked for by a folder */
} ft_name_class;

ft_name_class ft_name_classify(const char *name, bool *is_cxx);

/* ".inc", of which more than one way of use is known: not a header that stands for itself. */
bool ft_name_is_inc(const char *name);

/* The extensions that can be asked for, for messages. */
extern const char ft_name_known_extensions[];

/* The vendored pythoncapi_compat.h, by file name or by the folder of its submodule. rel: below the root. */
bool ft_name_is_compat(const char *rel);

/* mypyc marks its output by name only. */
bool ft_name_is_mypyc(const char *name);

/* Below a folder of tests, fuzzers or benchmarks, or named so. rel: below the root. */
bool ft_name_is_test(const char *rel);

/* Headers of the C library and of POSIX: <string.h> never means a project's string.h. */
bool ft_name_is_system_header(const char *spelled);

/* An include that brings Python.h in, when the project itself has no such file. */
bool ft_name_leads_to_python(const char *spelled);

/* Python.h and its like, always answered by ftlint's own C API headers. */
bool ft_name_is_python_header(const char *spelled);

#endif
