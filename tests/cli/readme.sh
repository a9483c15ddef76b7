#!/bin/sh
# What the README shows is what ftlint says ("..." stands for what is left out), and its links lead somewhere.
. "$(dirname "$0")/lib.sh"
cd "$SOURCE" || exit 1
run 1 examples/inventory
cat "$WORK/out/stderr" >>"$WORK/out/stdout"
awk '/^\$ ftlint examples\/inventory$/ { on = 1; next } /^```/ { on = 0 } on' README.md >"$WORK/out/shown"
[ -s "$WORK/out/shown" ] || fail 'no example in the README'
while IFS= read -r line; do
    line=${line%...}
    [ -z "$line" ] || grep -q -F -e "${line% }" "$WORK/out/stdout" || fail "the README shows: $line"
done <"$WORK/out/shown"

for page in README.md CONTRIBUTING.md docs/*.md; do
    grep -o '](\([^)#]*\))' "$page" | sed 's/^](//; s/)$//' | grep -v '^https*:' | while read -r link; do
        [ -e "$(dirname "$page")/$link" ] || echo "$page: $link"
    done
done >"$WORK/out/broken-links"
what='links in the documents'
[ ! -s "$WORK/out/broken-links" ] || fail "$(cat "$WORK/out/broken-links")"
finish
