#!/bin/sh
# names.sh - every public name of the C API is in ftlint's headers.
#
# usage: names.sh INCLUDE_DIR [CLANG]
#
# Writes a C file for each target release that names everything in
# names-functions.txt and names-types-macros.txt, parses it, and lists what is
# missing. Functions and accessor macros must be declared functions: only what
# names-macros-only.txt lists may be nothing but a macro. A name is tried at a line of its own whose "file name" is the name,
# so that the compiler's errors spell it out. Names that a target must not see
# yet are checked to be absent.
#
# exit status: 0 all there, 1 something is missing, 77 no compiler
set -u
here=$(cd "$(dirname "$0")" && pwd)
include=${1:-$here/../../capi/include}
clang=${2:-}
if [ -z "$clang" ]; then
    for c in clang clang-19 clang-18 clang-17 clang-16 clang-15 clang-14 cc; do
        if command -v "$c" >/dev/null 2>&1; then clang=$c; break; fi
    done
fi
if ! command -v "$clang" >/dev/null 2>&1; then
    echo "names.sh: no C compiler found: skipped"
    exit 77
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
lists="$here/names-macros-only.txt $here/names-functions.txt $here/names-types-macros.txt"
status=0

for minor in 13 14 15; do
    target=$(printf '0x03%02X0000' "$minor")
    # shellcheck disable=SC2086
    awk -F '\t' -v minor="$minor" '
        function release(s) {            # "3.14" -> 14, "<=2.7" and "-" -> 0
            sub(/^<=/, "", s)
            if (s !~ /^3\.[0-9]+/) return 0
            sub(/^3\./, "", s)
            return s + 0
        }
        BEGIN {
            n = split("Python.h structmember.h structseq.h datetime.h frameobject.h marshal.h", h, " ")
            for (i = 1; i <= n; i++) print "#include <" h[i] ">"
            print "#include <internal/pycore_frame.h>"
        }
        /^#/ { next }
        FILENAME ~ /macros-only/ { only[$1] = 1; next }
        NF < 5 { next }
        {
            name = $1; kind = $2
            if (seen[name]++) next
            if (kind == "header") { headers[++nh] = name; next }
            print "#line 1 \"" name "\""
            if (release($4) > minor) {
                # visible too early: as a macro, or declared
                print "#ifdef " name "\n#error visible too early\n#else"
                print "extern struct ft_early " name ";\n#endif"
                early++
            } else if (name in only || (kind == "macro" && FILENAME !~ /functions/)) {
                print "#ifndef " name "\n#error missing\n#endif"
            } else if (kind == "constant") {
                print "enum { ft_" name " = sizeof(" name ") };"
            } else if (FILENAME ~ /functions/) {
                print "extern __typeof__(" name ") *ft_" name ";"
            } else {
                print "#ifndef " name "\nextern __typeof__(" name ") *ft_" name ";\n#endif"
            }
        }
        END {
            for (i = 1; i <= nh; i++)
                print "#line 1 \"" headers[i] "\"\n#include <" headers[i] ">"
        }' $lists >"$work/names.c"
    total=$(grep -c '^#line' "$work/names.c")

    case $clang in
        *clang*) limit=-ferror-limit=0 ;;
        *) limit=-fmax-errors=0 ;;
    esac
    "$clang" -fsyntax-only -w "$limit" -std=c17 -D "FTLINT_TARGET=$target" \
        -isystem "$include" "$work/names.c" >"$work/out" 2>&1
    rc=$?
    sed -n 's/^\([A-Za-z_][A-Za-z0-9_./]*\):[0-9]*:[0-9]*: \(fatal \)*error: \(.*\)/\1\t\3/p' "$work/out" |
        sort -u >"$work/missing"
    if [ "$rc" -ne 0 ] && [ ! -s "$work/missing" ]; then
        cat "$work/out"
        exit 1
    fi
    count=$(cut -f1 "$work/missing" | sort -u | wc -l | tr -d ' ')
    echo "3.$minor: $total names tried, $count wrong"
    if [ "$count" -ne 0 ]; then
        sed 's/^/    /' "$work/missing"
        status=1
    fi
done
exit $status
