#!/bin/sh
# fixtures.sh FTLINT FOLDER: runs ftlint on every file (or folder: a program of several files) in FOLDER and compares
# with what the comments in them expect, both ways:
#
#   expect: FT101            a finding of that rule on this line (several: expect: FT101, FT201)
#   expect-error: FT101      ... of that severity; likewise expect-warning
#   expect-note: FT201       a note on this line: a finding of that severity, or a related place of a finding
#   expect-known-miss: FT201 should be found but is not yet; fails as soon as it is
#
# In a folder named after a rule (its id or name, or FT101-anything) only that rule counts. good_* must expect
# nothing, bad_* something.
set -u
ftlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
unwrap=$(cd "$(dirname "$0")/../cli" && pwd)/unwrap.awk
folder=$(cd "$2" && pwd) || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/ftlint-fixtures.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM

base=$(basename "$folder")
rule=$("$ftlint" rules | awk -v name="$base" '
    $1 == name || $2 == name || index(name, $1 "-") == 1 { print $1; exit }')
failed=0 checked=0

fail() {
    echo "$base/$1: $2"
    failed=$((failed + 1))
}

# The expectations of the sources below the current folder: path, line, rule, kind.
list_expected() {
    find . -type f | sed 's,^\./,,' | sort | while read -r file; do
        awk -v file="$file" -v only="$rule" '
            {
                rest = $0
                while (match(rest, /expect[a-z-]*: *FT[0-9][0-9FT, ]*/)) {
                    text = substr(rest, RSTART, RLENGTH)
                    rest = substr(rest, RSTART + RLENGTH)
                    kind = text
                    sub(/:.*/, "", kind)
                    sub(/^[^:]*: */, "", text)
                    n = split(text, ids, /[ ,]+/)
                    for (i = 1; i <= n; i++)
                        if (ids[i] ~ /^FT[0-9]+$/ && (only == "" || ids[i] == only))
                            print file, FNR, ids[i], kind
                }
            }' "$file"
    done
}

# What was reported: path, line, rule, severity ("related" for related places), from the text format.
list_reported() {
    awk -f "$unwrap" "$1" | awk '
        /^[^ ].*:[0-9]+:[0-9]+: (error|warning|note): / {
            place = $0
            match(place, /:[0-9]+:[0-9]+: (error|warning|note): /)
            path = substr(place, 1, RSTART - 1)
            split(substr(place, RSTART + 1, RLENGTH), part, /[: ]+/)
            severity = part[3]
            if (match($0, /\[FT[0-9]+ [a-z0-9-]+\]$/)) {
                id = substr($0, RSTART + 1)
                sub(/ .*/, "", id)
            } else {
                severity = "related"
            }
            print path, part[1], id, severity
        }'
}

compare() {
    awk -v expected_file="$1" '
        BEGIN {
            while ((getline line < expected_file) > 0) {
                split(line, f, " ")
                place = f[1] ":" f[2] " " f[3]
                kinds[place] = kinds[place] " " f[4] " "
            }
        }
        { severities[$1 ":" $2 " " $3] = severities[$1 ":" $2 " " $3] " " $4 " " }
        function has(list, word) { return index(list, " " word " ") > 0 }
        function found(list) { return has(list, "error") || has(list, "warning") || has(list, "note") }
        END {
            for (place in kinds) {
                k = kinds[place]
                s = severities[place]
                if (has(k, "expect") && !found(s)) print place ": expected, not reported"
                if (has(k, "expect-error") && !has(s, "error")) print place ": expected as error, not reported as one"
                if (has(k, "expect-warning") && !has(s, "warning"))
                    print place ": expected as warning, not reported as one"
                if (has(k, "expect-note") && !has(s, "note") && !has(s, "related"))
                    print place ": note expected, not reported"
                if (has(k, "expect-known-miss") && found(s))
                    print place ": a known miss is found now: write expect:"
            }
            for (place in severities) {
                k = kinds[place]
                s = severities[place]
                if (!found(s) || has(k, "expect") || has(k, "expect-known-miss")) continue
                if (has(k, "expect-error") || has(k, "expect-warning")) continue
                if (has(k, "expect-note") && !has(s, "error") && !has(s, "warning")) continue
                print place ": reported, not expected (" s ")"
            }
        }' "$2" | sort
}

check() {
    name=$1
    rm -rf "$work/run"
    mkdir "$work/run"
    cp -R "$folder/$name" "$work/run/"
    cd "$work/run" || exit 2
    list_expected >"$work/expected"
    case $name in
    good_*) [ ! -s "$work/expected" ] || fail "$name" 'a good file expects findings' ;;
    bad_*) [ -s "$work/expected" ] || fail "$name" 'a bad file expects nothing' ;;
    esac
    FTLINT_IN_PROCESS=1 "$ftlint" --pedantic --color never -q -j1 ${rule:+--select "$rule"} . >"$work/out" 2>"$work/err"
    status=$?
    [ $status -le 1 ] || fail "$name" "ftlint exits with $status"
    sed "s,^,$base/$name: ," "$work/err"
    list_reported "$work/out" >"$work/reported"
    compare "$work/expected" "$work/reported" >"$work/diff"
    if [ -s "$work/diff" ]; then
        sed "s,^,$base/," "$work/diff"
        failed=$((failed + 1))
    fi
    checked=$((checked + 1))
}

for entry in "$folder"/*; do
    case $entry in
    *.c | *.cc | *.cpp | *.cxx) check "$(basename "$entry")" ;;
    *) [ -d "$entry" ] && check "$(basename "$entry")" ;;
    esac
done
[ $checked -gt 0 ] || fail '' 'no fixtures'
echo "$base${rule:+ ($rule)}: $checked checked, $failed failed"
[ $failed -eq 0 ]
