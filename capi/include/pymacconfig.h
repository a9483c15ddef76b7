/* pymacconfig.h - ftlint: macOS configuration hook, empty here */
#ifndef Py_PYMACCONFIG_H
#define Py_PYMACCONFIG_H
#pragma GCC system_header

#define PY_MACCONFIG_H

#endif  /* Py_PYMACCONFIG_H */
