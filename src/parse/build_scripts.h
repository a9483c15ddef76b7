#ifndef FT_PARSE_BUILD_SCRIPTS_H
#define FT_PARSE_BUILD_SCRIPTS_H

/* Which macros a project's build scripts define: setup.py, meson.build, CMakeLists.txt, setup.cfg, pyproject.toml. */
#include "parse/session.h"

typedef struct ft_define {
    const char *name, *value; /* interned; a number, "1" if the script gives none */
} ft_define;

typedef struct ft_defines {
    const ft_define *v;
    size_t n;
} ft_defines;

typedef struct ft_scripts ft_scripts;

ft_scripts *ft_scripts_new(ft_parser *parser);
void ft_scripts_free(ft_scripts *scripts);

/* What the scripts in a folder define. Read once, kept as long as scripts. */
ft_defines ft_scripts_in(ft_scripts *scripts, const ft_session *s, const char *dir);

/* Whether a macro with the name of a system ("X_LINUX", "X_WINDOWS") belongs to a file by that path: what a path names counts
 * ("arch/bsd/x.c"), any other file is for this system. True for names without one. path: below the project's root. */
bool ft_scripts_fits_platform(const char *name, const char *path);

#endif
