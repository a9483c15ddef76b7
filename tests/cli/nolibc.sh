#!/bin/sh
# A machine without the headers of a C library: the same findings, and one note.
. "$(dirname "$0")/lib.sh"
module proj/a.c a
cat >>proj/a.c <<'CODE'

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char name[64];

PyObject *
keep_name(PyObject *self, PyObject *args)
{
    const char *text;
    uint32_t n = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "s", &text))
        return NULL;
    pthread_mutex_lock(&lock);
    n = (uint32_t)strlen(text);
    strncpy(name, text, sizeof name - 1);
    errno = 0;
    pthread_mutex_unlock(&lock);
    return PyLong_FromUnsignedLong(n);
}
CODE
run 1 proj
stderr_lacks 'note: '
stderr_has 'understood 100.0% of .* functions, 100.0% of .* C-API calls$'
cp out/stdout out/with_libc

FTLINT_SYSTEM_HEADERS=none
export FTLINT_SYSTEM_HEADERS
run 1 proj
stderr_has 'understood 100.0% of .* functions, 100.0% of .* C-API calls$'
[ "$(grep -c 'no headers of a C library found' out/stderr)" = 1 ] || fail "not one note"
cmp -s out/stdout out/with_libc || fail "other findings than with the headers of a C library"
run 1 -q proj
stderr_lacks 'no headers of a C library'
finish
