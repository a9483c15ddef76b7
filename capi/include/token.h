/* token.h - ftlint: token numbers (header removed in 3.10) */
#ifndef Py_TOKEN_H
#define Py_TOKEN_H
#pragma GCC system_header

#include "pyport.h"

#define ENDMARKER 0
#define NAME 1
#define NUMBER 2
#define STRING 3
#define NEWLINE 4
#define INDENT 5
#define DEDENT 6
#define NT_OFFSET 256
#define ISTERMINAL(x) ((x) < NT_OFFSET)
#define ISNONTERMINAL(x) ((x) >= NT_OFFSET)
#define ISEOF(x) ((x) == ENDMARKER)

#endif  /* Py_TOKEN_H */
