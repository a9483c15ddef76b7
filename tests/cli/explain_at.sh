#!/bin/sh
# Why a place is reported, or is not.
. "$(dirname "$0")/lib.sh"
module proj/a.c a
line=$(grep -n PyDict_GetItemWithError proj/a.c | cut -d: -f1)

run 0 explain --at "proj/a.c:$line" proj
stdout_has "^proj/a.c:$line:.*PyDict_GetItemWithError (call) in lookup()"
stdout_has 'container.sharing: shared'
stdout_has 'where it comes from:'
stdout_has 'locks held: none'
stdout_has 'FT101 borrowed-dict-item: error'
stdout_has 'FT109 borrowed-and-returned: not reported; it needs: `result.use`'
stdout_lacks 'FT105'
run 0 explain --at "proj/a.c:$line:30" proj
run 2 explain --at "proj/a.c:$line:1" proj
stderr_has 'nothing there'
run 2 explain --at "proj/a.c:1" proj
stderr_has 'nothing there'
run 2 explain --at proj/a.c proj
stderr_has 'FILE:LINE'
run 2 explain --at "proj/a.c:0" proj
stderr_has 'FILE:LINE'

# pythoncapi-compat is of use only to those who support a Python without the replacement.
run 0 explain --at "proj/a.c:$line" proj
stdout_has 'compat: pythoncapi-compat has it for older versions$'
printf '[project]\nrequires-python = ">=3.10"\n' >proj/pyproject.toml
run 0 explain --at "proj/a.c:$line" proj
stdout_has 'compat: .*older versions, which the project supports from 3.10 on'
printf '[project]\nrequires-python = ">=3.13"\n' >proj/pyproject.toml
run 0 explain --at "proj/a.c:$line" proj
stdout_lacks 'compat:'
rm proj/pyproject.toml
