/* audit.h - ftlint: audit hooks */
#ifndef Py_AUDIT_H
#define Py_AUDIT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef int (*Py_AuditHookFunction)(const char *, PyObject *, void *);
PyAPI_FUNC(int) PySys_AddAuditHook(Py_AuditHookFunction, void *);
PyAPI_FUNC(int) PySys_Audit(const char *, const char *, ...);
PyAPI_FUNC(int) PySys_AuditTuple(const char *, PyObject *);

FTLINT_END_C

#endif  /* Py_AUDIT_H */
