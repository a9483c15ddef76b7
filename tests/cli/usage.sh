#!/bin/sh
# Options, commands, help, and what is said about slips.
. "$(dirname "$0")/lib.sh"
module proj/a.c a

run 0 --help
stdout_has '^Usage: ftlint'
stdout_has '--target-python VERSION'
stdout_lacks ' docs '
stderr_empty
run 0 -h
run 0 help
run 0 help explain
stdout_has 'ftlint explain \[OPTIONS\] RULE'
for command in check rules explain dump docs version help; do
    run 0 "$command" --help
    stdout_has '^Usage: ftlint'
done

run 0 --version
stdout_has '^ftlint [0-9]*\.[0-9]*\.[0-9]'
stdout_has 'clang'
cp out/stdout out/version
run 0 -V
run 0 version
cmp -s out/stdout out/version || fail "'version' and '--version' differ"

run 2 --formt json proj
stderr_has "unknown option '--formt', did you mean '--format'?"
stdout_empty
run 2 --zzzzzzzz proj
stderr_has "unknown option '--zzzzzzzz'$"
stderr_has "try 'ftlint --help'"
run 2 explain --zzzzzzzz
stderr_has "try 'ftlint explain --help'"
run 2 -Z
stderr_has "unknown option '-Z'"
run 2 --format jsn proj
stderr_has "invalid value 'jsn' for --format, did you mean 'json'?"
run 2 --target-python 2.7 proj
stderr_has "expected one of 3.13, 3.14, 3.15"
run 2 --format
stderr_has "--format needs a value"
run 2 --quiet=yes proj
stderr_has "--quiet takes no value"
for jobs in 0 -1 257 many 1x ''; do
    run 2 "--jobs=$jobs" proj
    stderr_has "invalid value '$jobs' for --jobs: expected 1 to 256"
done
run 2 -j
stderr_has "-j needs a value"

run 2 chek proj
stderr_has "did you mean the command 'ftlint check'?"
run 2 help chek
stderr_has "unknown command 'chek', did you mean 'check'?"

run 1 -q proj
stderr_empty
run 1 check -q proj
run 1 -qj2 proj
run 1 -j 2 -q proj
run 1 -q --format=concise proj
stdout_has '^proj/a.c:10:[0-9]*: [a-z]*: .* \[FT101 borrowed-dict-item\]$'
run 1 -q --format concise proj
run 1 -q proj -- -DSOMETHING=1
run 0 -q --exit-zero proj
stdout_has FT101
run 1 -v proj
stderr_has 'proj/a.c: flags'
run 1 --statistics --timing proj
stderr_has 'FT101 borrowed-dict-item'
stderr_has ' s  total'
run 1 --no-suppressions -q proj
for version in 3.13 3.14 3.15; do
    run 1 -q --format json --target-python "$version" proj
    stdout_has "\"target\": \"$version\""
done
cd proj || exit 1
run 1 -q
stdout_has '^a.c:10:'
run 1 -q .
stdout_has '^a.c:10:'
finish
