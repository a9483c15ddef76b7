#!/bin/sh
# action.yml and the GitLab template: well formed, their scripts are clean, and they do what docs/ci.md says.
. "$(dirname "$0")/../cli/lib.sh"
module proj/a.c a

python=
for candidate in /usr/bin/python3 python3; do
    "$candidate" -c 'import yaml' 2>/dev/null && python=$candidate && break
done
[ -n "$python" ] || { echo "python3-yaml is missing: tools/setup test"; exit 1; }

what='yamllint'
yamllint -d '{extends: default, rules: {line-length: {max: 120}, document-start: disable}}' "$SOURCE/action.yml" \
    "$SOURCE/ci/gitlab.yml" >out/stdout 2>&1 || fail "complains"
what='check_ci.py'
mkdir steps
"$python" "$SOURCE/tests/ci/check_ci.py" "$SOURCE/action.yml" "$SOURCE/ci/gitlab.yml" steps >out/stdout 2>out/stderr ||
    fail "complains"
what='shellcheck'
shellcheck steps/*.sh "$SOURCE/tools/install" >out/stdout 2>&1 || fail "complains"

# The steps, as the runner runs them, in a checkout. What they build is a release of this very source.
mkdir action temp
if [ -e "$SOURCE/.git" ]; then
    (cd "$SOURCE" && git ls-files -z | tar c --null --ignore-failed-read -T -) | tar x -C action
else
    (cd "$SOURCE" && tar c --exclude ./build .) | tar x -C action
fi
RUNNER_TEMP=$WORK/temp GITHUB_PATH=$WORK/out/path
export RUNNER_TEMP GITHUB_PATH
what='step 1: build'
VERSION='' ACTION_PATH=$WORK/action bash --noprofile --norc -e -o pipefail steps/step-1.sh >out/stdout 2>out/stderr ||
    fail "exit status $?"
[ "$(cat out/path)" = "$RUNNER_TEMP/ftlint/bin" ] || fail "not on the path"
for file in bin/ftlint share/man/man1/ftlint.1 share/bash-completion/completions/ftlint \
    share/zsh/site-functions/_ftlint share/fish/vendor_completions.d/ftlint.fish; do
    [ -s "$RUNNER_TEMP/ftlint/$file" ] || fail "$file is not installed"
done
PATH=$RUNNER_TEMP/ftlint/bin:$PATH
export PATH
unset GITLAB_CI CI_PROJECT_DIR
GITHUB_STEP_SUMMARY=$WORK/out/summary.md
export GITHUB_STEP_SUMMARY

# step STATUS ARGS FAIL_ON
step() {
    what="step 2 with args '$2', fail-on $3"
    rm -f a.sarif out/summary.md
    GITHUB_ACTIONS=true ARGS=$2 FAIL_ON=$3 SARIF_FILE=a.sarif bash --noprofile --norc -e -o pipefail steps/step-2.sh \
        >out/stdout 2>out/stderr
    status=$?
    [ $status -eq "$1" ] || fail "exit status $status, not $1"
}
step 1 'proj --pedantic' warning
stdout_has '^::error file=proj/a.c,line=10,'
jq -e '.runs[0].results | length == 1' a.sarif >/dev/null || fail "no SARIF"
grep -q 'proj/a.c:10' out/summary.md || fail "no summary"
step 1 proj error
step 0 proj never
stdout_has '^::error file=proj/a.c,line=10,'
step 2 proj sometimes
stderr_has "invalid value 'sometimes' for --fail-on"
step 2 'proj/*.c' warning
stderr_has "'proj/\*.c'"

what='the GitLab job'
GITLAB_CI=true FTLINT_ARGS=proj FTLINT_FAIL_ON=error sh steps/gitlab-script.sh >out/stdout 2>out/stderr
[ $? -eq 1 ] || fail "must fail"
stdout_has '^proj/a.c:10:'
jq -e '.[0].location.path == "proj/a.c"' gl-code-quality-report.json >/dev/null || fail "no report"
finish
