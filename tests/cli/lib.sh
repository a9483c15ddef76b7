# Shared by the tests of the command line; sourced with: . "$(dirname "$0")/lib.sh"
# Every script is called with the program and the source folder of ftlint.
# shellcheck shell=sh disable=SC2034

set -u
FTLINT=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
SOURCE=$(cd "$2" && pwd)
WORK=$(mktemp -d "${TMPDIR:-/tmp}/ftlint-cli.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$WORK"; rm -rf "$WORK"' EXIT
trap 'exit 1' INT TERM
cd "$WORK" || exit 1
mkdir proj out
unset NO_COLOR CLICOLOR CLICOLOR_FORCE FORCE_COLOR
failures=0

# run STATUS ARGS...: runs ftlint, keeps out/stdout and out/stderr, checks the exit status.
run() {
    wanted=$1
    shift
    what="ftlint $*"
    "$FTLINT" "$@" >"$WORK/out/stdout" 2>"$WORK/out/stderr"
    status=$?
    [ "$status" -eq "$wanted" ] || fail "exit status $status, not $wanted"
}

fail() {
    failures=$((failures + 1))
    echo "FAILED: $what: $1"
    sed 's/^/  stdout: /' "$WORK/out/stdout" | head -n 20
    sed 's/^/  stderr: /' "$WORK/out/stderr" | head -n 20
}

# Messages may be spread over lines.
stdout_has() {
    grep -q -e "$1" "$WORK/out/stdout" || awk -f "$SOURCE/tests/cli/unwrap.awk" "$WORK/out/stdout" | grep -q -e "$1" ||
        fail "no '$1' on stdout"
}
stderr_has() { grep -q -e "$1" "$WORK/out/stderr" || fail "no '$1' on stderr"; }
stdout_lacks() { ! grep -q -e "$1" "$WORK/out/stdout" || fail "'$1' on stdout"; }
stderr_lacks() { ! grep -q -e "$1" "$WORK/out/stderr" || fail "'$1' on stderr"; }
stdout_empty() { [ ! -s "$WORK/out/stdout" ] || fail "something on stdout"; }
stderr_empty() { [ ! -s "$WORK/out/stderr" ] || fail "something on stderr"; }

# module FILE NAME: an extension module with one hazard (FT101 on line 10) and its declaration in order.
module() {
    cat >"$1" <<CODE
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *registry;

static PyObject *
lookup(PyObject *self, PyObject *key)
{
    (void)self;
    PyObject *found = PyDict_GetItemWithError(registry, key);
    if (found == NULL)
        return NULL;
    Py_INCREF(found);
    return found;
}

static PyObject *
get_registry(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    return Py_NewRef(registry);
}

static PyMethodDef methods[] = {
    {"lookup", lookup, METH_O, NULL},
    {"registry", get_registry, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static int
module_exec(PyObject *module)
{
    registry = PyDict_New();
    return registry ? PyModule_AddObjectRef(module, "_registry", registry) : -1;
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, module_exec},
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
    {0, NULL},
};

static struct PyModuleDef def = {
    PyModuleDef_HEAD_INIT, .m_name = "$2", .m_methods = methods, .m_slots = slots,
};

PyMODINIT_FUNC
PyInit_$2(void)
{
    return PyModuleDef_Init(&def);
}
CODE
}

# A file in which there is nothing to find.
harmless() {
    printf '#include <Python.h>\n\nint add(int a, int b)\n{\n    return a + b;\n}\n' >"$1"
}

finish() {
    [ "$failures" -eq 0 ] || { echo "$failures checks failed"; exit 1; }
    exit 0
}
