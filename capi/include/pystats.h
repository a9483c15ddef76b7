/* pystats.h - ftlint: internal statistics, off */
#ifndef Py_PYSTATS_H
#define Py_PYSTATS_H
#pragma GCC system_header

#include "pyport.h"

#define _Py_INCREF_STAT_INC() ((void)0)
#define _Py_DECREF_STAT_INC() ((void)0)

#endif  /* Py_PYSTATS_H */
