#!/bin/sh
# What developers look at.
. "$(dirname "$0")/lib.sh"
module proj/a.c a

run 0 dump --ir proj/a.c
stdout_has lookup
stdout_has get_registry
run 0 dump --ir proj/a.c:lookup
stdout_has PyDict_GetItemWithError
stdout_lacks PyDict_New
run 2 dump --ir proj/a.c:nothing
stderr_has "no function 'nothing'"
run 0 dump --facts proj/a.c
stdout_has '^ftlint-facts 1$'
stdout_has '^CALL [0-9]* function callee '
run 0 dump --link proj
stdout_has lookup
printf '#include <Python.h>\n#include "not_there.h"\nint f(missing_t *m) { return m->field; }\n' >proj/b.c
run 0 dump --healed proj/b.c
run 2 dump --ir proj/nothing.c
stderr_has "cannot read 'proj/nothing.c'"
run 2 dump --ir
stderr_has 'which file?'
run 2 dump proj/a.c
stderr_has 'one of --ir, --facts, --link, --healed'

run 0 docs pages
for page in rules/FT101.md rules/README.md rule-language.md; do
    [ -s pages/$page ] || fail "no page $page"
done
run 0 docs --check pages
echo >>pages/rules/FT101.md
rm pages/rule-language.md
: >pages/rules/FT000.md
run 1 docs --check pages
stderr_has 'stale: pages/rules/FT101.md'
stderr_has 'stale: pages/rule-language.md'
stderr_has 'stale: pages/rules/FT000.md'
run 2 docs
run 2 docs proj/a.c
stderr_has 'cannot'
finish
