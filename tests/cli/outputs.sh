#!/bin/sh
# Several reports in one run, where they go, and what happens when they cannot be written.
. "$(dirname "$0")/lib.sh"
unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITLAB_CI GITHUB_SERVER_URL GITHUB_REPOSITORY GITHUB_SHA
module proj/a.c a

run 1 --output sarif=out/a.sarif --output json=out/a.json -o junit=out/a.xml -q proj
stdout_has '^proj/a.c:10:'
stderr_empty
grep -q '"version":"2.1.0"' out/a.sarif || fail "no SARIF"
grep -q '"rule": "FT101"' out/a.json || fail "no JSON"
grep -q '<testsuites ' out/a.xml || fail "no JUnit"
[ "$(wc -l <out/a.sarif)" -eq 1 ] || fail "SARIF is not compact"
run 1 -q proj --format concise --output json=out/b.json
stdout_has '^proj/a.c:10:[0-9]*: [a-z]*: .* \[FT101 borrowed-dict-item\]$'
cmp -s out/a.json out/b.json || fail "the same run, different JSON"
run 1 -q proj --output json=-
cmp -s out/stdout out/a.json || fail "'-' is not standard output"
run 1 -q proj --format json --output text=out/a.txt
cmp -s out/stdout out/a.json || fail "standard output and file differ"
grep -q '^proj/a.c:10:' out/a.txt || fail "no text"
run 1 -q --color always proj --output text=out/b.txt
cmp -s out/a.txt out/b.txt || fail "colours in a file"

run 2 --output json --output sarif proj
stderr_has 'two reports for standard output: json and sarif'
run 2 --output json=x --output sarif=x proj
stderr_has 'two reports for x'
run 2 --output sarf=x proj
stderr_has "invalid value 'sarf' for --output, did you mean 'sarif'?"
run 2 --output json= proj
stderr_has "no file after '='"
run 2 --output auto=x proj
stderr_has 'auto chooses the place itself'
[ ! -e x ] || fail "a file in spite of the error"

# What one cannot be written does not keep the others back.
mkdir out/folder
run 2 -q proj --output sarif=out/missing/a.sarif --output json=out/c.json --output junit=out/folder --output sarif=/dev/full
stderr_has "cannot write 'out/missing/a.sarif': no such file or directory"
stderr_has "cannot write 'out/folder': is a directory"
stderr_has "cannot write '/dev/full': no space left on device"
[ "$(wc -l <out/stderr)" -eq 3 ] || fail "not one line each"
stdout_has '^proj/a.c:10:'
cmp -s out/a.json out/c.json || fail "the other report is not written"
what='a file that grows too large'
echo old >out/d.json
(trap '' XFSZ; ulimit -f 1; exec "$FTLINT" -q proj --output json=out/d.json >/dev/null 2>out/err.d)
[ $? -eq 2 ] || fail "must give exit status 2"
grep -q "cannot write 'out/d.json': " out/err.d || fail "no message"
[ "$(cat out/d.json)" = old ] || fail "the old file is gone"
[ "$(find out -name 'd.json.*' | wc -l)" -eq 0 ] || fail "the temporary file is left"

# A report replaces the file as a whole, keeps its mode, follows a link, and writes to what is no file.
umask 022
echo old >out/e.json && chmod 640 out/e.json && ln -s e.json out/link.json && ln out/e.json out/hard.json
run 1 -q proj --output json=out/link.json
[ -L out/link.json ] || fail "the link is replaced"
cmp -s out/e.json out/a.json || fail "the file behind the link is not written"
[ "$(cat out/hard.json)" = old ] || fail "written in place"
[ "$(stat -c %a out/e.json)" = 640 ] || fail "the mode of the file is lost"
[ "$(stat -c %a out/a.json)" = 644 ] || fail "the mode does not follow the umask"
run 1 -q proj --output json=/dev/stderr
cmp -s out/stderr out/a.json || fail "/dev/stderr is not written to"

# Hidden findings are in SARIF on request only, and then all results say what they are.
mkdir known && cp proj/a.c known/a.c
sed 's|\(PyDict_GetItemWithError(registry, key);\)|\1 // ftlint: ignore[FT101] "filled once"|' proj/a.c >known/b.c
run 0 -q --format sarif known/b.c
jq -e '.runs[0].results == []' out/stdout >/dev/null || fail "a suppressed finding"
run 1 -q --format sarif --sarif-include-suppressed known
jq -e '[.runs[0].results[].suppressions] == [[], [{kind: "inSource", status: "accepted", justification: "\"filled once\""}]]' \
    out/stdout >/dev/null || fail "not marked"
run 0 baseline write -q --baseline known.json known
run 0 -q --format sarif --sarif-include-suppressed --baseline known.json known
jq -e '[.runs[0].results[].suppressions[0].kind] | sort == ["external", "inSource"]' out/stdout >/dev/null ||
    fail "the baseline is not marked"

# auto looks at the environment.
run 1 -q --output auto proj
stdout_has '^proj/a.c:10:'
[ ! -e gl-code-quality-report.json ] || fail "a report for GitLab outside of it"
GITLAB_CI=true
export GITLAB_CI
run 1 -q --output auto proj
stdout_has '^proj/a.c:10:'
grep -q '"check_name": "FT101"' gl-code-quality-report.json || fail "no report for GitLab"
unset GITLAB_CI
GITHUB_ACTIONS=true
export GITHUB_ACTIONS
run 1 -q --output auto proj
stdout_has '^::error file=proj/a.c,line=10,endLine=10,col='
run 1 -q proj
stdout_lacks '^::'

# The summary is added to what is there, within GitHub's limit.
GITHUB_STEP_SUMMARY=$WORK/out/summary.md
export GITHUB_STEP_SUMMARY
echo before >out/summary.md
run 1 -q --format github proj
[ "$(sed -n 1p out/summary.md)" = before ] || fail "what was there is gone"
grep -q '^| error | proj/a.c:10 | \[FT101\](https://.*/FT101.md) borrowed-dict-item | PyDict\\_GetItemWithError' out/summary.md ||
    fail "no row in the summary"
GITHUB_SERVER_URL=https://example.org GITHUB_REPOSITORY=o/r GITHUB_SHA=abc "$FTLINT" -q --format github proj >out/stdout
grep -q '(https://example.org/o/r/blob/abc/proj/a.c#L10)' out/summary.md || fail "no link to the line"
head -c 999000 /dev/zero | tr '\0' 'x' >out/summary.md
run 1 -q --format github proj
[ "$(wc -c <out/summary.md)" -le 1000000 ] || fail "over the limit"
run 1 -q --format json proj
[ "$(wc -c <out/summary.md)" -le 1000000 ] || fail "a summary without being asked for"
GITHUB_STEP_SUMMARY=$WORK/out/missing/summary.md
run 2 -q --format github proj
stderr_has "cannot write '.*/out/missing/summary.md': no such file or directory"
unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY
finish
