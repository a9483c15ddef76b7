/* pyexpat.h - ftlint: the expat capsule */
#ifndef Py_PYEXPAT_H
#define Py_PYEXPAT_H
#pragma GCC system_header

#include "Python.h"

FTLINT_BEGIN_C

#define PyExpat_CAPI_MAGIC "pyexpat.expat_CAPI 1.1"
#define PyExpat_CAPSULE_NAME "pyexpat.expat_CAPI"
struct PyExpat_CAPI {
    char *magic;
    int size;
    int MAJOR_VERSION;
    int MINOR_VERSION;
    int MICRO_VERSION;
    const char *(*ErrorString)(int);
    void (*ParserFree)(void *);
    int (*GetErrorCode)(void *);
    unsigned long (*GetErrorColumnNumber)(void *);
    unsigned long (*GetErrorLineNumber)(void *);
    int (*Parse)(void *, const char *, int, int);
    void *(*ParserCreate_MM)(const char *, const void *, const char *);
    void (*SetCharacterDataHandler)(void *, void *);
    void (*SetCommentHandler)(void *, void *);
    void (*SetDefaultHandlerExpand)(void *, void *);
    void (*SetElementHandler)(void *, void *, void *);
    void (*SetNamespaceDeclHandler)(void *, void *, void *);
    void (*SetProcessingInstructionHandler)(void *, void *);
    void (*SetUnknownEncodingHandler)(void *, void *, void *);
    void (*SetUserData)(void *, void *);
    void (*SetStartDoctypeDeclHandler)(void *, void *);
    int (*SetEncoding)(void *, const char *);
    int (*DefaultUnknownEncodingHandler)(void *, const char *, void *);
    int (*SetHashSalt)(void *, unsigned long);
    unsigned char (*SetReparseDeferralEnabled)(void *, unsigned char);
};

FTLINT_END_C

#endif  /* Py_PYEXPAT_H */
