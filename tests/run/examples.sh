#!/bin/sh
# examples.sh FTLINT RULE...: the examples of a rule's own page: each bad one is reported by it, each good one is not.
set -u
ftlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
work=$(mktemp -d "${TMPDIR:-/tmp}/ftlint-examples.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
"$ftlint" docs --examples "$work" || exit 2
cd "$work" || exit 2
failed=0 checked=0

for rule in "$@"; do
    for file in "$rule"/*.c; do
        [ -e "$file" ] || { echo "$rule has no examples"; failed=$((failed + 1)); continue; }
        case $file in
        */bad_*) wanted=1 ;;
        *) wanted=0 ;;
        esac
        FTLINT_IN_PROCESS=1 "$ftlint" --select "$rule" --pedantic --format concise -q -j1 "$file" >out 2>&1
        status=$?
        checked=$((checked + 1))
        [ $status -eq $wanted ] && continue
        failed=$((failed + 1))
        echo "$file: exit status $status, not $wanted"
        sed 's/^/  /' out
        sed 's/^/  | /' "$file"
    done
done
echo "$checked examples checked, $failed failed"
[ $failed -eq 0 ]
