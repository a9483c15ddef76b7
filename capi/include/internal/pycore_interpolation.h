/* internal/pycore_interpolation.h - ftlint: private to CPython */
#pragma GCC system_header
#include <internal/pycore_interpframe.h>
