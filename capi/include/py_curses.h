/* py_curses.h - ftlint: the curses capsule */
#ifndef Py_PY_CURSES_H
#define Py_PY_CURSES_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

#if defined(__has_include)
#  if __has_include(<ncurses.h>)
#    include <ncurses.h>
#  elif __has_include(<curses.h>)
#    include <curses.h>
#  endif
#endif
#define PyCurses_CAPSULE_NAME "_curses._C_API"
#define PyCurses_API_pointers 4
typedef struct PyCursesWindowObject {
    PyObject ob_base;
    void *win;
    char *encoding;
    struct PyCursesWindowObject *orig;
} PyCursesWindowObject;
static void **PyCurses_API __attribute__((unused));
#define PyCursesWindow_Type (*(PyTypeObject *)PyCurses_API[0])
#define PyCursesWindow_Check(v) Py_IS_TYPE((v), &PyCursesWindow_Type)
#define import_curses() \
    PyCurses_API = (void **)PyCapsule_Import(PyCurses_CAPSULE_NAME, 1)

FTLINT_END_C

#endif  /* Py_PY_CURSES_H */
