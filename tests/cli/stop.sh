#!/bin/sh
# A signal ends a run at once, with its own status and without half a report.
. "$(dirname "$0")/lib.sh"
command -v timeout >/dev/null || exit 77
i=0
while [ $i -lt 200 ]; do
    module proj/m$i.c m$i
    i=$((i + 1))
done
for pair in INT:130 TERM:143; do
    what="ftlint -j2 with SIG${pair%:*}"
    timeout --preserve-status -s "${pair%:*}" 1 "$FTLINT" -j2 proj >out/stdout 2>out/stderr
    status=$?
    [ $status -eq "${pair#*:}" ] || [ $status -eq 1 ] || fail "exit status $status"
    [ $status -eq 1 ] || stdout_empty
done
finish
