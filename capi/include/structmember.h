/* structmember.h - ftlint: the older names of member types */
#ifndef Py_STRUCTMEMBER_H
#define Py_STRUCTMEMBER_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

#define PY_AUDIT_READ Py_AUDIT_READ
#define PY_WRITE_RESTRICTED 4
#define READONLY 1
#define READ_RESTRICTED 2
#define RESTRICTED 6
#define T_BOOL 14
#define T_BYTE 8
#define T_CHAR 7
#define T_DOUBLE 4
#define T_FLOAT 3
#define T_INT 1
#define T_LONG 2
#define T_LONGLONG 17
#define T_NONE 20
#define T_OBJECT 6
#define T_OBJECT_EX 16
#define T_PYSSIZET 19
#define T_SHORT 0
#define T_STRING Py_T_STRING
#define T_STRING_INPLACE 13
#define T_UBYTE 9
#define T_UINT 11
#define T_ULONG 12
#define T_ULONGLONG 18
#define T_USHORT 10
#define RO READONLY

FTLINT_END_C

#endif  /* Py_STRUCTMEMBER_H */
