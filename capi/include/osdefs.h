/* osdefs.h - ftlint: path constants */
#ifndef Py_OSDEFS_H
#define Py_OSDEFS_H
#pragma GCC system_header

#include "pyport.h"

#define SEP L'/'
#define DELIM L':'
#ifndef MAXPATHLEN
#  define MAXPATHLEN 1024
#endif

#endif  /* Py_OSDEFS_H */
