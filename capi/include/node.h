/* node.h - ftlint: parse tree nodes (header removed in 3.10) */
#ifndef Py_NODE_H
#define Py_NODE_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

typedef struct _node {
    short n_type;
    char *n_str;
    int n_lineno;
    int n_col_offset;
    int n_nchildren;
    struct _node *n_child;
} node;
#define NCH(n) ((n)->n_nchildren)
#define CHILD(n, i) (&(n)->n_child[i])
#define TYPE(n) ((n)->n_type)
#define STR(n) ((n)->n_str)
#define LINENO(n) ((n)->n_lineno)
PyAPI_FUNC(node *) PyNode_New(int);
PyAPI_FUNC(void) PyNode_Free(node *);

FTLINT_END_C

#endif  /* Py_NODE_H */
