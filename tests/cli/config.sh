#!/bin/sh
# .ftlint.yml, the environment, ftlint config and ftlint init.
. "$(dirname "$0")/lib.sh"
mkdir proj/.git proj/src
module proj/src/a.c a
cd proj || exit 1

# found from within and from outside, up to the repository and not beyond
echo 'ignore: [FT101]' >.ftlint.yml
run 0
run 1 --no-config
(cd src && "$FTLINT" -q) || fail 'not found from a folder within'
(cd .. && "$FTLINT" -q proj) || fail 'not found from outside'
mv .ftlint.yml ..
run 1
mv ../.ftlint.yml other.yml
run 1
run 0 --config other.yml
run 2 --config nowhere.yml
stderr_has "cannot read '.*nowhere.yml'"

# the command line is stronger than the environment, and that than the file
printf 'select: [state]\nshow: error\n' >.ftlint.yml
run 0
run 1 --select borrowed
FTLINT_SELECT=borrowed
export FTLINT_SELECT
run 1
run 0 --select state
unset FTLINT_SELECT
FTLINT_IGNORE=FT101 run 0 --select borrowed
FTLINT_NO_CONFIG=1 run 1
FTLINT_NO_CONFIG=0 run 0
FTLINT_NO_CONFIG=maybe run 2
stderr_has "FTLINT_NO_CONFIG: expected 1 or 0, found 'maybe'"
FTLINT_TARGET_PYTHON=2.7 run 2
stderr_has "FTLINT_TARGET_PYTHON: invalid value '2.7' for --target-python"

# severities, by rule, name and family, and for some files
printf 'severity: {borrowed: note, FT101: warning}\n' >.ftlint.yml
run 1 --format concise
stdout_has '^src/a.c:10:[0-9]*: warning: '
printf 'severity: {FT101: warning, borrowed: note}\n' >.ftlint.yml
run 1 --format concise
stdout_has ': warning: '
printf 'severity: {borrowed-dict-item: off}\n' >.ftlint.yml
run 0
printf 'overrides:\n  - paths: [/src/]\n    severity: {FT101: note}\n' >.ftlint.yml
run 0
run 1 --pedantic
printf 'overrides:\n  - paths: ["*.h"]\n    ignore: [FT101]\n' >.ftlint.yml
run 1
printf 'overrides:\n  - paths: ["s*/*.c"]\n    ignore: [borrowed]\n' >.ftlint.yml
run 0
printf 'fail-on: error\nseverity: {FT101: warning}\n' >.ftlint.yml
run 0
stdout_has FT101

# leaving out
module src/b.c b
printf 'exclude: [/src/b.c]\n' >.ftlint.yml
run 1 --format concise
stdout_lacks '^src/b.c'
run 1 src/b.c
run 0 --force-exclude src/b.c
stderr_has '^no findings in 0 files'
run 1 --force-exclude src/a.c src/b.c --format concise
stdout_lacks '^src/b.c'
run 2 --exclude src
stderr_has 'no C or C++ source files to analyse'
(cd src && "$FTLINT" -q --exclude /a.c --format concise >"$WORK/out/stdout"; [ $? -eq 2 ]) || fail 'a pattern counts from here'
rm src/b.c

# one file, seen in its whole program: who calls it and who writes is elsewhere
cat >src/state.c <<'CODE'
#include <Python.h>
#include "state.h"
PyObject *latest;
CODE
echo 'extern PyObject *latest;' >src/state.h
cat >src/user.c <<'CODE'
#include <Python.h>
#include "state.h"
static PyObject *
set(PyObject *self, PyObject *value)
{
    Py_XDECREF(latest);
    latest = Py_NewRef(value);
    Py_RETURN_NONE;
}
static PyMethodDef methods[] = {{"set", set, METH_O, NULL}, {NULL, NULL, 0, NULL}};
CODE
run 0 src/state.c
run 1 --whole-program --format concise src/state.c
stdout_has '^src/state.c:3:'
stdout_lacks '^src/a.c'
rm src/state.[ch] src/user.c

