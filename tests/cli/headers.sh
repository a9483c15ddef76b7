#!/bin/sh
# Every header compiles alone. Arguments: source folder, compiler, include folder of libclang.
cd "$1/src" || exit 1
failures=0
for header in */*.h; do
    printf '#include "%s"\n' "$header" |
        "$2" -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -I. -isystem "$3" -fsyntax-only -x c - || {
        echo "$header does not compile alone"
        failures=$((failures + 1))
    }
done
[ $failures -eq 0 ]
