/* pyfpe.h - ftlint: floating-point exception brackets, no-ops */
#ifndef Py_PYFPE_H
#define Py_PYFPE_H
#pragma GCC system_header

#include "pyport.h"

#define PyFPE_START_PROTECT(err_string, leave_stmt)
#define PyFPE_END_PROTECT(v)

#endif  /* Py_PYFPE_H */
