#!/bin/sh
# signatures.sh - ftlint's headers declare functions as a real CPython does.
#
# usage: signatures.sh [REAL_INCLUDE_DIR [INCLUDE_DIR [SIGNATURES]]]
#
# REAL_INCLUDE_DIR holds a CPython's Python.h (default: what python3-config or
# python3 names), INCLUDE_DIR ftlint's headers, SIGNATURES the program built
# from signatures.c (default: built here with cc and llvm-config). Functions
# declared by both must have the same type, save those in signatures-allow.txt.
#
# exit status: 0 equal, 1 different, 77 nothing to compare with
set -u
here=$(cd "$(dirname "$0")" && pwd)
real=${1:-}
include=${2:-$here/../../capi/include}
program=${3:-}

if [ -z "$real" ]; then
    real=$(python3-config --includes 2>/dev/null | sed -n 's/^ *-I\([^ ]*\).*/\1/p')
    if [ -z "$real" ] || [ ! -f "$real/Python.h" ]; then
        real=$(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))' 2>/dev/null)
    fi
fi
if [ -z "$real" ] || [ ! -f "$real/Python.h" ]; then
    echo "signatures.sh: no CPython headers on this machine: skipped"
    exit 77
fi
real=$(cd "$real" && pwd)
include=$(cd "$include" && pwd)

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM

if [ -z "$program" ]; then
    for config in llvm-config llvm-config-19 llvm-config-18 llvm-config-17 llvm-config-16; do
        command -v "$config" >/dev/null 2>&1 && [ -f "$("$config" --includedir)/clang-c/Index.h" ] && break
        config=
    done
    if [ -z "$config" ]; then
        echo "signatures.sh: no libclang headers on this machine: skipped"
        exit 77
    fi
    program=$work/signatures
    libdir=$("$config" --libdir)
    if ! cc -o "$program" "$here/signatures.c" -I"$("$config" --includedir)" \
        -L"$libdir" -Wl,-rpath,"$libdir" -lclang; then
        echo "signatures.sh: cannot build signatures.c"
        exit 1
    fi
fi

# the target nearest to the real headers
minor=$(sed -n 's/^#define PY_MINOR_VERSION[[:space:]]*\([0-9]*\).*/\1/p' "$real/patchlevel.h")
target=$minor
[ "$target" -lt 13 ] && target=13
[ "$target" -gt 15 ] && target=15

# struct tags that carry the same type under another name in some release
plain='s/(struct|enum|union) //g; s/bufferinfo/Py_buffer/g; s/ __attribute__\(\(noreturn\)\)$//'
"$program" "$real" >"$work/real.all" || { echo "signatures.sh: cannot parse $real: skipped"; exit 77; }
"$program" "$include" "-DFTLINT_TARGET=$(printf '0x03%02X0000' "$target")" >"$work/ours.all" || exit 1
sed -E "$plain" "$work/real.all" | sort -u >"$work/real"
sed -E "$plain" "$work/ours.all" | sort -u >"$work/ours"

tab=$(printf '\t')
sed '/^#/d' "$here/signatures-allow.txt" | cut -f1 | sort -u >"$work/allow"
LC_ALL=C sort -u -t "$tab" -k1,1 "$work/real" >"$work/a"
LC_ALL=C sort -u -t "$tab" -k1,1 "$work/ours" >"$work/b"
LC_ALL=C join -t "$tab" "$work/a" "$work/b" >"$work/both"
awk -F '\t' 'NR == FNR { allow[$1] = 1; next } $2 != $3 && !($1 in allow)' \
    "$work/allow" "$work/both" >"$work/different"
# a function that does not return must say so, or every path through it goes on
grep -h 'noreturn' "$work/real.all" | cut -f1 | sort -u >"$work/noreturn.real"
grep -h 'noreturn' "$work/ours.all" | cut -f1 | sort -u >"$work/noreturn.ours"
cut -f1 "$work/b" | sort -u >"$work/names"
comm -12 "$work/noreturn.real" "$work/names" | comm -23 - "$work/noreturn.ours" |
    sed 's/$/	noreturn	returns/' >>"$work/different"

both=$(wc -l <"$work/both" | tr -d ' ')
bad=$(wc -l <"$work/different" | tr -d ' ')
echo "CPython 3.$minor ($real), target 3.$target: $both functions in both, $bad differ"
[ "$bad" -eq 0 ] && exit 0
awk -F '\t' '{ print "    " $1 "\n        real: " $2 "\n        ours: " $3 }' "$work/different"
exit 1
