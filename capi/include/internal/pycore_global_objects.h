/* internal/pycore_global_objects.h - ftlint: private to CPython */
#pragma GCC system_header
#include <internal/pycore_interpframe.h>
#include <internal/pycore_interp.h>
