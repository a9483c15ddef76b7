#ifndef FT_PARSE_HEAL_CONFIG_H
#define FT_PARSE_HEAL_CONFIG_H

/* Inside the parse room only: the texts of headers that a configure step would have written. */
#include "parse/session.h"

/* True for config.h, npy_config.h, _numpyconfig.h, build-config/foo.h and the like. */
bool ft_config_is_like(const char *spelled);

/* The template (config.h.in of autoconf, meson or CMake) filled in with sensible values; NULL if
 * unreadable. Memory of the session. */
const char *ft_config_from_template(ft_session *s, const char *path);

/* Definitions for the HAVE_x and SIZEOF_x that the unit tests and none of its files defines. */
const char *ft_config_guess(ft_session *s);

/*
 * What a build script would turn on with -DHAVE_LIBX: every HAVE_x that is tested and defined nowhere counts as
 * there, and every LIBX_MAJOR as a recent one, so that the code which users run is read. NULL if there is none, or if the flags come from a real build.
 */
const char *ft_config_features(ft_session *s);

#endif
