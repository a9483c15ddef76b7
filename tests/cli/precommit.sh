#!/bin/sh
# The hooks, with the real pre-commit.
. "$(dirname "$0")/lib.sh"
command -v pre-commit >/dev/null || { echo 'pre-commit is needed (apt-get install pre-commit)'; exit 1; }
HOME=$WORK/home
PRE_COMMIT_HOME=$WORK/cache
GIT_CONFIG_NOSYSTEM=1
PATH=$(dirname "$FTLINT"):$PATH
export HOME PRE_COMMIT_HOME GIT_CONFIG_NOSYSTEM PATH
mkdir "$HOME" hooks
git config --global user.name t && git config --global user.email t@t.invalid
git config --global init.defaultBranch main

pre-commit validate-manifest "$SOURCE/.pre-commit-hooks.yaml" || fail 'the manifest is not valid'
cp "$SOURCE/.pre-commit-hooks.yaml" hooks/
(cd hooks && git init -q . && git add . && git commit -qm hooks) || exit 1

# try STATUS HOOK ARGS...: stages what is there and runs the hook
try() {
    wanted=$1
    hook=$2
    shift 2
    what="pre-commit try-repo hooks $hook $*"
    git add -A
    pre-commit try-repo "$WORK/hooks" "$hook" "$@" >"$WORK/out/stdout" 2>"$WORK/out/stderr"
    status=$?
    [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}

cd proj || exit 1
git init -q .
harmless fine.c
try 0 ftlint
stdout_has 'Passed'
module bad.c bad
try 1 ftlint
stdout_has '^bad.c:10:[0-9]*: .*'
git commit -qm known

# only the files of the commit are reported, and judged with the others
harmless fine2.c
try 0 ftlint
try 1 ftlint --all-files
cat >state.c <<'CODE'
#include <Python.h>
#include "state.h"
PyObject *latest;
CODE
echo 'extern PyObject *latest;' >state.h
cat >user.c <<'CODE'
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
git add -A && git commit -qm more
echo '/* touched */' >>state.c
try 1 ftlint
stdout_has '^state.c:3:'
stdout_lacks '^bad.c'

# many files are one call, and what is excluded stays out although it is named
i=0
while [ $i -lt 60 ]; do
    printf 'int f%d(void) { return %d; }\n' $i $i >"many$i.c"
    i=$((i + 1))
done
printf 'exclude: [state.c, bad.c]\n' >.ftlint.yml
try 0 ftlint --all-files --verbose
[ "$(grep -c 'no findings in' "$WORK/out/stdout")" -eq 1 ] || fail 'not one call'

try 0 ftlint-project --all-files
rm .ftlint.yml
try 1 ftlint-project --all-files
stdout_has '^bad.c:10:'
finish
