#!/bin/sh
# Sources that want to take all time or all memory, or to bring the program down: each costs its own file, within the
# limits, with exit status 2, and the others are reported.
. "$(dirname "$0")/lib.sh"
cd proj || exit 1
module a.c a

# bomb NAME: whatever becomes of it, the other file is reported in time, and nothing has crashed but workers.
bomb() {
    start=$(date +%s)
    "$FTLINT" -j2 --timeout 5 --memory 1500 --format concise . >../out/stdout 2>../out/stderr </dev/null
    status=$?
    what="the bomb $1"
    [ $status -eq "${2:-$status}" ] || fail "exit status $status, not $2"
    [ $status -eq 1 ] || [ $status -eq 2 ] || fail "exit status $status"
    stdout_has '^\(\./\)\?a.c:10:.*FT101'
    if [ $status -eq 2 ]; then stderr_has 'error: '; fi
    [ $(($(date +%s) - start)) -le 120 ] || fail "took $(($(date +%s) - start)) s"
    rm -rf x.* .ftlint.yml
}

# what never ends
mkfifo x.fifo
printf '#define F "x.fifo"\n#include F\nint x;\n' >x.c
bomb fifo 2
ln -s /dev/zero x.h
printf '#include <Python.h>\n#include "x.h"\nint x;\n' >x.c
bomb zero 1
printf '#define F "/dev/zero"\n#include F\nint x;\n' >x.c
bomb 'zero by a macro' 2
{
    echo '#include <Python.h>'
    echo '#define A0 x+'
    awk 'BEGIN { for (i = 1; i < 40; i++) printf "#define A%d A%d A%d A%d\n", i, i - 1, i - 1, i - 1 }'
    echo 'int f(int x) { return A39 1; }'
} >x.c
bomb macros 2
{
    echo '#include <Python.h>'
    echo 'template <int A, int B> struct T { enum { v = T<A - 1, B * 2>::v + T<A - 1, B * 2 + 1>::v }; };'
    echo 'int x = T<40, 1>::v; constexpr int loop() { for (;;) {} return 1; } constexpr int y = loop();'
} >x.cpp
bomb templates
printf '#pragma clang __debug overflow_stack\nint x;\n' >x.c
bomb 'stack overflow'
printf '#pragma clang __debug llvm_fatal_error\nint x;\n' >x.c
bomb 'fatal error'
# what the configuration of the checkout must not switch off
printf 'jobs: 1\n' >.ftlint.yml
printf '#pragma clang __debug crash\nint x;\n' >x.c
bomb 'crash, and the configuration asks for one process'
printf 'timeout: 0\n' >.ftlint.yml
run 2 .
stderr_has '0 (no limit) can be said on the command line only'
rm .ftlint.yml

# deep and long
nest() { awk -v a="$1" -v n="$2" -v b="$3" -v c="$4" 'BEGIN { for (i = 0; i < n; i++) printf "%s", a; printf "%s", b; for (i = 0; i < n; i++) printf "%s", c }'; }
{
    echo '#include <Python.h>'
    echo "int a(int x) { return $(nest '(' 50000 x ')'); }"
    echo "int b(int x) { $(nest '{' 50000 'x++;' '}') return x; }"
    echo "int c[] = $(nest '{' 50000 1 '}');"
    echo "int d(int x) { return $(nest '!' 50000 x ''); }"
    echo "int e(int x) { $(nest 'if (x) ' 20000 'x++;' '') return x; }"
    echo "int g(int x) { return $(nest 'x ? 1 : ' 20000 2 ''); }"
    echo "int $(nest '*' 50000 p '');"
} >x.c
bomb nesting
printf '#include <Python.h>\nint f(int x) { return x%s; }\n' "$(nest ' + x' 100000 '' '')" >x.c
bomb 'one long line'

# a baseline of very many entries, none of which fits any of many findings
rm -f a.c
{
    echo '#include <Python.h>'
    awk 'BEGIN { for (i = 0; i < 1500; i++) printf "PyObject *f%d(PyObject *d) { return PyDict_GetItem(d, d); }\n", i }'
} >x.c
awk 'BEGIN { printf "{\"format\": \"ftlint-baseline\", \"version\": 1, \"findings\": ["
             for (i = 0; i < 60000; i++)
                 printf "%s{\"path\": \"z%d.c\", \"rule\": \"FT109\", \"function\": \"f0\", \"symbol\": \"PyDict_GetItem\", \"text\": \"%d\", \"count\": 1, \"message\": \"\"}\n", i ? "," : "", i, i
             print "]}" }' >many.json
start=$(date +%s)
run 1 --baseline many.json --format concise -q .
stdout_has '^x.c:1501:'
[ $(($(date +%s) - start)) -le 40 ] || fail "a large baseline takes $(($(date +%s) - start)) s"
finish
