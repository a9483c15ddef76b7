/* pydtrace.h - ftlint: dtrace probes, absent */
#ifndef Py_PYDTRACE_H
#define Py_PYDTRACE_H
#pragma GCC system_header

#include "pyport.h"

#define PyDTrace_LINE_ENABLED() 0
#define PyDTrace_FUNCTION_ENTRY_ENABLED() 0
#define PyDTrace_FUNCTION_RETURN_ENABLED() 0
#define PyDTrace_GC_START_ENABLED() 0
#define PyDTrace_GC_DONE_ENABLED() 0

#endif  /* Py_PYDTRACE_H */
