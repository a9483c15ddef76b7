#!/bin/sh
# Repeat templates (.c.src): expanded in memory, findings at the template's lines, once; damage and greed are told.
. "$(dirname "$0")/lib.sh"

cp -r "$SOURCE/tests/fixtures/templates/bad_repeat" repeat
run 1 repeat
stdout_has '^repeat/store.c.src:18:23: error: .*(the same in 2 expansions of this template) \[FT101'
stdout_has '^ *18 |     PyObject \*found = @find@(@where@, key);'
stdout_has '^repeat/store.c.src:37:13: .*(the same in 4 expansions of this template) \[FT205'
stdout_has '^repeat/store.h.src:15:23: .*\[FT102'
stderr_has '^3 findings'
stderr_has 'of 6 functions'
stderr_lacks 'left out'
cp out/stdout first
run 1 -j1 repeat
cmp -s first out/stdout || fail 'differs with -j1'
[ "$(find repeat | wc -l)" -eq 3 ] || fail 'something was written beside the template'

# A fingerprint survives a value more.
if command -v jq >/dev/null; then
    run 1 -q --format json repeat
    jq -r '.findings[].fingerprint' out/stdout >first
    sed 's/#step = 1, 2#/#step = 0, 1, 2#/' repeat/store.c.src >new
    mv new repeat/store.c.src
    run 1 -q --format json repeat
    jq -r '.findings[].fingerprint' out/stdout >second
    cmp -s first second || fail 'fingerprints changed'
fi

# What a build in place leaves beside the template is not reported a second time.
sed 's/@[a-z]*@//g' repeat/store.c.src >repeat/store.c
run 1 repeat
stderr_has 'left out 1 generated file: repeat/store.c'
stdout_lacks 'store.c:'

# What cannot be expanded is not parsed, but its text is read, for notes.
mkdir bad
{
    printf '#include <Python.h>\n/**begin repeat\n */\n'
    printf 'PyObject *f(PyObject *d, PyObject *k) { return PyDict_GetItem(d, k); }\n'
} >bad/open.c.src
run 2 bad
stdout_lacks FT112
run 2 --pedantic bad
stdout_has '^bad/open.c.src:4:48: note: PyDict_GetItem() .*seen in text that could not be parsed.* (file) \[FT112'
stderr_has '0.0% of 1 C-API call; 1 file not parsed'
printf 'int a;\n/**begin repeat\n * #x = 1, 2#\n */\nint a@x@;\n' >bad/open.c.src
run 2 bad
stderr_has "bad/open.c.src: cannot expand the template: line 2: 'begin repeat' has no '/\*\*end repeat\*\*/'; file skipped"
{
    for i in '' 1 2 3 4 5 6; do printf '/**begin repeat%s\n * #x = y*99#\n */\n' "$i"; done
    echo 'int @x@;'
    for i in 6 5 4 3 2 1 ''; do printf '/**end repeat%s**/\n' "$i"; done
} >bad/open.c.src
run 2 bad
stderr_has 'bad/open.c.src: cannot expand the template: line [0-9]*: repeats without end: '
printf '/**begin repeat\n */\n' >bad/open.h.src
printf '#include <Python.h>\n#include "open.h"\nint f(void) { return 1; }\n' >bad/user.c
rm bad/open.c.src
run 0 bad
finish
