#ifndef FT_BASE_EMBED_H
#define FT_BASE_EMBED_H

#include <stddef.h>

/* A file that the build put into the binary. Tables end with a row whose name is NULL. */
typedef struct ft_embedded {
    const char *name; /* relative to its root folder: "FT101.yml", "cpython/dictobject.h" */
    const char *text; /* NUL-terminated */
    size_t len;
} ft_embedded;

extern const ft_embedded ft_embedded_capi[];   /* capi/include */
extern const ft_embedded ft_embedded_bindings[]; /* capi/bindings */
extern const ft_embedded ft_embedded_rules[];  /* rules/FT*.yml */
extern const ft_embedded ft_embedded_models[]; /* rules/models */

#endif
