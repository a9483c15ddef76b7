#!/bin/sh
# Only what a change brings: --changed-since and --diff.
. "$(dirname "$0")/lib.sh"
git() { command git -c user.name=t -c user.email=t@t.invalid -c init.defaultBranch=main -c commit.gpgsign=false "$@" >/dev/null 2>&1; }

cd proj || exit 1
module a.c a
git init . || { echo 'git is needed'; exit 1; }
git add . && git commit -m first
git checkout -b topic

run 0 --changed-since main
stderr_has '^no findings in 1 file, 1 not of this change; '

# a new file, known to git or not
module b.c b
run 1 --changed-since main --format concise
stdout_has '^b.c:10:'
stdout_lacks '^a.c'
git add b.c && git commit -m second
run 1 --changed-since main --format concise
stdout_has '^b.c:10:'
run 0 --changed-since HEAD

# moved lines and white space are no change
sed '3s/^/\n\n/; s/^    PyObject \*found = /    PyObject  *found  =  /' b.c >c.c && mv c.c b.c
run 0 --changed-since HEAD
# a touched line is one
sed 's/\*found  =  PyDict/*found = (PyObject *)PyDict/' b.c >c.c && mv c.c b.c
run 1 --changed-since HEAD --format concise
stdout_has '^b.c:12:'
git checkout b.c

# renamed files
git mv b.c d.c
run 0 --changed-since HEAD
git reset --hard

# a lock that goes makes a place unsafe that is not in the diff
cat >counter.c <<'CODE'
#include <Python.h>

static PyMutex lock;
static PyObject *latest;

static PyObject *
set(PyObject *self, PyObject *value)
{
    PyObject *old;

    PyMutex_Lock(&lock);
    old = latest;

    latest = Py_NewRef(value);

    PyMutex_Unlock(&lock);
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"set", set, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
CODE
git add . && git commit -m locked
run 0 --changed-since HEAD --select state
grep -v 'PyMutex_.*ock(&lock)' counter.c >c.c && mv c.c counter.c
run 1 --changed-since HEAD --select state --format concise
stdout_has '^counter.c:4:.*latest'
git checkout counter.c

# a file that goes is no problem
git rm counter.c
run 0 --changed-since HEAD
git reset --hard

# from a folder within, and for some paths only
mkdir sub && module sub/e.c e
(cd sub && "$FTLINT" --format concise -q --changed-since HEAD >"$WORK/out/stdout" 2>&1)
stdout_has '^e.c:10:'
run 0 --changed-since HEAD a.c
run 1 --changed-since HEAD sub

# the same through a diff
git add sub
command git diff --cached -U5 >"$WORK/out/diff"
run 1 --diff "$WORK/out/diff" --format concise
stdout_has '^sub/e.c:10:'
stdout_lacks '^a.c'
what='ftlint --diff -'
"$FTLINT" --format concise --diff - <"$WORK/out/diff" >"$WORK/out/stdout" 2>"$WORK/out/stderr"
[ $? -eq 1 ] || fail 'exit status is not 1'
stdout_has '^sub/e.c:10:'

# what goes wrong is said before anything is analysed
run 2 --changed-since nowhere
stderr_has "unknown revision 'nowhere': .*fetch-depth: 0"
stdout_empty
run 2 --changed-since --upload-pack=x
stderr_has "unknown revision"
git checkout --orphan other && git commit -m alone
run 2 --changed-since main
stderr_has "HEAD and 'main' have no common commit here: .*fetch-depth: 0"
run 2 --diff nowhere
stderr_has "cannot read 'nowhere': no such file or directory"
echo nonsense >"$WORK/out/bad"
run 2 --diff "$WORK/out/bad"
stderr_has 'diff:1: expected a unified diff'
run 2 --diff x --changed-since main
stderr_has 'exclude each other'
cd "$WORK" && mkdir bare && module bare/a.c a && cd bare || exit 1
GIT_CEILING_DIRECTORIES=$WORK
export GIT_CEILING_DIRECTORIES
run 2 --changed-since HEAD
stderr_has 'is not in a git repository'
finish
