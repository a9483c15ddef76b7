/* eval.h - ftlint: evaluation of code objects (merged into ceval.h) */
#ifndef Py_EVAL_H
#define Py_EVAL_H
#pragma GCC system_header

#include "ceval.h"

#endif  /* Py_EVAL_H */