# includes and macros
printf '#include <Python.h>\n#include <mine.h>\n#ifdef WITH_MORE\n#include "a.c"\n#endif\n' >src/c.c
mkdir include && : >include/mine.h
printf 'include: [include]\ndefine: [WITH_MORE, LEVEL=2]\n' >.ftlint.yml
run 1 -v
stderr_has '-DWITH_MORE -DLEVEL=2'
stderr_has '^ftlint: configuration: .ftlint.yml$'
rm -r include src/c.c

# what is wrong is said with its place
cat >.ftlint.yml <<'YAML'
selct: [borrowed]
severity: {FT101: fatal}
overrides:
  - path: [/x]
  - ignore: [FT101]
rules: [../x]
output: [sarif=/etc/x, nothing]
target-python: "3.9"
require-reasons: maybe
jobs: many
exclude: /src
YAML
run 2
stderr_has "^ftlint: error: .ftlint.yml:1:1: unknown key 'selct', did you mean 'select'?$"
stderr_has "^ftlint: error: .ftlint.yml:2:19: expected off, note, warning or error, found 'fatal'$"
stderr_has "^ftlint: error: .ftlint.yml:4:5: unknown key 'path', did you mean 'paths'?$"
stderr_has "^ftlint: error: .ftlint.yml:5:5: an override needs the key 'paths'"
stderr_has "^ftlint: error: .ftlint.yml:6:9: '../x' must be a path below the folder of .ftlint.yml$"
stderr_has "^ftlint: error: .ftlint.yml:7:10: '/etc/x' must be a path below the folder of .ftlint.yml$"
stderr_has "^ftlint: error: .ftlint.yml:7:24: invalid value 'nothing' for --output"
stderr_has "^ftlint: error: .ftlint.yml:8:16: invalid value '3.9' for --target-python"
stderr_has "^ftlint: error: .ftlint.yml:9:18: expected true or false, found 'maybe'"
stderr_has "^ftlint: error: .ftlint.yml:10:7: invalid value 'many' for --jobs"
stderr_has "^ftlint: error: .ftlint.yml:11:10: expected a list, found '/src'"
stdout_empty
printf 'severity: {FT1O1: note}\n' >.ftlint.yml
run 2
stderr_has "^ftlint: error: .ftlint.yml:1:12: unknown rule 'FT1O1', did you mean 'FT101'?$"
printf 'a: [\n' >.ftlint.yml
run 2
stderr_has '^ftlint: error: .ftlint.yml:[0-9]*:[0-9]*: '
printf '# nothing yet\n' >.ftlint.yml
run 1
: >.ftlint.yml
run 1

# a link out of the checkout is no way out of it
ln -s "$WORK/out" escape
printf 'output: [json=escape/x.json]\n' >.ftlint.yml
run 2
stderr_has 'must be a path below'
[ -e "$WORK/out/x.json" ] && fail 'written outside'
printf 'output: [json=report.json]\n' >.ftlint.yml
run 1
grep -q '"rule": "FT101"' report.json || fail 'no report'
rm report.json escape

# what applies
printf 'select: [borrowed]\nseverity: {FT101: note}\n' >.ftlint.yml
run 0 config
stdout_has '^configuration: .ftlint.yml$'
FTLINT_JOBS=2 run 0 config --show
stdout_has '^select: \[borrowed\]  # .ftlint.yml:1$'
stdout_has '^jobs: 2  # FTLINT_JOBS$'
stdout_has '^target-python: 3.14  # default$'
stdout_has '^severity of FT101: note  # .ftlint.yml, default error$'
rm .ftlint.yml
run 0 config
stdout_has '^configuration: none$'

# init shows, and writes only if told to
mkdir -p src/third_party/lib && harmless src/third_party/lib/x.c
run 0 init
stdout_has '^# ---- .ftlint.yml$'
stdout_has '^  - /src/third_party/$'
stdout_has '^      - id: ftlint$'
[ -e .ftlint.yml ] && fail 'written without being told to'
printf 'mine\n' >.pre-commit-config.yaml
run 0 init --yes
stderr_has 'wrote .ftlint.yml'
stderr_has '.pre-commit-config.yaml is there already and left alone'
[ "$(cat .pre-commit-config.yaml)" = mine ] || fail 'a file of the project was changed'
[ -s .github/workflows/ftlint.yml ] || fail 'no workflow'
run 1 --format concise
stdout_has '^src/a.c:10:'
finish
