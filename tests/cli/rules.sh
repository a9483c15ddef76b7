#!/bin/sh
# The rules: listed, explained, extended, broken.
. "$(dirname "$0")/lib.sh"
module proj/a.c a

run 0 rules
stdout_has '^FT101  borrowed-dict-item '
stderr_empty
sort -c out/stdout || fail 'not in order'
run 0 rules --format json
stdout_has '"id": "FT101"'
run 0 explain FT101
stdout_has 'borrowed-dict-item'
cp out/stdout out/by-id
run 0 explain borrowed-dict-item
cmp -s out/stdout out/by-id || fail 'id and name explain differently'
run 2 explain FT1O1
stderr_has "unknown rule 'FT1O1', did you mean 'FT101'?"
run 2 explain
stderr_has 'which rule?'
"$FTLINT" rules | while read -r id _; do
    "$FTLINT" explain "$id" >/dev/null || echo "$id"
done >out/unexplained
[ ! -s out/unexplained ] || fail "cannot explain: $(cat out/unexplained)"

mkdir own
cat >own/FT901.yml <<'RULE'
id: FT901
name: our-own-rule
family: capi
severity: warning
summary: Looks up in a dictionary
match:
  site: call
  callee: [PyDict_GetItemWithError]
message: "we do not want {callee}() here"
help: "Ask somebody."
explain: |
  Because.
references: []
examples:
  - bad: |
      PyObject *f(PyObject *d, PyObject *k) { return Py_XNewRef(PyDict_GetItemWithError(d, k)); }
  - good: |
      int f(void) { return 1; }
RULE
run 1 --rules own --select FT901 -q proj
stdout_has 'warning: we do not want PyDict_GetItemWithError() here \[FT901 our-own-rule\]'
run 0 rules --rules own
stdout_has FT901

mkdir broken
printf 'id: FT902\nname: broken\nfamily: capi\nsevrity: warning\n' >broken/FT902.yml
run 2 --rules broken proj
stderr_has 'FT902.yml:4:1: .*sevrity.*severity'
stdout_has 'proj/a.c:10:.*FT101'
printf 'id: [unclosed\n' >broken/FT902.yml
run 2 rules --rules broken
stderr_has 'FT902.yml:'
stdout_has FT101
run 2 --rules nowhere proj
stderr_has nowhere
finish
