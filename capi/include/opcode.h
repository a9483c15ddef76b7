/* opcode.h - ftlint: bytecode instructions */
#ifndef Py_OPCODE_H
#define Py_OPCODE_H
#pragma GCC system_header

#include "opcode_ids.h"

#define NB_ADD 0
#define NB_AND 1
#define NB_FLOOR_DIVIDE 2
#define NB_LSHIFT 3
#define NB_MATRIX_MULTIPLY 4
#define NB_MULTIPLY 5
#define NB_REMAINDER 6
#define NB_OR 7
#define NB_POWER 8
#define NB_RSHIFT 9
#define NB_SUBTRACT 10
#define NB_TRUE_DIVIDE 11
#define NB_XOR 12
#define NB_SUBSCR 26
#define HAS_ARG(op) ((op) > 43)
#define IS_PSEUDO_INSTR(op) ((op) >= 256)

#endif  /* Py_OPCODE_H */
