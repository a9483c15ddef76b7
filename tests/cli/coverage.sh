#!/bin/sh
# How much was understood: every summary says it, --strict insists on it, nothing is counted twice.
. "$(dirname "$0")/lib.sh"

cat >proj/shared.h <<'CODE'
#include <Python.h>
static inline void drop(PyObject *o) { Py_DECREF(o); }
#if PY_VERSION_HEX < 0x03080000
static inline void old(PyObject *o) { Py_XDECREF(o); PyErr_Clear(); }
#endif
CODE
printf '#include "shared.h"\nvoid one(PyObject *o) { drop(o); PyErr_Clear(); }\n' >proj/one.c
printf '#include "shared.h"\nvoid two(PyObject *o) { drop(o); }\n' >proj/two.c

# A header that two units include counts once.
run 0 proj
stderr_has '^no findings in 2 files; understood 100.0% of 3 functions, 100.0% of 2 C-API calls (1 function and 2 calls switched off)$'
run 0 --strict proj
run 0 --strict -q proj
stderr_empty

# What one unit leaves out and another one analyses is understood.
printf '#define WITH_MORE 1\n#include "more.h"\n' >proj/with.c
printf '#include "more.h"\n' >proj/without.c
printf '#include <Python.h>\n#ifdef WITH_MORE\nstatic inline void more(void) { PyErr_Clear(); }\n#endif\n' >proj/more.h
run 0 proj/with.c proj/without.c
stderr_has 'understood 100.0% of 1 function, 100.0% of 1 C-API call$'
rm proj/with.c proj/without.c proj/more.h

# Headers that nothing includes are named.
printf 'static int unused(void) { return 1; }\n' >proj/lonely.h
run 0 proj
stderr_has '^ftlint: note: left out 1 header that nothing includes: proj/lonely.h$'
run 0 --strict proj
run 0 -v proj
stderr_has '^proj/lonely.h: left out: nothing that is analysed includes it$'
rm proj/lonely.h

# Parse errors, and code that the parser drops.
printf '#include <Python.h>\nint broken(void)\n{\n    PyErr_Clear();\n    return 1 +;\n}\n' >proj/broken.c
run 0 proj
stderr_has 'understood 75.0% of 4 functions, 100.0% of 3 C-API calls'
run 0 -v proj
stderr_has '^proj/broken.c:2:5: function broken has parse errors$'
run 2 --strict proj
stderr_has '^ftlint: error: coverage is incomplete (--strict=100): 1 of 4 functions with parse errors; -v lists them$'
run 0 --strict=75 proj
run 2 --strict=76 proj
run 0 --format json -q proj
if command -v jq >/dev/null; then
    jq -e '.coverage | .functions == 4 and .functions_with_errors == 1 and .functions_not_seen == 0 and
        .functions_switched_off == 1 and .calls == 3 and .calls_in_text == 5 and .calls_switched_off == 2 and
        .calls_not_seen == 0 and (.incomplete | length) == 1 and .incomplete[0].path == "proj/broken.c" and
        .incomplete[0].missed == [{"line": 2, "column": 5, "kind": "error", "name": "broken"}]' out/stdout >/dev/null ||
        fail 'unexpected coverage in JSON'
fi

# Findings are reported all the same, and the status says that they may not be all.
module proj/a.c a
run 2 --strict proj
stdout_has 'proj/a.c:10:.*FT101'
run 1 --strict=75 proj
rm proj/broken.c

# A file that cannot be parsed is never enough.
printf 'a\0b' >proj/binary.c
run 1 proj
stderr_has '; 1 file not parsed$'
run 2 --strict=1 proj
stderr_has 'coverage is incomplete (--strict=1): 1 file not parsed'
stdout_has 'proj/a.c:10:.*FT101'
run 1 -v proj
stderr_has '^proj/binary.c: not parsed: not source text (NUL bytes)$'

for value in 0 101 x ''; do
    run 2 --strict="$value" proj
    stderr_has "invalid value '$value' for --strict: expected 1 to 100"
done
finish
