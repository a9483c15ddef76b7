/* signatures - print every function an include folder declares.
 *
 * usage: signatures INCLUDE_DIR [clang-argument...]
 *
 * Parses a small translation unit that includes Python.h and the headers it
 * leaves out, and prints "name<TAB>result(parameters)" with canonical types for
 * each function declared below INCLUDE_DIR. tests/capi/signatures.sh compares
 * two such lists: the one of capi/include and the one of a real CPython.
 */
#include <clang-c/Index.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char source[] =
    "#include <Python.h>\n"
    "#include <structmember.h>\n"
    "#include <datetime.h>\n"
    "#include <frameobject.h>\n"
    "#include <marshal.h>\n"
    "#include <structseq.h>\n";

static const char *folder;

static enum CXChildVisitResult
visit(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    (void)data;
    if (clang_getCursorKind(cursor) != CXCursor_FunctionDecl)
        return CXChildVisit_Recurse; /* extern "C" blocks */

    CXFile file;
    clang_getSpellingLocation(clang_getCursorLocation(cursor), &file, NULL, NULL, NULL);
    CXString path = clang_getFileName(file);
    const char *p = clang_getCString(path);
    if (p && strncmp(p, folder, strlen(folder)) == 0) {
        CXString name = clang_getCursorSpelling(cursor);
        CXString type = clang_getTypeSpelling(
            clang_getCanonicalType(clang_getCursorType(cursor)));
        printf("%s\t%s\n", clang_getCString(name), clang_getCString(type));
        clang_disposeString(name);
        clang_disposeString(type);
    }
    clang_disposeString(path);
    return CXChildVisit_Continue;
}

int
main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: signatures INCLUDE_DIR [clang-argument...]\n");
        return 2;
    }
    folder = argv[1];

    int n = 0;
    const char **args = calloc((size_t)argc + 4, sizeof *args);
    if (!args)
        return 2;
    args[n++] = "-w";
    args[n++] = "-isystem";
    args[n++] = folder;
    for (int i = 2; i < argc; i++)
        args[n++] = argv[i];

    struct CXUnsavedFile file = {"signatures-input.c", source, sizeof source - 1};
    CXIndex index = clang_createIndex(0, 0);
    CXTranslationUnit unit = NULL;
    enum CXErrorCode code = clang_parseTranslationUnit2(
        index, file.Filename, args, n, &file, 1,
        CXTranslationUnit_SkipFunctionBodies, &unit);
    if (code != CXError_Success) {
        fprintf(stderr, "signatures: cannot parse (%d)\n", (int)code);
        return 2;
    }

    int failed = 0;
    for (unsigned i = 0; i < clang_getNumDiagnostics(unit); i++) {
        CXDiagnostic d = clang_getDiagnostic(unit, i);
        if (clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error) {
            CXString s = clang_formatDiagnostic(d, clang_defaultDiagnosticDisplayOptions());
            fprintf(stderr, "signatures: %s\n", clang_getCString(s));
            clang_disposeString(s);
            failed = 1;
        }
        clang_disposeDiagnostic(d);
    }
    clang_visitChildren(clang_getTranslationUnitCursor(unit), visit, NULL);
    clang_disposeTranslationUnit(unit);
    clang_disposeIndex(index);
    free(args);
    return failed ? 2 : 0;
}
