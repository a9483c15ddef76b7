/* patchlevel.h - ftlint: the version the analysis pretends to build for */
#ifndef Py_PATCHLEVEL_H
#define Py_PATCHLEVEL_H
#pragma GCC system_header

/* FTLINT_TARGET selects the CPython release: 0x030D0000 (3.13),
 * 0x030E0000 (3.14, the default) or 0x030F0000 (3.15). */
#ifndef FTLINT_TARGET
#  define FTLINT_TARGET 0x030E0000
#endif

#define PY_RELEASE_LEVEL_ALPHA 0xA
#define PY_RELEASE_LEVEL_BETA 0xB
#define PY_RELEASE_LEVEL_GAMMA 0xC
#define PY_RELEASE_LEVEL_FINAL 0xF

#define PY_MAJOR_VERSION 3
#define PY_MICRO_VERSION 0
#define PY_RELEASE_LEVEL PY_RELEASE_LEVEL_FINAL
#define PY_RELEASE_SERIAL 0

#if FTLINT_TARGET >= 0x030F0000
#  define PY_MINOR_VERSION 15
#  define PY_VERSION "3.15.0"
#  define PY_VERSION_HEX 0x030F00F0
#elif FTLINT_TARGET >= 0x030E0000
#  define PY_MINOR_VERSION 14
#  define PY_VERSION "3.14.0"
#  define PY_VERSION_HEX 0x030E00F0
#else
#  define PY_MINOR_VERSION 13
#  define PY_VERSION "3.13.0"
#  define PY_VERSION_HEX 0x030D00F0
#endif

#define _Py_PACK_FULL_VERSION(x, y, z, level, serial) \
    ((((x) & 0xff) << 24) | (((y) & 0xff) << 16) | (((z) & 0xff) << 8) | \
     (((level) & 0xf) << 4) | ((serial) & 0xf))
#define _Py_PACK_VERSION(x, y) _Py_PACK_FULL_VERSION(x, y, 0, 0, 0)
#if FTLINT_TARGET >= 0x030E0000
#  define Py_PACK_FULL_VERSION _Py_PACK_FULL_VERSION
#  define Py_PACK_VERSION _Py_PACK_VERSION
#endif

#endif  /* Py_PATCHLEVEL_H */
