#!/bin/sh
# usage.sh - extension code parses against ftlint's headers without a warning.
#
# usage: usage.sh [INCLUDE_DIR [CLANG]]
#
# Parses usage.c and usage.cpp for every target and language level, the headers
# with no libc and no compiler headers at all, and each header on its own.
#
# exit status: 0 all parse, 1 something does not, 77 no clang
set -u
here=$(cd "$(dirname "$0")" && pwd)
include=${1:-$here/../../capi/include}
clang=${2:-}
if [ -z "$clang" ]; then
    for c in clang clang-19 clang-18 clang-17 clang-16; do
        if command -v "$c" >/dev/null 2>&1; then clang=$c; break; fi
    done
fi
if [ -z "$clang" ] || ! command -v "$clang" >/dev/null 2>&1; then
    echo "usage.sh: no clang found: skipped"
    exit 77
fi
include=$(cd "$include" && pwd)

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM

count=0
status=0
parse() {
    count=$((count + 1))
    if ! "$clang" -fsyntax-only -Werror "$@"; then
        echo "    failed: $clang $*"
        status=1
    fi
}

warnings="-Wall -Wextra -Wno-missing-field-initializers -Wno-cast-function-type"
# shellcheck disable=SC2086
for target in 0x030D0000 0x030E0000 0x030F0000; do
    for std in c11 c17; do
        parse -x c "-std=$std" -DFTLINT_TARGET=$target $warnings -isystem "$include" "$here/usage.c"
    done
    for std in c++11 c++17 c++20; do
        parse -x c++ "-std=$std" -DFTLINT_TARGET=$target $warnings -isystem "$include" "$here/usage.cpp"
    done
done

# no libc headers, then not even the compiler's own
cat >"$work/bare" <<'END'
#include <Python.h>
static PyObject *used(PyObject *op) {
    errno = ENOMEM;
    printf("%d %d", (int)strlen("x"), isnan(NAN) != 0);
    Py_RETURN_NOTIMPLEMENTED;
    (void)op;
}
PyMethodDef methods[] = {{"used", (PyCFunction)used, METH_O, NULL}};
END
parse -x c -nostdlibinc -isystem "$include" "$work/bare"
parse -x c -nostdinc -isystem "$include" "$work/bare"
parse -x c++ -nostdinc -isystem "$include" "$work/bare"

# each header on its own; the forwarders of cpython/ and internal/ together
for header in $(cd "$include" && ls *.h | LC_ALL=C sort); do
    echo "#include <$header>" >"$work/one"
    parse -x c -isystem "$include" "$work/one"
done
(cd "$include" && find . -name '*.h') | LC_ALL=C sort |
    sed 's|^\./\(.*\)|#include <\1>|' >"$work/all"
parse -x c -isystem "$include" "$work/all"
parse -x c++ -std=c++17 -isystem "$include" "$work/all"

echo "$count parses"
exit $status
