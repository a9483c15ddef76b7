#!/bin/sh
# complete.sh FTLINT SOURCE: every rule has a page, fixtures that it must find and fixtures that it must not.
set -u
ftlint=$1
source=$2
missing=0

lacks() {
    echo "$1 $2"
    missing=$((missing + 1))
}

for rule in $("$ftlint" rules | awk '{ print $1 ":" $2 }'); do
    id=${rule%:*} name=${rule#*:}
    [ -s "$source/docs/rules/$id.md" ] || lacks "$rule" "has no page (ftlint docs docs)"
    set --
    for folder in "$source/tests/fixtures/$id" "$source/tests/fixtures/$name" "$source/tests/fixtures/$id"-*; do
        [ -d "$folder" ] && set -- "$folder"
    done
    if [ $# -eq 0 ]; then
        lacks "$rule" "has no fixtures"
        continue
    fi
    for kind in bad good; do
        ls "$1/$kind"_* >/dev/null 2>&1 || lacks "$rule" "has no ${kind}_ fixture"
    done
done
[ $missing -eq 0 ]
