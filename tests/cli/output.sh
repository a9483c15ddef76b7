#!/bin/sh
# Where the report goes, in which colours, and what happens when it cannot be written.
. "$(dirname "$0")/lib.sh"
module proj/a.c a
harmless proj/b.c
escape=$(printf '\033')

run 1 proj
stdout_has '^proj/a.c:10:[0-9]*: [a-z]*: PyDict_GetItemWithError() '
stdout_has '\[FT101 borrowed-dict-item\]$'
stdout_has '^   10 |     PyObject \*found = PyDict_GetItemWithError(registry, key);$'
stdout_has '^      | *^~*$'
stdout_has '= help: '
stdout_lacks "$escape"
stderr_has '^1 finding (1 [a-z]*) in 1 file; understood 100.0% of .* functions, 100.0% of .* C-API calls$'

run 1 --color always proj
stdout_has "$escape"
CLICOLOR_FORCE=1
export CLICOLOR_FORCE
run 1 proj
stdout_has "$escape"
NO_COLOR=1
export NO_COLOR
run 1 proj
stdout_lacks "$escape"
run 1 --color always proj
stdout_has "$escape"
run 1 --color never proj
stdout_lacks "$escape"
unset NO_COLOR CLICOLOR_FORCE

run 0 proj/b.c
stdout_empty
stderr_has '^no findings in 1 file'
run 0 --format concise proj/b.c
stdout_empty
run 0 --format json proj/b.c
stdout_has '"findings": \[\]'

run 1 --format json -q proj
stdout_has '"rule": "FT101"'
stdout_has '"symbol": "PyDict_GetItemWithError"'
stdout_has '"function": "lookup"'
stdout_has '"path": "proj/a.c"'
stdout_has '"line": 10'
jq -e '.version == 1 and (.findings | length) == 1 and .coverage.files == 2' out/stdout >/dev/null ||
    fail "unexpected JSON"
jq -e --slurpfile schema "$SOURCE/docs/findings.schema.json" '$schema[0] as $s |
    keys == ($s.required | sort) and (.tool | keys) == ($s.properties.tool.required | sort) and
    (.coverage | keys) == ($s.properties.coverage.required | sort) and
    (.findings | all(keys == ($s.definitions.finding.required | sort)))' out/stdout >/dev/null ||
    fail "JSON and schema differ"

what='ftlint proj >/dev/full'
for format in text concise json sarif junit markdown; do
    "$FTLINT" --format $format proj >/dev/full 2>out/stderr
    [ $? -eq 2 ] || fail "$format: a full disk must give exit status 2"
    stderr_has 'cannot write to standard output: no space left on device'
done
for args in --help --version rules 'explain FT101' 'dump --facts proj/a.c'; do
    # shellcheck disable=SC2086
    "$FTLINT" $args >/dev/full 2>out/stderr
    [ $? -eq 2 ] || fail "$args: a full disk must give exit status 2"
done
what='ftlint proj >&-'
"$FTLINT" proj >&- 2>out/stderr
[ $? -eq 2 ] || fail "a closed stdout must give exit status 2"

run 0 --severity error --select FT005 proj
run 0 --ignore FT101 proj
run 0 --ignore borrowed-dict-item proj
run 0 --ignore borrowed proj
run 1 --select borrowed proj
run 1 --select FT001,FT101 --select FT002 proj
run 0 --select FT101 --ignore FT101 proj
run 2 --select FT1O1 proj
stderr_has "unknown rule 'FT1O1', did you mean 'FT101'?"
run 2 --ignore borowed proj
stderr_has "did you mean 'borrowed'?"
run 2 --select FT101,,FT102 proj
stderr_has 'empty entry'
run 2 --select '' proj
finish
