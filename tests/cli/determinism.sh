#!/bin/sh
# The same input gives the same bytes: any number of processes, any order of arguments, any locale.
. "$(dirname "$0")/lib.sh"
for name in zeta alpha mid b1 b10 b2; do
    module proj/$name.c $name
done
{ cat proj/mid.c; printf 'int broken( { return;\n'; } >proj/half.c
harmless proj/none.c

for format in text concise json; do
    run 1 -j1 --pedantic --format $format proj
    cp out/stdout out/first
    sed 's/ *$//' out/stderr >out/first-err
    for variant in '-j4' '-j2' '-j1'; do
        run 1 $variant --pedantic --format $format proj
        cmp -s out/stdout out/first || fail "$format $variant differs"
        sed 's/ *$//' out/stderr | cmp -s - out/first-err || fail "$format $variant: stderr differs"
    done
    FTLINT_IN_PROCESS=1
    export FTLINT_IN_PROCESS
    run 1 --pedantic --format $format proj
    cmp -s out/stdout out/first || fail "$format in one process differs"
    unset FTLINT_IN_PROCESS
    run 1 -j3 --pedantic --format $format proj/zeta.c proj/none.c proj/b2.c proj/b10.c proj/half.c proj/b1.c proj/mid.c \
        proj/alpha.c proj/zeta.c
    cmp -s out/stdout out/first || fail "$format: order of arguments matters"
    for locale in C C.UTF-8 de_DE.UTF-8; do
        LC_ALL=$locale "$FTLINT" --pedantic --format $format proj >out/stdout 2>out/stderr
        cmp -s out/stdout out/first || fail "$format: LC_ALL=$locale differs"
    done
done
finish
